/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Opening what a customer sent, read-only and without ever blocking on it, and turning it into a
 * descriptor that the reader may have: text as it is, everything binary as a sealed copy in memory.
 */
#include <gio/gio.h>

G_BEGIN_DECLS

/* Hives and program files are copied into memory; larger ones are refused. */
#define TIDE_INPUT_MAX_BINARY (512ull * 1024 * 1024)

/* How far a copy or hash has come; called in the thread that does it. */
typedef void (*TideInputProgress) (guint64 done, guint64 total, gpointer user_data);

/* Opens a local regular file. -1 with a problem word and argument, if it is anything else. */
int tide_input_open (const char  *filename,
                     gboolean     follow_links,
                     const char **problem,
                     char       **argument);

/* Copies a stream into a sealed memory file; -1 with a problem word. */
int tide_input_copy_stream (GInputStream *stream,
                            guint64       limit,
                            GCancellable *cancellable,
                            const char  **problem,
                            char        **argument);

/* An empty memory file to be written, and its seal. */
int      tide_input_new_memory (void);
gboolean tide_input_seal (int fd);

/* Whether the head of a file says that it must be sealed before it is parsed (hives, program files). */
gboolean tide_input_is_binary (int fd);
/* The sealed copy of a file; -1 with a problem word. */
int tide_input_copy (int           fd,
                     GCancellable *cancellable,
                     const char  **problem,
                     char        **argument);

/* SHA-256 in hexadecimal, read with pread; (nullable) if the file cannot be read or work was cancelled. */
char *tide_input_hash (int               fd,
                       TideInputProgress progress,
                       gpointer          user_data,
                       GCancellable     *cancellable);

G_END_DECLS
