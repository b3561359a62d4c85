/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_SERVICE (tide_service_get_type ())

/**
 * TideService:
 *
 * A service of Windows: one of Exchange, one that Exchange or its setup needs, or one that setup switched
 * off.
 */
G_DECLARE_FINAL_TYPE (TideService, tide_service, TIDE, SERVICE, GObject)

/**
 * tide_service_get_name:
 * @self: the object
 *
 * Returns: (transfer none): its name, such as MSExchangeIS
 */
const char *tide_service_get_name (TideService *self);

/**
 * tide_service_get_start:
 * @self: the object
 *
 * Returns: how it starts by the registry
 */
TideStartMode tide_service_get_start (TideService *self);

/**
 * tide_service_get_saved_start:
 * @self: the object
 *
 * Returns: how it started when setup saved it
 */
TideStartMode tide_service_get_saved_start (TideService *self);

/**
 * tide_service_get_disabled_by_setup:
 * @self: the object
 *
 * Returns: whether a log shows that setup disabled it, given back since or not
 */
gboolean tide_service_get_disabled_by_setup (TideService *self);

/**
 * tide_service_get_restored_by_setup:
 * @self: the object
 *
 * Returns: whether the log shows that setup gave it back its start mode, and did not disable it once more
 */
gboolean tide_service_get_restored_by_setup (TideService *self);

/**
 * tide_service_get_image_path:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): its program, as the registry has it
 */
const char *tide_service_get_image_path (TideService *self);

/**
 * tide_service_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation
 */
GListModel *tide_service_get_citations (TideService *self);

G_END_DECLS
