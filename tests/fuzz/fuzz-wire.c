/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "facts/runs/tide-runs.h"
#include "fuzz-facts.h"

static const TideEvidenceKind kinds[] = {
  TIDE_EVIDENCE_KIND_SYSTEM_HIVE,       TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, TIDE_EVIDENCE_KIND_CLUSTER_HIVE,
  TIDE_EVIDENCE_KIND_REGISTRY_EXPORT,   TIDE_EVIDENCE_KIND_MANAGED_LOG,   TIDE_EVIDENCE_KIND_NATIVE_LOG,
  TIDE_EVIDENCE_KIND_TASK_SCRIPT,       TIDE_EVIDENCE_KIND_PROGRAM_FILE,  TIDE_EVIDENCE_KIND_SETUP_LOGS,
  TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY,
};

static GVariant *
open_aligned (const char   *type,
              const guint8 *data,
              gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GVariant) reading = tide_wire_open (bytes, type);

  return g_steal_pointer (&reading);
}

/*
 * A reader that somebody else has taken over can answer with anything. The first byte says as what the answer
 * is opened: the envelope, or the reading of a kind, which goes on to the facts.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  guint kind = size > 0 ? data[0] % (G_N_ELEMENTS (kinds) + 1) : 0;
  const char *type = kind > 0 ? tide_reading_type_of (kinds[kind - 1]) : TIDE_WIRE_REPLY;
  g_autoptr (GVariant) opened = size > 0 ? open_aligned (type, data + 1, size - 1) : NULL;
  g_autoptr (TideFacts) facts = NULL;
  GPtrArray *readings;

  if (opened == NULL)
    return 0;

  fuzz_check_walk (opened);
  if (kind == 0)
    return 0;

  readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_ptr_array_add (readings, fuzz_reading_new ("file", kinds[kind - 1], opened));
  facts = fuzz_facts_new (readings);

  return 0;
}
