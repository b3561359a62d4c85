/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-citation.h>
#include <unistd.h>

#include "base/tide-problem.h"
#include "base/tide-wire.h"
#include "evidence/hive/tide-registry-rows.h"
#include "hive-writer.h"
#include "parsing.h"

static void
test_windows_7 (void)
{
  g_auto (Parsed) parsed = { 0 };
  g_autofree char *scopes = NULL;

  if (!parse_sample (tide_hive_parse, "win7-SYSTEM", &parsed))
    return;

  g_assert_true (parsed.mine);
  g_assert_cmpstr (parsed.answer.kind, ==, "system-hive");
  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_false (registry_flag (&parsed, "dirty"));
  g_assert_cmpuint (registry_info (&parsed, "keys"), ==, 30756);
  g_assert_cmpuint (registry_info (&parsed, "oddities"), ==, 0);
  scopes = registry_scopes (&parsed);
  g_assert_cmpstr (scopes, ==, "SYSTEM");

  assert_text (&parsed, "SYSTEM\\ControlSet001\\Control\\ComputerName\\ComputerName", "ComputerName",
               "WKS-WIN732BITA");
  assert_no_key (&parsed, "SYSTEM\\ControlSet002\\Control\\ComputerName\\ComputerName");
}

static void
test_windows_10 (void)
{
  g_auto (Parsed) parsed = { 0 };
  g_autoptr (GVariant) current = NULL;

  if (!parse_sample (tide_hive_parse, "win10-dirty-SYSTEM", &parsed))
    return;

  g_assert_cmpstr (parsed.answer.kind, ==, "system-hive");
  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_true (registry_flag (&parsed, "dirty"));
  g_assert_false (registry_flag (&parsed, "replayed"));
  g_assert_cmpuint (registry_info (&parsed, "keys"), ==, 33123);
  current = registry_value (&parsed, "SYSTEM\\Select", "Current");
  g_assert_nonnull (current);
}

