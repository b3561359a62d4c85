/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-image.h"

#include <string.h>

/* Owner and group: administrators; full access for administrators, and for the system in the first. */
static const guint8 descriptor[] = {
  1, 0, 0x04, 0x80, 20, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 52, 0, 0, 0,
  1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0,
  1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0,
  2, 0, 52, 0, 2, 0, 0, 0,
  0, 2, 24, 0, 0x3f, 0, 0x0f, 0, 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0,
  0, 2, 20, 0, 0x3f, 0, 0x0f, 0, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,
};

/* The last number of the last account: system, local service, network service, and one that is none */
#define ACCOUNT (sizeof descriptor - 4)

enum
{
  AT_NEXT = 4,
  AT_PREVIOUS = 8,
  AT_HOLDERS = 12,
  AT_SIZE = 16,
  AT_DESCRIPTOR = 20,
};

void
gen_image_hold_security (GenImage *self,
                         guint     which)
{
  guint8 *record;

  if (self->security[which] == GEN_NO_CELL)
    {
      self->security[which] = gen_cells_take (self->cells, AT_DESCRIPTOR + sizeof descriptor);
      record = gen_cells_at (self->cells, self->security[which]);
      memcpy (record, "sk", 2);
      gen_put32 (record + AT_SIZE, sizeof descriptor);
      memcpy (record + AT_DESCRIPTOR, descriptor, sizeof descriptor);
      record[AT_DESCRIPTOR + ACCOUNT] += which;
    }
  self->holders[which]++;
}

/* The records are a ring. */
void
gen_image_link_security (GenImage *self)
{
  guint32 ring[GEN_DESCRIPTORS];
  guint n = 0;

  for (guint i = 0; i < GEN_DESCRIPTORS; i++)
    if (self->holders[i] > 0)
      {
        gen_put32 (gen_cells_at (self->cells, self->security[i]) + AT_HOLDERS, self->holders[i]);
        ring[n++] = self->security[i];
      }
    else
      {
        gen_cells_give (self->cells, self->security[i]);
        self->security[i] = GEN_NO_CELL;
      }

  for (guint i = 0; i < n; i++)
    {
      guint8 *record = gen_cells_at (self->cells, ring[i]);

      gen_put32 (record + AT_NEXT, ring[(i + 1) % n]);
      gen_put32 (record + AT_PREVIOUS, ring[(i + n - 1) % n]);
    }
}
