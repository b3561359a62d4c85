/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The clusters that the evidence speaks of, and who is a node of which. */
#include "facts/registry/tide-registry.h"
#include "facts/servers/tide-pieces.h"

G_BEGIN_DECLS

/* All hives with one ClusterName. */
typedef struct
{
  char         *name;     /* (nullable) */
  GPtrArray    *pieces;   /* TidePiece */
  GHashTable   *nodes;    /* keys of the servers that it names */
  TideRegistry *registry; /* of the best of its hives */
} TideMembership;

/* (transfer full) (element-type TideMembership), in the order of the pieces */
GPtrArray *tide_membership_find_all (TidePieces *pieces);

/* The one that a server is a node of; (nullable) (transfer none) */
TideMembership *tide_membership_find (GPtrArray *memberships, const char *key);

/* @key: (nullable): of a server */
gboolean tide_membership_has (TideMembership *self, const char *key);
/* Whether a hive of it lies with the server's files. */
gboolean tide_membership_is_with (TideMembership *self, const char *key);

G_END_DECLS
