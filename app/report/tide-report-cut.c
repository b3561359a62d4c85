/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-cut.h"

gboolean
tide_report_cut_begin (TideReportCut *cut,
                       guint          level)
{
  static const TideReportCut levels[] = {
    { 2000, 200, 4000 }, { 1000, 100, 2000 }, { 500, 50, 1000 }, { 200, 20, 500 },
    { 100, 10, 300 },    { 50, 5, 200 },      { 20, 2, 100 },    { 5, 1, 50 },
  };

  if (level >= G_N_ELEMENTS (levels))
    return FALSE;

  *cut = levels[level];
  return TRUE;
}

static guint
cut_count (TideReportCut *cut,
           guint          count,
           guint          limit)
{
  if (count <= limit)
    return count;

  cut->n_items += count - limit;
  return limit;
}

guint
tide_report_cut_items (TideReportCut *cut,
                       GListModel    *list)
{
  return list != NULL ? cut_count (cut, g_list_model_get_n_items (list), cut->items) : 0;
}

guint
tide_report_cut_nested (TideReportCut *cut,
                        GListModel    *list)
{
  return list != NULL ? cut_count (cut, g_list_model_get_n_items (list), cut->nested) : 0;
}

GListModel *
tide_report_cut_last (TideReportCut *cut,
                      GListModel    *list)
{
  guint kept = tide_report_cut_nested (cut, list);
  guint length = g_list_model_get_n_items (list);
  GListStore *last = g_list_store_new (g_list_model_get_item_type (list));

  for (guint i = length - kept; i < length; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_list_store_append (last, item);
    }
  return G_LIST_MODEL (last);
}

guint
tide_report_cut_strv (TideReportCut     *cut,
                      const char *const *strv)
{
  return strv != NULL ? cut_count (cut, g_strv_length ((char **) strv), cut->nested) : 0;
}

char *
tide_report_cut_names (TideReportCut     *cut,
                       const char *const *names)
{
  guint length = tide_report_cut_strv (cut, names);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", names[i]);

  return length > 0 ? g_strdup (text->str) : NULL;
}

static char *
without_controls (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && *p != '\n' && *p != '\t')
      *p = ' ';

  return valid;
}

char *
tide_report_cut_text (TideReportCut *cut,
                      const char    *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *head = NULL;

  if (text == NULL)
    return NULL;
  valid = without_controls (text);
  if (g_utf8_strlen (valid, -1) <= (glong) cut->characters)
    return g_steal_pointer (&valid);

  cut->n_texts++;
  head = g_utf8_substring (valid, 0, cut->characters);
  return g_strconcat (head, "…", NULL);
}

char *
tide_report_cut_describe (TideReportCut *cut)
{
  g_autofree char *items = NULL;
  g_autofree char *texts = NULL;

  if (cut->n_items == 0 && cut->n_texts == 0)
    return NULL;

  items = g_strdup_printf (ngettext ("%u entry was left out", "%u entries were left out", cut->n_items),
                           cut->n_items);
  texts = g_strdup_printf (ngettext ("%u text was shortened", "%u texts were shortened", cut->n_texts),
                           cut->n_texts);
  if (cut->n_texts == 0)
    return g_strdup_printf (_("To keep this report short, %s."), items);
  if (cut->n_items == 0)
    return g_strdup_printf (_("To keep this report short, %s."), texts);
  /* Translators: the two parts count what is missing, as in "12 entries were left out" */
  return g_strdup_printf (_("To keep this report short, %s and %s."), items, texts);
}
