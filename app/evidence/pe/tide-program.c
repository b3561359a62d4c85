/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "base/tide-problem.h"
#include "evidence/pe/tide-pe-file.h"
#include "evidence/pe/tide-pe-resources.h"
#include "evidence/tide-parsers.h"

/* VS_VERSIONINFO: three lengths, the key in UTF-16, and after it, aligned to 4, the fixed part */
#define VERSION_KEY "VS_VERSION_INFO"
#define AT_KEY 6
#define AT_FIXED 40
#define AT_FILE_VERSION (AT_FIXED + 8)
#define AT_PRODUCT_VERSION (AT_FIXED + 16)
#define VERSION_LENGTH (AT_FIXED + 52)
#define FIXED_SIGNATURE 0xfeef04bd

static void
add_machine (GVariantDict *facts,
             guint16       machine)
{
  static const struct
  {
    guint16     machine;
    const char *word;
  } words[] = { { 0x14c, "x86" }, { 0x8664, "x64" }, { 0x200, "ia64" } };
  g_autofree char *number = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].machine == machine)
      {
        g_variant_dict_insert (facts, "machine", "s", words[i].word);
        return;
      }

  number = g_strdup_printf ("0x%x", machine);
  g_variant_dict_insert (facts, "machine", "s", number);
}

/* Two numbers of 32 bits, the higher one first, make the four of a version. */
static void
add_version (GVariantDict *facts,
             const char   *name,
             const guint8 *at)
{
  guint32 high = tide_bytes_u32 (at);
  guint32 low = tide_bytes_u32 (at + 4);
  g_autofree char *version =
    g_strdup_printf ("%u.%u.%u.%u", high >> 16, high & 0xffff, low >> 16, low & 0xffff);

  g_variant_dict_insert (facts, name, "s", version);
}

static gboolean
is_version (const guint8 *info)
{
  for (guint i = 0; i < sizeof VERSION_KEY; i++)
    if (tide_bytes_u16 (info + AT_KEY + 2 * i) != (guchar) VERSION_KEY[i])
      return FALSE;

  return tide_bytes_u32 (info + AT_FIXED) == FIXED_SIGNATURE;
}

/* FALSE if there is a version that cannot be read */
static gboolean
add_versions (GVariantDict     *facts,
              const TidePeFile *file)
{
  guint8 info[VERSION_LENGTH];
  guint32 address, length;
  TidePeResourceState state = tide_pe_resources_find (file, TIDE_PE_VERSION, &address, &length);

  if (state != TIDE_PE_RESOURCE_FOUND)
    return state == TIDE_PE_RESOURCE_NONE;
  if (length < sizeof info || !tide_pe_file_read_at (file, address, info, sizeof info) || !is_version (info))
    return FALSE;

  add_version (facts, "version", info + AT_FILE_VERSION);
  add_version (facts, "product-version", info + AT_PRODUCT_VERSION);
  return TRUE;
}

/* A table that its file does not hold whole is none. */
static gboolean
add_message_table (GVariantDict     *facts,
                   const TidePeFile *file)
{
  guint32 address, length;
  guint8 last;
  TidePeResourceState state = tide_pe_resources_find (file, TIDE_PE_MESSAGE_TABLE, &address, &length);
  gboolean whole = state == TIDE_PE_RESOURCE_FOUND && length > 0 && length - 1 <= G_MAXUINT32 - address &&
                   tide_pe_file_read_at (file, address + (length - 1), &last, 1);

  g_variant_dict_insert (facts, "message-table", "b", whole);
  return whole || state == TIDE_PE_RESOURCE_NONE;
}

/* Whether the file holds what its sections promise */
static gboolean
is_whole (const TidePeFile *file)
{
  for (guint i = 0; i < file->n_sections; i++)
    if ((guint64) file->sections[i].offset + file->sections[i].size > file->size)
      return FALSE;

  return TRUE;
}

static GVariant *
describe (const TidePeFile *file,
          gboolean         *good)
{
  GVariantDict facts;
  gboolean versions, messages;

  g_variant_dict_init (&facts, NULL);
  add_machine (&facts, file->machine);
  versions = add_versions (&facts, file);
  messages = add_message_table (&facts, file);
  *good = versions && messages;

  return g_variant_new ("(@a{sv})", g_variant_dict_end (&facts));
}

gboolean
tide_program_parse (const TideInput *input,
                    TideAnswer      *answer)
{
  TidePeFile file;
  guint64 fault;
  gboolean good;

  if (!tide_pe_file_is_program (input->head, input->head_length))
    return FALSE;

  answer->kind = "program-file";
  answer->problem = TIDE_PROBLEM_NONE;
  if (!tide_pe_file_open (&file, input->fd, input->size, &fault))
    {
      answer->problem = TIDE_PROBLEM_BROKEN;
      answer->argument = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", fault);
      return TRUE;
    }

  answer->reading = describe (&file, &good);
  if (!is_whole (&file))
    answer->problem = TIDE_PROBLEM_CUT_SHORT;
  else if (!good)
    {
      answer->problem = TIDE_PROBLEM_BROKEN;
      answer->argument = g_strdup_printf ("0x%x", file.resources);
    }
  return TRUE;
}
