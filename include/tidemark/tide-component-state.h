/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_COMPONENT_STATE (tide_component_state_get_type ())

/**
 * TideComponentState:
 *
 * What one requester says of a component of the server (2013 and later). A component works only if no
 * requester holds it back.
 */
G_DECLARE_FINAL_TYPE (TideComponentState, tide_component_state, TIDE, COMPONENT_STATE, GObject)

/**
 * tide_component_state_get_component:
 * @self: the object
 *
 * Returns: (transfer none): such as ServerWideOffline
 */
const char *tide_component_state_get_component (TideComponentState *self);

/**
 * tide_component_state_get_requester:
 * @self: the object
 *
 * Returns: (transfer none): such as Functional or Maintenance
 */
const char *tide_component_state_get_requester (TideComponentState *self);

/**
 * tide_component_state_get_active:
 * @self: the object
 *
 * Returns: whether this requester lets it work
 */
gboolean tide_component_state_get_active (TideComponentState *self);

/**
 * tide_component_state_get_since:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): when it said so, ISO 8601, UTC
 */
const char *tide_component_state_get_since (TideComponentState *self);

/**
 * tide_component_state_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): where that stands
 */
TideCitation *tide_component_state_get_citation (TideComponentState *self);

G_END_DECLS
