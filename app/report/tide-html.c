/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-html.h"

void
tide_html_init (TideHtml *html)
{
  html->text = g_string_new ("<!DOCTYPE html>\n");
  html->open = g_ptr_array_new ();
}

char *
tide_html_finish (TideHtml *html)
{
  while (html->open->len > 0)
    tide_html_end (html);
  g_ptr_array_unref (html->open);

  return g_string_free (html->text, FALSE);
}

/* What XML allows; the rest would make the file unreadable. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' ||
         (c >= 0x20 && c != 0x7f && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff);
}

static void
append_escaped (GString    *out,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\'')
        g_string_append (out, "&#39;");
      else
        g_string_append_unichar (out, is_allowed (c) ? c : 0xfffd);
    }
}

static void
append_attributes (GString *out,
                   va_list  attributes)
{
  const char *name;

  while ((name = va_arg (attributes, const char *)) != NULL)
    {
      const char *value = va_arg (attributes, const char *);

      if (value == NULL)
        continue;
      g_string_append_printf (out, " %s=\"", name);
      append_escaped (out, value);
      g_string_append_c (out, '"');
    }
}

static void
append_tag (TideHtml   *html,
            const char *tag,
            va_list     attributes,
            const char *close)
{
  g_string_append_printf (html->text, "<%s", tag);
  append_attributes (html->text, attributes);
  g_string_append (html->text, close);
}

void
tide_html_begin (TideHtml   *html,
                 const char *tag,
                 ...)
{
  va_list attributes;

  va_start (attributes, tag);
  append_tag (html, tag, attributes, ">");
  va_end (attributes);
  g_ptr_array_add (html->open, (gpointer) tag);
}

void
tide_html_empty (TideHtml   *html,
                 const char *tag,
                 ...)
{
  va_list attributes;

  va_start (attributes, tag);
  append_tag (html, tag, attributes, "/>\n");
  va_end (attributes);
}

void
tide_html_end (TideHtml *html)
{
  const char *tag = g_ptr_array_steal_index (html->open, html->open->len - 1);

  g_string_append_printf (html->text, "</%s>\n", tag);
}

void
tide_html_text (TideHtml   *html,
                const char *text)
{
  append_escaped (html->text, text);
}

void
tide_html_element (TideHtml   *html,
                   const char *tag,
                   const char *class,
                   const char *text)
{
  if (text == NULL)
    return;
  tide_html_begin (html, tag, "class", class, NULL);
  tide_html_text (html, text);
  tide_html_end (html);
}

void
tide_html_begin_table (TideHtml   *html,
                       const char *caption,
                       ...)
{
  const char *column;
  va_list columns;

  tide_html_begin (html, "div", "class", "table", NULL);
  tide_html_begin (html, "table", NULL);
  tide_html_element (html, "caption", NULL, caption);
  tide_html_begin (html, "thead", NULL);
  tide_html_begin (html, "tr", NULL);
  va_start (columns, caption);
  while ((column = va_arg (columns, const char *)) != NULL)
    {
      tide_html_begin (html, "th", "scope", "col", NULL);
      tide_html_text (html, column);
      tide_html_end (html);
    }
  va_end (columns);
  tide_html_end (html);
  tide_html_end (html);
  tide_html_begin (html, "tbody", NULL);
}

void
tide_html_cell (TideHtml   *html,
                const char *class,
                const char *text)
{
  tide_html_element (html, "td", class, text != NULL ? text : "—");
}

void
tide_html_end_table (TideHtml *html)
{
  tide_html_end (html);
  tide_html_end (html);
  tide_html_end (html);
}
