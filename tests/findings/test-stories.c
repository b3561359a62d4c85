/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "../facts/log-rows.h"
#include "../facts/tide-test-readings.h"
#include "base/tide-log-heads.h"
#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"
#include "read-case.h"

/* Where setup stopped, told from mark, script and log, or from what there is of them */

#define V15 "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\"
#define SCRIPT "Install-MailboxRole-20210306-1839030000000000000.ps1"
#define SECOND "Mailbox___22222222222222222222222222222222"
#define THIRD "Mailbox___33333333333333333333333333333333"
#define BUILD "15.1.2507.6"

static const ScriptTask tasks[] = {
  { "Mailbox___11111111111111111111111111111111", TRUE, "Making groups" },
  { SECOND, TRUE, "Registering services" },
  { THIRD, TRUE, "" },
};

/* What a case is made of; NULL or 0 leaves it out */
typedef struct
{
  const char *mark;     /* of MailboxRole */
  const char *action;
  const char *reported; /* task of the log's error block */
  const char *version;  /* of the log's run */
  const char *mode;
  gboolean    script;
  gboolean    log;
} Case;

static TideReading *
make_hive (const Case *made)
{
  g_autofree char *mark = made->mark != NULL ? g_strdup_printf ("Watermark=sz:%s\n", made->mark) : NULL;
  g_autofree char *action = made->action != NULL ? g_strdup_printf ("Action=sz:%s\n", made->action) : NULL;
  g_autofree char *text = g_strconcat ("[" V15 "MailboxRole]\nUnpackedVersion=sz:" BUILD "\n",
                                       mark != NULL ? mark : "", action != NULL ? action : "", NULL);

  return test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "SOFTWARE", "SOFTWARE", text);
}

static void
add_row (LogRows    *rows,
         int         depth,
         const char *level,
         const char *head,
         char       *text)
{
  LogRow row = { "03/06/2021 18:39:03.0000", depth, level, head, text };

  log_rows_add (rows, &row);
  g_free (text);
}

static TideReading *
make_log (const Case *made)
{
  LogRows rows;

  log_rows_begin (&rows, FALSE);
  add_row (&rows, 0, "", TIDE_HEAD_BANNER, g_strdup ("Starting Microsoft Exchange Server 2016 Setup"));
  add_row (&rows, 0, "", TIDE_HEAD_VERSION, g_strdup_printf ("Setup version: %s.", made->version));
  add_row (&rows, 0, "", TIDE_HEAD_INSTALLATION_MODE,
           g_strdup_printf ("The installation mode is set to: '%s'.", made->mode));
  add_row (&rows, 1, "", TIDE_HEAD_BEGIN, g_strdup ("Beginning processing Install-MailboxRole"));
  add_row (&rows, 1, "", TIDE_HEAD_SCRIPT,
           g_strdup ("Writing informational script to 'C:\\ExchangeSetupLogs\\" SCRIPT "'"));
  add_row (&rows, 1, "ERROR", "",
           g_strdup ("The following error was generated when \"x\" was run: \"A.TaskException: It failed. "
                     "---> S.WException (0x80070005): Access is denied.\n   at X()"));
  if (made->reported != NULL)
    add_row (&rows, 1, "ERROR-REFERENCE", "",
             g_strdup_printf ("Id=%s Component=EXCHANGE14:\\Current", made->reported));
  add_row (&rows, 1, "", TIDE_HEAD_STOPPING,
           g_strdup ("Setup is stopping now because of one or more critical errors."));

  return log_rows_end (&rows, "log");
}

static GListStore *
evaluate (const Case *made)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  TideCatalog *catalog = test_catalog (); /* the helper keeps it */
  g_autoptr (TideFacts) facts = NULL;
  GListStore *findings;

  if (made->action != NULL)
    g_ptr_array_add (readings, make_hive (made));
  if (made->log)
    g_ptr_array_add (readings, make_log (made));
  if (made->script)
    g_ptr_array_add (readings, script_rows_read ("script", SCRIPT, tasks, G_N_ELEMENTS (tasks)));
  facts = tide_facts_new (readings, catalog, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (tide_facts_get_servers (facts)), ==, 1);
  findings = tide_findings_evaluate (facts);

  return findings;
}

/* The failure of a rule; (transfer full) (nullable) */
static TideFinding *
find_failure (GListStore *findings,
              const char *rule)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (strcmp (tide_finding_get_rule (finding), rule) == 0 &&
          tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL)
        return g_steal_pointer (&finding);
    }

  return NULL;
}

