/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-encoding.h"

#define SNIFFED_UNITS 2048

/* Latin text in UTF-16 has a NUL in nearly every unit, always on the same side. */
static gboolean
looks_wide (const guint8 *head,
            gsize         length,
            gsize         high_byte)
{
  gsize units = MIN (length / 2, SNIFFED_UNITS);
  gsize high = 0;
  gsize low = 0;

  for (gsize i = 0; i < units; i++)
    {
      high += head[2 * i + high_byte] == 0;
      low += head[2 * i + 1 - high_byte] == 0;
    }

  return units > 0 && high * 10 >= units * 6 && low * 10 <= units;
}

/* Whether it is UTF-8, but for a character that the end of the head cuts through. */
static gboolean
is_utf8 (const guint8 *head,
         gsize         length)
{
  const char *text = (const char *) head;
  gsize done = 0;

  while (done < length)
    {
      const char *end;
      gunichar c;

      if (g_utf8_validate_len (text + done, length - done, &end))
        return TRUE;
      done = end - text;
      if (text[done] != '\0')
        {
          c = g_utf8_get_char_validated (text + done, length - done);
          return c == (gunichar) -2 && length - done < 4;
        }
      done++;
    }

  return TRUE;
}

TideEncoding
tide_encoding_sniff (const guint8 *head,
                     gsize         length,
                     gsize        *bom_length)
{
  *bom_length = 0;
  if (length >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0)
    {
      *bom_length = 3;
      return TIDE_ENCODING_UTF8;
    }
  if (length >= 2 && (memcmp (head, "\xff\xfe", 2) == 0 || memcmp (head, "\xfe\xff", 2) == 0))
    {
      *bom_length = 2;
      return head[0] == 0xff ? TIDE_ENCODING_UTF16LE : TIDE_ENCODING_UTF16BE;
    }
  if (looks_wide (head, length, 1))
    return TIDE_ENCODING_UTF16LE;
  if (looks_wide (head, length, 0))
    return TIDE_ENCODING_UTF16BE;

  return is_utf8 (head, length) ? TIDE_ENCODING_UTF8 : TIDE_ENCODING_WINDOWS_1252;
}

/* What iconv knows them by */
static const char *const names[] = { "UTF-8", "WINDOWS-1252", "UTF-16LE", "UTF-16BE" };

const char *
tide_encoding_get_name (TideEncoding encoding)
{
  return names[encoding];
}

TideEncoding
tide_encoding_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return i;

  return TIDE_ENCODING_UTF8;
}

gboolean
tide_encoding_is_wide (TideEncoding encoding)
{
  return encoding == TIDE_ENCODING_UTF16LE || encoding == TIDE_ENCODING_UTF16BE;
}

gunichar
tide_encoding_from_windows_1252 (guint8 byte)
{
  static const guint16 upper[32] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
  };

  return byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;
}

/* What is UTF-8 (or ASCII) as it is, the rest byte by byte. */
static void
decode_narrow (const guint8 *bytes,
               gsize         length,
               gboolean      utf8,
               GString      *out)
{
  const char *p = (const char *) bytes;
  const char *end = p + length;

  while (p < end)
    {
      const char *valid = p;

      if (utf8)
        g_utf8_validate_len (p, end - p, &valid);
      else
        while (valid < end && (guchar) *valid < 0x80)
          valid++;

      g_string_append_len (out, p, valid - p);
      p = valid;
      if (p < end)
        g_string_append_unichar (out, tide_encoding_from_windows_1252 (*p++));
    }
}

static inline gunichar
unit_at (const guint8 *bytes,
         gboolean      little)
{
  return little ? bytes[0] | bytes[1] << 8 : bytes[0] << 8 | bytes[1];
}

static void
decode_wide (const guint8 *bytes,
             gsize         length,
             gboolean      little,
             GString      *out)
{
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = unit_at (bytes + i, little);

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < length)
        {
          gunichar low = unit_at (bytes + i + 2, little);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c < 0x80)
        g_string_append_c (out, c);
      else
        g_string_append_unichar (out, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
    }
}

/* Appends @bytes to @out as UTF-8; NULs stay NULs. */
void
tide_encoding_decode (TideEncoding  encoding,
                      const guint8 *bytes,
                      gsize         length,
                      GString      *out)
{
  if (tide_encoding_is_wide (encoding))
    decode_wide (bytes, length, encoding == TIDE_ENCODING_UTF16LE, out);
  else
    decode_narrow (bytes, length, encoding == TIDE_ENCODING_UTF8, out);
}
