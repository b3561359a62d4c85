/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Starts tidemark-reader on an open descriptor and takes its answer, which nobody vouches for. A child
 * that crashes, hangs or talks nonsense becomes a problem of that input. Blocks: for threads.
 */
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char     *kind;     /* nick of a TideEvidenceKind */
  char     *problem;  /* a word of base/tide-problem.h, "" if none */
  char     *argument;
  guint     lacking;  /* TIDE_WIRE_LACKS_…: what of the lock-down was not in force */
  GVariant *reading;  /* (nullable) checked to be of the kind's type */
} TideReply;

void tide_reply_clear (TideReply *reply);

/* How many seconds a child has at least, and longer for larger files; less only for tests. */
#define TIDE_READER_PATIENCE 30u
void tide_reader_set_patience (guint seconds);

/* Reads one file; of a log, entries that hold one of @keeps (nullable, at most TIDE_WIRE_MAX_KEEPS literals)
 * are kept. FALSE with @error only if the reader cannot be started (TIDE_EVIDENCE_ERROR_READER) or
 * the work was cancelled; else @reply says what came out. */
gboolean tide_reader_read (int                fd,
                           const char        *name,
                           const char *const *keeps,
                           GCancellable      *cancellable,
                           TideReply         *reply,
                           GError           **error);

/* Reads a hive with its transaction logs (at most TIDE_COMPANIONS_MAX sealed memory files), likewise. */
gboolean tide_reader_replay (int           fd,
                             const char   *name,
                             const int    *logs,
                             guint         n_logs,
                             GCancellable *cancellable,
                             TideReply    *reply,
                             GError      **error);

/* Unpacks one member of an archive into @out, likewise. */
gboolean tide_reader_copy (int           fd,
                           guint         member,
                           guint64       limit,
                           int           out,
                           GCancellable *cancellable,
                           TideReply    *reply,
                           GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideReply, tide_reply_clear)

G_END_DECLS
