/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Words for the sentences that frame a run: the log reader tags an entry with one (its grammar), facts
 * read runs from them. What varies in the sentence stays in the entry's text.
 */

/* Managed log: the text begins with (or, for the last group, is) the sentence on the right */
#define TIDE_HEAD_BANNER "banner"                         /* Starting Microsoft Exchange [Server ]… Setup */
#define TIDE_HEAD_VERSION "version"                       /* Setup version: */
#define TIDE_HEAD_TIME_ZONE "time-zone"                   /* Local time zone: */
#define TIDE_HEAD_SERVICE_TIME "service-time"             /* Current service status query time is */
#define TIDE_HEAD_USER "user"                             /* Logged on user: */
#define TIDE_HEAD_PARAMETER "parameter"                   /* Command Line Parameter Name= */
#define TIDE_HEAD_STARTED_WITH "started-with"             /* … was started with the following command: */
#define TIDE_HEAD_SERVER_NAME "server-name"               /* Server Name= · … local machine with name */
#define TIDE_HEAD_ROLES_UNPACKED "roles-unpacked"         /* The following roles have been unpacked: */
#define TIDE_HEAD_ROLES_INSTALLED "roles-installed"       /* The following roles are installed: */
#define TIDE_HEAD_INSTALLED_VERSION "installed-version"   /* The locally installed version is */
#define TIDE_HEAD_BACKUP_VERSION "backup-version"         /* The backup copy of the previously … version is */
#define TIDE_HEAD_INSTALLATION_MODE "installation-mode"   /* The installation mode is set to: */
#define TIDE_HEAD_SCREEN "screen"                         /* Finished loading screen */
#define TIDE_HEAD_INCOMPLETE_PAGE "incomplete-page"       /* holds IncompleteInstallationDetectedPage */
#define TIDE_HEAD_RESULT "result"                         /* CurrentResult … (console.…, setupbase.…) */
#define TIDE_HEAD_RUN_TASK "run-task"                     /* Setup will run the task ' */
#define TIDE_HEAD_BEGIN "begin"                           /* Beginning processing */
#define TIDE_HEAD_END "end"                               /* Ending processing */
#define TIDE_HEAD_COMPONENT "component"                   /* Processing component ' */
#define TIDE_HEAD_SCRIPT "script"                         /* Writing informational script to ' */
#define TIDE_HEAD_RULE "rule"                             /* Evaluated [Rule: · Failed [Rule: */
#define TIDE_HEAD_SETTING "setting"                       /* Evaluated [Setting: */
#define TIDE_HEAD_PREREQUISITES_FAILED "prerequisites-failed" /* … failed during prereq check. */
#define TIDE_HEAD_PREREQUISITES "prerequisites"           /* Performing … Prerequisite Check */
#define TIDE_HEAD_STOPPING "stopping"                     /* Setup is stopping now … · is halting task … */
#define TIDE_HEAD_ERRORS_IGNORED "errors-ignored"         /* The previous errors … will be ignored. */
#define TIDE_HEAD_COMPLETED "completed"                   /* The … setup operation completed successfully */
#define TIDE_HEAD_NOT_COMPLETED "not-completed"           /* The … setup operation didn't complete */
#define TIDE_HEAD_INSTALL_COMPLETE "install-complete"     /* Install is complete.  Server state … */
#define TIDE_HEAD_RESTORING "restoring"                   /* Restoring server state. · Trying to restore … */
#define TIDE_HEAD_SERVICE_DISABLED "service-disabled"     /* [ServiceControl.ps1] Disabling service ' */
#define TIDE_HEAD_SERVICE_ENABLED "service-enabled"       /* [ServiceControl.ps1] Enabling service ' */
#define TIDE_HEAD_SERVICE_REFUSED "service-refused"       /* [ServiceControl.ps1] Unable to enable … */
#define TIDE_HEAD_END_OF_SETUP "end-of-setup"             /* End of Setup */
#define TIDE_HEAD_KEPT "kept"                             /* holds a literal of the catalogue */

/* Native log, and native lines inside managed logs */
#define TIDE_HEAD_NATIVE_ENTER "native-enter"       /* Entering F */
#define TIDE_HEAD_NATIVE_LEAVE "native-leave"       /* Leaving F */
#define TIDE_HEAD_NATIVE_FILE "native-file"         /* ++++ Starting interpreter on file P ++++ */
#define TIDE_HEAD_NATIVE_LINE "native-line"         /* Interpreting line <DIRECTIVE> */
#define TIDE_HEAD_NATIVE_PROCESS "native-process"   /* Process created ... waiting */
#define TIDE_HEAD_NATIVE_EXIT "native-exit"         /* Process has exited with */
#define TIDE_HEAD_NATIVE_COMMAND "native-command"   /* The command C failed, returning error code */
#define TIDE_HEAD_NATIVE_AT "native-at"             /* Processing file 'X', at or near line */
#define TIDE_HEAD_NATIVE_FRAME "native-frame"       /* F (x:\path\file.cxx:1821), "Error code 0X…" below */
#define TIDE_HEAD_NATIVE_IGNORED "native-ignored"   /* === IGNORING PREVIOUS ERRORS === */

/* Windows Installer log: failures, and what they are about */
#define TIDE_HEAD_MSI_SESSION "msi-session" /* === … logging started: date time … ===, and stopped */
#define TIDE_HEAD_MSI_PRODUCT "msi-product" /* Property(S): ProductName = */
#define TIDE_HEAD_MSI_ENDED "msi-ended"     /* Action ended h:m:s: NAME. Return value 3. */
#define TIDE_HEAD_MSI_CUSTOM "msi-custom"   /* CustomAction X returned actual error code */
#define TIDE_HEAD_MSI_ERROR "msi-error"     /* Product: X -- Error 1706. */
#define TIDE_HEAD_MSI_MISSING "msi-missing" /* 1: 2203 2: path.msi 3: -2147287038 */

/* ldif.err: an entry with all that is said of it */
#define TIDE_HEAD_LDIF_ENTRY "ldif-entry"

/* ServiceControl.log, whose other sentences are those of the managed log */
#define TIDE_HEAD_SERVICE_SESSION "service-session" /* * ServiceControl.ps1: */
#define TIDE_HEAD_SERVICE_STOPPED "service-stopped" /* Stopping service ' · Killing instead of Stopping ' */

/* Service*.xml: "name = mode", in the words of Windows */
#define TIDE_HEAD_SERVICE_MODE "service-mode"

/* ClusterNodeFileVersions: "name = version"; the computer is a server-name */
#define TIDE_HEAD_FILE_VERSION "file-version"
