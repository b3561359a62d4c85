/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/tide-reading.h"

G_BEGIN_DECLS

/* The folder that a reading stands for or lies in. */
char *tide_reading_dup_folder (TideReading *reading);

/* Which server a folder is of, by what lies in it: path → key of the server, which the caller owns; "" where
 * there are several. */
GHashTable *tide_folders_new (void);

/* Tells every folder above @reading of its server. Where a folder knows already, so do those above it. */
void tide_folders_mark (GHashTable *self, TideReading *reading, const char *server);
/* A folder or archive is of this server, whatever lies in it; another reading says nothing. */
void tide_folders_tell (GHashTable *self, TideReading *reading, const char *server);
/* (nullable): the server of the nearest folder that knows one */
const char *tide_folders_ask (GHashTable *self, TideReading *reading);

G_END_DECLS
