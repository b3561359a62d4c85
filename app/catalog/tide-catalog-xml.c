/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "tide-catalog-entries.h"

char *
tide_xml_dup_attribute (xmlNode    *node,
                        const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

gboolean
tide_xml_get_boolean (xmlNode    *node,
                      const char *name)
{
  g_autofree char *value = tide_xml_dup_attribute (node, name);

  return g_strcmp0 (value, "true") == 0 || g_strcmp0 (value, "yes") == 0;
}

int
tide_xml_get_enum (xmlNode    *node,
                   const char *name,
                   GType       type)
{
  g_autofree char *word = tide_xml_dup_attribute (node, name);
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *value = word != NULL ? g_enum_get_value_by_nick (klass, word) : NULL;

  return value != NULL ? value->value : 0;
}

/* Words between white space */
static GStrv
dup_words (xmlNode    *node,
           const char *name)
{
  g_autofree char *value = tide_xml_dup_attribute (node, name);
  g_auto (GStrv) parts = g_strsplit_set (value != NULL ? value : "", " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);

  return g_strv_builder_end (words);
}

guint
tide_xml_get_generations (xmlNode *node)
{
  g_auto (GStrv) words = dup_words (node, "generations");
  g_autoptr (GEnumClass) klass = g_type_class_ref (TIDE_TYPE_GENERATION);
  guint bits = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      GEnumValue *value = g_enum_get_value_by_nick (klass, words[i]);

      if (value != NULL)
        bits |= 1u << value->value;
    }

  return bits;
}

/* xgettext collapses white space; a text that kept it would never be found in a translation. */
char *
tide_xml_dup_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *text = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *c = (const char *) content; c != NULL && *c != '\0'; c++)
    if (strchr (" \t\r\n", *c) != NULL)
      gap = text->len > 0;
    else
      {
        if (gap)
          g_string_append_c (text, ' ');
        gap = FALSE;
        g_string_append_c (text, *c);
      }
  xmlFree (content);

  return g_string_free (text, FALSE);
}

gboolean
tide_xml_is (xmlNode    *node,
             const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

char *
tide_xml_dup_child (xmlNode    *node,
                    const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (tide_xml_is (child, name))
      return tide_xml_dup_text (child);

  return NULL;
}

/* Texts of all children of a name, or an attribute of each */
GStrv
tide_xml_dup_children (xmlNode    *node,
                       const char *name,
                       const char *attribute)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (tide_xml_is (child, name))
      {
        g_autofree char *text = attribute != NULL ? tide_xml_dup_attribute (child, attribute)
                                                  : tide_xml_dup_text (child);

        g_strv_builder_add (texts, text);
      }

  return g_strv_builder_end (texts);
}

/* "from 5.0 before 6.0", either half alone, or nothing */
static void
read_windows (xmlNode          *applies,
              TideCatalogGates *gates)
{
  g_auto (GStrv) words = dup_words (applies, "windows");

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    tide_version_parse (words[i + 1],
                        g_str_equal (words[i], "from") ? &gates->windows_from : &gates->windows_to);
}

void
tide_xml_read_gates (xmlNode          *node,
                     TideCatalogGates *gates)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (tide_xml_is (child, "applies"))
      {
        gates->generations = tide_xml_get_generations (child);
        gates->cluster_node = tide_xml_get_boolean (child, "cluster-node");
        gates->exchange_clustering = tide_xml_get_boolean (child, "exchange-clustering");
        read_windows (child, gates);
      }
}

guint
tide_xml_read_needs (xmlNode *node)
{
  static const char *const needs[] = {
    "system", "software",   "exchange-keys", "cluster-hive", "cluster-directory",
    "log",    "native-log", "two-nodes", "installer-log", "installer-cache",
  };
  guint bits = 0;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (tide_xml_is (child, "needs"))
      {
        g_auto (GStrv) words = dup_words (child, "evidence");

        for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
          if (g_strv_contains ((const char *const *) words, needs[i]))
            bits |= 1u << i;
      }

  return bits;
}
