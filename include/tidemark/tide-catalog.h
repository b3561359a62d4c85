/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TideCatalogError:
 * @TIDE_CATALOG_ERROR_FAILED: a catalogue file could not be read
 * @TIDE_CATALOG_ERROR_NOT_XML: it is not well-formed XML
 * @TIDE_CATALOG_ERROR_INVALID: it is XML, but against the schema; the message names element and line
 * @TIDE_CATALOG_ERROR_INCONSISTENT: it refers to an id or a check that does not exist
 *
 * Why a catalogue was refused.
 */
typedef enum
{
  TIDE_CATALOG_ERROR_FAILED,
  TIDE_CATALOG_ERROR_NOT_XML,
  TIDE_CATALOG_ERROR_INVALID,
  TIDE_CATALOG_ERROR_INCONSISTENT,
} TideCatalogError;

#define TIDE_CATALOG_ERROR (tide_catalog_error_quark ())
GQuark tide_catalog_error_quark (void);

#define TIDE_TYPE_CATALOG (tide_catalog_get_type ())

/**
 * TideCatalog:
 *
 * What ought to be, per generation: generations, roles, cluster files, resource types, event sources,
 * rules with their texts. Immutable once loaded; may be used from several threads.
 */
G_DECLARE_FINAL_TYPE (TideCatalog, tide_catalog, TIDE, CATALOG, GObject)

/**
 * tide_catalog_load:
 * @extra: (nullable) (array zero-terminated=1): further catalogue files, later ones replacing earlier ids
 * @error: return location for an error of %TIDE_CATALOG_ERROR
 *
 * Loads the catalogue of the program, then each `$XDG_DATA_HOME/tidemark/catalog/[*].xml` in the order of
 * names, then @extra. Each file is validated against the schema. Reads files: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the catalogue, or %NULL with @error set to any of its codes
 */
TideCatalog *tide_catalog_load (const char *const *extra,
                                GError           **error);

/**
 * tide_catalog_load_async:
 * @extra: (nullable) (array zero-terminated=1): as in tide_catalog_load()
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * tide_catalog_load() in a thread.
 */
void tide_catalog_load_async (const char *const  *extra,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);

/**
 * tide_catalog_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the catalogue, or %NULL with @error set (%TIDE_CATALOG_ERROR,
 *   %G_IO_ERROR_CANCELLED)
 */
TideCatalog *tide_catalog_load_finish (GAsyncResult *result,
                                       GError      **error);

/**
 * tide_catalog_get_version:
 * @self: a catalogue
 *
 * Returns: (transfer none): the version that the bundled catalogue states
 */
const char *tide_catalog_get_version (TideCatalog *self);

/**
 * tide_catalog_get_replaced:
 * @self: a catalogue
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids that a later file replaced; the report
 *   names them
 */
const char *const *tide_catalog_get_replaced (TideCatalog *self);

G_END_DECLS
