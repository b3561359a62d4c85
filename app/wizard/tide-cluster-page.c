/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-cluster-page.h"
#include "wizard/tide-finding-row.h"
#include "wizard/tide-item-row.h"
#include "wizard/tide-judgement.h"
#include "wizard/tide-node-table.h"
#include "wizard/tide-section.h"
#include "wizard/tide-server-box.h"

struct _TideClusterPage
{
  TidePage parent_instance;

  GtkBox *boxes;
};

G_DEFINE_FINAL_TYPE (TideClusterPage, tide_cluster_page, TIDE_TYPE_PAGE)

static TideFinding *
judge_type (TideResourceType *type,
            TideSession      *session)
{
  return tide_judgement_find (session, "resource-type", tide_resource_type_get_state (type),
                              tide_resource_type_get_name (type), tide_resource_type_get_citations (type));
}

static void
fill_type (TideItemRow *row,
           gpointer     item,
           TideSession *session)
{
  TideResourceType *type = item;
  const char *const *extensions = tide_resource_type_get_admin_extensions (type);
  g_autofree char *classes = g_strjoinv ("\n", (GStrv) extensions);
  g_autofree char *resources = g_strdup_printf ("%u", tide_resource_type_get_n_resources (type));

  tide_judgement_explain (judge_type (type, session), row);
  tide_item_row_add_code (row, _("DLL"), tide_resource_type_get_dll (type));
  tide_item_row_add_fact (row, _("DLL among the files"),
                          tide_words_truth (tide_resource_type_get_dll_present (type)));
  tide_item_row_add_code (row, _("Administration extensions"), classes);
  tide_item_row_add_fact (row, _("Resources of this type"), resources);
  if (!tide_resource_type_get_confirmed (type))
    tide_item_row_add_paragraph (row, _("No public source confirms that this generation of Exchange has this "
                                        "type."));
  tide_item_row_add_citations (row, _("Evidence"), tide_resource_type_get_citations (type), session);
}

static GtkWidget *
create_type (gpointer item,
             gpointer session)
{
  const TidePresence state = tide_resource_type_get_state (item);
  TideFinding *finding = judge_type (item, session);
  g_autofree char *word = tide_judgement_join_word (
    finding, state == TIDE_PRESENCE_PRESENT ? _("Registered") : tide_words_presence (state));
  GtkWidget *row = tide_item_row_new (tide_judgement_get_level (finding, state), word,
                                      tide_resource_type_get_name (item), tide_resource_type_get_dll (item));

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_type, item, session);
  return row;
}

static GListModel *
list_place (TideResource *resource)
{
  GListStore *citations = g_list_store_new (TIDE_TYPE_CITATION);

  g_list_store_append (citations, tide_resource_get_citation (resource));
  return G_LIST_MODEL (citations);
}

/* A rule on its group may cite the resource; one on a type that is not registered names the type. */
static TideFinding *
judge_resource (TideResource *resource,
                TideSession  *session)
{
  g_autoptr (GListModel) place = list_place (resource);
  TideFinding *finding = tide_judgement_find (session, "resource-group", TIDE_PRESENCE_PRESENT, NULL, place);

  if (finding != NULL)
    return finding;
  return tide_judgement_find (session, "resource-type-unregistered", TIDE_PRESENCE_MISSING,
                              tide_resource_get_resource_type (resource), place);
}

static void
fill_resource (TideItemRow *row,
               gpointer     item,
               TideSession *session)
{
  g_autoptr (GListModel) place = list_place (item);

  tide_judgement_explain (judge_resource (item, session), row);
  tide_item_row_add_citations (row, _("Evidence"), place, session);
}

static GtkWidget *
create_resource (gpointer item,
                 gpointer session)
{
  TideFinding *finding = judge_resource (item, session);
  g_autofree char *word = tide_judgement_join_word (finding, tide_resource_get_resource_type (item));
  GtkWidget *row = tide_item_row_new (finding != NULL ? tide_level_for_finding (finding) : TIDE_LEVEL_NONE,
                                      word, tide_resource_get_name (item), tide_resource_get_group (item));

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_resource, item, session);
  return row;
}

static TideFinding *
judge_file (TideClusterFile *file,
            TideSession     *session)
{
  return tide_judgement_find (session, "cluster-", tide_cluster_file_get_state (file),
                              tide_cluster_file_get_name (file), tide_cluster_file_get_citations (file));
}

static void
fill_file (TideItemRow *row,
           gpointer     item,
           TideSession *session)
{
  tide_judgement_explain (judge_file (item, session), row);
  tide_item_row_add_code (row, _("Found at"), tide_cluster_file_get_path (item));
  tide_item_row_add_fact (row, _("Holds message texts"),
                          tide_words_truth (tide_cluster_file_get_message_table (item)));
  tide_item_row_add_citations (row, _("Evidence"), tide_cluster_file_get_citations (item), session);
}

static GtkWidget *
create_file (gpointer item,
             gpointer session)
{
  const TidePresence state = tide_cluster_file_get_state (item);
  TideFinding *finding = judge_file (item, session);
  const char *version = tide_cluster_file_get_version (item);
  g_autofree char *subtitle = version != NULL ? g_strdup_printf (_("version %s"), version) : NULL;
  g_autofree char *word = tide_judgement_join_word (finding, tide_words_presence (state));
  GtkWidget *row = tide_item_row_new (tide_judgement_get_level (finding, state), word,
                                      tide_cluster_file_get_name (item), subtitle);

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_file, item, session);
  return row;
}

static TideFinding *
judge_source (TideEventSource *source,
              TideSession     *session)
{
  return tide_judgement_find (session, "event-source", tide_event_source_get_state (source),
                              tide_event_source_get_name (source), tide_event_source_get_citations (source));
}

