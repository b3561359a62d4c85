/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the catalogue holds. Texts are msgids: translate them when they are shown, never when they are
 * stored. Names of Windows are compared with g_ascii_strcasecmp().
 */
#include <tidemark/tide-catalog.h>
#include <tidemark/tide-enums.h>

#include "base/tide-version.h"
#include "catalog/tide-match.h"

G_BEGIN_DECLS

/* The four gates. A rule applies where all of them are open. */
typedef struct
{
  guint       generations;     /* bits 1 << TideGeneration; 0: all */
  TideVersion windows_from;    /* 0.0 for no limit */
  TideVersion windows_to;      /* exclusive; 0.0 for no limit */
  gboolean    cluster_node;    /* only on nodes of a cluster */
  gboolean    exchange_clustering; /* only where Exchange's own clustering (2000–2007) is installed */
} TideCatalogGates;

/* Evidence that a rule cannot do without; several bits: all of them */
typedef enum
{
  TIDE_NEED_SYSTEM = 1 << 0,            /* HKLM\SYSTEM of the server */
  TIDE_NEED_SOFTWARE = 1 << 1,          /* HKLM\SOFTWARE of the server */
  TIDE_NEED_EXCHANGE_KEYS = 1 << 2,     /* Exchange's keys, from SOFTWARE or a subtree */
  TIDE_NEED_CLUSTER_HIVE = 1 << 3,
  TIDE_NEED_CLUSTER_DIRECTORY = 1 << 4, /* of the server */
  TIDE_NEED_LOG = 1 << 5,               /* a setup log of the server */
  TIDE_NEED_NATIVE_LOG = 1 << 6,        /* a log with lines of the native engine */
  TIDE_NEED_TWO_NODES = 1 << 7,         /* evidence of two nodes of the cluster */
  TIDE_NEED_INSTALLER_LOG = 1 << 8,     /* a Windows Installer log of the server */
  TIDE_NEED_INSTALLER_CACHE = 1 << 9,   /* the folder of the packages that Windows Installer keeps */
} TideNeed;

typedef struct
{
  char          *id;
  TideGeneration generation;
  char          *title;         /* "Exchange Server 2007" */
  char          *registry_root; /* under HKLM: "SOFTWARE\Microsoft\Exchange\v8.0" */
  TideVersion    from;          /* role versions from here */
  TideVersion    to;            /* up to here, exclusive */
  gboolean       has_roles;     /* FALSE for 2000 and 2003 */
  GStrv          sources;
} TideCatalogGeneration;

typedef struct
{
  char    *id;          /* the registry key, "HubTransportRole" */
  char    *title;       /* "Hub Transport" */
  GStrv    names;       /* setup's other names for it: "BridgeheadRole", "Bridgehead" */
  char    *setup_code;  /* (nullable) for /roles: "HT" */
  guint    generations; /* bits */
  gboolean configures;  /* FALSE: has no configuration, so that unpacked is all there is (AdminTools) */
  GStrv    sources;
} TideCatalogRole;

typedef struct
{
  char            *id; /* the file's name, lower case: "exres.dll" */
  char            *title;
  TideCatalogGates gates;
  gboolean         required; /* FALSE: its absence is information */
  GStrv            sources;
} TideCatalogFile;

typedef struct
{
  char    *id; /* the type's name: "Microsoft Exchange System Attendant" */
  char    *dll;
  guint    generations; /* bits */
  gboolean confirmed;
  GStrv    sources;
} TideCatalogResourceType;

typedef struct
{
  char *id;           /* "MSExchange Cluster" */
  GStrv names;        /* spellings that are accepted in its place */
  char *log;          /* "Application" */
  char *message_file; /* "clusmsg.dll", in the Cluster directory */
  guint generations;  /* bits */
  GStrv sources;
} TideCatalogEventSource;

/* What a rule is tried on: each server, the cluster as one, or the case as one */
typedef enum
{
  TIDE_RULE_SCOPE_SERVER,
  TIDE_RULE_SCOPE_CLUSTER,
  TIDE_RULE_SCOPE_CASE,
} TideRuleScope;

