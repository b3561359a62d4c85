/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tide-enums.h>

const char *
tide_enum_to_word (GType type,
                   int   value)
{
  g_autoptr (GEnumClass) klass = NULL;
  GEnumValue *entry;

  g_return_val_if_fail (G_TYPE_IS_ENUM (type), "unknown");

  klass = g_type_class_ref (type);
  entry = g_enum_get_value (klass, value);
  /* The class is static, so the nick outlives the reference. */
  return entry != NULL ? entry->value_nick : "unknown";
}

gboolean
tide_enum_from_word (GType       type,
                     const char *word,
                     int        *value)
{
  g_autoptr (GEnumClass) klass = NULL;
  GEnumValue *entry;

  g_return_val_if_fail (G_TYPE_IS_ENUM (type), FALSE);
  g_return_val_if_fail (word != NULL && value != NULL, FALSE);

  klass = g_type_class_ref (type);
  entry = g_enum_get_value_by_nick (klass, word);
  if (entry != NULL)
    *value = entry->value;

  return entry != NULL;
}
