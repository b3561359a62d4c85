/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The head of a Windows program file: its machine, its sections, where its resources are.
 */
#include <glib.h>

typedef struct
{
  guint32 address; /* in memory, relative to the image */
  guint32 size;    /* of what lies in the file */
  guint32 offset;  /* in the file */
} TidePeSection;

typedef struct
{
  int           fd;
  guint64       size;
  guint16       machine;
  guint32       resources; /* relative address, 0 if there are none */
  guint         n_sections;
  TidePeSection sections[96]; /* the most that Windows loads */
} TidePeFile;

gboolean tide_pe_file_is_program (const guint8 *head, gsize length);

/* FALSE with the offset of what makes no sense */
gboolean tide_pe_file_open (TidePeFile *self, int fd, guint64 size, guint64 *fault);
/* Reads exactly @length bytes at an offset, or at a relative address within one section. */
gboolean tide_pe_file_read (const TidePeFile *self, guint64 offset, guint8 *out, gsize length);
gboolean tide_pe_file_read_at (const TidePeFile *self, guint32 address, guint8 *out, gsize length);
