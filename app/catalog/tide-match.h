/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Rules on logs: a condition that a catalogue states, tried on the entries of one run. Texts are compared
 * without regard to ASCII case. Pure; the samples in the catalogue are tried by the same code.
 */
#include <gio/gio.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

/* Which entries a condition speaks of */
typedef enum
{
  TIDE_MATCH_ERROR = 1 << 0,   /* levelled ERROR and not taken back */
  TIDE_MATCH_RULE = 1 << 1,    /* shows that a readiness rule fired */
  TIDE_MATCH_SETTING = 1 << 2, /* the last value of a setting */
  TIDE_MATCH_HEAD = 1 << 3,    /* one of setup's own sentences */
  TIDE_MATCH_NATIVE = 1 << 4,  /* of the native engine; of frames those that count */
  TIDE_MATCH_KEPT = 1 << 5,    /* kept because it holds a literal of the catalogue */
  TIDE_MATCH_REQUIRED = 1 << 6,    /* levelled so; for predicates */
  TIDE_MATCH_RECOMMENDED = 1 << 7, /* likewise */
} TideMatchKind;

typedef struct
{
  guint       kinds;
  guint64     line;
  guint64     n_lines;
  guint64     offset;
  guint64     length;
  const char *text; /* not NUL-terminated */
  gsize       size;
  guint       block; /* of errors; 0: outside of any */
  const char *task;  /* (nullable) that the block names */
  /* From here on filled by tide_match_entries_finish() */
  char *folded; /* @text in lower case */
  char *name;   /* (nullable) of a rule or setting */
  char *value;  /* (nullable) */
} TideMatchEntry;

typedef struct
{
  guint entry;
  gsize position; /* of the first one in it */
} TideMatchHit;

typedef struct
{
  GArray       *entries; /* TideMatchEntry, in file order */
  GStringChunk *strings; /* for texts that nobody else holds */
  guint         stop;    /* the block in which the run stopped; 0: none */
  GHashTable   *index;   /* (nullable) literal → TideMatchHit in the order of entries */
} TideMatchEntries;

TideMatchEntries     *tide_match_entries_new (void);
void                  tide_match_entries_free (TideMatchEntries *self);
void                  tide_match_entries_add (TideMatchEntries *self, const TideMatchEntry *entry);
void                  tide_match_entries_finish (TideMatchEntries *self);
guint                 tide_match_entries_get_n (const TideMatchEntries *self);
const TideMatchEntry *tide_match_entries_get (const TideMatchEntries *self, guint i);
guint                 tide_match_entries_find_block (const TideMatchEntries *self, guint block);
/* "… [Name:…]" of a rule or setting; (transfer full) (nullable) */
char *tide_match_dup_bracket (const TideMatchEntry *entry, const char *name);

/* tide-match-index.c: literals are searched for in one pass */
void          tide_match_entries_index (TideMatchEntries *self, GPtrArray *literals);
const GArray *tide_match_entries_lookup (const TideMatchEntries *self, const char *literal);
guint         tide_match_hits_find (const GArray *hits, guint from);

/* A sample of the catalogue: a line per entry, "| " before one that continues it. @keeps: (nullable): the
 * literals that entries are kept for. */
TideMatchEntries *tide_match_entries_read_sample (const char *sample, const char *const *keeps);

typedef enum
{
  TIDE_MATCH_LEAF,
  TIDE_MATCH_ALL,
  TIDE_MATCH_ANY,
  TIDE_MATCH_NOT,
} TideMatchOperator;

typedef enum
{
  TIDE_MATCH_WITHIN_RUN,
  TIDE_MATCH_WITHIN_BLOCK,
  TIDE_MATCH_WITHIN_ENTRY,
} TideMatchWithin;

typedef struct _TideMatch TideMatch;
struct _TideMatch
{
  TideMatchOperator operator;
  TideMatchWithin   within;
  GPtrArray        *children; /* TideMatch */
  guint             kinds;
  char             *name;
  char             *value;
  char             *contains; /* folded */
  char             *task;
  GRegex           *regex;    /* (nullable) */
  GStrv             groups;   /* its named groups */
  TideMatch        *before;   /* (nullable) must stand shortly before */
  guint             before_lines;
};

void tide_match_free (TideMatch *self);
void tide_match_list_literals (const TideMatch *self, GPtrArray *literals);

typedef struct
{
  const TideMatchEntry *entry;
  guint64               line; /* where in it */
  gsize                 start; /* where that line begins in its text */
} TideMatchPlace;

/* What a condition was met by */
typedef struct
{
  GArray     *places;   /* (nullable) TideMatchPlace */
  GHashTable *captures; /* (nullable) name → text, safe for display */
} TideMatchFound;

void      tide_match_found_clear (TideMatchFound *found);
TideTruth tide_match_try (const TideMatch *self, const TideMatchEntries *entries, TideMatchFound *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideMatchEntries, tide_match_entries_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideMatch, tide_match_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideMatchFound, tide_match_found_clear)

G_END_DECLS
