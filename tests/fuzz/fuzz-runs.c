/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "facts/runs/tide-runs.h"
#include "fuzz-facts.h"

static void
check_citations (GListModel *citations,
                 gsize       size)
{
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);

      g_assert (g_utf8_validate (tide_citation_get_text (citation), -1, NULL));
      g_assert (tide_citation_get_offset (citation) < size);
      g_assert (tide_citation_get_line (citation) >= 1);
    }
}

static void
check_runs (GPtrArray *runs,
            gsize      size)
{
  guint64 last_line = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      TideRun *run = g_ptr_array_index (runs, i);

      g_assert (tide_run_get_first_line (run) > last_line || last_line == 0);
      g_assert (tide_run_get_last_line (run) >= tide_run_get_first_line (run));
      last_line = tide_run_get_last_line (run);
      check_citations (tide_run_get_signals (run), size);
      check_citations (tide_run_get_errors (run), size);
    }
}

/* The runs of one log */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_auto (FuzzAnswer) said = fuzz_parse (tide_log_parse, TIDE_WIRE_LOG, "log", data, size, size);
  g_autoptr (TideReading) reading = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  if (said.answer.reading == NULL)
    return 0;

  reading = fuzz_reading_new ("ExchangeSetup.log", fuzz_kind_of (said.answer.kind), said.answer.reading);
  runs = tide_runs_read (reading);
  check_runs (runs, size);
  tide_runs_get_latest (reading);

  return 0;
}
