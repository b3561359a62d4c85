/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-problem.h"
#include "base/tide-wire.h"
#include "evidence/hive/tide-registry-rows.h"

/* A variant costs more in memory than its bytes do on the wire. */
#define MAX_COST TIDE_LIMIT (32u * 1024 * 1024)
#define ROW_COST 256u
#define MAX_SCOPES TIDE_LIMIT (1024u)

struct _TideRegistryRows
{
  TideRegistrySource source;
  GVariantBuilder    scopes;
  GVariantDict       info;
  GVariantBuilder    keys;
  guint              n_scopes;
  guint              n_keys;
  gsize              cost;
  guint64            n_dropped;
  guint64            n_unreadable;
  guint64            n_cut;

  /* The key at hand */
  gboolean        open;
  gboolean        fits; /* within the budget */
  gboolean        wanted;
  gboolean        whole; /* nothing of it was unreadable */
  const char     *suffix;
  GVariant       *path;
  GVariantBuilder values;
  gsize           cost_before;
  guint64         written;
  guint64         offset;
  guint64         line;
};

TideRegistryRows *
tide_registry_rows_new (TideRegistrySource source)
{
  TideRegistryRows *self = g_new0 (TideRegistryRows, 1);

  self->source = source;
  g_variant_builder_init (&self->scopes, G_VARIANT_TYPE_STRING_ARRAY);
  g_variant_builder_init (&self->keys, G_VARIANT_TYPE ("a" TIDE_WIRE_REGISTRY_KEY));
  g_variant_dict_init (&self->info, NULL);

  return self;
}

static void
drop_key (TideRegistryRows *self)
{
  if (self->open)
    g_variant_builder_clear (&self->values);
  g_clear_pointer (&self->path, g_variant_unref);
  self->open = FALSE;
}

void
tide_registry_rows_free (TideRegistryRows *self)
{
  drop_key (self);
  g_variant_builder_clear (&self->scopes);
  g_variant_builder_clear (&self->keys);
  g_variant_dict_clear (&self->info);
  g_free (self);
}

/* A scope is text for comparing with paths; one that is no text covers nothing. */
void
tide_registry_rows_add_scope (TideRegistryRows *self,
                              const char       *path,
                              gsize             length)
{
  g_autofree char *scope = g_strndup (path, length);

  if (self->n_scopes == MAX_SCOPES || length > G_MAXUINT16 || strlen (scope) != length ||
      !g_utf8_validate (scope, length, NULL))
    return;

  g_variant_builder_add (&self->scopes, "s", scope);
  self->n_scopes++;
}

void
tide_registry_rows_set_info (TideRegistryRows *self,
                             const char       *name,
                             GVariant         *value)
{
  g_variant_dict_insert_value (&self->info, name, value);
}

void
tide_registry_rows_unreadable (TideRegistryRows *self)
{
  if (!self->open || self->whole)
    self->n_unreadable++;
  self->whole = FALSE;
}

static gboolean
spend (TideRegistryRows *self,
       gsize             cost)
{
  if (cost > MAX_COST - self->cost)
    self->fits = FALSE;
  else
    self->cost += cost;

  return self->fits;
}

void
tide_registry_rows_begin (TideRegistryRows   *self,
                          const TideHiveWant *want,
                          const char         *path,
                          gsize               length,
                          guint64             written,
                          guint64             offset,
                          guint64             line)
{
  g_assert (!self->open);

  self->open = TRUE;
  self->whole = TRUE;
  self->suffix = want->suffix;
  self->wanted = want->key && want->suffix == NULL;
  self->written = written;
  self->offset = offset;
  self->line = line;
  g_variant_builder_init (&self->values, G_VARIANT_TYPE ("a" TIDE_WIRE_REGISTRY_VALUE));

  self->cost_before = self->cost;
  self->fits = self->n_keys < TIDE_WIRE_MAX_ROWS;
  if (self->fits && spend (self, length + ROW_COST))
    self->path = g_variant_ref_sink (tide_wire_new_bytes (path, length));
}

