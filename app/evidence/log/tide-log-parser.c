/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-limit.h"
#include "base/tide-log-heads.h"
#include "base/tide-wire.h"
#include "evidence/log/tide-log-keeper.h"
#include "evidence/log/tide-log-kind.h"
#include "evidence/log/tide-log-literals.h"
#include "evidence/log/tide-msi-parser.h"
#include "evidence/log/tide-text-source.h"

/* An entry's text is cut here, and earlier if all of them would not fit into one reply. */
#define TEXT_MAX TIDE_LIMIT (16 * 1024)
#define TEXTS_MAX TIDE_LIMIT (40 * 1024 * 1024)
/* Beyond so many characters, nothing in a line tells what it is. */
#define LOOKED_AT 4096
/* Stamp, depth and level before a text */
#define PREFIX_MAX 128

typedef struct
{
  TideTextSource *source;
  TideLogDialect  dialect;
  TideLogKeeper  *keeper;
  TideLogLiterals *literals; /* (nullable) */
  GString        *decoded;  /* the beginning of a line in UTF-16 */
  GString        *squeezed; /* that of one in UTF-16 within a log of bytes */

  gboolean     open; /* whether there is an entry that the next line may continue */
  gboolean     levelled;
  TideLogEntry entry; /* in the end the last of the log, kept or not */
  guint64      n_entries;
  guint32      run;
} Scan;

static void
close_entry (Scan *scan)
{
  if (!scan->open)
    return;

  scan->n_entries++;
  if (scan->levelled || scan->entry.head != NULL)
    tide_log_keeper_add (scan->keeper, &scan->entry);
}

static void
open_entry (Scan               *scan,
            const TideTextLine *line,
            const TideLogLine  *parsed)
{
  if (parsed->head != NULL && parsed->head->rank == TIDE_LOG_RANK_FRAME &&
      g_str_equal (parsed->head->word, TIDE_HEAD_BANNER))
    scan->run++;

  scan->open = TRUE;
  scan->levelled = parsed->level[0] != '\0';
  scan->entry = (TideLogEntry) {
    .offset = line->offset,
    .length = line->length,
    .line = line->number,
    .n_lines = 1,
    .head = parsed->head,
    .run = scan->run,
    .rank = scan->levelled || parsed->head == NULL ? TIDE_LOG_RANK_FRAME : parsed->head->rank,
  };
}

/* What is kept for the catalogue's sake. An entry with a head of the masses is less easily lost then. */
static void
look_for_literals (Scan       *scan,
                   const char *text,
                   gsize       length)
{
  TideLogEntry *entry = &scan->entry;
  gboolean safe = scan->levelled || (entry->head != NULL && entry->rank <= TIDE_LOG_RANK_STEP);

  if (safe || scan->literals == NULL || !tide_log_literals_are_in (scan->literals, text, length))
    return;

  if (entry->head == NULL)
    entry->head = tide_log_kept_head ();
  entry->rank = tide_log_kept_head ()->rank;
}

/* The line below it says that an entry is a frame of a native stack. */
static void
make_frame (Scan *scan)
{
  TideLogEntry *entry = &scan->entry;

  if (!scan->levelled && entry->head == NULL)
    entry->rank = tide_log_frame_head ()->rank;
  entry->head = tide_log_frame_head ();
}

static void
continue_entry (Scan               *scan,
                const TideTextLine *line,
                const char         *text,
                gsize               length)
{
  if (!scan->open)
    return;

  scan->entry.length = line->offset + line->length - scan->entry.offset;
  scan->entry.n_lines++;
  if ((scan->entry.head == NULL || scan->entry.head == tide_log_kept_head ()) &&
      tide_log_is_error_code (text, length))
    make_frame (scan);
  look_for_literals (scan, text, length);
}

/* PowerShell appends UTF-16 to whatever stands in a file: then every other byte is a NUL. */
static gboolean
is_appended_wide (const char *text,
                  gsize       length)
{
  return length >= 4 && (text[0] == '\0' ? text[1] != '\0' && text[2] == '\0'
                                         : text[1] == '\0' && text[2] != '\0' && text[3] == '\0');
}

