/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "log-rows.h"

void
log_rows_begin (LogRows *self,
                gboolean native)
{
  *self = (LogRows) { .native = native, .line = 1 };
  g_variant_builder_init (&self->entries, G_VARIANT_TYPE ("a" TIDE_WIRE_LOG_ENTRY));
}

static guint64
count_lines (const char *text)
{
  guint64 n = 1;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

void
log_rows_add (LogRows      *self,
              const LogRow *row)
{
  guint64 n_lines = count_lines (row->text);

  g_variant_builder_add (&self->entries, "(ttttsiss@ay)", self->line * LOG_ROWS_BYTES_PER_LINE,
                         (guint64) strlen (row->text), self->line, n_lines, row->stamp, (gint32) row->depth,
                         row->level, row->head, tide_wire_new_bytes (row->text, strlen (row->text)));
  self->line += n_lines;
}

TideReading *
log_rows_end (LogRows    *self,
              const char *evidence)
{
  GVariantDict info = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) data = NULL;

  g_variant_dict_insert (&info, "lines", "t", self->line - 1);
  g_variant_dict_insert (&info, "dropped", "t", self->dropped);
  if (self->last_stamp != NULL)
    g_variant_dict_insert (&info, "last-stamp", "s", self->last_stamp);
  data = g_variant_ref_sink (g_variant_new (
    "(s@a{sv}a" TIDE_WIRE_LOG_ENTRY "@at)", self->native ? "native" : "managed", g_variant_dict_end (&info),
    &self->entries, g_variant_new_array (G_VARIANT_TYPE_UINT64, NULL, 0)));

  return tide_reading_new (evidence,
                           self->native ? TIDE_EVIDENCE_KIND_NATIVE_LOG : TIDE_EVIDENCE_KIND_MANAGED_LOG,
                           TIDE_EVIDENCE_STATE_OK, "ExchangeSetup.log", "", NULL, -1, data);
}

TideReading *
log_rows_read (const char   *evidence,
               gboolean      native,
               const LogRow *rows,
               guint         n_rows)
{
  LogRows self;

  log_rows_begin (&self, native);
  for (guint i = 0; i < n_rows; i++)
    log_rows_add (&self, &rows[i]);

  return log_rows_end (&self, evidence);
}

static GVariant *
text_bytes (const char *text)
{
  return tide_wire_new_bytes (text, strlen (text));
}

TideReading *
script_rows_read (const char       *evidence,
                  const char       *name,
                  const ScriptTask *tasks,
                  guint             n_tasks)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" TIDE_WIRE_SCRIPT_TASK));
  g_autoptr (GVariant) data = NULL;

  for (guint i = 0; i < n_tasks; i++)
    g_variant_builder_add (&rows, "(ttt@ayib@ay@ayu)", (guint64) 20 + i, (guint64) 2000 + i, (guint64) 50,
                           text_bytes (tasks[i].id), (gint32) 1, tasks[i].fatal,
                           text_bytes (tasks[i].description), text_bytes ("Component"), i + 1);
  data = g_variant_ref_sink (g_variant_new (
      "(@a{sv}@a" TIDE_WIRE_SCRIPT_VARIABLE "a" TIDE_WIRE_SCRIPT_TASK "@at)",
      g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0),
      g_variant_new_array (G_VARIANT_TYPE (TIDE_WIRE_SCRIPT_VARIABLE), NULL, 0), &rows,
      g_variant_new_array (G_VARIANT_TYPE_UINT64, NULL, 0)));

  return tide_reading_new (evidence, TIDE_EVIDENCE_KIND_TASK_SCRIPT, TIDE_EVIDENCE_STATE_OK, name, "", NULL,
                           -1, data);
}
