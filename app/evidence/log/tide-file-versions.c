/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "evidence/log/tide-log-rows.h"

/*
 * ClusterNodeFileVersions: the programs of a node's Cluster directory and the parts of their versions, as
 * PowerShell writes them out: Export-Clixml, a table, a list or CSV. Told by the names of the properties in
 * the place where that form has them, so that a script which mentions them is none.
 */
#define SIZE_MAX_READ (64ull * 1024 * 1024)
#define LOOKED_AT (16 * 1024)
#define COLUMNS_MAX 16
#define WORD_MAX 260
#define N_PARTS 4

static const char *const properties[] = { "FileMajorPart",   "FileMinorPart", "FileBuildPart",
                                          "FilePrivatePart", "FileName",      "ComputerName" };
enum
{
  PROPERTY_NAME = N_PARTS,
  PROPERTY_COMPUTER,
  N_PROPERTIES,
};

typedef struct
{
  TideLogRows *rows;
  TideTextLine place; /* of the name */
  char         words[N_PROPERTIES][WORD_MAX];
  int          columns[COLUMNS_MAX]; /* which property a column holds, -1: none that is wanted */
  guint        n_columns;            /* 0: no table */
  char         separator;            /* 0: blanks */
} Reading;

static int
find_property (const char *name,
               gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (length == strlen (properties[i]) && g_ascii_strncasecmp (name, properties[i], length) == 0)
      return i;

  return -1;
}

static gboolean
is_number (const char *word)
{
  gsize length = strspn (word, "0123456789");

  return length > 0 && length <= 5 && word[length] == '\0';
}

/* A program without a version resource has a name all the same. */
static void
flush (Reading *self)
{
  g_autoptr (GString) text = g_string_new (self->words[PROPERTY_NAME]);
  gboolean whole = TRUE;

  if (text->len == 0)
    return;
  g_string_append (text, " = ");
  for (guint i = 0; i < N_PARTS; i++)
    whole = whole && is_number (self->words[i]);
  for (guint i = 0; whole && i < N_PARTS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "." : "", self->words[i]);
  tide_log_rows_add_line (self->rows, &self->place, "", TIDE_HEAD_FILE_VERSION, text->str, text->len);
  memset (self->words, 0, sizeof self->words);
}

static void
take (Reading            *self,
      int                 property,
      const char         *word,
      gsize               length,
      const TideTextLine *line)
{
  if (property < 0 || length >= WORD_MAX || memchr (word, '\0', length) != NULL)
    return;
  if (property == PROPERTY_COMPUTER)
    {
      tide_log_rows_add_line (self->rows, line, "", TIDE_HEAD_SERVER_NAME, word, length);
      return;
    }
  if (property == PROPERTY_NAME)
    {
      flush (self);
      self->place = *line;
    }
  g_strlcpy (self->words[property], word, length + 1);
}

/* <S N="FileName">x</S>, <I32 N="FileMajorPart">8</I32>: any number of them in a line */
static void
take_elements (Reading            *self,
               const char         *text,
               const char         *end,
               const TideTextLine *line)
{
  static const char attribute[] = " N=\"";
  const char *at = text;

  while ((at = memmem (at, end - at, attribute, strlen (attribute))) != NULL)
    {
      const char *name = at + strlen (attribute);
      const char *quote = memchr (name, '"', end - name);
      const char *word = quote != NULL && quote + 1 < end && quote[1] == '>' ? quote + 2 : NULL;
      const char *tag = word != NULL ? memchr (word, '<', end - word) : NULL;

      if (tag != NULL)
        take (self, find_property (name, quote - name), word, tag - word, line);
      at = name;
    }
}

/* "FileName : x" */
static gboolean
take_pair (Reading            *self,
           const char         *text,
           const TideTextLine *line)
{
  gsize length = strcspn (text, " \t:");
  const char *word = text + length + strspn (text + length, " \t");
  int property = find_property (text, length);

  if (property < 0 || *word != ':')
    return FALSE;
  word += 1 + strspn (word + 1, " \t");
  take (self, property, word, strlen (word), line);

  return TRUE;
}

