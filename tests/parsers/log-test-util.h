/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the log reader said, entry by entry. */
#include "parsers-test-util.h"

#define STAMP "[12/23/2020 02:28:45.0480] "

typedef struct
{
  guint64     offset, length, line, n_lines;
  const char *stamp;
  int         depth;
  const char *level;
  const char *head;
  const char *text;
  gsize       text_length;
} TestLogEntry;

gsize test_log_n_entries (const TideAnswer *answer);
TestLogEntry test_log_get_entry (const TideAnswer *answer, gsize i);
guint64 test_log_get_info (const TideAnswer *answer, const char *name);
char *test_log_dup_encoding (const TideAnswer *answer);
void test_log_parse (const char *text, TideAnswer *answer);
void test_log_assert_text (const TestLogEntry *entry, const char *text);
