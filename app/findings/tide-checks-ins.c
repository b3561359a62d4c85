/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "base/tide-wire.h"
#include "findings/tide-checks.h"

#define CLUSTER_SERVER "CLUSTER_SERVER.INS"
#define CLUSTER_SHARED "CLUSTER_SHARED.INS"
#define VIRTUAL_SERVER "ScSetupExchangeVirtualServer"

static gboolean
is_judged (TideInsStep *step)
{
  return tide_ins_step_get_state (step) != TIDE_STEP_STATE_NOT_JUDGED;
}

/* The worst step of a file, the first of equals; (transfer full) (nullable): none that was judged */
static TideInsStep *
find_worst (TideInsFile *file)
{
  GListModel *steps = tide_ins_file_get_steps (file);
  g_autoptr (TideInsStep) worst = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideInsStep) step = g_list_model_get_item (steps, i);

      if (is_judged (step) &&
          (worst == NULL || tide_ins_step_get_state (step) > tide_ins_step_get_state (worst)))
        g_set_object (&worst, step);
    }

  return g_steal_pointer (&worst);
}

/* What a person would type. A directive that starts a process is given directory;command;timeout, and neither
 * end can hold a semicolon. */
static char *
dup_command (TideInsStep *step)
{
  const char *given = tide_ins_step_get_command (step);
  const char *start = given != NULL ? strchr (given, ';') : NULL;
  const char *end = given != NULL ? strrchr (given, ';') : NULL;

  if (given == NULL)
    return g_strdup (tide_ins_step_get_directive (step));
  if (start == end || g_ascii_strncasecmp (tide_ins_step_get_directive (step), "CreateProcess", 13) != 0)
    return g_strdup (given);

  return g_strndup (start + 1, end - start - 1);
}

static void
name_step (TideCheck   *check,
           TideFinding *finding,
           TideRun     *run,
           TideInsStep *step)
{
  g_autofree char *command = dup_command (step);
  const char *code = tide_ins_step_get_exit_code (step);

  tide_finding_set (finding, "log", tide_check_get_name (check, tide_run_get_evidence (run)));
  tide_finding_set_number (finding, "line", tide_ins_step_get_line (step));
  tide_finding_set (finding, "command", command);
  tide_finding_set (finding, "code", code);
  if (code != NULL)
    tide_finding_add_word (finding, "code");
}

static void
cite_failed (TideFinding *finding,
             TideInsFile *file)
{
  GListModel *steps = tide_ins_file_get_steps (file);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideInsStep) step = g_list_model_get_item (steps, i);

      if (tide_ins_step_get_state (step) > TIDE_STEP_STATE_SUCCEEDED)
        tide_finding_cite (finding, tide_ins_step_get_citation (step));
    }
}

/* Only what the deciding run met is a failure. */
static TideFindingState
judge_step (TideRun     *run,
            TideInsStep *step)
{
  if (tide_ins_step_get_state (step) == TIDE_STEP_STATE_SUCCEEDED)
    return TIDE_FINDING_STATE_PASS;

  return tide_run_get_deciding (run) ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_INFORMATION;
}

static void
say_file (TideCheck   *check,
          TideRun     *run,
          TideInsFile *file,
          TideInsStep *step)
{
  TideFinding *finding = tide_check_say (check, tide_ins_file_get_file (file), judge_step (run, step));

  tide_finding_set (finding, "file", tide_ins_file_get_file (file));
  name_step (check, finding, run, step);
  tide_finding_cite (finding, tide_ins_file_get_citation (file));
  cite_failed (finding, file);
  /* CreateProcessSafe is setup's way of saying that it can do without. */
  if (tide_ins_step_get_state (step) == TIDE_STEP_STATE_WARNING)
    finding->severity = MIN (finding->severity, TIDE_SEVERITY_WARNING);
}

/* A file may be worked through more than once: the worst time in the latest run speaks. */
static void
check_run (TideCheck  *check,
           TideRun    *run,
           GHashTable *said)
{
  GListModel *files = tide_run_get_ins (run);

  for (guint pass = TIDE_STEP_STATE_FAILED; pass > TIDE_STEP_STATE_NOT_JUDGED; pass--)
    for (guint i = 0; i < g_list_model_get_n_items (files); i++)
      {
        g_autoptr (TideInsFile) file = g_list_model_get_item (files, i);
        g_autoptr (TideInsStep) step = find_worst (file);

        if (step != NULL && tide_ins_step_get_state (step) == (TideStepState) pass &&
            g_hash_table_add (said, g_ascii_strdown (tide_ins_file_get_file (file), -1)))
          say_file (check, run, file, step);
      }
}

void
tide_check_ins_step (TideCheck *check)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *runs = tide_server_get_runs (check->server);

  for (guint i = g_list_model_get_n_items (runs); i > 0; i--)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i - 1);

      check_run (check, run, said);
    }
}

/* Which time a run started a file; (transfer full) (nullable) */
static TideInsFile *
find_file (TideRun    *run,
           const char *name)
{
  GListModel *files = tide_run_get_ins (run);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideInsFile) file = g_list_model_get_item (files, i);

      if (g_ascii_strcasecmp (tide_ins_file_get_file (file), name) == 0)
        return g_steal_pointer (&file);
    }

  return NULL;
}

