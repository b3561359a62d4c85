/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-item-row.h"
#include "wizard/tide-runs-page.h"
#include "wizard/tide-section.h"
#include "wizard/tide-server-box.h"

struct _TideRunsPage
{
  TidePage parent_instance;

  GtkBox *servers;
};

#define STEPS_AT_ONCE 10

G_DEFINE_FINAL_TYPE (TideRunsPage, tide_runs_page, TIDE_TYPE_PAGE)

static char *
join_command (TideRun *run)
{
  const char *const *switches = tide_run_get_switches (run);
  g_autoptr (GString) command = g_string_new (NULL);

  if (tide_run_get_mode (run) != NULL)
    g_string_append_printf (command, "/mode:%s ", tide_run_get_mode (run));
  if (tide_run_get_roles (run) != NULL)
    g_string_append_printf (command, "/roles:%s ", tide_run_get_roles (run));
  for (guint i = 0; switches != NULL && switches[i] != NULL; i++)
    g_string_append_printf (command, "/%s ", switches[i]);
  return g_strchomp (g_string_free (g_steal_pointer (&command), FALSE));
}

static char *
join_zone (TideRun    *run,
           const char *time)
{
  const char *offset = tide_run_get_utc_offset (run);

  if (time == NULL || offset == NULL)
    return g_strdup (time);
  /* Translators: a time, and how far the server's clock is from UTC */
  return g_strdup_printf (_("%s (server at UTC%s)"), time, offset);
}

static GtkWidget *
create_step (gpointer item,
             gpointer session)
{
  const TideStepState state = tide_ins_step_get_state (item);
  g_autoptr (GListStore) citations = g_list_store_new (TIDE_TYPE_CITATION);
  const char *code = tide_ins_step_get_exit_code (item);
  g_autofree char *subtitle = code != NULL ? g_strdup_printf (_("exit code %s"), code) : NULL;
  GtkWidget *row = tide_item_row_new (tide_level_for_step (state), tide_words_step_state (state),
                                      tide_ins_step_get_directive (item), subtitle);

  g_list_store_append (citations, tide_ins_step_get_citation (item));
  tide_item_row_add_code (TIDE_ITEM_ROW (row), _("Command"), tide_ins_step_get_command (item));
  tide_item_row_add_citations (TIDE_ITEM_ROW (row), _("Evidence"), G_LIST_MODEL (citations), session);
  tide_item_row_reveal (TIDE_ITEM_ROW (row));
  return row;
}

static void
add_ins_files (TideItemRow *row,
               TideRun     *run,
               TideSession *session)
{
  GListModel *files = tide_run_get_ins (run);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideInsFile) file = g_list_model_get_item (files, i);
      /* Translators: the name of an INS file */
      g_autofree char *title = g_strdup_printf (_("Steps of %s"), tide_ins_file_get_file (file));
      GtkWidget *section = tide_section_new (title, NULL);

      tide_section_bind (TIDE_SECTION (section), tide_ins_file_get_steps (file), STEPS_AT_ONCE, create_step,
                         session);
      tide_item_row_add_widget (row, section);
    }
}

static void
add_names (TideItemRow       *row,
           const char        *caption,
           const char *const *names)
{
  g_autofree char *joined = names[0] != NULL ? g_strjoinv (", ", (char **) names) : NULL;

  tide_item_row_add_fact (row, caption, joined);
}

static void
add_frame (TideItemRow *row,
           TideRun     *run,
           TideSession *session)
{
  TideEvidence *log = tide_session_find_evidence (session, tide_run_get_evidence (run));
  const char *name = log != NULL ? tide_evidence_get_name (log) : tide_run_get_evidence (run);
  const guint first = (guint) tide_run_get_first_line (run);
  const guint last = (guint) tide_run_get_last_line (run);
  g_autofree char *place = g_strdup_printf (_("%s, lines %u to %u"), name, first, last);
  g_autofree char *started = join_zone (run, tide_run_get_started (run));
  g_autofree char *ended = join_zone (run, tide_run_get_ended (run));
  g_autofree char *command = join_command (run);

  tide_item_row_add_fact (row, _("Log"), place);
  tide_item_row_add_fact (row, _("Started"), started);
  tide_item_row_add_fact (row, _("Last entry"), ended);
  tide_item_row_add_fact (row, _("Interface"), tide_words_interface (tide_run_get_interface (run)));
  tide_item_row_add_code (row, _("Command line"), command);
  tide_item_row_add_fact (row, _("Installation mode"), tide_run_get_installation_mode (run));
  tide_item_row_add_fact (row, _("Setup version"), tide_run_get_version (run));
  tide_item_row_add_fact (row, _("Version before"), tide_run_get_previous_version (run));
  tide_item_row_add_fact (row, _("User"), tide_run_get_user (run));
  tide_item_row_add_fact (row, _("Roles found unpacked"), tide_run_get_roles_unpacked (run));
  tide_item_row_add_fact (row, _("Roles found installed"), tide_run_get_roles_installed (run));
  add_names (row, _("Services disabled"), tide_run_get_services_disabled (run));
  add_names (row, _("Scripts written"), tide_run_get_scripts (run));
  if (tide_run_get_resumed (run))
    tide_item_row_add_paragraph (row, _("This run continued an unfinished installation."));
}

