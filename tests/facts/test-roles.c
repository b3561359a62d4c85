/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "tide-test-readings.h"

#define V8 "SOFTWARE\\Microsoft\\Exchange\\v8.0"
#define V14 "SOFTWARE\\Microsoft\\ExchangeServer\\v14"
#define V15 "SOFTWARE\\Microsoft\\ExchangeServer\\v15"
#define SETUP "SOFTWARE\\Microsoft\\Exchange\\Setup"

static TideReading *
software (const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE", text);
}

static TideReading *
damaged_software (const char *text)
{
  return test_damaged_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE", text);
}

static TideServer *
only_server (TideFacts *facts)
{
  g_autoptr (TideServer) server = g_list_model_get_item (tide_facts_get_servers (facts), 0);

  g_assert_cmpuint (g_list_model_get_n_items (tide_facts_get_servers (facts)), ==, 1);
  return server;
}

static TideRole *
find_role (TideServer *server,
           const char *name)
{
  GListModel *roles = tide_server_get_roles (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (g_str_equal (tide_role_get_name (role), name))
        return role;
    }

  return NULL;
}

#define UNPACKED "UnpackedVersion=sz:15.1.2507.6\n"
#define CONFIGURED "ConfiguredVersion=sz:15.1.2507.6\n"

static void
test_states (void)
{
  static const struct
  {
    const char   *key;
    const char   *values;
    TideRoleState state;
  } cases[] = {
    { V15 "\\MailboxRole", UNPACKED CONFIGURED, TIDE_ROLE_STATE_CONFIGURED },
    { V15 "\\MailboxRole", UNPACKED, TIDE_ROLE_STATE_UNPACKED },
    { V15 "\\MailboxRole", CONFIGURED, TIDE_ROLE_STATE_UNKNOWN },
    { V15 "\\MailboxRole", "Other=sz:1\n", TIDE_ROLE_STATE_UNKNOWN },
    { V15 "\\MailboxRole", UNPACKED "ConfiguredVersion=sz:15.1.2106.2\n", TIDE_ROLE_STATE_VERSION_MISMATCH },
    { V15 "\\MailboxRole", UNPACKED CONFIGURED "Watermark=sz:X__Y\n", TIDE_ROLE_STATE_PARTIALLY_CONFIGURED },
    { V15 "\\MailboxRole", UNPACKED "Action=sz:Install\n", TIDE_ROLE_STATE_PARTIALLY_CONFIGURED },
    { V15 "\\MailboxRole", UNPACKED "ConfiguredVersion=sz:15.1.2106.2\nWatermark=sz:X\n",
      TIDE_ROLE_STATE_PARTIALLY_CONFIGURED },
    { V15 "\\mailboxrole", "watermark=sz:X\n", TIDE_ROLE_STATE_PARTIALLY_CONFIGURED },
    { V15 "\\MailboxRole", UNPACKED CONFIGURED "Watermark=sz:\nAction=sz:\n", TIDE_ROLE_STATE_CONFIGURED },
    /* Padding means nothing; nor do a missing NUL and what stands behind one. */
    { V15 "\\MailboxRole", UNPACKED "ConfiguredVersion=sz:15.01.2507.006\n", TIDE_ROLE_STATE_CONFIGURED },
    { V15 "\\MailboxRole",
      "UnpackedVersion=hex1:310035002e003000\nConfiguredVersion=hex1:310035002e00300000004a004b\n",
      TIDE_ROLE_STATE_CONFIGURED },
    { V15 "\\MailboxRole", UNPACKED CONFIGURED "PostSetupVersion=sz:0.0.0.0\n",
      TIDE_ROLE_STATE_NOT_FINALISED },
    { V15 "\\MailboxRole", UNPACKED CONFIGURED "PostSetupVersion=sz:15.1.2507.6\n",
      TIDE_ROLE_STATE_CONFIGURED },
    { V15 "\\MailboxRole", UNPACKED "PostSetupVersion=sz:0.0.0.0\n", TIDE_ROLE_STATE_UNPACKED },
    { V15 "\\MailboxRole", UNPACKED "ConfiguredVersion=sz:15.1.2106.2\nPostSetupVersion=sz:0.0.0.0\n",
      TIDE_ROLE_STATE_VERSION_MISMATCH },
    { V15 "\\AdminTools", UNPACKED, TIDE_ROLE_STATE_CONFIGURED },
    { V15 "\\AdminTools", UNPACKED "Watermark=sz:X\n", TIDE_ROLE_STATE_PARTIALLY_CONFIGURED },
    { V15 "\\AdminTools", UNPACKED "ConfiguredVersion=sz:15.1.2106.2\n", TIDE_ROLE_STATE_VERSION_MISMATCH },
    /* Both builds are the released 2007. PostSetupVersion is of v15. */
    { V8 "\\MailboxRole", "UnpackedVersion=sz:8.0.685.24\nConfiguredVersion=sz:8.0.685.25\n",
      TIDE_ROLE_STATE_CONFIGURED },
    { V8 "\\MailboxRole", "UnpackedVersion=sz:8.1.0240.006\nConfiguredVersion=sz:8.1.240.6\n",
      TIDE_ROLE_STATE_CONFIGURED },
    { V8 "\\MailboxRole",
      "UnpackedVersion=sz:8.1.240.6\nConfiguredVersion=sz:8.1.240.6\nPostSetupVersion=sz:0.0.0.0\n",
      TIDE_ROLE_STATE_CONFIGURED },
    { V8 "\\MailboxRole", "UnpackedVersion=sz:8.1.240.6\nWatermark=dword:0xfdfe6b1a\n",
      TIDE_ROLE_STATE_PARTIALLY_CONFIGURED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* A second role, complete, so that each root is one that has files */
      g_autofree char *root = g_strndup (cases[i].key, strrchr (cases[i].key, '\\') - cases[i].key);
      const char *version = g_str_has_suffix (root, "v8.0") ? "8.1.240.6" : "15.1.2507.6";
      g_autofree char *text = g_strdup_printf ("[%s\\ClientAccessRole]\nUnpackedVersion=sz:%s\n"
                                               "ConfiguredVersion=sz:%s\n[%s]\n%s",
                                               root, version, version, cases[i].key, cases[i].values);
      g_autoptr (TideFacts) facts = test_facts (NULL, software (text), NULL);
      TideServer *server = only_server (facts);
      gboolean admin = strstr (cases[i].key, "AdminTools") != NULL;
      TideRole *role = find_role (server, admin ? "AdminTools" : "MailboxRole");

      g_test_message ("%s: %s", cases[i].key, cases[i].values);
      g_assert_nonnull (role);
      g_assert_cmpint (tide_role_get_state (role), ==, cases[i].state);
      g_assert_cmpuint (g_list_model_get_n_items (tide_role_get_citations (role)), >, 0);
      g_assert_cmpint (tide_server_get_verdict (server), ==,
                       cases[i].state == TIDE_ROLE_STATE_PARTIALLY_CONFIGURED ||
                           cases[i].state == TIDE_ROLE_STATE_VERSION_MISMATCH
                         ? TIDE_VERDICT_FAILED
                         : TIDE_VERDICT_NONE);
      g_assert_cmpint (tide_role_get_state (find_role (server, "HubTransportRole")), ==,
                       TIDE_ROLE_STATE_NOT_INSTALLED);
    }
}

/* Any other key with a mark is a task; keys without, and 32-bit copies, are nothing. */
static void
test_tasks (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL,
    software ("[" V15 "\\MailboxRole]\n" UNPACKED CONFIGURED "[" V15 "\\PreFileCopy]\nWatermark=sz:A__B\n"
              "Action=sz:BuildToBuildUpgrade\n[" V15 "\\Watson]\nx=sz:1\n"
              "[" V15 "\\Mailbox]\nAction=sz:Install\n"
              "[" V15 "\\MailboxRole\\Deep]\nWatermark=sz:X\n"
              "[SOFTWARE\\Wow6432Node\\Microsoft\\ExchangeServer\\v15\\CafeRole]\nWatermark=sz:X\n"),
    NULL);
  TideServer *server = only_server (facts);
  GListModel *tasks = tide_server_get_tasks (server);
  g_autoptr (TideInterruptedTask) task = g_list_model_get_item (tasks, 0);
  g_autoptr (TideInterruptedTask) second = g_list_model_get_item (tasks, 1);

  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, 2);
  g_assert_cmpstr (tide_interrupted_task_get_name (task), ==, "PreFileCopy");
  g_assert_cmpstr (tide_interrupted_task_get_watermark (task), ==, "A__B");
  g_assert_cmpstr (tide_interrupted_task_get_action (task), ==, "BuildToBuildUpgrade");
  g_assert_cmpstr (tide_interrupted_task_get_key (task), ==, V15 "\\PreFileCopy");
  g_assert_cmpstr (tide_interrupted_task_get_name (second), ==, "Mailbox");
  g_assert_cmpint (tide_role_get_state (find_role (server, "CafeRole")), ==, TIDE_ROLE_STATE_NOT_INSTALLED);
  g_assert_cmpint (tide_server_get_verdict (server), ==, TIDE_VERDICT_FAILED);
}

