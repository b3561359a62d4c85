/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include "base/tide-wire.h"

/*
 * Opens bytes that nobody vouches for: %NULL unless they are of @type in normal form. Iterating an
 * untrusted array of rows is quadratic, so what has been checked is wrapped again as trusted.
 */
GVariant *
tide_wire_open (GBytes     *bytes,
                const char *type)
{
  g_autoptr (GVariant) untrusted = NULL;

  if (g_bytes_get_size (bytes) > TIDE_WIRE_MAX_REPLY)
    return NULL;

  untrusted = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));
  if (!g_variant_is_normal_form (untrusted))
    return NULL;

  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, TRUE));
}

/* Reads a pipe to its end, with a limit; %NULL if it is too long, cut off or not of @type. */
GVariant *
tide_wire_read (int         fd,
                const char *type)
{
  g_autoptr (GByteArray) reply = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 block[64 * 1024];

  for (;;)
    {
      gssize n = read (fd, block, sizeof block);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || reply->len + (gsize) MAX (n, 0) > TIDE_WIRE_MAX_REPLY)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (reply, block, n);
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&reply));
  return tide_wire_open (bytes, type);
}

gboolean
tide_wire_write (int       fd,
                 GVariant *reply)
{
  const guint8 *data = g_variant_get_data (reply);
  gsize left = g_variant_get_size (reply);

  while (left > 0)
    {
      gssize n = write (fd, data, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      left -= n;
    }

  return TRUE;
}

/* Returns: (transfer floating): an "ay" of exactly these bytes */
GVariant *
tide_wire_new_bytes (const void *data,
                     gsize       length)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, length > 0 ? data : NULL, length, 1);
}

/* Returns: (transfer none): the bytes of an "ay", not NUL-terminated; never %NULL, so that none of
 * them can be counted from either; valid as long as @bytes */
const char *
tide_wire_get_bytes (GVariant *bytes,
                     gsize    *length)
{
  const char *data = g_variant_get_fixed_array (bytes, length, 1);

  return data != NULL ? data : "";
}
