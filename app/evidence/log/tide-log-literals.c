/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "evidence/log/tide-log-literals.h"

/*
 * Wherever a literal of n characters begins, one of n - 3 neighbouring places begins a piece of four that is
 * part of it. So it is enough to look at every (n - 3)rd place whether a piece of any literal stands there,
 * and closer only then.
 */
#define PIECE 4

struct _TideLogLiterals
{
  const char *literals[TIDE_WIRE_MAX_KEEPS];
  gsize       lengths[TIDE_WIRE_MAX_KEEPS];
  guint16     beginnings[TIDE_WIRE_MAX_KEEPS];
  guint       n;
  gsize       step;
  guint8      pieces[(G_MAXUINT16 + 1) / 8]; /* a bit for each that may be part of a literal */
};

/* Letters lose their case. Others may meet, here and by their number; that costs a look and no more. */
static inline guint16
piece_at (const char *p)
{
  guint32 piece;

  memcpy (&piece, p, sizeof piece);
  return (piece | 0x20202020u) * 0x9e3779b1u >> 16;
}

static inline gboolean
is_piece (const TideLogLiterals *self,
          const char            *p)
{
  guint16 piece = piece_at (p);

  return (self->pieces[piece / 8] >> piece % 8 & 1) != 0;
}

static void
add_literal (TideLogLiterals *self,
             const char      *literal)
{
  gsize length = strlen (literal);

  if (length < PIECE || self->n == TIDE_WIRE_MAX_KEEPS)
    return;

  self->literals[self->n] = literal;
  self->beginnings[self->n] = piece_at (literal);
  self->lengths[self->n++] = length;
  self->step = MIN (self->step, length - PIECE + 1);
}

static void
add_pieces (TideLogLiterals *self,
            const char      *literal)
{
  for (gsize i = 0; i < self->step; i++)
    {
      guint16 piece = piece_at (literal + i);

      self->pieces[piece / 8] |= 1 << piece % 8;
    }
}

TideLogLiterals *
tide_log_literals_new (const char *const *literals)
{
  g_autoptr (TideLogLiterals) self = g_new0 (TideLogLiterals, 1);

  self->step = G_MAXSIZE;
  for (gsize i = 0; literals != NULL && literals[i] != NULL; i++)
    add_literal (self, literals[i]);
  if (self->n == 0)
    return NULL;

  for (guint i = 0; i < self->n; i++)
    add_pieces (self, self->literals[i]);

  return g_steal_pointer (&self);
}

void
tide_log_literals_free (TideLogLiterals *self)
{
  g_free (self);
}

static gboolean
begins_here (const TideLogLiterals *self,
             const char            *text,
             gsize                  length)
{
  for (guint i = 0; i < self->n; i++)
    if (self->lengths[i] <= length && piece_at (text) == self->beginnings[i] &&
        g_ascii_strncasecmp (text, self->literals[i], self->lengths[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
begins_around (const TideLogLiterals *self,
               const char            *text,
               gsize                  length,
               gsize                  place)
{
  gsize before = MIN (place, self->step - 1);

  for (gsize start = place - before; start <= place; start++)
    if (begins_here (self, text + start, length - start))
      return TRUE;

  return FALSE;
}

gboolean
tide_log_literals_are_in (const TideLogLiterals *self,
                          const char            *text,
                          gsize                  length)
{
  for (gsize place = 0; place + PIECE <= length; place += self->step)
    if (G_UNLIKELY (is_piece (self, text + place)) && begins_around (self, text, length, place))
      return TRUE;

  return FALSE;
}
