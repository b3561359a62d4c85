/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/tide-limit.h"
#include "base/tide-problem.h"
#include "evidence/hive/tide-reg-text.h"
#include "evidence/hive/tide-reg-value.h"
#include "evidence/hive/tide-registry-rows.h"
#include "evidence/tide-parsers.h"

#define MAX_MIB 64u
/* More than 512 levels of 255 characters need */
#define MAX_KEY_LINE TIDE_LIMIT (512u * 1024)

static const struct
{
  const char *root;
  const char *prefix;
} roots[] = {
  { "HKEY_LOCAL_MACHINE", "" },
  { "HKEY_CLASSES_ROOT", "SOFTWARE\\Classes" },
};

typedef struct
{
  TideRegText       text;
  TideRegistryRows *rows;
  TideRegValue      value;
  gboolean          in_key; /* values at hand belong to a key that is kept */
  guint64           n_keys;
  guint64           n_assumed; /* values whose characters are assumed */
  guint64           n_deletions;
  gboolean          deletes; /* values of the key at hand */
  gboolean          tells;   /* of other values of it */
  GString          *path; /* of the key at hand */
  GString          *top;  /* the key under which the last ones stood */
} Export;

static gboolean
take_first_line (TideRegText *text,
                 gboolean    *ansi)
{
  *ansi = FALSE;
  tide_reg_text_skip_blanks (text, TRUE);
  if (tide_reg_text_take (text, "Windows Registry Editor Version 5.00"))
    return TRUE;

  return *ansi = tide_reg_text_take (text, "REGEDIT4");
}

static gboolean
is_under (const GString *path,
          const GString *top)
{
  if (top->len == 0 || path->len < top->len || g_ascii_strncasecmp (path->str, top->str, top->len) != 0)
    return FALSE;

  return path->len == top->len || path->str[top->len] == '\\';
}

/* An export lists a key, then all below it; so each key that is not below the last top is one itself. */
static void
note_top (Export        *self,
          const GString *path)
{
  if (path->len == 0 || is_under (path, self->top))
    return;

  g_string_truncate (self->top, 0);
  g_string_append_len (self->top, path->str, path->len);
  tide_registry_rows_add_scope (self->rows, path->str, path->len);
}

/* No export deletes. A key of which nothing is said but what to delete is not known to be there. */
static void
end_key (Export *self)
{
  if (self->in_key && self->deletes && !self->tells)
    tide_registry_rows_abandon (self->rows);
  else if (self->in_key)
    {
      note_top (self, self->path);
      tide_registry_rows_end (self->rows);
    }
  self->in_key = self->deletes = self->tells = FALSE;
}

static void
begin_key (Export        *self,
           const GString *path,
           guint64        offset,
           guint64        line)
{
  TideHiveWant want = tide_hive_keys_want (path->str, path->len, NULL);

  self->n_keys++;
  if (!want.key)
    {
      note_top (self, path);
      return;
    }

  g_string_truncate (self->path, 0);
  g_string_append_len (self->path, path->str, path->len);
  tide_registry_rows_begin (self->rows, &want, path->str, path->len, 0, offset, line);
  self->in_key = TRUE;
}

/* FALSE for keys of other roots, which Tidemark has no use for */
static gboolean
to_local_machine (GString *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      gsize n = strlen (roots[i].root);

      if (path->len < n || g_ascii_strncasecmp (path->str, roots[i].root, n) != 0)
        continue;
      if (path->len > n && path->str[n] != '\\')
        continue;
      if (roots[i].prefix[0] == '\0' && path->len > n)
        n++;
      g_string_erase (path, 0, n);
      g_string_prepend (path, roots[i].prefix);
      return TRUE;
    }

  return FALSE;
}

/* Reads "[path]"; the path may hold brackets itself. */
static gboolean
read_path (TideRegText *text,
           GString     *path)
{
  gunichar c;

  tide_reg_text_next (text);
  for (c = tide_reg_text_next (text); c != '\n' && c != TIDE_REG_TEXT_END; c = tide_reg_text_next (text))
    if (path->len <= MAX_KEY_LINE)
      g_string_append_unichar (path, c);

  while (path->len > 0 && g_ascii_isspace (path->str[path->len - 1]))
    g_string_truncate (path, path->len - 1);
  if (path->len == 0 || path->len > MAX_KEY_LINE || path->str[path->len - 1] != ']')
    return FALSE;

  g_string_truncate (path, path->len - 1);
  return TRUE;
}

