/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tide-wire.h"
#include "fixes/tide-offer-private.h"

static void
set_arguments (const TideOffer *offer,
               TideFix         *fix)
{
  TideCluster *cluster = tide_facts_get_cluster (offer->facts);
  const char *name = cluster != NULL ? tide_cluster_get_name (cluster) : NULL;

  tide_fix_set_argument (fix, "cluster", name != NULL ? name : _("the cluster"));
  tide_fix_set_argument (fix, "server", offer->server != NULL ? tide_server_get_display_name (offer->server)
                                                              : _("the server"));
  tide_fix_set_argument (fix, "subject", fix->subject);
  tide_fix_set_argument (fix, "source", fix->subject);
  tide_fix_set_argument (fix, "type", fix->subject);
  tide_fix_set_argument (fix, "role", fix->subject);
}

static const char *
server_key (TideServer *server)
{
  const char *name = tide_server_get_computer_name (server);

  return name != NULL ? name : tide_server_get_id (server);
}

TideFix *
tide_offer_new_fix (const TideOffer *offer,
                    TideFixKind      kind,
                    const char      *subject)
{
  TideFix *fix = tide_fix_new (tide_facts_get_catalog (offer->facts), offer->entry, kind);
  gboolean on_node = offer->entry->scope == TIDE_FIX_SCOPE_NODE && offer->server != NULL;

  fix->id = g_strconcat (offer->entry->id, subject != NULL ? ":" : "", subject != NULL ? subject : "",
                         on_node ? "@" : "", on_node ? server_key (offer->server) : "", NULL);
  fix->subject = g_strdup (subject);
  if (on_node)
    fix->server = tide_fix_dup_computer (tide_server_get_computer_name (offer->server));
  set_arguments (offer, fix);

  return fix;
}

static gboolean
covers (const char *scope,
        const char *key)
{
  gsize length = strlen (scope);

  return g_ascii_strncasecmp (scope, key, length) == 0 && (key[length] == '\\' || key[length] == '\0');
}

static gboolean
holds (TideReading *reading,
       const char  *key)
{
  g_autofree const char **scopes = NULL;

  if (reading->data == NULL || !g_variant_is_of_type (reading->data, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY)))
    return FALSE;

  g_variant_get_child (reading->data, 0, "^a&s", &scopes);
  for (guint i = 0; scopes[i] != NULL; i++)
    if (covers (scopes[i], key))
      return TRUE;

  return FALSE;
}

static gboolean
belongs_to (const TideOffer *offer,
            TideReading     *reading,
            TideServer      *server)
{
  const char *owner = tide_facts_get_server_of (offer->facts, reading->evidence);
  const char *name = server != NULL ? tide_server_get_computer_name (server) : NULL;

  if (server == NULL || g_list_model_get_n_items (tide_facts_get_servers (offer->facts)) == 1)
    return TRUE;
  return owner != NULL && name != NULL && g_ascii_strcasecmp (owner, name) == 0;
}

gboolean
tide_offer_add_edit (const TideOffer *offer,
                     TideFix         *fix,
                     TideServer      *server,
                     TideEdit        *edit)
{
  GPtrArray *readings = tide_facts_get_readings (offer->facts);

  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);

      if (holds (reading, edit->key) && belongs_to (offer, reading, server))
        g_ptr_array_add (edit->evidence, g_strdup (reading->evidence));
    }

  if (edit->evidence->len == 0)
    {
      tide_edit_free (edit);
      return FALSE;
    }
  tide_fix_take_edit (fix, edit);
  return TRUE;
}