static void
test_generations (void)
{
  static const struct
  {
    const char    *text;
    TideGeneration generation;
    const char    *other_roots;
  } cases[] = {
    { "", TIDE_GENERATION_UNKNOWN, "" },
    { "[" V8 "\\MailboxRole]\nUnpackedVersion=sz:8.1.240.6\n", TIDE_GENERATION_2007, "" },
    { "[" V14 "\\MailboxRole]\nUnpackedVersion=sz:14.3.123.4\n", TIDE_GENERATION_2010, "" },
    { "[" V15 "\\MailboxRole]\nUnpackedVersion=sz:15.0.1497.2\n", TIDE_GENERATION_2013, "" },
    { "[" V15 "\\MailboxRole]\nUnpackedVersion=sz:15.01.2507.006\n", TIDE_GENERATION_2016, "" },
    { "[" V15 "\\MailboxRole]\nUnpackedVersion=sz:15.2.1544.4\n", TIDE_GENERATION_2019, "" },
    { "[" V15 "\\MailboxRole]\nUnpackedVersion=sz:15.2.2562.17\n", TIDE_GENERATION_SE, "" },
    { "[" V15 "\\MailboxRole]\nUnpackedVersion=sz:nonsense\n", TIDE_GENERATION_UNKNOWN, "" },
    { "[" SETUP "]\nNewestBuild=dword:7638\n", TIDE_GENERATION_2003, "" },
    { "[" SETUP "]\nNewestBuild=dword:6944\n", TIDE_GENERATION_2003, "" },
    { "[" SETUP "]\nNewestBuild=dword:6249\n", TIDE_GENERATION_2000, "" },
    { "[" SETUP "]\nNewestBuild=dword:6500\n", TIDE_GENERATION_UNKNOWN, "" },
    { "[" SETUP "]\nNewestBuild=dword:7638\n[" V8 "\\MailboxRole]\nUnpackedVersion=sz:8.1.240.6\n",
      TIDE_GENERATION_2007, SETUP },
    { "[" V8 "\\AdminTools]\nUnpackedVersion=sz:8.1.240.6\n"
      "[" V14 "\\MailboxRole]\nUnpackedVersion=sz:14.3.1.2\n",
      TIDE_GENERATION_2010, V8 },
    /* A newer root that has no files yet, but a mark */
    { "[" V8 "\\MailboxRole]\nUnpackedVersion=sz:8.1.240.6\n[" V14 "\\PreFileCopy]\nAction=sz:Install\n",
      TIDE_GENERATION_2007, V14 },
    { "[" V14 "\\PreFileCopy]\nAction=sz:Install\n", TIDE_GENERATION_2010, "" },
    { "[SOFTWARE\\Wow6432Node\\Microsoft\\Exchange\\v8.0\\AdminTools]\nUnpackedVersion=sz:8.1.240.6\n",
      TIDE_GENERATION_UNKNOWN, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (NULL, software (cases[i].text), NULL);
      TideServer *server = only_server (facts);
      g_autofree char *others = g_strjoinv ("|", (char **) tide_server_get_other_roots (server));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tide_server_get_generation (server), ==, cases[i].generation);
      g_assert_cmpstr (others, ==, cases[i].other_roots);
    }
}

