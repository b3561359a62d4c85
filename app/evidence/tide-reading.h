/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

/*
 * What a reader says about one piece of evidence and its companions. Made once, immutable; the same
 * whether it came from the child, from a saved case or from a rehearsed copy.
 */
typedef struct
{
  char             *evidence; /* id */
  TideEvidenceKind  kind;
  TideEvidenceState state;
  char             *name;     /* the file's own name, safe for display */
  char             *group;    /* the folder it lay in, as a path, '/' between names, safe for display */
  char             *assigned; /* (nullable) the server that a person said it belongs to */
  gint64            modified; /* change time, Unix seconds; -1 if not known */
  char             *sha256;   /* (nullable) of the whole file */
  GVariant         *data;     /* (nullable) of the type in base/tide-wire.h that goes with @kind */
  char            **logs;      /* (nullable) ids of the transaction logs that were read with a hive */
  char            **log_names; /* (nullable) their names, in the same order */
  gpointer          unpacked;  /* (nullable) see tide_reading_unpack() */
  GDestroyNotify    free_unpacked;
} TideReading;

#define TIDE_TYPE_READING (tide_reading_get_type ())
GType tide_reading_get_type (void);

TideReading *tide_reading_new (const char       *evidence,
                               TideEvidenceKind  kind,
                               TideEvidenceState state,
                               const char       *name,
                               const char       *group,
                               const char       *assigned,
                               gint64            modified,
                               GVariant         *data);
TideReading *tide_reading_with_data (TideReading *self,
                                     GVariant    *data);
/* While nobody else has it yet */
void         tide_reading_set_logs (TideReading       *self,
                                    const char *const *ids,
                                    const char *const *names);
TideReading *tide_reading_ref (TideReading *self);
void         tide_reading_unref (TideReading *self);

/*
 * What a later stage reads out of @data once for all who ask, whatever thread they are in. @unpack: makes it,
 * and does not fail; @free_func: frees it with the reading. All calls name the same two.
 */
gconstpointer tide_reading_unpack (TideReading   *self,
                                   gpointer     (*unpack) (TideReading *reading),
                                   GDestroyNotify free_func);

/*
 * Whether a hive was in use when it was copied and its logs could not be applied: all that was read from it
 * may be out of date. @data: a reading of any kind.
 */
gboolean tide_reading_is_stale (GVariant *data);

/* The wire type of a kind's reading, %NULL for kinds without one. */
const char *tide_reading_type_of (TideEvidenceKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideReading, tide_reading_unref)

G_END_DECLS
