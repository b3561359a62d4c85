/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-evidence.h>

#include "base/tide-problem.h"
#include "evidence/tide-companions.h"
#include "evidence/tide-evidence-private.h"
#include "evidence/tide-input.h"
#include "evidence/tide-reader.h"
#include "evidence/tide-replay.h"

void
tide_load_free (TideLoad *load)
{
  g_free (load->argument);
  g_free (load->sha256);
  g_clear_pointer (&load->data, g_variant_unref);
  g_clear_pointer (&load->logs, g_ptr_array_unref);
  g_free (load);
}

TideLog *
tide_log_new (TideEvidence *evidence,
              const char   *sha256,
              gboolean      used)
{
  TideLog *log = g_new0 (TideLog, 1);

  log->evidence = g_object_ref (evidence);
  log->sha256 = g_strdup (sha256);
  log->used = used;

  return log;
}

void
tide_log_free (TideLog *log)
{
  g_object_unref (log->evidence);
  g_free (log->sha256);
  g_free (log);
}

/* The logs of a hive while it is read, each a sealed copy in memory like the hive itself */
typedef struct
{
  int        fds[TIDE_COMPANIONS_MAX];
  guint      n;
  GPtrArray *logs; /* TideLog, in the same order */
  gboolean   unread; /* there are others that cannot be opened */
} Companions;

static void
companions_clear (Companions *companions)
{
  for (guint i = 0; i < companions->n; i++)
    close (companions->fds[i]);
  g_clear_pointer (&companions->logs, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Companions, companions_clear)

static gboolean
is_hive (int fd)
{
  char head[4] = { 0 };

  return pread (fd, head, sizeof head, 0) == sizeof head && memcmp (head, "regf", sizeof head) == 0;
}

/* What a log lacks its own row tells: here it is given to the reader, or not. */
static int
open_log (TidePlace    *place,
          GCancellable *cancellable)
{
  g_autofree char *argument = NULL;
  const char *problem = NULL;
  int fd = tide_place_open (place, cancellable, &problem, &argument);
  int sealed;

  /* What is no hive's log by its head comes as the file itself. */
  if (fd < 0 || place->member || place->filename == NULL || tide_input_is_binary (fd))
    return fd;
  sealed = tide_input_copy (fd, cancellable, &problem, &argument);
  close (fd);

  return sealed;
}

static void
companions_open (Companions   *companions,
                 GPtrArray    *logs,
                 GCancellable *cancellable)
{
  companions->logs = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_log_free);
  for (guint i = 0; i < logs->len && companions->n < TIDE_COMPANIONS_MAX; i++)
    {
      int fd = open_log (tide_evidence_get_place (logs->pdata[i]), cancellable);
      g_autofree char *sha256 = NULL;
      struct stat info = { 0 };

      if (fd < 0)
        {
          companions->unread = TRUE;
          continue;
        }
      if (fstat (fd, &info) != 0 || info.st_size == 0)
        {
          close (fd);
          continue;
        }
      sha256 = tide_input_hash (fd, NULL, NULL, cancellable);
      companions->fds[companions->n++] = fd;
      g_ptr_array_add (companions->logs, tide_log_new (logs->pdata[i], sha256, FALSE));
    }
}

/* The hash is taken in a thread of its own while the child parses: they read the same bytes. */
typedef struct
{
  int           fd;
  TideJob      *job;
  GCancellable *cancellable;
} Hashing;

static void
report_hashed (guint64  done,
               guint64  total,
               gpointer user_data)
{
  Hashing *hashing = user_data;

  tide_job_report (hashing->job, done, total, NULL);
}

static gpointer
hash (gpointer user_data)
{
  Hashing *hashing = user_data;

  return tide_input_hash (hashing->fd, report_hashed, hashing, hashing->cancellable);
}

static TideEvidenceKind
kind_of (const char *word)
{
  int kind = TIDE_EVIDENCE_KIND_UNKNOWN;

  tide_enum_from_word (TIDE_TYPE_EVIDENCE_KIND, word, &kind);
  return kind;
}

static gboolean
is_empty_export (TideLoad *load)
{
  g_autoptr (GVariant) scopes = NULL;
  g_autoptr (GVariant) keys = NULL;

  if (load->kind != TIDE_EVIDENCE_KIND_REGISTRY_EXPORT || load->data == NULL || *load->problem != '\0')
    return FALSE;

  scopes = g_variant_get_child_value (load->data, 0);
  keys = g_variant_get_child_value (load->data, 2);
  return g_variant_n_children (scopes) + g_variant_n_children (keys) == 0;
}

/* Known, and of no use to the diagnosis. */
static gboolean
is_of_no_use (TideLoad *load)
{
  static const char *const problems[] = { TIDE_PROBLEM_NOT_RECOGNISED, TIDE_PROBLEM_UNSUPPORTED,
                                          TIDE_PROBLEM_EMPTY_LOG, TIDE_PROBLEM_TRANSACTIONS };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_str_equal (load->problem, problems[i]))
      return TRUE;

  return load->kind == TIDE_EVIDENCE_KIND_OTHER_HIVE && *load->problem == '\0';
}

