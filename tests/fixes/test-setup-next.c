/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <tidemark/tidemark.h>

#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "findings/tide-findings.h"
#include "fixes/tide-fixes.h"
#include "tests/facts/tide-test-readings.h"

#define V8 "[SOFTWARE\\Microsoft\\Exchange\\v8.0\\"
#define V14 "[SOFTWARE\\Microsoft\\ExchangeServer\\v14\\"
#define V15 "[SOFTWARE\\Microsoft\\ExchangeServer\\v15\\"
#define UNPACKED_8 "UnpackedVersion=sz:8.1.240.6\n"
#define UNPACKED_14 "UnpackedVersion=sz:14.3.123.4\n"
#define UNPACKED_15 "UnpackedVersion=sz:15.1.2507.6\n"
#define INSTALL "Action=sz:Install\n"

typedef struct
{
  const char *registry;
  const char *id;        /* NULL: no fix */
  const char *command;   /* NULL: none */
  const char *explained; /* words of the explanation */
} Row;

/* The table of DOMAIN §2, and what it leaves out */
static const Row rows[] = {
  { V8 "MailboxRole]\n" UNPACKED_8 INSTALL "Watermark=sz:fdfe6b1a\n", "setup-next:MailboxRole",
    "Setup.com /mode:Install /roles:MB", "continue at the task" },
  { V8 "HubTransportRole]\n" UNPACKED_8 INSTALL, "setup-next:HubTransportRole",
    "Setup.com /mode:Install /roles:HT", "cannot be foretold" },
  { V14 "ClientAccessRole]\n" UNPACKED_14 INSTALL "Watermark=sz:X\n", "setup-next:ClientAccessRole",
    "Setup.com /mode:Install /roles:CA", "14.3.123.4" },
  { V14 "UnifiedMessagingRole]\n" UNPACKED_14 "Action=sz:Uninstall\n", "setup-next:UnifiedMessagingRole",
    "Setup.com /mode:Uninstall /roles:UM", "refuses any other action" },
  { V14 "MailboxRole]\n" UNPACKED_14 "Action=sz:BuildToBuildUpgrade\n", "setup-next",
    "Setup.com /mode:Upgrade", "again" },
  { V8 "MailboxRole]\n" UNPACKED_8 "Action=sz:DisasterRecovery\n", "setup-next",
    "Setup.com /mode:RecoverServer",
    "8.1.240.6" },
  { V8 "MailboxRole]\n" UNPACKED_8 "Action=sz:Juggle\n", "setup-next", NULL, "No step" },
  { V8 "ClusteredMailboxServer]\n" UNPACKED_8 INSTALL, "setup-next:ClusteredMailboxServer",
    "Setup.com /newCMS",
    "same node" },
  { V8 "ClusteredMailboxServer]\n" UNPACKED_8 "Action=sz:DisasterRecovery\n",
    "setup-next:ClusteredMailboxServer",
    "Setup.com /recoverCMS", "not in the evidence" },
  /* Setup refuses another action than the recorded one, and these two have no command that is known. */
  { V8 "ClusteredMailboxServer]\n" UNPACKED_8 "Action=sz:Uninstall\n", "setup-next", NULL, "No step" },
  { V8 "ClusteredMailboxServer]\n" UNPACKED_8 "Action=sz:BuildToBuildUpgrade\n", "setup-next", NULL,
    "No step" },
  /* Without a recorded action nothing is foretold; names are compared without regard to case. */
  { V8 "MailboxRole]\n" UNPACKED_8 "Watermark=sz:fdfe6b1a\n", "setup-next:MailboxRole",
    "Setup.com /mode:Install /roles:MB", "cannot be foretold" },
  { V8 "MailboxRole]\n" UNPACKED_8 "Action=sz:install\nWatermark=sz:fdfe6b1a\n", "setup-next:MailboxRole",
    "Setup.com /mode:Install /roles:MB", "continue at the task" },
  { V8 "ClusteredMailboxServer]\n" UNPACKED_8 "Action=sz:disasterrecovery\n",
    "setup-next:ClusteredMailboxServer", "Setup.com /recoverCMS", "not in the evidence" },
  { V15 "MailboxRole]\n" UNPACKED_15 INSTALL "Watermark=sz:X\n", "setup-next", "Setup.exe", "wizard" },
  { V15 "CafeRole]\n" UNPACKED_15 "Action=sz:BuildToBuildUpgrade\n", "setup-next", "Setup.exe",
    "15.1.2507.6" },
  /* The wizard continues installations and updates alone. */
  { V15 "MailboxRole]\n" UNPACKED_15 "Action=sz:DisasterRecovery\nWatermark=sz:X\n", "setup-next",
    "Setup.exe /mode:RecoverServer", "TargetDir" },
  { V15 "MailboxRole]\n" UNPACKED_15 "Action=sz:Uninstall\n", "setup-next", "Setup.exe /mode:Uninstall",
    "command prompt" },
  { V15 "MailboxRole]\n" UNPACKED_15 "Action=sz:Juggle\n", "setup-next", NULL, "No step" },
  { V15 "EdgeTransportRole]\n" UNPACKED_15 INSTALL, "setup-next", NULL, "No step" },
  { V15 "MailboxRole]\n" UNPACKED_15 INSTALL
    "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nInstallationType=sz:Server Core\n", "setup-next",
    NULL,
    "No step" },
  { V8 "MailboxRole]\n" UNPACKED_8 "ConfiguredVersion=sz:8.1.240.6\n", NULL, NULL, NULL },
};

