/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain text for pasting: prose is wrapped, quotations and commands are not. */
typedef struct
{
  GString *text;
} TideTextOut;

void tide_text_out_heading (TideTextOut *out, const char *title, char underline);
/* Prose between @indent and the eightieth column; @bullet: (nullable) stands before the first line */
void tide_text_out_prose (TideTextOut *out, guint indent, const char *bullet, const char *text);
/* A line as it is, each of its lines indented */
void tide_text_out_verbatim (TideTextOut *out, guint indent, const char *text);
void tide_text_out_gap (TideTextOut *out);

G_END_DECLS
