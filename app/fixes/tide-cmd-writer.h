/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Lines for cmd.exe that say what they are meant to say, whatever is in the data (DOMAIN §7). Nothing else
 * puts data into a .cmd.
 *
 * Inside double quotes cmd.exe leaves & | < > ^ ( ) and, without delayed expansion, ! alone; % is doubled,
 * since cmd.exe halves it in a batch file; a run of \ before the closing quote is doubled for the program
 * that takes its arguments apart. What no quoting saves is refused.
 */

/* (nullable): why @data cannot be written, a msgid; NULL if it can */
const char *tide_cmd_refuse (const char *data);

/* The same for names that cmd.exe itself compares: %COMPUTERNAME% */
const char *tide_cmd_refuse_computer (const char *name);

/* Appends a line. "{name}" in @template stands for the data of that name, which is put between quotes; "{#}"
 * for @step. The rest of @template is code. Pairs of name and data, ended by NULL. */
void tide_cmd_line (GString *script, guint step, const char *template, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