static TideFix *
find_fix (GListModel *fixes,
          const char *prefix)
{
  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (g_str_has_prefix (tide_fix_get_id (fix), prefix))
        return fix;
    }
  return NULL;
}

static void
assert_fix (GListModel *fixes,
            const char *id,
            const char *command,
            const char *explained)
{
  TideFix *fix = find_fix (fixes, "setup-next");
  g_auto (GStrv) parts = NULL;
  g_autofree char *explanation = NULL;
  g_autofree char *title = NULL;

  if (id == NULL)
    {
      g_assert_null (fix);
      return;
    }
  g_assert_nonnull (fix);
  parts = g_strsplit (tide_fix_get_id (fix), "@", 2);
  g_assert_cmpstr (parts[0], ==, id);
  g_assert_cmpstr (tide_fix_get_commands (fix)[0], ==, command);
  g_assert_true (tide_fix_get_manual (fix));
  g_assert_false (tide_fix_supports_format (fix, TIDE_SCRIPT_FORMAT_CMD));
  g_assert_false (tide_fix_supports_format (fix, TIDE_SCRIPT_FORMAT_REG));
  explanation = tide_fix_get_explanation (fix);
  if (strstr (explanation, explained) == NULL)
    g_error ("“%s” does not say “%s”", explanation, explained);
  title = tide_fix_get_title (fix);
  g_assert_null (strchr (title, '{'));
  g_assert_null (strchr (explanation, '{'));
}

static GListModel *
offer (TideReading *first,
       TideReading *second)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, first, second, NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  return G_LIST_MODEL (tide_fixes_offer (facts, G_LIST_MODEL (findings)));
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListModel) fixes
        = offer (test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE",
                                rows[i].registry), NULL);

      g_test_message ("row %u: %s", i, rows[i].registry);
      assert_fix (fixes, rows[i].id, rows[i].command, rows[i].explained);
    }
}

/* One set of words for several findings, offered once */
static void
test_offered_once (void)
{
  g_autoptr (TideFacts) facts
    = test_facts (NULL, test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE",
                                       V15 "MailboxRole]\n" UNPACKED_15 INSTALL
                                       V15 "CafeRole]\n" UNPACKED_15 INSTALL
                                       V15 "PreFileCopy]\n" INSTALL),
                  NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  g_autoptr (GListStore) fixes = tide_fixes_offer (facts, G_LIST_MODEL (findings));
  guint wanted = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixes)), ==, 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      wanted += g_list_model_get_n_items (tide_finding_get_fixes (finding));
    }
  g_assert_cmpuint (wanted, ==, 3);
}

#define STAMP_15 "03/05/2021 10:00:00.0000"
#define BEGUN_15 STAMP_15 "||banner|Starting Microsoft Exchange Server 2016 Setup\n" \
                 STAMP_15 "||version|Setup version: 15.1.2507.6.\n"
