/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

/*
 * Data flows one way: a stage includes only what stands to its left. Read from the sources themselves, so
 * that an include that points right fails here whoever wrote it.
 */

/* The public headers that a stage may know: its own and those further left. */
static const struct
{
  const char *stage;
  const char *headers[24];
} stages[] = {
  { "base", { "tide-enums.h", "tide-enum-types.h", "tide-citation.h", "tide-job.h" } },
  { "catalog", { "tide-catalog.h" } },
  { "evidence", { "tide-evidence.h", "tide-text.h" } },
  { "facts",
    { "tide-cluster.h", "tide-cluster-file.h", "tide-cluster-group.h", "tide-cluster-interface.h",
      "tide-cluster-network.h", "tide-event-source.h", "tide-ins-file.h", "tide-ins-step.h",
      "tide-interrupted-task.h", "tide-resource.h", "tide-resource-type.h", "tide-role.h", "tide-run.h",
      "tide-run-message.h", "tide-run-task.h", "tide-server.h", "tide-task.h", "tide-service.h",
      "tide-cached-package.h", "tide-pending-restart.h", "tide-prerequisite.h",
      "tide-component-state.h", "tide-installer-failure.h" } },
  { "findings", { "tide-finding.h", "tide-node-cell.h", "tide-node-matrix.h", "tide-node-row.h" } },
  { "fixes", { "tide-fix.h" } },
  { "diagnosis", { "tide-diagnosis.h", "tide-fix-plan.h" } },
  { "report", { "tide-report.h" } },
  { "case", { "tide-case.h" } },
};

/* The rooms of a stage that has some, from left to right; what stands beside them may know them all. */
static const char *const rooms[] = { "facts/registry", "facts/runs", "facts/servers", "facts/windows",
                                     "facts/cluster", "facts" };

typedef int (*RankOf) (const char *include);

static char *
source_root (void)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", NULL);
}

static int
rank_of_stage (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i].stage, name))
      return i;

  return -1;
}

/* tidemark.h includes them all, so for a stage it is as good as the last one. */
static int
rank_of_header (const char *header)
{
  if (g_str_equal (header, "tidemark.h"))
    return G_N_ELEMENTS (stages) - 1;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (stages[i].headers) && stages[i].headers[j] != NULL; j++)
      if (g_str_equal (stages[i].headers[j], header))
        return i;

  return -1;
}

/* "stage/file.h" and <tidemark/file.h>; -1 for what is none of ours. */
static int
rank_of_include (const char *include)
{
  const char *slash = strchr (include, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (include, slash - include) : NULL;

  if (folder == NULL)
    return -1;
  if (g_str_equal (folder, "tidemark"))
    return rank_of_header (slash + 1);

  return rank_of_stage (folder);
}

static int
rank_of_room (const char *include)
{
  g_autofree char *folder = g_path_get_dirname (include);

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (g_str_equal (rooms[i], folder))
      return i;

  return -1;
}

static void
check_line (const char *path,
            int         rank,
            RankOf      rank_of,
            const char *line,
            guint      *checked)
{
  g_autofree char *include = NULL;
  const char *start = g_str_has_prefix (line, "#include ") ? line + strlen ("#include ") : NULL;
  const char *end = start != NULL ? strpbrk (start + 1, "\">") : NULL;
  int included;

  if (end == NULL)
    return;
  include = g_strndup (start + 1, end - start - 1);
  included = rank_of (include);
  if (included > rank)
    {
      g_test_message ("%s includes %s, which stands to the right of it", path, include);
      g_test_fail ();
    }
  *checked += included >= 0;
}

static void
check_file (const char *path,
            int         rank,
            RankOf      rank_of,
            guint      *checked)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    check_line (path, rank, rank_of, lines[i], checked);
}

static void
check_folder (const char *folder,
              int         rank,
              RankOf      rank_of,
              guint      *checked)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        check_folder (path, rank, rank_of, checked);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h"))
        check_file (path, rank, rank_of, checked);
    }
}

static void
test_stages (void)
{
  g_autofree char *root = source_root ();
  guint checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *folder = g_build_filename (root, "app", stages[i].stage, NULL);

      check_folder (folder, i, rank_of_include, &checked);
    }
  /* Were the pattern of an include to change, nothing would be found, and nothing would fail. */
  g_assert_cmpuint (checked, >, 100);
}

/* Within a stage, too, data flows one way. */
static void
test_rooms (void)
{
  g_autofree char *root = source_root ();
  guint checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *folder = g_build_filename (root, "app", rooms[i], NULL);

      check_folder (folder, i, rank_of_room, &checked);
    }
  g_assert_cmpuint (checked, >, 100);
}

/* The wizard and the command line know public headers alone. */
static void
check_programs_file (const char *path)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *include = g_strdup_printf ("#include \"%s/", stages[i].stage);

      if (strstr (text, include) != NULL)
        {
          g_test_message ("%s includes a private header of %s", path, stages[i].stage);
          g_test_fail ();
        }
    }
}

static void
test_programs (void)
{
  static const char *const programs[] = { "cli", "wizard" };
  g_autofree char *root = source_root ();

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *folder = g_build_filename (root, "app", programs[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h"))
            check_programs_file (path);
        }
    }
}

/* Every public header belongs to a stage, so that the first test knows them all. */
static void
test_headers (void)
{
  g_autofree char *root = source_root ();
  g_autofree char *folder = g_build_filename (root, "include", "tidemark", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".h") && !g_str_equal (name, "tidemark.h") && rank_of_header (name) < 0)
      {
        g_test_message ("%s belongs to no stage", name);
        g_test_fail ();
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/layers/stages", test_stages);
  g_test_add_func ("/house/layers/rooms", test_rooms);
  g_test_add_func ("/house/layers/programs", test_programs);
  g_test_add_func ("/house/layers/headers", test_headers);

  return g_test_run ();
}
