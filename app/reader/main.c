/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "evidence/hive/tide-hive-image.h"
#include "evidence/tide-parsers.h"
#include "reader/tide-reader-cage.h"
#include "reader/tide-reader-limits.h"

/*
 * tidemark-reader: parses one input and ends. "read NAME [LITERAL…]", the literals being what the catalogue
 * wants to see of logs; "replay NAME N", a hive and its transaction logs; or "copy MEMBER LIMIT". The input
 * is descriptor 3, the reply goes to 4, a copied member to 5; transaction logs are 5 and those that follow.
 */
#define INPUT_FD 3
#define REPLY_FD 4
#define OUTPUT_FD 5
#define FIRST_LOG_FD 5

#define MAX_LOGS 3
#define COPY_SLACK (1024 * 1024)

/* Of the lock-down, for the reply */
static guint lacking;

typedef struct _Job Job;
struct _Job
{
  int (*run) (const Job *self);
  char  **arguments; /* what follows the verb, up to a NULL */
  guint64 member;
  guint64 limit;
  guint   n_logs;

  guint64 written; /* how large a file may become that the reader writes */
  int     last_fd;
};

static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "LATIN1" };

/* GLib ends the program when memory is short; the code says that it was this and no crash. */
static GLogWriterOutput
end_at (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, "failed to allocate") != NULL)
      _exit (TIDE_READER_EXIT_MEMORY);

  return g_log_writer_standard_streams (level, fields, n_fields, user_data);
}

/* hivex would load them when it needs them, and libarchive the locale; held open, they stay loaded. */
static void
open_converters (GIConv   *held,
                 locale_t *locale)
{
  *locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      held[2 * i] = g_iconv_open ("UTF-8", encodings[i]);
      held[2 * i + 1] = g_iconv_open (encodings[i], "UTF-8");
    }
}

/* Takes what @answer holds. */
static int
reply (TideAnswer *answer)
{
  g_autoptr (GVariant) reading = g_variant_ref_sink (
      answer->reading != NULL ? g_steal_pointer (&answer->reading) : g_variant_new ("()"));
  g_autofree char *argument = g_utf8_make_valid (answer->argument != NULL ? answer->argument : "", -1);
  g_autoptr (GVariant) envelope = g_variant_ref_sink (
      g_variant_new (TIDE_WIRE_REPLY, answer->kind, answer->problem, argument, lacking, reading));

  g_clear_pointer (&answer->argument, g_free);

  return tide_wire_write (REPLY_FD, envelope) ? 0 : TIDE_READER_EXIT_REPLY;
}

static int
read_input (const Job *job)
{
  g_autofree char *hint = g_ascii_strdown (job->arguments[0], -1);
  TideAnswer answer;

  tide_parsers_read (INPUT_FD, hint, (const char *const *) job->arguments + 1, &answer);

  return reply (&answer);
}

static int
replay_hive (const Job *job)
{
  static const int logs[MAX_LOGS] = { FIRST_LOG_FD, FIRST_LOG_FD + 1, FIRST_LOG_FD + 2 };
  g_autofree char *hint = g_ascii_strdown (job->arguments[0], -1);
  TideAnswer answer;

  tide_parsers_replay (INPUT_FD, hint, logs, job->n_logs, &answer);

  return reply (&answer);
}

static char *
argument_of (const char *problem,
             guint64     member,
             guint64     limit)
{
  if (g_str_equal (problem, TIDE_PROBLEM_IO))
    return g_strdup (g_strerror (errno));
  if (g_str_equal (problem, TIDE_PROBLEM_TOO_LARGE))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, limit >> 20);
  if (g_str_equal (problem, TIDE_PROBLEM_BROKEN))
    return g_strdup_printf ("member %" G_GUINT64_FORMAT, member + 1);

  return NULL;
}

static int
copy_member (const Job *job)
{
  struct stat info;
  TideInput input = { .fd = INPUT_FD, .name_hint = "" };
  TideAnswer answer = { .kind = "unknown", .problem = TIDE_PROBLEM_IO };

  if (fstat (INPUT_FD, &info) == 0 && S_ISREG (info.st_mode))
    {
      input.size = info.st_size;
      answer.problem = tide_archive_copy (&input, job->member, OUTPUT_FD, job->limit);
    }
  answer.argument = argument_of (answer.problem, job->member, job->limit);

  return reply (&answer);
}

static gboolean
parse_number (const char *text,
              guint64     most,
              guint64    *number)
{
  return g_ascii_string_to_unsigned (text, 10, 0, most, number, NULL);
}

static gboolean
parse_copy (char **words,
            int    n,
            Job   *job)
{
  if (n != 2 || !parse_number (words[0], G_MAXUINT32, &job->member) ||
      !parse_number (words[1], G_MAXINT64 - COPY_SLACK, &job->limit))
    return FALSE;

  job->run = copy_member;
  job->written = job->limit + COPY_SLACK;
  job->last_fd = OUTPUT_FD;
  return TRUE;
}

/* The hive after the replay is a file in memory. */
static gboolean
parse_replay (char **words,
              int    n,
              Job   *job)
{
  guint64 n_logs;

  if (n != 2 || !parse_number (words[1], MAX_LOGS, &n_logs) || n_logs == 0)
    return FALSE;

  job->run = replay_hive;
  job->n_logs = n_logs;
  job->written = TIDE_HIVE_MAX_SIZE;
  job->last_fd = FIRST_LOG_FD + n_logs - 1;
  return TRUE;
}

static gboolean
parse_read (int  n,
            Job *job)
{
  if (n < 1 || n > 1 + TIDE_WIRE_MAX_KEEPS)
    return FALSE;

  job->run = read_input;
  job->last_fd = REPLY_FD;
  return TRUE;
}

static gboolean
parse_job (char **words,
           int    n,
           Job   *job)
{
  *job = (Job) { .arguments = words + 2 };
  if (n < 2)
    return FALSE;
  if (g_str_equal (words[1], "copy"))
    return parse_copy (words + 2, n - 2, job);
  if (g_str_equal (words[1], "replay"))
    return parse_replay (words + 2, n - 2, job);

  return g_str_equal (words[1], "read") && parse_read (n - 2, job);
}

int
main (int   argc,
      char *argv[])
{
  static GIConv converters[2 * G_N_ELEMENTS (encodings)];
  static locale_t locale;
  Job job;

  if (!parse_job (argv, argc, &job))
    return TIDE_READER_EXIT_USAGE;

  g_log_set_writer_func (end_at, NULL, NULL);
  open_converters (converters, &locale);
  if (!tide_reader_limits_set (job.written, job.last_fd) || !tide_reader_cage_close (&lacking))
    return TIDE_READER_EXIT_LIMITS;

  return job.run (&job);
}
