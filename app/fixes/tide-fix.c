/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tide-getters.h"
#include "findings/tide-finding-private.h"
#include "fixes/tide-fix-private.h"

#define NETBIOS_LENGTH 15

G_DEFINE_FINAL_TYPE (TideFix, tide_fix, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideFix, tide_fix, FIX, const char *, id)
TIDE_DEFINE_GETTER (TideFix, tide_fix, FIX, const char *, server)
TIDE_DEFINE_GETTER (TideFix, tide_fix, FIX, gboolean, manual)
TIDE_DEFINE_GETTER_AS (TideFix, tide_fix, FIX, TideFixScope, scope, self->entry->scope)
TIDE_DEFINE_GETTER_AS (TideFix, tide_fix, FIX, TideRisk, risk, self->entry->risk)
TIDE_DEFINE_GETTER_AS (TideFix, tide_fix, FIX, gboolean, restart, self->entry->restart)
TIDE_DEFINE_GETTER_AS (TideFix, tide_fix, FIX, gboolean, reversible, self->entry->reversible)
TIDE_DEFINE_GETTER_AS (TideFix, tide_fix, FIX, guint, order, self->entry->order)
TIDE_DEFINE_GETTER_AS (TideFix, tide_fix, FIX, TideConstStrv, commands, (TideConstStrv) self->commands->pdata)

static char *
fill (TideFix    *self,
      const char *msgid)
{
  return tide_text_fill (_(msgid), self->arguments);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

char *
tide_fix_get_title (TideFix *self)
{
  g_return_val_if_fail (TIDE_IS_FIX (self), NULL);

  return is_empty (self->entry->title) ? g_strdup (self->id) : fill (self, self->entry->title);
}

char *
tide_fix_get_explanation (TideFix *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (TIDE_IS_FIX (self), NULL);

  for (guint i = 0; i <= self->notes->len; i++)
    {
      const char *msgid = i == 0 ? self->entry->explanation : g_ptr_array_index (self->notes, i - 1);
      g_autofree char *part = is_empty (msgid) ? NULL : fill (self, msgid);

      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
    }
  if (self->manual_reason != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _(self->manual_reason));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
tide_fix_get_warning (TideFix *self)
{
  g_return_val_if_fail (TIDE_IS_FIX (self), NULL);

  return !self->warned || is_empty (self->entry->warning) ? NULL : fill (self, self->entry->warning);
}

gboolean
tide_fix_supports_format (TideFix         *self,
                          TideScriptFormat format)
{
  g_return_val_if_fail (TIDE_IS_FIX (self), FALSE);

  return (format == TIDE_SCRIPT_FORMAT_CMD ? tide_fix_refused_by_cmd (self)
                                           : tide_fix_refused_by_reg (self)) == NULL;
}

char *
tide_fix_describe (TideFix    *self,
                   const char *reason)
{
  g_autofree char *title = tide_fix_get_title (self);
  g_autofree char *commands = g_strjoinv ("; ", (char **) self->commands->pdata);
  g_autofree char *place = NULL;
  g_autoptr (GString) text = g_string_new (title);

  if (self->server != NULL && strstr (title, self->server) == NULL)
    place = g_strdup_printf (_("On %s."), self->server);
  else if (self->server == NULL && self->entry->scope == TIDE_FIX_SCOPE_CLUSTER)
    place = g_strdup (_("Once per cluster, on any of its nodes."));

  if (text->len > 0 && !g_str_has_suffix (text->str, "."))
    g_string_append_c (text, '.');
  if (place != NULL)
    g_string_append_printf (text, " %s", place);
  if (*commands != '\0')
    {
      /* Translators: what follows is a command to be typed */
      g_autofree char *run = g_strdup_printf (_("Run: %s"), commands);

      g_string_append_printf (text, " %s", run);
    }
  if (reason == NULL && self->manual_reason != NULL)
    reason = _(self->manual_reason);
  if (reason != NULL)
    g_string_append_printf (text, " — %s", reason);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

TideFix *
tide_fix_new (TideCatalog          *catalog,
              const TideCatalogFix *entry,
              TideFixKind           kind)
{
  TideFix *self = g_object_new (TIDE_TYPE_FIX, NULL);

  self->catalog = catalog != NULL ? g_object_ref (catalog) : NULL;
  self->entry = entry;
  self->kind = kind;
  self->warned = TRUE;

  return self;
}

void
tide_fix_add_command (TideFix    *self,
                      const char *format,
                      ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_insert (self->commands, self->commands->len - 1, g_strdup_vprintf (format, args));
  va_end (args);
}

void
tide_fix_set_argument (TideFix    *self,
                       const char *name,
                       const char *value)
{
  if (value != NULL)
    g_hash_table_insert (self->arguments, g_strdup (name), g_strdup (value));
}

char *
tide_fix_dup_computer (const char *name)
{
  glong length = name != NULL ? g_utf8_strlen (name, -1) : 0;

  return length > NETBIOS_LENGTH ? g_utf8_substring (name, 0, NETBIOS_LENGTH) : g_strdup (name);
}

void
tide_fix_add_node (TideFix    *self,
                   const char *name,
                   const char *install_path)
{
  TideFixNode *node = g_new0 (TideFixNode, 1);

  node->name = tide_fix_dup_computer (name);
  node->install_path = g_strdup (install_path);
  for (gsize length = install_path != NULL ? strlen (install_path) : 0;
       length > 0 && install_path[length - 1] == '\\'; length--)
    node->install_path[length - 1] = '\0';
  g_ptr_array_add (self->nodes, node);
}

void
tide_fix_make_manual (TideFix    *self,
                      const char *reason)
{
  self->manual = TRUE;
  self->manual_reason = reason;
}

void
tide_fix_take_edit (TideFix  *self,
                    TideEdit *edit)
{
  if (self->edits == NULL)
    self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_edit_free);
  g_ptr_array_add (self->edits, edit);
}

void
tide_fix_add_value (TideFix    *self,
                    const char *name,
                    guint32     kind,
                    const char *text,
                    guint32     number)
{
  TideFixValue *value = g_new0 (TideFixValue, 1);

  value->name = g_strdup (name);
  value->kind = kind;
  value->text = g_strdup (text);
  value->number = number;
  g_ptr_array_add (self->values, value);
}

static void
value_free (gpointer data)
{
  TideFixValue *value = data;

  g_free (value->name);
  g_free (value->text);
  g_free (value);
}

static void
node_free (gpointer data)
{
  TideFixNode *node = data;

  g_free (node->name);
  g_free (node->install_path);
  g_free (node);
}

static void
tide_fix_finalize (GObject *object)
{
  TideFix *self = TIDE_FIX (object);

  g_clear_object (&self->catalog);
  g_free (self->id);
  g_free (self->server);
  g_free (self->subject);
  g_hash_table_unref (self->arguments);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->commands);
  g_ptr_array_unref (self->nodes);
  g_free (self->log);
  g_free (self->message_file);
  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->edits, g_ptr_array_unref);

  G_OBJECT_CLASS (tide_fix_parent_class)->finalize (object);
}

static void
tide_fix_class_init (TideFixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_fix_finalize;
}

static void
tide_fix_init (TideFix *self)
{
  self->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->notes = g_ptr_array_new ();
  self->commands = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->commands, NULL);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->values = g_ptr_array_new_with_free_func (value_free);
}
