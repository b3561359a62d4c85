/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include "evidence/hive/tide-hive-state.h"
#include "parsing.h"

static void
assert_same_bytes (GBytes *a,
                   GBytes *b)
{
  g_assert_cmpint (a == NULL, ==, b == NULL);
  g_assert_true (a == NULL || g_bytes_equal (a, b));
}

static void
assert_same_name (GString *a,
                  GString *b)
{
  g_assert_cmpint (a == NULL, ==, b == NULL);
  g_assert_true (a == NULL || g_string_equal (a, b));
}

static void
assert_same_values (TideHiveTree *a,
                    TideHiveTree *b,
                    TideHiveNode  key)
{
  g_autoptr (GArray) values = a->values (a, key);
  g_autoptr (GArray) others = b->values (b, key);

  g_assert_cmpmem (values->data, values->len * sizeof (TideHiveNode), others->data,
                   others->len * sizeof (TideHiveNode));
  for (guint i = 0; i < values->len; i++)
    {
      TideHiveNode value = g_array_index (values, TideHiveNode, i);
      g_autoptr (GString) name = a->value_name (a, value);
      g_autoptr (GString) other_name = b->value_name (b, value);
      guint32 type, other_type;
      g_autoptr (GBytes) data = a->value_data (a, value, &type);
      g_autoptr (GBytes) other_data = b->value_data (b, value, &other_type);

      assert_same_name (name, other_name);
      assert_same_bytes (data, other_data);
      g_assert_cmpuint (type, ==, other_type);
    }
}

static void
assert_same_key (TideHiveTree *a,
                 TideHiveTree *b,
                 TideHiveNode  key,
                 GArray       *pending)
{
  g_autoptr (GArray) children = a->children (a, key);
  g_autoptr (GArray) others = b->children (b, key);
  g_autoptr (GString) name = a->key_name (a, key);
  g_autoptr (GString) other_name = b->key_name (b, key);

  assert_same_name (name, other_name);
  g_assert_cmpuint (a->written (a, key), ==, b->written (b, key));
  g_assert_cmpmem (children->data, children->len * sizeof (TideHiveNode), others->data,
                   others->len * sizeof (TideHiveNode));
  assert_same_values (a, b, key);
  g_array_append_vals (pending, children->data, children->len);
}

/* What both may read, both read alike: each key, name, time, value and byte. */
static void
test_agrees_with_hivex (gconstpointer data)
{
  const char *samples = g_getenv ("TIDE_SAMPLES");
  g_autofree char *path = g_build_filename (samples != NULL ? samples : "", "hives", data, NULL);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (TideHiveNode));
  g_autofree char *bytes = NULL;
  g_auto (TideHiveState) state = { 0 };
  g_auto (TideHiveSalvage) salvage = { 0 };
  guint64 n = 0;
  gsize size;
  int fd;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    {
      g_test_skip ("The samples are not there (TIDE_SAMPLES)");
      return;
    }

  fd = memory_file (bytes, size);
  tide_hive_state_open (&state, fd, size);
  g_assert_true (state.sound && tide_hive_state_begin (&state));
  g_assert_true (tide_hive_salvage_init (&salvage, &state.image));
  salvage.effort = G_MAXSIZE;

  g_array_append_val (pending, salvage.tree.root);
  for (; pending->len > 0; n++)
    {
      TideHiveNode key = g_array_index (pending, TideHiveNode, pending->len - 1);

      g_array_set_size (pending, pending->len - 1);
      assert_same_key (&salvage.tree, state.tree, key, pending);
    }
  g_assert_cmpuint (n, ==, state.survey.keys);
  close (fd);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const sound[] = {
    "win7-SYSTEM", "win10-dirty-SYSTEM", "special", "minimal", "generated/CLUSDB", "generated/SOFTWARE",
    "yarp/BigDataHive", "yarp/BogusKeyNamesHive", "yarp/UnicodeHive", "yarp/OldDirtyHive/OldDirtyHive",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      g_autofree char *name = g_strconcat ("/salvage-agrees/", sound[i], NULL);

      g_test_add_data_func (name, sound[i], test_agrees_with_hivex);
    }

  return g_test_run ();
}
