/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

/* Columns of one character each, wide ones twice: alignment is for the eye alone. */
static void
append_padded (GString    *line,
               const char *text,
               glong       width)
{
  g_string_append (line, text);
  for (glong i = g_utf8_strlen (text, -1); i < width; i++)
    g_string_append_c (line, ' ');
}

static glong
longest_name (TideTextReport    *report,
              const char *const *nodes)
{
  glong longest = 0;

  for (guint i = 0; nodes[i] != NULL; i++)
    {
      g_autofree char *name = tide_report_cut_text (report->cut, nodes[i]);

      longest = MAX (longest, g_utf8_strlen (name, -1));
    }

  return MIN (longest, 40);
}

/* A table on its side: a line for each node, so that eight nodes and a hash fit. */
static void
write_cell (TideTextReport *report,
            TideNodeRow    *row,
            TideNodeCell   *cell,
            glong           width)
{
  const TideNodeMark mark = tide_node_cell_get_mark (cell);
  const gboolean odd = mark == TIDE_NODE_MARK_DIFFERS || mark == TIDE_NODE_MARK_UNEQUAL;
  g_autofree char *node = tide_report_cut_text (report->cut, tide_node_cell_get_node (cell));
  g_autoptr (GString) line = g_string_new (odd ? TIDE_REPORT_GLYPH_UNEQUAL " " : "  ");

  append_padded (line, node, width);
  g_string_append_printf (line, "  %s", tide_report_word_node_cell (row, cell));
  if (odd)
    g_string_append_printf (line, "  (%s)", tide_report_word_node_mark (mark));
  tide_text_report_verbatim (report, 2, line->str);
}

static gboolean
is_same_everywhere (TideNodeRow *row)
{
  GListModel *cells = tide_node_row_get_cells (row);

  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      if (tide_node_cell_get_mark (cell) != TIDE_NODE_MARK_SAME)
        return FALSE;
    }

  return TRUE;
}

/* What all have, is said once. */
static void
write_title (TideTextReport *report,
             TideNodeRow    *row,
             gboolean        same)
{
  g_autoptr (TideNodeCell) first = g_list_model_get_item (tide_node_row_get_cells (row), 0);
  const char *word = tide_report_word_node_mark (tide_node_row_get_mark (row));
  g_autofree char *title = g_strdup_printf ("%s, %s: %s", tide_node_row_get_name (row),
                                            tide_node_row_get_caption (row), word);
  g_autofree char *line = same ? g_strdup_printf ("%s (%s)", title, tide_report_word_node_cell (row, first))
                               : g_strdup (title);

  tide_text_report_prose (report, 0, "- ", line);
}

static void
write_row (TideTextReport *report,
           TideNodeRow    *row,
           glong           width)
{
  const gboolean same = is_same_everywhere (row);
  GListModel *cells = tide_node_row_get_cells (row);

  write_title (report, row, same);
  for (guint i = 0; !same && i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      write_cell (report, row, cell, width);
    }
}

void
tide_text_report_nodes (TideTextReport *report)
{
  TideNodeMatrix *matrix = tide_diagnosis_get_node_matrix (report->diagnosis);
  g_auto (GStrv) sentences = NULL;
  guint length;
  glong width;

  if (matrix == NULL)
    return;

  tide_text_out_gap (&report->out);
  tide_text_out_heading (&report->out, _("Nodes Side by Side"), '-');
  sentences = tide_node_matrix_dup_sentences (matrix);
  for (guint i = 0; sentences[i] != NULL; i++)
    tide_text_report_prose (report, 0, NULL, sentences[i]);
  width = longest_name (report, tide_node_matrix_get_nodes (matrix));
  length = tide_report_cut_nested (report->cut, tide_node_matrix_get_rows (matrix));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideNodeRow) row = g_list_model_get_item (tide_node_matrix_get_rows (matrix), i);

      write_row (report, row, width);
    }
}
