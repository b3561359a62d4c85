/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which generation of Exchange a server has. */
#include "facts/tide-server-input.h"

G_BEGIN_DECLS

/* Fills generation, other roots and install path. The runs must be there. */
void tide_generations_read (TideServerInput *input, TideServer *server);

/* A value that says something: empty ones count as not there. (nullable) (transfer none) */
TideRegistryValue *tide_role_key_get_value (TideRegistryKey *key, const char *name);
gboolean           tide_role_key_has_mark (TideRegistryKey *key);
/* The role whose key it is, by its name alone; (nullable) */
const TideCatalogRole *tide_role_key_get_role (TideCatalog *catalog, TideRegistryKey *key);

G_END_DECLS
