/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "fixes/tide-cmd-steps.h"
#include "fixes/tide-cmd-writer.h"
#include "fixes/tide-fixes.h"

/* The parts of a script while it is written */
typedef struct
{
  GString   *text;
  GPtrArray *fixes;     /* TideFix that the script holds, in order; a step's number is its place */
  GPtrArray *computers; /* names, as cmd.exe compares them */
} Script;

static gboolean
same_computer (gconstpointer a,
               gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

static void
add_computer (GPtrArray  *computers,
              const char *name)
{
  if (!g_ptr_array_find_with_equal_func (computers, name, same_computer, NULL))
    g_ptr_array_add (computers, (gpointer) name);
}

static gboolean
is_for (TideFix    *fix,
        const char *computer)
{
  if (computer == NULL)
    return fix->entry->scope == TIDE_FIX_SCOPE_CLUSTER;
  return fix->entry->scope == TIDE_FIX_SCOPE_NODE && same_computer (fix->server, computer);
}

static gboolean
has_steps (Script     *script,
           const char *computer)
{
  for (guint i = 0; i < script->fixes->len; i++)
    if (is_for (g_ptr_array_index (script->fixes, i), computer))
      return TRUE;

  return FALSE;
}

static void
add (Script     *script,
     const char *line)
{
  tide_cmd_line (script->text, 0, line, NULL);
}

static void
add_for (Script     *script,
         guint       number,
         const char *template,
         const char *computer)
{
  tide_cmd_line (script->text, number, template, "computer", computer, NULL);
}

static void
write_head (Script *script)
{
  add (script, "@echo off");
  add (script, "setlocal EnableExtensions DisableDelayedExpansion");
  add (script,
       "rem A fix script by Tidemark " PACKAGE_VERSION ". Without a word after its name it changes nothing.");
  /* A variable of that name would hide the code that a program ended with. */
  add (script, "set \"ERRORLEVEL=\"");
  add (script, "set \"TIDE_CLUSTER_DIR=%SystemRoot%\\Cluster\"");
  add (script, "set \"TIDE_TEMP=%TEMP%\\tidemark-%RANDOM%-%RANDOM%.txt\"");
}

/* Where Exchange lies may differ from node to node. */
static void
write_install_paths (Script *script)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < script->fixes->len; i++)
    {
      TideFix *fix = g_ptr_array_index (script->fixes, i);

      for (guint k = 0; k < fix->nodes->len; k++)
        {
          TideFixNode *node = g_ptr_array_index (fix->nodes, k);
          g_autofree char *assignment = NULL;

          if (tide_cmd_refuse (node->install_path) != NULL || tide_cmd_refuse_computer (node->name) != NULL
              || g_ptr_array_find_with_equal_func (seen, node->name, same_computer, NULL))
            continue;
          g_ptr_array_add (seen, node->name);
          assignment = g_strconcat ("TIDE_INSTALL=", node->install_path, NULL);
          tide_cmd_line (script->text, 0, "if /i \"%COMPUTERNAME%\"=={computer} set {assignment}",
                         "computer", node->name, "assignment", assignment, NULL);
        }
    }
}

static void
write_choice (Script *script)
{
  add (script, "if /i \"%~1\"==\"node\" goto node");
  add (script, "if /i \"%~1\"==\"cluster\" goto cluster");
  add (script, "if \"%~1\"==\"\" goto show");
  add (script, "echo The word after the name of this script is either node or cluster.");
  add (script, "exit /b 64");
}

static void
describe_steps (Script     *script,
                const char *computer)
{
  for (guint i = 0; i < script->fixes->len; i++)
    if (is_for (g_ptr_array_index (script->fixes, i), computer))
      tide_cmd_step_describe (script->text, i + 1, g_ptr_array_index (script->fixes, i));
}

