/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "evidence/tide-parsers.h"
#include "reader/tide-reader-cage.h"
#include "reader/tide-reader-limits.h"

/*
 * tidemark-reader: parses one input and ends. "read NAME [LITERAL…]", the literals being what the catalogue
 * wants to see of logs, or "copy MEMBER LIMIT"; the input is descriptor 3, the reply goes to 4, a copied
 * member to 5.
 */
#define INPUT_FD 3
#define REPLY_FD 4
#define OUTPUT_FD 5

#define COPY_SLACK (1024 * 1024)

/* Of the lock-down, for the reply */
static guint lacking;

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

/* hivex would load them when it needs them; held open, they stay loaded. */
static void
open_converters (GIConv *held)
{
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
read_input (const char        *name,
            const char *const *keeps)
{
  g_autofree char *hint = g_ascii_strdown (name, -1);
  TideAnswer answer;

  tide_parsers_read (INPUT_FD, hint, keeps, &answer);

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
copy_member (guint64 member,
             guint64 limit)
{
  struct stat info;
  TideInput input = { .fd = INPUT_FD, .name_hint = "" };
  TideAnswer answer = { .kind = "unknown", .problem = TIDE_PROBLEM_IO };

  if (fstat (INPUT_FD, &info) == 0 && S_ISREG (info.st_mode))
    {
      input.size = info.st_size;
      answer.problem = tide_archive_copy (&input, member, OUTPUT_FD, limit);
    }
  answer.argument = argument_of (answer.problem, member, limit);

  return reply (&answer);
}

static gboolean
parse_number (const char *text,
              guint64     most,
              guint64    *number)
{
  return g_ascii_string_to_unsigned (text, 10, 0, most, number, NULL);
}

int
main (int   argc,
      char *argv[])
{
  static GIConv converters[2 * G_N_ELEMENTS (encodings)];
  guint64 member = 0;
  guint64 limit = 0;
  gboolean copy = argc == 4 && g_str_equal (argv[1], "copy") &&
                  parse_number (argv[2], G_MAXUINT32, &member) &&
                  parse_number (argv[3], G_MAXINT64 - COPY_SLACK, &limit);

  if (!copy && (argc < 3 || argc > 3 + TIDE_WIRE_MAX_KEEPS || !g_str_equal (argv[1], "read")))
    return TIDE_READER_EXIT_USAGE;

  g_log_set_writer_func (end_at, NULL, NULL);
  open_converters (converters);
  if (!tide_reader_limits_set (copy ? limit + COPY_SLACK : 0, copy ? OUTPUT_FD : REPLY_FD) ||
      !tide_reader_cage_close (&lacking))
    return TIDE_READER_EXIT_LIMITS;

  return copy ? copy_member (member, limit) : read_input (argv[2], (const char *const *) argv + 3);
}