static void
fill_run (TideItemRow *row,
          gpointer     item,
          TideSession *session)
{
  tide_item_row_add_citations (row, _("What Decided the Verdict"), tide_run_get_signals (item), session);
  tide_item_row_add_citations (row, _("Errors"), tide_run_get_errors (item), session);
  tide_item_row_add_code (row, _("Failed task"), tide_run_get_failed_task (item));
  tide_item_row_add_fact (row, _("Failed component"), tide_run_get_failed_component (item));
  add_frame (row, item, session);
  add_ins_files (row, item, session);
}

static char *
describe_run (TideRun *run)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (tide_run_get_installation_mode (run) != NULL)
    g_strv_builder_add (builder, tide_run_get_installation_mode (run));
  if (tide_run_get_version (run) != NULL)
    g_strv_builder_add (builder, tide_run_get_version (run));
  if (tide_run_get_interface (run) != TIDE_INTERFACE_UNKNOWN)
    g_strv_builder_add (builder, tide_words_interface (tide_run_get_interface (run)));
  words = g_strv_builder_end (builder);
  return g_strjoinv (" · ", words);
}

/* "2009-05-12 14:31:04": ISO 8601 as people write it */
static char *
describe_start (TideRun *run)
{
  const char *kind = tide_words_run_kind (tide_run_get_kind (run));
  g_autofree char *started = g_strdup (tide_run_get_started (run));

  if (started == NULL)
    return g_strdup (kind);
  if (g_ascii_isdigit (started[0]))
    g_strdelimit (started, "T", ' ');
  /* Translators: a run of setup and when it began */
  return g_strdup_printf (_("%s, %s"), kind, started);
}

static GtkWidget *
create_run (gpointer item,
            gpointer session)
{
  const TideVerdict verdict = tide_run_get_verdict (item);
  g_autofree char *title = describe_start (item);
  g_autofree char *subtitle = describe_run (item);
  GtkWidget *row = tide_item_row_new (tide_level_for_verdict (verdict), tide_words_verdict (verdict), title,
                                      subtitle);

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_run, item, session);
  if (tide_run_get_deciding (item))
    {
      tide_item_row_add_tag (TIDE_ITEM_ROW (row), _("Decides the Verdict"));
      tide_item_row_toggle (TIDE_ITEM_ROW (row));
    }
  return row;
}

static GListModel *
newest_first (GListModel *runs)
{
  GListStore *store = g_list_store_new (TIDE_TYPE_RUN);

  for (guint i = g_list_model_get_n_items (runs); i > 0; i--)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i - 1);

      g_list_store_append (store, run);
    }
  return G_LIST_MODEL (store);
}

static void
add_server (TideRunsPage *self,
            TideServer   *server)
{
  g_autoptr (GListModel) runs = newest_first (tide_server_get_runs (server));
  GtkWidget *box;

  if (g_list_model_get_n_items (runs) == 0)
    return;
  box = tide_server_box_new (server);
  tide_server_box_add_list (TIDE_SERVER_BOX (box), _("Runs, Newest First"), runs, create_run,
                            tide_page_get_session (TIDE_PAGE (self)));
  gtk_box_append (self->servers, box);
}

static void
tide_runs_page_show_diagnosis (TidePage      *page,
                               TideDiagnosis *diagnosis)
{
  TideRunsPage *self = TIDE_RUNS_PAGE (page);
  GListModel *servers = tide_diagnosis_get_servers (diagnosis);

  tide_server_box_clear (self->servers);
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      add_server (self, server);
    }
}

static void
tide_runs_page_class_init (TideRunsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TIDE_PAGE_CLASS (klass)->show_diagnosis = tide_runs_page_show_diagnosis;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-runs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TideRunsPage, servers);
}

static void
tide_runs_page_init (TideRunsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
