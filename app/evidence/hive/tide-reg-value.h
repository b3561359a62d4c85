/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One value of a .reg export: "name"=data or @=data. The data comes out as a hive stores it.
 */
#include "evidence/hive/tide-reg-text.h"

typedef struct
{
  GString    *name; /* UTF-8; empty for the default value */
  GByteArray *data;
  guint32     type; /* REG_* */
  gboolean    ansi; /* in: the file is of the first version, whose strings in hex are ANSI */
  gboolean    gone; /* "-": the file deletes the value */
} TideRegValue;

void tide_reg_value_init (TideRegValue *self, gboolean ansi);
void tide_reg_value_clear (TideRegValue *self);

/* Whether it is a string of such a file with other characters than ASCII: what they are depends on the
 * language of the server, and Western Europe is assumed. */
gboolean tide_reg_value_is_assumed (const TideRegValue *self);

/* Reads one value, and its line end; FALSE if it makes no sense, then the text stands at a later line. */
gboolean tide_reg_value_read (TideRegValue *self, TideRegText *text);
