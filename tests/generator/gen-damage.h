/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Damage to a hive that is whole. */
#include "gen-node.h"

G_BEGIN_DECLS

/* The file from its base block on; FALSE: no such word, or the key has nothing to damage */
gboolean gen_damage (GByteArray *file, const char *word, const GenNode *at);

G_END_DECLS
