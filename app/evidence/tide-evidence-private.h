/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-evidence.h>

#include "evidence/tide-reading.h"

G_BEGIN_DECLS

/*
 * Where the bytes of a piece of evidence are to be had again: a local file, a member of an archive that is
 * a local file, or a GFile that has to be copied. Immutable, shared with threads.
 */
typedef struct
{
  GFile   *file;     /* the file, or the archive that holds it */
  char    *filename; /* (nullable) its local name, raw */
  gboolean follow;   /* whether links may be followed: only for what a person named */
  gboolean member;   /* whether it is a member of the archive */
  guint    index;    /* which one */
  char    *path;     /* for display */
  char    *name;     /* last part of @path */
  char    *group;    /* @path without @name */
} TidePlace;

TidePlace *tide_place_new_file (GFile *file, gboolean follow);
TidePlace *tide_place_new_member (TidePlace *archive, guint index, const char *member);
TidePlace *tide_place_ref (TidePlace *self);
void       tide_place_unref (TidePlace *self);
/* A descriptor on the bytes, sealed where they are binary; -1 with a problem word. Blocks. */
int tide_place_open (TidePlace    *self,
                     GCancellable *cancellable,
                     const char  **problem,
                     char        **argument);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TidePlace, tide_place_unref)

/* A transaction log that was handed over with its hive, as it was at that moment */
typedef struct
{
  TideEvidence *evidence;
  char         *sha256;
  gboolean      used; /* something in it went into the reading */
} TideLog;

TideLog *tide_log_new (TideEvidence *evidence, const char *sha256, gboolean used);
void     tide_log_free (TideLog *log);

/* What reading a place brought. */
typedef struct
{
  TideEvidenceKind  kind;
  TideEvidenceState state;
  const char       *problem; /* interned, "" if none */
  char             *argument;
  guint64           size;
  gint64            modified; /* Unix seconds, -1 if not known */
  guint             lacking;  /* TIDE_WIRE_LACKS_…: what of the reader's lock-down was not in force */
  char             *sha256;
  GVariant         *data;
  GPtrArray        *logs; /* (nullable) (element-type TideLog) */
} TideLoad;

void tide_load_free (TideLoad *load);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideLoad, tide_load_free)

/* Reads a place in the calling thread: hash and child side by side. @logs (nullable, element-type
 * TideEvidence) are what may be its transaction logs, if it is a hive; @keeps (nullable) are literals that
 * the catalogue wants to see of logs. NULL with @error only if the work was cancelled or the reader is
 * missing. */
TideLoad *tide_place_load (TidePlace         *self,
                           GPtrArray         *logs,
                           const char *const *keeps,
                           TideJob           *job,
                           GCancellable      *cancellable,
                           GError           **error);

TideEvidence *tide_evidence_new (const char *id, TidePlace *place, TideEvidence *container);
TidePlace    *tide_evidence_get_place (TideEvidence *self);
TideReading  *tide_evidence_get_reading (TideEvidence *self); /* (nullable) (transfer none) */
const char   *tide_evidence_get_problem (TideEvidence *self);
const char   *tide_evidence_get_argument (TideEvidence *self);
gint64        tide_evidence_get_modified_unix (TideEvidence *self);
GPtrArray    *tide_evidence_get_logs (TideEvidence *self); /* (nullable) (element-type TideLog) */
TideLog      *tide_evidence_find_log (TideEvidence *self, TideEvidence *log); /* (nullable) (transfer none) */

void tide_evidence_take_load (TideEvidence *self, TideLoad *load);
void tide_evidence_take_logs (TideEvidence *self, GPtrArray *logs);
void tide_evidence_set_pending (TideEvidence *self);
void tide_evidence_set_detail (TideEvidence *self, const char *detail);
void tide_evidence_set_derived_server (TideEvidence *self, const char *server);

G_END_DECLS
