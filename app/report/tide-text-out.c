/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/tide-text-out.h"

#define COLUMNS 80

static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_spaces (TideTextOut *out,
               guint        count)
{
  for (guint i = 0; i < count; i++)
    g_string_append_c (out->text, ' ');
}

void
tide_text_out_gap (TideTextOut *out)
{
  if (out->text->len > 0 && !g_str_has_suffix (out->text->str, "\n\n"))
    g_string_append_c (out->text, '\n');
}

void
tide_text_out_heading (TideTextOut *out,
                       const char  *title,
                       char         underline)
{
  tide_text_out_gap (out);
  g_string_append_printf (out->text, "%s\n", title);
  for (guint i = MIN (width_of (title), COLUMNS); i > 0; i--)
    g_string_append_c (out->text, underline);
  g_string_append_c (out->text, '\n');
}

static void
append_paragraph (TideTextOut *out,
                  guint        indent,
                  guint        hanging,
                  const char  *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint width = width_of (words[i]);

      if (width == 0)
        continue;
      if (column > 0 && column + 1 + width > COLUMNS)
        {
          g_string_append_c (out->text, '\n');
          column = 0;
        }
      if (column == 0)
        {
          /* The first line's indent may hold the bullet already. */
          append_spaces (out, indent);
          column = hanging;
          indent = hanging;
        }
      else
        {
          g_string_append_c (out->text, ' ');
          column++;
        }
      g_string_append (out->text, words[i]);
      column += width;
    }
  g_string_append_c (out->text, '\n');
}

void
tide_text_out_prose (TideTextOut *out,
                     guint        indent,
                     const char  *bullet,
                     const char  *text)
{
  g_auto (GStrv) paragraphs = NULL;
  guint hanging = indent + (bullet != NULL ? width_of (bullet) : 0);

  if (text == NULL)
    return;
  paragraphs = g_strsplit (text, "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      if (i == 0 && bullet != NULL)
        {
          append_spaces (out, indent);
          g_string_append (out->text, bullet);
        }
      append_paragraph (out, i == 0 && bullet != NULL ? 0 : hanging, hanging, paragraphs[i]);
    }
}

void
tide_text_out_verbatim (TideTextOut *out,
                        guint        indent,
                        const char  *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      append_spaces (out, indent);
      g_string_append_printf (out->text, "%s\n", lines[i]);
    }
}
