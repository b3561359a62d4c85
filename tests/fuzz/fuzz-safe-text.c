/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "fuzz.h"

/* What comes out does nothing on any display. */
static void
check_safe (const char *text,
            TideSafe    safe)
{
  g_assert (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (safe == TIDE_SAFE_LINES && (c == '\n' || c == '\t'))
        continue;
      g_assert (g_unichar_isprint (c));
      g_assert (g_unichar_type (c) != G_UNICODE_FORMAT);
      g_assert (g_unichar_type (c) != G_UNICODE_LINE_SEPARATOR);
      g_assert (g_unichar_type (c) != G_UNICODE_PARAGRAPH_SEPARATOR);
    }
}

static void
check_once (const guint8 *data,
            gsize         size,
            TideSafe      safe,
            gsize         longest)
{
  g_autofree char *whole = tide_safe_text ((const char *) data, size, safe);
  g_autofree char *cut = tide_safe_text_cut ((const char *) data, size, safe, longest);
  g_autofree char *wide = tide_safe_utf16 (data, size, safe);

  check_safe (whole, safe);
  check_safe (cut, safe);
  check_safe (wide, safe);
  /* A cut text is the beginning of the whole, but for its ellipsis. */
  if (!g_str_equal (whole, cut))
    {
      g_assert (g_str_has_suffix (cut, "…"));
      g_assert (strncmp (whole, cut, strlen (cut) - strlen ("…")) == 0);
    }
}

static void
check_exact (const guint8 *data,
             gsize         size)
{
  g_autofree char *exact = tide_utf16_to_utf8 (data, size);
  g_autofree gunichar2 *units = NULL;
  glong n = 0;

  if (exact == NULL)
    return;

  g_assert (g_utf8_validate (exact, -1, NULL));
  units = g_utf8_to_utf16 (exact, -1, NULL, &n, NULL);
  g_assert (units != NULL && (gsize) n <= size / 2);
  for (glong i = 0; i < n; i++)
    g_assert (units[i] == (data[2 * i] | data[2 * i + 1] << 8));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);
  gsize longest = size > 0 ? data[size - 1] : 0;

  check_once (copy, size, TIDE_SAFE_LINE, longest);
  check_once (copy, size, TIDE_SAFE_LINES, longest);
  check_exact (copy, size);

  return 0;
}
