/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/tide-parsers.h"

/* Reads a file, and with a hive the transaction logs that lie beside it. */
void read_beside (const char *path, const char *const *keeps, TideAnswer *answer);
