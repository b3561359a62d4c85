/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-finding.h>

#include "catalog/tide-catalog-private.h"

G_BEGIN_DECLS

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
  char                  *gate;      /* (nullable) which gate is closed, a word */
  guint                  missing;   /* TideNeed bits that are missing */
  GListStore            *citations;
  GListStore            *fixes;     /* filled by fixes/ */
};

/* Text with {name} replaced by arguments; what is unknown stays as it is. (transfer full) */
char *tide_text_fill (const char *template, GHashTable *arguments);

G_END_DECLS
