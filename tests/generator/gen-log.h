/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The base block of a hive, and its transaction logs in both formats. */
#include <glib.h>

G_BEGIN_DECLS

#define GEN_BASE_TYPE_PRIMARY 0
#define GEN_BASE_TYPE_OLD_LOG 1
#define GEN_BASE_TYPE_NEW_LOG 6

typedef struct
{
  const char *file; /* the path it knows itself by */
  guint64     time; /* FILETIME */
  guint       minor;
  guint       type;
  guint32     sequence[2];
  guint32     root;
  guint32     bins_size;
} GenBase;

/* From one state of the bins to the next */
typedef struct
{
  GByteArray *before;
  GByteArray *after;
  guint32     sequence;
  guint32     flags;
  gboolean    wrong_hash;
} GenChange;

/* A stretch of the bins that differs */
typedef struct
{
  guint32 offset;
  guint32 length;
} GenPages;

void        gen_base_append (GByteArray *file, const GenBase *base, gsize size);
GArray     *gen_change_pages (const GenChange *change); /* (element-type GenPages) */
GByteArray *gen_log_old (const GenBase *base, const GenChange *change);
/* @changes: (element-type GenChange); none: an empty file */
GByteArray *gen_log_new (const GenBase *base, GPtrArray *changes);
guint64     gen_marvin (const guint8 *data, gsize length);

G_END_DECLS
