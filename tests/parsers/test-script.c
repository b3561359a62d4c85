/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "parsers-test-util.h"

typedef struct
{
  guint64     line, offset, length;
  const char *id;
  gint32      weight;
  gboolean    fatal;
  const char *description;
  const char *component;
  guint32     position;
} Task;

static void
parse (const void *bytes,
       gsize       length,
       TideAnswer *answer)
{
  g_assert_true (test_parse (tide_script_parse, bytes, length, answer));
  g_assert_cmpstr (answer->kind, ==, "task-script");
  g_assert_true (g_variant_is_of_type (answer->reading, G_VARIANT_TYPE (TIDE_WIRE_SCRIPT)));
}

static gsize
n_children (const TideAnswer *answer,
            gsize             child)
{
  g_autoptr (GVariant) array = g_variant_get_child_value (answer->reading, child);

  return g_variant_n_children (array);
}

/* A text of the reading; valid until the end of the test. */
static const char *
intern (GVariant *bytes)
{
  gsize length;
  const char *text = tide_wire_get_bytes (bytes, &length);
  g_autofree char *copy = g_strndup (length > 0 ? text : "", length);

  return g_intern_string (copy);
}

static Task
get_task (const TideAnswer *answer,
          gsize             i)
{
  g_autoptr (GVariant) tasks = g_variant_get_child_value (answer->reading, 2);
  g_autoptr (GVariant) row = g_variant_get_child_value (tasks, i);
  g_autoptr (GVariant) id = NULL;
  g_autoptr (GVariant) description = NULL;
  g_autoptr (GVariant) component = NULL;
  Task task;

  g_variant_get (row, "(ttt@ayib@ay@ayu)", &task.line, &task.offset, &task.length, &id, &task.weight,
                 &task.fatal, &description, &component, &task.position);
  task.id = intern (id);
  task.description = intern (description);
  task.component = intern (component);

  return task;
}

static const char *
get_variable (const TideAnswer *answer,
              const char       *name)
{
  g_autoptr (GVariant) variables = g_variant_get_child_value (answer->reading, 1);

  for (gsize i = 0; i < g_variant_n_children (variables); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (variables, i);
      g_autoptr (GVariant) value = g_variant_get_child_value (row, 1);
      const char *found;

      g_variant_get_child (row, 0, "&s", &found);
      if (g_str_equal (found, name))
        return intern (value);
    }

  return NULL;
}

static const char *
get_word (const TideAnswer *answer,
          const char       *name)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (answer->reading, 0);
  const char *word = NULL;

  g_assert_true (g_variant_lookup (info, name, "&s", &word));

  return g_intern_string (word);
}

static const char script[] =
    "# Default Install steps for BridgeheadRole.\n"
    "# Programmatically generated on 8/3/2007 4:50:00 PM.\n"
    "\n"
    "$RoleInstallPath = 'D:\\It''s here\\'\n"
    "$RoleTargetVersion = \"8.0.685.24\"\n"
    "$RoleIsFfo = $False\n"
    "$Other = 'x'\n"
    "\n"
    "# Tasks for 'First Component' component\n"
    "# [ID = fdfe6b1a, Wt = 1, isFatal = False]\n"
    "8/3/2007 4:50:01 PM:\n"
    "          $RoleInner = 'not a variable of the script'\n"
    "$RoleLate = 'nor this'\n"
    "# Tasks for 'It's second' component\n"
    "# [ID = MailboxComponent___2f7e3804a2b340c69e930798211fb8fd, Wt = 10, isFatal = True] "
    "\"Stopping \"all\"\"\n"
    "# [ID = X___9FAA17C4-73D7-4E6D-9012-6274971434D5, Wt = 2, isFatal = true] \"Zugriff für é\"\n"
    "# [ID = Config__StartWinMgmt, isFatal = True]\n"
    "# [ID = 443949901]\n"
    "# [ID = no end\n"
    "          # [ID = indented, Wt = 1, isFatal = True]\n";

static const Task expected[] = {
  { 10, 0, 0, "fdfe6b1a", 1, FALSE, "", "First Component", 1 },
  { 15, 0, 0, "MailboxComponent___2f7e3804a2b340c69e930798211fb8fd", 10, TRUE, "Stopping \"all\"",
    "It's second", 2 },
  { 16, 0, 0, "X___9FAA17C4-73D7-4E6D-9012-6274971434D5", 2, TRUE, "Zugriff für é", "It's second", 3 },
  { 17, 0, 0, "Config__StartWinMgmt", -1, TRUE, "", "It's second", 4 },
  { 18, 0, 0, "443949901", -1, FALSE, "", "It's second", 5 },
};

static void
assert_expected (const TideAnswer *answer)
{
  g_assert_cmpuint (n_children (answer, 2), ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      Task task = get_task (answer, i);

      g_assert_cmpuint (task.line, ==, expected[i].line);
      g_assert_cmpstr (task.id, ==, expected[i].id);
      g_assert_cmpint (task.weight, ==, expected[i].weight);
      g_assert_cmpint (task.fatal, ==, expected[i].fatal);
      g_assert_cmpstr (task.description, ==, expected[i].description);
      g_assert_cmpstr (task.component, ==, expected[i].component);
      g_assert_cmpuint (task.position, ==, expected[i].position);
    }
}

