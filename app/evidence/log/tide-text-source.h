/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A text file as lines, streamed with bounded memory. Lines end with LF or CRLF and keep their place in the
 * original, byte for byte, whatever the encoding; of a line longer than the buffer only the beginning is at
 * hand. On the way the sparse index grows: the number of line ends before each 64 KiB block.
 */
#include "base/tide-encoding.h"
#include "evidence/tide-parsers.h"

typedef struct _TideTextSource TideTextSource;

typedef struct
{
  const guint8 *bytes;     /* in the file's encoding, without the line end; valid until the next call */
  gsize         available; /* how many of them are at hand */
  guint64       length;    /* how many there are */
  guint64       offset;    /* of the first, in the file */
  guint64       number;    /* of the line, from 1 */
} TideTextLine;

/* The largest file: what lies beyond would not fit the index into one reply. */
#define TIDE_TEXT_SOURCE_MAX_SIZE (128ull * 1024 * 1024 * 1024)

TideTextSource *tide_text_source_new (const TideInput *input);
void            tide_text_source_free (TideTextSource *self);

gboolean tide_text_source_next (TideTextSource *self, TideTextLine *line);
void     tide_text_source_decode (TideTextSource *self, const TideTextLine *line, GString *out);
void     tide_text_source_fetch (TideTextSource *self, guint64 offset, guint64 length, GString *out);

TideEncoding tide_text_source_get_encoding (TideTextSource *self);
int          tide_text_source_get_error (TideTextSource *self); /* an errno, 0 if none */

/* What there is to say of the whole once the last line is through. */
void      tide_text_source_describe (TideTextSource *self, GVariantDict *info);
GVariant *tide_text_source_get_index (TideTextSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideTextSource, tide_text_source_free)
