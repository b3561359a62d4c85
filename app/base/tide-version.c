/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-version.h"

/* Reads one to four numbers between dots, and nothing else; missing ones are 0. */
gboolean
tide_version_parse (const char  *text,
                    TideVersion *version)
{
  *version = (TideVersion) { 0 };
  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (version->part); i++)
    {
      char *end = NULL;
      guint64 number;

      if (!g_ascii_isdigit (*text))
        return FALSE;
      number = g_ascii_strtoull (text, &end, 10);
      if (number > G_MAXUINT32)
        return FALSE;
      version->part[i] = number;
      if (*end == '\0')
        return TRUE;
      if (*end != '.')
        return FALSE;
      text = end + 1;
    }

  return FALSE;
}

int
tide_version_compare (const TideVersion *a,
                      const TideVersion *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->part); i++)
    if (a->part[i] != b->part[i])
      return a->part[i] < b->part[i] ? -1 : 1;

  return 0;
}

/*
 * Whether two texts mean the same build of Exchange. 8.0.685.24 and 8.0.685.25 are both the released
 * build of 2007. Texts that are no versions are the same only if they are equal.
 */
gboolean
tide_version_same (const char *a,
                   const char *b)
{
  static const TideVersion released[2] = { { { 8, 0, 685, 24 } }, { { 8, 0, 685, 25 } } };
  TideVersion va, vb;

  if (!tide_version_parse (a, &va) || !tide_version_parse (b, &vb))
    return g_strcmp0 (a, b) == 0;
  if (tide_version_compare (&va, &released[1]) == 0)
    va = released[0];
  if (tide_version_compare (&vb, &released[1]) == 0)
    vb = released[0];

  return tide_version_compare (&va, &vb) == 0;
}
