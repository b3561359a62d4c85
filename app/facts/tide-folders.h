/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "facts/tide-pieces.h"

G_BEGIN_DECLS

/* Which server a folder is of, by what lies in it: path → key of the server, "" where there are several. */
GHashTable *tide_folders_new (void);

/* Tells every folder above @piece of its server. Where a folder knows already, so do those above it. */
void tide_folders_mark (GHashTable *self, TidePiece *piece);
/* A folder or archive is of this server, whatever lies in it; another piece says nothing. */
void tide_folders_tell (GHashTable *self, TidePiece *piece);
/* (nullable): the server of the nearest folder that knows one */
const char *tide_folders_ask (GHashTable *self, TidePiece *piece);

G_END_DECLS
