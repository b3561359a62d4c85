/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/log/tide-log-rows.h"
#include "evidence/log/tide-msi-grammar.h"
#include "evidence/log/tide-msi-parser.h"

/* Beyond this, nothing in a line tells what it is. */
#define LOOKED_AT 4096

void
tide_msi_read (TideTextSource *source,
               TideAnswer     *answer)
{
  g_autoptr (TideLogRows) rows = tide_log_rows_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  TideTextLine line;

  while (tide_text_source_next (source, &line))
    {
      TideTextLine cut = line;
      TideMsiLine parsed;

      cut.available = MIN (line.available, LOOKED_AT);
      g_string_truncate (text, 0);
      tide_text_source_decode (source, &cut, text);
      tide_msi_line_parse (text->str, text->len, &parsed);
      if (parsed.head != NULL)
        tide_log_rows_add_line (rows, &line, parsed.stamp, parsed.head, parsed.text, parsed.length);
    }

  tide_log_rows_answer (rows, source, "msi", answer);
}
