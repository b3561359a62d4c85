/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-encoding.h"
#include "evidence/tide-looks.h"

static const struct
{
  const char *magic;
  gsize       length;
  const char *word;
} magics[] = {
  { "\x89PNG\r\n", 6, "picture" },
  { "\xff\xd8\xff", 3, "picture" },
  { "GIF8", 4, "picture" },
  { "II*\0", 4, "picture" },
  { "MM\0*", 4, "picture" },
  { "BM", 2, "picture" },
  { "%PDF-", 5, "pdf" },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "office document" },
  { "PK\3\4", 4, "office document" },
  { "7z\xbc\xaf\x27\x1c", 6, "archive" },
  { "Rar!\x1a\7", 6, "archive" },
  { "MSCF", 4, "archive" },
  { "\x1f\x8b", 2, "archive" },
  { "BZh", 3, "archive" },
  { "\xfd" "7zXZ", 5, "archive" },
  { "\x28\xb5\x2f\xfd", 4, "archive" },
  { "MZ", 2, "program" },
  { "\x7f" "ELF", 4, "program" },
  { "ElfFile", 7, "event log" },
  { "SQLite format 3", 15, "database" },
};

static gboolean
is_zeros (const TideInput *input)
{
  return input->head_length > 0 && input->head[0] == 0 &&
         memcmp (input->head, input->head + 1, input->head_length - 1) == 0;
}

/* Control characters other than white space make it none, in any encoding. */
static gboolean
is_text (const TideInput *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize bom;
  TideEncoding encoding = tide_encoding_sniff (input->head, input->head_length, &bom);

  tide_encoding_decode (encoding, input->head + bom, input->head_length - bom, text);
  for (gsize i = 0; i < text->len; i++)
    if ((guchar) text->str[i] < 0x20 && !g_ascii_isspace (text->str[i]))
      return FALSE;

  return TRUE;
}

const char *
tide_looks_like (const TideInput *input)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (input->head_length >= magics[i].length &&
        memcmp (input->head, magics[i].magic, magics[i].length) == 0)
      return magics[i].word;

  if (is_zeros (input))
    return "zeros";

  return is_text (input) ? "text" : "";
}
