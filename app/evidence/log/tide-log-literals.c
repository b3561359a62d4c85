/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "evidence/log/tide-log-literals.h"

/*
 * Wu and Manber's search: the pair of characters under the end of a window says how far the window can move
 * on before any literal can begin in it.
 */
struct _TideLogLiterals
{
  const char *literals[TIDE_WIRE_MAX_KEEPS];
  gsize       lengths[TIDE_WIRE_MAX_KEEPS];
  guint       n;
  guint8      window; /* the length of the shortest literal */
  guint8      shifts[G_MAXUINT16 + 1];
};

/* Letters lose their case. Others may meet then, which costs a look and changes nothing. */
static inline guint16
pair_at (const char *p)
{
  return ((guchar) p[0] | 0x20) << 8 | ((guchar) p[1] | 0x20);
}

static void
add_literal (TideLogLiterals *self,
             const char      *literal)
{
  gsize length = strlen (literal);

  if (length < TIDE_LOG_LITERALS_MIN_LENGTH || self->n == TIDE_WIRE_MAX_KEEPS)
    return;

  self->literals[self->n] = literal;
  self->lengths[self->n++] = length;
  self->window = MIN (self->window, length);
}

TideLogLiterals *
tide_log_literals_new (const char *const *literals)
{
  g_autoptr (TideLogLiterals) self = g_new0 (TideLogLiterals, 1);

  self->window = G_MAXUINT8;
  for (gsize i = 0; literals != NULL && literals[i] != NULL; i++)
    add_literal (self, literals[i]);
  if (self->n == 0)
    return NULL;

  memset (self->shifts, self->window - 1, sizeof self->shifts);
  for (guint i = 0; i < self->n; i++)
    for (guint8 k = 0; k + 2 <= self->window; k++)
      {
        guint8 *shift = &self->shifts[pair_at (self->literals[i] + k)];

        *shift = MIN (*shift, self->window - 2 - k);
      }

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
    if (self->lengths[i] <= length && g_ascii_strncasecmp (text, self->literals[i], self->lengths[i]) == 0)
      return TRUE;

  return FALSE;
}

gboolean
tide_log_literals_are_in (const TideLogLiterals *self,
                          const char            *text,
                          gsize                  length)
{
  gsize start = 0;

  while (start + self->window <= length)
    {
      guint8 shift = self->shifts[pair_at (text + start + self->window - 2)];

      if (shift == 0 && begins_here (self, text + start, length - start))
        return TRUE;
      start += MAX (shift, 1);
    }

  return FALSE;
}
