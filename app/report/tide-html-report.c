/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

void
tide_html_report_cell (TideHtmlReport *report,
                       const char     *class,
                       const char     *text)
{
  g_autofree char *cut = tide_report_cut_text (report->cut, text);

  tide_html_cell (&report->html, class, cut);
}

void
tide_html_report_element (TideHtmlReport *report,
                          const char     *tag,
                          const char     *class,
                          const char     *text)
{
  g_autofree char *cut = tide_report_cut_text (report->cut, text);

  tide_html_element (&report->html, tag, class, cut);
}

void
tide_html_report_citations (TideHtmlReport *report,
                            GListModel     *citations)
{
  guint length = tide_report_cut_nested (report->cut, citations);

  tide_html_begin (&report->html, "ul", "class", "cited", NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);
      g_autofree char *place = tide_report_dup_place (report->diagnosis, citation);

      tide_html_begin (&report->html, "li", NULL);
      tide_html_report_element (report, "span", "mono", place);
      tide_html_report_element (report, "div", "quote", tide_citation_get_text (citation));
      tide_html_end (&report->html);
    }
  tide_html_end (&report->html);
}
