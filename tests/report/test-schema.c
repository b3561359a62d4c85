/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "report-made.h"
#include "tests/facts/tide-test-readings.h"

/* Says "missing" and ends with 77 where there is no validator. */
static const char validator[]
  = "import json, sys\n"
    "try:\n"
    "    import jsonschema\n"
    "except ImportError:\n"
    "    sys.exit(77)\n"
    "schema = json.load(open(sys.argv[1], encoding='utf-8'))\n"
    "report = json.load(open(sys.argv[2], encoding='utf-8'))\n"
    "checker = jsonschema.validators.validator_for(schema)\n"
    "checker.check_schema(schema)\n"
    "errors = list(checker(schema).iter_errors(report))\n"
    "for e in errors[:5]:\n"
    "    print('/'.join(str(p) for p in e.absolute_path), e.message[:300])\n"
    "sys.exit(1 if errors else 0)\n";

/* The exit code of the validator; 77 where it is missing */
static int
validate (const char *json)
{
  g_autofree char *schema = g_test_build_filename (G_TEST_DIST, "..", "resources", "report.schema.json",
                                                   NULL);
  g_autofree char *folder = g_dir_make_tmp ("tide-schema-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.json", NULL);
  const char *argv[] = { "python3", "-c", validator, schema, path, NULL };
  g_autofree char *output = NULL;
  int status = 0;

  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                     NULL))
    status = 77 << 8;
  g_remove (path);
  g_rmdir (folder);
  if (output != NULL && *output != '\0')
    g_test_message ("%s", output);

  return WEXITSTATUS (status);
}

static void
assert_valid (TideDiagnosis *diagnosis)
{
  const TideReportOptions options = { TIDE_REPORT_FORMAT_JSON, NULL };
  g_autofree char *json = tide_report_to_string (diagnosis, &options);
  int code = validate (json);

  if (code == 77)
    g_test_skip ("python3 with jsonschema is not installed");
  else
    g_assert_cmpint (code, ==, 0);
}

static void
test_case (gconstpointer name)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case (name);

  assert_valid (diagnosis);
}

static void
test_hostile (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_hostile ();

  assert_valid (diagnosis);
}

/* A schema that lets everything pass would be no schema. */
static void
test_strict (void)
{
  int code = validate ("{\"tool\": {\"name\": \"tidemark\"}, \"more\": 1}");

  if (code == 77)
    g_test_skip ("python3 with jsonschema is not installed");
  else
    g_assert_cmpint (code, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "2007-cluster-stopped", "2003-cluster-ins-failed",
                                       "2007-cluster-healthy",
                                       "2003-standalone", "2007-two-nodes", "2007-nodes-compared",
                                       "2016-dag-interrupted",
                                       "2016-update-left-off",
                                       "runs-failed-failed-succeeded", "run-interrupted",
                                       "wizard-succeeded" };

  test_init (&argc, &argv);
  g_test_add_func ("/schema/hostile", test_hostile);
  g_test_add_func ("/schema/strict", test_strict);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/schema/%s", names[i]);

      g_test_add_data_func (path, names[i], test_case);
    }

  return g_test_run ();
}
