/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-citation.h>
#include <tidemark/tide-finding.h>
#include <tidemark/tide-server.h>

#include "catalog/tide-catalog-private.h"
#include "facts/tide-story.h"

G_BEGIN_DECLS

/* The gates in the order in which they are tried */
typedef enum
{
  TIDE_GATE_NONE,
  TIDE_GATE_EXCHANGE,
  TIDE_GATE_GENERATION,
  TIDE_GATE_WINDOWS,
  TIDE_GATE_CLUSTER_NODE,
  TIDE_GATE_EXCHANGE_CLUSTERING,
  TIDE_GATE_CHECK, /* not a gate: the rule asks for a check that this program does not have */
} TideGate;

/* Parts of the sentence that says where setup stopped; each stands in one after it. */
typedef enum
{
  TIDE_STORY_TASK,
  TIDE_STORY_REASON,
  TIDE_STORY_WHERE,
  TIDE_STORY_WHOLE,
  TIDE_N_STORY_PARTS,
} TideStoryPart;

/*
 * A finding while it is made. Sentences are not stored: a finding holds its rule and named arguments, and
 * tide_finding_get_title() puts them into the translated template.
 */
struct _TideFinding
{
  GObject parent_instance;

  TideCatalog           *catalog;   /* keeps @rule_entry alive */
  const TideCatalogRule *rule_entry;
  char                  *id;
  char                  *subject;   /* (nullable) */
  char                  *server;    /* (nullable) id */
  char                  *server_name; /* (nullable) computer name */
  TideFindingState       state;
  TideSeverity           severity;
  GHashTable            *arguments; /* name → text, safe for display */
  GHashTable            *msgids;    /* name → text of the catalogue; an argument once it is translated */
  GStrv                  sources;   /* (nullable) in place of the rule's */
  GHashTable            *words;     /* set: what is true of it, for choosing among the rule's texts */
  const char            *story[TIDE_N_STORY_PARTS]; /* (nullable) msgids */
  const TideCatalogCode *code;      /* (nullable) that its error names */
  TideGate               gate;      /* which gate is closed or undecided */
  guint                  missing;   /* TideNeed bits that are missing */
  gboolean               stale;     /* it was looked for in a hive that may be out of date */
  gboolean               damaged;   /* … or in a damaged one */
  GListStore            *citations;
  GListStore            *fixes;     /* filled by fixes/ */
};

/* @server: (nullable); what is said of it goes into id and arguments. */
TideFinding *tide_finding_new (TideCatalog           *catalog,
                               const TideCatalogRule *rule,
                               const char            *subject,
                               TideServer            *server,
                               TideFindingState       state);

/* Named arguments and words for the choice of texts; @value NULL sets nothing. */
void tide_finding_set (TideFinding *self, const char *name, const char *value);
void tide_finding_set_msgid (TideFinding *self, const char *name, const char *msgid);
void tide_finding_set_number (TideFinding *self, const char *name, guint64 value);
void tide_finding_add_word (TideFinding *self, const char *word);
void tide_finding_add_generation (TideFinding *self, TideServer *server);
/* @citation: (nullable) (transfer none) */
void tide_finding_cite (TideFinding *self, TideCitation *citation);
void tide_finding_cite_all (TideFinding *self, GListModel *citations);

/* What a finding in a log adds to its detail: whether it stopped the run. (transfer full) (nullable) */
char *tide_finding_describe_weight (TideFinding *self);
/* Where setup stopped: takes the place of the rule's text for a failure. */
void tide_finding_set_story (TideFinding *self, const TideStory *story);
/* The code of an error that the finding is about; what the catalogue does not know is left out. */
void tide_finding_set_code (TideFinding *self, guint32 value);
/* What that code means: a sentence. (transfer full) (nullable) */
char *tide_finding_describe_code (TideFinding *self);
/* Whether what it rests on may be out of date or incomplete: a sentence. (transfer full) (nullable) */
char *tide_finding_describe_doubt (TideFinding *self);
/* Why a rule does not apply, and what is missing to tell: sentences. (transfer full) */
char *tide_finding_describe_gate (TideFinding *self);
char *tide_finding_describe_missing (TideFinding *self);

/* Text with {name} replaced by arguments; what is unknown stays as it is. (transfer full) */
char *tide_text_fill (const char *template, GHashTable *arguments);

G_END_DECLS