#define WHY " because of this: “Access is denied” (reported as “It failed”); "
#define SAME "with media of the same build (" BUILD ") setup is expected to go on at this task."
#define IN_RUN "Setup stopped in run 1 of 1 (line 1 of ExchangeSetup.log)"

static const struct
{
  Case        made;
  const char *role; /* the story of MailboxRole; NULL: none */
  const char *run;  /* of the deciding run */
} stories[] = {
  /* All there is */
  { { SECOND, "Install", SECOND, BUILD, "Install", TRUE, TRUE },
    "MailboxRole stopped in run 1 of 1, at the task " SECOND
    " (“Registering services”), number 2 in its script," WHY SAME,
    IN_RUN ", in Install-MailboxRole, at the task " SECOND
    " (“Registering services”), number 2 in its script," WHY SAME },
  /* A task without a description, and an upgrade */
  { { THIRD, "BuildToBuildUpgrade", THIRD, BUILD, "BuildToBuildUpgrade", TRUE, TRUE },
    "MailboxRole stopped in run 1 of 1, at the task " THIRD ", number 3 in its script," WHY
    "setup is expected to run these steps again from the start.",
    IN_RUN ", in Install-MailboxRole, at the task " THIRD ", number 3 in its script," WHY
    "setup is expected to run these steps again from the start." },
  /* Other media, another action */
  { { SECOND, "Install", SECOND, "15.1.2106.2", "Install", FALSE, TRUE },
    "MailboxRole stopped in run 1 of 1, at the task " SECOND "," WHY
    "the last run used media of another build (15.1.2106.2 instead of " BUILD
    "), and where setup will go on with those cannot be foretold.",
    IN_RUN ", in Install-MailboxRole, at the task " SECOND "," WHY
    "the last run used media of another build (15.1.2106.2 instead of " BUILD
    "), and where setup will go on with those cannot be foretold." },
  { { SECOND, "Uninstall", NULL, NULL, NULL, FALSE, FALSE },
    "MailboxRole stopped at the task " SECOND "; where setup will go on cannot be foretold.", NULL },
  /* Hive and script without a log; hive alone */
  { { SECOND, "Install", NULL, NULL, NULL, TRUE, FALSE },
    "MailboxRole stopped at the task " SECOND " (“Registering services”), number 2 in its script; " SAME,
    NULL },
  { { SECOND, "Install", NULL, NULL, NULL, FALSE, FALSE },
    "MailboxRole stopped at the task " SECOND "; " SAME, NULL },
  /* No hive: script and log, log alone, and a log that names no task */
  { { NULL, NULL, SECOND, BUILD, "Install", TRUE, TRUE }, NULL,
    IN_RUN ", in Install-MailboxRole, at the task " SECOND
    " (“Registering services”), number 2 in its script," WHY
    "whether setup will go on there cannot be told without the registry of the server." },
  { { NULL, NULL, SECOND, BUILD, "Install", FALSE, TRUE }, NULL,
    IN_RUN ", in Install-MailboxRole, at the task " SECOND "," WHY
    "whether setup will go on there cannot be told without the registry of the server." },
  { { NULL, NULL, NULL, BUILD, "Install", TRUE, TRUE }, NULL,
    IN_RUN " because of this: “Access is denied” (reported as “It failed”); the last task that it had begun "
    "is " THIRD ", number 3 in its script; whether setup will go on there cannot be told without the "
    "registry of the server." },
  { { NULL, NULL, NULL, BUILD, "Install", FALSE, TRUE }, NULL, NULL },
  /* An action without a watermark names no task. */
  { { NULL, "Install", NULL, NULL, NULL, FALSE, FALSE }, NULL, NULL },
};

static void
assert_story (GListStore *findings,
              const char *rule,
              const char *story)
{
  g_autoptr (TideFinding) finding = find_failure (findings, rule);
  g_autofree char *told = finding != NULL ? tide_finding_get_story (finding) : NULL;
  g_autofree char *detail = told != NULL ? tide_finding_get_detail (finding) : NULL;

  g_assert_cmpstr (told, ==, story);
  if (story != NULL)
    g_assert_true (g_str_has_prefix (detail, story));
}

static void
test_told (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (GListStore) findings = evaluate (&stories[i].made);

      g_test_message ("%u", i);
      assert_story (findings, "role-partially-configured", stories[i].role);
      assert_story (findings, "setup-run", stories[i].run);
    }
}

