/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "findings/tide-checks.h"
#include "findings/tide-findings.h"

/*
 * The table of predicates against the catalogue, both ways: each rule's check exists, each predicate is
 * used, and the texts ask for nothing that the predicate does not say.
 */
static TideCatalog *catalog;

static const TideCheckEntry *
find_entry (const char *name)
{
  for (guint i = 0; tide_checks[i].name != NULL; i++)
    if (strcmp (tide_checks[i].name, name) == 0)
      return &tide_checks[i];

  return NULL;
}

static void
test_rules_have_checks (void)
{
  GPtrArray *rules = tide_catalog_get_rules (catalog);
  const char *const *checks = tide_findings_list_checks ();

  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);

      g_test_message ("%s", rule->id);
      g_assert_true (rule->match != NULL || g_strv_contains (checks, rule->check));
    }
}

static void
test_checks_have_rules (void)
{
  GPtrArray *rules = tide_catalog_get_rules (catalog);
  const char *const *checks = tide_findings_list_checks ();

  g_assert_nonnull (checks[0]);
  for (guint i = 0; checks[i] != NULL; i++)
    {
      gboolean used = FALSE;

      for (guint j = 0; j < rules->len; j++)
        used = used || g_strcmp0 (((TideCatalogRule *) g_ptr_array_index (rules, j))->check, checks[i]) == 0;
      g_test_message ("%s", checks[i]);
      g_assert_true (used);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (checks[i], !=, checks[j]);
    }
}

/* Words that the engine itself says of any finding */
static gboolean
is_common_word (const char *word)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (TIDE_TYPE_FINDING_STATE);
  g_autoptr (GEnumClass) generations = g_type_class_ref (TIDE_TYPE_GENERATION);

  return strcmp (word, "none") == 0 || g_enum_get_value_by_nick (states, word) != NULL ||
         g_enum_get_value_by_nick (generations, word) != NULL;
}

static gboolean
is_listed (const char *list,
           const char *word)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static void
list_groups (const TideMatch *match,
             GString         *names)
{
  for (guint i = 0; match->groups != NULL && match->groups[i] != NULL; i++)
    g_string_append_printf (names, " %s", match->groups[i]);
  for (guint i = 0; i < match->children->len; i++)
    list_groups (g_ptr_array_index (match->children, i), names);
  if (match->before != NULL)
    list_groups (match->before, names);
}

/* A rule on logs may ask for what its expressions capture and for what is said of any run. */
static char *
dup_log_names (const TideCatalogRule *rule)
{
  GString *names = g_string_new (tide_check_run_arguments);

  list_groups (rule->match, names);
  return g_string_free (names, FALSE);
}

typedef void (*TextFunction) (const TideCatalogRule *rule,
                              const TideCheckEntry  *entry,
                              const TideCatalogText *text);

static void
foreach_text (TextFunction function)
{
  GPtrArray *rules = tide_catalog_get_rules (catalog);

  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *names = rule->match != NULL ? dup_log_names (rule) : NULL;
      TideCheckEntry of_logs = { rule->id, tide_check_log, names, names };

      for (guint use = 0; use < TIDE_N_TEXTS; use++)
        for (guint j = 0; j < rule->texts[use]->len; j++)
          function (rule, rule->match != NULL ? &of_logs : find_entry (rule->check),
                    g_ptr_array_index (rule->texts[use], j));
    }
}

static void
assert_cases_known (const TideCatalogRule *rule,
                    const TideCheckEntry  *entry,
                    const TideCatalogText *text)
{
  for (guint i = 0; text->words[i] != NULL && *text->words[i] != '\0'; i++)
    {
      g_auto (GStrv) choices = g_strsplit (text->words[i], "|", -1);

      for (guint j = 0; choices[j] != NULL; j++)
        {
          g_test_message ("%s: %s", rule->id, choices[j]);
          g_assert_true (is_common_word (choices[j]) || is_listed (entry->words, choices[j]));
        }
    }
}

static void
test_cases (void)
{
  foreach_text (assert_cases_known);
}

static void
assert_arguments_known (const TideCatalogRule *rule,
                        const TideCheckEntry  *entry,
                        const TideCatalogText *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\{([^}]*)\\}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      g_test_message ("%s: %s", rule->id, name);
      g_assert_true (strcmp (name, "server") == 0 || is_listed (entry->arguments, name));
    }
}

static void
test_arguments (void)
{
  foreach_text (assert_arguments_known);
}

/* A text for every case stands last: what comes after it would never be shown. */
static void
test_order (void)
{
  GPtrArray *rules = tide_catalog_get_rules (catalog);

  for (guint i = 0; i < rules->len; i++)
    for (guint use = TIDE_TEXT_TITLE; use < TIDE_TEXT_ADVICE; use++)
      {
        const TideCatalogRule *rule = g_ptr_array_index (rules, i);
        GPtrArray *texts = rule->texts[use];

        g_test_message ("%s, use %u", rule->id, use);
        for (guint j = 0; j + 1 < texts->len; j++)
          g_assert_cmpstr (((TideCatalogText *) texts->pdata[j])->words[0], !=, NULL);
      }
}

static void
test_fill (void)
{
  g_autoptr (GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
  static const char *const rows[][2] = {
    { "The role {role} on {server}", "The role Mailbox on {other}" },
    { "{role}", "Mailbox" },
    { "{unknown} {role", "{unknown} {role" },
    { "{{role}} {}", "{Mailbox} {}" },
    { "", "" },
  };

  g_hash_table_insert (arguments, (gpointer) "role", (gpointer) "Mailbox");
  /* What an argument holds is no template */
  g_hash_table_insert (arguments, (gpointer) "server", (gpointer) "{other}");
  g_hash_table_insert (arguments, (gpointer) "other", (gpointer) "never");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = tide_text_fill (rows[i][0], arguments);

      g_assert_cmpstr (text, ==, rows[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  catalog = tide_catalog_load (NULL, NULL);
  g_assert_nonnull (catalog);
  g_test_add_func ("/checks/rules-have-checks", test_rules_have_checks);
  g_test_add_func ("/checks/checks-have-rules", test_checks_have_rules);
  g_test_add_func ("/checks/cases", test_cases);
  g_test_add_func ("/checks/arguments", test_arguments);
  g_test_add_func ("/checks/order", test_order);
  g_test_add_func ("/checks/fill", test_fill);
  result = g_test_run ();
  g_object_unref (catalog);

  return result;
}
