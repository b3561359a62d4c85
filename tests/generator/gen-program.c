/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "generator.h"

#include <stdio.h>
#include <string.h>

/*
 * A DLL without code: headers and a resource section with a version resource and, where the description
 * says messages=yes, a message table.
 */

#define SECTION_OFFSET 0x200u
#define SECTION_ADDRESS 0x1000u
#define RT_MESSAGETABLE 11
#define RT_VERSION 16
#define LANGUAGE 0x409

static void
append16 (GByteArray *data,
          guint16     value)
{
  guint16 little = GUINT16_TO_LE (value);

  g_byte_array_append (data, (const guint8 *) &little, sizeof little);
}

static void
append32 (GByteArray *data,
          guint32     value)
{
  append16 (data, value & 0xffff);
  append16 (data, value >> 16);
}

static void
append_zeros (GByteArray *data,
              guint       count)
{
  static const guint8 zeros[SECTION_OFFSET] = { 0 };

  g_byte_array_append (data, zeros, MIN (count, sizeof zeros));
}

static void
align (GByteArray *data,
       guint       to)
{
  append_zeros (data, (to - data->len % to) % to);
}

static void
append_utf16 (GByteArray *data,
              const char *ascii)
{
  do
    append16 (data, *ascii);
  while (*ascii++ != '\0');
}

/* Begins a block of a version resource; its length is set by end_block (). */
static guint
begin_block (GByteArray *data,
             const char *key,
             guint16     value_length,
             guint16     text)
{
  guint start;

  align (data, 4);
  start = data->len;
  append16 (data, 0);
  append16 (data, value_length);
  append16 (data, text);
  append_utf16 (data, key);
  align (data, 4);

  return start;
}

static void
end_block (GByteArray *data,
           guint       start)
{
  data->data[start] = (data->len - start) & 0xff;
  data->data[start + 1] = (data->len - start) >> 8;
}

static void
append_string (GByteArray *data,
               const char *key,
               const char *value)
{
  guint start = begin_block (data, key, strlen (value) + 1, 1);

  append_utf16 (data, value);
  end_block (data, start);
}

static void
append_fixed (GByteArray *data,
              const char *version)
{
  guint part[4] = { 0 };

  sscanf (version, "%u.%u.%u.%u", &part[0], &part[1], &part[2], &part[3]);
  append32 (data, 0xfeef04bd);
  append32 (data, 0x00010000);
  for (guint i = 0; i < 2; i++) /* of the file, of the product */
    {
      append32 (data, part[0] << 16 | part[1]);
      append32 (data, part[2] << 16 | part[3]);
    }
  append32 (data, 0x3f);
  append32 (data, 0);
  append32 (data, 0x00040004); /* Windows NT */
  append32 (data, 2);          /* a DLL */
  append32 (data, 0);
  append32 (data, 0);
  append32 (data, 0);
}

static GByteArray *
make_version (const char *version,
              const char *name)
{
  GByteArray *data = g_byte_array_new ();
  guint root = begin_block (data, "VS_VERSION_INFO", 52, 0);
  guint strings, table, variables, translation;

  append_fixed (data, version);
  strings = begin_block (data, "StringFileInfo", 0, 1);
  table = begin_block (data, "040904b0", 0, 1);
  append_string (data, "FileDescription", "Synthetic, made by Tidemark's generator");
  append_string (data, "FileVersion", version);
  append_string (data, "OriginalFilename", name);
  append_string (data, "ProductVersion", version);
  end_block (data, table);
  end_block (data, strings);
  variables = begin_block (data, "VarFileInfo", 0, 1);
  translation = begin_block (data, "Translation", 4, 0);
  append32 (data, LANGUAGE | 1200 << 16);
  end_block (data, translation);
  end_block (data, variables);
  end_block (data, root);

  return data;
}

static GByteArray *
make_messages (void)
{
  static const char text[] = "Synthetic message of Tidemark's generator.\r\n";
  GByteArray *data = g_byte_array_new ();

  append32 (data, 1); /* one block of one message, number 1000 */
  append32 (data, 1000);
  append32 (data, 1000);
  append32 (data, 16);
  append16 (data, (4 + 2 * sizeof text + 3) & ~3u);
  append16 (data, 1); /* UTF-16 */
  append_utf16 (data, text);
  align (data, 4);

  return data;
}

static void
append_directory (GByteArray *data,
                  guint       entries)
{
  append_zeros (data, 12);
  append16 (data, 0);
  append16 (data, entries);
}

static void
append_entry (GByteArray *data,
              guint32     id,
              guint32     offset,
              gboolean    directory)
{
  append32 (data, id);
  append32 (data, offset | (directory ? 0x80000000u : 0));
}