static void
test_generated (void)
{
  g_auto (Parsed) software = { 0 };
  g_auto (Parsed) cluster = { 0 };

  if (!parse_sample (tide_hive_parse, "generated/SOFTWARE", &software) ||
      !parse_sample (tide_hive_parse, "generated/CLUSDB", &cluster))
    return;

  g_assert_cmpstr (software.answer.kind, ==, "software-hive");
  assert_text (&software, "SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole", "Watermark",
               "MailboxClusteredServer");
  assert_text (&software, "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "CurrentBuild", "6003");

  g_assert_cmpstr (cluster.answer.kind, ==, "cluster-hive");
  g_assert_cmpuint (registry_n_keys (&cluster), ==, 12);
  assert_text (&cluster, "Cluster", "ClusterName", "EXCLUS");
  assert_text (&cluster, "Cluster\\Nodes\\2", "NodeName", "NODE2");
}

/* What becomes of each damaged, odd or partial sample */
static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    const char *kind;
    const char *problem;
    const char *argument;
  } samples[] = {
    { "crafted/02_tiny_nk_eof.hiv", "other-hive", TIDE_PROBLEM_BROKEN, "0x1ff8 1 1" },
    { "crafted/03_tiny_vk_eof.hiv", "other-hive", TIDE_PROBLEM_BROKEN, "0x1ff8 3" },
    { "crafted/07_dup_vk.hiv", "other-hive", TIDE_PROBLEM_BROKEN, "0x11c8 3" },
    { "crafted/08_bad_data_off.hiv", "other-hive", TIDE_PROBLEM_BROKEN, "0x124450 3" },
    { "crafted/10_ri_self.hiv", "other-hive", TIDE_PROBLEM_BROKEN, "0x1190 1 1" },
    { "crafted/11_key_cycle.hiv", "other-hive", TIDE_PROBLEM_BROKEN, "0x1088 3 1" },
    { "crafted/13_blocks_4g.hiv", "other-hive", TIDE_PROBLEM_CUT_SHORT, "3" },
    { "crafted/18_big_plain_cell.hiv", "other-hive", TIDE_PROBLEM_NONE },
    { "crafted/19_bad_csum.hiv", "other-hive", TIDE_PROBLEM_BAD_CHECKSUM, "3" },
    { "crafted/19_header_only.hiv", "other-hive", TIDE_PROBLEM_CUT_SHORT },
    { "crafted/19_truncated.hiv", "other-hive", TIDE_PROBLEM_CUT_SHORT, "3" },
    { "damaged-SYSTEM", "system-hive", TIDE_PROBLEM_BROKEN, "0x1a000 1687 128" },
    { "minimal", "other-hive", TIDE_PROBLEM_NONE },
    { "special", "other-hive", TIDE_PROBLEM_NONE },
    { "generated/SYSTEM", "system-hive", TIDE_PROBLEM_NONE },
    { "generated/dirt.SYSTEM", "system-hive", TIDE_PROBLEM_NONE },
    { "generated/dirt.SYSTEM.LOG1", "transaction-log", TIDE_PROBLEM_NONE },
    { "generated/hvle_badhash.SYSTEM", "system-hive", TIDE_PROBLEM_NONE },
    { "generated/hvle_badhash.SYSTEM.LOG1", "transaction-log", TIDE_PROBLEM_NONE },
    { "generated/hvle_two.SYSTEM.LOG1", "transaction-log", TIDE_PROBLEM_NONE },
    { "generated/hvle_two.SYSTEM.LOG2", "transaction-log", TIDE_PROBLEM_NONE },
    { "win10-dirty-SYSTEM.LOG1", "transaction-log", TIDE_PROBLEM_NONE },
    { "yarp/BadLogHive1/BadLogHive", "other-hive", TIDE_PROBLEM_NONE },
    { "yarp/BadLogHive1/BadLogHive.LOG1", "transaction-log", TIDE_PROBLEM_NONE },
    { "yarp/BigDataHive", "other-hive", TIDE_PROBLEM_NONE },
    { "yarp/BogusKeyNamesHive", "other-hive", TIDE_PROBLEM_NONE },
    { "yarp/NewDirtyHive1/NewDirtyHive", "other-hive", TIDE_PROBLEM_NONE },
    { "yarp/OldDirtyHive/OldDirtyHive", "other-hive", TIDE_PROBLEM_NONE },
    { "yarp/TruncatedHive", "other-hive", TIDE_PROBLEM_CUT_SHORT, "2 1" },
    { "yarp/TruncatedNameHive", "other-hive", TIDE_PROBLEM_BROKEN, "0x11b0 1 1" },
    { "yarp/UnicodeHive", "other-hive", TIDE_PROBLEM_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_auto (Parsed) parsed = { 0 };
      /* A transaction log and what has no root */
      gboolean unread = g_str_equal (samples[i].kind, "transaction-log") ||
                        g_str_equal (samples[i].name, "crafted/19_header_only.hiv");

      if (!parse_sample (tide_hive_parse, samples[i].name, &parsed))
        return;

      g_test_message ("%s", samples[i].name);
      g_assert_true (parsed.mine);
      g_assert_cmpstr (parsed.answer.kind, ==, samples[i].kind);
      g_assert_cmpstr (parsed.answer.problem, ==, samples[i].problem);
      g_assert_cmpstr (parsed.answer.argument, ==, samples[i].argument);
      g_assert_cmpint (parsed.answer.reading == NULL, ==, unread);
      if (parsed.answer.reading != NULL)
        g_assert_cmpint (registry_flag (&parsed, "damaged"), ==, parsed.answer.problem[0] != '\0');
    }
}

static void
test_not_a_hive (void)
{
  g_auto (Parsed) cluster = parse_bytes (tide_hive_parse, "", 0, "clusdb");
  g_auto (Parsed) other = parse_bytes (tide_hive_parse, "", 0, "system");
  g_auto (Parsed) text = parse_bytes (tide_hive_parse, "reg save", 8, "system");

  g_assert_true (cluster.mine);
  g_assert_cmpstr (cluster.answer.kind, ==, "cluster-hive");
  g_assert_cmpstr (cluster.answer.problem, ==, TIDE_PROBLEM_EMPTY_CLUSTER);
  g_assert_false (other.mine);
  g_assert_false (text.mine);
}

