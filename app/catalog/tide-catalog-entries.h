/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the entries of a catalogue are kept and read. Only app/catalog includes this. */
#include <libxml/tree.h>

#include "catalog/tide-catalog-private.h"

G_BEGIN_DECLS

typedef enum
{
  TIDE_ENTRY_GENERATION,
  TIDE_ENTRY_ROLE,
  TIDE_ENTRY_FILE,
  TIDE_ENTRY_RESOURCE_TYPE,
  TIDE_ENTRY_EVENT_SOURCE,
  TIDE_ENTRY_RULE,
  TIDE_ENTRY_FIX,
  TIDE_ENTRY_CODE,
  TIDE_ENTRY_KEEP,
  TIDE_ENTRY_READINESS,
  TIDE_N_ENTRY_KINDS,
} TideEntryKind;

/* Every kind of entry begins with its id. */
typedef struct
{
  char *id;
} TideCatalogEntry;

typedef struct
{
  const char    *element;
  gpointer       (*read) (xmlNode *node);
  GDestroyNotify free;
} TideEntryClass;

extern const TideEntryClass tide_entry_classes[TIDE_N_ENTRY_KINDS];

struct _TideCatalog
{
  GObject parent_instance;

  char      *version;
  GPtrArray *entries[TIDE_N_ENTRY_KINDS];
  GPtrArray *replaced; /* ids; NULL-terminated once loaded */
  GPtrArray *keeps;    /* literals; NULL-terminated once loaded */
};

/* Reading attributes and elements of a validated document; texts with white space as gettext has it. */
char    *tide_xml_dup_attribute (xmlNode *node, const char *name);
gboolean tide_xml_get_boolean (xmlNode *node, const char *name);
int      tide_xml_get_enum (xmlNode *node, const char *name, GType type);
guint    tide_xml_get_generations (xmlNode *node);
char    *tide_xml_dup_text (xmlNode *node);
char    *tide_xml_dup_child (xmlNode *node, const char *name);
GStrv    tide_xml_dup_children (xmlNode *node, const char *name, const char *attribute);
gboolean tide_xml_is (xmlNode *node, const char *name);
void     tide_xml_read_gates (xmlNode *node, TideCatalogGates *gates);
guint    tide_xml_read_needs (xmlNode *node);

/* The condition on logs of a rule, if it has one; NULL with @problem: an expression cannot be used. */
TideMatch *tide_xml_read_condition (xmlNode *rule, char **problem);
/* Why the samples of a rule do not bear it out; @keeps: literals that entries are kept for; (transfer full)
 * (nullable) */
char *tide_xml_try_samples (xmlNode *rule, const TideMatch *condition, const char *const *keeps);

gpointer tide_rule_read (xmlNode *node);
void     tide_rule_free (gpointer rule);

G_END_DECLS
