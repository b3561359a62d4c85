/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/tide-cli-options.h"

void
tide_cli_options_clear (TideCliOptions *self)
{
  g_strfreev (self->paths);
  g_free (self->server);
  g_free (self->output);
  g_free (self->fix_script);
  g_strfreev (self->fixes);
  g_strfreev (self->catalogs);
  g_free (self->language);
}

static gboolean
choose (GType       type,
        const char *option,
        const char *word,
        int        *value,
        GError    **error)
{
  if (word == NULL || tide_enum_from_word (type, word, value))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--%s does not know “%s”"), option, word);
  return FALSE;
}

static gboolean
take_command (GStrv   rest,
              GStrv  *paths,
              GError **error)
{
  if (rest == NULL || !g_str_equal (rest[0], "scan"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("The command is missing: scan"));
      return FALSE;
    }
  if (rest[1] == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("scan needs a file or folder"));
      return FALSE;
    }
  *paths = g_strdupv (rest + 1);

  return TRUE;
}

/* A name that is empty, such as that of a variable that is not set, would be the folder that one is in. */
static gboolean
check_names (const TideCliOptions *self,
             GError              **error)
{
  const gboolean empty = g_strv_contains ((const char *const *) self->paths, "") ||
                         g_strcmp0 (self->output, "") == 0 || g_strcmp0 (self->fix_script, "") == 0;

  if (empty)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("The name of a file is empty"));

  return !empty;
}

static void
print_version (void)
{
  g_print ("tidemark-cli %s\n", PACKAGE_VERSION);
}

gboolean
tide_cli_options_parse (TideCliOptions *self,
                        GStrv          *arguments,
                        GError        **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *format = NULL;
  g_autofree char *fail_on = NULL;
  g_autofree char *fixes = NULL;
  gboolean version = FALSE;
  int format_value = TIDE_REPORT_FORMAT_TEXT;
  int severity = TIDE_SEVERITY_WARNING;
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &self->server, N_("Diagnose one server of several"), N_("NAME") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("Kind of report: text, json or html"),
      N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("Write the report to a file"), N_("FILE") },
    { "fix-script", 0, 0, G_OPTION_ARG_FILENAME, &self->fix_script,
      N_("Write a fix script (.cmd, or .reg by its name)"), N_("FILE") },
    { "fixes", 0, 0, G_OPTION_ARG_STRING, &fixes, N_("Only these fixes, by id, between commas"), N_("IDS") },
    { "catalog", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->catalogs, N_("Add a catalogue file"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &self->language, N_("Language of the report"), N_("LANGUAGE") },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &fail_on,
      N_("Least severity that counts as failed: error or warning"), N_("SEVERITY") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, N_("scan PATH…") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context,
                                _("Finds out where Exchange Setup stopped, from registry hives, setup logs "
                                  "and the Cluster directory of a server."));
  g_option_context_set_description (
    context, _("Exit status: 0 nothing failed, 2 something failed, 3 something relevant could not be read or "
               "determined, 1 the tool failed, 64 wrong usage, 66 nothing recognised."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;
  if (version)
    {
      print_version ();
      exit (0);
    }

  if (!take_command (rest, &self->paths, error) || !check_names (self, error) ||
      !choose (TIDE_TYPE_REPORT_FORMAT, "format", format, &format_value, error) ||
      !choose (TIDE_TYPE_SEVERITY, "fail-on", fail_on, &severity, error))
    return FALSE;

  self->format = format_value;
  self->fail_on = severity;
  self->fixes = fixes != NULL ? g_strsplit (fixes, ",", -1) : NULL;

  return TRUE;
}
