/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/servers/tide-left-behind.h"

#define STATES "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\ServerComponentStates"
#define TICKS_PER_SECOND 10000000
/* From the year 1, where the ticks begin, to 1970 */
#define SECONDS_BEFORE_1970 G_GINT64_CONSTANT (62135596800)

/* Ticks of 100 ns since the year 1, UTC */
static char *
dup_time (const char *ticks)
{
  g_autoptr (GDateTime) time = NULL;
  guint64 number;

  if (!g_ascii_string_to_unsigned (ticks, 10, 0, G_MAXINT64, &number, NULL))
    return NULL;
  time = g_date_time_new_from_unix_utc ((gint64) (number / TICKS_PER_SECOND) - SECONDS_BEFORE_1970);

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

/* The requester's name is the value's; its data are "1:<state>:<ticks>", where the state 1 is Active. */
static void
read_value (TideServer        *server,
            TideRegistryKey   *key,
            TideRegistryValue *value)
{
  g_autofree char *text = tide_registry_value_dup_text (value);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ":", 3);
  g_autoptr (TideComponentState) state = NULL;

  if (tide_registry_value_get_kind (value) != TIDE_REG_SZ || g_strv_length (parts) != 3 ||
      g_strcmp0 (parts[0], "1") != 0 || *parts[1] == '\0')
    return;
  state = g_object_new (TIDE_TYPE_COMPONENT_STATE, NULL);
  state->component = g_strdup (tide_registry_key_get_name (key));
  state->requester = g_strdup (tide_registry_value_get_name (value));
  state->active = g_strcmp0 (parts[1], "1") == 0;
  state->since = dup_time (parts[2]);
  state->citation = tide_registry_value_cite (value);
  g_list_store_append (server->component_states, state);
}

void
tide_component_states_read (TideServerInput *input,
                            TideServer      *server)
{
  g_autoptr (GPtrArray) keys = tide_registry_children (input->registry, STATES);

  for (guint i = 0; i < keys->len; i++)
    {
      GPtrArray *values = tide_registry_key_get_values (g_ptr_array_index (keys, i));

      for (guint j = 0; j < values->len; j++)
        read_value (server, g_ptr_array_index (keys, i), g_ptr_array_index (values, j));
    }
}
