/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/tide-cli-options.h"

G_BEGIN_DECLS

/* Exit statuses of the contract (the last two are those of sysexits.h) */
typedef enum
{
  TIDE_EXIT_NOTHING_FAILED = 0,
  TIDE_EXIT_TOOL_FAILED = 1,
  TIDE_EXIT_SOMETHING_FAILED = 2,
  TIDE_EXIT_UNDETERMINED = 3,
  TIDE_EXIT_USAGE = 64,
  TIDE_EXIT_NOTHING_RECOGNISED = 66,
} TideExit;

/* Reads, diagnoses, reports: the asynchronous calls of the library on a main loop of its own. */
TideExit tide_cli_scan (const TideCliOptions *options);

G_END_DECLS
