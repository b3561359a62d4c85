/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-log-entries.h"
#include "evidence/hive/tide-hive-log-pages.h"
#include "evidence/hive/tide-hive-replay.h"

#define FIRST_BIN_WRITTEN (TIDE_HIVE_BASE + 20)

typedef struct
{
  const TideHiveImage *hive;
  gboolean             sound;   /* its own base block */
  GArray              *entries; /* TideHiveLog: of the kind since Windows 8.1, the oldest first */
  GArray              *pages;   /* TideHiveLog: of the kind before */
  TideHiveCopy         copy;
  guint32              n_applied;
  guint32              used;
  gboolean             by_turns;
} Replay;

static GArray *
new_logs (void)
{
  GArray *logs = g_array_new (FALSE, FALSE, sizeof (TideHiveLog));

  g_array_set_clear_func (logs, (GDestroyNotify) tide_hive_log_close);
  return logs;
}

static gint
compare_logs (gconstpointer a,
              gconstpointer b)
{
  guint32 first = ((const TideHiveLog *) a)->sequence;
  guint32 second = ((const TideHiveLog *) b)->sequence;

  return tide_hive_log_precedes (first, second) ? -1 : first != second;
}

static void
open_logs (Replay    *self,
           const int *logs,
           guint      n_logs)
{
  self->entries = new_logs ();
  self->pages = new_logs ();
  for (guint i = 0; i < n_logs; i++)
    {
      TideHiveLog log;

      if (!tide_hive_log_open (&log, logs[i]))
        continue;
      log.index = i;
      g_array_append_val (log.has_entries ? self->entries : self->pages, log);
    }

  /* Windows writes the two by turns, so their names say nothing about the order. */
  g_array_sort (self->entries, compare_logs);
}

static void
replay_clear (Replay *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  tide_hive_copy_clear (&self->copy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replay, replay_clear)

/* A log begins with the hive's base block as it was when the log was begun. */
static void
heal (Replay            *self,
      const TideHiveLog *log)
{
  if (!self->sound)
    memcpy (self->copy.base, log->bytes, sizeof self->copy.base);
}

static guint32
last_sequence (const Replay *self)
{
  return tide_bytes_u32 (self->copy.base + TIDE_HIVE_AT_SEQUENCE_2);
}

/* A log older than the hive is passed over; after that each has to follow on the one before. */
static gboolean
is_stale (const Replay      *self,
          const TideHiveLog *log)
{
  return self->n_applied == 0 && tide_hive_log_precedes (log->sequence, last_sequence (self));
}

static gboolean
is_apart (const Replay      *self,
          const TideHiveLog *log)
{
  return self->n_applied > 0 && log->sequence != last_sequence (self) + 1;
}

/* Without its base block nobody knows how old a hive is, and only the last log can be trusted to fit. */
static void
replay_entries (Replay *self)
{
  guint first = self->sound || self->entries->len == 0 ? 0 : self->entries->len - 1;

  for (guint i = first; i < self->entries->len; i++)
    {
      const TideHiveLog *log = &g_array_index (self->entries, TideHiveLog, i);
      guint32 n;

      heal (self, log);
      if (is_stale (self, log))
        continue;
      n = is_apart (self, log) ? 0 : tide_hive_log_entries_apply (log, &self->copy);
      if (n == 0)
        return;
      self->n_applied += n;
      self->used |= 1u << log->index;
    }
}

/* Such a log does not count what is written, but bears the time of the hive that it belongs to. */
static guint64
time_of_hive (const Replay *self)
{
  if (self->sound)
    return self->hive->written;

  return self->hive->size >= FIRST_BIN_WRITTEN + 8 ? tide_bytes_u64 (self->hive->bytes + FIRST_BIN_WRITTEN)
                                                   : G_MAXUINT64;
}

static void
replay_pages (Replay *self)
{
  for (guint i = 0; i < self->pages->len && self->n_applied == 0; i++)
    {
      const TideHiveLog *log = &g_array_index (self->pages, TideHiveLog, i);

      if (log->written < time_of_hive (self))
        continue;
      heal (self, log);
      self->n_applied = tide_hive_log_pages_apply (log, &self->copy);
      if (self->n_applied > 0)
        self->used |= 1u << log->index;
    }
}

static gboolean
replay_all (Replay *self)
{
  if (self->entries->len + self->pages->len == 0 || !tide_hive_copy_init (&self->copy, self->hive))
    return FALSE;

  replay_entries (self);
  self->by_turns = self->n_applied > 0;
  if (self->n_applied == 0)
    replay_pages (self);

  return self->n_applied > 0 && tide_hive_copy_finish (&self->copy);
}

void
tide_hive_replay (TideHiveReplay      *self,
                  const TideHiveImage *hive,
                  const int           *logs,
                  guint                n_logs)
{
  g_auto (Replay) replay = { .hive = hive, .copy = { .fd = -1 } };

  *self = (TideHiveReplay) { .outcome = TIDE_HIVE_REPLAY_CLEAN, .fd = -1 };
  if (!tide_hive_base_is_dirty (hive->bytes))
    return;

  self->outcome = n_logs > 0 ? TIDE_HIVE_REPLAY_REFUSED : TIDE_HIVE_REPLAY_NO_LOGS;
  replay.sound = tide_hive_base_is_sound (hive->bytes);
  open_logs (&replay, logs, n_logs);
  if (!replay_all (&replay))
    return;

  self->outcome = TIDE_HIVE_REPLAY_APPLIED;
  self->n_applied = replay.n_applied;
  self->used = replay.used;
  self->healed = !replay.sound;
  self->by_turns = replay.by_turns;
  self->size = replay.copy.size;
  self->fd = replay.copy.fd;
  replay.copy.fd = -1;
}

void
tide_hive_replay_refuse (TideHiveReplay *self)
{
  tide_hive_replay_clear (self);
  self->outcome = TIDE_HIVE_REPLAY_REFUSED;
}

void
tide_hive_replay_clear (TideHiveReplay *self)
{
  if (self->fd >= 0)
    close (self->fd);
  *self = (TideHiveReplay) { .outcome = self->outcome, .fd = -1 };
}

const char *
tide_hive_replay_word (const TideHiveReplay *self)
{
  static const char *const words[] = { "clean", "no-logs", "applied", "refused" };

  return words[self->outcome];
}
