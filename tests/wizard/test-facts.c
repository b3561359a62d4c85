/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tide-stage.h"
#include "wizard/tide-citation-row.h"
#include "wizard/tide-item-row.h"
#include "wizard/tide-section.h"

/* What the pages show of a server and its cluster, and what a screen reader gets of it. */

static GtkWidget *
find_section (TideWindow *window,
              const char *title)
{
  GtkWidget *label = tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, TIDE_TYPE_SECTION);
}

static gboolean
has_row (GtkWidget  *section,
         const char *name)
{
  return tide_stage_find_named (section, TIDE_TYPE_ITEM_ROW, name) != NULL;
}

/* What setup left off stands apart from what is off on purpose, with the mode to give back. */
static void
test_switched_off (void)
{
  TideWindow *window = tide_stage_open_case ("2016-update-left-off", 1000);
  GtkWidget *left, *others, *held;

  tide_stage_go_to (window, "roles");
  left = find_section (window, "Services Left Disabled by Setup");
  others = find_section (window, "Other Disabled Services");
  held = find_section (window, "Components Held Back");

  g_assert_true (has_row (left, "FMS, Disabled · saved by setup as: Automatic"));
  g_assert_true (has_row (left, "MSExchangeIS, Disabled · saved by setup as: Automatic"));
  g_assert_false (has_row (left, "MSExchangePop3, Disabled · saved by setup as: Disabled"));
  g_assert_true (has_row (others, "MSExchangePop3, Disabled · saved by setup as: Disabled"));
  g_assert_true (has_row (held, "ServerWideOffline, Inactive · requested by Functional"));
  g_assert_true (has_row (held, "ServerWideOffline, Inactive · requested by Maintenance"));
  tide_stage_close (window);
}

/* Colour and shape as well: an error where the rule says so, nothing where it says nothing */
static void
test_switched_off_levels (void)
{
  TideWindow *window = tide_stage_open_case ("2016-update-left-off", 1000);
  GtkWidget *left, *off;

  tide_stage_go_to (window, "roles");
  left = tide_stage_find_named (GTK_WIDGET (window), TIDE_TYPE_ITEM_ROW,
                     "FMS, Disabled · saved by setup as: Automatic");
  off = tide_stage_find_named (GTK_WIDGET (window), TIDE_TYPE_ITEM_ROW,
                    "MSExchangePop3, Disabled · saved by setup as: Disabled");
  g_assert_true (gtk_widget_has_css_class (tide_stage_find_icon (left), "error"));
  g_assert_true (gtk_widget_has_css_class (tide_stage_find_icon (off), "dim-label"));

  tide_item_row_toggle (TIDE_ITEM_ROW (left));
  tide_stage_settle (GTK_WIDGET (window));
  g_assert_nonnull (tide_stage_find (left, GTK_TYPE_LABEL, "When setup saved it"));
  g_assert_nonnull (tide_stage_find (left, GTK_TYPE_LABEL, "Evidence"));
  tide_stage_close (window);
}