static void
squeeze (GString *text)
{
  gsize length = 0;

  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] != '\0')
      text->str[length++] = text->str[i];
  if (length > 0 && text->str[length - 1] == '\r')
    length--;
  g_string_truncate (text, length);
}

/* All that the grammar knows is ASCII, so only UTF-16 has to be decoded for it. */
static void
look_at (Scan               *scan,
         const TideTextLine *line)
{
  const char *text = (const char *) line->bytes;
  gsize length = MIN (line->available, scan->decoded != NULL ? 2 * LOOKED_AT : LOOKED_AT);
  TideLogLine parsed;

  if (scan->decoded != NULL)
    {
      g_string_truncate (scan->decoded, 0);
      tide_encoding_decode (tide_text_source_get_encoding (scan->source), line->bytes, length, scan->decoded);
      text = scan->decoded->str;
      length = scan->decoded->len;
    }
  else if (G_UNLIKELY (is_appended_wide (text, length)))
    {
      g_string_truncate (scan->squeezed, 0);
      g_string_append_len (scan->squeezed, text, length);
      squeeze (scan->squeezed);
      text = scan->squeezed->str;
      length = scan->squeezed->len;
    }

  if (!tide_log_line_parse (scan->dialect, text, length, &parsed))
    {
      continue_entry (scan, line, text, length);
      return;
    }
  close_entry (scan);
  open_entry (scan, line, &parsed);
  look_for_literals (scan, parsed.text, parsed.text_length);
}

/* CRLF becomes LF. */
static void
drop_returns (GString *text)
{
  char *from = text->str;
  char *end = text->str + text->len;
  char *to = text->str;

  for (; from < end; from++)
    if (*from != '\r' || from + 1 == end || from[1] != '\n')
      *to++ = *from;
  g_string_truncate (text, to - text->str);
}

static gsize
cut_length (const char *text,
            gsize       length,
            gsize       longest)
{
  if (length <= longest)
    return length;
  while (longest > 0 && ((guchar) text[longest] & 0xc0) == 0x80)
    longest--;

  return longest;
}

/* Reads an entry again; FALSE if the file says something else by now. */
static gboolean
fetch_entry (Scan               *scan,
             const TideLogEntry *entry,
             gsize               text_max,
             GString            *text,
             TideLogLine        *parsed)
{
  gsize unit = scan->decoded != NULL ? 2 : 1;

  tide_text_source_fetch (scan->source, entry->offset, MIN (entry->length, (text_max + PREFIX_MAX) * unit),
                          text);
  if (unit == 1 && is_appended_wide (text->str, text->len))
    squeeze (text);
  drop_returns (text);

  return tide_log_line_parse (scan->dialect, text->str, text->len, parsed);
}

/* When the log ends */
static char *
read_last_stamp (Scan *scan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TideLogLine parsed;

  if (!scan->open || !fetch_entry (scan, &scan->entry, 0, text, &parsed))
    return g_strdup ("");

  return g_utf8_make_valid (parsed.stamp, parsed.stamp_length);
}

/* NULL if the file says something else by now. */
static GVariant *
write_entry (Scan               *scan,
             const TideLogEntry *entry,
             gsize               text_max)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *stamp = NULL;
  TideLogLine parsed;

  if (!fetch_entry (scan, entry, text_max, text, &parsed))
    return NULL;

  stamp = g_utf8_make_valid (parsed.stamp, parsed.stamp_length);
  return g_variant_new (
      "(ttttsiss@ay)", entry->offset, entry->length, entry->line, entry->n_lines, stamp,
      (gint32) parsed.depth, parsed.level, entry->head != NULL ? entry->head->word : "",
      tide_wire_new_bytes (parsed.text, cut_length (parsed.text, parsed.text_length, text_max)));
}

/* How long texts may be for all of them to fit. */
static gsize
text_limit (const GArray *entries)
{
  guint64 sum = 0;

  /* A byte of Windows-1252 can become three of UTF-8. */
  for (guint i = 0; i < entries->len; i++)
    sum += MIN (3 * g_array_index (entries, TideLogEntry, i).length, TEXT_MAX);

  return sum <= TEXTS_MAX ? TEXT_MAX : TEXTS_MAX / entries->len;
}

