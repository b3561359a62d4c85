/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-stage.h"
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

/* (nullable): the descendant whose name for a screen reader is @name */
static GtkWidget *
find_named (GtkWidget  *root,
            GType       type,
            const char *name)
{
  GtkWidget *child, *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (wrong == NULL)
        return root;
    }
  for (child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, type, name);
  return found;
}

static gboolean
has_row (GtkWidget  *section,
         const char *name)
{
  return find_named (section, TIDE_TYPE_ITEM_ROW, name) != NULL;
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

static GtkWidget *
find_icon (GtkWidget *row)
{
  return tide_stage_find (row, g_type_from_name ("TideSeverityIcon"), NULL);
}

/* Colour and shape as well: an error where the rule says so, nothing where it says nothing */
static void
test_switched_off_levels (void)
{
  TideWindow *window = tide_stage_open_case ("2016-update-left-off", 1000);
  GtkWidget *left, *off;

  tide_stage_go_to (window, "roles");
  left = find_named (GTK_WIDGET (window), TIDE_TYPE_ITEM_ROW, "FMS, Disabled · saved by setup as: Automatic");
  off = find_named (GTK_WIDGET (window), TIDE_TYPE_ITEM_ROW,
                    "MSExchangePop3, Disabled · saved by setup as: Disabled");
  g_assert_true (gtk_widget_has_css_class (find_icon (left), "error"));
  g_assert_true (gtk_widget_has_css_class (find_icon (off), "dim-label"));

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

int
main (int   argc,
      char *argv[])
{
  int code;

  g_test_init (&argc, &argv, NULL);
  if (!tide_stage_set_up (&argc, &argv))
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_test_add_func ("/wizard/facts/switched-off", test_switched_off);
  g_test_add_func ("/wizard/facts/switched-off-levels", test_switched_off_levels);
  g_test_add_func ("/wizard/facts/all-on", test_all_on);
  code = g_test_run ();
  tide_stage_tear_down ();
  return code;
}
