/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Readings → facts: which servers the evidence speaks of, their roles, runs, cluster. All joins and
 * derived states; no judgement, no I/O. Immutable; may be read from several threads.
 */
#include <tidemark/tide-cluster.h>
#include <tidemark/tide-server.h>

#include "catalog/tide-catalog-private.h"
#include "evidence/tide-reading.h"
#include "facts/registry/tide-registry.h"
#include "facts/tide-story.h"

G_BEGIN_DECLS

typedef struct _TideFacts TideFacts;

/* @readings: (element-type TideReading); @server: (nullable) restricts to one computer; @captured: (nullable)
 * replaces the derived capture time. */
TideFacts *tide_facts_new (GPtrArray   *readings,
                           TideCatalog *catalog,
                           const char  *server,
                           GDateTime   *captured);
TideFacts *tide_facts_ref (TideFacts *self);
void       tide_facts_unref (TideFacts *self);

GPtrArray   *tide_facts_get_readings (TideFacts *self);
TideCatalog *tide_facts_get_catalog (TideFacts *self);
GListModel  *tide_facts_get_servers (TideFacts *self); /* TideServer */
TideCluster *tide_facts_get_cluster (TideFacts *self); /* (nullable) */

/* Names of servers that share no cluster, two or more; empty if the evidence is one case. */
const char *const *tide_facts_get_unrelated (TideFacts *self);
/* Whether any evidence speaks of the server that was asked for. */
gboolean tide_facts_has_server (TideFacts *self, const char *name);

/* The computer that a piece of evidence belongs to; (nullable) (transfer none). */
const char *tide_facts_get_server_of (TideFacts *self, const char *evidence);
/* All that registry files say of a server: (transfer none) */
TideRegistry *tide_facts_get_registry (TideFacts *self, TideServer *server);
/* Whether what tells of the cluster holds a key and all below it, or would if there were any. */
gboolean tide_facts_covers_cluster (TideFacts *self, const char *path);
/* Whether it is known to hold no Exchange, in contrast to a generation that is not known. */
gboolean tide_facts_is_without_exchange (TideServer *server);
/* Whether it is known to hold nothing of Exchange that works with a cluster, whatever the cluster holds. */
gboolean tide_facts_is_without_clustering (TideServer *server);
/* Where setup stopped on a server: (element-type TideStory) (transfer none) */
GPtrArray *tide_facts_get_stories (TideFacts *self, TideServer *server);
/* The TideNeed bits that are there; @server NULL: of any server. */
guint tide_facts_get_available (TideFacts *self, TideServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideFacts, tide_facts_unref)

G_END_DECLS