#define FAILED_15 STAMP_15 "||not-completed|The Exchange Server setup operation didn't complete.\n"
#define PARAMETER(name, value) \
  STAMP_15 "||parameter|Command Line Parameter Name='" name "', Value='" value "'.\n"
#define MODE_IS(mode) STAMP_15 "||installation-mode|The installation mode is set to: '" mode "'.\n"
#define MODE MODE_IS ("Install")
#define CONSOLE STAMP_15 "||result|CurrentResult console.startmain:52: 1\n"

static void
assert_log (const char *entries,
            const char *command,
            const char *explained)
{
  g_autoptr (GListModel) fixes
    = offer (test_managed_log ("/c/ExchangeSetupLogs/ExchangeSetup.log", 1614940000, entries), NULL);

  assert_fix (fixes, "setup-next", command, explained);
}

static void
test_logs (void)
{
  /* Preparations: the logged command, without what setup adds on its own */
  assert_log (BEGUN_15 PARAMETER ("preparead", "") PARAMETER ("organizationname", "Synthetic Org")
              PARAMETER ("iacceptexchangeserverlicenseterms", "")
              PARAMETER ("sourcedir", "D:\\") MODE CONSOLE FAILED_15,
              "Setup.exe /preparead /organizationname:\"Synthetic Org\" /iacceptexchangeserverlicenseterms",
              "Watermarks do not come");
  assert_log (BEGUN_15 PARAMETER ("preparedomain", "example.com") MODE CONSOLE FAILED_15,
              "Setup.exe /preparedomain:example.com", "account");
  /* What the prompt would take for more than letters is kept together, or makes no command. */
  assert_log (BEGUN_15 PARAMETER ("preparead", "") PARAMETER ("organizationname", "A&calc^(b)") MODE CONSOLE
              FAILED_15, "Setup.exe /preparead /organizationname:\"A&calc^(b)\"", "Watermarks do not come");
  assert_log (BEGUN_15 PARAMETER ("preparead", "") PARAMETER ("answerfile", "D:\\a b\\") MODE CONSOLE
              FAILED_15, "Setup.exe /preparead /answerfile:\"D:\\a b\\\\\"", "Watermarks do not come");
  assert_log (BEGUN_15 PARAMETER ("preparead", "") PARAMETER ("organizationname", "A\" & calc & \"") MODE
              CONSOLE FAILED_15, NULL, "No step");
  assert_log (BEGUN_15 PARAMETER ("preparead", "") PARAMETER ("organizationname", "%PATH%") MODE CONSOLE
              FAILED_15, NULL, "No step");
  assert_log (BEGUN_15 PARAMETER ("preparead", "") PARAMETER ("a&calc", "") MODE CONSOLE FAILED_15, NULL,
              "No step");
  /* A failed installation of 2013 or later goes on in the wizard. */
  assert_log (BEGUN_15 PARAMETER ("mode", "Install") PARAMETER ("roles", "Mailbox") MODE CONSOLE FAILED_15,
              "Setup.exe", "15.1.2507.6");
  /* So does not a recovery, nor what is no work on the server's roles. */
  assert_log (BEGUN_15 PARAMETER ("mode", "RecoverServer") PARAMETER ("targetdir", "E:\\Exchange")
              PARAMETER ("iacceptexchangeserverlicenseterms", "") MODE_IS ("DisasterRecovery") FAILED_15,
              "Setup.exe /mode:RecoverServer /iacceptexchangeserverlicenseterms", "command prompt");
  assert_log (BEGUN_15 PARAMETER ("mode", "Install") MODE_IS ("Uninstall") FAILED_15,
              "Setup.exe /mode:Uninstall", "command prompt");
  assert_log (BEGUN_15 PARAMETER ("addumlanguagepack", "de-DE") MODE_IS ("Install") CONSOLE FAILED_15,
              "Setup.exe /addumlanguagepack:de-DE", "repeat");
  /* Stopped by prerequisites: nothing is unfinished, so the command is repeated. */
  assert_log (BEGUN_15 PARAMETER ("mode", "Install") PARAMETER ("roles", "Mailbox") MODE CONSOLE
              STAMP_15 "||prerequisites-failed|Exchange Server installation failed during prereq check. "
              "Please refer to the log.\n" FAILED_15,
              "Setup.exe /mode:Install /roles:Mailbox", "prerequisites");
}

