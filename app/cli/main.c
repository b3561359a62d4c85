/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "cli/tide-cli-scan.h"

int
main (int    argc,
      char **argv)
{
  g_auto (TideCliOptions) options = { 0 };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!tide_cli_options_parse (&options, &arguments, &error))
    {
      g_printerr ("tidemark-cli: %s\n%s\n", error->message, _("“tidemark-cli --help” tells more."));
      return TIDE_EXIT_USAGE;
    }
  /* gettext looks at this before each text, so it may be set late. */
  if (options.language != NULL)
    g_setenv ("LANGUAGE", options.language, TRUE);

  return tide_cli_scan (&options);
}
