/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * The words of the JSON contract are the nicks of these enumerations (tide_enum_to_word()); a value is
 * named once, here.
 */

/**
 * TideGeneration:
 * @TIDE_GENERATION_UNKNOWN: could not be told
 * @TIDE_GENERATION_2000: 6.0
 * @TIDE_GENERATION_2003: 6.5
 * @TIDE_GENERATION_2007: 8.x
 * @TIDE_GENERATION_2010: 14.x
 * @TIDE_GENERATION_2013: 15.0
 * @TIDE_GENERATION_2016: 15.1
 * @TIDE_GENERATION_2019: 15.2 before Subscription Edition
 * @TIDE_GENERATION_SE: Subscription Edition
 *
 * A generation of Exchange. The order is that of time, so that generations compare with `<`.
 */
typedef enum /*< enum,prefix=TIDE_GENERATION >*/
{
  TIDE_GENERATION_UNKNOWN, /*< nick=unknown >*/
  TIDE_GENERATION_2000,    /*< nick=2000 >*/
  TIDE_GENERATION_2003,    /*< nick=2003 >*/
  TIDE_GENERATION_2007,    /*< nick=2007 >*/
  TIDE_GENERATION_2010,    /*< nick=2010 >*/
  TIDE_GENERATION_2013,    /*< nick=2013 >*/
  TIDE_GENERATION_2016,    /*< nick=2016 >*/
  TIDE_GENERATION_2019,    /*< nick=2019 >*/
  TIDE_GENERATION_SE,      /*< nick=SE >*/
} TideGeneration;

/**
 * TideTruth:
 * @TIDE_TRUTH_UNKNOWN: no evidence says so or otherwise
 * @TIDE_TRUTH_NO: evidence says that it is not so
 * @TIDE_TRUTH_YES: evidence says that it is so
 *
 * What is known of a yes-or-no question.
 */
typedef enum
{
  TIDE_TRUTH_UNKNOWN,
  TIDE_TRUTH_NO,
  TIDE_TRUTH_YES,
} TideTruth;

/** TideEvidenceKind: what a piece of evidence is, told from its content. */
typedef enum
{
  TIDE_EVIDENCE_KIND_UNKNOWN,           /* nothing Tidemark reads */
  TIDE_EVIDENCE_KIND_SYSTEM_HIVE,       /* regf, HKLM\SYSTEM */
  TIDE_EVIDENCE_KIND_SOFTWARE_HIVE,     /* regf, HKLM\SOFTWARE */
  TIDE_EVIDENCE_KIND_CLUSTER_HIVE,      /* regf, HKLM\Cluster (CLUSDB) */
  TIDE_EVIDENCE_KIND_EXCHANGE_HIVE,     /* regf, a subtree of Exchange's keys */
  TIDE_EVIDENCE_KIND_OTHER_HIVE,        /* regf of another kind */
  TIDE_EVIDENCE_KIND_REGISTRY_EXPORT,   /* .reg, either version */
  TIDE_EVIDENCE_KIND_TRANSACTION_LOG,   /* a hive's log, read with its hive */
  TIDE_EVIDENCE_KIND_MANAGED_LOG,       /* ExchangeSetup.log, 2007 and later */
  TIDE_EVIDENCE_KIND_NATIVE_LOG,        /* Exchange Server Setup Progress.log */
  TIDE_EVIDENCE_KIND_INSTALLER_LOG,     /* Windows Installer log */
  TIDE_EVIDENCE_KIND_TASK_SCRIPT,       /* generated .ps1 */
  TIDE_EVIDENCE_KIND_PROGRAM_FILE,      /* a DLL or EXE */
  TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, /* `%SystemRoot%\Cluster` */
  TIDE_EVIDENCE_KIND_SETUP_LOGS,        /* an ExchangeSetupLogs folder */
  TIDE_EVIDENCE_KIND_SYSTEM_DRIVE,      /* a mounted system drive */
  TIDE_EVIDENCE_KIND_FOLDER,            /* any other folder */
  TIDE_EVIDENCE_KIND_ARCHIVE,           /* zip */
  TIDE_EVIDENCE_KIND_LDIF_ERRORS,       /* ldif.err, which a failed import leaves */
  TIDE_EVIDENCE_KIND_SERVICE_STATES,    /* Service*.xml: services as setup saved them */
  TIDE_EVIDENCE_KIND_SERVICE_LOG,       /* ServiceControl.log */
  TIDE_EVIDENCE_KIND_FILE_VERSIONS,     /* ClusterNodeFileVersions: programs of a node, and their versions */
  TIDE_EVIDENCE_KIND_INSTALLER_CACHE,   /* `%SystemRoot%\Installer`: packages that are kept */
} TideEvidenceKind;

