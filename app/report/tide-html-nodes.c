/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

static void
write_head (TideHtmlReport    *report,
            const char *const *nodes)
{
  tide_html_begin (&report->html, "thead", NULL);
  tide_html_begin (&report->html, "tr", NULL);
  tide_html_begin (&report->html, "th", "scope", "col", NULL);
  tide_html_text (&report->html, _("What is compared"));
  tide_html_end (&report->html);
  for (guint i = 0; nodes[i] != NULL; i++)
    {
      g_autofree char *name = tide_report_cut_text (report->cut, nodes[i]);

      tide_html_begin (&report->html, "th", "scope", "col", NULL);
      tide_html_text (&report->html, name);
      tide_html_end (&report->html);
    }
  tide_html_end (&report->html);
  tide_html_end (&report->html);
}

static void
write_row_head (TideHtmlReport *report,
                TideNodeRow    *row)
{
  g_autofree char *name = tide_report_cut_text (report->cut, tide_node_row_get_name (row));

  tide_html_begin (&report->html, "th", "scope", "row", NULL);
  tide_html_element (&report->html, "span", "mono", name);
  tide_html_empty (&report->html, "br", NULL);
  tide_html_element (&report->html, "span", "dim", tide_node_row_get_caption (row));
  tide_html_end (&report->html);
}

/* Shape, word and colour tell the mark, and the word alone is enough. */
static void
write_cell (TideHtmlReport *report,
            TideNodeRow    *row,
            TideNodeCell   *cell)
{
  const TideNodeMark mark = tide_node_cell_get_mark (cell);
  g_autofree char *text = tide_report_cut_text (report->cut, tide_report_word_node_cell (row, cell));

  tide_html_begin (&report->html, "td", "class", "cell", NULL);
  tide_html_element (&report->html, "span", tide_node_cell_get_value (cell) != NULL ? "mono" : NULL, text);
  if (mark == TIDE_NODE_MARK_DIFFERS || mark == TIDE_NODE_MARK_UNEQUAL)
    {
      g_autofree char *badge = g_strdup_printf ("%s %s", TIDE_REPORT_GLYPH_UNEQUAL,
                                                tide_report_word_node_mark (mark));

      tide_html_text (&report->html, " ");
      tide_html_element (&report->html, "strong", "badge warning", badge);
    }
  tide_html_end (&report->html);
}

static void
write_row (TideHtmlReport *report,
           TideNodeRow    *row)
{
  GListModel *cells = tide_node_row_get_cells (row);

  tide_html_begin (&report->html, "tr", NULL);
  write_row_head (report, row);
  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      write_cell (report, row, cell);
    }
  tide_html_end (&report->html);
}

void
tide_html_report_nodes (TideHtmlReport *report)
{
  TideNodeMatrix *matrix = tide_diagnosis_get_node_matrix (report->diagnosis);
  g_auto (GStrv) sentences = NULL;
  guint length;

  if (matrix == NULL)
    return;

  tide_html_element (&report->html, "h3", NULL, _("Nodes side by side"));
  sentences = tide_node_matrix_dup_sentences (matrix);
  for (guint i = 0; sentences[i] != NULL; i++)
    tide_html_report_element (report, "p", NULL, sentences[i]);
  length = tide_report_cut_nested (report->cut, tide_node_matrix_get_rows (matrix));
  if (length == 0)
    return;

  tide_html_begin (&report->html, "div", "class", "table", NULL);
  tide_html_begin (&report->html, "table", NULL);
  tide_html_element (&report->html, "caption", NULL, _("What the nodes have"));
  write_head (report, tide_node_matrix_get_nodes (matrix));
  tide_html_begin (&report->html, "tbody", NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideNodeRow) row = g_list_model_get_item (tide_node_matrix_get_rows (matrix), i);

      write_row (report, row);
    }
  tide_html_end_table (&report->html);
}
