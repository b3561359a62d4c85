/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/tide-parsers.h"

/* What an input looks like that no reader takes: "picture", "pdf", "office document", "archive", "program",
 * "event log", "database", "zeros", "text"; "" for anything else. */
const char *tide_looks_like (const TideInput *input);
