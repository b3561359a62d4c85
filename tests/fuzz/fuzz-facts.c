/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tide-enum-types.h>

#include "fuzz-facts.h"

TideReading *
fuzz_reading_new (const char      *name,
                  TideEvidenceKind kind,
                  GVariant        *data)
{
  return tide_reading_new (name, kind, TIDE_EVIDENCE_STATE_OK, name, "NODE1", NULL, 1241989344, data);
}

static TideCatalog *
bundled_catalog (void)
{
  static TideCatalog *catalog;

  if (catalog == NULL)
    catalog = tide_catalog_load (NULL, NULL);
  g_assert (catalog != NULL);

  return catalog;
}

TideFacts *
fuzz_facts_new (GPtrArray *readings)
{
  TideFacts *facts = tide_facts_new (readings, bundled_catalog (), NULL, NULL);

  g_ptr_array_unref (readings);
  return facts;
}

TideEvidenceKind
fuzz_kind_of (const char *nick)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (TIDE_TYPE_EVIDENCE_KIND);
  GEnumValue *kind = g_enum_get_value_by_nick (kinds, nick);

  g_assert (kind != NULL);
  return kind->value;
}
