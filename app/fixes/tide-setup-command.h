/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-server.h>

G_BEGIN_DECLS

/* Command lines of setup, for a person to type. @version: first number of the media's version. What the log
 * holds and could not be typed as it stands makes no command: it could be another one. */

/* The command that a run was started with: (transfer full) (nullable) */
char *tide_setup_command_repeat (TideRun *run, guint version);
/* Finishing the recorded @action, NULL for none, of a role of 2007 or 2010: (transfer full) (nullable): NULL
 * if no command is known that does it */
char *tide_setup_command_finish (const char *action, const char *role_code);
/* Continuing the recorded @action of 2013 or later if it is a recovery or a removal, with what @run, NULL
 * for none, was given for it: (transfer full) (nullable): NULL for any other */
char *tide_setup_command_mode (TideRun *run, const char *action, guint version);
/* Making the clustered mailbox server of 2007 again, with what @run was given; @run: (nullable).
 * (transfer full) (nullable) */
char *tide_setup_command_clustered (TideRun *run, gboolean recover);

gboolean tide_setup_run_has_switch (TideRun *run, const char *name);

G_END_DECLS
