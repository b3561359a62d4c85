/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "tide-atspi.h"

/*
 * The real program as a person without a mouse uses it: open the sample, step through, add a fix, save the
 * script and the report.
 */

static const char *const steps[] = { "Evidence", "Verdict", "Roles", "Setup Runs", "Cluster", "Fixes",
                                     "Report" };

typedef struct
{
  TideAtspi *program;
  char      *folder;
} Fixture;

static void
set_folder (const char *variable,
            const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (path, 0700);
  g_setenv (variable, path, TRUE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *other = data != NULL ? g_build_filename (g_getenv ("TIDE_CASES"), data, NULL) : NULL;
  const char *opened = other != NULL ? other : g_getenv ("TIDE_SAMPLE_CASE");
  const char *arguments[] = { g_getenv ("TIDE_WIZARD"), opened, NULL };

  fixture->folder = g_dir_make_tmp ("tidemark-e2e-XXXXXX", NULL);
  set_folder ("HOME", fixture->folder, "home");
  set_folder ("XDG_CONFIG_HOME", fixture->folder, "config");
  set_folder ("XDG_DATA_HOME", fixture->folder, "data");
  set_folder ("XDG_CACHE_HOME", fixture->folder, "cache");
  fixture->program = tide_atspi_start (arguments, fixture->folder);
  if (fixture->program == NULL)
    g_test_skip ("there is no display or no accessibility bus");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  const char *remove[] = { "rm", "-rf", fixture->folder, NULL };

  if (fixture->program != NULL)
    tide_atspi_stop (fixture->program);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static void
expect_step (Fixture *fixture,
             guint    step)
{
  g_autofree char *place = g_strdup_printf ("Step %u of %u", step + 1, (guint) G_N_ELEMENTS (steps));

  tide_atspi_expect_words (fixture->program, place);
  tide_atspi_expect_no_leaks (fixture->program);
}

static void
go_to (Fixture *fixture,
       guint    step)
{
  g_autofree char *button = g_strdup_printf ("Next: %s", steps[step]);

  tide_atspi_press (fixture->program, button);
  expect_step (fixture, step);
}

/* Saves through the file chooser, under the name that it offers, and returns what was written. */
static char *
save_as (Fixture    *fixture,
         const char *button,
         const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *text = NULL;

  tide_atspi_press (fixture->program, button);
  tide_atspi_press (fixture->program, "Save");
  for (guint i = 0; i < TIDE_ATSPI_PATIENCE * 20 && !g_file_get_contents (path, &text, NULL, NULL); i++)
    g_usleep (50 * 1000);
  g_assert_nonnull (text);

  return text;
}

static void
test_whole_way (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *script = NULL;
  g_autofree char *report = NULL;

  if (fixture->program == NULL)
    return;

  expect_step (fixture, 0);
  go_to (fixture, 1);
  tide_atspi_expect_words (fixture->program, "Setup failed");
  tide_atspi_press (fixture->program, "Add Fix: Register excluadm.dll on NODE1");
  tide_atspi_expect (fixture->program, "button", "Remove Fix: Register excluadm.dll on NODE1");

  for (guint step = 2; step <= 5; step++)
    go_to (fixture, step);
  script = save_as (fixture, "Save Script…", "tidemark-fix.cmd");
  g_assert_true (g_str_has_prefix (script, "@echo off\r\n"));
  g_assert_nonnull (strstr (script, "regsvr32.exe"));
  g_assert_null (strstr (script, "cluster.exe"));

  go_to (fixture, 6);
  report = save_as (fixture, "Save HTML…", "tidemark-report.html");
  g_assert_true (g_str_has_prefix (report, "<!DOCTYPE html>"));
  g_assert_nonnull (strstr (report, "fdfe6b1a"));
}

/* What a page does not show is not there for a screen reader either. */
static void
test_hidden_pages (Fixture      *fixture,
                   gconstpointer data)
{
  if (fixture->program == NULL)
    return;

  expect_step (fixture, 0);
  go_to (fixture, 1);
  tide_atspi_expect (fixture->program, "button", "Add Fix: Register excluadm.dll on NODE1");
  go_to (fixture, 2);
  tide_atspi_expect_gone (fixture->program, "button", "Add Fix: Register excluadm.dll on NODE1");
  tide_atspi_press (fixture->program, "Back");
  expect_step (fixture, 1);
}

/* Nodes side by side: cells, marks, and what a rule says of a row are there for a screen reader. */
static void
test_nodes (Fixture      *fixture,
            gconstpointer data)
{
  if (fixture->program == NULL)
    return;

  expect_step (fixture, 0);
  for (guint step = 1; step <= 4; step++)
    go_to (fixture, step);
  tide_atspi_expect_words (fixture->program,
                           "NODE2, excluadm.dll, File in the Cluster directory: Missing, Differs");
  tide_atspi_expect_words (fixture->program, "excluadm.dll, Error · Missing");
  go_to (fixture, 5);
  go_to (fixture, 6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/e2e/whole-way", Fixture, NULL, set_up, test_whole_way, tear_down);
  g_test_add ("/e2e/hidden-pages", Fixture, NULL, set_up, test_hidden_pages, tear_down);
  g_test_add ("/e2e/nodes", Fixture, "2007-nodes-compared", set_up, test_nodes, tear_down);

  return g_test_run ();
}
