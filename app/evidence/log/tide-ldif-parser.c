/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "evidence/log/tide-log-rows.h"

/*
 * ldif.err, which ldifde leaves behind: per failed entry its distinguished name, the line of the import file,
 * and what the directory answered. Words may be translated; a name, a number and a code in hex are not.
 */
#define SIZE_MAX_READ (64ull * 1024 * 1024)
#define LOOKED_AT 1024

/* "Entry DN: CN=…,DC=…": a label, and a name behind it */
static gboolean
names_entry (const char *line)
{
  const char *name = strstr (line, ": ");
  const char *equals = name != NULL ? strchr (name, '=') : NULL;

  if (equals == NULL || equals - name > 8 || strstr (line, "DN") == NULL)
    return FALSE;
  for (name += 2; name < equals; name++)
    if (!g_ascii_isalpha (*name))
      return FALSE;

  return TRUE;
}

static void
add_entry (TideLogRows *rows,
           TideLogRow  *entry,
           GString     *text)
{
  if (entry->n_lines == 0)
    return;
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  entry->text = text->str;
  entry->text_length = text->len;
  tide_log_rows_add (rows, entry);
}

static void
read_entries (TideTextSource *source,
              TideAnswer     *answer)
{
  g_autoptr (TideLogRows) rows = tide_log_rows_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  TideLogRow entry = { .stamp = "", .level = "ERROR", .head = TIDE_HEAD_LDIF_ENTRY };
  TideTextLine line;

  while (tide_text_source_next (source, &line))
    {
      TideTextLine cut = line;

      cut.available = MIN (line.available, LOOKED_AT);
      g_string_truncate (words, 0);
      tide_text_source_decode (source, &cut, words);
      if (names_entry (words->str))
        {
          add_entry (rows, &entry, text);
          entry.offset = line.offset;
          entry.line = line.number;
          entry.n_lines = 0;
          g_string_truncate (text, 0);
        }
      else if (entry.n_lines == 0)
        continue;

      entry.n_lines++;
      entry.length = line.offset + line.length - entry.offset;
      if (text->len < TIDE_LOG_ROW_TEXT_MAX)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words->str);
    }
  add_entry (rows, &entry, text);

  tide_log_rows_answer (rows, source, "ldif", answer);
}

static gboolean
is_ldif_errors (const TideInput *input,
                TideEncoding     encoding)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize bom;

  tide_encoding_sniff (input->head, input->head_length, &bom);
  tide_encoding_decode (encoding, input->head + bom, MIN (input->head_length - bom, LOOKED_AT), text);
  g_string_truncate (text, strcspn (text->str, "\r\n"));

  return names_entry (text->str) &&
         (g_str_has_prefix (text->str, "Entry DN: ") || g_str_equal (input->name_hint, "ldif.err"));
}

gboolean
tide_ldif_parse (const TideInput *input,
                 TideAnswer      *answer)
{
  g_autoptr (TideTextSource) source = tide_text_source_new (input);

  if (!is_ldif_errors (input, tide_text_source_get_encoding (source)))
    return FALSE;

  answer->kind = "ldif-errors";
  if (tide_log_rows_check_size (input, SIZE_MAX_READ, answer))
    read_entries (source, answer);

  return TRUE;
}
