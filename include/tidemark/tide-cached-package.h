/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_CACHED_PACKAGE (tide_cached_package_get_type ())

/**
 * TideCachedPackage:
 *
 * A package of Exchange, or a patch of one, that Windows Installer keeps to change or remove it later.
 */
G_DECLARE_FINAL_TYPE (TideCachedPackage, tide_cached_package, TIDE, CACHED_PACKAGE, GObject)

/**
 * tide_cached_package_get_product:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the name of the product or patch
 */
const char *tide_cached_package_get_product (TideCachedPackage *self);

/**
 * tide_cached_package_get_path:
 * @self: the object
 *
 * Returns: (transfer none): where it is kept on the server
 */
const char *tide_cached_package_get_path (TideCachedPackage *self);

/**
 * tide_cached_package_get_present:
 * @self: the object
 *
 * Returns: whether the folder of the evidence holds it; unknown without that folder
 */
TideTruth tide_cached_package_get_present (TideCachedPackage *self);

/**
 * tide_cached_package_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): where it is registered
 */
TideCitation *tide_cached_package_get_citation (TideCachedPackage *self);

G_END_DECLS
