/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which keys of a registry are read: one table for hives and .reg exports.
 */
#include <glib.h>

typedef struct
{
  gboolean    key;    /* keep this key and its values … */
  const char *suffix; /* (nullable) … if its default value ends so */
  gboolean    below;  /* there may be keys to keep below it */
} TideHiveWant;

/* @path: under HKEY_LOCAL_MACHINE, without a '\' at either end; @control_set: (nullable) the only one to
 * read, such as "ControlSet001". */
TideHiveWant tide_hive_keys_want (const char *path, gsize length, const char *control_set);

/* Whether @name is "ControlSet" and three digits. */
gboolean tide_hive_keys_is_control_set (const char *name, gsize length);
