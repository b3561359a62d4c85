/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-opening.h"
#include "report/tide-report-private.h"
#include "report/tide-report-words.h"

#define POLICY "default-src 'none'; style-src 'unsafe-inline'"

static void
write_head (TideHtmlReport *report)
{
  TideHtml *html = &report->html;

  /* Translators: the tag of the language that you translate into, such as "de" or "pt-BR" */
  tide_html_begin (html, "html", "lang", C_("language tag", "en"), NULL);
  tide_html_begin (html, "head", NULL);
  tide_html_empty (html, "meta", "charset", "utf-8", NULL);
  tide_html_empty (html, "meta", "http-equiv", "Content-Security-Policy", "content", POLICY, NULL);
  tide_html_empty (html, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1", NULL);
  tide_html_empty (html, "meta", "name", "generator", "content", "Tidemark " PACKAGE_VERSION, NULL);
  tide_html_element (html, "title", NULL, _("Tidemark Report"));
  tide_html_element (html, "style", NULL, tide_html_report_style);
  tide_html_end (html);
}

static const char *
class_of_verdict (TideVerdict verdict)
{
  switch (verdict)
    {
    case TIDE_VERDICT_SUCCEEDED:
      return "verdict pass";
    case TIDE_VERDICT_FAILED:
    case TIDE_VERDICT_PREREQUISITES:
    case TIDE_VERDICT_INTERRUPTED:
      return "verdict fail";
    case TIDE_VERDICT_NONE:
    case TIDE_VERDICT_RUNNING:
    case TIDE_VERDICT_ABORTED:
    case TIDE_VERDICT_UNKNOWN:
    default:
      return "verdict unknown";
    }
}

static const char *
glyph_of_verdict (TideVerdict verdict)
{
  if (verdict == TIDE_VERDICT_SUCCEEDED)
    return tide_report_glyph_state (TIDE_FINDING_STATE_PASS);
  if (verdict == TIDE_VERDICT_FAILED || verdict == TIDE_VERDICT_PREREQUISITES
      || verdict == TIDE_VERDICT_INTERRUPTED)
    return tide_report_glyph_state (TIDE_FINDING_STATE_FAIL);

  return tide_report_glyph_state (TIDE_FINDING_STATE_UNKNOWN);
}

static void
write_paragraphs (TideHtmlReport    *report,
                  const char        *class,
                  const char *const *texts)
{
  guint length = tide_report_cut_strv (report->cut, texts);

  for (guint i = 0; i < length; i++)
    tide_html_report_element (report, "p", class, texts[i]);
}

static void
write_failure (TideHtmlReport *report,
               TideFinding    *finding)
{
  g_autofree char *seen = tide_finding_get_seen (finding);
  g_autofree char *advice = tide_report_dup_first_advice (finding);
  g_autofree char *line = advice != NULL ? g_strconcat ("→ ", advice, NULL) : NULL;

  tide_html_begin (&report->html, "li", NULL);
  tide_html_report_element (report, "div", NULL, seen);
  tide_html_report_element (report, "div", NULL, line);
  tide_html_end (&report->html);
}

static void
write_other_failures (TideHtmlReport *report)
{
  g_autoptr (GListModel) failures = tide_report_dup_other_failures (report->diagnosis);
  guint length = g_list_model_get_n_items (failures);
  g_autofree char *more = tide_report_dup_more (length);

  if (length == 0)
    return;
  tide_html_element (&report->html, "p", "badge", _("What was found:"));
  tide_html_begin (&report->html, "ul", NULL);
  for (guint i = 0; i < MIN (length, TIDE_REPORT_N_OTHER_FAILURES); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (failures, i);

      write_failure (report, finding);
    }
  tide_html_element (&report->html, "li", NULL, more);
  tide_html_end (&report->html);
}

static void
write_steps (TideHtmlReport *report)
{
  GListModel *fixes = tide_diagnosis_get_fixes (report->diagnosis);
  guint length = tide_report_cut_nested (report->cut, fixes);

  if (length == 0)
    return;
  tide_html_element (&report->html, "p", "badge", _("What to do:"));
  tide_html_begin (&report->html, "ol", NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);
      const char *const *commands = tide_fix_get_commands (fix);
      g_autofree char *title = tide_fix_get_title (fix);

      tide_html_begin (&report->html, "li", NULL);
      tide_html_report_element (report, "div", NULL, title);
      for (; tide_fix_get_manual (fix) && *commands != NULL; commands++)
        tide_html_report_element (report, "code", NULL, *commands);
      tide_html_end (&report->html);
    }
  tide_html_end (&report->html);
}

