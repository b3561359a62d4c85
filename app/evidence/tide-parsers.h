/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Bytes → reading, inside tidemark-reader: the table of readers. Each gets an open descriptor, tells from
 * the content whether the input is its own, and answers with a reading of base/tide-wire.h. No reader
 * knows rules, languages or paths. GLib only.
 */
#include <glib.h>

#include "base/tide-problem.h"

/* What a reader says: the nick of a TideEvidenceKind, a problem ("" if none; with a reading it means
 * "damaged", without one "unreadable"), its argument, and the reading. */
typedef struct
{
  const char *kind;
  const char *problem;
  char       *argument; /* (nullable), owned */
  GVariant   *reading;  /* (nullable), floating or owned */
} TideAnswer;

/* The first bytes of the input, for recognition; @name_hint is the file's own name, lower case, hostile.
 * @keeps are literals of the catalogue: log entries that hold one are kept. */
typedef struct
{
  int           fd;
  guint64       size;
  const guint8 *head;
  gsize         head_length; /* at most 64 KiB */
  const char   *name_hint;

  const char *const *keeps; /* (nullable) %NULL-terminated */

  const int *logs; /* descriptors of a hive's transaction logs: LOG1, LOG2, LOG, as far as there are such */
  guint      n_logs;
} TideInput;

/* Each returns TRUE if the input is of its kind, and fills @answer. */
typedef gboolean (*TideParser) (const TideInput *input, TideAnswer *answer);

gboolean tide_hive_parse (const TideInput *input, TideAnswer *answer);    /* hive/ */
gboolean tide_reg_parse (const TideInput *input, TideAnswer *answer);     /* hive/: .reg exports */
gboolean tide_program_parse (const TideInput *input, TideAnswer *answer); /* pe/ */
gboolean tide_archive_parse (const TideInput *input, TideAnswer *answer); /* archive/: the listing */
gboolean tide_script_parse (const TideInput *input, TideAnswer *answer);  /* script/ */
gboolean tide_ldif_parse (const TideInput *input, TideAnswer *answer);    /* log/: ldif.err */
gboolean tide_service_states_parse (const TideInput *input, TideAnswer *answer); /* log/: Service*.xml */
gboolean tide_service_log_parse (const TideInput *input, TideAnswer *answer); /* log/: ServiceControl.log */
gboolean tide_file_versions_parse (const TideInput *input, TideAnswer *answer); /* log/: a node's programs */
gboolean tide_log_parse (const TideInput *input, TideAnswer *answer);     /* log/: setup, Windows Installer */

/* Copies one member (the index in the listing) to @out; a problem word, "" when it went well. */
const char *tide_archive_copy (const TideInput *input, guint member, int out, guint64 limit);

/* Asks the readers in order; what none takes is TIDE_PROBLEM_NOT_RECOGNISED. */
void tide_parsers_read (int fd, const char *name_hint, const char *const *keeps, TideAnswer *answer);
/* The same for a hive that has transaction logs; with others they do not count. */
void tide_parsers_replay (int         fd,
                          const char *name_hint,
                          const int  *logs,
                          guint       n_logs,
                          TideAnswer *answer);
