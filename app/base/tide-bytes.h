/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Little-endian numbers at any address. */
static inline guint16
tide_bytes_u16 (const guint8 *p)
{
  return (guint16) (p[0] | p[1] << 8);
}

static inline guint32
tide_bytes_u32 (const guint8 *p)
{
  return tide_bytes_u16 (p) | (guint32) tide_bytes_u16 (p + 2) << 16;
}

static inline guint64
tide_bytes_u64 (const guint8 *p)
{
  return tide_bytes_u32 (p) | (guint64) tide_bytes_u32 (p + 4) << 32;
}
