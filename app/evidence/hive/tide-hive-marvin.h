/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Marvin32 with the seed that Windows uses for the entries of transaction logs */
guint64 tide_hive_marvin (const guint8 *bytes, gsize length);