static void
write_show (Script *script,
            guint   n_manual)
{
  add (script, ":show");
  add (script, "echo Nothing was changed. This script works with one of two words after its name:");
  add (script,
       "echo   node     what is to be done on this computer. Do it on every computer named below first.");
  add (script, "echo   cluster  what is to be done once per cluster, on any of its nodes.");
  for (guint i = 0; i < script->computers->len; i++)
    {
      const char *computer = g_ptr_array_index (script->computers, i);

      if (!has_steps (script, computer))
        continue;
      add_for (script, 0, "echo With the word node, on {computer}:", computer);
      describe_steps (script, computer);
    }
  if (has_steps (script, NULL))
    {
      add (script, "echo With the word cluster, once:");
      describe_steps (script, NULL);
    }
  if (n_manual > 0)
    tide_cmd_line (script->text, n_manual,
                   "echo Steps to be done by hand, which are not in this script: {#}.", NULL);
  add (script, "exit /b 0");
}

static void
write_steps (Script     *script,
             const char *computer)
{
  for (guint i = 0; i < script->fixes->len; i++)
    if (is_for (g_ptr_array_index (script->fixes, i), computer))
      tide_cmd_step_write (script->text, i + 1, g_ptr_array_index (script->fixes, i));
  add (script, "goto done");
}

static void
write_node_part (Script *script)
{
  add (script, ":node");
  for (guint i = 0; i < script->computers->len; i++)
    {
      const char *computer = g_ptr_array_index (script->computers, i);

      if (has_steps (script, computer))
        add_for (script, i + 1, "if /i \"%COMPUTERNAME%\"=={computer} goto node_{#}", computer);
    }
  add (script, "echo There is nothing in this script for the computer \"%COMPUTERNAME%\".");
  add (script, "exit /b 2");

  for (guint i = 0; i < script->computers->len; i++)
    if (has_steps (script, g_ptr_array_index (script->computers, i)))
      {
        tide_cmd_line (script->text, i + 1, ":node_{#}", NULL);
        write_steps (script, g_ptr_array_index (script->computers, i));
      }
}

static void
write_cluster_part (Script *script)
{
  add (script, ":cluster");
  if (!has_steps (script, NULL))
    {
      add (script, "echo There is nothing in this script for the cluster.");
      add (script, "exit /b 2");
      return;
    }
  for (guint i = 0; i < script->computers->len; i++)
    add_for (script, 0, "if /i \"%COMPUTERNAME%\"=={computer} goto cluster_node",
             g_ptr_array_index (script->computers, i));
  add (script, "echo The computer \"%COMPUTERNAME%\" is no node of the cluster that this script is for.");
  add (script, "exit /b 2");
  add (script, ":cluster_node");
  write_steps (script, NULL);
}

static void
sort_out (Script     *script,
          GListModel *fixes,
          GPtrArray  *manual)
{
  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);
      const char *reason = tide_fix_refused_by_cmd (fix);

      if (reason != NULL)
        {
          g_ptr_array_add (manual, tide_fix_describe (fix, fix->manual ? NULL : _(reason)));
          continue;
        }
      for (guint k = 0; k < fix->nodes->len; k++)
        {
          TideFixNode *node = g_ptr_array_index (fix->nodes, k);

          if (tide_cmd_refuse_computer (node->name) == NULL)
            add_computer (script->computers, node->name);
        }
      g_ptr_array_add (script->fixes, g_steal_pointer (&fix));
    }
}

char *
tide_fixes_write_cmd (GListModel *fixes,
                      GStrv      *manual)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) computers = g_ptr_array_new ();
  g_autoptr (GPtrArray) by_hand = g_ptr_array_new ();
  Script script = { text, chosen, computers };

  sort_out (&script, fixes, by_hand);
  if (chosen->len > 0)
    {
      write_head (&script);
      write_install_paths (&script);
      write_choice (&script);
      write_show (&script, by_hand->len);
      write_node_part (&script);
      write_cluster_part (&script);
      tide_cmd_step_write_tail (text);
    }
  g_ptr_array_add (by_hand, NULL);
  if (manual != NULL)
    *manual = (GStrv) g_ptr_array_free (g_steal_pointer (&by_hand), FALSE);
  else
    g_strfreev ((GStrv) g_ptr_array_free (g_steal_pointer (&by_hand), FALSE));

  return chosen->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
