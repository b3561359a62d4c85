/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tide-wire.h"
#include "evidence/tide-replay.h"

static TideReplayState
read_state (GVariant *info)
{
  const char *word = "clean";
  gboolean dirty = FALSE;
  gboolean replayed = FALSE;

  g_variant_lookup (info, "dirty", "b", &dirty);
  g_variant_lookup (info, "replayed", "b", &replayed);
  g_variant_lookup (info, "replay", "&s", &word);
  if (replayed)
    return TIDE_REPLAY_APPLIED;
  if (!dirty)
    return TIDE_REPLAY_CLEAN;

  return g_str_equal (word, "refused") ? TIDE_REPLAY_REFUSED : TIDE_REPLAY_NO_LOGS;
}

TideReplay
tide_replay_of (GVariant *data)
{
  TideReplay self = { 0 };
  g_autoptr (GVariant) info = NULL;

  if (!g_variant_is_of_type (data, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY)))
    return self;

  info = g_variant_get_child_value (data, 1);
  self.state = read_state (info);
  g_variant_lookup (info, "log-entries", "u", &self.entries);
  g_variant_lookup (info, "logs-used", "u", &self.used);
  g_variant_lookup (info, "healed", "b", &self.healed);
  g_variant_lookup (info, "pending-transactions", "b", &self.pending);
  g_variant_lookup (info, "damaged", "b", &self.damaged);
  g_variant_lookup (info, "unread-log", "b", &self.unread);

  return self;
}

gboolean
tide_replay_is_stale (const TideReplay *self)
{
  return self->state == TIDE_REPLAY_NO_LOGS || self->state == TIDE_REPLAY_REFUSED ||
         (self->state == TIDE_REPLAY_APPLIED && self->unread);
}

gboolean
tide_replay_is_by_turns (GVariant *data)
{
  g_autoptr (GVariant) info = NULL;
  gboolean by_turns = FALSE;

  if (!g_variant_is_of_type (data, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY)))
    return FALSE;

  info = g_variant_get_child_value (data, 1);
  g_variant_lookup (info, "by-turns", "b", &by_turns);
  return by_turns;
}

GVariant *
tide_replay_note_unread (GVariant *data)
{
  g_autoptr (GVariant) whole = data;
  g_autoptr (GVariant) scopes = NULL;
  g_autoptr (GVariant) info = NULL;
  g_autoptr (GVariant) keys = NULL;
  g_autoptr (GVariant) problems = NULL;
  GVariantDict more;

  if (!g_variant_is_of_type (whole, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY)))
    return g_steal_pointer (&whole);

  g_variant_get (whole, "(@as@a{sv}@a" TIDE_WIRE_REGISTRY_KEY "@as)", &scopes, &info, &keys, &problems);
  g_variant_dict_init (&more, info);
  g_variant_dict_insert (&more, "unread-log", "b", TRUE);

  return g_variant_ref_sink (g_variant_new ("(@as@a{sv}@a" TIDE_WIRE_REGISTRY_KEY "@as)", scopes,
                                            g_variant_dict_end (&more), keys, problems));
}

char *
tide_replay_dup_wanted (const char *name)
{
  /* Translators: the names of transaction logs; the third is that of older Windows */
  return g_strdup_printf (_("%s.LOG1 and %s.LOG2, up to Windows Server 2003 %s.LOG"), name, name, name);
}

static char *
describe_state (const TideReplay  *self,
                const char        *name,
                const char *const *logs)
{
  g_autofree char *given = logs != NULL ? g_strjoinv (", ", (char **) logs) : g_strdup ("");
  g_autofree char *wanted = tide_replay_dup_wanted (name);

  switch (self->state)
    {
    case TIDE_REPLAY_APPLIED:
      return g_strdup_printf (ngettext ("The hive was in use when it was copied; %u change from its "
                                        "transaction logs (%s) was applied.",
                                        "The hive was in use when it was copied; %u changes from its "
                                        "transaction logs (%s) were applied.",
                                        self->entries),
                              self->entries, given);
    case TIDE_REPLAY_NO_LOGS:
      return g_strdup_printf (_("The hive was in use when it was copied, and its transaction logs are "
                                "missing: what was read may be out of date. On the server they lie beside it "
                                "(%s)."),
                              wanted);
    case TIDE_REPLAY_REFUSED:
      return g_strdup_printf (_("The hive was in use when it was copied, and its transaction logs (%s) were "
                                "refused, because they are damaged or belong to another state of it: what "
                                "was read may be out of date."),
                              given);
    case TIDE_REPLAY_CLEAN:
    default:
      return NULL;
    }
}

char *
tide_replay_describe (const TideReplay  *self,
                      const char        *name,
                      const char *const *logs)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autofree char *state = describe_state (self, name, logs);

  if (state != NULL)
    g_ptr_array_add (sentences, state);
  if (self->state == TIDE_REPLAY_APPLIED && self->unread)
    g_ptr_array_add (sentences, (char *) _("Its other log is missing or could not be read: what was read may "
                                           "be out of date."));
  if (self->healed)
    g_ptr_array_add (sentences, (char *) _("Its base block was damaged; the one in the log was taken."));
  if (self->pending)
    g_ptr_array_add (sentences, (char *) _("A transaction on the registry was pending; its own logs (.blf, "
                                           ".regtrans-ms, .container) are not read."));
  g_ptr_array_add (sentences, NULL);

  return sentences->len > 1 ? g_strjoinv (" ", (char **) sentences->pdata) : NULL;
}

const char *
tide_replay_describe_copy (TideEvidenceKind kind,
                           const char      *name)
{
  gsize length = strlen (name);

  if (kind != TIDE_EVIDENCE_KIND_CLUSTER_HIVE)
    return NULL;
  if (g_ascii_strcasecmp (name, "0.Cluster") == 0)
    return _("The copy of the cluster database that the cluster keeps on its disk witness.");
  if (length > 7 && g_ascii_strncasecmp (name, "Chk", 3) == 0 &&
      g_ascii_strcasecmp (name + length - 4, ".tmp") == 0)
    return _("A checkpoint of the cluster database, which the cluster keeps on its quorum disk.");

  return NULL;
}
