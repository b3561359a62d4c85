/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tide-enum-types.h>

#include "tide-catalog-entries.h"

static const char *const text_elements[TIDE_N_TEXTS] = {
  [TIDE_TEXT_TITLE] = "title",
  [TIDE_TEXT_PASS] = "pass",
  [TIDE_TEXT_FAIL] = "fail",
  [TIDE_TEXT_INFORMATION] = "information",
  [TIDE_TEXT_UNKNOWN] = "unknown",
  [TIDE_TEXT_ADVICE] = "advice",
};

static void
text_free (gpointer data)
{
  TideCatalogText *self = data;

  g_strfreev (self->words);
  g_free (self->text);
  g_free (self);
}

static GPtrArray *
read_texts (xmlNode    *node,
            const char *element)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (text_free);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (tide_xml_is (child, element))
      {
        TideCatalogText *text = g_new0 (TideCatalogText, 1);
        g_autofree char *words = tide_xml_dup_attribute (child, "case");

        text->words = g_strsplit (words != NULL ? words : "", " ", -1);
        text->text = tide_xml_dup_text (child);
        g_ptr_array_add (texts, text);
      }

  return texts;
}

static TideRuleScope
read_scope (xmlNode *node)
{
  g_autofree char *scope = tide_xml_dup_attribute (node, "scope");

  if (g_strcmp0 (scope, "cluster") == 0)
    return TIDE_RULE_SCOPE_CLUSTER;
  return g_strcmp0 (scope, "case") == 0 ? TIDE_RULE_SCOPE_CASE : TIDE_RULE_SCOPE_SERVER;
}

static void
read_weight (xmlNode         *node,
             TideCatalogRule *self)
{
  g_autofree char *severity = tide_xml_dup_attribute (node, "severity");

  self->confirmed = tide_xml_get_boolean (node, "confirmed");
  self->information = g_strcmp0 (severity, "information") == 0;
  if (!self->information)
    self->severity = tide_xml_get_enum (node, "severity", TIDE_TYPE_SEVERITY);
}

gpointer
tide_rule_read (xmlNode *node)
{
  TideCatalogRule *self = g_new0 (TideCatalogRule, 1);
  g_auto (GStrv) checks = tide_xml_dup_children (node, "check", "name");

  self->id = tide_xml_dup_attribute (node, "id");
  self->aliases = tide_xml_dup_children (node, "alias", NULL);
  self->scope = read_scope (node);
  self->explanation = tide_xml_dup_child (node, "explanation");
  for (guint i = 0; i < TIDE_N_TEXTS; i++)
    self->texts[i] = read_texts (node, text_elements[i]);
  self->sources = tide_xml_dup_children (node, "source", NULL);
  read_weight (node, self);
  tide_xml_read_gates (node, &self->gates);
  self->needs = tide_xml_read_needs (node);
  self->check = g_strdup (checks[0]);
  self->match = tide_xml_read_condition (node, NULL);
  self->fixes = tide_xml_dup_children (node, "fix", "ref");

  return self;
}

void
tide_rule_free (gpointer data)
{
  TideCatalogRule *self = data;

  g_free (self->id);
  g_strfreev (self->aliases);
  g_free (self->explanation);
  for (guint i = 0; i < TIDE_N_TEXTS; i++)
    g_ptr_array_unref (self->texts[i]);
  g_strfreev (self->sources);
  g_free (self->check);
  g_clear_pointer (&self->match, tide_match_free);
  g_strfreev (self->fixes);
  g_free (self);
}

gboolean
tide_catalog_text_fits (const TideCatalogText *text,
                        GHashTable            *words)
{
  for (guint i = 0; text->words[i] != NULL; i++)
    {
      g_auto (GStrv) choices = g_strsplit (text->words[i], "|", -1);
      gboolean fits = *text->words[i] == '\0';

      for (guint j = 0; choices[j] != NULL; j++)
        fits = fits || g_hash_table_contains (words, choices[j]);
      if (!fits)
        return FALSE;
    }

  return TRUE;
}

const char *
tide_catalog_rule_get_text (const TideCatalogRule *rule,
                            TideTextUse            use,
                            GHashTable            *words)
{
  GPtrArray *texts = rule->texts[use];

  for (guint i = 0; i < texts->len; i++)
    {
      const TideCatalogText *text = g_ptr_array_index (texts, i);

      if (tide_catalog_text_fits (text, words))
        return text->text;
    }

  return NULL;
}
