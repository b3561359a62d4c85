/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "evidence/log/tide-log-grammar.h"
#include "evidence/log/tide-log-rows.h"

/* ServiceControl.log: what setup's script stopped, disabled and enabled. One entry a line, [hh:mm:ss]. */
#define SIZE_MAX_READ (1024ull * 1024 * 1024)
#define LOOKED_AT 1024
#define SESSION "* ServiceControl.ps1: "

static const struct
{
  const char *words;
  const char *head;
} sentences[] = {
  { SESSION, TIDE_HEAD_SERVICE_SESSION },
  { "Disabling service '", TIDE_HEAD_SERVICE_DISABLED },
  { "Stopping service '", TIDE_HEAD_SERVICE_STOPPED },
  { "Killing instead of Stopping '", TIDE_HEAD_SERVICE_STOPPED },
  { "Enabling service '", TIDE_HEAD_SERVICE_ENABLED },
  { "Unable to enable service(s): '", TIDE_HEAD_SERVICE_REFUSED },
};

static const char *
head_of (const char *text,
         gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (length >= strlen (sentences[i].words) &&
        g_ascii_strncasecmp (text, sentences[i].words, strlen (sentences[i].words)) == 0)
      return sentences[i].head;

  return NULL;
}

static void
look_at (TideLogRows        *rows,
         const TideTextLine *line,
         const GString      *text)
{
  TideLogLine parsed;
  const char *head;
  char stamp[16];

  if (!tide_log_line_parse (TIDE_LOG_NATIVE, text->str, text->len, &parsed))
    return;
  head = head_of (parsed.text, parsed.text_length);
  if (head == NULL)
    return;
  g_strlcpy (stamp, parsed.stamp, MIN (parsed.stamp_length + 1, sizeof stamp));
  tide_log_rows_add_line (rows, line, stamp, head, parsed.text, parsed.text_length);
}

static void
read_lines (TideTextSource *source,
            TideAnswer     *answer)
{
  g_autoptr (TideLogRows) rows = tide_log_rows_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  TideTextLine line;

  while (tide_text_source_next (source, &line))
    {
      TideTextLine cut = line;

      cut.available = MIN (line.available, LOOKED_AT);
      g_string_truncate (text, 0);
      tide_text_source_decode (source, &cut, text);
      look_at (rows, &line, text);
    }

  tide_log_rows_answer (rows, source, "services", answer);
}

gboolean
tide_service_log_parse (const TideInput *input,
                        TideAnswer      *answer)
{
  g_autoptr (TideTextSource) source = tide_text_source_new (input);
  g_autoptr (GString) head = g_string_new (NULL);
  gsize bom;

  tide_encoding_sniff (input->head, input->head_length, &bom);
  tide_encoding_decode (tide_text_source_get_encoding (source), input->head + bom, input->head_length - bom,
                        head);
  if (memmem (head->str, head->len, "] " SESSION, strlen ("] " SESSION)) == NULL)
    return FALSE;

  answer->kind = "service-log";
  if (tide_log_rows_check_size (input, SIZE_MAX_READ, answer))
    read_lines (source, answer);

  return TRUE;
}
