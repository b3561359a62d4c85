/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-registry.h"

#include <string.h>

/* A registry export: form=5 is UTF-16 with hex data in UTF-16LE, form=4 is REGEDIT4 with hex data in ANSI. */

#define WRAP 76

static void
append_quoted (GString    *text,
               const char *name)
{
  g_string_append_c (text, '"');
  for (; *name != '\0'; name++)
    {
      if (*name == '"' || *name == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *name);
    }
  g_string_append_c (text, '"');
}

static void
append_hex (GString        *text,
            const GenValue *value,
            gsize           column)
{
  if (value->kind == GEN_REG_BINARY)
    g_string_append (text, "hex:");
  else
    g_string_append_printf (text, "hex(%x):", value->kind);
  column += 7;
  for (guint i = 0; i < value->data->len; i++)
    {
      gboolean last = i + 1 == value->data->len;

      g_string_append_printf (text, "%02x%s", value->data->data[i], last ? "" : ",");
      column += 3;
      if (column > WRAP && !last)
        {
          g_string_append (text, "\\\n  ");
          column = 2;
        }
    }
}

static void
append_value (GString        *text,
              const GenValue *value)
{
  gsize start = text->len;

  if (*value->name == '\0')
    g_string_append_c (text, '@');
  else
    append_quoted (text, value->name);
  g_string_append_c (text, '=');

  if (value->kind == GEN_REG_SZ)
    append_quoted (text, value->text);
  else if (value->kind == GEN_REG_DWORD)
    g_string_append_printf (text, "dword:%02x%02x%02x%02x", value->data->data[3], value->data->data[2],
                            value->data->data[1], value->data->data[0]);
  else
    append_hex (text, value, text->len - start);
  g_string_append_c (text, '\n');
}

gboolean
gen_export_write (const GenSection *section,
                  GDateTime        *time,
                  const char       *path,
                  GError          **error)
{
  gboolean ansi = strcmp (gen_statement_option (section->head, "form", "5"), "4") == 0;
  g_autoptr (GPtrArray) keys = gen_registry_read (section, ansi, error);
  g_autoptr (GString) text = NULL;

  if (keys == NULL)
    return FALSE;
  text = g_string_new (ansi ? "REGEDIT4\n" : "Windows Registry Editor Version 5.00\n");
  for (guint i = 0; i < keys->len; i++)
    {
      const GenKey *key = g_ptr_array_index (keys, i);

      g_string_append_printf (text, "\n[%s]\n", key->path);
      for (guint j = 0; j < key->values->len; j++)
        append_value (text, g_ptr_array_index (key->values, j));
    }
  g_string_append_c (text, '\n');

  return gen_text_write (path, text->str, ansi ? GEN_ENCODING_ASCII : GEN_ENCODING_UTF16, error);
}
