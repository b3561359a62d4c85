/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A batch line as cmd.exe and then a C program's start-up code take it apart, written from their
 * documentation and not from the writer that is tested.
 *
 * Returns: (transfer full) (nullable): the program's arguments; NULL if the line is more than one command,
 * redirects, or leaves a quotation open. @variables: name → value
 */
GStrv cmd_parse (const char *line, GHashTable *variables);
