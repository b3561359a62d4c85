/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The files below a folder or in an archive, as one flat list. On a mounted system drive only the places
 * where setup leaves something are looked at.
 */
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char    *path;     /* from the container, '/' between names, raw */
  guint64  size;
  guint64  modified; /* Unix seconds, as a listing has them */
  guint    index;    /* in an archive */
  gboolean encrypted;
  char    *problem;  /* (nullable) why a folder below could not be listed */
} TideMember;

typedef struct
{
  GPtrArray *members; /* TideMember in the order of paths */
  gboolean   drive;   /* a mounted system drive */
  guint      dropped; /* how many were left out for the limits */
  char      *problem; /* (nullable) why the folder itself could not be listed */
} TideMembers;

TideMembers *tide_members_of_folder (const char *folder, GCancellable *cancellable);
TideMembers *tide_members_of_archive (GVariant *listing);
/* floating; without folders. All @members are in @folder, and their paths in the listing begin there. */
GVariant    *tide_members_to_listing (GPtrArray *members, const char *folder);
void         tide_members_free (TideMembers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideMembers, tide_members_free)

G_END_DECLS
