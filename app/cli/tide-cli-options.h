/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tidemark.h>

G_BEGIN_DECLS

/* What the command line asks for. */
typedef struct
{
  GStrv            paths;
  char            *server;
  TideReportFormat format;
  char            *output;
  char            *fix_script;
  GStrv            fixes;
  GStrv            catalogs;
  char            *language;
  TideSeverity     fail_on;
} TideCliOptions;

/* FALSE with @error (G_OPTION_ERROR) if the words make no sense. */
gboolean tide_cli_options_parse (TideCliOptions *self, GStrv *arguments, GError **error);
void     tide_cli_options_clear (TideCliOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideCliOptions, tide_cli_options_clear)

G_END_DECLS
