/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The two registrations of EXCLUADM.DLL, the extension of Cluster Administrator. */
#include <tidemark/tide-cluster.h>

#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills excluadm_com, excluadm_clsid and excluadm_classes. */
void tide_excluadm_read_com (TideServerInput *input, TideServer *server);

/* How the extension stands in the types of a cluster. @clsids: the classes that servers of it name. */
TidePresence tide_excluadm_read_cluster (TideCluster *cluster, GPtrArray *clsids);

G_END_DECLS
