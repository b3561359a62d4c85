/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which generation of Exchange a server has. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills generation, other roots and install path. The runs must be there. */
void tide_generations_read (TideServerInput *input, TideServer *server);

/* A value that says something: empty ones count as not there. (nullable) (transfer none) */
TideRegistryValue *tide_role_key_get_value (TideRegistryKey *key, const char *name);
gboolean           tide_role_key_has_mark (TideRegistryKey *key);
/* The role whose key it is, by its name alone; (nullable) */
const TideCatalogRole *tide_role_key_get_role (TideCatalog *catalog, TideRegistryKey *key);

/* A rule's or a thing's list of generations: 0 means all. */
#define TIDE_GENERATION_IN(generation, bits) ((bits) == 0 || ((bits) & (1u << (generation))) != 0)

G_END_DECLS