static void
test_place_in_file (void)
{
  hive_h *hive = hive_writer_new ("MailboxRole");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };
  g_autoptr (GVariant) key = NULL;
  g_autoptr (GVariant) value = NULL;
  const guint8 *data;
  guint64 at_key, at_value;
  guint8 source;

  hive_writer_set_string (hive, "Setup", "x", "y");
  hivex_node_set_value (hive, hivex_root (hive),
                        &(hive_set_value) { "UnpackedVersion", hive_t_REG_SZ, 4, "8\0.\0" }, 0);
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "v8.0");

  key = registry_key (&parsed, "SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole");
  value = registry_value (&parsed, "SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole", "UnpackedVersion");
  g_assert_nonnull (key);
  g_assert_nonnull (value);
  g_variant_get_child (key, 2, "t", &at_key);
  g_variant_get_child (key, 4, "y", &source);
  g_variant_get_child (value, 3, "t", &at_value);

  data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpmem (data + at_key + 4, 2, "nk", 2);
  g_assert_cmpmem (data + at_value + 4, 2, "vk", 2);
  g_assert_cmpuint (source, ==, TIDE_CITATION_SOURCE_HIVE);
  g_assert_cmpint (TIDE_REGISTRY_FROM_FILE, ==, TIDE_CITATION_SOURCE_FILE);
}

static void
test_budget (void)
{
  const guint n = TIDE_WIRE_MAX_ROWS + 50;
  hive_h *hive = hive_writer_new ("ROOT");
  hive_node_h resources, parent = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };

  hive_writer_set_string (hive, "Nodes\\1", "NodeName", "N1");
  resources = hive_writer_key (hive, "Resources");
  /* Lists of 100 each, since hivex looks for the place of a name from the start */
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *group = g_strdup_printf ("%05u", i / 100);
      g_autofree char *name = g_strdup_printf ("%02u", i % 100);

      if (i % 100 == 0)
        parent = hivex_node_add_child (hive, resources, group);
      g_assert_cmpuint (hivex_node_add_child (hive, parent, name), !=, 0);
    }
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "clusdb");

  g_assert_cmpstr (parsed.answer.kind, ==, "cluster-hive");
  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_KEYS_DROPPED);
  g_assert_cmpuint (registry_n_keys (&parsed), ==, TIDE_WIRE_MAX_ROWS);
  g_assert_cmpuint (registry_info (&parsed, "keys"), ==,
                    TIDE_WIRE_MAX_ROWS + registry_info (&parsed, "dropped"));
}

/* At once, since hivex writes all values of a key anew whenever one is added. */
static void
set_many_values (hive_h     *hive,
                 const char *path,
                 guint       n,
                 gsize       length)
{
  g_autofree char *data = g_malloc0 (length);
  g_autofree hive_set_value *values = g_new (hive_set_value, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("%u", i));
      values[i] = (hive_set_value) { names->pdata[i], hive_t_REG_BINARY, length, data };
    }
  g_assert_cmpint (hivex_node_set_values (hive, hive_writer_key (hive, path), n, values, 0), ==, 0);
}

/* Few keys, and more in their values than a reply may hold */
static void
test_budget_of_bytes (void)
{
  const guint n_keys = 20;
  hive_h *hive = hive_writer_new ("ROOT");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *path = g_strdup_printf ("Microsoft\\Exchange\\v8.0\\%u", i);

      set_many_values (hive, path, 40, 64 * 1024);
    }
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "software");

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_KEYS_DROPPED);
  g_assert_cmpuint (registry_info (&parsed, "dropped"), >, 0);
  g_assert_cmpuint (registry_info (&parsed, "dropped"), <, n_keys);
  g_assert_cmpuint (g_variant_get_size (parsed.answer.reading), <, TIDE_WIRE_MAX_REPLY);
}

