/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-page.h"

G_BEGIN_DECLS

#define TIDE_TYPE_CLUSTER_PAGE (tide_cluster_page_get_type ())

/* The cluster: resource types, files, event sources, registrations. */
G_DECLARE_FINAL_TYPE (TideClusterPage, tide_cluster_page, TIDE, CLUSTER_PAGE, TidePage)

G_END_DECLS
