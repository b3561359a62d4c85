/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the tests of registry and program readers share: bytes → answer, and questions to a reading.
 */
#include "evidence/tide-parsers.h"

/* An answer that owns what it holds; @mine: whether the parser took the input */
typedef struct
{
  gboolean   mine;
  TideAnswer answer;
} Parsed;

void parsed_clear (Parsed *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parsed, parsed_clear)

Parsed parse_fd (TideParser parser, int fd, const char *name);
/* A hive with its transaction logs */
Parsed parse_with_logs (int fd, const char *name, const int *logs, guint n_logs);
Parsed parse_bytes (TideParser parser, const void *bytes, gsize length, const char *name);
Parsed parse_hive (GBytes *bytes, const char *name);
/* A file below TIDE_SAMPLES/hives; the test is skipped if there are no samples. */
gboolean parse_sample (TideParser parser, const char *name, Parsed *parsed);

int memory_file (const void *bytes, gsize length);

/* Of a registry reading. (nullable) (transfer full): the row of a key, whose path is spelt exactly so */
GVariant *registry_key (const Parsed *parsed, const char *path);
gsize     registry_n_keys (const Parsed *parsed);
/* (nullable) (transfer full): the row of a value */
GVariant *registry_value (const Parsed *parsed, const char *path, const char *name);
/* (transfer full): the text of a string value up to its NUL; "(none)" if there is no such value */
char    *registry_text (const Parsed *parsed, const char *path, const char *name);
guint64  registry_info (const Parsed *parsed, const char *name);
gboolean registry_flag (const Parsed *parsed, const char *name);
/* (transfer full): joined by ", " */
char *registry_scopes (const Parsed *parsed);

void assert_text (const Parsed *parsed, const char *path, const char *name, const char *expected);
void assert_no_key (const Parsed *parsed, const char *path);
