/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * tide-generate: readable descriptions → synthetic cases. An independent witness: it shares no header and
 * no table with app/. The format of a description is told in tests/cases/README.md.
 */
#include <gio/gio.h>

G_BEGIN_DECLS

/* One line of a description: a word, what follows it, and what follows as name=value. */
typedef struct
{
  char       *place; /* "file:line", for messages */
  char       *name;
  GPtrArray  *words;   /* (element-type utf8) */
  GHashTable *options; /* name → text */
} GenStatement;

/* A line without indentation, and the indented lines below it. */
typedef struct
{
  GenStatement *head;
  GPtrArray    *body; /* (element-type GenStatement) */
} GenSection;

typedef enum
{
  GEN_ENCODING_ASCII,
  GEN_ENCODING_UTF16, /* little endian, with a byte order mark */
} GenEncoding;

GPtrArray *gen_description_read (const char *path, GError **error); /* (element-type GenSection) */

const char *gen_statement_word (const GenStatement *self, guint index); /* "" if there are fewer */
const char *gen_statement_option (const GenStatement *self, const char *name, const char *fallback);
gint64      gen_statement_number (const GenStatement *self, const char *name, gint64 fallback);
gboolean    gen_statement_is (const GenStatement *self, const char *name);
/* Sets @error to "place: message"; returns FALSE. */
gboolean gen_statement_refuse (const GenStatement *self, GError **error, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

GDateTime *gen_time_parse (const char *iso8601, GError **error);

/* Each writes the file at @path from its section; @time is the one of the case at that place. */
gboolean gen_hive_write (const GenSection *section, GDateTime *time, const char *path, GError **error);
gboolean gen_export_write (const GenSection *section, GDateTime *time, const char *path, GError **error);
gboolean gen_managed_write (const GenSection *section, GDateTime *time, const char *path, GError **error);
gboolean gen_native_write (const GenSection *section, GDateTime *time, const char *path, GError **error);
gboolean gen_script_write (const GenSection *section, GDateTime *time, const char *path, GError **error);
gboolean gen_program_write (const GenSection *section, GDateTime *time, const char *path, GError **error);
gboolean gen_lines_write (const GenSection *section, GDateTime *time, const char *path, GError **error);

/* Writes @text (LF between lines) with CRLF ends. */
gboolean gen_text_write (const char *path, const char *text, GenEncoding encoding, GError **error);

G_END_DECLS
