/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What a start of the command line (TIDE_CLI) left. */
typedef struct
{
  int   status;
  char *output;
  char *complaint;
} Result;

Result run (const char *first, ...) G_GNUC_NULL_TERMINATED;
void   result_clear (Result *result);

/* A generated case (TIDE_CASES) */
char *case_path (const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)
