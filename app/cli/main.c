/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <unistd.h>

#include "cli/tide-cli-scan.h"

/* A standard stream that is closed would be the next file that is opened, and the report would go there. */
static void
hold_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0)
      /* Writing to it fails, and is told. */
      (void) open ("/dev/null", O_RDONLY);
}

int
main (int    argc,
      char **argv)
{
  g_auto (TideCliOptions) options = { 0 };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GError) error = NULL;

  hold_standard_streams ();
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
