/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A folder of evidence, read with the parsers in this process. */
#include "evidence/tide-reading.h"

/* (transfer full) (element-type TideReading): one for each file and folder below @folder; a file's path from
 * there is the id of its evidence. */
GPtrArray *read_case (const char *folder);
