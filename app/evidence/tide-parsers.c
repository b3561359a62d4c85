/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence/tide-looks.h"
#include "evidence/tide-parsers.h"

#define HEAD_MAX (64 * 1024)

/* Magic numbers before grammars: what has one says so itself. */
static const TideParser parsers[] = {
  tide_hive_parse,    tide_reg_parse,    tide_program_parse,
  tide_archive_parse, tide_script_parse, tide_ldif_parse,
  tide_service_log_parse, tide_service_states_parse, tide_file_versions_parse,
  tide_log_parse,
};

static void
set_problem (TideAnswer *answer,
             const char *problem,
             const char *argument)
{
  answer->problem = problem;
  answer->argument = g_strdup (argument);
}

static gboolean
read_head (TideInput *input,
           guint8    *head)
{
  gssize n;

  do
    n = pread (input->fd, head, HEAD_MAX, 0);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return FALSE;

  input->head = head;
  input->head_length = MIN ((guint64) n, input->size);

  return TRUE;
}

static void
ask_parsers (const TideInput *input,
             TideAnswer      *answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parsers); i++)
    if (parsers[i](input, answer))
      return;

  set_problem (answer, TIDE_PROBLEM_NOT_RECOGNISED, tide_looks_like (input));
}

static void
read_input (TideInput  *input,
            TideAnswer *answer)
{
  g_autofree guint8 *head = g_malloc (HEAD_MAX);
  struct stat info;

  *answer = (TideAnswer) { .kind = "unknown", .problem = TIDE_PROBLEM_NONE };
  if (fstat (input->fd, &info) != 0)
    {
      set_problem (answer, TIDE_PROBLEM_IO, g_strerror (errno));
      return;
    }
  if (!S_ISREG (info.st_mode))
    {
      set_problem (answer, TIDE_PROBLEM_NOT_RECOGNISED, "device");
      return;
    }

  input->size = info.st_size;
  /* Of an empty file only the name is left, and an empty cluster database is a fault of its own. */
  if (input->size == 0 && !tide_hive_parse (input, answer))
    set_problem (answer, TIDE_PROBLEM_EMPTY, NULL);
  else if (input->size > 0 && !read_head (input, head))
    set_problem (answer, TIDE_PROBLEM_IO, g_strerror (errno));
  else if (input->size > 0)
    ask_parsers (input, answer);
}

void
tide_parsers_read (int                fd,
                   const char        *name_hint,
                   const char *const *keeps,
                   TideAnswer        *answer)
{
  read_input (&(TideInput) { .fd = fd, .name_hint = name_hint, .keeps = keeps }, answer);
}

void
tide_parsers_replay (int         fd,
                     const char *name_hint,
                     const int  *logs,
                     guint       n_logs,
                     TideAnswer *answer)
{
  read_input (&(TideInput) { .fd = fd, .name_hint = name_hint, .logs = logs, .n_logs = n_logs }, answer);
}
