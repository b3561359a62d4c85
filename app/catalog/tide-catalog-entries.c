/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tide-enum-types.h>

#include "base/tide-code.h"
#include "tide-catalog-entries.h"

static void
read_version (xmlNode     *node,
              const char  *name,
              TideVersion *version)
{
  g_autofree char *text = tide_xml_dup_attribute (node, name);

  tide_version_parse (text, version);
}

static gpointer
generation_read (xmlNode *node)
{
  TideCatalogGeneration *self = g_new0 (TideCatalogGeneration, 1);

  self->id = tide_xml_dup_attribute (node, "id");
  self->generation = tide_xml_get_enum (node, "id", TIDE_TYPE_GENERATION);
  self->title = tide_xml_dup_child (node, "title");
  self->registry_root = tide_xml_dup_attribute (node, "registry-root");
  read_version (node, "from", &self->from);
  read_version (node, "to", &self->to);
  self->has_roles = tide_xml_get_boolean (node, "roles");
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
generation_free (gpointer data)
{
  TideCatalogGeneration *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->registry_root);
  g_strfreev (self->sources);
  g_free (self);
}

static gpointer
role_read (xmlNode *node)
{
  TideCatalogRole *self = g_new0 (TideCatalogRole, 1);

  self->id = tide_xml_dup_attribute (node, "id");
  self->title = tide_xml_dup_child (node, "title");
  self->names = tide_xml_dup_children (node, "alias", NULL);
  self->setup_code = tide_xml_dup_attribute (node, "setup-code");
  self->generations = tide_xml_get_generations (node);
  self->configures = tide_xml_get_boolean (node, "configures");
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
role_free (gpointer data)
{
  TideCatalogRole *self = data;

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->names);
  g_free (self->setup_code);
  g_strfreev (self->sources);
  g_free (self);
}

static gpointer
file_read (xmlNode *node)
{
  TideCatalogFile *self = g_new0 (TideCatalogFile, 1);

  self->id = tide_xml_dup_attribute (node, "id");
  self->title = tide_xml_dup_child (node, "title");
  tide_xml_read_gates (node, &self->gates);
  self->required = tide_xml_get_boolean (node, "required");
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
file_free (gpointer data)
{
  TideCatalogFile *self = data;

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->sources);
  g_free (self);
}

static gpointer
resource_type_read (xmlNode *node)
{
  TideCatalogResourceType *self = g_new0 (TideCatalogResourceType, 1);

  self->id = tide_xml_dup_attribute (node, "id");
  self->dll = tide_xml_dup_attribute (node, "dll");
  self->generations = tide_xml_get_generations (node);
  self->confirmed = tide_xml_get_boolean (node, "confirmed");
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
resource_type_free (gpointer data)
{
  TideCatalogResourceType *self = data;

  g_free (self->id);
  g_free (self->dll);
  g_strfreev (self->sources);
  g_free (self);
}

static gpointer
event_source_read (xmlNode *node)
{
  TideCatalogEventSource *self = g_new0 (TideCatalogEventSource, 1);

  self->id = tide_xml_dup_attribute (node, "id");
  self->names = tide_xml_dup_children (node, "alias", NULL);
  self->log = tide_xml_dup_attribute (node, "log");
  self->message_file = tide_xml_dup_attribute (node, "message-file");
  self->generations = tide_xml_get_generations (node);
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
event_source_free (gpointer data)
{
  TideCatalogEventSource *self = data;

  g_free (self->id);
  g_strfreev (self->names);
  g_free (self->log);
  g_free (self->message_file);
  g_strfreev (self->sources);
  g_free (self);
}

static gpointer
fix_read (xmlNode *node)
{
  TideCatalogFix *self = g_new0 (TideCatalogFix, 1);
  g_autofree char *order = tide_xml_dup_attribute (node, "order");

  self->id = tide_xml_dup_attribute (node, "id");
  self->title = tide_xml_dup_child (node, "title");
  self->explanation = tide_xml_dup_child (node, "explanation");
  self->warning = tide_xml_dup_child (node, "warning");
  self->scope = tide_xml_get_enum (node, "scope", TIDE_TYPE_FIX_SCOPE);
  self->risk = tide_xml_get_enum (node, "risk", TIDE_TYPE_RISK);
  self->restart = tide_xml_get_boolean (node, "restart");
  self->reversible = tide_xml_get_boolean (node, "reversible");
  self->order = g_ascii_strtoull (order, NULL, 10);
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
fix_free (gpointer data)
{
  TideCatalogFix *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->explanation);
  g_free (self->warning);
  g_strfreev (self->sources);
  g_free (self);
}

static gpointer
keep_read (xmlNode *node)
{
  TideCatalogKeep *self = g_new0 (TideCatalogKeep, 1);

  self->id = tide_xml_dup_attribute (node, "id");
  self->literal = tide_xml_dup_attribute (node, "literal");

  return self;
}

static void
keep_free (gpointer data)
{
  TideCatalogKeep *self = data;

  g_free (self->id);
  g_free (self->literal);
  g_free (self);
}

static gpointer
readiness_read (xmlNode *node)
{
  TideCatalogReadiness *self = g_new0 (TideCatalogReadiness, 1);

  self->id = tide_xml_dup_attribute (node, "id");
  self->title = tide_xml_dup_child (node, "title");
  self->advice = tide_xml_dup_child (node, "advice");
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
readiness_free (gpointer data)
{
  TideCatalogReadiness *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->advice);
  g_strfreev (self->sources);
  g_free (self);
}

/* The number names the entry, however it is written. */
static gpointer
code_read (xmlNode *node)
{
  TideCatalogCode *self = g_new0 (TideCatalogCode, 1);
  g_autofree char *value = tide_xml_dup_attribute (node, "value");

  tide_code_read (value, &self->value);
  self->id = g_strdup_printf ("0x%08x", self->value);
  self->kind = tide_xml_dup_attribute (node, "kind");
  self->name = tide_xml_dup_attribute (node, "name");
  self->meaning = tide_xml_dup_child (node, "meaning");
  self->sources = tide_xml_dup_children (node, "source", NULL);

  return self;
}

static void
code_free (gpointer data)
{
  TideCatalogCode *self = data;

  g_free (self->id);
  g_free (self->kind);
  g_free (self->name);
  g_free (self->meaning);
  g_strfreev (self->sources);
  g_free (self);
}

const TideEntryClass tide_entry_classes[TIDE_N_ENTRY_KINDS] = {
  [TIDE_ENTRY_GENERATION] = { "generation", generation_read, generation_free },
  [TIDE_ENTRY_ROLE] = { "role", role_read, role_free },
  [TIDE_ENTRY_FILE] = { "file", file_read, file_free },
  [TIDE_ENTRY_RESOURCE_TYPE] = { "resource-type", resource_type_read, resource_type_free },
  [TIDE_ENTRY_EVENT_SOURCE] = { "event-source", event_source_read, event_source_free },
  [TIDE_ENTRY_RULE] = { "rule", tide_rule_read, tide_rule_free },
  [TIDE_ENTRY_FIX] = { "fix", fix_read, fix_free },
  [TIDE_ENTRY_CODE] = { "code", code_read, code_free },
  [TIDE_ENTRY_KEEP] = { "keep", keep_read, keep_free },
  [TIDE_ENTRY_READINESS] = { "readiness", readiness_read, readiness_free },
};
