/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "base/tide-problem.h"
#include "hive-victim.h"

#define EXCHANGE "SOFTWARE\\Microsoft\\Exchange\\v8.0"

static void
assert_siblings (const Parsed *parsed)
{
  assert_text (parsed, EXCHANGE "\\AdminTools", "UnpackedVersion", "8.1.240.6");
  assert_text (parsed, EXCHANGE "\\MailboxRole", "Watermark", "1f957ee9");
  assert_no_key (parsed, EXCHANGE "\\HubTransportRole");
}

static void
test_sound (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) parsed = victim_read (&victim);

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_false (registry_flag (&parsed, "damaged"));
  assert_marked (&parsed, TIDE_CITATION_SOURCE_HIVE);
}

static void
test_bad_entry (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) parsed = { 0 };

  victim_put (victim_entry (&victim, "Microsoft\\Exchange\\v8.0", 1), 0x7ffffff8);
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
  g_assert_true (g_str_has_suffix (parsed.answer.argument, " 8 1"));
  assert_siblings (&parsed);
}

/* A key that names another parent is stale, whatever the list says. */
static void
test_other_parent (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) parsed = { 0 };

  victim_put (victim_record (&victim, "Microsoft\\Exchange\\v8.0\\HubTransportRole") + TIDE_KEY_PARENT, 0x20);
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
  assert_siblings (&parsed);
}

static void
test_cycles (void)
{
  static const char *const targets[] = { "Microsoft\\Exchange\\v8.0", "Microsoft",
                                         "Microsoft\\Exchange\\v8.0\\AdminTools" };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_auto (Victim) victim = victim_software ();
      g_auto (Parsed) parsed = { 0 };
      guint32 target = victim_offset (&victim, victim_record (&victim, targets[i]));

      victim_put (victim_entry (&victim, "Microsoft\\Exchange\\v8.0", 1), target);
      parsed = victim_read (&victim);
      assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
      assert_siblings (&parsed);
    }
}

/* Even where root and child name each other as parents */
static void
test_root_below (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) parsed = { 0 };
  guint32 parent = victim_offset (&victim, victim_record (&victim, "Microsoft\\Exchange\\v8.0"));

  victim_put (victim_entry (&victim, "Microsoft\\Exchange\\v8.0", 1), 0x20);
  victim_put (victim.bytes + TIDE_HIVE_BASE + 0x20 + CELL_HEAD + TIDE_KEY_PARENT, parent);
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
  assert_siblings (&parsed);
}

static void
test_bad_count (void)
{
  static const guint32 counts[] = { 0xffffffff, 1, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_auto (Victim) victim = victim_software ();
      g_auto (Parsed) parsed = { 0 };

      victim_put (victim_record (&victim, "Microsoft\\Exchange\\v8.0") + TIDE_KEY_N_CHILDREN, counts[i]);
      parsed = victim_read (&victim);
      assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
      assert_text (&parsed, EXCHANGE "\\HubTransportRole", "UnpackedVersion", "8.1.240.6");
    }
}

static void
test_bad_name (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) parsed = { 0 };

  memset (victim_record (&victim, "Microsoft\\Exchange\\v8.0\\HubTransportRole") + TIDE_KEY_NAME_LENGTH, 0xff,
          2);
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
  assert_siblings (&parsed);
}

static void
test_bad_value (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) parsed = { 0 };
  guint8 *key = victim_record (&victim, "Microsoft\\Exchange\\v8.0\\MailboxRole");
  guint32 values = tide_bytes_u32 (key + TIDE_KEY_VALUES);

  victim_put (victim.bytes + TIDE_HIVE_BASE + values + CELL_HEAD, 0x7ffffff8);
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BROKEN, 1);
  assert_text (&parsed, EXCHANGE "\\MailboxRole", "Watermark", "(none)");
  assert_text (&parsed, EXCHANGE "\\MailboxRole", "Action", "Install");
}

/* All the rest is sound, and still nobody vouches for it. */
static void
test_bad_checksum (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) parsed = { 0 };

  victim.bytes[TIDE_HIVE_AT_CHECKSUM] ^= 0xff;
  parsed = victim_read (&victim);

  assert_damaged (&parsed, TIDE_PROBLEM_BAD_CHECKSUM, 0);
  g_assert_cmpstr (parsed.answer.argument, ==, "9");
  assert_text (&parsed, EXCHANGE "\\MailboxRole", "Watermark", "1f957ee9");
}

/* Two checksums stand for others, and hivex knows neither: the hive is sound all the same. */
static void
test_rare_checksums (void)
{
  static const guint32 sums[] = { 0, 0xffffffff };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_auto (Victim) victim = victim_software ();
      g_auto (Parsed) parsed = { 0 };
      guint32 sum = tide_bytes_u32 (victim.bytes + TIDE_HIVE_AT_CHECKSUM);

      victim_put (victim.bytes + TIDE_HIVE_AT_CHECKSUM - 4, sum ^ sums[i]);
      victim_put (victim.bytes + TIDE_HIVE_AT_CHECKSUM, sums[i] == 0 ? 1 : 0xfffffffe);
      parsed = victim_read (&victim);

      g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
      g_assert_false (registry_flag (&parsed, "damaged"));
      assert_marked (&parsed, TIDE_CITATION_SOURCE_HIVE);
      assert_text (&parsed, EXCHANGE "\\MailboxRole", "Watermark", "1f957ee9");
    }
}

/* The root key is looked for where it usually is, and nowhere else. */
static void
test_lost_root (void)
{
  g_auto (Victim) victim = victim_software ();
  g_auto (Parsed) found = { 0 };
  g_auto (Parsed) lost = { 0 };

  memset (victim.bytes + TIDE_HIVE_AT_ROOT, 0x77, 8);
  found = victim_read (&victim);
  assert_damaged (&found, TIDE_PROBLEM_BAD_CHECKSUM, 0);
  assert_text (&found, EXCHANGE "\\MailboxRole", "Watermark", "1f957ee9");

  memcpy (victim.bytes + TIDE_HIVE_BASE + 0x20 + CELL_HEAD, "NK", 2);
  lost = victim_read (&victim);
  g_assert_cmpstr (lost.answer.problem, ==, TIDE_PROBLEM_BAD_CHECKSUM);
  g_assert_null (lost.answer.reading);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salvage/sound", test_sound);
  g_test_add_func ("/salvage/bad-entry", test_bad_entry);
  g_test_add_func ("/salvage/other-parent", test_other_parent);
  g_test_add_func ("/salvage/cycles", test_cycles);
  g_test_add_func ("/salvage/root-below", test_root_below);
  g_test_add_func ("/salvage/bad-count", test_bad_count);
  g_test_add_func ("/salvage/bad-name", test_bad_name);
  g_test_add_func ("/salvage/bad-value", test_bad_value);
  g_test_add_func ("/salvage/bad-checksum", test_bad_checksum);
  g_test_add_func ("/salvage/rare-checksums", test_rare_checksums);
  g_test_add_func ("/salvage/lost-root", test_lost_root);

  return g_test_run ();
}