/* A removal in the log is no reason to remove a role that bears no mark of one. */
static void
test_removal (void)
{
  static const char completed[] =
    STAMP_15 "||completed|The Exchange Server setup operation completed successfully.\n";
  static const struct
  {
    const char *role;
    const char *end;
    const char *id;
    const char *command;
  } removals[] = {
    { V14 "MailboxRole]\n" UNPACKED_14 "Watermark=sz:X\n", FAILED_15, "setup-next:MailboxRole",
      "Setup.com /mode:Uninstall /roles:MB" },
    { V14 "MailboxRole]\n" UNPACKED_14 "Watermark=sz:X\n", completed, "setup-next:MailboxRole",
      "Setup.com /mode:Install /roles:MB" },
    { V14 "MailboxRole]\n" UNPACKED_14, FAILED_15, "setup-next:MailboxRole",
      "Setup.com /mode:Install /roles:MB" },
    { V14 "MailboxRole]\n" UNPACKED_14, completed, "setup-next:MailboxRole",
      "Setup.com /mode:Install /roles:MB" },
    { V15 "CafeRole]\n" UNPACKED_15 "ConfiguredVersion=sz:15.1.2375.7\n", completed, "setup-next",
      "Setup.exe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    {
      g_autofree char *log = g_strconcat (BEGUN_15 PARAMETER ("mode", "Uninstall") MODE_IS ("Uninstall"),
                                          removals[i].end, NULL);
      g_autoptr (GListModel) fixes =
        offer (test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE", removals[i].role),
               test_managed_log ("/c/ExchangeSetupLogs/ExchangeSetup.log", 1614940000, log));

      g_test_message ("row %u", i);
      assert_fix (fixes, removals[i].id, removals[i].command, "media");
    }
}

#define BEGUN_8 "8/3/2007 4:46:12 PM||banner|Starting Microsoft Exchange 2007 Setup\n" \
                "8/3/2007 4:46:12 PM||version|Setup version: 8.1.240.6.\n"
#define PARAMETER_8(name, value) \
  "8/3/2007 4:46:12 PM||parameter|Command Line Parameter Name='" name "', Value='" value "'.\n"
#define FAILED_8 "8/3/2007 4:46:13 PM||installation-mode|The installation mode is set to: 'Install'.\n" \
                 "8/3/2007 4:46:13 PM||not-completed|The Exchange Server setup operation didn't complete.\n"

static void
assert_clustered_log (const char *parameters,
                      const char *command)
{
  g_autofree char *entries = g_strconcat (BEGUN_8, parameters, FAILED_8, NULL);
  g_autoptr (GListModel) fixes
    = offer (test_managed_log ("/c/ExchangeSetupLogs/ExchangeSetup.log", 1186159573, entries), NULL);

  assert_fix (fixes, "setup-next:ClusteredMailboxServer", command, "same node");
}

static void
test_clustered_logs (void)
{
  assert_clustered_log (PARAMETER_8 ("newcms", "") PARAMETER_8 ("CMSName", "MAILCL")
                        PARAMETER_8 ("CMSIPAddress", "192.0.2.7"),
                        "Setup.com /newCMS /CMSName:MAILCL /CMSIPAddress:192.0.2.7");
  assert_clustered_log (PARAMETER_8 ("recovercms", "") PARAMETER_8 ("CMSName", "MAILCL"),
                        "Setup.com /recoverCMS /CMSName:MAILCL");
  assert_clustered_log (PARAMETER_8 ("newcms", "") PARAMETER_8 ("CMSName", "MAIL\" & calc"), NULL);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/setup-next/table", test_table);
  g_test_add_func ("/setup-next/offered-once", test_offered_once);
  g_test_add_func ("/setup-next/logs", test_logs);
  g_test_add_func ("/setup-next/removal", test_removal);
  g_test_add_func ("/setup-next/clustered-logs", test_clustered_logs);

  return g_test_run ();
}
