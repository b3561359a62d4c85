/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The keys of the event log that give Exchange's events their texts. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills event_sources: those of the catalogue, there or not, then any other of Exchange's. */
void tide_event_sources_read (TideServerInput *input, TideServer *server);

G_END_DECLS
