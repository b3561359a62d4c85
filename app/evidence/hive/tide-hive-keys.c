/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/hive/tide-hive-keys.h"

#define SET "SYSTEM\\<set>\\"
#define MICROSOFT "SOFTWARE\\Microsoft\\"
#define MICROSOFT_32 "SOFTWARE\\Wow6432Node\\Microsoft\\"
#define WINDOWS MICROSOFT "Windows\\CurrentVersion\\"
#define USERS WINDOWS "Installer\\UserData\\"
#define EXCLUADM "excluadm.dll"

/*
 * Names between '\': a name stands for itself without regard to ASCII case, "*" for any, "X*" for any that
 * begins with X, "<set>" for a control set, and "**" at the end for the key itself and all below it.
 */
static const struct
{
  const char *pattern;
  const char *suffix;
} table[] = {
  { "SYSTEM\\Select" },
  { SET "Control\\ComputerName\\ComputerName" },
  { SET "Control\\TimeZoneInformation" },
  { SET "Control\\ProductOptions" },
  { SET "Control\\Session Manager" },
  { SET "Control\\Session Manager\\Environment" },
  { SET "Services\\Tcpip\\Parameters" },
  { SET "Services\\EventLog\\Application\\*" },
  { SET "Services\\EventLog\\System\\*" },
  /* Setup may leave any service disabled */
  { SET "Services\\*" },

  { MICROSOFT "Windows NT\\CurrentVersion" },
  { MICROSOFT "Windows\\CurrentVersion" },
  { MICROSOFT "Exchange\\**" },
  { MICROSOFT "ExchangeServer\\**" },
  { MICROSOFT_32 "Exchange\\**" },
  { MICROSOFT_32 "ExchangeServer\\**" },

  /* What setup asks before it starts: a pending restart, and other products */
  { WINDOWS "Component Based Servicing\\RebootPending" },
  { WINDOWS "WindowsUpdate\\Auto Update\\RebootRequired" },
  { MICROSOFT "Updates\\UpdateExeVolatile" },
  { MICROSOFT "NET Framework Setup\\NDP\\v4\\Full" },
  { MICROSOFT "IIS Extensions\\URL Rewrite" },
  { MICROSOFT "UCMA\\*" },
  { WINDOWS "Uninstall\\*" },

  /* What Windows Installer keeps of each product */
  { USERS "*" },
  { USERS "*\\Products\\*" },
  { USERS "*\\Products\\*\\InstallProperties" },
  { USERS "*\\Products\\*\\Patches\\*" },
  { USERS "*\\Patches\\*" },

  /* The class id of EXCLUADM is not public: it is found by its server */
  { "SOFTWARE\\Classes\\CLSID\\*\\InprocServer32", EXCLUADM },
  { "SOFTWARE\\Classes\\Wow6432Node\\CLSID\\*\\InprocServer32", EXCLUADM },
  { "SOFTWARE\\Wow6432Node\\Classes\\CLSID\\*\\InprocServer32", EXCLUADM },

  { "Cluster\\**" },
};

/* Cuts the first name off a path. */
static gboolean
next_name (const char **path,
           const char  *end,
           const char **name,
           gsize       *length)
{
  const char *separator;

  if (*path >= end)
    return FALSE;

  separator = memchr (*path, '\\', end - *path);
  *name = *path;
  *length = (separator != NULL ? separator : end) - *path;
  *path += *length + 1;
  return TRUE;
}

static gboolean
same (const char *a,
      const char *b,
      gsize       length)
{
  return g_ascii_strncasecmp (a, b, length) == 0;
}

gboolean
tide_hive_keys_is_control_set (const char *name,
                               gsize       length)
{
  const gsize n = strlen ("ControlSet");

  if (length != n + 3 || !same (name, "ControlSet", n))
    return FALSE;

  return g_ascii_isdigit (name[n]) && g_ascii_isdigit (name[n + 1]) && g_ascii_isdigit (name[n + 2]);
}

static gboolean
is_wanted_set (const char *name,
               gsize       length,
               const char *control_set)
{
  if (control_set != NULL)
    return length == strlen (control_set) && same (name, control_set, length);

  return tide_hive_keys_is_control_set (name, length) ||
         (length == strlen ("CurrentControlSet") && same (name, "CurrentControlSet", length));
}

static gboolean
name_matches (const char *pattern,
              gsize       pattern_length,
              const char *name,
              gsize       length,
              const char *control_set)
{
  if (pattern_length == strlen ("<set>") && same (pattern, "<set>", pattern_length))
    return is_wanted_set (name, length, control_set);
  if (pattern[pattern_length - 1] == '*')
    return length >= pattern_length - 1 && same (name, pattern, pattern_length - 1);

  return length == pattern_length && same (name, pattern, length);
}

static TideHiveWant
match (const char *pattern,
       const char *path,
       const char *end,
       const char *control_set)
{
  const char *pattern_end = pattern + strlen (pattern);
  const char *wanted, *name;
  gsize n_wanted, n_name;

  while (next_name (&path, end, &name, &n_name))
    {
      if (!next_name (&pattern, pattern_end, &wanted, &n_wanted))
        return (TideHiveWant) { 0 };
      if (n_wanted == 2 && memcmp (wanted, "**", 2) == 0)
        return (TideHiveWant) { .key = TRUE, .below = TRUE };
      if (!name_matches (wanted, n_wanted, name, n_name, control_set))
        return (TideHiveWant) { 0 };
    }

  if (pattern >= pattern_end)
    return (TideHiveWant) { .key = TRUE };

  return (TideHiveWant) { .key = g_str_equal (pattern, "**"), .below = TRUE };
}

TideHiveWant
tide_hive_keys_want (const char *path,
                     gsize       length,
                     const char *control_set)
{
  TideHiveWant all = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      TideHiveWant want = match (table[i].pattern, path, path + length, control_set);

      if (want.key && (!all.key || table[i].suffix == NULL))
        all.suffix = table[i].suffix;
      all.key |= want.key;
      all.below |= want.below;
    }

  return all;
}
