/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-citation-row.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-finding-row.h"
#include "wizard/tide-fix-button.h"
#include "wizard/tide-item-row.h"
#include "wizard/tide-section.h"
#include "wizard/tide-severity-icon.h"

struct _TideFindingRow
{
  GtkListBoxRow parent_instance;

  TideSeverityIcon *icon;
  GtkLabel         *title;
  GtkLabel         *word;
  GtkLabel         *detail;
  GtkBox           *advice;
  TideSection      *citations;
  GtkBox           *fixes;
};

#define CITATIONS_AT_ONCE 4

G_DEFINE_FINAL_TYPE (TideFindingRow, tide_finding_row, GTK_TYPE_LIST_BOX_ROW)

static void
tide_finding_row_class_init (TideFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  g_type_ensure (TIDE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TideFindingRow, title);
  gtk_widget_class_bind_template_child (widget_class, TideFindingRow, word);
  gtk_widget_class_bind_template_child (widget_class, TideFindingRow, detail);
  gtk_widget_class_bind_template_child (widget_class, TideFindingRow, advice);
  gtk_widget_class_bind_template_child (widget_class, TideFindingRow, citations);
  gtk_widget_class_bind_template_child (widget_class, TideFindingRow, fixes);
}

static void
tide_finding_row_init (TideFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Error · NODE1" */
static char *
describe (TideFinding *finding,
          TideSession *session)
{
  const char *server = tide_finding_get_server (finding);

  if (server == NULL)
    return g_strdup (tide_words_finding (finding));
  return g_strdup_printf (C_ ("row", "%s · %s"), tide_words_finding (finding),
                          tide_session_get_server_name (session, server));
}

static void
add_advice (TideFindingRow *self,
            TideFinding    *finding)
{
  g_auto (GStrv) advice = tide_finding_get_advice (finding);

  for (guint i = 0; advice != NULL && advice[i] != NULL; i++)
    gtk_box_append (self->advice, tide_fact_new (i == 0 ? _("What to do") : NULL, advice[i], FALSE));
  gtk_widget_set_visible (GTK_WIDGET (self->advice), advice != NULL && advice[0] != NULL);
}

static GtkWidget *
new_fix_line (TideSession *session,
              TideFix     *fix)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = tide_fix_get_title (fix);

  gtk_box_append (GTK_BOX (box), tide_fact_new (_("Fix"), title, FALSE));
  gtk_box_append (GTK_BOX (box), tide_fix_button_new (session, fix));

  return box;
}

static void
add_fixes (TideFindingRow *self,
           TideFinding    *finding,
           TideSession    *session)
{
  GListModel *fixes = tide_finding_get_fixes (finding);
  const guint n_fixes = g_list_model_get_n_items (fixes);

  for (guint i = 0; i < n_fixes; i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      gtk_box_append (self->fixes, new_fix_line (session, fix));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fixes), n_fixes > 0);
}

GtkWidget *
tide_finding_row_create (gpointer finding,
                         gpointer session)
{
  TideFindingRow *self = g_object_new (TIDE_TYPE_FINDING_ROW, NULL);
  const TideLevel level = tide_level_for_finding (finding);
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *detail = tide_finding_get_detail (finding);
  g_autofree char *word = describe (finding, session);
  g_autofree char *name = g_strdup_printf ("%s: %s", word, title);

  tide_severity_icon_set_level (self->icon, level);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->word, word);
  gtk_widget_add_css_class (GTK_WIDGET (self->word), tide_level_get_css_class (level));
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  add_advice (self, finding);
  tide_section_bind (self->citations, tide_finding_get_citations (finding), CITATIONS_AT_ONCE,
                     tide_citation_row_create, session);
  add_fixes (self, finding, session);
  tide_a11y_set_label (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

static void
fill_short (TideItemRow *row,
            gpointer     finding,
            TideSession *session)
{
  g_auto (GStrv) advice = tide_finding_get_advice (finding);
  const char *const *sources = tide_finding_get_sources (finding);

  for (guint i = 0; advice != NULL && advice[i] != NULL; i++)
    tide_item_row_add_paragraph (row, advice[i]);
  tide_item_row_add_citations (row, _("Evidence"), tide_finding_get_citations (finding), session);
  tide_item_row_add_code (row, _("Rule"), tide_finding_get_id (finding));
  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    tide_item_row_add_fact (row, i == 0 ? _("Documented in") : NULL, sources[i]);
}

static char *
describe_short (TideFinding *finding,
                TideSession *session)
{
  const char *id = tide_finding_get_server (finding);
  const char *server = id != NULL ? tide_session_get_server_name (session, id) : NULL;
  g_autofree char *detail = tide_finding_get_detail (finding);

  if (server != NULL && detail != NULL)
    return g_strdup_printf (C_ ("row", "%s · %s"), server, detail);
  return server != NULL ? g_strdup (server) : g_steal_pointer (&detail);
}

GtkWidget *
tide_finding_row_create_short (gpointer finding,
                               gpointer session)
{
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *subtitle = describe_short (finding, session);
  g_autofree char *detail = tide_finding_get_detail (finding);
  const char *word = tide_words_finding (finding);
  GtkWidget *row;

  /* "Not checked. Something is missing" needs no word before it. */
  if (detail != NULL && g_str_has_prefix (detail, word))
    word = NULL;
  row = tide_item_row_new (tide_level_for_finding (finding), word, title, subtitle);
  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_short, finding, session);
  return row;
}
