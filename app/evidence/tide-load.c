/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-evidence.h>

#include "base/tide-problem.h"
#include "evidence/tide-evidence-private.h"
#include "evidence/tide-input.h"
#include "evidence/tide-reader.h"

void
tide_load_free (TideLoad *load)
{
  g_free (load->argument);
  g_free (load->sha256);
  g_clear_pointer (&load->data, g_variant_unref);
  g_free (load);
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
is_dirty (GVariant *data)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (data, 1);
  gboolean dirty = FALSE;

  g_variant_lookup (info, "dirty", "b", &dirty);
  return dirty;
}

static gboolean
is_registry (GVariant *data)
{
  const char *type = tide_reading_type_of (TIDE_EVIDENCE_KIND_SYSTEM_HIVE);

  return g_variant_is_of_type (data, G_VARIANT_TYPE (type));
}

static TideEvidenceState
judge (TideLoad *load)
{
  /* A long log is kept in part by design: what decides is kept first, and the sentence counts the rest. */
  if (g_str_equal (load->problem, TIDE_PROBLEM_ENTRIES_DROPPED) && load->data != NULL)
    return TIDE_EVIDENCE_STATE_OK;
  if (*load->problem != '\0' && load->data != NULL)
    return TIDE_EVIDENCE_STATE_DAMAGED;
  if (g_str_equal (load->problem, TIDE_PROBLEM_NOT_RECOGNISED) ||
      g_str_equal (load->problem, TIDE_PROBLEM_UNSUPPORTED) ||
      (load->kind == TIDE_EVIDENCE_KIND_OTHER_HIVE && *load->problem == '\0'))
    return TIDE_EVIDENCE_STATE_IGNORED;
  if (*load->problem != '\0')
    return TIDE_EVIDENCE_STATE_UNREADABLE;
  if (load->data != NULL && is_registry (load->data) && is_dirty (load->data))
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
  gboolean read = tide_reader_read (fd, name, keeps, cancellable, reply, error);

  *sha256 = g_thread_join (thread);
  return read;
}

TideLoad *
tide_place_load (TidePlace         *self,
                 const char *const *keeps,
                 TideJob           *job,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr (TideLoad) load = NULL;
  g_auto (TideReply) reply = { 0 };
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
  if (!read_and_hash (self, keeps, fd, job, cancellable, &reply, &sha256, error))
    {
      close (fd);
      return NULL;
    }
  close (fd);

  load = load_new (reply.problem, g_steal_pointer (&reply.argument));
  load->kind = kind_of (reply.kind);
  load->data = g_steal_pointer (&reply.reading);
  load->lacking = reply.lacking;
  load->size = info.st_size;
  load->sha256 = g_steal_pointer (&sha256);
  if (self->filename != NULL && !self->member && stat (self->filename, &info) == 0)
    load->modified = info.st_mtime;
  load->state = judge (load);

  return g_steal_pointer (&load);
}
