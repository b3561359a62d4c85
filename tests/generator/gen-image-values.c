/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-image.h"

#include <string.h>

enum
{
  AT_NAME_LENGTH = 2,
  AT_DATA_LENGTH = 4,
  AT_DATA = 8,
  AT_KIND = 12,
  AT_FLAGS = 16,
  AT_NAME = 20,
};

#define FLAG_ONE_BYTE_NAME 1
#define INLINE 0x80000000u
#define MAX_INLINE 4
#define SEGMENT 16344u /* longer data lies in pieces of this length, since format 1.4 */
#define BIG_HEAD 8

/* The length of the name in bytes; *wide becomes TRUE if it takes two for a character */
gsize
gen_image_name_length (const char *name,
                       gboolean   *wide)
{
  gsize n_units = 0;

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      *wide |= g_utf8_get_char (c) > 0xff;
      n_units += g_utf8_get_char (c) > 0xffff ? 2 : 1;
    }

  return *wide ? 2 * n_units : n_units;
}

void
gen_image_write_name (guint8     *at,
                      const char *name,
                      gboolean    wide)
{
  glong n;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (name, -1, NULL, &n, NULL);

  for (glong i = 0; i < n; i++)
    if (wide)
      gen_put16 (at + 2 * i, units[i]);
    else
      at[i] = units[i];
}

static guint32
take_data (GenImage     *self,
           GenNodeValue *value,
           gconstpointer data,
           gsize         length)
{
  guint32 cell = gen_cells_take (self->cells, length);

  if (data != NULL)
    memcpy (gen_cells_at (self->cells, cell), data, length);
  g_array_append_val (value->data_cells, cell);

  return cell;
}

static guint32
write_big (GenImage     *self,
           GenNodeValue *value)
{
  guint n = (value->data->len + SEGMENT - 1) / SEGMENT;
  guint32 big = take_data (self, value, NULL, BIG_HEAD);
  guint32 list = take_data (self, value, NULL, 4 * n);

  for (guint i = 0; i < n; i++)
    {
      gsize length = MIN (SEGMENT, value->data->len - i * SEGMENT);
      guint32 segment = take_data (self, value, NULL, SEGMENT); /* the last one, too, is of full length */

      memcpy (gen_cells_at (self->cells, segment), value->data->data + i * SEGMENT, length);
      gen_put32 (gen_cells_at (self->cells, list) + 4 * i, segment);
    }
  memcpy (gen_cells_at (self->cells, big), "db", 2);
  gen_put16 (gen_cells_at (self->cells, big) + 2, n);
  gen_put32 (gen_cells_at (self->cells, big) + 4, list);

  return big;
}

static guint32
write_data (GenImage     *self,
            GenNodeValue *value)
{
  if (value->data->len > SEGMENT && self->form.minor >= 4)
    return write_big (self, value);

  return take_data (self, value, value->data->data, value->data->len);
}

static void
write_value (GenImage     *self,
             GenNodeValue *value,
             gboolean      wide)
{
  gsize name_length = gen_image_name_length (value->name, &wide);
  gboolean small = value->data->len <= MAX_INLINE;
  guint32 data = 0;
  guint8 *record;

  value->cell = gen_cells_take (self->cells, AT_NAME + name_length);
  value->data_cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!small)
    data = write_data (self, value);
  record = gen_cells_at (self->cells, value->cell);
  memcpy (record, "vk", 2);
  gen_put16 (record + AT_NAME_LENGTH, name_length);
  gen_put32 (record + AT_DATA_LENGTH, value->data->len | (small ? INLINE : 0));
  gen_put32 (record + AT_DATA, data);
  if (small && value->data->len > 0)
    memcpy (record + AT_DATA, value->data->data, value->data->len);
  gen_put32 (record + AT_KIND, value->kind);
  gen_put16 (record + AT_FLAGS, wide || name_length == 0 ? 0 : FLAG_ONE_BYTE_NAME);
  gen_image_write_name (record + AT_NAME, value->name, wide);
}

void
gen_image_write_values (GenImage *self,
                        GenNode  *node)
{
  gen_cells_give (self->cells, node->value_list);
  node->value_list = GEN_NO_CELL;
  if (node->values->len == 0)
    return;

  node->value_list = gen_cells_take (self->cells, 4 * node->values->len);
  for (guint i = 0; i < node->values->len; i++)
    {
      GenNodeValue *value = g_ptr_array_index (node->values, i);

      if (value->cell == GEN_NO_CELL)
        write_value (self, value, node->wide);
      gen_put32 (gen_cells_at (self->cells, node->value_list) + 4 * i, value->cell);
    }
}

void
gen_image_give_value (GenImage           *self,
                      const GenNodeValue *value)
{
  gen_cells_give (self->cells, value->cell);
  for (guint i = 0; value->data_cells != NULL && i < value->data_cells->len; i++)
    gen_cells_give (self->cells, g_array_index (value->data_cells, guint32, i));
}
