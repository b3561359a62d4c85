/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/tide-cli-options.h"

G_BEGIN_DECLS

/* Inputs are never changed, and no output takes the place of the other. Both are FALSE with @error
 * (G_OPTION_ERROR): the first by what was asked for, before anything is read, the second by what came in. */
gboolean tide_cli_outputs_check (const TideCliOptions *options, GError **error);
gboolean tide_cli_outputs_check_evidence (const TideCliOptions *options,
                                          GListModel           *evidence,
                                          GError              **error);

G_END_DECLS
