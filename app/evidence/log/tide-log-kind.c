/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/tide-limit.h"
#include "evidence/log/tide-log-grammar.h"
#include "evidence/log/tide-log-kind.h"
#include "evidence/log/tide-msi-grammar.h"

#define PIECE TIDE_LIMIT (64 * 1024)

/* A managed entry speaks for itself; [hh:mm:ss] is common, so it takes a sentence of the engine as well. */
static TideLogKind
kind_of_text (const GString *text)
{
  const char *p = text->str;
  const char *end = p + text->len;
  gboolean native_stamp = FALSE;

  while (p < end)
    {
      const char *line_end = memchr (p, '\n', end - p);
      gsize length = (line_end != NULL ? line_end : end) - p;
      TideLogLine line;

      if (tide_log_line_parse (TIDE_LOG_MANAGED, p, length, &line))
        return TIDE_LOG_KIND_MANAGED;
      if (tide_msi_is_installer_line (p, length))
        return TIDE_LOG_KIND_INSTALLER;

      native_stamp = native_stamp || tide_log_line_parse (TIDE_LOG_NATIVE, p, length, &line);
      p += length + 1;
    }

  return native_stamp && tide_log_is_native_sentence (text->str, text->len) ? TIDE_LOG_KIND_NATIVE
                                                                            : TIDE_LOG_KIND_NONE;
}

/* A log may begin with junk, or in the middle of a line that is longer than the head: then its end tells. */
static TideLogKind
kind_of_tail (const TideInput *input,
              TideEncoding     encoding)
{
  g_autofree guint8 *tail = g_malloc (PIECE);
  g_autoptr (GString) text = g_string_new (NULL);
  gssize n = pread (input->fd, tail, PIECE, (input->size - PIECE) & ~(guint64) 1);
  const char *first_line;

  if (n <= 0)
    return TIDE_LOG_KIND_NONE;

  tide_encoding_decode (encoding, tail, n, text);
  first_line = memchr (text->str, '\n', text->len);
  if (first_line == NULL)
    return TIDE_LOG_KIND_NONE;
  g_string_erase (text, 0, first_line + 1 - text->str);

  return kind_of_text (text);
}

TideLogKind
tide_log_kind_of (const TideInput *input,
                  TideEncoding     encoding)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TideLogKind kind;
  gsize bom;

  tide_encoding_sniff (input->head, input->head_length, &bom);
  tide_encoding_decode (encoding, input->head + bom, input->head_length - bom, text);
  kind = kind_of_text (text);

  return kind == TIDE_LOG_KIND_NONE && input->size > 2 * PIECE ? kind_of_tail (input, encoding) : kind;
}
