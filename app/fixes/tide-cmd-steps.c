/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixes/tide-cmd-steps.h"
#include "fixes/tide-cmd-writer.h"

#define EVENT_LOG_KEY "HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog"

/* A program that failed says so in %ERRORLEVEL%. "if errorlevel 1" would pass over negative codes; a block
 * in parentheses would hold the value from before the program ran. */
#define CHECK "if not \"%ERRORLEVEL%\"==\"0\" goto failed"

static void
write_lines (GString           *script,
             guint              step,
             const char *const *lines)
{
  for (; *lines != NULL; lines++)
    tide_cmd_line (script, step, *lines, NULL);
}

/* excluadm.dll: in the Cluster directory, else in Exchange's bin */
static const char *const find_excluadm[] = {
  "set \"TIDE_DLL_DIR=%TIDE_CLUSTER_DIR%\"",
  "if exist \"%TIDE_DLL_DIR%\\excluadm.dll\" goto step_{#}_dll",
  "if not defined TIDE_INSTALL goto no_excluadm",
  "set \"TIDE_DLL_DIR=%TIDE_INSTALL%\\bin\"",
  "if not exist \"%TIDE_DLL_DIR%\\excluadm.dll\" goto no_excluadm",
  ":step_{#}_dll",
  NULL
};

static void
write_excluadm_com (GString *script,
                    guint    step,
                    TideFix *fix)
{
  static const char *const lines[] = {
    "\"%SystemRoot%\\system32\\regsvr32.exe\" /s \"%TIDE_DLL_DIR%\\excluadm.dll\"",
    CHECK,
    "echo   Registered \"%TIDE_DLL_DIR%\\excluadm.dll\".",
    NULL
  };

  write_lines (script, step, find_excluadm);
  write_lines (script, step, lines);
}

/* cladmreg.exe: in Exchange's bin, else in the Cluster directory; never through PATH */
static void
write_excluadm_cluster (GString *script,
                        guint    step,
                        TideFix *fix)
{
  static const char *const find_tool[] = {
    "if not defined TIDE_INSTALL goto step_{#}_cluster_dir",
    "set \"TIDE_TOOL=%TIDE_INSTALL%\\bin\\cladmreg.exe\"",
    "if exist \"%TIDE_TOOL%\" goto step_{#}_tool",
    ":step_{#}_cluster_dir",
    "set \"TIDE_TOOL=%TIDE_CLUSTER_DIR%\\cladmreg.exe\"",
    "if not exist \"%TIDE_TOOL%\" goto no_cladmreg",
    ":step_{#}_tool",
    NULL
  };
  static const char *const run[] = {
    "cd /d \"%TIDE_DLL_DIR%\"",
    CHECK,
    "\"%TIDE_TOOL%\" /q excluadm.dll",
    CHECK,
    "echo   Registered with \"%TIDE_TOOL%\".",
    NULL
  };

  write_lines (script, step, find_tool);
  write_lines (script, step, find_excluadm);
  write_lines (script, step, run);
}

static void
write_resource_type (GString *script,
                     guint    step,
                     TideFix *fix)
{
  tide_cmd_line (script, step, "if not exist \"%TIDE_CLUSTER_DIR%\\exres.dll\" goto no_exres", NULL);
  tide_cmd_line (script, step, "\"%SystemRoot%\\system32\\cluster.exe\" restype {type} /prop >nul 2>nul",
                 "type", fix->subject, NULL);
  tide_cmd_line (script, step, "if \"%ERRORLEVEL%\"==\"0\" goto step_{#}_there", NULL);
  tide_cmd_line (script, step,
                 "\"%SystemRoot%\\system32\\cluster.exe\" restype {type} /create /dll:exres.dll /type:{type}",
                 "type", fix->subject, NULL);
  tide_cmd_line (script, step, CHECK, NULL);
  tide_cmd_line (script, step, "\"%SystemRoot%\\system32\\cluster.exe\" restype {type} /prop >nul",
                 "type", fix->subject, NULL);
  tide_cmd_line (script, step, CHECK, NULL);
  tide_cmd_line (script, step, "echo   Created.", NULL);
  tide_cmd_line (script, step, "goto step_{#}_end", NULL);
  tide_cmd_line (script, step, ":step_{#}_there", NULL);
  tide_cmd_line (script, step, "echo   It is there already. Nothing was changed.", NULL);
  tide_cmd_line (script, step, ":step_{#}_end", NULL);
}

/* Reads a value back through a file: in a pipe, cmd.exe would expand the percent signs of the data again. */
static void
write_value (GString    *script,
             guint       step,
             const char *key,
             const char *name,
             const char *type,
             const char *data,
             const char *shown)
{
  g_autofree char *add = g_strdup_printf ("\"%%SystemRoot%%\\system32\\reg.exe\" add {key} /v %s /t %s "
                                          "/d {data} /f >nul", name, type);
  g_autofree char *query = g_strdup_printf ("\"%%SystemRoot%%\\system32\\reg.exe\" query {key} /v %s "
                                            ">\"%%TIDE_TEMP%%\"", name);

  tide_cmd_line (script, step, add, "key", key, "data", data, NULL);
  tide_cmd_line (script, step, CHECK, NULL);
  tide_cmd_line (script, step, query, "key", key, NULL);
  tide_cmd_line (script, step, CHECK, NULL);
  tide_cmd_line (script, step, "\"%SystemRoot%\\system32\\find.exe\" {shown} \"%TIDE_TEMP%\" >nul",
                 "shown", shown, NULL);
  tide_cmd_line (script, step, "if not \"%ERRORLEVEL%\"==\"0\" goto not_read_back", NULL);
}

