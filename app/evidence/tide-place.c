/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tidemark/tide-evidence.h>

#include "base/tide-problem.h"
#include "base/tide-safe-text.h"
#include "evidence/tide-evidence-private.h"
#include "evidence/tide-input.h"
#include "evidence/tide-reader.h"

static TidePlace *
place_new (GFile   *file,
           gboolean follow,
           char    *path)
{
  TidePlace *self = g_atomic_rc_box_new0 (TidePlace);
  const char *slash = strrchr (path, '/');

  self->file = g_object_ref (file);
  self->filename = g_file_get_path (file);
  self->follow = follow;
  self->path = path;
  self->name = g_strdup (slash != NULL && slash[1] != '\0' ? slash + 1 : path);
  self->group = slash != NULL ? g_strndup (path, slash - path) : g_strdup ("");

  return self;
}

TidePlace *
tide_place_new_file (GFile   *file,
                     gboolean follow)
{
  g_autofree char *filename = g_file_get_path (file);
  g_autofree char *uri = filename == NULL ? g_file_get_uri (file) : NULL;

  return place_new (file, follow, tide_safe_text (filename != NULL ? filename : uri, -1, TIDE_SAFE_LINE));
}

/* @member: the member's name as the listing has it, '/' between folders */
TidePlace *
tide_place_new_member (TidePlace  *archive,
                       guint       index,
                       const char *member)
{
  g_autofree char *safe = tide_safe_text (member, -1, TIDE_SAFE_LINE);
  TidePlace *self = place_new (archive->file, archive->follow,
                               g_strdup_printf ("%s!/%s", archive->path, safe));

  self->member = TRUE;
  self->index = index;

  return self;
}

TidePlace *
tide_place_ref (TidePlace *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TidePlace *self = data;

  g_object_unref (self->file);
  g_free (self->filename);
  g_free (self->path);
  g_free (self->name);
  g_free (self->group);
}

void
tide_place_unref (TidePlace *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* A file behind a portal or on a share has no name here: its bytes are fetched once, within a limit. */
static int
fetch (TidePlace    *self,
       GCancellable *cancellable,
       const char  **problem,
       char        **argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, &error);

  if (stream == NULL)
    {
      *problem = TIDE_PROBLEM_IO;
      *argument = g_strdup (error->message);
      return -1;
    }

  return tide_input_copy_stream (G_INPUT_STREAM (stream), TIDE_INPUT_MAX_BINARY, cancellable, problem,
                                 argument);
}

static int
open_file (TidePlace    *self,
           GCancellable *cancellable,
           const char  **problem,
           char        **argument)
{
  if (self->filename == NULL)
    return fetch (self, cancellable, problem, argument);

  return tide_input_open (self->filename, self->follow, problem, argument);
}

static int
unpack_member (TidePlace    *self,
               int           archive,
               GCancellable *cancellable,
               const char  **problem,
               char        **argument)
{
  g_auto (TideReply) reply = { 0 };
  g_autoptr (GError) error = NULL;
  int memory = tide_input_new_memory ();

  if (memory < 0)
    {
      *problem = TIDE_PROBLEM_IO;
      *argument = g_strdup (g_strerror (errno));
      return -1;
    }

  if (!tide_reader_copy (archive, self->index, TIDE_INPUT_MAX_BINARY, memory, cancellable, &reply, &error))
    {
      *problem = TIDE_PROBLEM_IO;
      *argument = g_strdup (error->message);
    }
  else if (*reply.problem != '\0')
    {
      *problem = g_intern_string (reply.problem);
      *argument = g_steal_pointer (&reply.argument);
    }
  else if (tide_input_seal (memory))
    return memory;
  else
    *problem = TIDE_PROBLEM_NONSENSE;

  close (memory);
  return -1;
}

static int
open_member (TidePlace    *self,
             GCancellable *cancellable,
             const char  **problem,
             char        **argument)
{
  int archive = open_file (self, cancellable, problem, argument);
  int memory;

  if (archive < 0)
    return -1;
  memory = unpack_member (self, archive, cancellable, problem, argument);
  close (archive);

  return memory;
}

int
tide_place_open (TidePlace    *self,
                 GCancellable *cancellable,
                 const char  **problem,
                 char        **argument)
{
  int fd, sealed;

  if (self->member)
    return open_member (self, cancellable, problem, argument);

  fd = open_file (self, cancellable, problem, argument);
  if (fd < 0 || self->filename == NULL || !tide_input_is_binary (fd))
    return fd;

  sealed = tide_input_copy (fd, cancellable, problem, argument);
  close (fd);

  return sealed;
}
