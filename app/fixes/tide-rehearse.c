/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "fixes/tide-fix-private.h"
#include "fixes/tide-fixes.h"

/* All edits in order; NULL if a fix changes what the evidence does not hold. What is done by hand cannot be
 * foretold and is left out. */
static GPtrArray *
collect_edits (GListModel *fixes)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (fix->manual)
        continue;
      if (fix->edits == NULL)
        return NULL;
      g_ptr_array_extend (edits, fix->edits, NULL, NULL);
    }
  return edits->len > 0 ? g_steal_pointer (&edits) : NULL;
}

static gboolean
is_registry (TideReading *reading)
{
  return reading->data != NULL && g_variant_is_of_type (reading->data, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY));
}

static TideReading *
rehearse_one (TideReading *reading,
              GPtrArray   *edits)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();

  for (guint i = 0; is_registry (reading) && i < edits->len; i++)
    if (tide_edit_concerns (g_ptr_array_index (edits, i), reading->evidence))
      g_ptr_array_add (mine, g_ptr_array_index (edits, i));

  if (mine->len == 0)
    return tide_reading_ref (reading);
  return tide_reading_with_data (reading, tide_edits_apply (mine, reading->data));
}

GPtrArray *
tide_fixes_rehearse (GListModel *fixes,
                     GPtrArray  *readings)
{
  g_autoptr (GPtrArray) edits = collect_edits (fixes);
  GPtrArray *rehearsed;

  if (edits == NULL)
    return NULL;

  rehearsed = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  for (guint i = 0; i < readings->len; i++)
    g_ptr_array_add (rehearsed, rehearse_one (g_ptr_array_index (readings, i), edits));

  return rehearsed;
}
