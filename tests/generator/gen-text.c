/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "generator.h"

gboolean
gen_text_write (const char *path,
                const char *text,
                GenEncoding encoding,
                GError    **error)
{
  g_autoptr (GString) lines = g_string_new (text);
  g_autofree gunichar2 *units = NULL;
  glong n_units;

  g_string_replace (lines, "\n", "\r\n", 0);
  if (encoding == GEN_ENCODING_ASCII)
    return g_file_set_contents (path, lines->str, lines->len, error);

  g_string_prepend (lines, "\xef\xbb\xbf");
  units = g_utf8_to_utf16 (lines->str, lines->len, NULL, &n_units, error);
  if (units == NULL)
    return FALSE;
  for (glong i = 0; i < n_units; i++)
    units[i] = GUINT16_TO_LE (units[i]);

  return g_file_set_contents (path, (const char *) units, n_units * sizeof *units, error);
}

/* A file of the words of its lines, such as an INS file. */
gboolean
gen_lines_write (const GenSection *section,
                 GDateTime        *time,
                 const char       *path,
                 GError          **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < section->body->len; i++)
    {
      const GenStatement *line = g_ptr_array_index (section->body, i);

      if (!gen_statement_is (line, "line"))
        return gen_statement_refuse (line, error, "a file of lines holds only “line”");
      g_string_append_printf (text, "%s\n", gen_statement_word (line, 0));
    }

  return gen_text_write (path, text->str, GEN_ENCODING_ASCII, error);
}
