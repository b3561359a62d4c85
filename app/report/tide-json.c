/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-json.h"

void
tide_json_text (TideJson   *json,
                const char *name,
                const char *text)
{
  g_autofree char *cut = tide_report_cut_text (json->cut, text);

  json_builder_set_member_name (json->builder, name);
  if (cut != NULL)
    json_builder_add_string_value (json->builder, cut);
  else
    json_builder_add_null_value (json->builder);
}

void
tide_json_number (TideJson   *json,
                  const char *name,
                  guint64     number)
{
  json_builder_set_member_name (json->builder, name);
  if (number > 0)
    json_builder_add_int_value (json->builder, number);
  else
    json_builder_add_null_value (json->builder);
}

void
tide_json_bool (TideJson   *json,
                const char *name,
                gboolean    value)
{
  json_builder_set_member_name (json->builder, name);
  json_builder_add_boolean_value (json->builder, value);
}

void
tide_json_truth (TideJson   *json,
                 const char *name,
                 TideTruth   truth)
{
  json_builder_set_member_name (json->builder, name);
  if (truth == TIDE_TRUTH_UNKNOWN)
    json_builder_add_null_value (json->builder);
  else
    json_builder_add_boolean_value (json->builder, truth == TIDE_TRUTH_YES);
}

void
tide_json_word (TideJson   *json,
                const char *name,
                GType       type,
                int         value)
{
  json_builder_set_member_name (json->builder, name);
  json_builder_add_string_value (json->builder, tide_enum_to_word (type, value));
}

void
tide_json_strv (TideJson          *json,
                const char        *name,
                const char *const *strv)
{
  guint length = tide_report_cut_strv (json->cut, strv);

  json_builder_set_member_name (json->builder, name);
  json_builder_begin_array (json->builder);
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *text = tide_report_cut_text (json->cut, strv[i]);

      json_builder_add_string_value (json->builder, text);
    }
  json_builder_end_array (json->builder);
}

void
tide_json_list (TideJson    *json,
                const char  *name,
                GListModel  *list,
                gboolean     top,
                TideJsonFunc func)
{
  guint length = top ? tide_report_cut_items (json->cut, list) : tide_report_cut_nested (json->cut, list);

  json_builder_set_member_name (json->builder, name);
  json_builder_begin_array (json->builder);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      json_builder_begin_object (json->builder);
      func (json, item);
      json_builder_end_object (json->builder);
    }
  json_builder_end_array (json->builder);
}
