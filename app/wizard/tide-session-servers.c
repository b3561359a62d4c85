/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "wizard/tide-session.h"

/* Whose the files are: what they say themselves, and what a person says of them. */

GStrv
tide_session_list_servers (TideSession *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *rows = G_LIST_MODEL (tide_session_get_case (self));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TideEvidence) evidence = g_list_model_get_item (rows, i);
      const char *name = tide_evidence_get_server (evidence);

      if (name != NULL && g_hash_table_add (seen, g_ascii_strup (name, -1)))
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

void
tide_session_pick_server (TideSession *self,
                          const char  *server)
{
  g_return_if_fail (TIDE_IS_SESSION (self));

  tide_case_set_server (tide_session_get_case (self), server);
  tide_session_diagnose (self);
}

/* A name as the case spells it already, or its first label: servers have no others. */
static char *
find_spelling (TideSession *self,
               const char  *name)
{
  g_auto (GStrv) servers = tide_session_list_servers (self);
  g_autofree char *label = g_strndup (name, strcspn (name, "."));

  g_strstrip (label);
  for (guint i = 0; servers[i] != NULL; i++)
    if (g_ascii_strcasecmp (servers[i], label) == 0)
      return g_strdup (servers[i]);
  return g_steal_pointer (&label);
}

void
tide_session_assign (TideSession  *self,
                     TideEvidence *evidence,
                     const char   *server)
{
  g_autofree char *spelling = server != NULL ? find_spelling (self, server) : NULL;
  const char *wanted = spelling != NULL && *spelling != '\0' ? spelling : NULL;

  g_return_if_fail (TIDE_IS_SESSION (self));

  if (g_strcmp0 (tide_evidence_get_assigned (evidence), wanted) == 0)
    return;
  tide_evidence_set_server (evidence, wanted);
  tide_session_diagnose (self);
}

const char *
tide_session_get_server_name (TideSession *self,
                              const char  *id)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (self);
  GListModel *servers = diagnosis != NULL ? tide_diagnosis_get_servers (diagnosis) : NULL;

  for (guint i = 0; servers != NULL && i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (g_strcmp0 (tide_server_get_id (server), id) == 0)
        return tide_server_get_display_name (server);
    }
  return id;
}
