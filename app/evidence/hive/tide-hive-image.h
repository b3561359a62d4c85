/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A hive's bytes in memory and what its base block says.
 */
#include <glib.h>

#include "base/tide-limit.h"

/* Cell offsets count from the end of the base block; a cell begins with its size. */
#define TIDE_HIVE_BASE 4096u
#define TIDE_HIVE_NO_CELL 0xffffffffu
/* No hive that is read becomes larger, whatever its logs say. */
#define TIDE_HIVE_MAX_SIZE TIDE_LIMIT (512ull * 1024 * 1024)

/* A fault that stops the reading: a word of base/tide-problem.h, and where in the file. */
typedef struct
{
  const char *problem;
  guint64     offset;
} TideHiveFault;

typedef struct
{
  const guint8 *bytes; /* the whole file */
  gsize         size;
  const guint8 *bins; /* what follows the base block, as far as it promises */
  guint32       bins_size;
  guint32       minor;
  guint32       root;
  gboolean      dirty;
  guint64       written; /* FILETIME */
  char         *embedded_name;
} TideHiveImage;

gboolean tide_hive_image_is_hive (const guint8 *head, gsize length);
gboolean tide_hive_image_is_log (const guint8 *head, gsize length);

gboolean tide_hive_image_open (TideHiveImage *self, int fd, guint64 size, TideHiveFault *fault);
void     tide_hive_image_close (TideHiveImage *self);
/* Gives the memory back until somebody reads there again. */
void     tide_hive_image_rest (const TideHiveImage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideHiveImage, tide_hive_image_close)
