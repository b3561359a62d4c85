/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "facts/tide-server-facts.h"

static guint
ask_registry (TideRegistry *registry)
{
  static const struct
  {
    const char *path;
    TideNeed    need;
  } needs[] = {
    { "SYSTEM", TIDE_NEED_SYSTEM },
    { "SOFTWARE\\Classes\\CLSID", TIDE_NEED_SOFTWARE },
    { "SOFTWARE\\Microsoft\\Exchange", TIDE_NEED_EXCHANGE_KEYS },
    { "SOFTWARE\\Microsoft\\ExchangeServer", TIDE_NEED_EXCHANGE_KEYS },
  };
  guint available = 0;

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (tide_registry_touches (registry, needs[i].path))
      available |= needs[i].need;

  return available;
}

/* Native lines stand in managed logs of every later generation, too. */
static gboolean
has_native_lines (TideReading *log)
{
  g_autoptr (GVariant) entries = g_variant_get_child_value (log->data, 2);

  for (gsize i = 0; i < g_variant_n_children (entries); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (entries, i);
      const char *head;

      g_variant_get_child (entry, 7, "&s", &head);
      if (g_str_has_prefix (head, "native-"))
        return TRUE;
    }

  return FALSE;
}

static guint
ask_reading (TideReading *reading)
{
  if (reading->data == NULL)
    return 0;

  switch (reading->kind)
    {
    case TIDE_EVIDENCE_KIND_NATIVE_LOG:
      return TIDE_NEED_LOG | TIDE_NEED_NATIVE_LOG;
    case TIDE_EVIDENCE_KIND_MANAGED_LOG:
      return TIDE_NEED_LOG | (has_native_lines (reading) ? TIDE_NEED_NATIVE_LOG : 0);
    case TIDE_EVIDENCE_KIND_INSTALLER_LOG:
      return TIDE_NEED_INSTALLER_LOG;
    case TIDE_EVIDENCE_KIND_INSTALLER_CACHE:
      return TIDE_NEED_INSTALLER_CACHE;
    default:
      return 0;
    }
}

static guint
find_available (TideServerInput *input)
{
  guint available = ask_registry (input->registry);

  for (guint i = 0; i < input->readings->len; i++)
    available |= ask_reading (input->readings->pdata[i]);
  if (input->cluster != NULL)
    available |= TIDE_NEED_CLUSTER_HIVE;
  if (tide_cluster_directory_is_given (input->directory))
    available |= TIDE_NEED_CLUSTER_DIRECTORY;

  return available;
}

/* Every rule asks, and the answer may stand at the end of a log. */
guint
tide_server_facts_get_available (TideServerInput *input)
{
  if (!input->asked)
    input->available = find_available (input);
  input->asked = TRUE;

  return input->available;
}
