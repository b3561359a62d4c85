/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bytes handed to a parser as a file, and what it said of them. */
#include "base/tide-wire.h"
#include "evidence/tide-parsers.h"

int      test_file_new (const void *bytes, gsize length);
gboolean test_parse (TideParser parser, const void *bytes, gsize length, TideAnswer *answer);
gboolean test_parse_keeping (TideParser parser, const void *bytes, gsize length, const char *const *keeps,
                             TideAnswer *answer);
void     test_answer_clear (TideAnswer *answer);

/* A sample's bytes; NULL, and the test skipped, where there are no samples. */
GBytes *test_sample (const char *name);

/* @text, UTF-8 with LF, in another encoding and with other line ends. */
GByteArray *test_encode (const char *text, const char *encoding, const char *bom, gsize bom_length,
                         gboolean crlf);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideAnswer, test_answer_clear)
