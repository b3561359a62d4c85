/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tidemark.h>

G_BEGIN_DECLS

#define TIDE_TYPE_LINE (tide_line_get_type ())

/* A line of a log; its text is NULL until it was fetched. */
G_DECLARE_FINAL_TYPE (TideLine, tide_line, TIDE, LINE, GObject)

guint64 tide_line_get_number (TideLine *self);
const char *tide_line_get_text (TideLine *self);

#define TIDE_TYPE_TEXT_MODEL (tide_text_model_get_type ())

/**
 * TideTextModel:
 *
 * The lines of a #TideText as a list model that fetches blocks of lines when somebody looks at them and
 * keeps a few blocks only, so that a log of millions of lines scrolls. Emits "failed" with a sentence.
 */
G_DECLARE_FINAL_TYPE (TideTextModel, tide_text_model, TIDE, TEXT_MODEL, GObject)

TideTextModel *tide_text_model_new (TideText *text);

G_END_DECLS