/* A mark in the keys of another generation is told, and says nothing against the server's own roles. */
static void
test_other_marks (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, software ("[" V15 "\\MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\n"
                    "ConfiguredVersion=sz:15.1.2507.6\n"
                    "[" V14 "\\MailboxRole]\nAction=sz:Install\nWatermark=sz:Mailbox___1\n"
                    "[" V8 "\\Anything]\nWatermark=dword:7\n"), NULL);
  TideServer *server = only_server (facts);
  GListModel *tasks = tide_server_get_tasks (server);
  g_autoptr (TideInterruptedTask) first = g_list_model_get_item (tasks, 0);
  g_autoptr (TideInterruptedTask) second = g_list_model_get_item (tasks, 1);

  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, 2);
  g_assert_cmpstr (tide_interrupted_task_get_name (first), ==, "v14\\MailboxRole");
  g_assert_true (tide_interrupted_task_get_other_root (first));
  g_assert_cmpstr (tide_interrupted_task_get_name (second), ==, "v8.0\\Anything");
  g_assert_cmpint (tide_server_get_generation (server), ==, TIDE_GENERATION_2016);
  g_assert_cmpint (tide_server_get_verdict (server), ==, TIDE_VERDICT_NONE);
}

static void
test_no_roles (void)
{
  g_autoptr (TideFacts) old = test_facts (
    NULL, software ("[" SETUP "]\nNewestBuild=dword:7638\nServices=sz:D:\\Exchsrvr\\\n"), NULL);
  g_autoptr (TideFacts) none = test_facts (NULL, software (""), NULL);
  g_autoptr (TideFacts) nothing = test_facts (
    NULL, test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "/c/SYSTEM", "SYSTEM", ""), NULL);
  TideFacts *const all[] = { old, none, nothing };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      TideServer *server = only_server (all[i]);

      g_assert_cmpuint (g_list_model_get_n_items (tide_server_get_roles (server)), ==, 0);
      g_assert_nonnull (tide_server_get_no_roles_reason (server));
    }

  g_assert_nonnull (strstr (tide_server_get_no_roles_reason (only_server (old)), "7638"));
  g_assert_cmpstr (tide_server_get_install_path (only_server (old)), ==, "D:\\Exchsrvr");
  g_assert_cmpstr (tide_server_get_no_roles_reason (only_server (none)), !=,
                   tide_server_get_no_roles_reason (only_server (nothing)));
}