typedef enum
{
  TIDE_TEXT_TITLE,
  TIDE_TEXT_PASS,
  TIDE_TEXT_FAIL,
  TIDE_TEXT_INFORMATION,
  TIDE_TEXT_UNKNOWN,
  TIDE_TEXT_ADVICE,
  TIDE_N_TEXTS,
} TideTextUse;

/* A text for certain cases: each of @words must be true of the finding; of "a|b" one of the two. */
typedef struct
{
  GStrv words; /* empty: for every case */
  char *text;  /* msgid; {name} stands for an argument */
} TideCatalogText;

typedef struct
{
  char         *id;
  GStrv         aliases;
  TideRuleScope scope;
  char         *explanation; /* msgid: why it matters */
  GPtrArray    *texts[TIDE_N_TEXTS]; /* TideCatalogText, special cases first */
  GStrv         sources;
  TideSeverity  severity;    /* of a failure */
  gboolean      information; /* a failure is reported as information */
  gboolean      confirmed;   /* FALSE: never an error */
  TideCatalogGates gates;
  guint         needs;       /* TideNeed */
  char         *check;       /* (nullable) name of the C predicate */
  TideMatch    *match;       /* (nullable) the condition on logs in its place */
  GStrv         fixes;       /* ids of TideCatalogFix */
} TideCatalogRule;

typedef struct
{
  char        *id;
  char        *title;       /* msgid with {name} */
  char        *explanation; /* msgid */
  char        *warning;     /* (nullable) msgid: the vendor's contrary advice */
  TideFixScope scope;
  TideRisk     risk;
  gboolean     restart;
  gboolean     reversible;
  guint        order;
  GStrv        sources;
} TideCatalogFix;

typedef struct
{
  char *id;
  char *literal;
} TideCatalogKeep;

/* A rule of setup's readiness check */
typedef struct
{
  char *id;     /* "MSDTCStopped" */
  char *title;  /* msgid: what it says when it fires */
  char *advice; /* (nullable) msgid */
  GStrv sources;
} TideCatalogReadiness;

#define TIDE_CATALOG_MAX_KEEPS 16

/* An error code; what wraps it (an HRESULT, a code of setup's own facility) leads to it too. */
typedef struct
{
  char   *id;      /* its number as text: "0x0000064c" */
  guint32 value;
  char   *kind;    /* "win32", "hresult", "msi", "cluster", "ldap", "setup" */
  char   *name;    /* "ERROR_INSTALL_SOURCE_ABSENT" */
  char   *meaning; /* msgid */
  GStrv   sources;
} TideCatalogCode;

/* Each: (transfer none), in the order of the files. */
GPtrArray *tide_catalog_get_generations (TideCatalog *self);
GPtrArray *tide_catalog_get_roles (TideCatalog *self);
GPtrArray *tide_catalog_get_files (TideCatalog *self);
GPtrArray *tide_catalog_get_resource_types (TideCatalog *self);
GPtrArray *tide_catalog_get_event_sources (TideCatalog *self);
GPtrArray *tide_catalog_get_rules (TideCatalog *self);
GPtrArray *tide_catalog_get_fixes (TideCatalog *self);
GPtrArray *tide_catalog_get_codes (TideCatalog *self);

/* Literals: the log reader keeps entries that hold one of them. (array zero-terminated=1), at most 16 */
const char *const *tide_catalog_get_keeps (TideCatalog *self);

/* The text for a use that fits the words true of a finding; (nullable) */
const char *tide_catalog_rule_get_text (const TideCatalogRule *rule, TideTextUse use, GHashTable *words);
gboolean    tide_catalog_text_fits (const TideCatalogText *text, GHashTable *words);

/* Looks a role up by key name or by one of setup's names, with or without "Role" at the end; (nullable). */
const TideCatalogRole *tide_catalog_find_role (TideCatalog *self, const char *name);
const TideCatalogFix  *tide_catalog_find_fix (TideCatalog *self, const char *id);
const TideCatalogReadiness *tide_catalog_find_readiness (TideCatalog *self, const char *name);
const TideCatalogGeneration *tide_catalog_find_generation (TideCatalog *self, TideGeneration generation);

/* What a number means, bare or wrapped; (nullable). */
const TideCatalogCode *tide_catalog_find_code (TideCatalog *self, guint32 value);

G_END_DECLS
