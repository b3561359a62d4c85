/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-item-row.h"
#include "wizard/tide-roles-page.h"
#include "wizard/tide-server-box.h"
#include "wizard/tide-switched-off.h"

struct _TideRolesPage
{
  TidePage parent_instance;

  GtkBox *servers;
};

G_DEFINE_FINAL_TYPE (TideRolesPage, tide_roles_page, TIDE_TYPE_PAGE)

static void
add_task (TideItemRow *row,
          TideTask    *task,
          TideSession *session)
{
  TideEvidence *script = tide_session_find_evidence (session, tide_task_get_script (task));
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, tide_task_get_line (task));
  g_autofree char *place = NULL;

  if (script != NULL)
    place = g_strdup_printf (_("%s, line %s"), tide_evidence_get_name (script), line);
  tide_item_row_add_fact (row, _("Task"), tide_task_get_description (task));
  tide_item_row_add_code (row, _("Task ID"), tide_task_get_id (task));
  tide_item_row_add_fact (row, _("Task script"), place);
  if (script != NULL)
    tide_item_row_add_fact (row, _("If the task fails"),
                            tide_task_get_fatal (task) ? _("Setup stops") : _("Setup goes on"));
  tide_item_row_add_citations (row, _("Where the Task Stands"), tide_task_get_citations (task), session);
}

static void
fill_role (TideItemRow *row,
           gpointer     item,
           TideSession *session)
{
  TideRole *role = item;
  TideTask *task = tide_role_get_task (role);

  tide_item_row_add_fact (row, _("Unpacked version"), tide_role_get_unpacked_version (role));
  tide_item_row_add_fact (row, _("Configured version"), tide_role_get_configured_version (role));
  tide_item_row_add_fact (row, _("Post-setup version"), tide_role_get_post_setup_version (role));
  tide_item_row_add_fact (row, _("Recorded action"), tide_role_get_action (role));
  tide_item_row_add_code (row, _("Watermark"), tide_role_get_watermark (role));
  if (task != NULL)
    add_task (row, task, session);
  else if (tide_role_get_watermark (role) != NULL)
    tide_item_row_add_paragraph (row, _("No script or log that was added tells which task this watermark "
                                        "names. The ExchangeSetupLogs folder of the server would."));
  tide_item_row_add_code (row, _("Registry key"), tide_role_get_key (role));
  tide_item_row_add_citations (row, _("Evidence"), tide_role_get_citations (role), session);
}

/* The task is the answer people look for, so it stands in the row itself. */
static char *
describe_role (TideRole *role)
{
  const char *unpacked = tide_role_get_unpacked_version (role);
  TideTask *task = tide_role_get_task (role);
  const char *description = task != NULL ? tide_task_get_description (task) : NULL;

  if (description != NULL && *description != '\0')
    return g_strdup_printf (_("stopped at “%s”"), description);
  if (tide_role_get_watermark (role) != NULL)
    return g_strdup_printf (_("stopped at task %s"), tide_role_get_watermark (role));
  return unpacked != NULL ? g_strdup_printf (_("version %s"), unpacked) : NULL;
}

static GtkWidget *
create_role (gpointer item,
             gpointer session)
{
  const TideRoleState state = tide_role_get_state (item);
  const TideLevel level = tide_level_for_role (state);
  g_autofree char *subtitle = describe_role (item);
  GtkWidget *row = tide_item_row_new (level, tide_words_role_state (state),
                                      tide_words_role_name (tide_role_get_name (item)), subtitle);

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_role, item, session);
  if (level == TIDE_LEVEL_ERROR)
    tide_item_row_toggle (TIDE_ITEM_ROW (row));
  return row;
}

static void
fill_task (TideItemRow *row,
           gpointer     item,
           TideSession *session)
{
  TideInterruptedTask *interrupted = item;
  TideTask *task = tide_interrupted_task_get_task (interrupted);

  tide_item_row_add_fact (row, _("Recorded action"), tide_interrupted_task_get_action (interrupted));
  tide_item_row_add_code (row, _("Watermark"), tide_interrupted_task_get_watermark (interrupted));
  if (task != NULL)
    add_task (row, task, session);
  tide_item_row_add_code (row, _("Registry key"), tide_interrupted_task_get_key (interrupted));
  tide_item_row_add_citations (row, _("Evidence"), tide_interrupted_task_get_citations (interrupted),
                               session);
}

static GtkWidget *
create_task (gpointer item,
             gpointer session)
{
  TideTask *task = tide_interrupted_task_get_task (item);
  const char *description = task != NULL ? tide_task_get_description (task) : NULL;
  GtkWidget *row = tide_item_row_new (TIDE_LEVEL_WARNING, _("Interrupted"),
                                      tide_interrupted_task_get_name (item), description);

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_task, item, session);
  return row;
}

static char *
format_captured (TideServer *server)
{
  GDateTime *captured = tide_server_get_captured (server);

  /* Translators: date and time in UTC; see g_date_time_format() */
  return captured != NULL ? g_date_time_format (captured, _("%-d %B %Y, %H:%M UTC")) : NULL;
}

static void
add_server (TideRolesPage *self,
            TideServer    *server)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (self));
  GtkWidget *box = tide_server_box_new (server);
  g_autofree char *captured = format_captured (server);
  g_autofree char *roots = g_strjoinv (", ", (char **) tide_server_get_other_roots (server));

  tide_server_box_add_fact (TIDE_SERVER_BOX (box), _("Other Exchange keys"), *roots != '\0' ? roots : NULL);
  tide_server_box_add_fact (TIDE_SERVER_BOX (box), _("Windows"), tide_server_get_windows (server));
  tide_server_box_add_fact (TIDE_SERVER_BOX (box), _("Control set"), tide_server_get_control_set (server));
  tide_server_box_add_fact (TIDE_SERVER_BOX (box), _("Cluster node"),
                            tide_words_truth (tide_server_get_cluster_node (server)));
  tide_server_box_add_fact (TIDE_SERVER_BOX (box), _("Install path"), tide_server_get_install_path (server));
  tide_server_box_add_fact (TIDE_SERVER_BOX (box), _("Files taken"), captured);
  tide_server_box_add_sentence (TIDE_SERVER_BOX (box), tide_server_get_no_roles_reason (server));
  tide_switched_off_add (TIDE_SERVER_BOX (box), server, session);
  tide_server_box_add_list (TIDE_SERVER_BOX (box), _("Roles"), tide_server_get_roles (server), create_role,
                            session);
  tide_server_box_add_list (TIDE_SERVER_BOX (box), _("Interrupted Tasks"), tide_server_get_tasks (server),
                            create_task, session);
  tide_switched_off_add_others (TIDE_SERVER_BOX (box), server, session);
  gtk_box_append (self->servers, box);
}

static void
tide_roles_page_show_diagnosis (TidePage      *page,
                                TideDiagnosis *diagnosis)
{
  TideRolesPage *self = TIDE_ROLES_PAGE (page);
  GListModel *servers = tide_diagnosis_get_servers (diagnosis);

  tide_server_box_clear (self->servers);
  tide_server_box_add_doubt (self->servers, diagnosis);
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      add_server (self, server);
    }
}

static void
tide_roles_page_class_init (TideRolesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TIDE_PAGE_CLASS (klass)->show_diagnosis = tide_roles_page_show_diagnosis;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-roles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TideRolesPage, servers);
}

static void
tide_roles_page_init (TideRolesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