/** TideEvidenceState: how far a piece of evidence got, and whether it can be trusted. */
typedef enum
{
  TIDE_EVIDENCE_STATE_PENDING,    /* not read yet */
  TIDE_EVIDENCE_STATE_OK,         /* read whole */
  TIDE_EVIDENCE_STATE_DIRTY,      /* a hive that was in use, without its logs: may be out of date */
  TIDE_EVIDENCE_STATE_DAMAGED,    /* read in part; the detail says what is missing */
  TIDE_EVIDENCE_STATE_UNREADABLE, /* not read; the detail says why */
  TIDE_EVIDENCE_STATE_IGNORED,    /* of no use to the diagnosis; the detail says why */
} TideEvidenceState;

/** TideVerdict: how a run, or the case as a whole, ended. */
typedef enum
{
  TIDE_VERDICT_NONE,          /* a case without runs and marks */
  TIDE_VERDICT_SUCCEEDED,
  TIDE_VERDICT_FAILED,
  TIDE_VERDICT_PREREQUISITES, /* stopped by the prerequisite check */
  TIDE_VERDICT_INTERRUPTED,   /* ends without an end, and was not running any more */
  TIDE_VERDICT_RUNNING,       /* was still running when the files were taken */
  TIDE_VERDICT_ABORTED,       /* ended before it had chosen what to do */
  TIDE_VERDICT_UNKNOWN,
} TideVerdict;

/** TideRoleState: DOMAIN's states of a role, in no order. */
typedef enum
{
  TIDE_ROLE_STATE_UNKNOWN,
  TIDE_ROLE_STATE_NOT_INSTALLED,
  TIDE_ROLE_STATE_UNPACKED,
  TIDE_ROLE_STATE_CONFIGURED,
  TIDE_ROLE_STATE_NOT_FINALISED,
  TIDE_ROLE_STATE_VERSION_MISMATCH,
  TIDE_ROLE_STATE_PARTIALLY_CONFIGURED,
} TideRoleState;

/** TideDialect: the engine that wrote a log. */
typedef enum
{
  TIDE_DIALECT_MANAGED,
  TIDE_DIALECT_NATIVE,
  TIDE_DIALECT_MSI,
} TideDialect;

/** TideRunKind: what a run was to do. */
typedef enum
{
  TIDE_RUN_KIND_SERVER,
  TIDE_RUN_KIND_PREPARE_SCHEMA,
  TIDE_RUN_KIND_PREPARE_AD,
  TIDE_RUN_KIND_PREPARE_DOMAIN,
  TIDE_RUN_KIND_OTHER,
} TideRunKind;

/** TideInterface: how a run was driven. */
typedef enum
{
  TIDE_INTERFACE_UNKNOWN,
  TIDE_INTERFACE_WIZARD,
  TIDE_INTERFACE_UNATTENDED,
} TideInterface;

/** TideStepState: how one line of an INS file ended. */
typedef enum
{
  TIDE_STEP_STATE_NOT_JUDGED, /* its directive leaves nothing in the log that tells */
  TIDE_STEP_STATE_SUCCEEDED,
  TIDE_STEP_STATE_WARNING,    /* a CreateProcessSafe that failed */
  TIDE_STEP_STATE_FAILED,
} TideStepState;

/** TideClusterModel: how Exchange uses the cluster. */
typedef enum
{
  TIDE_CLUSTER_MODEL_UNKNOWN,
  TIDE_CLUSTER_MODEL_NONE, /* a cluster without Exchange */
  TIDE_CLUSTER_MODEL_EVS,  /* 2000, 2003: Exchange Virtual Server */
  TIDE_CLUSTER_MODEL_SCC,  /* 2007: single copy cluster */
  TIDE_CLUSTER_MODEL_CCR,  /* 2007: cluster continuous replication */
  TIDE_CLUSTER_MODEL_CMS,  /* 2007: clustered mailbox server, SCC or CCR */
  TIDE_CLUSTER_MODEL_DAG,  /* 2010 and later: database availability group */
} TideClusterModel;

/** TidePresence: whether something that ought to be there is. */
typedef enum
{
  TIDE_PRESENCE_UNKNOWN, /* no evidence that could tell */
  TIDE_PRESENCE_PRESENT,
  TIDE_PRESENCE_MISSING,
  TIDE_PRESENCE_DIFFERS, /* present in part (one resource type has it, another has not) */
} TidePresence;

