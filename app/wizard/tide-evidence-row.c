/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-compat.h"
#include "wizard/tide-evidence-row.h"
#include "wizard/tide-severity-icon.h"

struct _TideEvidenceRow
{
  GtkListBoxRow parent_instance;

  TideSeverityIcon *icon;
  GtkLabel         *name;
  GtkLabel         *facts;
  GtkLabel         *state;
  GtkLabel         *detail;
  GtkMenuButton    *menu;

  TideSession  *session;
  TideEvidence *evidence;
  TideLevel     level;
};

enum
{
  PROP_0,
  PROP_SERVER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TideEvidenceRow, tide_evidence_row, GTK_TYPE_LIST_BOX_ROW)

static void
append_server_name (GString      *text,
                    TideEvidence *evidence)
{
  const char *server = tide_evidence_get_server (evidence);

  if (server == NULL)
    return;
  g_string_append (text, " · ");
  if (tide_evidence_get_assigned (evidence) != NULL)
    /* Translators: the server is the one that a person named for the file */
    g_string_append_printf (text, _("%s, as chosen"), server);
  else
    g_string_append (text, server);
}

/* "SYSTEM registry hive · NODE1 · 1.2 MB" */
static char *
describe (TideEvidence *evidence)
{
  const gboolean pending = tide_evidence_get_state (evidence) == TIDE_EVIDENCE_STATE_PENDING;
  const char *kind = tide_words_evidence_kind (tide_evidence_get_kind (evidence));
  g_autoptr (GString) text = g_string_new (pending ? tide_evidence_get_path (evidence) : kind);
  const guint64 size = tide_evidence_get_size (evidence);

  append_server_name (text, evidence);
  if (size > 0)
    {
      g_autofree char *words = g_format_size (size);

      g_string_append_printf (text, " · %s", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update (TideEvidenceRow *self)
{
  const TideEvidenceState state = tide_evidence_get_state (self->evidence);
  const TideLevel level = tide_level_for_evidence (state);
  const char *word = tide_words_evidence_state (state);
  const char *detail = tide_evidence_get_detail (self->evidence);
  g_autofree char *facts = describe (self->evidence);
  const char *name = tide_evidence_get_name (self->evidence);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", name, facts, word);

  gtk_widget_remove_css_class (GTK_WIDGET (self->state), tide_level_get_css_class (self->level));
  self->level = level;
  gtk_widget_add_css_class (GTK_WIDGET (self->state), tide_level_get_css_class (level));
  tide_severity_icon_set_level (self->icon, level);
  gtk_label_set_label (self->facts, facts);
  gtk_label_set_label (self->state, word);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  tide_a11y_set_label (GTK_WIDGET (self), label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVER]);
}

/* What is left where a row was, else the one before it. */
static void
focus_near (GtkListBox *list,
            int         index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  if (row == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (list, index - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (TideEvidenceRow) self = g_object_ref (TIDE_EVIDENCE_ROW (widget));
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (widget));
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));

  tide_session_remove (self->session, self->evidence);
  /* Else the first row gets the focus, which holds all the others where a folder was added. */
  focus_near (list, index);
}

static void
server_named_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TideEvidenceRow) self = user_data;
  g_autofree char *name = tide_compat_ask_text_finish (GTK_WINDOW (source), result, NULL);

  if (name != NULL && self->session != NULL)
    tide_session_assign (self->session, self->evidence, name);
}

static void
name_server_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  TideEvidenceRow *self = TIDE_EVIDENCE_ROW (widget);

  tide_compat_ask_text_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Name the Server"),
                              _("The file is read as one of the server with this computer name."),
                              _("Computer name"), _("_Assign"), server_named_cb, g_object_ref (self));
}

