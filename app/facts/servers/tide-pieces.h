/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pieces of evidence while facts are made: what each says of its server, and which server it belongs to. */
#include "evidence/tide-reading.h"
#include "facts/registry/tide-registry.h"

G_BEGIN_DECLS

typedef struct
{
  TideReading  *reading;
  TideRegistry *registry; /* (nullable) of this file alone */
  GPtrArray    *runs;     /* (nullable) TideRun: a log's */
  char         *own_name; /* (nullable) the computer that it names itself */
  guint         rank;     /* how well it knows the spelling; 0 is best */
  const char   *server;   /* (nullable) key of the server that it belongs to, the table's own */
} TidePiece;

/* The pieces of a case, each with its server. */
typedef struct
{
  GPtrArray  *pieces;  /* TidePiece, in the order of the readings */
  GHashTable *servers; /* key → computer name */
} TidePieces;

TidePieces *tide_pieces_new (GPtrArray *readings);
void        tide_pieces_free (TidePieces *self);

/* Keys of the servers, sorted; (transfer container) (element-type utf8) */
GPtrArray  *tide_pieces_get_keys (TidePieces *self);
const char *tide_pieces_get_name (TidePieces *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TidePieces, tide_pieces_free)

G_END_DECLS