static TideEvidenceState
judge (TideLoad *load)
{
  /* A long log is kept in part by design: what decides is kept first, and the sentence counts the rest. */
  if (g_str_equal (load->problem, TIDE_PROBLEM_ENTRIES_DROPPED) && load->data != NULL)
    return TIDE_EVIDENCE_STATE_OK;
  if (*load->problem != '\0' && load->data != NULL)
    return TIDE_EVIDENCE_STATE_DAMAGED;
  if (is_of_no_use (load) || is_empty_export (load))
    return TIDE_EVIDENCE_STATE_IGNORED;
  if (*load->problem != '\0')
    return TIDE_EVIDENCE_STATE_UNREADABLE;
  if (load->data != NULL && tide_reading_is_stale (load->data))
    return TIDE_EVIDENCE_STATE_DIRTY;

  return TIDE_EVIDENCE_STATE_OK;
}

static TideLoad *
load_new (const char *problem,
          char       *argument)
{
  TideLoad *load = g_new0 (TideLoad, 1);

  load->problem = g_intern_string (problem);
  load->argument = argument;
  load->modified = -1;
  load->state = judge (load);

  return load;
}

/* Devices, pipes and the like are refused before they are opened: such a row is unreadable, not ignored. */
static TideLoad *
load_unopened (const char *problem,
               char       *argument)
{
  TideLoad *load = load_new (problem, argument);

  load->state = TIDE_EVIDENCE_STATE_UNREADABLE;
  return load;
}

static gboolean
read_and_hash (TidePlace         *self,
               const Companions  *companions,
               const char *const *keeps,
               int                fd,
               TideJob           *job,
               GCancellable      *cancellable,
               TideReply         *reply,
               char             **sha256,
               GError           **error)
{
  Hashing hashing = { fd, job, cancellable };
  g_autofree char *name = g_ascii_strdown (self->name, -1);
  GThread *thread = g_thread_new ("hash", hash, &hashing);
  gboolean read;

  if (companions->n > 0)
    read = tide_reader_replay (fd, name, companions->fds, companions->n, cancellable, reply, error);
  else
    read = tide_reader_read (fd, name, keeps, cancellable, reply, error);

  *sha256 = g_thread_join (thread);
  return read;
}

static void
mark_used (TideLoad *load)
{
  const TideReplay replay = load->data != NULL ? tide_replay_of (load->data) : (TideReplay) { 0 };

  for (guint i = 0; load->logs != NULL && i < load->logs->len; i++)
    ((TideLog *) load->logs->pdata[i])->used = (replay.used >> i & 1) != 0;
}

/* Of a file without content, or with one that no reader knows, its name may still tell. */
static void
judge_by_name (TideLoad   *load,
               const char *name)
{
  if (load->data != NULL || load->kind != TIDE_EVIDENCE_KIND_UNKNOWN)
    return;
  if (tide_companion_is_transactions (name))
    load->problem = TIDE_PROBLEM_TRANSACTIONS;
  else if (g_str_equal (load->problem, TIDE_PROBLEM_EMPTY) && tide_companion_is_certain (name))
    load->problem = TIDE_PROBLEM_EMPTY_LOG;
  else
    return;

  load->kind = TIDE_EVIDENCE_KIND_TRANSACTION_LOG;
  g_clear_pointer (&load->argument, g_free);
}

/* Whether what was applied is of a kind of which one more has to be there */
static gboolean
lacks_a_log (GVariant  *data,
             GPtrArray *logs)
{
  guint n = 0;

  for (guint i = 0; i < logs->len; i++)
    n += tide_companion_is_by_turns (tide_evidence_get_name (logs->pdata[i]));

  return tide_replay_is_by_turns (data) && n < 2;
}

TideLoad *
tide_place_load (TidePlace         *self,
                 GPtrArray         *logs,
                 const char *const *keeps,
                 TideJob           *job,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr (TideLoad) load = NULL;
  g_auto (TideReply) reply = { 0 };
  g_auto (Companions) companions = { 0 };
  g_autofree char *sha256 = NULL;
  g_autofree char *argument = NULL;
  const char *problem = NULL;
  struct stat info = { 0 };
  int fd;

  fd = tide_place_open (self, cancellable, &problem, &argument);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (fd < 0)
    return load_unopened (problem, g_steal_pointer (&argument));

  fstat (fd, &info);
  tide_job_report (job, 0, info.st_size, self->name);
  if (logs != NULL && is_hive (fd))
    companions_open (&companions, logs, cancellable);
  if (!read_and_hash (self, &companions, keeps, fd, job, cancellable, &reply, &sha256, error))
    {
      close (fd);
      return NULL;
    }
  close (fd);

  load = load_new (reply.problem, g_steal_pointer (&reply.argument));
  load->kind = kind_of (reply.kind);
  load->data = g_steal_pointer (&reply.reading);
  if (load->data != NULL &&
      (companions.unread || (logs != NULL && lacks_a_log (load->data, logs))))
    load->data = tide_replay_note_unread (load->data);
  load->lacking = reply.lacking;
  load->size = info.st_size;
  load->sha256 = g_steal_pointer (&sha256);
  load->logs = g_steal_pointer (&companions.logs);
  if (self->filename != NULL && !self->member && stat (self->filename, &info) == 0)
    load->modified = info.st_mtime;
  mark_used (load);
  judge_by_name (load, self->name);
  load->state = judge (load);

  return g_steal_pointer (&load);
}
