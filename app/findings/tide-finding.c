/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enum-types.h>

#include "base/tide-getters.h"
#include "findings/tide-finding-private.h"

G_DEFINE_FINAL_TYPE (TideFinding, tide_finding, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideFinding, tide_finding, FINDING, const char *, id)
TIDE_DEFINE_GETTER (TideFinding, tide_finding, FINDING, const char *, subject)
TIDE_DEFINE_GETTER (TideFinding, tide_finding, FINDING, const char *, server)
TIDE_DEFINE_GETTER (TideFinding, tide_finding, FINDING, TideFindingState, state)
TIDE_DEFINE_GETTER (TideFinding, tide_finding, FINDING, TideSeverity, severity)
TIDE_DEFINE_GETTER_AS (TideFinding, tide_finding, FINDING, const char *, rule, self->rule_entry->id)
TIDE_DEFINE_GETTER_AS (TideFinding, tide_finding, FINDING, TideConstStrv, aliases,
                       (TideConstStrv) self->rule_entry->aliases)
TIDE_DEFINE_GETTER_AS (TideFinding, tide_finding, FINDING, TideConstStrv, sources,
                       (TideConstStrv) (self->sources != NULL ? self->sources : self->rule_entry->sources))
TIDE_DEFINE_LIST_GETTER (TideFinding, tide_finding, FINDING, citations)
TIDE_DEFINE_LIST_GETTER (TideFinding, tide_finding, FINDING, fixes)

static void
tide_finding_finalize (GObject *object)
{
  TideFinding *self = TIDE_FINDING (object);

  g_clear_object (&self->catalog);
  g_free (self->id);
  g_free (self->subject);
  g_free (self->server);
  g_free (self->server_name);
  g_hash_table_unref (self->arguments);
  g_hash_table_unref (self->msgids);
  g_strfreev (self->sources);
  g_hash_table_unref (self->words);
  g_object_unref (self->citations);
  g_object_unref (self->fixes);

  G_OBJECT_CLASS (tide_finding_parent_class)->finalize (object);
}

static void
tide_finding_class_init (TideFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_finding_finalize;
}

static void
tide_finding_init (TideFinding *self)
{
  self->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->msgids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
  /* Their type stands further right in the pipeline. */
  self->fixes = g_list_store_new (G_TYPE_OBJECT);
}

static void
take_server (TideFinding *self,
             TideServer  *server)
{
  self->server = g_strdup (tide_server_get_id (server));
  self->server_name = g_strdup (tide_server_get_computer_name (server));
  tide_finding_set (self, "server", tide_server_get_display_name (server));
  tide_finding_add_generation (self, server);
}

static char *
make_id (TideFinding *self)
{
  const char *place = self->server_name != NULL ? self->server_name : self->server;

  return g_strconcat (self->rule_entry->id, self->subject != NULL ? ":" : "",
                      self->subject != NULL ? self->subject : "", place != NULL ? "@" : "",
                      place != NULL ? place : "", NULL);
}

TideFinding *
tide_finding_new (TideCatalog           *catalog,
                  const TideCatalogRule *rule,
                  const char            *subject,
                  TideServer            *server,
                  TideFindingState       state)
{
  TideFinding *self = g_object_new (TIDE_TYPE_FINDING, NULL);

  self->catalog = g_object_ref (catalog);
  self->rule_entry = rule;
  self->subject = g_strdup (subject);
  self->state = state;
  if (rule->information && state == TIDE_FINDING_STATE_FAIL)
    self->state = TIDE_FINDING_STATE_INFORMATION;
  self->severity = rule->confirmed ? rule->severity : MIN (rule->severity, TIDE_SEVERITY_WARNING);
  if (self->state == TIDE_FINDING_STATE_INFORMATION)
    self->severity = TIDE_SEVERITY_NOTE;
  if (server != NULL)
    take_server (self, server);
  else
    tide_finding_set (self, "server", _("an unknown server"));
  self->id = make_id (self);
  tide_finding_add_word (self, tide_enum_to_word (TIDE_TYPE_FINDING_STATE, self->state));
  if (subject == NULL)
    tide_finding_add_word (self, "none");

  return self;
}

void
tide_finding_set (TideFinding *self,
                  const char  *name,
                  const char  *value)
{
  if (value != NULL)
    g_hash_table_replace (self->arguments, g_strdup (name), g_strdup (value));
}

void
tide_finding_set_msgid (TideFinding *self,
                        const char  *name,
                        const char  *msgid)
{
  if (msgid != NULL)
    g_hash_table_replace (self->msgids, g_strdup (name), g_strdup (msgid));
}

void
tide_finding_set_number (TideFinding *self,
                         const char  *name,
                         guint64      value)
{
  g_hash_table_replace (self->arguments, g_strdup (name), g_strdup_printf ("%" G_GUINT64_FORMAT, value));
}

void
tide_finding_add_word (TideFinding *self,
                       const char  *word)
{
  g_hash_table_add (self->words, g_strdup (word));
}

void
tide_finding_cite (TideFinding  *self,
                   TideCitation *citation)
{
  if (citation != NULL)
    g_list_store_append (self->citations, citation);
}

void
tide_finding_cite_all (TideFinding *self,
                       GListModel  *citations)
{
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);

      g_list_store_append (self->citations, citation);
    }
}

void
tide_finding_add_generation (TideFinding *self,
                             TideServer  *server)
{
  tide_finding_add_word (self, tide_enum_to_word (TIDE_TYPE_GENERATION, tide_server_get_generation (server)));
}
