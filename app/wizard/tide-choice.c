/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-choice.h"

TideFix *
tide_choice_find (GListModel *fixes,
                  const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (g_strcmp0 (tide_fix_get_id (fix), id) == 0)
        return fix; /* its list keeps it */
    }
  return NULL;
}

static int
compare_order (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const int order_a = (int) tide_fix_get_order ((TideFix *) a);
  const int order_b = (int) tide_fix_get_order ((TideFix *) b);

  return order_a != order_b ? order_a - order_b
                            : g_strcmp0 (tide_fix_get_id ((TideFix *) a), tide_fix_get_id ((TideFix *) b));
}

void
tide_choice_set (GListStore *chosen,
                 TideFix    *fix,
                 gboolean    on)
{
  TideFix *present = tide_choice_find (G_LIST_MODEL (chosen), tide_fix_get_id (fix));
  guint position = 0;

  if (on && present == NULL)
    g_list_store_insert_sorted (chosen, fix, compare_order, NULL);
  else if (!on && present != NULL && g_list_store_find (chosen, present, &position))
    g_list_store_remove (chosen, position);
}

void
tide_choice_carry_over (GListStore    *chosen,
                        TideDiagnosis *diagnosis)
{
  g_autoptr (GPtrArray) fixes = g_ptr_array_new ();
  const guint n_chosen = g_list_model_get_n_items (G_LIST_MODEL (chosen));

  for (guint i = 0; diagnosis != NULL && i < n_chosen; i++)
    {
      g_autoptr (TideFix) old = g_list_model_get_item (G_LIST_MODEL (chosen), i);
      TideFix *fix = tide_choice_find (tide_diagnosis_get_fixes (diagnosis), tide_fix_get_id (old));

      if (fix != NULL)
        g_ptr_array_add (fixes, fix);
    }
  g_list_store_splice (chosen, 0, n_chosen, fixes->pdata, fixes->len);
}
