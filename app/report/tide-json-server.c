/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-json.h"

static void
write_task_of (TideJson *json,
               TideTask *task)
{
  json_builder_set_member_name (json->builder, "task");
  if (task == NULL)
    {
      json_builder_add_null_value (json->builder);
      return;
    }
  json_builder_begin_object (json->builder);
  tide_json_text (json, "id", tide_task_get_id (task));
  tide_json_text (json, "description", tide_task_get_description (task));
  tide_json_text (json, "script", tide_task_get_script (task));
  tide_json_number (json, "line", tide_task_get_line (task));
  tide_json_bool (json, "fatal", tide_task_get_fatal (task));
  json_builder_end_object (json->builder);
}

static void
write_role (TideJson *json,
            gpointer  item)
{
  TideRole *role = item;

  tide_json_text (json, "name", tide_role_get_name (role));
  tide_json_word (json, "state", TIDE_TYPE_ROLE_STATE, tide_role_get_state (role));
  tide_json_text (json, "unpacked_version", tide_role_get_unpacked_version (role));
  tide_json_text (json, "configured_version", tide_role_get_configured_version (role));
  tide_json_text (json, "watermark", tide_role_get_watermark (role));
  tide_json_text (json, "action", tide_role_get_action (role));
  write_task_of (json, tide_role_get_task (role));
}

static void
write_task (TideJson *json,
            gpointer  item)
{
  TideInterruptedTask *task = item;

  tide_json_text (json, "name", tide_interrupted_task_get_name (task));
  tide_json_text (json, "watermark", tide_interrupted_task_get_watermark (task));
  tide_json_text (json, "action", tide_interrupted_task_get_action (task));
}

static void
write_file (TideJson *json,
            gpointer  item)
{
  TideClusterFile *file = item;

  tide_json_text (json, "name", tide_cluster_file_get_name (file));
  tide_json_word (json, "state", TIDE_TYPE_PRESENCE, tide_cluster_file_get_state (file));
  tide_json_text (json, "version", tide_cluster_file_get_version (file));
  tide_json_text (json, "role_version", tide_cluster_file_get_role_version (file));
  tide_json_text (json, "architecture", tide_cluster_file_get_architecture (file));
  tide_json_text (json, "sha256", tide_cluster_file_get_sha256 (file));
  tide_json_text (json, "path", tide_cluster_file_get_path (file));
}

static void
write_event_source (TideJson *json,
                    gpointer  item)
{
  TideEventSource *source = item;

  tide_json_text (json, "name", tide_event_source_get_name (source));
  tide_json_word (json, "state", TIDE_TYPE_PRESENCE, tide_event_source_get_state (source));
  tide_json_text (json, "log", tide_event_source_get_log (source));
  tide_json_text (json, "category_file", tide_event_source_get_category_file (source));
  tide_json_text (json, "message_file", tide_event_source_get_message_file (source));
  tide_json_truth (json, "message_file_present", tide_event_source_get_message_file_present (source));
}

static void
write_start_mode (TideJson     *json,
                  const char   *name,
                  TideStartMode mode)
{
  tide_json_text (json, name,
                  mode != TIDE_START_MODE_UNKNOWN ? tide_enum_to_word (TIDE_TYPE_START_MODE, mode) : NULL);
}

static void
write_service (TideJson *json,
               gpointer  item)
{
  TideService *service = item;

  tide_json_text (json, "name", tide_service_get_name (service));
  write_start_mode (json, "start", tide_service_get_start (service));
  write_start_mode (json, "saved_start", tide_service_get_saved_start (service));
  tide_json_bool (json, "disabled_by_setup", tide_service_get_disabled_by_setup (service));
  tide_json_bool (json, "restored_by_setup", tide_service_get_restored_by_setup (service));
  tide_json_text (json, "image_path", tide_service_get_image_path (service));
}

static void
write_restart (TideJson *json,
               gpointer  item)
{
  TidePendingRestart *restart = item;

  tide_json_text (json, "place", tide_pending_restart_get_place (restart));
  tide_json_text (json, "detail", tide_pending_restart_get_detail (restart));
}

static void
write_prerequisite (TideJson *json,
                    gpointer  item)
{
  TidePrerequisite *product = item;

  tide_json_text (json, "name", tide_prerequisite_get_name (product));
  tide_json_truth (json, "present", tide_prerequisite_get_present (product));
  tide_json_text (json, "version", tide_prerequisite_get_version (product));
  tide_json_text (json, "registered", tide_prerequisite_get_registered (product));
}

static void
write_package (TideJson *json,
               gpointer  item)
{
  TideCachedPackage *package = item;

  tide_json_text (json, "product", tide_cached_package_get_product (package));
  tide_json_text (json, "path", tide_cached_package_get_path (package));
  tide_json_truth (json, "present", tide_cached_package_get_present (package));
}

static void
write_questions (TideJson   *json,
                 TideServer *server)
{
  tide_json_list (json, "pending_restarts", tide_server_get_pending_restarts (server), FALSE, write_restart);
  tide_json_list (json, "prerequisites", tide_server_get_prerequisites (server), FALSE, write_prerequisite);
  tide_json_list (json, "cached_packages", tide_server_get_cached_packages (server), FALSE, write_package);
}

void
tide_json_server (TideJson *json,
                  gpointer  item)
{
  TideServer *server = item;
  TideGeneration generation = tide_server_get_generation (server);
  GDateTime *captured = tide_server_get_captured (server);
  g_autofree char *time = captured != NULL ? g_date_time_format_iso8601 (captured) : NULL;

  tide_json_text (json, "id", tide_server_get_id (server));
  tide_json_text (json, "computer_name", tide_server_get_computer_name (server));
  tide_json_text (json, "generation", generation == TIDE_GENERATION_UNKNOWN
                                        ? NULL : tide_enum_to_word (TIDE_TYPE_GENERATION, generation));
  tide_json_strv (json, "other_roots", tide_server_get_other_roots (server));
  tide_json_text (json, "windows", tide_server_get_windows (server));
  tide_json_text (json, "windows_source", tide_server_get_windows_source (server));
  tide_json_truth (json, "cluster_node", tide_server_get_cluster_node (server));
  tide_json_text (json, "captured", time);
  tide_json_text (json, "install_path", tide_server_get_install_path (server));
  tide_json_text (json, "owa_version", tide_server_get_owa_version (server));
  tide_json_list (json, "roles", tide_server_get_roles (server), FALSE, write_role);
  tide_json_list (json, "tasks", tide_server_get_tasks (server), FALSE, write_task);
  tide_json_runs (json, server);
  tide_json_list (json, "services", tide_server_get_services (server), FALSE, write_service);
  write_questions (json, server);
  tide_json_list (json, "files", tide_server_get_files (server), FALSE, write_file);
  tide_json_list (json, "event_sources", tide_server_get_event_sources (server), FALSE, write_event_source);
  tide_json_word (json, "excluadm_com", TIDE_TYPE_PRESENCE, tide_server_get_excluadm_com (server));
}
