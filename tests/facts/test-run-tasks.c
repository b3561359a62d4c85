/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tidemark.h>

#include "base/tide-log-heads.h"
#include "facts/runs/tide-runs.h"
#include "log-rows.h"

#define S "12/23/2020 02:28:45.0480"

static const ScriptTask tasks[] = {
  { "fdfe6b1a", FALSE, "Starting services" },
  { "Bridgehead___9FAA17C4", TRUE, "Configuring" },
  { "12345678", TRUE, "Decimal or not" },
};

typedef struct
{
  GPtrArray  *readings;
  GListStore *runs;
} Server;

static void
add_log (Server       *server,
         const char   *evidence,
         const LogRow *rows,
         guint         n_rows)
{
  TideReading *reading = log_rows_read (evidence, FALSE, rows, n_rows);
  g_autoptr (GPtrArray) runs = tide_runs_read (reading);

  g_ptr_array_add (server->readings, reading);
  for (guint i = 0; i < runs->len; i++)
    g_list_store_append (server->runs, g_ptr_array_index (runs, i));
  tide_runs_decide (server->runs, NULL, NULL);
}

static void
add_script (Server     *server,
            const char *evidence,
            const char *name)
{
  g_ptr_array_add (server->readings, script_rows_read (evidence, name, tasks, G_N_ELEMENTS (tasks)));
}

static void
server_begin (Server *server)
{
  server->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  server->runs = g_list_store_new (TIDE_TYPE_RUN);
}

