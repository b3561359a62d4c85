/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-citation.h>

G_BEGIN_DECLS

#define TIDE_TYPE_RESOURCE (tide_resource_get_type ())

/**
 * TideResource:
 *
 * A resource of the cluster.
 */
G_DECLARE_FINAL_TYPE (TideResource, tide_resource, TIDE, RESOURCE, GObject)

/**
 * tide_resource_get_name:
 * @self: the object
 *
 * Returns: (transfer none): its name
 */
const char *tide_resource_get_name (TideResource *self);

/**
 * tide_resource_get_resource_type:
 * @self: the object
 *
 * Returns: (transfer none): the name of its type
 */
const char *tide_resource_get_resource_type (TideResource *self);

/**
 * tide_resource_get_group:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the group that holds it
 */
const char *tide_resource_get_group (TideResource *self);

/**
 * tide_resource_get_possible_owners:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): the nodes that may own it; empty means all
 */
const char *const *tide_resource_get_possible_owners (TideResource *self);

/**
 * tide_resource_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): its key
 */
TideCitation *tide_resource_get_citation (TideResource *self);

G_END_DECLS
