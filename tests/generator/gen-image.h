/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A hive in memory: a tree of keys, and the cells it is written to. Writing again after a change leaves what
 * has not changed where it is. */
#include "gen-node.h"

G_BEGIN_DECLS

#define GEN_DESCRIPTORS 4

typedef struct
{
  const char *name; /* of the root key */
  guint64     time; /* FILETIME */
  guint       minor; /* of the format: 3 to 6 */
  const char *list; /* kind of lists of keys: "lh", "lf" or "li" */
  guint       split; /* so many keys in a list, then a list of lists comes above; 0: as Windows does */
} GenImageForm;

typedef struct
{
  GenImageForm form;
  GenCells    *cells;
  GenNode     *root;
  guint32      security[GEN_DESCRIPTORS]; /* the cells */
  guint        holders[GEN_DESCRIPTORS]; /* how many keys each has */
} GenImage;

GenImage *gen_image_new (const GenImageForm *form);
void      gen_image_free (GenImage *self);
void      gen_image_write (GenImage *self);
/* With all that is below it. */
void      gen_image_remove (GenImage *self, GenNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GenImage, gen_image_free)

/* In gen-image-values.c, gen-image-lists.c and gen-image-security.c */
void gen_image_write_name (guint8 *at, const char *name, gboolean wide);
gsize gen_image_name_length (const char *name, gboolean *wide);
void gen_image_write_values (GenImage *self, GenNode *node);
void gen_image_give_value (GenImage *self, const GenNodeValue *value);
void gen_image_write_lists (GenImage *self, GenNode *node, guint32 *top);
void gen_image_give_lists (GenImage *self, GenNode *node);
void gen_image_hold_security (GenImage *self, guint which);
void gen_image_link_security (GenImage *self);

G_END_DECLS
