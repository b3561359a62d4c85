/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_RESOURCE_TYPE (tide_resource_type_get_type ())

/**
 * TideResourceType:
 *
 * A resource type of the cluster, registered or wanted.
 */
G_DECLARE_FINAL_TYPE (TideResourceType, tide_resource_type, TIDE, RESOURCE_TYPE, GObject)

/**
 * tide_resource_type_get_name:
 * @self: the object
 *
 * Returns: (transfer none): its name
 */
const char *tide_resource_type_get_name (TideResourceType *self);

/**
 * tide_resource_type_get_state:
 * @self: the object
 *
 * Returns: whether it is registered
 */
TidePresence tide_resource_type_get_state (TideResourceType *self);

/**
 * tide_resource_type_get_exchange:
 * @self: the object
 *
 * Returns: whether the catalogue lists it as Exchange's
 */
gboolean tide_resource_type_get_exchange (TideResourceType *self);

/**
 * tide_resource_type_get_confirmed:
 * @self: the object
 *
 * Returns: whether a public source confirms that this generation has it
 */
gboolean tide_resource_type_get_confirmed (TideResourceType *self);

/**
 * tide_resource_type_get_n_resources:
 * @self: the object
 *
 * Returns: how many resources use it
 */
guint tide_resource_type_get_n_resources (TideResourceType *self);

/**
 * tide_resource_type_get_dll:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): DllName as it stands
 */
const char *tide_resource_type_get_dll (TideResourceType *self);

/**
 * tide_resource_type_get_dll_present:
 * @self: the object
 *
 * Returns: whether that DLL is in the evidence
 */
TideTruth tide_resource_type_get_dll_present (TideResourceType *self);

/**
 * tide_resource_type_get_admin_extensions:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): CLSIDs of its AdminExtensions
 */
const char *const *tide_resource_type_get_admin_extensions (TideResourceType *self);

/**
 * tide_resource_type_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation
 */
GListModel *tide_resource_type_get_citations (TideResourceType *self);

G_END_DECLS