/* Where a run entered a function of the engine; (transfer full) (nullable) */
static TideCitation *
find_function (TideReading *log,
               TideRun     *run,
               const char  *function)
{
  g_autoptr (GVariant) entries = g_variant_get_child_value (log->data, 2);
  GVariantIter iter;
  guint64 offset, length, line, n_lines;
  const char *stamp, *level, *head;
  gint32 depth;
  GVariant *bytes;

  g_variant_iter_init (&iter, entries);
  while (g_variant_iter_loop (&iter, "(tttt&si&s&s@ay)", &offset, &length, &line, &n_lines, &stamp, &depth,
                              &level, &head, &bytes))
    {
      gsize size = 0;
      const char *text = tide_wire_get_bytes (bytes, &size);
      TideCitation *citation;

      if (line < tide_run_get_first_line (run) || line > tide_run_get_last_line (run) ||
          strcmp (head, TIDE_HEAD_NATIVE_ENTER) != 0 || g_strstr_len (text, size, function) == NULL)
        continue;
      citation = tide_citation_new_text (log->evidence, line, offset, length, function);
      g_variant_unref (bytes);
      return citation;
    }

  return NULL;
}

/* The first sign that a run set about the cluster; (transfer full) (nullable) */
static TideCitation *
find_cluster_work (TideCheck *check,
                   TideRun   *run)
{
  GPtrArray *readings = tide_facts_get_readings (check->facts);
  g_autoptr (TideInsFile) shared = find_file (run, CLUSTER_SHARED);

  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);
      TideCitation *citation;

      if (reading->data == NULL || g_strcmp0 (reading->evidence, tide_run_get_evidence (run)) != 0)
        continue;
      citation = find_function (reading, run, VIRTUAL_SERVER);
      if (citation != NULL)
        return citation;
    }

  return shared != NULL ? g_object_ref (tide_ins_file_get_citation (shared)) : NULL;
}

/* Started in any run is started: a second attempt skips what is done. */
void
tide_check_ins_cluster_server (TideCheck *check)
{
  GListModel *runs = tide_server_get_runs (check->server);
  g_autoptr (TideCitation) work = NULL;
  g_autoptr (TideInsFile) file = NULL;
  TideFinding *finding;

  for (guint i = 0; i < g_list_model_get_n_items (runs) && file == NULL; i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      file = find_file (run, CLUSTER_SERVER);
      if (work == NULL)
        work = find_cluster_work (check, run);
    }
  if (work == NULL && file == NULL)
    return;
  finding = tide_check_say (check, NULL, file != NULL ? TIDE_FINDING_STATE_PASS : TIDE_FINDING_STATE_FAIL);
  g_hash_table_remove (finding->words, "none");
  tide_finding_cite (finding, file != NULL ? tide_ins_file_get_citation (file) : work);
  if (work == NULL)
    return;
  tide_finding_set (finding, "log", tide_check_get_name (check, tide_citation_get_evidence (work)));
  tide_finding_set_number (finding, "line", tide_citation_get_line (work));
}

static int
place_in_order (TideInsFile *file)
{
  static const char *const order[] = {
    "CLUSTER_SERVER.UNS", CLUSTER_SERVER, "CLUSTER_SHARED.UNS", CLUSTER_SHARED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_ascii_strcasecmp (tide_ins_file_get_file (file), order[i]) == 0)
      return i;

  return -1;
}

static void
say_order (TideCheck   *check,
           TideRun     *run,
           TideInsFile *file,
           TideInsFile *before)
{
  TideFinding *finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_FAIL);

  tide_finding_set (finding, "file", tide_ins_file_get_file (file));
  tide_finding_set (finding, "other", tide_ins_file_get_file (before));
  tide_finding_set (finding, "log", tide_check_get_name (check, tide_run_get_evidence (run)));
  tide_finding_set_number (finding, "line", tide_ins_file_get_line (file));
  tide_finding_cite (finding, tide_ins_file_get_citation (file));
  tide_finding_cite (finding, tide_ins_file_get_citation (before));
}

/* The first start of each file counts: the engine may come back to one. */
void
tide_check_ins_order (TideCheck *check)
{
  TideRun *run = tide_server_get_deciding_run (check->server);
  g_autoptr (TideInsFile) last = NULL;
  guint seen = 0;

  for (guint i = 0; run != NULL && i < g_list_model_get_n_items (tide_run_get_ins (run)); i++)
    {
      g_autoptr (TideInsFile) file = g_list_model_get_item (tide_run_get_ins (run), i);
      int place = place_in_order (file);

      if (place < 0 || seen & (1u << place))
        continue;
      seen |= 1u << place;
      if (last != NULL && place < place_in_order (last))
        {
          say_order (check, run, file, last);
          return;
        }
      g_set_object (&last, file);
    }
  if (seen != 0)
    g_hash_table_remove (tide_check_say (check, NULL, TIDE_FINDING_STATE_PASS)->words, "none");
}
