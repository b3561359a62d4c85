/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include "case/tide-case-private.h"

/* The same path, size and time: nothing to read. */
static gboolean
is_unchanged (TideEvidence *evidence)
{
  TidePlace *place = tide_evidence_get_place (evidence);
  struct stat info;

  if (place->member || place->filename == NULL)
    return TRUE;

  return stat (place->filename, &info) == 0 && (guint64) info.st_size == tide_evidence_get_size (evidence) &&
         info.st_mtime == tide_evidence_get_modified_unix (evidence);
}

void
tide_case_add_file (TideCase     *self,
                    GTask        *task,
                    TidePlace    *place,
                    TideEvidence *container)
{
  TideEvidence *evidence = tide_case_find_path (self, place->path);

  if (evidence != NULL && (!tide_case_is_final (evidence) || is_unchanged (evidence)))
    return;
  if (evidence != NULL)
    tide_evidence_set_pending (evidence);
  else
    evidence = tide_case_append (self, place, container);
  tide_case_enqueue (self, task, evidence);
}

TideEvidence *
tide_case_add_final (TideCase     *self,
                     TidePlace    *place,
                     TideEvidence *container,
                     TideLoad     *load,
                     const char   *detail)
{
  TideEvidence *evidence = tide_case_find_path (self, place->path);

  if (evidence == NULL)
    evidence = tide_case_append (self, place, container);
  tide_evidence_take_load (evidence, load);
  if (detail != NULL && tide_evidence_get_detail (evidence) == NULL)
    tide_evidence_set_detail (evidence, detail);

  return evidence;
}

void
tide_case_add_layout (TideCase     *self,
                      GTask        *task,
                      TideLayout   *layout,
                      TideEvidence *container)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < layout->items->len; i++)
    {
      TideItem *item = layout->items->pdata[i];
      TideEvidence *above = item->container >= 0 ? rows->pdata[item->container] : container;

      g_ptr_array_add (rows, NULL);
      if (item->load != NULL)
        rows->pdata[i] = tide_case_add_final (self, item->place, above, g_steal_pointer (&item->load),
                                              item->detail);
      else
        tide_case_add_file (self, task, item->place, above);
    }
}