/* Three levels: kind, name, language; then what they lead to. */
static GByteArray *
make_resources (const guint *kinds,
                GByteArray **contents,
                guint        n)
{
  GByteArray *data = g_byte_array_new ();
  guint names = 16 + 8 * n, languages = names + 24 * n, entries = languages + 24 * n;
  guint offset = entries + 16 * n;

  append_directory (data, n);
  for (guint i = 0; i < n; i++)
    append_entry (data, kinds[i], names + 24 * i, TRUE);
  for (guint i = 0; i < n; i++)
    {
      append_directory (data, 1);
      append_entry (data, 1, languages + 24 * i, TRUE);
    }
  for (guint i = 0; i < n; i++)
    {
      append_directory (data, 1);
      append_entry (data, LANGUAGE, entries + 16 * i, FALSE);
    }
  for (guint i = 0; i < n; i++)
    {
      append32 (data, SECTION_ADDRESS + offset);
      append32 (data, contents[i]->len);
      append32 (data, 0);
      append32 (data, 0);
      offset += (contents[i]->len + 7) & ~7u;
    }
  for (guint i = 0; i < n; i++)
    {
      g_byte_array_append (data, contents[i]->data, contents[i]->len);
      align (data, 8);
    }

  return data;
}

static void
append_coff_header (GByteArray *image,
                    gboolean    wide,
                    guint32     time)
{
  append16 (image, wide ? 0x8664 : 0x014c);
  append16 (image, 1); /* sections */
  append32 (image, time);
  append32 (image, 0);
  append32 (image, 0);
  append16 (image, wide ? 240 : 224);
  append16 (image, wide ? 0x2022 : 0x2102); /* an executable image, a DLL */
}

/* A number that is as long as an address */
static void
append_address (GByteArray *image,
                gboolean    wide,
                guint32     value)
{
  append32 (image, value);
  if (wide)
    append32 (image, 0);
}

static void
append_optional_header (GByteArray *image,
                        gboolean    wide,
                        guint32     resources)
{
  guint32 aligned = (resources + 0x1ff) & ~0x1ffu;

  append16 (image, wide ? 0x20b : 0x10b);
  append16 (image, 0);
  append32 (image, 0);
  append32 (image, aligned); /* initialised data */
  append32 (image, 0);
  append32 (image, 0); /* no entry point */
  append32 (image, SECTION_ADDRESS);
  if (!wide)
    append32 (image, SECTION_ADDRESS);
  append_address (image, wide, 0x10000000);
  append32 (image, 0x1000);
  append32 (image, 0x200);
  append32 (image, 4); /* versions of the system, the image, the subsystem */
  append32 (image, 0);
  append32 (image, 4);
  append32 (image, 0);
  append32 (image, SECTION_ADDRESS + ((resources + 0xfff) & ~0xfffu));
  append32 (image, SECTION_OFFSET);
  append32 (image, 0);
  append16 (image, 2);
  append16 (image, 0);
  for (guint i = 0; i < 4; i++) /* stack and heap */
    append_address (image, wide, i % 2 == 0 ? 0x100000 : 0x1000);
  append32 (image, 0);
  append32 (image, 16);
  append_zeros (image, 2 * 8);
  append32 (image, SECTION_ADDRESS);
  append32 (image, resources);
  append_zeros (image, 13 * 8);
}

static void
append_section_header (GByteArray *image,
                       guint32     resources)
{
  g_byte_array_append (image, (const guint8 *) ".rsrc\0\0\0", 8);
  append32 (image, resources);
  append32 (image, SECTION_ADDRESS);
  append32 (image, (resources + 0x1ff) & ~0x1ffu);
  append32 (image, SECTION_OFFSET);
  append_zeros (image, 12);
  append32 (image, 0x40000040); /* initialised data, readable */
}

static GByteArray *
make_image (GByteArray *resources,
            gboolean    wide,
            guint32     time)
{
  GByteArray *image = g_byte_array_new ();

  g_byte_array_append (image, (const guint8 *) "MZ", 2);
  append_zeros (image, 58);
  append32 (image, 64);
  g_byte_array_append (image, (const guint8 *) "PE\0\0", 4);
  append_coff_header (image, wide, time);
  append_optional_header (image, wide, resources->len);
  append_section_header (image, resources->len);
  align (image, SECTION_OFFSET);
  g_byte_array_append (image, resources->data, resources->len);
  align (image, SECTION_OFFSET);

  return image;
}

gboolean
gen_program_write (const GenSection *section,
                   GDateTime        *time,
                   const char       *path,
                   GError          **error)
{
  g_autofree char *name = g_path_get_basename (path);
  gboolean messages = strcmp (gen_statement_option (section->head, "messages", "no"), "yes") == 0;
  gboolean wide = strcmp (gen_statement_option (section->head, "machine", "x86"), "x64") == 0;
  g_autoptr (GByteArray) version = make_version (gen_statement_option (section->head, "version", "0"), name);
  g_autoptr (GByteArray) table = make_messages ();
  const guint kinds[] = { RT_MESSAGETABLE, RT_VERSION };
  GByteArray *contents[] = { table, version };
  guint first = messages ? 0 : 1;
  g_autoptr (GByteArray) resources = make_resources (kinds + first, contents + first, 2 - first);
  g_autoptr (GByteArray) image = make_image (resources, wide, g_date_time_to_unix (time));

  return g_file_set_contents (path, (const char *) image->data, image->len, error);
}
