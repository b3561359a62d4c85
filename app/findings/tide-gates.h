/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether a rule applies to a server. */
#include <tidemark/tide-server.h>

#include "findings/tide-finding-private.h"

G_BEGIN_DECLS

/* TIDE_TRUTH_NO: @gate is closed; TIDE_TRUTH_UNKNOWN: @gate cannot be decided. */
TideTruth tide_gates_try (const TideCatalogGates *gates, TideServer *server, TideGate *gate);

G_END_DECLS
