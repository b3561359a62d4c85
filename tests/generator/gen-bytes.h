/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers in little-endian bytes */
#include <glib.h>

G_BEGIN_DECLS

static inline void
gen_put16 (guint8 *at,
           guint16 value)
{
  at[0] = value & 0xff;
  at[1] = value >> 8;
}

static inline void
gen_put32 (guint8 *at,
           guint32 value)
{
  gen_put16 (at, value & 0xffff);
  gen_put16 (at + 2, value >> 16);
}

static inline void
gen_put64 (guint8 *at,
           guint64 value)
{
  gen_put32 (at, value & G_MAXUINT32);
  gen_put32 (at + 4, value >> 32);
}

static inline guint32
gen_get32 (const guint8 *at)
{
  return at[0] | at[1] << 8 | at[2] << 16 | (guint32) at[3] << 24;
}

G_END_DECLS