/* The code of the error is named after the story. */
static void
test_code (void)
{
  const Case made = { NULL, NULL, SECOND, BUILD, "Install", FALSE, TRUE };
  g_autoptr (GListStore) findings = evaluate (&made);
  g_autoptr (TideFinding) finding = find_failure (findings, "setup-run");
  g_autofree char *detail = tide_finding_get_detail (finding);

  g_assert_nonnull (strstr (detail, "Error code 0x80070005 is ERROR_ACCESS_DENIED: "));
}

/* The registry is there, and no role in it: it is not what is missing. */
static void
test_no_roles (void)
{
  const Case made = { NULL, NULL, SECOND, BUILD, "Install", FALSE, TRUE };
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autoptr (TideFacts) facts = NULL;
  g_autoptr (GListStore) findings = NULL;

  g_ptr_array_add (readings, test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "SOFTWARE", "SOFTWARE",
                                            "[" V15 "PreFileCopy]\nWatermark=sz:" THIRD "\n"));
  g_ptr_array_add (readings, make_log (&made));
  facts = tide_facts_new (readings, test_catalog (), NULL, NULL);
  findings = tide_findings_evaluate (facts);
  assert_story (findings, "setup-run",
                IN_RUN ", in Install-MailboxRole, at the task " SECOND
                ", because of this: “Access is denied” (reported as “It failed”).");
}

/* Roles share tasks, which stand at other places in the script of another role. */
static void
test_shared_task (void)
{
  static const struct
  {
    const char *script;
    const char *told;
  } others[] = {
    { "Install-BridgeheadRole-20210306-1939030000000000000.ps1", "" },
    { "Install-MailboxRole-20210306-1939030000000000000.ps1",
      " (“Registering services”), number 1 in its script" },
    { "copy.ps1", " (“Registering services”), number 1 in its script" },
  };
  const Case made = { SECOND, "Install", NULL, NULL, NULL, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
      g_autofree char *story =
        g_strconcat ("MailboxRole stopped at the task " SECOND, others[i].told, "; " SAME, NULL);
      g_autoptr (TideFacts) facts = NULL;
      g_autoptr (GListStore) findings = NULL;

      g_ptr_array_add (readings, make_hive (&made));
      g_ptr_array_add (readings, script_rows_read ("script", others[i].script, tasks + 1, 1));
      facts = tide_facts_new (readings, test_catalog (), NULL, NULL);
      findings = tide_findings_evaluate (facts);
      assert_story (findings, "role-partially-configured", story);
    }
}

/* Setup's own name of a role, and that of its key */
static void
test_names (void)
{
  TideCatalog *catalog = test_catalog ();

  g_assert_true (tide_story_is_at_work (catalog, "Install-MailboxRole", "MailboxRole"));
  g_assert_true (tide_story_is_at_work (catalog, "install-bridgeheadrole", "HubTransportRole"));
  g_assert_true (tide_story_is_at_work (catalog, "Start-PreFileCopy", "PreFileCopy"));
  g_assert_false (tide_story_is_at_work (catalog, "Install-MailboxRole", "HubTransportRole"));
  g_assert_false (tide_story_is_at_work (catalog, "Install", "MailboxRole"));
  g_assert_false (tide_story_is_at_work (catalog, NULL, "MailboxRole"));
}

static const struct
{
  Case        made;
  const char *said; /* NULL: nothing contradicts */
} contradictions[] = {
  { { SECOND, "Install", SECOND, BUILD, "Install", TRUE, TRUE }, NULL },
  { { SECOND, "Install", THIRD, BUILD, "Install", TRUE, TRUE }, "got past it and stopped later" },
  { { THIRD, "Install", SECOND, BUILD, "Install", TRUE, TRUE }, "stopped before it" },
  { { SECOND, "Install", SECOND, BUILD, "BuildToBuildUpgrade", TRUE, TRUE },
    "in the middle of the action Install, but the run that counts was set to BuildToBuildUpgrade" },
  /* Without the script nothing says in which order they run, but they are two. */
  { { SECOND, "Install", THIRD, BUILD, "Install", FALSE, TRUE },
    "names the task " SECOND ", but the log shows that setup, while it worked on MailboxRole, stopped at the "
    "task " THIRD },
};