static void
test_long_value (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  g_autoptr (GBytes) long_data = g_bytes_new_take (g_malloc0 (100000), 100000);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariant) data = NULL;

  hive_writer_set (hive, "Microsoft\\Exchange\\v8.0", "Long", hive_t_REG_BINARY, long_data);
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "software");

  value = registry_value (&parsed, "SOFTWARE\\Microsoft\\Exchange\\v8.0", "Long");
  g_assert_nonnull (value);
  data = g_variant_get_child_value (value, 2);
  g_assert_cmpuint (g_variant_n_children (data), ==, 64 * 1024);
  g_assert_cmpuint (registry_info (&parsed, "cut"), ==, 1);
}

static void
test_depth (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  hive_node_h node = hivex_root (hive);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };

  for (guint i = 0; i < 600; i++)
    node = hivex_node_add_child (hive, node, "deeper");
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "system");

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
}

static GBytes *
make_software (void)
{
  hive_h *hive = hive_writer_new ("ROOT");

  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole", "Watermark", "1f957ee9");
  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole", "Action", "Install");
  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\AdminTools", "UnpackedVersion", "8.1.240.6");
  hive_writer_set_string (hive, "Microsoft\\Windows NT\\CurrentVersion", "CurrentVersion", "5.2");

  return hive_writer_finish (hive);
}

/* Wherever the file ends, that is said; with the root key begins what can be read. */
static void
test_cut_short (void)
{
  g_autoptr (GBytes) whole = make_software ();

  for (gsize length = 4; length < g_bytes_get_size (whole); length += 251)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
      g_auto (Parsed) parsed = parse_hive (part, "software");

      g_assert_true (parsed.mine);
      g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_CUT_SHORT);
      g_assert_cmpint (parsed.answer.reading != NULL, ==, length >= 4096 + 0x20 + 4 + 76);
    }
}

/* Any byte may be wrong: each copy is read, if only in part, and what is read has its type. */
static void
test_mutations (void)
{
  g_autoptr (GBytes) whole = make_software ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20070803);
  guint n_whole = 0, n_damaged = 0;
  gsize length;
  gconstpointer data = g_bytes_get_data (whole, &length);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_auto (Parsed) parsed = { 0 };

      for (guint j = g_rand_int_range (rand, 1, 5); j > 0; j--)
        copy[g_rand_int_range (rand, 4, length)] =
          g_rand_boolean (rand) ? 0xff : g_rand_int_range (rand, 0, 256);
      hive_writer_fix_checksum (copy);
      parsed = parse_bytes (tide_hive_parse, copy, length, "software");

      g_assert_true (parsed.mine);
      if (parsed.answer.reading != NULL)
        g_assert_cmpstr (g_variant_get_type_string (parsed.answer.reading), ==, TIDE_WIRE_REGISTRY);
      n_whole += parsed.answer.problem[0] == '\0';
      n_damaged += parsed.answer.problem[0] != '\0' && parsed.answer.reading != NULL;
    }

  g_assert_cmpuint (n_whole, >, 100);
  g_assert_cmpuint (n_damaged, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hive/sample/windows-7", test_windows_7);
  g_test_add_func ("/hive/sample/windows-10", test_windows_10);
  g_test_add_func ("/hive/sample/generated", test_generated);
  g_test_add_func ("/hive/sample/all", test_samples);
  g_test_add_func ("/hive/not-a-hive", test_not_a_hive);
  g_test_add_func ("/hive/place-in-file", test_place_in_file);
  g_test_add_func ("/hive/budget", test_budget);
  g_test_add_func ("/hive/budget-of-bytes", test_budget_of_bytes);
  g_test_add_func ("/hive/long-value", test_long_value);
  g_test_add_func ("/hive/depth", test_depth);
  g_test_add_func ("/hive/cut-short", test_cut_short);
  g_test_add_func ("/hive/mutations", test_mutations);

  return g_test_run ();
}