static GVariant *
write_entries (Scan    *scan,
               GArray  *entries)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" TIDE_WIRE_LOG_ENTRY));
  gsize text_max = text_limit (entries);

  for (guint i = 0; i < entries->len; i++)
    {
      GVariant *entry = write_entry (scan, &g_array_index (entries, TideLogEntry, i), text_max);

      if (entry != NULL)
        g_variant_builder_add_value (&builder, entry);
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
write_reading (Scan    *scan,
               guint64 *n_dropped)
{
  g_autoptr (GArray) entries = tide_log_keeper_finish (scan->keeper, n_dropped);
  g_autofree char *last_stamp = read_last_stamp (scan);
  GVariantDict info = G_VARIANT_DICT_INIT (NULL);

  tide_text_source_describe (scan->source, &info);
  g_variant_dict_insert (&info, "last-stamp", "s", last_stamp);
  g_variant_dict_insert (&info, "entries", "t", scan->n_entries);
  g_variant_dict_insert (&info, "dropped", "t", *n_dropped);

  return g_variant_new ("(s@a{sv}@a" TIDE_WIRE_LOG_ENTRY "@at)",
                        scan->dialect == TIDE_LOG_MANAGED ? "managed" : "native", g_variant_dict_end (&info),
                        write_entries (scan, entries), tide_text_source_get_index (scan->source));
}

static void
read_log (TideTextSource    *source,
          TideLogDialect     dialect,
          const char *const *keeps,
          TideAnswer        *answer)
{
  g_autoptr (TideLogKeeper) keeper = tide_log_keeper_new (TIDE_WIRE_MAX_ROWS);
  g_autoptr (TideLogLiterals) literals = tide_log_literals_new (keeps);
  g_autoptr (GString) decoded = NULL;
  g_autoptr (GString) squeezed = g_string_new (NULL);
  Scan scan = {
    .source = source, .dialect = dialect, .keeper = keeper, .literals = literals, .squeezed = squeezed,
  };
  TideTextLine line;
  guint64 n_dropped;

  if (tide_encoding_is_wide (tide_text_source_get_encoding (source)))
    scan.decoded = decoded = g_string_new (NULL);

  while (tide_text_source_next (source, &line))
    look_at (&scan, &line);
  close_entry (&scan);

  answer->reading = write_reading (&scan, &n_dropped);
  if (tide_text_source_get_error (source) != 0)
    {
      answer->problem = TIDE_PROBLEM_IO;
      answer->argument = g_strdup (g_strerror (tide_text_source_get_error (source)));
    }
  else if (n_dropped > 0)
    {
      answer->problem = TIDE_PROBLEM_ENTRIES_DROPPED;
      answer->argument = g_strdup_printf ("%" G_GUINT64_FORMAT, n_dropped);
    }
}

gboolean
tide_log_parse (const TideInput *input,
                TideAnswer      *answer)
{
  g_autoptr (TideTextSource) source = tide_text_source_new (input);
  TideLogKind kind = tide_log_kind_of (input, tide_text_source_get_encoding (source));

  if (kind == TIDE_LOG_KIND_NONE)
    return FALSE;

  answer->kind = kind == TIDE_LOG_KIND_MANAGED  ? "managed-log"
                 : kind == TIDE_LOG_KIND_NATIVE ? "native-log"
                                                : "installer-log";
  if (input->size > TIDE_TEXT_SOURCE_MAX_SIZE)
    {
      answer->problem = TIDE_PROBLEM_TOO_LARGE;
      answer->argument = g_strdup_printf ("%llu", TIDE_TEXT_SOURCE_MAX_SIZE >> 20);
      return TRUE;
    }
  if (kind == TIDE_LOG_KIND_INSTALLER)
    tide_msi_read (source, answer);
  else
    read_log (source, kind == TIDE_LOG_KIND_MANAGED ? TIDE_LOG_MANAGED : TIDE_LOG_NATIVE, input->keeps,
              answer);

  return TRUE;
}
