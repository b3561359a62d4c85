/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/tide-facts.h"
#include "findings/tide-gates.h"

static gboolean
is_set (const TideVersion *version)
{
  return version->part[0] != 0 || version->part[1] != 0;
}

static TideTruth
try_generation (const TideCatalogGates *gates,
                TideServer             *server)
{
  TideGeneration generation = tide_server_get_generation (server);

  if (gates->generations == 0)
    return TIDE_TRUTH_YES;
  if (generation == TIDE_GENERATION_UNKNOWN)
    return TIDE_TRUTH_UNKNOWN;

  return gates->generations & (1u << generation) ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
}

/* What is of any generation needs none. */
static TideTruth
try_exchange (const TideCatalogGates *gates,
              TideServer             *server)
{
  return gates->generations != 0 && tide_facts_is_without_exchange (server) ? TIDE_TRUTH_NO : TIDE_TRUTH_YES;
}

static TideTruth
try_windows (const TideCatalogGates *gates,
             TideServer             *server)
{
  TideVersion windows;

  if (!is_set (&gates->windows_from) && !is_set (&gates->windows_to))
    return TIDE_TRUTH_YES;
  if (!tide_version_parse (tide_server_get_windows (server), &windows))
    return TIDE_TRUTH_UNKNOWN;
  if (is_set (&gates->windows_from) && tide_version_compare (&windows, &gates->windows_from) < 0)
    return TIDE_TRUTH_NO;
  if (is_set (&gates->windows_to) && tide_version_compare (&windows, &gates->windows_to) >= 0)
    return TIDE_TRUTH_NO;

  return TIDE_TRUTH_YES;
}

/* One closed gate is enough, whatever is not known of the others. */
TideTruth
tide_gates_try (const TideCatalogGates *gates,
                TideServer             *server,
                TideGate               *gate)
{
  const TideTruth answers[] = {
    [TIDE_GATE_NONE] = TIDE_TRUTH_YES,
    [TIDE_GATE_EXCHANGE] = try_exchange (gates, server),
    [TIDE_GATE_GENERATION] = try_generation (gates, server),
    [TIDE_GATE_WINDOWS] = try_windows (gates, server),
    [TIDE_GATE_CLUSTER_NODE] = gates->cluster_node ? tide_server_get_cluster_node (server) : TIDE_TRUTH_YES,
    [TIDE_GATE_EXCHANGE_CLUSTERING] =
      gates->exchange_clustering ? tide_server_get_exchange_clustering (server) : TIDE_TRUTH_YES,
  };
  static const TideTruth obstacles[] = { TIDE_TRUTH_NO, TIDE_TRUTH_UNKNOWN };

  *gate = TIDE_GATE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (obstacles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
      if (answers[j] == obstacles[i])
        {
          *gate = j;
          return obstacles[i];
        }

  return TIDE_TRUTH_YES;
}
