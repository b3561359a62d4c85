/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "generating.h"
#include "replaying.h"

/*
 * Dirty hives and logs of the generator, which shares nothing with the reader: what the replay leaves must
 * be, byte for byte, the bins that the generator makes where everything has reached the file.
 */
#define BASE 4096
#define HEAD "time 2008-01-01T00:00:00Z\nhive FILE name=SOFTWARE "
#define ROLE "  key Microsoft\\Exchange\\v8.0\\MailboxRole\n  text UnpackedVersion 8.1.240.6\n"
#define BEFORE "\n  key Tidemark\n  text Origin x\n  key Old\\Gone\n  text a b\n" ROLE
#define FIRST ROLE "  text Action Install\n"
#define SECOND ROLE "  text Action Install\n  number Watermark 7\n  key Old\\Gone gone=yes\n"
#define THIRD "  key New\\Deep\n  filler Big 40000\n"

typedef struct
{
  const char *name;
  const char *dirty;
  const char *word;  /* what becomes of the logs */
  guint       n;     /* so much is applied; 0: not counted */
  const char *whole; /* (nullable) what it then is */
} Example;

#define AFTER_1 HEAD "log=none" BEFORE "  later flushed=yes\n" FIRST
#define AFTER_2 AFTER_1 "  later flushed=yes\n" SECOND
#define AFTER_3 AFTER_2 "  later flushed=yes\n" THIRD

static const Example examples[] = {
  { "one-entry", HEAD BEFORE "  later\n" FIRST, "applied", 1, AFTER_1 },
  { "one-log", HEAD BEFORE "  later\n" FIRST "  later\n" SECOND "  later\n" THIRD, "applied", 3, AFTER_3 },
  { "two-logs", HEAD BEFORE "  later\n" FIRST "  later to=2\n" SECOND "  later to=2\n" THIRD, "applied", 3,
    AFTER_3 },
  { "swapped", HEAD BEFORE "  later to=2\n" FIRST "  later\n" SECOND "  later\n" THIRD, "applied", 3,
    AFTER_3 },
  { "stale", HEAD BEFORE "  later flushed=yes\n" FIRST "  later to=2\n" SECOND, "applied", 1, AFTER_2 },
  { "gap", HEAD BEFORE "  later\n" FIRST "  later gap=yes\n" SECOND, "applied", 1, AFTER_1 },
  { "gap-between", HEAD BEFORE "  later\n" FIRST "  later gap=yes to=2\n" SECOND, "applied", 1, AFTER_1 },
  { "wrong-hash", HEAD BEFORE "  later\n" FIRST "  later hash=wrong\n" SECOND, "applied", 1, AFTER_1 },
  { "no-hash-fits", HEAD BEFORE "  later hash=wrong\n" FIRST, "refused", 0, NULL },
  { "torn", HEAD "torn=1" BEFORE "  later\n" FIRST "  later\n" SECOND, "applied", 2, AFTER_2 },
  { "healed", HEAD "damage=bad-checksum" BEFORE "  later\n" FIRST, "applied", 1, AFTER_1 },
  { "no-logs", HEAD "log=none" BEFORE "  later\n" FIRST, "no-logs", 0, NULL },
  { "old", HEAD "log=old" BEFORE "  later\n" FIRST "  later\n" SECOND, "applied", 0, AFTER_2 },
  { "old-grown", HEAD "log=old" BEFORE "  later\n" FIRST "  later\n" SECOND "  later to=2\n" THIRD,
    "applied", 0, AFTER_3 },
  { "old-torn", HEAD "log=old torn=1" BEFORE "  later\n" FIRST, "applied", 0, AFTER_1 },
  { "too-old", HEAD "log=old older=60" BEFORE "  later\n" FIRST, "refused", 0, NULL },
};

static void
replay (Replayed *replayed)
{
  static const char *const suffixes[] = { ".LOG1", ".LOG2", ".LOG" };
  g_autofree char *path = generated_path ("FILE");
  int logs[G_N_ELEMENTS (suffixes)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);

      logs[n] = open (log, O_RDONLY | O_CLOEXEC);
      n += logs[n] >= 0;
    }
  replayed_init (replayed, open (path, O_RDONLY | O_CLOEXEC), "software", logs, n);
}

static void
clear_folder (void)
{
  g_autofree char *folder = generated_path ("");
  g_autofree char *said = NULL;

  g_assert_true (run ((const char *const[]) { "rm", "-rf", folder, NULL }, &said));
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_auto (Replayed) replayed = { 0 };
  g_autoptr (GBytes) whole = NULL;
  gsize length;
  const guint8 *bytes;

  clear_folder ();
  generate_text (example->dirty);
  replay (&replayed);
  assert_replay (&replayed, example->word, example->n > 0 ? example->n : replayed.replay.n_applied);
  g_assert_true (registry_flag (&replayed.parsed, "dirty"));
  if (example->whole == NULL)
    return;

  clear_folder ();
  whole = generate_one (example->whole);
  bytes = g_bytes_get_data (whole, &length);
  g_assert_cmpuint (replayed.after.size, ==, length);
  g_assert_cmpmem (replayed.after.bytes + BASE, length - BASE, bytes + BASE, length - BASE);
  assert_text (&replayed.parsed, "SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole", "Action", "Install");
}

int
main (int   argc,
      char *argv[])
{
  generating_init (argc, argv);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/replayed/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }

  return generating_run ();
}
