/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-server-box.h"
#include "wizard/tide-session.h"

G_BEGIN_DECLS

/* Whether a rule is about what is shown here */
gboolean tide_switched_off_is_rule (const char *rule);

/* Adds what works no longer on a server: services that setup left disabled, and components that are held
 * back. Nothing where all work. */
void tide_switched_off_add (TideServerBox *box,
                            TideServer    *server,
                            TideSession   *session);

/* Adds other disabled services, which are off on purpose as far as is known */
void tide_switched_off_add_others (TideServerBox *box,
                                   TideServer    *server,
                                   TideSession   *session);

G_END_DECLS
