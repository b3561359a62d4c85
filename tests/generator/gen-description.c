/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "generator.h"

#include <string.h>

#define MAX_INCLUDES 4

typedef struct
{
  GPtrArray  *sections;
  GHashTable *names; /* what `let` has set */
} Reader;

static gboolean read_file (Reader *reader, const char *path, guint depth, GError **error);

static void
statement_free (GenStatement *self)
{
  g_free (self->place);
  g_free (self->name);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->options);
  g_free (self);
}

static void
section_free (GenSection *self)
{
  statement_free (self->head);
  g_ptr_array_unref (self->body);
  g_free (self);
}

const char *
gen_statement_word (const GenStatement *self,
                    guint               index)
{
  return index < self->words->len ? g_ptr_array_index (self->words, index) : "";
}

const char *
gen_statement_option (const GenStatement *self,
                      const char         *name,
                      const char         *fallback)
{
  const char *value = g_hash_table_lookup (self->options, name);

  return value != NULL ? value : fallback;
}

gint64
gen_statement_number (const GenStatement *self,
                      const char         *name,
                      gint64              fallback)
{
  const char *value = g_hash_table_lookup (self->options, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 0) : fallback;
}

gboolean
gen_statement_is (const GenStatement *self,
                  const char         *name)
{
  return strcmp (self->name, name) == 0;
}

gboolean
gen_statement_refuse (const GenStatement *self,
                      GError            **error,
                      const char         *format,
                      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s: %s", self->place, self->name, message);

  return FALSE;
}

/* One word, at @cursor: to the next blank, or between double quotes, where "" stands for one. */
static char *
next_word (const char **cursor,
           gboolean    *quoted)
{
  GString *word = g_string_new (NULL);
  gboolean inside = FALSE;
  const char *c;

  *quoted = **cursor == '"';
  for (c = *cursor; *c != '\0' && (inside || !g_ascii_isspace (*c)); c++)
    if (*c != '"')
      g_string_append_c (word, *c);
    else if (inside && c[1] == '"')
      g_string_append_c (word, *c++);
    else
      inside = !inside;
  while (g_ascii_isspace (*c))
    c++;
  *cursor = c;

  return g_string_free (word, FALSE);
}

/* Where the '=' of name=value stands, NULL if @word is no such pair. */
static char *
find_equals (char *word)
{
  char *c = word;

  while (g_ascii_islower (*c) || *c == '-')
    c++;

  return c > word && *c == '=' ? c : NULL;
}

static GenStatement *
statement_new (char       *place,
               const char *line)
{
  GenStatement *self = g_new0 (GenStatement, 1);
  gboolean quoted;

  self->place = place;
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->name = next_word (&line, &quoted);
  while (*line != '\0')
    {
      g_autofree char *word = next_word (&line, &quoted);
      char *equals = quoted ? NULL : find_equals (word);

      if (equals != NULL)
        g_hash_table_insert (self->options, g_strndup (word, equals - word), g_strdup (equals + 1));
      else
        g_ptr_array_add (self->words, g_steal_pointer (&word));
    }

  return self;
}

/* ${name} → what `let` has set; a name that nothing has set stays and is seen in the case. */
static char *
substitute (Reader     *reader,
            const char *line)
{
  GString *result = g_string_new (line);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, reader->names);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *variable = g_strdup_printf ("${%s}", (char *) name);

      g_string_replace (result, variable, value, 0);
    }

  return g_string_free (result, FALSE);
}

static gboolean
include (Reader       *reader,
         GenStatement *statement,
         const char   *including,
         guint         depth,
         GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (including);
  g_autofree char *path = g_build_filename (folder, gen_statement_word (statement, 0), NULL);

  if (depth >= MAX_INCLUDES)
    return gen_statement_refuse (statement, error, "files include each other too deeply");

  return read_file (reader, path, depth + 1, error);
}

static gboolean
add_statement (Reader       *reader,
               GenStatement *statement,
               gboolean      indented,
               GError      **error)
{
  GenSection *section;

  if (!indented)
    {
      section = g_new0 (GenSection, 1);
      section->head = statement;
      section->body = g_ptr_array_new_with_free_func ((GDestroyNotify) statement_free);
      g_ptr_array_add (reader->sections, section);
      return TRUE;
    }
  if (reader->sections->len == 0)
    {
      gen_statement_refuse (statement, error, "indented, and there is no section above");
      statement_free (statement);
      return FALSE;
    }
  section = g_ptr_array_index (reader->sections, reader->sections->len - 1);
  g_ptr_array_add (section->body, statement);

  return TRUE;
}

static gboolean
read_line (Reader     *reader,
           const char *path,
           guint       number,
           const char *raw,
           guint       depth,
           GError    **error)
{
  g_autofree char *line = substitute (reader, raw);
  g_autofree char *file = g_path_get_basename (path);
  gboolean indented = g_ascii_isspace (*line);
  GenStatement *statement;
  gboolean good = TRUE;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;

  statement = statement_new (g_strdup_printf ("%s:%u", file, number), line);
  if (gen_statement_is (statement, "include"))
    good = include (reader, statement, path, depth, error);
  else if (gen_statement_is (statement, "let"))
    g_hash_table_insert (reader->names, g_strdup (gen_statement_word (statement, 0)),
                         g_strdup (gen_statement_word (statement, 1)));
  else
    return add_statement (reader, statement, indented, error);
  statement_free (statement);

  return good;
}

static gboolean
read_file (Reader     *reader,
           const char *path,
           guint       depth,
           GError    **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (reader, path, i + 1, lines[i], depth, error))
      return FALSE;

  return TRUE;
}

GPtrArray *
gen_description_read (const char *path,
                      GError    **error)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { sections, names };

  return read_file (&reader, path, 0, error) ? g_steal_pointer (&sections) : NULL;
}

GDateTime *
gen_time_parse (const char *iso8601,
                GError    **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GDateTime *time = g_date_time_new_from_iso8601 (iso8601, utc);

  if (time == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no time in ISO 8601", iso8601);

  return time;
}
