/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tide-citation.h>

#include "base/tide-wire.h"
#include "evidence/hive/tide-hive-base.h"
#include "evidence/hive/tide-hive-check.h"
#include "evidence/hive/tide-hive-node.h"
#include "evidence/hive/tide-hive-replay.h"
#include "evidence/hive/tide-hive-salvage.h"
#include "evidence/hive/tide-registry-rows.h"
#include "fuzz-hive-input.h"
#include "fuzz.h"

/* The walk of tide-hive-walk.c reads what is wanted; this one reads everything. */
typedef struct
{
  guint64 keys;
  guint64 values;
  guint64 unreadable;
} Walked;

static void
walk_value (TideHiveTree *tree,
            TideHiveNode  value,
            Walked       *walked)
{
  guint32 type;
  g_autoptr (GString) name = tree->value_name (tree, value);
  g_autoptr (GBytes) data = tree->value_data (tree, value, &type);

  walked->values++;
  walked->unreadable += data == NULL;
  if (name != NULL)
    fuzz_check_text (name->str, name->len);
  if (data != NULL)
    g_bytes_unref (g_bytes_new (g_bytes_get_data (data, NULL), g_bytes_get_size (data)));
}

static void
walk_key (TideHiveTree *tree,
          TideHiveNode  key,
          GArray       *pending,
          Walked       *walked)
{
  g_autoptr (GArray) children = tree->children (tree, key);
  g_autoptr (GArray) values = tree->values (tree, key);
  g_autoptr (GString) name = tide_hive_tree_name (tree, key);

  walked->keys++;
  walked->unreadable += (children == NULL) + (values == NULL);
  if (name != NULL)
    fuzz_check_text (name->str, name->len);
  for (guint i = 0; values != NULL && i < values->len; i++)
    walk_value (tree, g_array_index (values, TideHiveNode, i), walked);
  if (children != NULL)
    g_array_append_vals (pending, children->data, children->len);
}

static Walked
walk_all (TideHiveTree *tree)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (TideHiveNode));
  Walked walked = { 0 };

  g_array_append_val (pending, tree->root);
  while (pending->len > 0)
    {
      TideHiveNode key = g_array_index (pending, TideHiveNode, pending->len - 1);

      g_array_set_size (pending, pending->len - 1);
      walk_key (tree, key, pending, &walked);
    }

  return walked;
}

/* hivex does not know the two checksums that stand for others. */
static gboolean
is_known_to_hivex (const TideHiveImage *image)
{
  guint32 sum = tide_hive_base_checksum (image->bytes);

  return sum != 1 && sum != 0xfffffffe;
}

/* What has passed is read by hivex, all of it. */
static void
check_passed (int                   fd,
              const TideHiveSurvey *survey)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  hive_h *hive = hivex_open (path, 0);
  TideHiveNodes nodes;
  Walked walked;

  g_assert (hive != NULL);
  tide_hive_nodes_init (&nodes, hive);
  walked = walk_all (&nodes.tree);
  g_assert (walked.keys == survey->keys && walked.values == survey->values && walked.unreadable == 0);
  hivex_close (hive);
}

/* Everything else is read by nobody but ourselves, and costs no more than its size allows. */
static void
check_refused (const TideHiveImage *image)
{
  g_auto (TideHiveSalvage) salvage = { 0 };
  guint64 keys, lost;
  Walked walked;

  if (!tide_hive_salvage_init (&salvage, image))
    return;

  tide_hive_salvage_count (&salvage, &keys, &lost);
  walked = walk_all (&salvage.tree);
  g_assert (keys >= 1 && keys <= walked.keys && keys <= image->size / 8);
}

static void
check_image (int     fd,
             guint64 size)
{
  g_auto (TideHiveImage) image = { 0 };
  TideHiveSurvey survey;
  TideHiveFault fault;

  if (tide_hive_image_open (&image, fd, size, &fault) && tide_hive_check (&image, &survey, &fault) &&
      is_known_to_hivex (&image))
    check_passed (fd, &survey);
  else
    check_refused (&image);
}

static void
check_replay (const TideInput *input)
{
  g_auto (TideHiveImage) image = { 0 };
  g_auto (TideHiveReplay) replay = { .fd = -1 };
  TideHiveFault fault;

  tide_hive_image_open (&image, input->fd, input->size, &fault);
  if (image.bytes == NULL)
    return;

  tide_hive_replay (&replay, &image, input->logs, input->n_logs);
  g_assert ((replay.outcome == TIDE_HIVE_REPLAY_APPLIED) == (replay.fd != -1));
  if (replay.fd != -1)
    check_image (replay.fd, replay.size);
}

static void
check_key (GVariant *key,
           gboolean  damaged)
{
  g_autoptr (GVariant) values = g_variant_get_child_value (key, 5);
  guint8 source;

  g_variant_get_child (key, 4, "y", &source);
  g_assert ((source == TIDE_CITATION_SOURCE_DAMAGED) == damaged);
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);
      g_autoptr (GVariant) data = g_variant_get_child_value (value, 2);

      g_assert (g_variant_n_children (data) <= TIDE_REGISTRY_MAX_DATA);
    }
}

static void
check_reading (GVariant *reading)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (reading, 1);
  g_autoptr (GVariant) keys = g_variant_get_child_value (reading, 2);
  gboolean damaged;

  g_assert (g_variant_lookup (info, "damaged", "b", &damaged));
  for (gsize i = 0; i < g_variant_n_children (keys); i++)
    {
      g_autoptr (GVariant) key = g_variant_get_child_value (keys, i);

      check_key (key, damaged);
    }
}

/* As the reader does it */
static void
parse (const TideInput *input)
{
  g_auto (FuzzAnswer) said = fuzz_parse_input (tide_hive_parse, TIDE_WIRE_REGISTRY, input);

  g_assert (said.taken);
  if (said.answer.reading != NULL)
    check_reading (said.answer.reading);
}

/* Half of all inputs are parsed, and of the others everything is read: both would cost time. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzHiveInput parts = fuzz_hive_split (data, size);
  TideInput input = { .size = parts.hive.size, .head = data, .name_hint = "system" };
  int logs[FUZZ_HIVE_LOGS];

  input.head_length = MIN (parts.hive.size, 65536);
  if (!tide_hive_image_is_hive (data, parts.hive.size) || tide_hive_image_is_log (data, parts.hive.size))
    return 0;

  input.fd = fuzz_file (FUZZ_HIVE_LOGS, data, parts.hive.size);
  for (guint i = 0; i < FUZZ_HIVE_LOGS; i++)
    if (parts.logs[i].size > 0)
      logs[input.n_logs++] = fuzz_file (i, data + parts.logs[i].at, parts.logs[i].size);
  input.logs = logs;

  if (parts.hive.size > TIDE_HIVE_AT_CHECKSUM && data[TIDE_HIVE_AT_CHECKSUM] % 2 == 0)
    parse (&input);
  else if (input.n_logs > 0)
    check_replay (&input);
  else
    check_image (input.fd, input.size);

  return 0;
}
