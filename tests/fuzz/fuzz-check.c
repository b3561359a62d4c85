/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "fuzz.h"

/* UTF-8, but for NULs, which may be anywhere */
void
fuzz_check_text (const char *text,
                 gsize       length)
{
  while (length > 0)
    {
      gsize piece = strnlen (text, length);

      g_assert (g_utf8_validate_len (text, piece, NULL));
      piece = MIN (piece + 1, length);
      text += piece;
      length -= piece;
    }
}

/* Looks at everything, as consumers would. */
void
fuzz_check_walk (GVariant *value)
{
  gboolean flat = g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING) ||
                  g_variant_is_of_type (value, G_VARIANT_TYPE ("at"));

  if (g_variant_is_container (value) && !flat)
    for (gsize i = 0; i < g_variant_n_children (value); i++)
      {
        g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

        fuzz_check_walk (child);
      }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      gsize length;
      const char *text = g_variant_get_string (value, &length);

      g_assert (g_utf8_validate_len (text, length, NULL) && strlen (text) == length);
    }
  else
    {
      gsize size = g_variant_get_size (value);
      g_autofree gpointer copy = g_memdup2 (g_variant_get_data (value), size);

      g_assert (size == 0 || memcmp (copy, g_variant_get_data (value), size) == 0);
    }
}

void
fuzz_lines_init (FuzzLines    *self,
                 GVariant     *info,
                 const guint8 *data,
                 gsize         size)
{
  const char *encoding = NULL;

  g_assert (g_variant_lookup (info, "encoding", "&s", &encoding));
  *self = (FuzzLines) {
    .data = data,
    .size = size,
    .wide = g_str_has_prefix (encoding, "UTF-16"),
    .low = g_str_equal (encoding, "UTF-16BE"),
  };
}

/* Whether the LF at @at is one in the file's encoding */
static gboolean
is_line_end (const FuzzLines *self,
             gsize            at)
{
  if (!self->wide)
    return TRUE;
  if (at % 2 != self->low)
    return FALSE;

  return self->low ? self->data[at - 1] == 0 : at + 1 < self->size && self->data[at + 1] == 0;
}

guint64
fuzz_lines_before (FuzzLines *self,
                   guint64    offset)
{
  g_assert (offset <= self->size);
  if (offset < self->at)
    self->at = self->n = 0;
  while (self->at < offset)
    {
      const guint8 *found = memchr (self->data + self->at, '\n', offset - self->at);

      self->at = found != NULL ? (gsize) (found + 1 - self->data) : offset;
      self->n += found != NULL && is_line_end (self, found - self->data);
    }

  return self->n;
}

void
fuzz_check_index (GVariant     *info,
                  GVariant     *index,
                  const guint8 *data,
                  gsize         size)
{
  FuzzLines lines;
  gsize n;
  const guint64 *counts = g_variant_get_fixed_array (index, &n, sizeof (guint64));

  fuzz_lines_init (&lines, info, data, size);
  g_assert (n == (size + TIDE_WIRE_INDEX_BLOCK - 1) / TIDE_WIRE_INDEX_BLOCK);
  for (gsize i = 0; i < n; i++)
    g_assert (counts[i] == fuzz_lines_before (&lines, i * TIDE_WIRE_INDEX_BLOCK));
}