gboolean
tide_registry_rows_ends_with (const guint8 *data,
                              gsize         length,
                              const char   *suffix)
{
  gsize n = 0, n_suffix = strlen (suffix);

  while (n < length / 2 && (data[2 * n] | data[2 * n + 1]) != 0)
    n++;
  while (n > 0 && data[2 * n - 1] == 0 && (data[2 * n - 2] == ' ' || data[2 * n - 2] == '"'))
    n--;
  if (n < n_suffix)
    return FALSE;

  for (gsize i = 0; i < n_suffix; i++)
    {
      const guint8 *unit = data + 2 * (n - n_suffix + i);

      if (unit[1] != 0 || g_ascii_tolower (unit[0]) != suffix[i])
        return FALSE;
    }

  return TRUE;
}

void
tide_registry_rows_add_value (TideRegistryRows *self,
                              const char       *name,
                              gsize             name_length,
                              guint32           type,
                              const guint8     *data,
                              gsize             length,
                              guint64           offset,
                              guint64           line)
{
  g_assert (self->open);

  if (self->suffix != NULL && name_length == 0 && tide_registry_rows_ends_with (data, length, self->suffix))
    self->wanted = TRUE;
  if (length > TIDE_REGISTRY_MAX_DATA)
    {
      self->n_cut++;
      length = TIDE_REGISTRY_MAX_DATA;
    }
  if (!self->fits || !spend (self, name_length + length + ROW_COST))
    return;

  g_variant_builder_add (&self->values, "(@ayu@aytty@ay)", tide_wire_new_bytes (name, name_length), type,
                         tide_wire_new_bytes (data, length), offset, line, (guchar) self->source,
                         tide_wire_new_bytes ("", 0));
}

void
tide_registry_rows_end (TideRegistryRows *self)
{
  g_assert (self->open);

  if (self->wanted && self->fits)
    {
      g_variant_builder_add (&self->keys, "(@aytttya" TIDE_WIRE_REGISTRY_VALUE ")", self->path, self->written,
                             self->offset, self->line, (guchar) self->source, &self->values);
      self->n_keys++;
      self->open = FALSE;
    }
  else
    {
      self->n_dropped += self->wanted;
      self->cost = self->cost_before;
    }

  drop_key (self);
}

void
tide_registry_rows_abandon (TideRegistryRows *self)
{
  g_assert (self->open);

  self->cost = self->cost_before;
  drop_key (self);
}

static void
report (GVariantBuilder *problems,
        TideAnswer      *answer,
        const char      *problem,
        guint64          count)
{
  if (count == 0)
    return;

  g_variant_builder_add (problems, "s", problem);
  if (!g_str_equal (answer->problem, TIDE_PROBLEM_NONE))
    return;
  answer->problem = problem;
  answer->argument = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
}

void
tide_registry_rows_finish (TideRegistryRows *self,
                           TideAnswer       *answer)
{
  GVariantBuilder problems;

  g_variant_builder_init (&problems, G_VARIANT_TYPE_STRING_ARRAY);
  answer->problem = TIDE_PROBLEM_NONE;
  report (&problems, answer, TIDE_PROBLEM_KEYS_UNREADABLE, self->n_unreadable);
  report (&problems, answer, TIDE_PROBLEM_KEYS_DROPPED, self->n_dropped);

  g_variant_dict_insert (&self->info, "dropped", "t", self->n_dropped);
  g_variant_dict_insert (&self->info, "unreadable", "t", self->n_unreadable);
  g_variant_dict_insert (&self->info, "cut", "t", self->n_cut);

  answer->reading = g_variant_new ("(as@a{sv}a" TIDE_WIRE_REGISTRY_KEY "as)", &self->scopes,
                                   g_variant_dict_end (&self->info), &self->keys, &problems);
}
