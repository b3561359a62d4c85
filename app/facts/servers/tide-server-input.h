/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one server's facts are made from. Each tide_…_read() fills its part of the server. */
#include "catalog/tide-catalog-private.h"
#include "evidence/tide-reading.h"
#include "facts/registry/tide-registry.h"
#include "facts/servers/tide-cluster-directory.h"
#include "facts/servers/tide-membership.h"
#include "facts/servers/tide-pieces.h"
#include "facts/servers/tide-server-private.h"

G_BEGIN_DECLS

typedef struct
{
  TideCatalog          *catalog;
  GPtrArray            *readings; /* TideReading */
  TideRegistry         *registry;
  TideRegistry         *cluster; /* (nullable) the hive of the cluster that it is a node of */
  TideClusterDirectory *directory;
  guint                 available; /* TideNeed, once somebody asked */
  gboolean              asked;
} TideServerInput;

/* @membership: (nullable): the cluster that it is a node of; @key: (nullable): of the server. What the pieces
 * hold is borrowed. */
TideServerInput *tide_server_input_new (TideCatalog    *catalog,
                                        TidePieces     *pieces,
                                        TideMembership *membership,
                                        const char     *key);
void             tide_server_input_free (TideServerInput *self);

G_END_DECLS