static void
test_grammar (void)
{
  g_auto (TideAnswer) answer;
  Task task;

  parse (script, strlen (script), &answer);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_expected (&answer);
  g_assert_cmpstr (get_word (&answer, "verb"), ==, "Install");
  g_assert_cmpstr (get_word (&answer, "noun"), ==, "BridgeheadRole");
  g_assert_cmpuint (n_children (&answer, 1), ==, 3);
  g_assert_cmpstr (get_variable (&answer, "RoleInstallPath"), ==, "D:\\It's here\\");
  g_assert_cmpstr (get_variable (&answer, "RoleTargetVersion"), ==, "8.0.685.24");
  g_assert_cmpstr (get_variable (&answer, "RoleIsFfo"), ==, "$False");

  task = get_task (&answer, 0);
  g_assert_cmpuint (task.length, ==, strlen ("# [ID = fdfe6b1a, Wt = 1, isFatal = False]"));
  g_assert_true (strncmp (script + task.offset, "# [ID = fdfe6b1a", 16) == 0);
}

static void
test_encodings (void)
{
  g_autoptr (GByteArray) wide = test_encode (script, "UTF-16LE", "\xff\xfe", 2, TRUE);
  g_autoptr (GByteArray) narrow = test_encode (script, "WINDOWS-1252", "", 0, TRUE);
  g_autoptr (GByteArray) marked = test_encode (script, "UTF-8", "\xef\xbb\xbf", 3, FALSE);
  g_auto (TideAnswer) wide_answer;
  g_auto (TideAnswer) narrow_answer;
  g_auto (TideAnswer) marked_answer;

  parse (wide->data, wide->len, &wide_answer);
  assert_expected (&wide_answer);
  parse (narrow->data, narrow->len, &narrow_answer);
  assert_expected (&narrow_answer);
  parse (marked->data, marked->len, &marked_answer);
  assert_expected (&marked_answer);
}

/* Of a million tasks the reply holds the first and, above all, the last. */
static void
test_flood (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (TideAnswer) answer;
  gsize n;

  for (int i = 1; i <= 100000; i++)
    g_string_append_printf (text, "# [ID = %d, Wt = 1, isFatal = True] \"x\"\n", i);
  parse (text->str, text->len, &answer);

  n = n_children (&answer, 2);
  g_assert_cmpuint (n, ==, TIDE_WIRE_MAX_ROWS);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_ENTRIES_DROPPED);
  g_assert_cmpstr (answer.argument, ==, "90000");
  g_assert_cmpstr (get_task (&answer, 0).id, ==, "1");
  g_assert_cmpstr (get_task (&answer, 4999).id, ==, "5000");
  g_assert_cmpstr (get_task (&answer, 5000).id, ==, "95001");
  g_assert_cmpstr (get_task (&answer, n - 1).id, ==, "100000");
  g_assert_cmpuint (get_task (&answer, n - 1).position, ==, 100000);
}

static void
test_not_scripts (void)
{
  static const char *const texts[] = { "Get-Service\n", "text about # [ID = x]\n", "#\n# [ID\n",
                                       "$RoleX = 1\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (TideAnswer) answer;

      g_assert_false (test_parse (tide_script_parse, texts[i], strlen (texts[i]), &answer));
    }
}

static void
test_samples (void)
{
  g_autoptr (GBytes) configuration =
      test_sample ("task-scripts/Start-PreConfiguration-20220824-13191801312134542710.ps1");
  g_autoptr (GBytes) copy = test_sample ("task-scripts/Start-PreFileCopy-20220622-0720250331374206211.ps1");
  g_auto (TideAnswer) first = { 0 };
  g_auto (TideAnswer) second = { 0 };

  if (configuration == NULL || copy == NULL)
    return;

  parse (g_bytes_get_data (configuration, NULL), g_bytes_get_size (configuration), &first);
  g_assert_cmpuint (n_children (&first, 1), ==, 16);
  g_assert_cmpuint (n_children (&first, 2), ==, 3);
  g_assert_cmpstr (get_variable (&first, "RoleTargetVersion"), ==, "15.01.0396.030");
  g_assert_cmpstr (get_task (&first, 2).id, ==, "AdminToolsPreConfig__StartWinMgmt");
  g_assert_cmpstr (get_task (&first, 2).component, ==, "Prereq Configuration");
  g_assert_cmpstr (get_word (&first, "noun"), ==, "PreConfiguration");

  parse (g_bytes_get_data (copy, NULL), g_bytes_get_size (copy), &second);
  g_assert_cmpuint (n_children (&second, 2), ==, 1);
  g_assert_cmpstr (get_task (&second, 0).id, ==,
                   "AllRolesPreFileCopyComponent___2f7e3804a2b340c69e930798211fb8fd");
  g_assert_cmpstr (get_task (&second, 0).description, ==, "Stopping services");
  g_assert_cmpstr (get_variable (&second, "RoleInvocationID"), ==, "20220622-0720250331374206211");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script/grammar", test_grammar);
  g_test_add_func ("/script/encodings", test_encodings);
  g_test_add_func ("/script/flood", test_flood);
  g_test_add_func ("/script/not-scripts", test_not_scripts);
  g_test_add_func ("/script/samples", test_samples);

  return g_test_run ();
}
