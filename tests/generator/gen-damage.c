/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-damage.h"

#include <string.h>

#define NOWHERE 0x7ffffff8u /* no bin reaches so far */
#define INTO_KEY 40
#define KEY_NAME_LENGTH 72
#define LIST_COUNT 2
#define LIST_HEAD 4
#define VALUE_DATA_LENGTH 4
#define VALUE_DATA 8

typedef gboolean (*Damage) (GByteArray *file, const GenNode *at);

/* Cells that only the log brings are not in the file. */
static guint8 *
record (GByteArray *file,
        guint32     cell)
{
  return file->data + GEN_BLOCK + cell + 4;
}

/* Where a list of keys says where its last key is */
static guint8 *
last_entry (GByteArray    *file,
            const GenNode *at)
{
  guint32 cell = at->children->len > 0 ? g_array_index (at->child_lists, guint32, 0) : GEN_NO_CELL;
  guint8 *list;
  guint width;

  if (cell >= file->len - GEN_BLOCK)
    return NULL;
  list = record (file, cell);
  width = memcmp (list, "li", 2) == 0 ? 4 : 8;

  return list + LIST_HEAD + width * (list[LIST_COUNT] + 256u * list[LIST_COUNT + 1] - 1);
}

static gboolean
cut (GByteArray    *file,
     const GenNode *at)
{
  g_byte_array_set_size (file, GEN_BLOCK + at->cell + INTO_KEY);
  return TRUE;
}

static gboolean
miss_page (GByteArray    *file,
           const GenNode *at)
{
  memset (file->data + GEN_BLOCK + at->cell / GEN_BLOCK * GEN_BLOCK, 0, GEN_BLOCK);
  return TRUE;
}

static gboolean
break_checksum (GByteArray    *file,
                const GenNode *at)
{
  file->data[508] ^= 0xff;
  return TRUE;
}

static gboolean
break_entry (GByteArray    *file,
             const GenNode *at)
{
  guint8 *entry = last_entry (file, at);

  if (entry != NULL)
    gen_put32 (entry, NOWHERE);

  return entry != NULL;
}

static gboolean
make_cycle (GByteArray    *file,
            const GenNode *at)
{
  guint8 *entry = last_entry (file, at);

  if (entry != NULL)
    gen_put32 (entry, at->cell);

  return entry != NULL;
}

static gboolean
break_name (GByteArray    *file,
            const GenNode *at)
{
  gen_put16 (record (file, at->cell) + KEY_NAME_LENGTH, 0xfff0);
  return TRUE;
}

static gboolean
break_data (GByteArray    *file,
            const GenNode *at)
{
  const GenNodeValue *value = at->values->len > 0 ? g_ptr_array_index (at->values, 0) : NULL;

  if (value == NULL || value->cell >= file->len - GEN_BLOCK)
    return FALSE;
  gen_put32 (record (file, value->cell) + VALUE_DATA_LENGTH, 64);
  gen_put32 (record (file, value->cell) + VALUE_DATA, NOWHERE);

  return TRUE;
}

static const struct
{
  const char *word;
  Damage      damage;
} damages[] = {
  { "cut", cut },
  { "page-missing", miss_page },
  { "bad-checksum", break_checksum },
  { "list-entry", break_entry },
  { "cycle", make_cycle },
  { "name", break_name },
  { "data", break_data },
};

gboolean
gen_damage (GByteArray    *file,
            const char    *word,
            const GenNode *at)
{
  if (GEN_BLOCK + at->cell >= file->len)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    if (strcmp (damages[i].word, word) == 0)
      return damages[i].damage (file, at);

  return FALSE;
}
