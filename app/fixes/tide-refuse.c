/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fixes/tide-cmd-writer.h"
#include "fixes/tide-fix-private.h"
#include "fixes/tide-reg-writer.h"

/* A name that becomes part of a key's path must not make it another key. */
static const char *
refuse_key_name (const char *name)
{
  if (name == NULL || *name == '\0' || strchr (name, '\\') != NULL)
    return N_("The name of a registry key cannot be written exactly.");

  return NULL;
}

/* find.exe, which reads a value back, does not halve backslashes before a quotation mark. */
static const char *
refuse_path (const char *path)
{
  const char *reason = tide_cmd_refuse (path);

  if (reason == NULL && g_str_has_suffix (path, "\\"))
    reason = N_("The path of the message file ends in a backslash.");

  return reason;
}

static const char *
refuse_event_source (TideFix *fix)
{
  const char *reason = refuse_key_name (fix->subject);

  if (reason == NULL)
    reason = refuse_key_name (fix->log);
  if (reason == NULL)
    reason = tide_cmd_refuse (fix->subject);
  if (reason == NULL)
    reason = tide_cmd_refuse (fix->log);
  if (reason == NULL)
    reason = refuse_path (fix->message_file);
  for (guint i = 0; reason == NULL && i < fix->values->len; i++)
    {
      const TideFixValue *value = g_ptr_array_index (fix->values, i);

      reason = value->text != NULL ? refuse_path (value->text) : NULL;
    }

  return reason;
}

static gboolean
has_computer (TideFix *fix)
{
  for (guint i = 0; i < fix->nodes->len; i++)
    {
      TideFixNode *node = g_ptr_array_index (fix->nodes, i);

      if (tide_cmd_refuse_computer (node->name) == NULL)
        return TRUE;
    }
  return FALSE;
}

static const char *
refuse_computers (TideFix *fix)
{
  if (fix->entry->scope == TIDE_FIX_SCOPE_NODE)
    return tide_cmd_refuse_computer (fix->server);
  if (!has_computer (fix))
    return N_("The names of the cluster's nodes are not known, so that a script cannot tell where it is.");

  return NULL;
}

const char *
tide_fix_refused_by_cmd (TideFix *fix)
{
  const char *reason = NULL;

  if (fix->manual)
    return fix->manual_reason != NULL ? fix->manual_reason : N_("It is done by hand.");

  if (fix->kind == TIDE_FIX_KIND_EVENT_SOURCE)
    reason = refuse_event_source (fix);
  else if (fix->kind == TIDE_FIX_KIND_RESOURCE_TYPE)
    {
      reason = refuse_key_name (fix->subject);
      if (reason == NULL)
        reason = tide_cmd_refuse (fix->subject);
    }

  return reason != NULL ? reason : refuse_computers (fix);
}

const char *
tide_fix_refused_by_reg (TideFix *fix)
{
  const char *reason;

  if (fix->manual)
    return fix->manual_reason != NULL ? fix->manual_reason : N_("It is done by hand.");
  if (fix->kind != TIDE_FIX_KIND_EVENT_SOURCE)
    return N_("It is a command; a .reg file holds values only.");

  reason = refuse_key_name (fix->subject);
  if (reason == NULL)
    reason = refuse_key_name (fix->log);
  if (reason == NULL)
    reason = tide_reg_refuse (fix->subject);
  if (reason == NULL)
    reason = tide_reg_refuse (fix->log);

  if (reason == NULL)
    reason = tide_reg_refuse (fix->message_file);
  for (guint i = 0; reason == NULL && i < fix->values->len; i++)
    {
      const TideFixValue *value = g_ptr_array_index (fix->values, i);

      reason = value->text != NULL ? tide_reg_refuse (value->text) : NULL;
    }

  return reason;
}
