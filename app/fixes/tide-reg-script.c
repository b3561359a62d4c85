/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "fixes/tide-fix-private.h"
#include "fixes/tide-fixes.h"
#include "fixes/tide-reg-writer.h"

static void
write_event_source (GString *script,
                    TideFix *fix)
{
  g_autofree char *path = g_strdup_printf ("SYSTEM\\CurrentControlSet\\Services\\EventLog\\%s\\%s", fix->log,
                                           fix->subject);

  tide_reg_key (script, path);
  tide_reg_text (script, "EventMessageFile", fix->message_kind, fix->message_file);
  if (fix->types > 0)
    tide_reg_dword (script, "TypesSupported", fix->types);
  for (guint i = 0; i < fix->values->len; i++)
    {
      const TideFixValue *value = g_ptr_array_index (fix->values, i);

      if (value->text != NULL)
        tide_reg_text (script, value->name, value->kind, value->text);
      else
        tide_reg_dword (script, value->name, value->number);
    }
}

/* A .reg file does not say which computer it is for, and who imports it does not look. So all that it holds
 * is for one computer, or there is none. */
static gboolean
is_for_one_computer (GListModel *fixes)
{
  g_autoptr (TideFix) first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (tide_fix_refused_by_reg (fix) != NULL)
        continue;
      if (first == NULL)
        first = g_object_ref (fix);
      else if (g_ascii_strcasecmp (first->server != NULL ? first->server : "",
                                   fix->server != NULL ? fix->server : "") != 0)
        return FALSE;
    }
  return TRUE;
}

char *
tide_fixes_write_reg (GListModel *fixes,
                      GStrv      *manual)
{
  g_autoptr (GString) script = g_string_new ("Windows Registry Editor Version 5.00\n");
  g_autoptr (GPtrArray) by_hand = g_ptr_array_new ();
  const char *several = is_for_one_computer (fixes)
                          ? NULL : N_("The chosen fixes are for several computers; a .reg file is for one.");
  guint n_written = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);
      const char *reason = tide_fix_refused_by_reg (fix);

      if (reason == NULL)
        reason = several;
      if (reason != NULL)
        g_ptr_array_add (by_hand, tide_fix_describe (fix, fix->manual ? NULL : _(reason)));
      else
        write_event_source (script, fix);
      n_written += reason == NULL;
    }
  g_string_append_c (script, '\n');

  g_ptr_array_add (by_hand, NULL);
  if (manual != NULL)
    *manual = (GStrv) g_ptr_array_free (g_steal_pointer (&by_hand), FALSE);
  else
    g_strfreev ((GStrv) g_ptr_array_free (g_steal_pointer (&by_hand), FALSE));

  return n_written > 0 ? g_string_free (g_steal_pointer (&script), FALSE) : NULL;
}
