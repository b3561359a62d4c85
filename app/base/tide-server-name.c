/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-server-name.h"

#define NETBIOS_LENGTH 15

char *
tide_server_name_to_label (const char *name)
{
  gsize length = strcspn (name, ".");

  return g_strndup (name, length);
}

char *
tide_server_name_to_key (const char *name)
{
  g_autofree char *label = tide_server_name_to_label (name);

  return g_ascii_strdown (label, MIN (strlen (label), NETBIOS_LENGTH));
}
