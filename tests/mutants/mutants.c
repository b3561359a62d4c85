/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evidence/hive/tide-hive-check.h"
#include "hive-mutant.h"

/*
 * mutants SEED COUNT OUT HIVE…: one mutant after the other in the file OUT, and for each a line with what
 * the strict check says of it: "passed KEYS VALUES ODDITIES HIVE" or "refused PROBLEM OFFSET HIVE". The
 * first round is the hives themselves. Waits for a line on its input before the next.
 */
typedef struct
{
  char    *name;
  guint8  *bytes;
  gsize    size;
  gboolean sound; /* it has passed: only then a change makes a difference */
} Original;

#define LARGE (1024u * 1024)
#define LARGE_TURN 40u

static gboolean
say_verdict (int         fd,
             gsize       size,
             const char *name)
{
  g_auto (TideHiveImage) image = { 0 };
  TideHiveSurvey survey = { 0 };
  TideHiveFault fault = { 0 };
  gboolean passed;

  passed = tide_hive_image_open (&image, fd, size, &fault) && tide_hive_check (&image, &survey, &fault);
  if (passed)
    printf ("passed %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s\n", survey.keys,
            survey.values, survey.oddities, name);
  else
    printf ("refused %s %" G_GUINT64_FORMAT " %s\n", fault.problem, fault.offset, name);
  fflush (stdout);

  return passed;
}

/* FALSE once nobody asks for the next. */
static gboolean
hand_over (const char   *path,
           const guint8 *bytes,
           gsize         size,
           const char   *name,
           gboolean     *passed)
{
  int fd = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  char line[16];

  if (fd == -1 || write (fd, bytes, size) != (gssize) size)
    {
      perror (path);
      exit (1);
    }
  *passed = say_verdict (fd, size, name);
  close (fd);

  return fgets (line, sizeof line, stdin) != NULL;
}

static GArray *
read_originals (char **paths)
{
  GArray *originals = g_array_new (FALSE, FALSE, sizeof (Original));

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      Original original = { .name = paths[i] };

      if (!g_file_get_contents (paths[i], (char **) &original.bytes, &original.size, &error))
        g_error ("%s", error->message);
      g_array_append_val (originals, original);
    }

  return originals;
}

/* A large hive takes its time, and has its turn seldom. */
static const Original *
choose (GArray     *originals,
        guint       turn,
        HiveChance *chance)
{
  const Original *chosen;

  do
    chosen = &g_array_index (originals, Original, hive_chance_below (chance, originals->len));
  while (!chosen->sound || (chosen->size > LARGE && turn % LARGE_TURN != 0));

  return chosen;
}

static gboolean
hand_over_mutant (const char     *path,
                  const Original *original,
                  HiveChance     *chance)
{
  g_autofree guint8 *copy = g_memdup2 (original->bytes, original->size);
  gsize size = hive_mutant_make (copy, original->size, 1 + hive_chance_below (chance, 3), chance);
  gboolean passed;

  return hand_over (path, copy, size, original->name, &passed);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) originals = NULL;
  HiveChance chance;
  guint count;
  gboolean on = TRUE;

  if (argc < 5)
    return 64;

  chance.state = g_ascii_strtoull (argv[1], NULL, 10);
  count = g_ascii_strtoull (argv[2], NULL, 10);
  originals = read_originals (argv + 4);
  for (guint i = 0; on && i < originals->len; i++)
    {
      Original *original = &g_array_index (originals, Original, i);

      on = hand_over (argv[3], original->bytes, original->size, original->name, &original->sound);
    }
  for (guint i = 0; on && i < count; i++)
    on = hand_over_mutant (argv[3], choose (originals, i, &chance), &chance);

  for (guint i = 0; i < originals->len; i++)
    g_free (g_array_index (originals, Original, i).bytes);
  return 0;
}
