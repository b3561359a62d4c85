/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "tide-catalog-entries.h"
#include "tide-catalog-loader.h"

struct _TideCatalogLoader
{
  TideCatalog *catalog; /* not owned */
  xmlRelaxNG  *schema;
};

/* The first thing the validator complained about */
typedef struct
{
  char    *message;
  int      line;
  xmlNode *node;
} Complaint;

static void
ignore_error (void           *data,
              const xmlError *error)
{
}

static void
note_complaint (void           *data,
                const xmlError *error)
{
  Complaint *complaint = data;

  if (complaint->message != NULL)
    return;
  complaint->message = g_strstrip (g_strdup (error->message != NULL ? error->message : ""));
  complaint->line = error->line;
  complaint->node = error->node;
}

TideCatalogLoader *
tide_catalog_loader_new (TideCatalog *catalog,
                         GBytes      *schema,
                         GError     **error)
{
  TideCatalogLoader *self = g_new0 (TideCatalogLoader, 1);
  gsize size = 0;
  const char *data = g_bytes_get_data (schema, &size);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt (data, size);

  self->catalog = catalog;
  self->schema = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  if (self->schema == NULL)
    {
      g_set_error_literal (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_FAILED,
                           _("The schema of the catalogue cannot be used."));
      g_clear_pointer (&self, tide_catalog_loader_free);
    }

  return self;
}

void
tide_catalog_loader_free (TideCatalogLoader *self)
{
  xmlRelaxNGFree (self->schema);
  g_free (self);
}

/* A catalogue needs no DTD, and without one there are no entities to grow. */
static void
refuse_dtd (void          *context,
            const xmlChar *name,
            const xmlChar *external_id,
            const xmlChar *system_id)
{
  xmlParserCtxt *parser = context;

  *(gboolean *) parser->_private = TRUE;
  xmlStopParser (parser);
}

static void
set_parse_error (xmlParserCtxt *parser,
                 const char    *name,
                 gboolean       dtd,
                 GError       **error)
{
  const xmlError *problem = xmlCtxtGetLastError (parser);
  g_autofree char *message = NULL;

  if (dtd || problem == NULL || problem->message == NULL)
    message = g_strdup (_("a DTD is not allowed"));
  else
    message = g_strstrip (g_strdup (problem->message));
  g_set_error (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_NOT_XML,
               _("%s, line %d: not a catalogue: %s"), name,
               dtd || problem == NULL ? 1 : problem->line, message);
}

static xmlDoc *
parse (GBytes     *bytes,
       const char *name,
       GError    **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlParserCtxt *parser = xmlNewParserCtxt ();
  gboolean dtd = FALSE;
  xmlDoc *document;

  parser->_private = &dtd;
  parser->sax->internalSubset = refuse_dtd;
  parser->sax->serror = (xmlStructuredErrorFunc) ignore_error;
  document = xmlCtxtReadMemory (parser, data, size, name, NULL, XML_PARSE_NONET);
  if (dtd)
    g_clear_pointer (&document, xmlFreeDoc);
  if (document == NULL)
    set_parse_error (parser, name, dtd, error);
  xmlFreeParserCtxt (parser);

  return document;
}

/* The id of the entry that a node lies in: what a person searches the file for */
static char *
dup_entry_id (xmlNode *node)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    {
      char *id = tide_xml_dup_attribute (node, "id");

      if (id != NULL)
        return id;
    }

  return g_strdup (_("no id"));
}

static gboolean
validate (TideCatalogLoader *self,
          xmlDoc            *document,
          const char        *name,
          GError           **error)
{
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (self->schema);
  Complaint complaint = { NULL, 0, NULL };
  gboolean valid;

  xmlRelaxNGSetValidStructuredErrors (validator, (xmlStructuredErrorFunc) note_complaint, &complaint);
  valid = xmlRelaxNGValidateDoc (validator, document) == 0;
  if (!valid)
    {
      g_autofree char *id = dup_entry_id (complaint.node);

      g_set_error (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_INVALID, _("%s, line %d (%s): %s"), name,
                   complaint.line, id, complaint.message != NULL ? complaint.message : "");
    }
  g_free (complaint.message);
  xmlRelaxNGFreeValidCtxt (validator);

  return valid;
}

static gboolean
refuse (xmlNode    *node,
        const char *name,
        const char *what,
        GError    **error)
{
  g_autofree char *id = dup_entry_id (node);

  g_set_error (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_INCONSISTENT, _("%s, line %ld (%s): %s"), name,
               xmlGetLineNo (node), id, what);

  return FALSE;
}

static gboolean
check_fixes (TideCatalogLoader *self,
             xmlNode           *rule,
             const char        *name,
             GError           **error)
{
  for (xmlNode *child = rule->children; child != NULL; child = child->next)
    if (tide_xml_is (child, "fix"))
      {
        g_autofree char *fix = tide_xml_dup_attribute (child, "ref");

        if (tide_catalog_find_fix (self->catalog, fix) == NULL)
          {
            g_autofree char *what =
              g_strdup_printf (_("There is no fix “%s” in this file or before it."), fix);

            return refuse (child, name, what, error);
          }
      }

  return TRUE;
}

