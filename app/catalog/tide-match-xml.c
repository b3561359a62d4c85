/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tide-catalog-entries.h"

static const struct
{
  const char *element;
  TideMatchOperator operator;
} operators[] = {
  { "match", TIDE_MATCH_LEAF },
  { "all", TIDE_MATCH_ALL },
  { "any", TIDE_MATCH_ANY },
  { "not", TIDE_MATCH_NOT },
};

static const struct
{
  const char   *word;
  TideMatchKind kind;
} kinds[] = {
  { "error", TIDE_MATCH_ERROR }, { "rule", TIDE_MATCH_RULE },     { "setting", TIDE_MATCH_SETTING },
  { "head", TIDE_MATCH_HEAD },   { "native", TIDE_MATCH_NATIVE }, { "kept", TIDE_MATCH_KEPT },
};

static TideMatch *read_condition (xmlNode *node, char **problem);

static guint
read_kinds (xmlNode *node)
{
  g_autofree char *text = tide_xml_dup_attribute (node, "in");
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);
  guint bits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strv_contains ((const char *const *) words, kinds[i].word))
      bits |= kinds[i].kind;

  return bits;
}

static TideMatchWithin
read_within (xmlNode *node)
{
  g_autofree char *word = tide_xml_dup_attribute (node, "within");

  if (g_strcmp0 (word, "entry") == 0)
    return TIDE_MATCH_WITHIN_ENTRY;

  return g_strcmp0 (word, "error-block") == 0 ? TIDE_MATCH_WITHIN_BLOCK : TIDE_MATCH_WITHIN_RUN;
}

/* Names of "(?'name'…)" and "(?<name>…)" */
static GStrv
list_groups (const char *pattern)
{
  g_autoptr (GRegex) group = g_regex_new ("\\(\\?P?['<]([A-Za-z][A-Za-z0-9]*)['>]", 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_regex_match (group, pattern, 0, &info);
  for (; g_match_info_matches (info); g_match_info_next (info, NULL))
    {
      g_autofree char *name = g_match_info_fetch (info, 1);

      g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

/* Texts are bytes: what a log holds need not be UTF-8, and case is ASCII's. */
static void
read_regex (xmlNode   *node,
            TideMatch *self,
            char     **problem)
{
  g_autofree char *pattern = tide_xml_dup_attribute (node, "regex");
  g_autoptr (GError) error = NULL;

  if (pattern == NULL)
    return;
  self->regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, &error);
  self->groups = list_groups (pattern);
  if (error != NULL && problem != NULL && *problem == NULL)
    *problem = g_strdup (error->message);
}

static xmlNode *
find_child (xmlNode    *node,
            const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (name != NULL ? tide_xml_is (child, name) : child->type == XML_ELEMENT_NODE)
      return child;

  return NULL;
}

static void
read_before (xmlNode   *node,
             TideMatch *self,
             char     **problem)
{
  xmlNode *before = find_child (node, "before");
  g_autofree char *lines = NULL;

  if (before == NULL)
    return;
  lines = tide_xml_dup_attribute (before, "lines");
  self->before_lines = g_ascii_strtoull (lines, NULL, 10);
  self->before = read_condition (find_child (before, NULL), problem);
}

static void
read_leaf (xmlNode   *node,
           TideMatch *self,
           char     **problem)
{
  g_autofree char *contains = tide_xml_dup_attribute (node, "contains");

  self->kinds = read_kinds (node);
  self->name = tide_xml_dup_attribute (node, "name");
  self->value = tide_xml_dup_attribute (node, "value");
  self->task = tide_xml_dup_attribute (node, "task");
  self->contains = contains != NULL ? g_ascii_strdown (contains, -1) : NULL;
  read_regex (node, self, problem);
  read_before (node, self, problem);
}

/* (nullable): of a node that is no condition */
static TideMatch *
read_condition (xmlNode *node,
                char   **problem)
{
  TideMatch *self = NULL;

  for (guint i = 0; self == NULL && node != NULL && i < G_N_ELEMENTS (operators); i++)
    if (tide_xml_is (node, operators[i].element))
      {
        self = g_new0 (TideMatch, 1);
        self->operator = operators[i].operator;
      }
  if (self == NULL)
    return NULL;
  self->within = read_within (node);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_match_free);
  if (self->operator == TIDE_MATCH_LEAF)
    read_leaf (node, self, problem);
  for (xmlNode *child = node->children; self->operator != TIDE_MATCH_LEAF && child != NULL;
       child = child->next)
    {
      TideMatch *condition = read_condition (child, problem);

      if (condition != NULL)
        g_ptr_array_add (self->children, condition);
    }

  return self;
}

TideMatch *
tide_xml_read_condition (xmlNode *rule,
                         char   **problem)
{
  g_autofree char *found = NULL;
  TideMatch *self = NULL;

  for (xmlNode *child = rule->children; self == NULL && child != NULL; child = child->next)
    self = read_condition (child, &found);
  if (found == NULL)
    return self;
  if (problem != NULL)
    *problem = g_steal_pointer (&found);
  tide_match_free (self);

  return NULL;
}

static char *
try_sample (xmlNode           *node,
            const TideMatch   *condition,
            const char *const *keeps,
            gboolean           wanted)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autoptr (TideMatchEntries) entries = tide_match_entries_read_sample ((const char *) content, keeps);
  g_auto (TideMatchFound) found = { NULL, NULL };
  TideTruth answer = tide_match_try (condition, entries, &found);

  xmlFree (content);
  if (answer == (wanted ? TIDE_TRUTH_YES : TIDE_TRUTH_NO))
    return NULL;

  return g_strdup_printf (wanted ? _("The sample at line %ld should match, and does not.")
                                 : _("The sample at line %ld should not match, and does."),
                          xmlGetLineNo (node));
}

char *
tide_xml_try_samples (xmlNode           *rule,
                      const TideMatch   *condition,
                      const char *const *keeps)
{
  gboolean seen[2] = { FALSE, FALSE };

  for (xmlNode *child = rule->children; child != NULL; child = child->next)
    if (tide_xml_is (child, "sample"))
      {
        gboolean wanted = tide_xml_get_boolean (child, "matches");
        char *problem = try_sample (child, condition, keeps, wanted);

        if (problem != NULL)
          return problem;
        seen[wanted] = TRUE;
      }
  if (!seen[FALSE] || !seen[TRUE])
    return g_strdup (_("A rule on logs needs a sample that matches and one that does not."));

  return NULL;
}
