/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "evidence/log/tide-log-rows.h"

#define FIRST_ROWS (TIDE_WIRE_MAX_ROWS / 2)
#define LAST_ROWS (TIDE_WIRE_MAX_ROWS - FIRST_ROWS)

struct _TideLogRows
{
  GPtrArray *rows; /* of GVariant; the second half is a ring */
  guint64    n_rows;
};

TideLogRows *
tide_log_rows_new (void)
{
  TideLogRows *self = g_new0 (TideLogRows, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  return self;
}

void
tide_log_rows_free (TideLogRows *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static guint
slot_of (guint64 row)
{
  return row < FIRST_ROWS ? row : FIRST_ROWS + (row - FIRST_ROWS) % LAST_ROWS;
}

static gsize
cut_length (const char *text,
            gsize       length)
{
  gsize longest = TIDE_LOG_ROW_TEXT_MAX;

  if (length <= longest)
    return length;
  while (longest > 0 && ((guchar) text[longest] & 0xc0) == 0x80)
    longest--;

  return longest;
}

void
tide_log_rows_add (TideLogRows      *self,
                   const TideLogRow *row)
{
  guint slot = slot_of (self->n_rows++);
  GVariant *text = tide_wire_new_bytes (row->text, cut_length (row->text, row->text_length));
  GVariant *entry = g_variant_new ("(ttttsiss@ay)", row->offset, row->length, row->line, row->n_lines,
                                   row->stamp, (gint32) -1, row->level, row->head, text);

  if (slot == self->rows->len)
    g_ptr_array_add (self->rows, g_variant_ref_sink (entry));
  else
    {
      g_variant_unref (self->rows->pdata[slot]);
      self->rows->pdata[slot] = g_variant_ref_sink (entry);
    }
}

void
tide_log_rows_add_line (TideLogRows        *self,
                        const TideTextLine *line,
                        const char         *stamp,
                        const char         *head,
                        const char         *text,
                        gsize               text_length)
{
  const TideLogRow row = { line->offset, line->length, line->number, 1, stamp, "", head, text, text_length };

  tide_log_rows_add (self, &row);
}

static GVariant *
write_rows (TideLogRows *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" TIDE_WIRE_LOG_ENTRY));
  guint64 first_last = self->n_rows > TIDE_WIRE_MAX_ROWS ? self->n_rows - LAST_ROWS : FIRST_ROWS;

  for (guint64 i = 0; i < MIN (self->n_rows, FIRST_ROWS); i++)
    g_variant_builder_add_value (&builder, self->rows->pdata[i]);
  for (guint64 i = first_last; i < self->n_rows; i++)
    g_variant_builder_add_value (&builder, self->rows->pdata[slot_of (i)]);

  return g_variant_builder_end (&builder);
}

void
tide_log_rows_answer (TideLogRows    *self,
                      TideTextSource *source,
                      const char     *dialect,
                      TideAnswer     *answer)
{
  guint64 n_dropped = self->n_rows - MIN (self->n_rows, TIDE_WIRE_MAX_ROWS);
  GVariantDict info = G_VARIANT_DICT_INIT (NULL);

  tide_text_source_describe (source, &info);
  g_variant_dict_insert (&info, "last-stamp", "s", "");
  g_variant_dict_insert (&info, "entries", "t", self->n_rows);
  g_variant_dict_insert (&info, "dropped", "t", n_dropped);
  answer->reading = g_variant_new ("(s@a{sv}@a" TIDE_WIRE_LOG_ENTRY "@at)", dialect,
                                   g_variant_dict_end (&info), write_rows (self),
                                   tide_text_source_get_index (source));

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
tide_log_rows_check_size (const TideInput *input,
                          guint64          limit,
                          TideAnswer      *answer)
{
  if (input->size <= limit)
    return TRUE;

  answer->problem = TIDE_PROBLEM_TOO_LARGE;
  answer->argument = g_strdup_printf ("%" G_GUINT64_FORMAT, limit >> 20);

  return FALSE;
}
