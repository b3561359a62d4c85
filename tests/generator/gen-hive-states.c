/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-hive-states.h"
#include "gen-registry.h"

#include <string.h>

#define MAX_NAME 255

static guint64
to_filetime (GDateTime *time)
{
  return ((guint64) g_date_time_to_unix (time) + G_GUINT64_CONSTANT (11644473600)) * 10000000;
}

static void
state_free (GenState *self)
{
  g_byte_array_unref (self->bins);
  g_free (self);
}

void
gen_states_free (GenStates *self)
{
  g_clear_pointer (&self->image, gen_image_free);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static gboolean
read_form (const GenStatement *head,
           GDateTime          *time,
           GenImageForm       *form,
           GError            **error)
{
  static const char *const lists[] = { "lh", "lf", "li", NULL };
  const char *version = gen_statement_option (head, "version", "1.5");

  *form = (GenImageForm) {
    .name = gen_statement_option (head, "name", "ROOT"),
    .time = to_filetime (time),
    .minor = g_str_has_prefix (version, "1.") ? g_ascii_digit_value (version[2]) : 0,
    .list = gen_statement_option (head, "lists", "lh"),
    .split = gen_statement_number (head, "split", 0),
  };
  if (form->minor < 3 || form->minor > 6)
    return gen_statement_refuse (head, error, "versions are 1.3 to 1.6");
  if (!g_strv_contains (lists, form->list))
    return gen_statement_refuse (head, error, "no kind of lists: %s", form->list);

  return TRUE;
}

static gboolean
is_same (const GenNodeValue *old,
         const GenValue     *value)
{
  return strcmp (old->name, value->name) == 0 && old->kind == value->kind &&
         old->data->len == value->data->len &&
         memcmp (old->data->data, value->data->data, old->data->len) == 0;
}

/* The values take the place of those before; one that was there already stays where it is. */
static void
set_values (GenImage  *image,
            GenNode   *node,
            GPtrArray *values)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&node->values);

  node->values = g_ptr_array_new_with_free_func ((GDestroyNotify) gen_node_value_free);
  node->new_values = TRUE;
  for (guint i = 0; i < values->len; i++)
    {
      const GenValue *value = g_ptr_array_index (values, i);
      guint j = 0;

      while (j < old->len && !is_same (g_ptr_array_index (old, j), value))
        j++;
      if (j < old->len)
        g_ptr_array_add (node->values, g_ptr_array_steal_index (old, j));
      else
        gen_node_add_value (node, value->name, value->kind, value->data->data, value->data->len);
    }
  for (guint i = 0; i < old->len; i++)
    gen_image_give_value (image, g_ptr_array_index (old, i));
}

static gboolean
set_options (GenNode            *node,
             const GenStatement *statement,
             GError            **error)
{
  const char *text = gen_statement_option (statement, "time", NULL);
  g_autoptr (GDateTime) time = text != NULL ? gen_time_parse (text, error) : NULL;
  const char *class = gen_statement_option (statement, "class", NULL);
  gint64 security = gen_statement_number (statement, "security", node->security);

  if (text != NULL && time == NULL)
    return FALSE;
  if (security < 0 || security >= GEN_DESCRIPTORS)
    return gen_statement_refuse (statement, error, "no such security descriptor");
  if (node->cell != GEN_NO_CELL && (class != NULL || security != node->security))
    return gen_statement_refuse (statement, error, "that can be said only where the key is made");

  node->time = time != NULL ? to_filetime (time) : node->time;
  node->class = class != NULL ? g_strdup (class) : node->class;
  node->security = security;
  node->wide |= strcmp (gen_statement_option (statement, "wide", "no"), "yes") == 0;

  return TRUE;
}

static gboolean
remove_key (GenImage     *image,
            const GenKey *key,
            GError      **error)
{
  GenNode *node = gen_node_find (image->root, key->path);

  if (node == NULL)
    return gen_statement_refuse (key->statement, error, "there is no such key");
  gen_image_remove (image, node);

  return TRUE;
}

static gboolean
put_key (GenImage     *image,
         const GenKey *key,
         GError      **error)
{
  GenNode *node;

  if (strcmp (gen_statement_option (key->statement, "gone", "no"), "yes") == 0)
    return remove_key (image, key, error);

  node = *key->path != '\0' ? gen_node_reach (image->root, key->path, image->form.time) : image->root;
  if (node->n_upper > MAX_NAME)
    return gen_statement_refuse (key->statement, error, "too long a name");
  set_values (image, node, key->values);

  return set_options (node, key->statement, error);
}

static guint32
sequence_after (const GenStates    *self,
                const GenStatement *later)
{
  const GenState *last = g_ptr_array_index (self->list, self->list->len - 1);
  gboolean gap = strcmp (gen_statement_option (later, "gap", "no"), "yes") == 0;

  return last->sequence + (gap ? 2 : 1);
}

/* @later: (nullable): the line that begins the state */
static gboolean
add_state (GenStates          *self,
           const GenSection   *part,
           const GenStatement *later,
           GError            **error)
{
  g_autoptr (GPtrArray) keys = gen_registry_read (part, FALSE, error);
  GenState *state;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (!put_key (self->image, g_ptr_array_index (keys, i), error))
      return FALSE;
  if (keys == NULL)
    return FALSE;

  gen_image_write (self->image);
  state = g_new0 (GenState, 1);
  state->bins = g_byte_array_sized_new (self->image->cells->bins->len);
  g_byte_array_append (state->bins, self->image->cells->bins->data, self->image->cells->bins->len);
  if (later != NULL)
    {
      state->log = gen_statement_number (later, "to", 0);
      state->flags = gen_statement_number (later, "flags", 0);
      state->sequence = sequence_after (self, later);
      state->flushed = strcmp (gen_statement_option (later, "flushed", "no"), "yes") == 0;
      state->wrong_hash = strcmp (gen_statement_option (later, "hash", ""), "wrong") == 0;
    }
  g_ptr_array_add (self->list, state);

  return TRUE;
}

GenStates *
gen_states_read (const GenSection *section,
                 GDateTime        *time,
                 GError          **error)
{
  g_autoptr (GenStates) self = g_new0 (GenStates, 1);
  g_autoptr (GPtrArray) body = g_ptr_array_new ();
  GenSection part = { section->head, body };
  const GenStatement *later = NULL;
  GenImageForm form;

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  if (!read_form (section->head, time, &form, error))
    return NULL;

  self->image = gen_image_new (&form);
  for (guint i = 0; i < section->body->len; i++)
    {
      GenStatement *statement = g_ptr_array_index (section->body, i);

      if (!gen_statement_is (statement, "later"))
        g_ptr_array_add (body, statement);
      else if (!add_state (self, &part, later, error))
        return NULL;
      else
        {
          later = statement;
          g_ptr_array_set_size (body, 0);
        }
    }

  return add_state (self, &part, later, error) ? g_steal_pointer (&self) : NULL;
}
