/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Writes HTML that is well-formed XML too. Tags and attribute names come from the program; every text and
 * attribute value is escaped on its way in, and there is no other way in.
 */
typedef struct
{
  GString   *text;
  GPtrArray *open; /* names of the open elements */
} TideHtml;

void  tide_html_init (TideHtml *html);
char *tide_html_finish (TideHtml *html); /* (transfer full); closes what is open */

/* Attributes: pairs of name and value, ended by NULL; a pair whose value is NULL is left out. */
void tide_html_begin (TideHtml *html, const char *tag, ...) G_GNUC_NULL_TERMINATED;
void tide_html_end (TideHtml *html);
void tide_html_empty (TideHtml *html, const char *tag, ...) G_GNUC_NULL_TERMINATED;
void tide_html_text (TideHtml *html, const char *text);
/* An element that holds text alone; nothing if @text is NULL */
void tide_html_element (TideHtml *html, const char *tag, const char *class, const char *text);

/* A table with a caption and a head row; @columns is ended by NULL. Rows go between begin and end. */
void tide_html_begin_table (TideHtml *html, const char *caption, ...) G_GNUC_NULL_TERMINATED;
void tide_html_cell (TideHtml *html, const char *class, const char *text);
void tide_html_end_table (TideHtml *html);

G_END_DECLS
