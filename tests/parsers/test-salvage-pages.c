/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-problem.h"
#include "evidence/hive/tide-hive-check.h"
#include "hive-victim.h"

#define EXCHANGE "SOFTWARE\\Microsoft\\Exchange\\v8.0"
#define MANY 300u

static Victim
make_many (void)
{
  hive_h *hive = hive_writer_new ("ROOT");

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *path = g_strdup_printf ("Microsoft\\Exchange\\v8.0\\Key%03u", i);

      hive_writer_set_string (hive, path, "Name", path);
    }

  return victim_take (hive);
}

/* How many of the keys, whose value says which they are, stand where they should */
static guint
count_many (const Parsed *parsed)
{
  guint n = 0;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *path = g_strdup_printf (EXCHANGE "\\Key%03u", i);
      g_autofree char *text = registry_text (parsed, path, "Name");
      gboolean there = !g_str_equal (text, "(none)");

      if (there)
        g_assert_cmpstr (text, ==, path + strlen ("SOFTWARE\\"));
      n += there;
    }

  return n;
}

typedef void (*Harm) (Victim *victim, guint8 *page);

static void
empty_page (Victim *victim G_GNUC_UNUSED,
            guint8 *page)
{
  memset (page, 0, TIDE_HIVE_BASE);
}

static void
fill_page (Victim *victim G_GNUC_UNUSED,
           guint8 *page)
{
  memset (page, 0xf0, TIDE_HIVE_BASE);
}

/* A page that would be sound elsewhere in the same hive */
static void
copy_page (Victim *victim,
           guint8 *page)
{
  memcpy (page, victim->bytes + victim->size - 2 * TIDE_HIVE_BASE, TIDE_HIVE_BASE);
}

/* Nothing on a page that is missing, or not this hive's, passes for a fact. */
static void
test_bad_page (void)
{
  static const Harm harms[] = { empty_page, fill_page, copy_page };

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_auto (Victim) victim = make_many ();
      g_auto (Parsed) parsed = { 0 };
      guint8 *key = victim_record (&victim, "Microsoft\\Exchange\\v8.0\\Key150");

      harms[i](&victim, victim.bytes + (key - victim.bytes) / TIDE_HIVE_BASE * TIDE_HIVE_BASE);
      parsed = victim_read (&victim);
      g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
      g_assert_cmpuint (registry_info (&parsed, "unreadable"), >, 0);
      g_assert_cmpuint (count_many (&parsed), >, MANY / 2);
      g_assert_cmpuint (count_many (&parsed), <, MANY);
    }
}

/* Only the head of a bin is damaged: its cells bear each other out. */
static void
test_bad_bin (void)
{
  g_auto (Victim) victim = make_many ();
  g_auto (Parsed) parsed = { 0 };

  memset (victim.bytes + TIDE_HIVE_BASE, 0, 4);
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 0);
  g_assert_cmpuint (count_many (&parsed), ==, MANY);
}

/* The shorter the file, the less is in it, and never anything else. */
static void
test_cut (void)
{
  g_auto (Victim) victim = make_many ();
  gsize whole = victim.size;
  guint before = 0;

  for (victim.size = 2 * TIDE_HIVE_BASE; victim.size < whole; victim.size += 1000)
    {
      g_auto (Parsed) parsed = victim_read (&victim);
      guint n;

      g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_CUT_SHORT);
      n = count_many (&parsed);
      g_assert_cmpuint (n, >=, before);
      before = n;
    }
  g_assert_cmpuint (before, >, 0);
}

static void
test_deep (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  hive_node_h node = hive_writer_key (hive, "Microsoft\\Exchange");
  g_auto (Victim) victim = { 0 };
  g_auto (Parsed) parsed = { 0 };

  for (guint i = 0; i < 600; i++)
    node = hivex_node_add_child (hive, node, "deeper");
  victim = victim_take (hive);
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
  g_assert_cmpuint (registry_n_keys (&parsed), ==, TIDE_HIVE_MAX_DEPTH - 1);
}

/* One list of lists that leads to the same list again and again: 65,535 times 65,535 entries, all of them
 * good as far as anybody can see who looks at one only */
static void
test_wide (void)
{
  const guint32 n = 65535, lists = 0x1000, leaf = lists + 0x40000, size = leaf + 0x81000;
  g_auto (Victim) victim = { g_malloc0 (TIDE_HIVE_BASE + size), TIDE_HIVE_BASE + size };
  g_auto (Victim) small = victim_software ();
  g_auto (Parsed) parsed = { 0 };
  guint8 *bins = victim.bytes + TIDE_HIVE_BASE;
  guint32 child = victim_offset (&small, victim_record (&small, "Microsoft"));

  memcpy (victim.bytes, small.bytes, 2 * TIDE_HIVE_BASE);
  victim_put (victim.bytes + TIDE_HIVE_AT_BINS_SIZE, size);
  victim_put (bins + 8, size);
  victim_put (bins + lists, -0x40000);
  memcpy (bins + lists + CELL_HEAD, "ri\xff\xff", 4);
  victim_put (bins + leaf, -0x81000);
  memcpy (bins + leaf + CELL_HEAD, "lf\xff\xff", 4);
  for (guint32 i = 0; i < n; i++)
    {
      victim_put (bins + lists + CELL_HEAD + TIDE_LIST_ENTRIES + 4 * i, leaf);
      victim_put (bins + leaf + CELL_HEAD + TIDE_LIST_ENTRIES + 8 * i, child);
    }
  victim_put (bins + 0x20 + CELL_HEAD + TIDE_KEY_CHILDREN, lists);
  victim_put (bins + 0x20 + CELL_HEAD + TIDE_KEY_N_CHILDREN, n);
  hive_writer_fix_checksum (victim.bytes);
  parsed = victim_read (&victim);

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
  g_assert_true (registry_flag (&parsed, "damaged"));
  g_assert_cmpuint (registry_info (&parsed, "keys"), <=, 9);
}

/* A carved hive with foreign and empty pages: as many keys as hivex finds when it is told to be careless */
static void
test_carved (void)
{
  g_auto (Parsed) parsed = { 0 };

  if (!parse_sample (tide_hive_parse, "damaged-SYSTEM", &parsed))
    return;

  g_assert_cmpstr (parsed.answer.kind, ==, "system-hive");
  g_assert_cmpuint (registry_info (&parsed, "keys"), ==, 1687);
  g_assert_cmpuint (registry_info (&parsed, "unreadable"), >, 0);
  assert_marked (&parsed, TIDE_CITATION_SOURCE_DAMAGED);
  assert_text (&parsed, "SYSTEM\\ControlSet001\\Control\\ProductOptions", "ProductType", "WinNT");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salvage-pages/bad-page", test_bad_page);
  g_test_add_func ("/salvage-pages/bad-bin", test_bad_bin);
  g_test_add_func ("/salvage-pages/cut", test_cut);
  g_test_add_func ("/salvage-pages/deep", test_deep);
  g_test_add_func ("/salvage-pages/wide", test_wide);
  g_test_add_func ("/salvage-pages/carved", test_carved);

  return g_test_run ();
}
