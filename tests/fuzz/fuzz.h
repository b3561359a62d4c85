/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the fuzz targets share. Each fuzz-NAME.c is one target: with -Dfuzz=true a libFuzzer program, else a
 * test that runs the inputs in corpus/NAME. A target asserts what must hold for whatever bytes come.
 */
#include "evidence/tide-parsers.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* fuzz-input.c */
typedef struct
{
  gboolean   taken; /* whether the parser took the input for its own */
  TideAnswer answer;
} FuzzAnswer;

/* @data is what there was when the file was opened, and the first @left bytes are what there is now. The
 * reading, if any, has been through the wire and is of @type. */
FuzzAnswer fuzz_parse (TideParser    parser,
                       const char   *type,
                       const char   *name,
                       const guint8 *data,
                       gsize         size,
                       gsize         left);
FuzzAnswer fuzz_parse_input (TideParser parser, const char *type, const TideInput *input);
void       fuzz_answer_clear (FuzzAnswer *self);

/* A file in memory, the same for all inputs: making one costs more than reading it. */
#define FUZZ_FILES 3u
int fuzz_file (guint i, const guint8 *data, gsize size);

/* How much is left of a file: for most sizes all of it, for some it shrinks while it is read. */
gsize fuzz_left_of (gsize size);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FuzzAnswer, fuzz_answer_clear)

/* fuzz-check.c: the program ends where something does not hold */
void fuzz_check_walk (GVariant *value);
void fuzz_check_text (const char *text, gsize length);
/* Whether the sparse index counts the line ends before each block of a file that did not change */
void fuzz_check_index (GVariant *info, GVariant *index, const guint8 *data, gsize size);

/* fuzz-log-reading.c */
void fuzz_log_reading (TideParser parser, const char *name, const guint8 *data, gsize size);

/* Line ends, counted once more */
typedef struct
{
  const guint8 *data;
  gsize         size;
  gboolean      wide;
  gsize         low; /* where the low byte of a unit is */
  gsize         at;
  guint64       n;
} FuzzLines;

void    fuzz_lines_init (FuzzLines *self, GVariant *info, const guint8 *data, gsize size);
guint64 fuzz_lines_before (FuzzLines *self, guint64 offset);
