/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "evidence/log/tide-clixml.h"
#include "evidence/log/tide-log-rows.h"

/*
 * Service*.xml: the services as setup's script saved them before it disabled them, written by PowerShell's
 * Export-Clixml. Objects with a name and a start mode, or a table of names and modes; of anything else in the
 * file nothing is taken.
 */
#define SIZE_MAX_READ (256ull * 1024 * 1024)

typedef struct
{
  TideLogRows        *rows;
  const TideTextLine *line;
} Reading;

static void
add_service (const TideClixmlPair *pair,
             gpointer              user_data)
{
  Reading *reading = user_data;
  g_autofree char *text = g_strdup_printf ("%s = %s", pair->name, pair->mode);
  const TideTextLine *line = reading->line;
  const TideLogRow row = {
    .offset = pair->offset,
    .length = line->offset + line->length - pair->offset,
    .line = pair->line,
    .n_lines = line->number - pair->line + 1,
    .stamp = "",
    .level = "",
    .head = TIDE_HEAD_SERVICE_MODE,
    .text = text,
    .text_length = strlen (text),
  };

  tide_log_rows_add (reading->rows, &row);
}

static void
read_services (TideTextSource *source,
               TideAnswer     *answer)
{
  g_autoptr (TideLogRows) rows = tide_log_rows_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  TideTextLine line;
  Reading reading = { rows, &line };
  g_autoptr (TideClixml) clixml = tide_clixml_new (add_service, &reading);

  while (tide_text_source_next (source, &line))
    {
      g_string_truncate (text, 0);
      tide_text_source_decode (source, &line, text);
      tide_clixml_feed (clixml, text->str, text->len, line.offset, line.number);
    }

  tide_log_rows_answer (rows, source, "services", answer);
}

static gboolean
is_clixml (const TideInput *input,
           TideEncoding     encoding)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize bom;

  tide_encoding_sniff (input->head, input->head_length, &bom);
  tide_encoding_decode (encoding, input->head + bom, MIN (input->head_length - bom, 1024), text);

  return memmem (text->str, text->len, "<Objs ", strlen ("<Objs ")) != NULL &&
         memmem (text->str, text->len, "schemas.microsoft.com/powershell/",
                 strlen ("schemas.microsoft.com/powershell/")) != NULL;
}

/* PowerShell writes much in this form: the name tells that it is about services. */
gboolean
tide_service_states_parse (const TideInput *input,
                           TideAnswer      *answer)
{
  g_autoptr (TideTextSource) source = tide_text_source_new (input);

  if (!g_str_has_prefix (input->name_hint, "service") ||
      !is_clixml (input, tide_text_source_get_encoding (source)))
    return FALSE;

  answer->kind = "service-states";
  if (tide_log_rows_check_size (input, SIZE_MAX_READ, answer))
    read_services (source, answer);

  return TRUE;
}
