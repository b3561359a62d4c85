/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-json.h"

static void
write_quotation (TideJson *json,
                 gpointer  item)
{
  tide_json_number (json, "line", tide_citation_get_line (item));
  tide_json_text (json, "text", tide_citation_get_text (item));
}

/* The innermost message leads; the one around it follows. */
static void
write_error (TideJson *json,
             gpointer  item)
{
  TideRunMessage *message = item;
  const char *innermost = tide_run_message_get_innermost (message);
  const char *outer = tide_run_message_get_text (message);
  g_autofree char *both = g_strdup_printf ("%s\n%s", innermost, outer);

  tide_json_number (json, "line", tide_citation_get_line (tide_run_message_get_citation (message)));
  tide_json_text (json, "text", g_str_equal (innermost, outer) ? outer : both);
}

static void
write_step (TideJson *json,
            gpointer  item)
{
  TideInsStep *step = item;

  tide_json_number (json, "line", tide_ins_step_get_line (step));
  tide_json_text (json, "directive", tide_ins_step_get_directive (step));
  tide_json_text (json, "command", tide_ins_step_get_command (step));
  tide_json_text (json, "exit_code", tide_ins_step_get_exit_code (step));
  tide_json_word (json, "state", TIDE_TYPE_STEP_STATE, tide_ins_step_get_state (step));
}

static void
write_ins (TideJson *json,
           gpointer  item)
{
  TideInsFile *file = item;

  tide_json_text (json, "file", tide_ins_file_get_file (file));
  tide_json_number (json, "line", tide_ins_file_get_line (file));
  tide_json_list (json, "steps", tide_ins_file_get_steps (file), FALSE, write_step);
}

static void
write_command (TideJson *json,
               TideRun  *run)
{
  json_builder_set_member_name (json->builder, "command");
  json_builder_begin_object (json->builder);
  tide_json_text (json, "mode", tide_run_get_mode (run));
  tide_json_text (json, "roles", tide_run_get_roles (run));
  tide_json_strv (json, "switches", tide_run_get_switches (run));
  json_builder_end_object (json->builder);
}

static void
write_task (TideJson *json,
            gpointer  item)
{
  TideRunTask *task = item;

  tide_json_text (json, "name", tide_run_task_get_name (task));
  tide_json_text (json, "began", tide_run_task_get_begun (task));
  tide_json_text (json, "ended", tide_run_task_get_ended (task));
  tide_json_number (json, "line", tide_run_task_get_line (task));
}

static void
write_work (TideJson *json,
            TideRun  *run)
{
  tide_json_list (json, "tasks", tide_run_get_tasks (run), FALSE, write_task);
  tide_json_strv (json, "components", tide_run_get_components (run));
  tide_json_strv (json, "scripts", tide_run_get_scripts (run));
  tide_json_strv (json, "services_disabled", tide_run_get_services_disabled (run));
  tide_json_strv (json, "services_restored", tide_run_get_services_restored (run));
  tide_json_strv (json, "states_restored", tide_run_get_states_restored (run));
}

static void
write_run (TideJson *json,
           gpointer  item)
{
  TideRun *run = item;

  tide_json_text (json, "evidence", tide_run_get_evidence (run));
  tide_json_word (json, "dialect", TIDE_TYPE_DIALECT, tide_run_get_dialect (run));
  tide_json_word (json, "kind", TIDE_TYPE_RUN_KIND, tide_run_get_kind (run));
  tide_json_word (json, "interface", TIDE_TYPE_INTERFACE, tide_run_get_interface (run));
  tide_json_number (json, "first_line", tide_run_get_first_line (run));
  tide_json_number (json, "last_line", tide_run_get_last_line (run));
  tide_json_text (json, "started", tide_run_get_started (run));
  tide_json_text (json, "ended", tide_run_get_ended (run));
  tide_json_text (json, "utc_offset", tide_run_get_utc_offset (run));
  write_command (json, run);
  tide_json_text (json, "installation_mode", tide_run_get_installation_mode (run));
  tide_json_text (json, "version", tide_run_get_version (run));
  tide_json_text (json, "previous_version", tide_run_get_previous_version (run));
  tide_json_bool (json, "resumed", tide_run_get_resumed (run));
  tide_json_bool (json, "deciding", tide_run_get_deciding (run));
  tide_json_word (json, "verdict", TIDE_TYPE_VERDICT, tide_run_get_verdict (run));
  tide_json_list (json, "signals", tide_run_get_signals (run), FALSE, write_quotation);
  tide_json_text (json, "failed_task", tide_run_get_failed_task (run));
  write_work (json, run);
  tide_json_list (json, "ins", tide_run_get_ins (run), FALSE, write_ins);
  tide_json_list (json, "errors", tide_run_get_messages (run), FALSE, write_error);
}

void
tide_json_runs (TideJson   *json,
                TideServer *server)
{
  g_autoptr (GListModel) runs = tide_report_cut_last (json->cut, tide_server_get_runs (server));

  tide_json_list (json, "runs", runs, FALSE, write_run);
}