static void
server_clear (Server *server)
{
  g_clear_pointer (&server->readings, g_ptr_array_unref);
  g_clear_object (&server->runs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Server, server_clear)

static TideTask *
find (Server        *server,
      TideGeneration generation,
      const char    *watermark)
{
  return tide_runs_find_task (server->readings, G_LIST_MODEL (server->runs), generation, watermark);
}

static void
test_script (void)
{
  g_auto (Server) server = { 0 };
  g_autoptr (TideTask) task = NULL;
  g_autoptr (TideCitation) citation = NULL;

  server_begin (&server);
  add_script (&server, "script", "Install-BridgeheadRole-20201223-022845048.ps1");
  task = find (&server, TIDE_GENERATION_2016, "Bridgehead___9FAA17C4");

  g_assert_nonnull (task);
  citation = g_list_model_get_item (tide_task_get_citations (task), 0);
  g_assert_cmpstr (tide_task_get_id (task), ==, "Bridgehead___9FAA17C4");
  g_assert_cmpstr (tide_task_get_description (task), ==, "Configuring");
  g_assert_cmpstr (tide_task_get_script (task), ==, "script");
  g_assert_cmpuint (tide_task_get_line (task), ==, 21);
  g_assert_cmpuint (tide_task_get_position (task), ==, 2);
  g_assert_true (tide_task_get_fatal (task));
  g_assert_cmpuint (g_list_model_get_n_items (tide_task_get_citations (task)), ==, 1);
  g_assert_cmpstr (tide_citation_get_evidence (citation), ==, "script");
  g_assert_cmpuint (tide_citation_get_line (citation), ==, 21);
  g_assert_cmpuint (tide_citation_get_offset (citation), ==, 2001);
  g_assert_cmpuint (tide_citation_get_length (citation), ==, 50);
}

/* Whether a watermark names the first task ("fdfe6b1a"), the third ("12345678"), or none */
static void
test_numbers (void)
{
  static const struct
  {
    TideGeneration generation;
    const char    *watermark;
    guint          position;
  } watermarks[] = {
    { TIDE_GENERATION_2007, "fdfe6b1a", 1 },
    { TIDE_GENERATION_2007, "0xFDFE6B1A", 1 },
    { TIDE_GENERATION_2007, "0xfdfe6b1a (4261309210)", 1 },
    { TIDE_GENERATION_2007, "4261309210", 1 },
    { TIDE_GENERATION_2007, "-33658086", 1 },
    { TIDE_GENERATION_2007, "12345678", 3 },
    { TIDE_GENERATION_2007, "305419896", 3 },
    { TIDE_GENERATION_2007, "0xbc614e", 3 },
    { TIDE_GENERATION_2007, "4261309211", 0 },
    { TIDE_GENERATION_2007, "0x1fdfe6b1a", 0 },
    { TIDE_GENERATION_2007, "", 0 },
    { TIDE_GENERATION_2007, "0x", 0 },
    { TIDE_GENERATION_2007, "99999999999999999999", 0 },
    { TIDE_GENERATION_2010, "4261309210", 0 },
    { TIDE_GENERATION_2016, "0xfdfe6b1a", 0 },
    { TIDE_GENERATION_2016, "fdfe6b1a", 1 },
    { TIDE_GENERATION_2016, "Bridgehead___9faa17c4", 2 },
    { TIDE_GENERATION_2016, "Bridgehead", 0 },
  };
  g_auto (Server) server = { 0 };

  server_begin (&server);
  add_script (&server, "script", "Install-MailboxRole-20070803-164612345.ps1");
  for (guint i = 0; i < G_N_ELEMENTS (watermarks); i++)
    {
      g_autoptr (TideTask) task = find (&server, watermarks[i].generation, watermarks[i].watermark);

      g_assert_cmpuint (task != NULL ? tide_task_get_position (task) : 0, ==, watermarks[i].position);
    }
}

/* Of several scripts the one that the deciding run wrote, else the newest by its name */
static void
test_choice_of_script (void)
{
  const LogRow rows[] = {
    { S, 0, "", TIDE_HEAD_BANNER, "Starting Microsoft Exchange Server 2016 Setup" },
    { S, 0, "", TIDE_HEAD_INSTALLATION_MODE, "The installation mode is set to: 'Install'." },
    { S, 1, "", TIDE_HEAD_SCRIPT,
      "Writing informational script to "
      "'C:\\ExchangeSetupLogs\\Install-BridgeheadRole-20201223-02284504812.ps1'" },
    { S, 0, "", TIDE_HEAD_BANNER, "Starting Microsoft Exchange Server 2016 Setup" },
    { S, 1, "", TIDE_HEAD_SCRIPT,
      "Writing informational script to "
      "'C:\\ExchangeSetupLogs\\Install-BridgeheadRole-20201224-010101000.ps1'" },
  };
  g_auto (Server) server = { 0 };
  g_autoptr (TideTask) newest = NULL;
  g_autoptr (TideTask) written = NULL;

  server_begin (&server);
  add_script (&server, "old", "Install-BridgeheadRole-20201223-02284504812.ps1");
  add_script (&server, "newest", "Install-BridgeheadRole-20201225-000000000.ps1");
  add_script (&server, "aborted", "Install-BridgeheadRole-20201224-010101000.ps1");
  add_script (&server, "nameless", "script.ps1");

  newest = find (&server, TIDE_GENERATION_2016, "fdfe6b1a");
  g_assert_cmpstr (tide_task_get_script (newest), ==, "newest");

  add_log (&server, "log", rows, G_N_ELEMENTS (rows));
  written = find (&server, TIDE_GENERATION_2016, "fdfe6b1a");
  g_assert_cmpstr (tide_task_get_script (written), ==, "old");
}

static const LogRow failed_rows[] = {
  { S, 0, "", TIDE_HEAD_BANNER, "Starting Microsoft Exchange Server 2016 Setup" },
  { S, 0, "", TIDE_HEAD_INSTALLATION_MODE, "The installation mode is set to: 'Install'." },
  { S, 1, "ERROR", "", "The first failure." },
  { S, 1, "ERROR-REFERENCE", "", "Id=Bridgehead___9FAA17C4 Component=EXCHANGE14:\\Current\\Setup" },
  { S, 0, "", TIDE_HEAD_BANNER, "Starting Microsoft Exchange Server 2016 Setup" },
  { S, 0, "", TIDE_HEAD_INSTALLATION_MODE, "The installation mode is set to: 'Install'." },
  { S, 1, "ERROR", "", "The second failure." },
  { S, 1, "ERROR-REFERENCE", "", "Id=Bridgehead___9FAA17C4 Component=EXCHANGE14:\\Current\\Setup" },
  { S, 1, "ERROR-REFERENCE", "", "Id=Other___1 Component=EXCHANGE14:\\Current\\Setup" },
};

static void
test_block (void)
{
  g_auto (Server) server = { 0 };
  g_autoptr (TideTask) task = NULL;
  g_autoptr (TideCitation) error = NULL;
  g_autoptr (TideCitation) reference = NULL;

  server_begin (&server);
  add_script (&server, "script", "Install-BridgeheadRole-20201223-02284504812.ps1");
  add_log (&server, "log", failed_rows, G_N_ELEMENTS (failed_rows));
  task = find (&server, TIDE_GENERATION_2016, "Bridgehead___9FAA17C4");
  g_assert_cmpuint (g_list_model_get_n_items (tide_task_get_citations (task)), ==, 3);
  error = g_list_model_get_item (tide_task_get_citations (task), 1);
  reference = g_list_model_get_item (tide_task_get_citations (task), 2);

  g_assert_cmpstr (tide_citation_get_evidence (error), ==, "log");
  g_assert_cmpstr (tide_citation_get_text (error), ==, "The second failure.");
  g_assert_cmpuint (tide_citation_get_line (reference), ==, 8);
}

static void
test_log_alone (void)
{
  g_auto (Server) server = { 0 };
  g_autoptr (TideTask) task = NULL;

  server_begin (&server);
  add_log (&server, "log", failed_rows, G_N_ELEMENTS (failed_rows));
  task = find (&server, TIDE_GENERATION_2016, "Other___1");

  g_assert_cmpstr (tide_task_get_id (task), ==, "Other___1");
  g_assert_null (tide_task_get_script (task));
  g_assert_null (tide_task_get_description (task));
  g_assert_cmpuint (tide_task_get_line (task), ==, 0);
  g_assert_cmpuint (tide_task_get_position (task), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (tide_task_get_citations (task)), ==, 1);
  g_assert_null (find (&server, TIDE_GENERATION_2016, "Bridgehead"));
}

/* A log of another server names no task of this one. */
static void
test_foreign_log (void)
{
  g_auto (Server) server = { 0 };

  server_begin (&server);
  g_ptr_array_add (server.readings, log_rows_read ("log", FALSE, failed_rows, G_N_ELEMENTS (failed_rows)));
  g_assert_null (find (&server, TIDE_GENERATION_2016, "Other___1"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-tasks/script", test_script);
  g_test_add_func ("/run-tasks/numbers", test_numbers);
  g_test_add_func ("/run-tasks/choice-of-script", test_choice_of_script);
  g_test_add_func ("/run-tasks/block", test_block);
  g_test_add_func ("/run-tasks/log-alone", test_log_alone);
  g_test_add_func ("/run-tasks/foreign-log", test_foreign_log);

  return g_test_run ();
}