static void
test_contradictions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (contradictions); i++)
    {
      g_autoptr (GListStore) findings = evaluate (&contradictions[i].made);
      g_autoptr (TideFinding) finding = find_failure (findings, "hive-log-contradiction");
      g_autofree char *detail = finding != NULL ? tide_finding_get_detail (finding) : NULL;

      g_test_message ("%u: %s", i, detail);
      g_assert_cmpint (finding != NULL, ==, contradictions[i].said != NULL);
      if (finding != NULL)
        g_assert_nonnull (strstr (detail, contradictions[i].said));
    }
}

/* Generated cases, with marks written as a number and as words */
static void
test_generated (void)
{
  static const struct
  {
    const char *name;
    const char *rule;
    const char *story;
  } cases[] = {
    { "2007-cluster-stopped", "role-partially-configured",
      "MailboxRole stopped in run 2 of 2, at the task fdfe6b1a, number 4 in its script, because of this: " },
    { "2016-dag-interrupted", "task-interrupted", "PreFileCopy stopped in run 1 of 1, at the task " },
    { "run-interrupted", "setup-run", "Setup broke off in run 1 of 1 " },
    { "unattended-succeeded", "setup-run", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("TIDE_CASES"), cases[i].name, NULL);
      g_autoptr (GPtrArray) readings = read_case (folder);
      g_autoptr (TideFacts) facts = tide_facts_new (readings, test_catalog (), NULL, NULL);
      g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
      g_autoptr (TideFinding) finding = find_failure (findings, cases[i].rule);
      g_autofree char *story = finding != NULL ? tide_finding_get_story (finding) : NULL;

      g_test_message ("%s: %s", cases[i].name, story);
      g_assert_cmpint (story != NULL, ==, cases[i].story != NULL);
      g_assert_true (story == NULL || g_str_has_prefix (story, cases[i].story));
    }
}

/* The line that names the script was lost: verb, noun and local time join it to the run. */
static void
test_script_by_time (void)
{
#define LINE(depth, level, head, text) { "03/06/2021 18:39:03.0000", depth, level, head, text }
  static const struct
  {
    const char *name;
    gboolean    joined;
  } names[] = {
    { "Install-MailboxRole-20210306-1939030000000000000.ps1", TRUE },
    { "install-mailboxrole-20210306-203900123.ps1", TRUE }, /* in summer */
    { "Install-MailboxRole-20210306-1739030000000000000.ps1", FALSE },
    { "Install-MailboxRole-20210305-1939030000000000000.ps1", FALSE },
    { "Uninstall-MailboxRole-20210306-1939030000000000000.ps1", FALSE },
    { "Install-CafeRole-20210306-1939030000000000000.ps1", FALSE },
    { "Install-MailboxRole-20210306-19.ps1", FALSE },
    { "Install-MailboxRole.ps1", FALSE },
  };
  static const LogRow rows[] = {
    LINE (0, "", TIDE_HEAD_BANNER, "Starting Microsoft Exchange Server 2016 Setup"),
    LINE (0, "", TIDE_HEAD_TIME_ZONE, "Local time zone: (UTC+01:00) Berlin."),
    LINE (0, "", TIDE_HEAD_INSTALLATION_MODE, "The installation mode is set to: 'Install'."),
    LINE (1, "", TIDE_HEAD_BEGIN, "Beginning processing Install-MailboxRole"),
    LINE (1, "ERROR", "", "It failed."),
    LINE (0, "", TIDE_HEAD_STOPPING, "Setup is stopping now because of one or more critical errors."),
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (
        NULL, log_rows_read ("log", FALSE, rows, G_N_ELEMENTS (rows)),
        script_rows_read ("script", names[i].name, tasks, 2), NULL);
      g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
      g_autoptr (TideFinding) finding = find_failure (findings, "setup-run");
      g_autofree char *detail = tide_finding_get_detail (finding);

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (strstr (detail, SECOND) != NULL, ==, names[i].joined);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/stories/no-roles", test_no_roles);
  g_test_add_func ("/stories/shared-task", test_shared_task);
  g_test_add_func ("/stories/names", test_names);
  g_test_add_func ("/stories/told", test_told);
  g_test_add_func ("/stories/code", test_code);
  g_test_add_func ("/stories/script-by-time", test_script_by_time);
  g_test_add_func ("/stories/contradictions", test_contradictions);
  g_test_add_func ("/stories/generated", test_generated);

  return g_test_run ();
}