static void
fill_source (TideItemRow *row,
             gpointer     item,
             TideSession *session)
{
  const gint64 types = tide_event_source_get_types_supported (item);
  g_autofree char *types_words = types >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, types) : NULL;

  tide_judgement_explain (judge_source (item, session), row);
  tide_item_row_add_code (row, _("Message file"), tide_event_source_get_message_file (item));
  tide_item_row_add_fact (row, _("Message file among the files"),
                          tide_words_truth (tide_event_source_get_message_file_present (item)));
  tide_item_row_add_fact (row, _("Types supported"), types_words);
  tide_item_row_add_code (row, _("Registry key"), tide_event_source_get_key (item));
  tide_item_row_add_citations (row, _("Evidence"), tide_event_source_get_citations (item), session);
}

static GtkWidget *
create_source (gpointer item,
               gpointer session)
{
  const TidePresence state = tide_event_source_get_state (item);
  TideFinding *finding = judge_source (item, session);
  g_autofree char *word = tide_judgement_join_word (finding, tide_words_presence (state));
  GtkWidget *row = tide_item_row_new (tide_judgement_get_level (finding, state), word,
                                      tide_event_source_get_name (item), tide_event_source_get_log (item));

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_source, item, session);
  return row;
}

static gboolean
is_registration (gpointer item,
                 gpointer user_data)
{
  return g_str_has_prefix (tide_finding_get_rule (item), "excluadm-");
}

/* Both registrations of EXCLUADM, as their rules see them */
static void
add_registrations (TideClusterPage *self,
                   TideDiagnosis   *diagnosis)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_registration, NULL, NULL));
  GListModel *findings = g_object_ref (tide_diagnosis_get_findings (diagnosis));
  g_autoptr (GtkFilterListModel) model = gtk_filter_list_model_new (findings, filter);
  GtkWidget *section = tide_section_new (_("Registrations of EXCLUADM"), NULL);

  tide_section_bind (TIDE_SECTION (section), G_LIST_MODEL (model), g_list_model_get_n_items (findings),
                     tide_finding_row_create_short, tide_page_get_session (TIDE_PAGE (self)));
  gtk_box_append (self->boxes, section);
}

static void
add_matrix (TideClusterPage *self,
            TideNodeMatrix  *matrix)
{
  GtkWidget *box = tide_server_box_new_titled (_("Nodes Side by Side"), NULL);
  g_auto (GStrv) sentences = tide_node_matrix_dup_sentences (matrix);

  for (guint i = 0; sentences[i] != NULL; i++)
    tide_server_box_add_sentence (TIDE_SERVER_BOX (box), sentences[i]);
  if (g_list_model_get_n_items (tide_node_matrix_get_rows (matrix)) > 0)
    gtk_box_append (GTK_BOX (box), tide_node_table_new (matrix));
  gtk_box_append (self->boxes, box);
}

static void
add_cluster (TideClusterPage *self,
             TideCluster     *cluster)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (self));
  const char *name = tide_cluster_get_name (cluster);
  GtkWidget *box = tide_server_box_new_titled (name != NULL ? name : _("Cluster"),
                                               tide_words_cluster_model (tide_cluster_get_model (cluster)));
  g_autofree char *nodes = g_strjoinv (", ", (GStrv) tide_cluster_get_nodes (cluster));

  tide_server_box_add_fact (TIDE_SERVER_BOX (box), _("Nodes"), nodes);
  tide_server_box_add_list (TIDE_SERVER_BOX (box), _("Resource Types"),
                            tide_cluster_get_resource_types (cluster), create_type, session);
  tide_server_box_add_list (TIDE_SERVER_BOX (box), _("Resources"), tide_cluster_get_resources (cluster),
                            create_resource, session);
  gtk_box_append (self->boxes, box);
}

static void
add_server (TideClusterPage *self,
            TideServer      *server)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (self));
  TideServerBox *box = TIDE_SERVER_BOX (tide_server_box_new (server));

  tide_server_box_add_fact (box, _("Cluster node"), tide_words_truth (tide_server_get_cluster_node (server)));
  tide_server_box_add_fact (box, _("Exchange clustering"),
                            tide_words_truth (tide_server_get_exchange_clustering (server)));
  tide_server_box_add_fact (box, _("Class of EXCLUADM"), tide_server_get_excluadm_clsid (server));
  tide_server_box_add_list (box, _("Files in the Cluster Directory"), tide_server_get_files (server),
                            create_file, session);
  tide_server_box_add_list (box, _("Event Sources"), tide_server_get_event_sources (server), create_source,
                            session);
  gtk_box_append (self->boxes, GTK_WIDGET (box));
}

static void
tide_cluster_page_show_diagnosis (TidePage      *page,
                                  TideDiagnosis *diagnosis)
{
  TideClusterPage *self = TIDE_CLUSTER_PAGE (page);
  TideCluster *cluster = tide_diagnosis_get_cluster (diagnosis);
  TideNodeMatrix *matrix = tide_diagnosis_get_node_matrix (diagnosis);
  GListModel *servers = tide_diagnosis_get_servers (diagnosis);

  tide_server_box_clear (self->boxes);
  tide_server_box_add_doubt (self->boxes, diagnosis);
  if (matrix != NULL)
    add_matrix (self, matrix);
  if (cluster != NULL)
    add_cluster (self, cluster);
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      add_server (self, server);
    }
  add_registrations (self, diagnosis);
}

static void
tide_cluster_page_class_init (TideClusterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TIDE_PAGE_CLASS (klass)->show_diagnosis = tide_cluster_page_show_diagnosis;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-cluster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TideClusterPage, boxes);
}

static void
tide_cluster_page_init (TideClusterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
