/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

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

/*
 * Orders the version of a file against what setup unpacked, by the build: the fourth number differs between
 * files of one build. 2000 and 2003 tell the build alone, which is the third number of a version. FALSE if
 * one of the texts says nothing.
 */
gboolean
tide_version_compare_build (const char *file,
                            const char *unpacked,
                            int        *order)
{
  TideVersion version, build;

  if (!tide_version_parse (file, &version) || !tide_version_parse (unpacked, &build))
    return FALSE;
  if (strchr (unpacked, '.') == NULL)
    build = (TideVersion) { { version.part[0], version.part[1], build.part[0] } };
  version.part[3] = build.part[3] = 0;
  *order = tide_version_compare (&version, &build);

  return TRUE;
}
