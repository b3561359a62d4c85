/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "facts/runs/tide-runs-private.h"

/* Enough for the words of any error; the whole entry is at the place that is cited. */
#define MAX_QUOTED 4096

gboolean
tide_run_entry_is (const TideRunEntry *entry,
                   const char         *head)
{
  return strcmp (entry->head, head) == 0;
}

gboolean
tide_run_entry_has_level (const TideRunEntry *entry,
                          const char         *level)
{
  return strcmp (entry->level, level) == 0;
}

gboolean
tide_run_entry_is_native (const TideRunEntry *entry)
{
  return g_str_has_prefix (entry->head, "native-");
}

gboolean
tide_run_entry_begins (const TideRunEntry *entry,
                       const char         *words)
{
  gsize length = strlen (words);

  return entry->size >= length && g_ascii_strncasecmp (entry->text, words, length) == 0;
}

/* Returns: (nullable): the place right after the first @words in the text, in whatever case they stand */
const char *
tide_run_entry_after (const TideRunEntry *entry,
                      const char         *words)
{
  gsize length = strlen (words);
  char first = g_ascii_tolower (words[0]);

  for (gsize i = 0; i + length <= entry->size; i++)
    if (g_ascii_tolower (entry->text[i]) == first &&
        g_ascii_strncasecmp (entry->text + i, words, length) == 0)
      return entry->text + i + length;

  return NULL;
}

static const char *
end_of_line (const TideRunEntry *entry,
             const char         *from)
{
  const char *end = entry->text + entry->size;
  const char *newline = from < end ? memchr (from, '\n', end - from) : NULL;

  return newline != NULL ? newline : end;
}

/* Returns: (nullable) (transfer full): what stands between @before and the next @after in that line, safe */
char *
tide_run_entry_dup_between (const TideRunEntry *entry,
                            const char         *before,
                            const char         *after)
{
  const char *start = tide_run_entry_after (entry, before);
  const char *end;

  if (start == NULL)
    return NULL;

  end = g_strstr_len (start, end_of_line (entry, start) - start, after);
  return end != NULL ? tide_safe_text (start, end - start, TIDE_SAFE_LINE) : NULL;
}

/* Returns: (nullable) (transfer full): the rest of the line after @before, without blanks and quotes around
 * it and the full stop that ends the sentence; %NULL if nothing is left */
char *
tide_run_entry_dup_rest (const TideRunEntry *entry,
                         const char         *before)
{
  const char *start = tide_run_entry_after (entry, before);
  const char *end;

  if (start == NULL)
    return NULL;

  end = end_of_line (entry, start);
  while (start < end && strchr (" \t'", *start) != NULL)
    start++;
  while (end > start && strchr (" \t\r'.", end[-1]) != NULL)
    end--;
  return end > start ? tide_safe_text (start, end - start, TIDE_SAFE_LINE) : NULL;
}

/* Returns: (nullable) (transfer full): the name of the cmdlet that begins or ends here, safe */
char *
tide_run_entry_dup_cmdlet (const TideRunEntry *entry)
{
  gsize length = 0;

  while (length < entry->cmdlet_size && strchr (" \t\r\n.", entry->cmdlet[length]) == NULL)
    length++;

  return length > 0 ? tide_safe_text (entry->cmdlet, length, TIDE_SAFE_LINE) : NULL;
}

TideCitation *
tide_run_entry_cite (const TideRunEntry *entry,
                     const char         *evidence)
{
  g_autofree char *text =
    tide_safe_text_cut (entry->size > 0 ? entry->text : "", entry->size, TIDE_SAFE_LINES, MAX_QUOTED);

  return tide_citation_new_text (evidence, entry->line, entry->offset, entry->length, text);
}

gboolean
tide_run_entry_is_reference (const TideRunEntry *entry)
{
  return tide_run_entry_has_level (entry, "ERROR-REFERENCE");
}

/* Returns: (nullable) (transfer full): the task that "[ERROR-REFERENCE] Id=… Component=…" names */
char *
tide_run_entry_dup_reference (const TideRunEntry *entry)
{
  char *id;

  if (!tide_run_entry_is_reference (entry))
    return NULL;

  id = tide_run_entry_dup_between (entry, "Id=", " Component=");
  return id != NULL ? id : tide_run_entry_dup_rest (entry, "Id=");
}

/* Where the work that a non-critical task may have spoilt begins at the latest */
gboolean
tide_run_entry_opens_work (const TideRunEntry *entry)
{
  if (tide_run_entry_is (entry, TIDE_HEAD_BEGIN) || tide_run_entry_is (entry, TIDE_HEAD_END))
    return entry->depth <= 1;

  return tide_run_entry_is (entry, TIDE_HEAD_COMPONENT) || tide_run_entry_is (entry, TIDE_HEAD_RUN_TASK) ||
         tide_run_entry_is (entry, TIDE_HEAD_ERRORS_IGNORED) || tide_run_entry_is (entry, TIDE_HEAD_STOPPING);
}

/* Returns: the first entry of the work at hand at entry @at, @at itself if there is none */
guint
tide_run_span_find_work (const TideRunSpan *span,
                         guint              at)
{
  while (at > span->first && !tide_run_entry_opens_work (&span->log->entries[at - 1]))
    at--;

  return at;
}
