/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Readings made by hand. The path of a file is also the id of its evidence. */
#include "evidence/tide-reading.h"
#include "facts/tide-facts.h"

/* Without the catalogues of the person who runs the tests */
void         test_init (int *argc, char ***argv);
TideCatalog *test_catalog (void);

/*
 * @text: lines "[key]" or "[key] seconds" and "name=data", where data is sz:, expand:, multi:a|b, dword: or
 * hex: and something behind it, and the name @ is the default value. @scopes: with '|' between them.
 */
TideReading *test_registry (TideEvidenceKind kind, const char *path, const char *scopes, const char *text);
TideReading *test_damaged_registry (TideEvidenceKind kind, const char *path, const char *scopes,
                                    const char *text);
/* @members: with '|' between them */
TideReading *test_listing (TideEvidenceKind kind, const char *path, const char *members, gint64 modified);
TideReading *test_program (const char *path, const char *version, gboolean message_table);
/* @entries: lines "stamp|level|head|text" */
TideReading *test_managed_log (const char *path, gint64 modified, const char *entries);
TideReading *test_with_assigned (TideReading *reading, const char *server);

/* Facts of readings, which are consumed; NULL-terminated. */
TideFacts *test_facts (const char *server, TideReading *first, ...) G_GNUC_NULL_TERMINATED;
/* (transfer none) */
TideServer *test_server (TideFacts *facts, const char *name);