static void
write_opening (TideHtmlReport *report)
{
  TideVerdict verdict = tide_diagnosis_get_verdict (report->diagnosis);
  g_autofree char *line = g_strdup_printf ("%s %s", glyph_of_verdict (verdict),
                                           tide_report_word_verdict (verdict));
  g_auto (GStrv) subjects = tide_report_dup_subjects (report->diagnosis);
  g_auto (GStrv) events = tide_report_dup_events (report->diagnosis);
  g_auto (GStrv) origin = tide_report_dup_origin (report->diagnosis);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (report->diagnosis);
  g_autofree char *counts = tide_report_dup_counts (report->diagnosis);
  g_autofree char *findings = g_strdup_printf ("%s: %s", _("Findings"), counts);

  tide_html_element (&report->html, "h1", NULL, _("Tidemark Report"));
  tide_html_element (&report->html, "p", class_of_verdict (verdict), line);
  write_paragraphs (report, "badge", (const char *const *) subjects);
  write_paragraphs (report, NULL, (const char *const *) events);
  tide_html_report_element (report, "p", NULL, doubt);
  write_other_failures (report);
  write_steps (report);
  tide_html_element (&report->html, "p", NULL, findings);
  write_paragraphs (report, "dim", (const char *const *) origin);
}

static void
write_limits (TideHtmlReport *report)
{
  const char *const *limits = tide_diagnosis_get_limits (report->diagnosis);
  guint length = tide_report_cut_strv (report->cut, limits);

  tide_html_element (&report->html, "h2", NULL, _("What Could Not Be Read or Determined"));
  if (length == 0)
    {
      tide_html_element (&report->html, "p", NULL,
                         _("All evidence was read. Rules that were not checked stand among the findings."));
      return;
    }
  tide_html_begin (&report->html, "ul", NULL);
  for (guint i = 0; i < length; i++)
    tide_html_report_element (report, "li", NULL, limits[i]);
  tide_html_end (&report->html);
}

static void
write_evidence_row (TideHtmlReport *report,
                    TideEvidence   *evidence)
{
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, tide_evidence_get_size (evidence));

  tide_html_begin (&report->html, "tr", NULL);
  tide_html_report_cell (report, "mono", tide_evidence_get_path (evidence));
  tide_html_report_cell (report, NULL, tide_report_word_evidence_kind (tide_evidence_get_kind (evidence)));
  tide_html_report_cell (report, NULL, tide_report_word_evidence_state (tide_evidence_get_state (evidence)));
  tide_html_report_cell (report, NULL, tide_evidence_get_detail (evidence));
  tide_html_report_cell (report, NULL, tide_evidence_get_server (evidence));
  tide_html_cell (&report->html, NULL, size);
  tide_html_report_cell (report, "mono", tide_evidence_get_sha256 (evidence));
  tide_html_end (&report->html);
}

static void
write_evidence (TideHtmlReport *report)
{
  GListModel *evidence = tide_diagnosis_get_evidence (report->diagnosis);
  guint length = tide_report_cut_items (report->cut, evidence);

  tide_html_element (&report->html, "h2", NULL, _("Evidence"));
  tide_html_begin_table (&report->html, _("Files that came in"), _("Path"), _("Kind"), _("State"),
                         _("Detail"), _("Server"), _("Bytes"), _("SHA-256"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideEvidence) item = g_list_model_get_item (evidence, i);

      write_evidence_row (report, item);
    }
  tide_html_end_table (&report->html);
}

char *
tide_report_write_html (TideDiagnosis *diagnosis,
                        TideFixPlan   *plan,
                        TideReportCut *cut)
{
  TideHtmlReport report = { .diagnosis = diagnosis, .plan = plan, .cut = cut };
  g_autofree char *left_out = NULL;

  tide_html_init (&report.html);
  write_head (&report);
  tide_html_begin (&report.html, "body", NULL);
  tide_html_begin (&report.html, "main", NULL);
  write_opening (&report);
  tide_html_report_findings (&report);
  tide_html_report_fixes (&report);
  tide_html_report_servers (&report);
  tide_html_report_cluster (&report);
  tide_html_report_nodes (&report);
  write_limits (&report);
  write_evidence (&report);
  left_out = tide_report_cut_describe (cut);
  tide_html_element (&report.html, "p", "badge", left_out);

  return tide_html_finish (&report.html);
}
