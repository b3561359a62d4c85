/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A member's name as a path that stays inside the archive: '/' between names, no drive, no "..", no "."
 * and no empty parts. NULL for a name that leads elsewhere.
 */
char *tide_member_name (const char *utf8, const char *raw);