static void
test_install_path (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL,
    software ("[" V8 "\\MailboxRole]\nUnpackedVersion=sz:8.1.240.6\n"
              "[" V8 "\\Setup]\nMsiInstallPath=sz:C:\\Program Files\\Microsoft\\Exchange Server\\\n"),
    NULL);

  g_assert_cmpstr (tide_server_get_install_path (only_server (facts)), ==,
                   "C:\\Program Files\\Microsoft\\Exchange Server");
}

#define RUN(word, sentence)                                                                   \
  "12/23/2020 02:28:45.0480||banner|Starting Microsoft Exchange Server 2016 Setup\n"          \
  "12/23/2020 02:28:46.0480||version|Setup version: 15.1.2507.6.\n"                           \
  "12/23/2020 02:28:47.0480||installation-mode|The installation mode is set to: 'Install'.\n" \
  "12/23/2020 02:28:48.0480||" word "|" sentence "\n"

/* The log alone tells the generation; the state of a role outweighs how a log ends. */
static void
test_verdict (void)
{
  static const char succeeded[] =
    RUN ("completed", "The Exchange Server setup operation completed successfully.")
    "12/23/2020 02:28:49.0480||end-of-setup|End of Setup\n";
  g_autoptr (TideFacts) log = test_facts (NULL, test_managed_log ("/c/ExchangeSetup.log", -1, succeeded),
                                          NULL);
  g_autoptr (TideFacts) both = test_facts (
    NULL, test_managed_log ("/c/ExchangeSetup.log", -1, succeeded),
    software ("[" V15 "\\MailboxRole]\n" UNPACKED "Watermark=sz:X\n"), NULL);

  g_assert_cmpint (tide_server_get_generation (only_server (log)), ==, TIDE_GENERATION_2016);
  g_assert_cmpint (tide_server_get_verdict (only_server (log)), ==, TIDE_VERDICT_SUCCEEDED);
  g_assert_true (tide_run_get_deciding (tide_server_get_deciding_run (only_server (log))));
  g_assert_cmpint (tide_server_get_verdict (only_server (both)), ==, TIDE_VERDICT_FAILED);
}