static void
write_text (GString    *script,
            guint       step,
            const char *key,
            const char *name,
            guint32     kind,
            const char *text)
{
  write_value (script, step, key, name, kind == TIDE_REG_SZ ? "REG_SZ" : "REG_EXPAND_SZ", text, text);
}

static void
write_number (GString    *script,
              guint       step,
              const char *key,
              const char *name,
              guint32     number)
{
  g_autofree char *data = g_strdup_printf ("%u", number);
  g_autofree char *shown = g_strdup_printf ("0x%x", number);

  write_value (script, step, key, name, "REG_DWORD", data, shown);
}

static void
write_event_source (GString *script,
                    guint    step,
                    TideFix *fix)
{
  g_autofree char *key = g_strdup_printf (EVENT_LOG_KEY "\\%s\\%s", fix->log, fix->subject);

  write_text (script, step, key, "EventMessageFile", fix->message_kind, fix->message_file);
  if (fix->types > 0)
    write_number (script, step, key, "TypesSupported", fix->types);
  for (guint i = 0; i < fix->values->len; i++)
    {
      const TideFixValue *value = g_ptr_array_index (fix->values, i);

      if (value->text != NULL)
        write_text (script, step, key, value->name, value->kind, value->text);
      else
        write_number (script, step, key, value->name, value->number);
    }
  tide_cmd_line (script, step, "del \"%TIDE_TEMP%\" >nul 2>nul", NULL);
  tide_cmd_line (script, step, "echo   Written and read back.", NULL);
}

typedef void (*Writer) (GString *script,
                        guint    step,
                        TideFix *fix);

static const struct
{
  const char *describe;
  Writer      write;
} steps[] = {
  [TIDE_FIX_KIND_EXCLUADM_COM] = { "echo Step {#}: register excluadm.dll as a COM class.",
                                   write_excluadm_com },
  [TIDE_FIX_KIND_EVENT_SOURCE] = { "echo Step {#}: write the event source {subject} with the message file "
                                   "{file}.",
                                   write_event_source },
  [TIDE_FIX_KIND_RESOURCE_TYPE] = { "echo Step {#}: create the resource type {subject}.",
                                    write_resource_type },
  [TIDE_FIX_KIND_EXCLUADM_CLUSTER] = { "echo Step {#}: register excluadm.dll with Cluster Administrator.",
                                       write_excluadm_cluster },
};

void
tide_cmd_step_describe (GString *script,
                        guint    step,
                        TideFix *fix)
{
  g_assert (fix->kind < G_N_ELEMENTS (steps));

  tide_cmd_line (script, step, steps[fix->kind].describe, "subject", fix->subject,
                 "file", fix->message_file, NULL);
  if (fix->kind == TIDE_FIX_KIND_RESOURCE_TYPE)
    tide_cmd_line (script, step,
                   "echo   This is the last resort: where setup can still do it, let setup do it.", NULL);
}

void
tide_cmd_step_write (GString *script,
                     guint    step,
                     TideFix *fix)
{
  g_assert (fix->kind < G_N_ELEMENTS (steps));

  tide_cmd_line (script, step, "set \"TIDE_STEP={#}\"", NULL);
  tide_cmd_step_describe (script, step, fix);
  steps[fix->kind].write (script, step, fix);
}

void
tide_cmd_step_write_tail (GString *script)
{
  static const char *const lines[] = {
    ":done",
    "echo All steps of this part are done.",
    "exit /b 0",
    ":no_excluadm",
    "echo   excluadm.dll is neither in the Cluster directory nor in the bin directory of Exchange.",
    "if not defined TIDE_INSTALL goto ask",
    "goto stopped",
    ":no_cladmreg",
    "echo   cladmreg.exe is neither in the bin directory of Exchange nor in the Cluster directory.",
    "if not defined TIDE_INSTALL goto ask",
    "goto stopped",
    ":no_exres",
    "echo   exres.dll is not in the Cluster directory of this computer. Copy it there first.",
    "goto stopped",
    ":not_read_back",
    "del \"%TIDE_TEMP%\" >nul 2>nul",
    "echo   What was written could not be read back.",
    "goto stopped",
    ":ask",
    "echo   The directory of Exchange is not known. Set TIDE_INSTALL to it and start this script again.",
    "goto stopped",
    ":failed",
    "echo   It failed with code %ERRORLEVEL%.",
    ":stopped",
    "echo Step %TIDE_STEP% was not done, and nothing after it.",
    "exit /b 1",
    NULL
  };

  write_lines (script, 0, lines);
}