static void
read_key (Export *self)
{
  g_autoptr (GString) path = g_string_new (NULL);
  guint64 offset = self->text.at;
  guint64 line = self->text.line;

  end_key (self);
  if (!read_path (&self->text, path))
    tide_registry_rows_unreadable (self->rows);
  else if (path->str[0] == '-')
    self->n_deletions++;
  else if (to_local_machine (path))
    begin_key (self, path, offset, line);
}

static void
read_value (Export *self)
{
  TideRegValue *value = &self->value;
  guint64 offset = self->text.at;
  guint64 line = self->text.line;
  gboolean good = tide_reg_value_read (value, &self->text);

  if (!self->in_key)
    return;
  if (good && value->gone)
    {
      self->n_deletions++;
      self->deletes = TRUE;
      return;
    }

  self->tells = TRUE;
  self->n_assumed += good && tide_reg_value_is_assumed (value);
  if (good)
    tide_registry_rows_add_value (self->rows, value->name->str, value->name->len, value->type,
                                  value->data->data, value->data->len, offset, line);
  else
    tide_registry_rows_unreadable (self->rows);
}

static void
read_entries (Export *self)
{
  for (;;)
    {
      tide_reg_text_skip_blanks (&self->text, TRUE);
      switch (tide_reg_text_peek (&self->text))
        {
        case TIDE_REG_TEXT_END:
          end_key (self);
          return;
        case '[':
          read_key (self);
          break;
        case '"':
        case '@':
          read_value (self);
          break;
        default:
          tide_reg_text_skip_line (&self->text);
        }
    }
}

static void
read_export (const guint8 *bytes,
             gsize         size,
             TideAnswer   *answer)
{
  g_autoptr (TideRegistryRows) rows = tide_registry_rows_new (TIDE_REGISTRY_FROM_FILE);
  Export self = { .rows = rows };
  gboolean ansi;

  tide_reg_text_init (&self.text, bytes, size);
  take_first_line (&self.text, &ansi);
  tide_reg_value_init (&self.value, ansi);
  self.path = g_string_new (NULL);
  self.top = g_string_new (NULL);

  tide_reg_text_skip_line (&self.text);
  read_entries (&self);
  tide_registry_rows_set_info (rows, "format", g_variant_new_string ("reg"));
  tide_registry_rows_set_info (rows, "keys", g_variant_new_uint64 (self.n_keys));
  tide_registry_rows_set_info (rows, "assumed", g_variant_new_uint64 (self.n_assumed));
  tide_registry_rows_set_info (rows, "deletions", g_variant_new_uint64 (self.n_deletions));
  tide_registry_rows_finish (rows, answer);

  tide_reg_value_clear (&self.value);
  g_string_free (self.path, TRUE);
  g_string_free (self.top, TRUE);
}

/* An export is text and may change while it is read: it is copied, not mapped. */
static guint8 *
load (const TideInput *input,
      gsize           *size)
{
  g_autofree guint8 *bytes = g_malloc (input->size);

  *size = 0;
  while (*size < input->size)
    {
      gssize n = pread (input->fd, bytes + *size, input->size - *size, *size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      *size += n;
    }

  return g_steal_pointer (&bytes);
}

gboolean
tide_reg_parse (const TideInput *input,
                TideAnswer      *answer)
{
  g_autofree guint8 *bytes = NULL;
  TideRegText head;
  gboolean ansi;
  gsize size;

  tide_reg_text_init (&head, input->head, input->head_length);
  if (!take_first_line (&head, &ansi))
    return FALSE;

  answer->kind = "registry-export";
  answer->problem = TIDE_PROBLEM_NONE;
  if (input->size > (guint64) MAX_MIB * 1024 * 1024)
    {
      answer->problem = TIDE_PROBLEM_TOO_LARGE;
      answer->argument = g_strdup_printf ("%u", MAX_MIB);
      return TRUE;
    }

  bytes = load (input, &size);
  if (bytes != NULL)
    read_export (bytes, size, answer);
  else
    {
      answer->problem = TIDE_PROBLEM_IO;
      answer->argument = g_strdup (g_strerror (errno));
    }
  return TRUE;
}