/* What says nothing of a server belongs to none; a transaction log goes with its hive. */
static gboolean
can_belong (TideEvidence *evidence)
{
  const TideEvidenceState state = tide_evidence_get_state (evidence);
  const TideEvidenceKind kind = tide_evidence_get_kind (evidence);

  return kind != TIDE_EVIDENCE_KIND_UNKNOWN && kind != TIDE_EVIDENCE_KIND_TRANSACTION_LOG &&
         (state == TIDE_EVIDENCE_STATE_OK || state == TIDE_EVIDENCE_STATE_DIRTY ||
          state == TIDE_EVIDENCE_STATE_DAMAGED);
}

static void
append_server (GMenu      *menu,
               const char *label,
               const char *server)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "evidence.server", "s", server);
  g_menu_append_item (menu, item);
}

static GMenuModel *
build_servers (TideSession *session)
{
  g_auto (GStrv) servers = tide_session_list_servers (session);
  GMenu *menu = g_menu_new ();

  append_server (menu, _("As the _Files Say"), "");
  for (guint i = 0; servers[i] != NULL; i++)
    {
      g_autofree char *label = tide_words_menu_label (servers[i]);

      append_server (menu, label, servers[i]);
    }
  g_menu_append (menu, _("_Other Server…"), "evidence.name-server");

  return G_MENU_MODEL (menu);
}

static char *
name_menu (TideEvidence *evidence)
{
  /* Translators: of the menu of one file; its name follows */
  return g_strdup_printf (_("Actions for %s"), tide_evidence_get_name (evidence));
}

/* Made when it is opened: servers come and go with the files. */
static void
build_menu (GtkMenuButton *button,
            gpointer       user_data)
{
  TideEvidenceRow *self = user_data;
  g_autofree char *name = name_menu (self->evidence);
  g_autoptr (GMenuModel) servers = build_servers (self->session);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  if (can_belong (self->evidence))
    g_menu_append_section (menu, _("Belongs To"), servers);
  g_menu_append (rest, _("_Remove"), "evidence.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  tide_a11y_set_label (GTK_WIDGET (gtk_menu_button_get_popover (button)), name);
}

static void
tide_evidence_row_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  TideEvidenceRow *self = TIDE_EVIDENCE_ROW (object);
  const char *assigned = self->evidence != NULL ? tide_evidence_get_assigned (self->evidence) : NULL;

  if (id == PROP_SERVER)
    g_value_set_string (value, assigned != NULL ? assigned : "");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tide_evidence_row_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  TideEvidenceRow *self = TIDE_EVIDENCE_ROW (object);

  if (id == PROP_SERVER)
    tide_session_assign (self->session, self->evidence, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tide_evidence_row_dispose (GObject *object)
{
  TideEvidenceRow *self = TIDE_EVIDENCE_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->evidence);

  G_OBJECT_CLASS (tide_evidence_row_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "evidence.server", "server");
  gtk_widget_class_install_action (widget_class, "evidence.name-server", NULL, name_server_action);
  gtk_widget_class_install_action (widget_class, "evidence.remove", NULL, remove_action);
  /* The last one is shown beside the menu's item. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "evidence.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "evidence.remove", NULL);
}

static void
tide_evidence_row_class_init (TideEvidenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tide_evidence_row_dispose;
  object_class->get_property = tide_evidence_row_get_property;
  object_class->set_property = tide_evidence_row_set_property;
  /* The computer name that a person chose, "" for what the files tell */
  properties[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, "",
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, name);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, facts);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, state);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, detail);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, menu);
  install_actions (widget_class);
}

static void
tide_evidence_row_init (TideEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, build_menu, self, NULL);
}

GtkWidget *
tide_evidence_row_create (gpointer evidence,
                          gpointer session)
{
  TideEvidenceRow *self = g_object_new (TIDE_TYPE_EVIDENCE_ROW, NULL);
  g_autofree char *menu = name_menu (evidence);

  self->session = g_object_ref (session);
  self->evidence = g_object_ref (evidence);
  gtk_label_set_label (self->name, tide_evidence_get_name (evidence));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tide_evidence_get_path (evidence));
  tide_a11y_set_label (GTK_WIDGET (self->menu), menu);
  g_signal_connect_object (evidence, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