/** TideStartMode: how a service starts. */
typedef enum
{
  TIDE_START_MODE_UNKNOWN,
  TIDE_START_MODE_BOOT,
  TIDE_START_MODE_SYSTEM,
  TIDE_START_MODE_AUTOMATIC,
  TIDE_START_MODE_MANUAL,
  TIDE_START_MODE_DISABLED,
} TideStartMode;

/** TideNodeSubject: what the nodes of a cluster are compared by. */
typedef enum
{
  TIDE_NODE_SUBJECT_WINDOWS,
  TIDE_NODE_SUBJECT_ROLE,
  TIDE_NODE_SUBJECT_FILE,          /* in the Cluster directory */
  TIDE_NODE_SUBJECT_RESOURCE_TYPE, /* in the node's own copy of the cluster hive */
  TIDE_NODE_SUBJECT_EVENT_SOURCE,
  TIDE_NODE_SUBJECT_EXCLUADM,      /* as a COM class */
} TideNodeSubject;

/** TideNodeAspect: what of it is compared. */
typedef enum
{
  TIDE_NODE_ASPECT_PRESENCE,
  TIDE_NODE_ASPECT_STATE,              /* of a role */
  TIDE_NODE_ASPECT_VERSION,            /* of a role, the unpacked one */
  TIDE_NODE_ASPECT_CONFIGURED_VERSION,
  TIDE_NODE_ASPECT_ARCHITECTURE,
  TIDE_NODE_ASPECT_HASH,
  TIDE_NODE_ASPECT_LIBRARY,            /* of a resource type */
  TIDE_NODE_ASPECT_MESSAGE_FILE,       /* of an event source */
} TideNodeAspect;

/** TideNodeMark: how a node stands to the others. */
typedef enum
{
  TIDE_NODE_MARK_NOT_COMPARED, /* its evidence, or that of all others, does not tell */
  TIDE_NODE_MARK_SAME,
  TIDE_NODE_MARK_DIFFERS,      /* the odd one */
  TIDE_NODE_MARK_UNEQUAL,      /* not all are the same, and none is known to be the odd one */
} TideNodeMark;

/** TideFindingState: how a rule came out on a subject. */
typedef enum
{
  TIDE_FINDING_STATE_PASS,
  TIDE_FINDING_STATE_FAIL,
  TIDE_FINDING_STATE_UNKNOWN,        /* looked at, and undecidable */
  TIDE_FINDING_STATE_NOT_APPLICABLE, /* a gate is closed; the detail names it */
  TIDE_FINDING_STATE_NOT_CHECKED,    /* an input is missing; the detail names it */
  TIDE_FINDING_STATE_INFORMATION,    /* true and worth knowing, no failure */
  TIDE_FINDING_STATE_FIXED,          /* failed before the rehearsal, passes in it */
} TideFindingState;

/** TideSeverity: what a failed rule means to the person with the ticket. */
typedef enum
{
  TIDE_SEVERITY_NOTE,
  TIDE_SEVERITY_WARNING,
  TIDE_SEVERITY_ERROR,
} TideSeverity;

/** TideFixScope: where a fix is run. */
typedef enum
{
  TIDE_FIX_SCOPE_NODE,    /* on the server that the finding names */
  TIDE_FIX_SCOPE_CLUSTER, /* once per cluster, on any node */
} TideFixScope;

/** TideRisk: what a fix can break. */
typedef enum
{
  TIDE_RISK_LOW,
  TIDE_RISK_MEDIUM,
  TIDE_RISK_HIGH,
} TideRisk;

/** TideScriptFormat: the kinds of fix script. */
typedef enum
{
  TIDE_SCRIPT_FORMAT_CMD,
  TIDE_SCRIPT_FORMAT_REG, /* registry values of one server alone; never of the cluster */
} TideScriptFormat;

/** TideReportFormat: the kinds of report. */
typedef enum
{
  TIDE_REPORT_FORMAT_TEXT,
  TIDE_REPORT_FORMAT_JSON,
  TIDE_REPORT_FORMAT_HTML,
} TideReportFormat;

/**
 * tide_enum_to_word:
 * @type: one of Tidemark's enumeration types, such as %TIDE_TYPE_ROLE_STATE
 * @value: a value of it
 *
 * Returns: (transfer none): the value's word in the JSON contract, "unknown" for a value that is none
 */
const char *tide_enum_to_word (GType type,
                               int   value);

/**
 * tide_enum_from_word:
 * @type: one of Tidemark's enumeration types
 * @word: a word of the JSON contract
 * @value: (out): its value; untouched if there is none
 *
 * Returns: whether @type has such a word
 */
gboolean tide_enum_from_word (GType       type,
                              const char *word,
                              int        *value);

G_END_DECLS
