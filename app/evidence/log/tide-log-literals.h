/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Whether a text holds one of a few literals, without regard to ASCII case; in one pass, however many they
 * are. What is sought comes from the catalogue: ASCII, since texts are looked at before they are decoded.
 */
#include <glib.h>

typedef struct _TideLogLiterals TideLogLiterals;

/* Returns: (nullable): %NULL if there is nothing to look for. @literals is (nullable) and stays alive; those
 * of less than four characters are not looked for. */
TideLogLiterals *tide_log_literals_new (const char *const *literals);
void             tide_log_literals_free (TideLogLiterals *self);

gboolean tide_log_literals_are_in (const TideLogLiterals *self, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideLogLiterals, tide_log_literals_free)
