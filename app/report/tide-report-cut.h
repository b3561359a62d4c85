/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How much goes into a report, and how much was left out. */
typedef struct
{
  guint items;      /* of a list that stands on its own: findings, evidence */
  guint nested;     /* of a list inside an item: citations, errors of a run */
  guint characters; /* of a text */
  guint n_items;    /* left out */
  guint n_texts;    /* shortened */
} TideReportCut;

/* A wider or narrower report; FALSE when there is none narrower */
gboolean tide_report_cut_begin (TideReportCut *cut, guint level);

/* How many items of a list go in; the rest is counted. @list: (nullable) */
guint tide_report_cut_items (TideReportCut *cut, GListModel *list);
guint tide_report_cut_nested (TideReportCut *cut, GListModel *list);
/* The last items of a list of which the end matters most: (transfer full) */
GListModel *tide_report_cut_last (TideReportCut *cut, GListModel *list);
guint tide_report_cut_strv (TideReportCut *cut, const char *const *strv);
/* The names that go in, with commas between them; @names, result: (nullable) (transfer full) */
char *tide_report_cut_names (TideReportCut *cut, const char *const *names);
/* A text as it goes in: (transfer full) (nullable): valid UTF-8 without control characters but LF and TAB,
 * NULL for NULL */
char *tide_report_cut_text (TideReportCut *cut, const char *text);
/* A sentence that counts what was left out: (transfer full) (nullable) */
char *tide_report_cut_describe (TideReportCut *cut);

G_END_DECLS