static GPtrArray *
list_literals (TideCatalogLoader *self)
{
  GPtrArray *keeps = self->catalog->entries[TIDE_ENTRY_KEEP];
  GPtrArray *literals = g_ptr_array_new ();

  for (guint i = 0; i < keeps->len; i++)
    g_ptr_array_add (literals, ((TideCatalogKeep *) g_ptr_array_index (keeps, i))->literal);
  g_ptr_array_add (literals, NULL);

  return literals;
}

/* A rule on logs is tried on its own samples before it is tried on anything else. */
static gboolean
check_condition (TideCatalogLoader *self,
                 xmlNode           *rule,
                 const char        *name,
                 GError           **error)
{
  g_autofree char *problem = NULL;
  g_autoptr (TideMatch) condition = tide_xml_read_condition (rule, &problem);
  g_autoptr (GPtrArray) literals = list_literals (self);

  if (condition != NULL)
    problem = tide_xml_try_samples (rule, condition, (const char *const *) literals->pdata);

  return problem == NULL || refuse (rule, name, problem, error);
}

static gboolean
check_rule (TideCatalogLoader *self,
            xmlNode           *rule,
            const char        *name,
            GError           **error)
{
  return check_fixes (self, rule, name, error) && check_condition (self, rule, name, error);
}

static void
add_entry (TideCatalog     *catalog,
           TideEntryKind    kind,
           TideCatalogEntry *entry)
{
  GPtrArray *entries = catalog->entries[kind];

  for (guint i = 0; i < entries->len; i++)
    if (g_ascii_strcasecmp (((TideCatalogEntry *) entries->pdata[i])->id, entry->id) == 0)
      {
        g_ptr_array_add (catalog->replaced, g_strdup (entry->id));
        tide_entry_classes[kind].free (g_steal_pointer (&entries->pdata[i]));
        entries->pdata[i] = entry;
        return;
      }
  g_ptr_array_add (entries, entry);
}

/* Entries of one kind. A later file may replace an id; the same file may not name it twice. */
static gboolean
read_entries (TideCatalogLoader *self,
              xmlNode           *root,
              TideEntryKind      kind,
              const char        *name,
              GError           **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (tide_xml_is (node, tide_entry_classes[kind].element))
      {
        TideCatalogEntry *entry;

        if (kind == TIDE_ENTRY_RULE && !check_rule (self, node, name, error))
          return FALSE;
        entry = tide_entry_classes[kind].read (node);
        if (!g_hash_table_add (seen, g_ascii_strdown (entry->id, -1)))
          {
            tide_entry_classes[kind].free (entry);
            return refuse (node, name, _("The id stands twice in this file."), error);
          }
        add_entry (self->catalog, kind, entry);
      }

  return TRUE;
}

/* Each literal costs time on every line of every log. */
static gboolean
check_keeps (TideCatalogLoader *self,
             xmlNode           *root,
             const char        *name,
             GError           **error)
{
  g_autofree char *what = NULL;

  if (self->catalog->entries[TIDE_ENTRY_KEEP]->len <= TIDE_CATALOG_MAX_KEEPS)
    return TRUE;
  what = g_strdup_printf (_("There are more than %u literals to keep entries by, in all files together."),
                          TIDE_CATALOG_MAX_KEEPS);

  return refuse (root, name, what, error);
}

static gboolean
read_document (TideCatalogLoader *self,
               xmlDoc            *document,
               const char        *name,
               GError           **error)
{
  /* Rules refer to fixes, which may stand anywhere in the same file. */
  static const TideEntryKind order[] = {
    TIDE_ENTRY_GENERATION, TIDE_ENTRY_ROLE, TIDE_ENTRY_FILE, TIDE_ENTRY_RESOURCE_TYPE,
    TIDE_ENTRY_EVENT_SOURCE, TIDE_ENTRY_FIX, TIDE_ENTRY_KEEP, TIDE_ENTRY_READINESS, TIDE_ENTRY_RULE,
    TIDE_ENTRY_CODE,
  };
  xmlNode *root = xmlDocGetRootElement (document);

  if (self->catalog->version == NULL)
    self->catalog->version = tide_xml_dup_attribute (root, "version");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (!read_entries (self, root, order[i], name, error))
      return FALSE;

  return check_keeps (self, root, name, error);
}

gboolean
tide_catalog_loader_add (TideCatalogLoader *self,
                         GBytes            *bytes,
                         const char        *name,
                         GError           **error)
{
  xmlDoc *document = parse (bytes, name, error);
  gboolean good;

  if (document == NULL)
    return FALSE;
  good = validate (self, document, name, error) && read_document (self, document, name, error);
  xmlFreeDoc (document);

  return good;
}
