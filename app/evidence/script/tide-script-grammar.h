/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The lines of a generated task script that are not the tasks' own code. */
#include <glib.h>

typedef struct
{
  char    *id;
  gint32   weight; /* -1 if none */
  gboolean fatal;
  char    *description;
} TideScriptTask;

/* Each is FALSE or NULL for a line of another kind; strings are cut at 1 KiB. */
gboolean tide_script_parse_task (const char *line, TideScriptTask *task);
gboolean tide_script_parse_variable (const char *line, char **name, char **value);
char    *tide_script_parse_component (const char *line);
gboolean tide_script_parse_head (const char *line, char **verb, char **noun);
gboolean tide_script_is_generated_line (const char *line);

void tide_script_task_clear (TideScriptTask *task);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideScriptTask, tide_script_task_clear)
