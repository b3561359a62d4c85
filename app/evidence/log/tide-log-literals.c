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
/* As many as the pieces of all literals can be numbered in a byte */
#define MAX_STEP (G_MAXUINT8 / TIDE_WIRE_MAX_KEEPS)

typedef struct
{
  const char *literal;
  gsize       length;
  gsize       before; /* so much of the literal stands before the piece */
  guint8      next;   /* another one that may look the same; 0 if there is none */
} Piece;

struct _TideLogLiterals
{
  const char *literals[TIDE_WIRE_MAX_KEEPS];
  guint       n;
  gsize       step;
  Piece       pieces[1 + TIDE_WIRE_MAX_KEEPS * MAX_STEP];
  guint       n_pieces;
  guint8      first[G_MAXUINT16 + 1]; /* the piece that looks so; 0 if none does */
};

/* Letters lose their case. Others may meet, here and by their number; that costs a look and no more. */
static inline guint16
look_of (const char *p)
{
  guint32 piece;

  memcpy (&piece, p, sizeof piece);
  return (piece | 0x20202020u) * 0x9e3779b1u >> 16;
}

static void
add_literal (TideLogLiterals *self,
             const char      *literal)
{
  gsize length = strlen (literal);

  if (length < PIECE || self->n == TIDE_WIRE_MAX_KEEPS)
    return;

  self->literals[self->n++] = literal;
  self->step = MIN (self->step, length - PIECE + 1);
}

static void
add_pieces (TideLogLiterals *self,
            const char      *literal)
{
  for (gsize i = 0; i < self->step; i++)
    {
      guint8 *first = &self->first[look_of (literal + i)];

      self->pieces[++self->n_pieces] = (Piece) { literal, strlen (literal), i, *first };
      *first = self->n_pieces;
    }
}

TideLogLiterals *
tide_log_literals_new (const char *const *literals)
{
  g_autoptr (TideLogLiterals) self = g_new0 (TideLogLiterals, 1);

  self->step = MAX_STEP;
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

/* Whether the literal of a piece that looks like the one at @place stands around it. */
static gboolean
stands_around (const Piece *piece,
               const char  *text,
               gsize        length,
               gsize        place)
{
  return piece->before <= place && piece->length <= length - (place - piece->before) &&
         g_ascii_strncasecmp (text + place - piece->before, piece->literal, piece->length) == 0;
}

gboolean
tide_log_literals_are_in (const TideLogLiterals *self,
                          const char            *text,
                          gsize                  length)
{
  for (gsize place = 0; place + PIECE <= length; place += self->step)
    for (guint8 i = self->first[look_of (text + place)]; G_UNLIKELY (i != 0); i = self->pieces[i].next)
      if (stands_around (&self->pieces[i], text, length, place))
        return TRUE;

  return FALSE;
}