/* Cuts the next cell off; quotation marks around it do not count. */
static gboolean
next_cell (const Reading *self,
           const char   **text,
           const char   **cell,
           gsize         *length)
{
  const char separators[] = { self->separator, '\0' };

  if (self->separator == '\0')
    *text += strspn (*text, " \t");
  if (**text == '\0')
    return FALSE;
  *cell = *text;
  *length = strcspn (*text, self->separator == '\0' ? " \t" : separators);
  *text += *length + ((*text)[*length] != '\0');
  if (*length >= 2 && (*cell)[0] == '"' && (*cell)[*length - 1] == '"')
    {
      (*cell)++;
      *length -= 2;
    }

  return TRUE;
}

static gboolean
take_heading (Reading    *self,
              const char *text)
{
  gboolean quoted = *text == '"';
  const char *cell;
  gsize length;

  if (g_ascii_strncasecmp (text + quoted, "FileName", strlen ("FileName")) != 0 ||
      strstr (text, properties[0]) == NULL)
    return FALSE;

  self->separator = strchr (text, ',') != NULL ? ',' : strchr (text, ';') != NULL ? ';' : '\0';
  for (self->n_columns = 0; self->n_columns < COLUMNS_MAX && next_cell (self, &text, &cell, &length);
       self->n_columns++)
    self->columns[self->n_columns] = find_property (cell, length);

  return TRUE;
}

/* The rule below a heading has no numbers. */
static void
take_cells (Reading            *self,
            const char         *text,
            const TideTextLine *line)
{
  const char *cell;
  gsize length;

  for (guint i = 0; i < self->n_columns && next_cell (self, &text, &cell, &length); i++)
    take (self, self->columns[i], cell, length, line);
  if (g_str_has_prefix (self->words[PROPERTY_NAME], "----"))
    memset (self->words, 0, sizeof self->words);
  flush (self);
}

static void
take_line (Reading            *self,
           GString            *text,
           const TideTextLine *line)
{
  const char *start = text->str + strspn (text->str, " \t");

  if (memchr (text->str, '<', text->len) != NULL)
    take_elements (self, text->str, text->str + text->len, line);
  else if (!take_heading (self, start) && !take_pair (self, start, line) && *start != '\0' &&
           self->n_columns > 0)
    take_cells (self, start, line);
}

static void
read_lines (TideTextSource *source,
            TideAnswer     *answer)
{
  g_autoptr (TideLogRows) rows = tide_log_rows_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { .rows = rows };
  TideTextLine line;

  while (tide_text_source_next (source, &line))
    {
      TideTextLine cut = line;

      cut.available = MIN (line.available, LOOKED_AT);
      g_string_truncate (text, 0);
      tide_text_source_decode (source, &cut, text);
      take_line (&reading, text, &line);
    }
  flush (&reading);

  tide_log_rows_answer (rows, source, "files", answer);
}

/* A heading, a pair or an element that only this listing has */
static gboolean
is_telling (const char *line)
{
  Reading reading = { 0 };
  const char *start = line + strspn (line, " \t");

  if (strstr (line, " N=\"FileMajorPart\"") != NULL || take_heading (&reading, start))
    return TRUE;

  return g_str_has_prefix (start, properties[0]) &&
         start[strlen (properties[0]) + strspn (start + strlen (properties[0]), " \t")] == ':';
}

static gboolean
is_ours (const TideInput *input,
         TideTextSource  *source)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  gsize bom;

  tide_encoding_sniff (input->head, input->head_length, &bom);
  tide_encoding_decode (tide_text_source_get_encoding (source), input->head + bom, input->head_length - bom,
                        head);
  if (memmem (head->str, head->len, properties[0], strlen (properties[0])) == NULL)
    return FALSE;
  lines = g_strsplit (head->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (is_telling (lines[i]))
      return TRUE;

  return FALSE;
}

gboolean
tide_file_versions_parse (const TideInput *input,
                          TideAnswer      *answer)
{
  g_autoptr (TideTextSource) source = tide_text_source_new (input);

  if (!is_ours (input, source))
    return FALSE;

  answer->kind = "file-versions";
  if (tide_log_rows_check_size (input, SIZE_MAX_READ, answer))
    read_lines (source, answer);

  return TRUE;
}
