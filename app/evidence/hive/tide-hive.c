/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <hivex.h>
#include <string.h>

#include "base/tide-problem.h"
#include "evidence/hive/tide-hive-check.h"
#include "evidence/hive/tide-hive-node.h"
#include "evidence/hive/tide-hive-root.h"
#include "evidence/hive/tide-hive-salvage.h"
#include "evidence/hive/tide-hive-walk.h"
#include "evidence/tide-parsers.h"

static void
refuse (TideAnswer          *answer,
        const TideHiveFault *fault)
{
  answer->problem = fault->problem;
  if (g_str_equal (fault->problem, TIDE_PROBLEM_BROKEN))
    answer->argument = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", fault->offset);
  else if (g_str_equal (fault->problem, TIDE_PROBLEM_IO))
    answer->argument = g_strdup (g_strerror (errno));
}

static void
describe (TideRegistryRows     *rows,
          const TideHiveImage  *image,
          const TideHiveSurvey *survey,
          const char           *root_name)
{
  g_autofree char *root = g_utf8_make_valid (root_name, -1);

  tide_registry_rows_set_info (rows, "format", g_variant_new_string ("regf"));
  tide_registry_rows_set_info (rows, "dirty", g_variant_new_boolean (image->dirty));
  tide_registry_rows_set_info (rows, "replayed", g_variant_new_boolean (FALSE));
  tide_registry_rows_set_info (rows, "damaged", g_variant_new_boolean (survey->damaged));
  tide_registry_rows_set_info (rows, "embedded-name", g_variant_new_string (image->embedded_name));
  tide_registry_rows_set_info (rows, "root-name", g_variant_new_string (root));
  tide_registry_rows_set_info (rows, "written", g_variant_new_uint64 (image->written));
  tide_registry_rows_set_info (rows, "keys", g_variant_new_uint64 (survey->keys));
  tide_registry_rows_set_info (rows, "oddities", g_variant_new_uint64 (survey->oddities));
}

static void
read_keys (TideHiveTree         *tree,
           const TideHiveImage  *image,
           const TideHiveSurvey *survey,
           TideHiveHints        *hints,
           TideAnswer           *answer)
{
  g_autoptr (TideRegistryRows) rows =
    tide_registry_rows_new (survey->damaged ? TIDE_REGISTRY_FROM_DAMAGED : TIDE_REGISTRY_FROM_HIVE);
  g_autoptr (GString) name = tide_hive_tree_name (tree, tree->root);
  g_autofree char *prefix = NULL;
  TideHiveRoot root;

  hints->root = name != NULL ? name->str : "";
  tide_hive_root_tell (&root, tree, hints);
  prefix = root.prefix;
  answer->kind = root.kind;

  describe (rows, image, survey, hints->root);
  if (prefix != NULL)
    {
      tide_registry_rows_add_scope (rows, prefix, strlen (prefix));
      tide_hive_walk (tree, prefix, rows);
    }
  tide_registry_rows_finish (rows, answer);
}

static void
add_counts (TideAnswer *answer,
            guint64     keys,
            guint64     lost)
{
  g_autoptr (GString) argument = g_string_new (answer->argument);

  g_string_append_printf (argument, "%s%" G_GUINT64_FORMAT, argument->len > 0 ? " " : "", keys);
  if (lost > 0)
    g_string_append_printf (argument, " %" G_GUINT64_FORMAT, lost);

  g_free (answer->argument);
  answer->argument = g_string_free (g_steal_pointer (&argument), FALSE);
}

/* What is wrong stays the problem; its argument tells how much could be read all the same. */
static void
salvage_hive (const TideHiveImage *image,
              const TideHiveFault *fault,
              TideHiveHints       *hints,
              TideAnswer          *answer)
{
  g_auto (TideHiveSalvage) salvage = { 0 };
  TideHiveSurvey survey = { .damaged = TRUE };
  guint64 lost = 0;
  gboolean rooted = tide_hive_salvage_init (&salvage, image);

  if (rooted)
    {
      tide_hive_salvage_count (&salvage, &survey.keys, &lost);
      read_keys (&salvage.tree, image, &survey, hints, answer);
      g_clear_pointer (&answer->argument, g_free);
    }
  refuse (answer, fault);
  if (rooted)
    add_counts (answer, survey.keys, lost);
}

static void
read_hive (int                  fd,
           const TideHiveImage *image,
           TideHiveHints       *hints,
           TideAnswer          *answer)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  TideHiveFault fault = { 0 };
  TideHiveSurvey survey;
  TideHiveNodes nodes;
  hive_h *hive;

  if (!tide_hive_check (image, &survey, &fault))
    {
      salvage_hive (image, &fault, hints, answer);
      return;
    }

  hive = hivex_open (path, 0);
  if (hive == NULL)
    {
      fault.problem = TIDE_PROBLEM_IO;
      refuse (answer, &fault);
      return;
    }

  tide_hive_nodes_init (&nodes, hive);
  read_keys (&nodes.tree, image, &survey, hints, answer);
  hivex_close (hive);
}

static gboolean
is_empty_cluster (const TideInput *input)
{
  return input->size == 0 && input->name_hint != NULL && g_str_equal (input->name_hint, "clusdb");
}

/* Takes whatever begins like a hive, whatever it is called. */
gboolean
tide_hive_parse (const TideInput *input,
                 TideAnswer      *answer)
{
  TideHiveHints hints = { .file = input->name_hint };
  TideHiveFault fault = { 0 };
  g_auto (TideHiveImage) image = { 0 };
  gboolean opened;

  answer->problem = TIDE_PROBLEM_NONE;
  if (is_empty_cluster (input))
    {
      answer->kind = "cluster-hive";
      answer->problem = TIDE_PROBLEM_EMPTY_CLUSTER;
      return TRUE;
    }
  if (!tide_hive_image_is_hive (input->head, input->head_length))
    return FALSE;
  if (tide_hive_image_is_log (input->head, input->head_length))
    {
      answer->kind = "transaction-log";
      return TRUE;
    }

  opened = tide_hive_image_open (&image, input->fd, input->size, &fault);
  hints.embedded = image.embedded_name;
  if (opened)
    read_hive (input->fd, &image, &hints, answer);
  else
    salvage_hive (&image, &fault, &hints, answer);

  if (answer->reading == NULL)
    answer->kind = tide_hive_root_guess (&hints);
  return TRUE;
}