/* A log is no witness of when it was taken itself; anything else is. */
static void
test_captured (void)
{
  static const char cut[] = RUN ("begin", "Beginning processing Install-MailboxRole");
  const gint64 end = 1608690528;
  const struct
  {
    gint64      written; /* of a key of the hive, 0: no hive */
    gint64      listed;  /* of a file beside the log, 0: none */
    gint64      captured;
    TideVerdict verdict;
  } cases[] = {
    { 0, 0, 0, TIDE_VERDICT_UNKNOWN },
    { end + 300, 0, end + 300, TIDE_VERDICT_RUNNING },
    { end + 3600, 0, end + 3600, TIDE_VERDICT_INTERRUPTED },
    { 0, end + 4000, end + 4000, TIDE_VERDICT_INTERRUPTED },
    { end + 300, end + 4000, end + 4000, TIDE_VERDICT_INTERRUPTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[SOFTWARE\\X] %" G_GINT64_FORMAT "\n", cases[i].written);
      TideReading *log = test_managed_log ("/c/Logs/ExchangeSetup.log", end + 90000, cut);
      TideReading *own = test_listing (TIDE_EVIDENCE_KIND_SETUP_LOGS, "/c/Logs", "ExchangeSetup.log",
                                           end + 80000);
      TideReading *beside = cases[i].listed > 0
                                  ? test_listing (TIDE_EVIDENCE_KIND_SETUP_LOGS, "/c/Logs2", "ldif.err",
                                                  cases[i].listed)
                                  : NULL;
      g_autoptr (TideFacts) facts = test_facts (NULL, log, own, software (text), beside, NULL);
      TideServer *server = only_server (facts);
      GDateTime *captured = tide_server_get_captured (server);

      g_assert_cmpint (captured != NULL ? g_date_time_to_unix (captured) : 0, ==, cases[i].captured);
      g_assert_cmpint (tide_server_get_verdict (server), ==, cases[i].verdict);
    }
}

/* What an archive packed hours behind or ahead of UTC says of the time, alone and beside what is certain */
static void
test_captured_without_zone (void)
{
  static const char cut[] = RUN ("begin", "Beginning processing Install-MailboxRole");
  const gint64 end = 1608690528;
  const gint64 hour = 60 * 60;
  const struct
  {
    gint64      written; /* of a key of the hive, 0: no hive */
    gint64      listed;
    TideVerdict verdict;
  } cases[] = {
    { 0, end + 300, TIDE_VERDICT_UNKNOWN },
    { 0, end + 2 * hour + 300, TIDE_VERDICT_UNKNOWN },
    { 0, end - 5 * hour, TIDE_VERDICT_UNKNOWN },
    { 0, end + 14 * hour + 300, TIDE_VERDICT_UNKNOWN },
    { 0, end + 15 * hour, TIDE_VERDICT_INTERRUPTED },
    { end + 300, end + 2 * hour + 300, TIDE_VERDICT_UNKNOWN },
    { end + 300, end - 12 * hour, TIDE_VERDICT_RUNNING },
    { end + 2 * hour, end - 5 * hour, TIDE_VERDICT_INTERRUPTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[SOFTWARE\\X] %" G_GINT64_FORMAT "\n", cases[i].written);
      TideReading *log = test_managed_log ("/c.zip!/Logs/ExchangeSetup.log", -1, cut);
      TideReading *zip = test_listing (TIDE_EVIDENCE_KIND_ARCHIVE, "/c.zip", "ldif.err",
                                       (gint64) (TIDE_WIRE_NO_ZONE | (guint64) cases[i].listed));
      g_autoptr (TideFacts) facts = test_facts (NULL, log, zip, software (text), NULL);

      g_test_message ("case %u", i);
      g_assert_cmpint (tide_server_get_verdict (only_server (facts)), ==, cases[i].verdict);
    }
}

/* Whose values could not be read: that is no role without a mark. */
static void
test_damaged (void)
{
  static const char text[] = "[" V15 "\\CafeRole]\n" UNPACKED CONFIGURED "[" V15 "\\MailboxRole]\n";
  g_autoptr (TideFacts) sound = test_facts (NULL, software (text), NULL);
  g_autoptr (TideFacts) damaged = test_facts (NULL, damaged_software (text), NULL);

  g_assert_nonnull (find_role (only_server (sound), "CafeRole"));
  g_assert_nonnull (find_role (only_server (sound), "MailboxRole"));
  g_assert_nonnull (find_role (only_server (damaged), "CafeRole"));
  g_assert_null (find_role (only_server (damaged), "MailboxRole"));
}

/* A damaged hive was given, and is not called missing. */
static void
test_damaged_whole (void)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, damaged_software ("[SOFTWARE\\Microsoft]\n"), NULL);
  const char *note = tide_server_get_no_roles_reason (only_server (facts));

  g_test_message ("%s", note);
  g_assert_nonnull (strstr (note, "could be read"));
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/roles/states", test_states);
  g_test_add_func ("/roles/damaged", test_damaged);
  g_test_add_func ("/roles/damaged-whole", test_damaged_whole);
  g_test_add_func ("/roles/tasks", test_tasks);
  g_test_add_func ("/roles/generations", test_generations);
  g_test_add_func ("/roles/no-roles", test_no_roles);
  g_test_add_func ("/roles/other-marks", test_other_marks);
  g_test_add_func ("/roles/install-path", test_install_path);
  g_test_add_func ("/roles/verdict", test_verdict);
  g_test_add_func ("/roles/captured", test_captured);
  g_test_add_func ("/roles/captured-without-zone", test_captured_without_zone);

  return g_test_run ();
}