/* Where nothing is switched off, nothing is said of it. */
static void
test_all_on (void)
{
  TideWindow *window = tide_stage_open_case ("2007-standalone", 1000);

  tide_stage_go_to (window, "roles");
  g_assert_null (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Services Left Disabled by Setup"));
  g_assert_null (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Other Disabled Services"));
  g_assert_null (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Components Held Back"));
  tide_stage_close (window);
}

static void
assert_level (TideWindow *window,
              const char *name,
              const char *css_class)
{
  GtkWidget *row = tide_stage_find_named (GTK_WIDGET (window), TIDE_TYPE_ITEM_ROW, name);

  if (row == NULL)
    g_error ("there is no row “%s”", name);
  g_assert_true (gtk_widget_has_css_class (tide_stage_find_icon (row), css_class));
}

/* A thing that is there and that a rule speaks against does not look sound, and its details say why. */
static void
test_judged (void)
{
  TideWindow *window = tide_stage_open_case ("2003-evs-faults", 1000);
  static const char scanner[] = "Scanner, Error · Registered · %SystemRoot%\\Cluster\\scanres.dll";
  GtkWidget *row;

  tide_stage_go_to (window, "cluster");
  assert_level (window, scanner, "error");
  assert_level (window, "Old Backup, Registered · %SystemRoot%\\Cluster\\backres.dll", "accent");
  assert_level (window, "Microsoft Exchange System Attendant, Registered · exres.dll", "success");
  assert_level (window,
                "Exchange System Attendant - (EVS1), Warning · Microsoft Exchange System Attendant · EVS1",
                "warning");
  assert_level (window, "exres.dll, Warning · Present · version 6.5.7226.0", "warning");
  assert_level (window, "clusmsg.dll, Warning · Present · version 6.5.7638.1", "warning");
  assert_level (window, "excluadm.dll, Missing", "accent");
  assert_level (window, "MSExchangeAL, Warning · Present · Application", "warning");
  assert_level (window, "MSExchangeCluster, Present · Application", "success");

  row = tide_stage_find_named (GTK_WIDGET (window), TIDE_TYPE_ITEM_ROW, scanner);
  tide_item_row_toggle (TIDE_ITEM_ROW (row));
  tide_stage_settle (GTK_WIDGET (window));
  g_assert_nonnull (tide_stage_find (
    row, GTK_TYPE_LABEL,
    "The type “Scanner” needs %SystemRoot%\\Cluster\\scanres.dll, which is not in the Cluster directory of a "
    "node given, and resources of this type exist (1). A product that was removed may leave its types "
    "registered. The cluster service loads the library once a resource of the type is to come online."));
  tide_stage_close (window);
}

/* What speaks against a node's file does not speak against the other's. */
static void
test_judged_nodes (void)
{
  TideWindow *window = tide_stage_open_case ("2007-nodes-compared", 1000);

  tide_stage_go_to (window, "cluster");
  assert_level (window, "excluadm.dll, Error · Missing", "error");
  assert_level (window, "excluadm.dll, Present · version 8.1.240.6", "success");
  tide_stage_close (window);
}

/* Where a value of the registry stands is said beside its place. */
static void
test_sources (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  g_autoptr (TideCitation) differs = tide_citation_new_difference ("e1", 4096, "SYSTEM", "V", "new", "old");
  g_autoptr (TideCitation) stale = tide_citation_new_value ("e1", TIDE_CITATION_SOURCE_STALE, 0, 4096,
                                                            "SYSTEM", "V", "old");
  GtkWidget *row = g_object_ref_sink (tide_citation_row_create (differs, session));
  GtkWidget *old = g_object_ref_sink (tide_citation_row_create (stale, session));

  g_assert_nonnull (tide_stage_find (row, GTK_TYPE_LABEL,
                                     "e1, byte 4096 (from the transaction log; the hive alone says “old”)"));
  g_assert_nonnull (tide_stage_find (old, GTK_TYPE_LABEL,
                                     "e1, byte 4096 (from a hive that was in use, without its logs: may be "
                                     "out of date)"));
  g_object_unref (row);
  g_object_unref (old);
}

/* Copies a hive as a running Windows leaves it: the second sequence number behind the first. */
static void
copy_in_use (const char *from,
             const char *to)
{
  g_autofree char *bytes = NULL;
  guint32 before, after, checksum;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  memcpy (&before, bytes + 4, 4);
  after = GUINT32_TO_LE (GUINT32_FROM_LE (before) + 1);
  memcpy (bytes + 4, &after, 4);
  memcpy (&checksum, bytes + 508, 4);
  checksum ^= before ^ after;
  memcpy (bytes + 508, &checksum, 4);
  g_assert_true (g_file_set_contents (to, bytes, length, NULL));
}

/* No verdict without the doubt that such a hive casts on it */
static void
test_doubt (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *hive = g_build_filename (g_getenv ("TIDE_CASES"), "2007-cluster-stopped", "NODE1",
                                            "SYSTEM", NULL);
  g_autofree char *copy = g_build_filename (folder, "SYSTEM", NULL);
  g_autoptr (TideSession) session = tide_stage_new_session ();
  TideWindow *window;

  copy_in_use (hive, copy);
  tide_stage_add (session, copy);
  window = tide_stage_show (session, 1000, 800);
  tide_stage_go_to (window, "verdict");
  g_assert_nonnull (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                     "This may be out of date: SYSTEM was in use when it was copied, and its "
                                     "transaction logs are missing or were refused."));
  tide_stage_close (window);
}

/* A role that looks configured may have stopped since: the page that shows it says so, too. */
static void
test_doubt_of_roles (void)
{
  TideWindow *window = tide_stage_open_case ("2016-dirty-without-logs", 1000);

  g_assert_nonnull (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "May be out of date"));
  tide_stage_go_to (window, "roles");
  assert_level (window, "Mailbox, Configured · version 15.1.2375.7", "success");
  g_assert_nonnull (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                     "This may be out of date: SOFTWARE was in use when it was copied, and "
                                     "its transaction logs are missing or were refused."));
  tide_stage_close (window);
}

/* What was not checked is said once, with what is missing. */
static void
test_not_checked (void)
{
  TideWindow *window = tide_stage_open_case ("2016-dirty-without-logs", 1000);

  tide_stage_go_to (window, "verdict");
  assert_level (window,
                "Result of setup on MBX16, MBX16 · Not checked. A setup log of the server is missing (the "
                "folder ExchangeSetupLogs in the root of the system drive; with Exchange 2000 and 2003 the "
                "file Exchange Server Setup Progress.log there).",
                "dim-label");
  tide_stage_close (window);
}

/* A damaged hive was given: it is not called missing. */
static void
test_damaged (void)
{
  TideWindow *window = tide_stage_open_case ("2007-software-damaged", 1000);

  tide_stage_go_to (window, "verdict");
  assert_level (window,
                "Pending restart of MAIL7, Not checked · MAIL7 · Whether Windows waits for a restart cannot "
                "be told: a registry file that was given is damaged, or only a part of it was given. Setup "
                "does not begin while Windows waits for a restart. Windows keeps some of these marks only as "
                "long as it runs, so a copied hive may lack them. This was read from a damaged hive or "
                "export, in which other things may be missing.",
                "dim-label");
  tide_stage_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/wizard/facts/switched-off", test_switched_off);
  g_test_add_func ("/wizard/facts/sources", test_sources);
  g_test_add_func ("/wizard/facts/doubt", test_doubt);
  g_test_add_func ("/wizard/facts/doubt-of-roles", test_doubt_of_roles);
  g_test_add_func ("/wizard/facts/not-checked", test_not_checked);
  g_test_add_func ("/wizard/facts/damaged", test_damaged);
  g_test_add_func ("/wizard/facts/switched-off-levels", test_switched_off_levels);
  g_test_add_func ("/wizard/facts/all-on", test_all_on);
  g_test_add_func ("/wizard/facts/judged", test_judged);
  g_test_add_func ("/wizard/facts/judged-nodes", test_judged_nodes);
}

int
main (int   argc,
      char *argv[])
{
  return tide_stage_run (argc, argv, add_tests);
}
