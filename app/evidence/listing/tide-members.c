/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/tide-wire.h"
#include "evidence/listing/tide-members.h"

#define MAX_MEMBERS 5000
#define MAX_DEPTH 12

/* Where setup leaves something on a system drive, from its root; "*" is the folder of Windows. */
static const struct
{
  const char *path;
  gboolean    whole; /* the folder and all below it; else only the files named */
} places[] = {
  { "*/System32/config/SYSTEM", FALSE },
  { "*/System32/config/SYSTEM.LOG", FALSE },
  { "*/System32/config/SYSTEM.LOG1", FALSE },
  { "*/System32/config/SYSTEM.LOG2", FALSE },
  { "*/System32/config/SOFTWARE", FALSE },
  { "*/System32/config/SOFTWARE.LOG", FALSE },
  { "*/System32/config/SOFTWARE.LOG1", FALSE },
  { "*/System32/config/SOFTWARE.LOG2", FALSE },
  { "*/Cluster", TRUE },
  { "Exchange Server Setup Progress.log", FALSE },
  { "ExchangeSetupLogs", TRUE },
  { "Program Files/Exchsrvr/bin", TRUE },
  { "Program Files/Exchsrvr/res", TRUE },
  { "Program Files/Microsoft/Exchange Server/bin", TRUE },
  { "Program Files/Microsoft/Exchange Server/res", TRUE },
};

static void
member_free (gpointer data)
{
  TideMember *member = data;

  g_free (member->path);
  g_free (member->problem);
  g_free (member);
}

void
tide_members_free (TideMembers *self)
{
  g_ptr_array_unref (self->members);
  g_free (self->problem);
  g_free (self);
}

static TideMembers *
members_new (void)
{
  TideMembers *self = g_new0 (TideMembers, 1);

  self->members = g_ptr_array_new_with_free_func (member_free);
  return self;
}

static TideMember *
add (TideMembers *self,
     const char  *path)
{
  TideMember *member;

  if (self->members->len >= MAX_MEMBERS)
    {
      self->dropped++;
      return NULL;
    }
  member = g_new0 (TideMember, 1);
  member->path = g_strdup (path);
  g_ptr_array_add (self->members, member);

  return member;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in a folder, sorted; %NULL with @why. */
static GPtrArray *
list_names (const char *folder,
            char      **why)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL)
    {
      *why = g_strdup (g_strerror (errno));
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL && names->len < 4 * MAX_MEMBERS)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static char *
join (const char *folder,
      const char *name)
{
  return *folder != '\0' ? g_strconcat (folder, "/", name, NULL) : g_strdup (name);
}

static void walk (TideMembers *self, const char *root, const char *folder, guint depth,
                  GCancellable *cancellable);

static void
visit (TideMembers  *self,
       const char   *root,
       const char   *path,
       guint         depth,
       GCancellable *cancellable)
{
  g_autofree char *full = g_build_filename (root, path, NULL);
  struct stat info;
  TideMember *member;

  if (lstat (full, &info) != 0)
    return;
  if (S_ISDIR (info.st_mode))
    {
      if (depth < MAX_DEPTH)
        walk (self, root, path, depth + 1, cancellable);
      else
        self->dropped++;
      return;
    }

  member = add (self, path);
  if (member != NULL)
    {
      member->size = S_ISREG (info.st_mode) ? info.st_size : 0;
      member->modified = MAX (info.st_mtime, 0);
    }
}

static void
walk (TideMembers  *self,
      const char   *root,
      const char   *folder,
      guint         depth,
      GCancellable *cancellable)
{
  g_autofree char *full = g_build_filename (root, folder, NULL);
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) names = list_names (full, &why);

  if (names == NULL)
    {
      TideMember *member = *folder != '\0' ? add (self, folder) : NULL;
      char **where = member != NULL ? &member->problem : &self->problem;

      g_free (*where);
      *where = g_steal_pointer (&why);
      return;
    }
  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char *path = join (folder, names->pdata[i]);

      visit (self, root, path, depth, cancellable);
    }
}

/* The path below @root that spells @wanted in any case; (nullable). */
static char *
resolve (const char *root,
         const char *wanted)
{
  g_auto (GStrv) parts = g_strsplit (wanted, "/", -1);
  g_autofree char *found = g_strdup ("");

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *full = g_build_filename (root, found, NULL);
      g_autofree char *why = NULL;
      g_autoptr (GPtrArray) names = list_names (full, &why);
      char *next = NULL;

      for (guint j = 0; names != NULL && next == NULL && j < names->len; j++)
        if (g_ascii_strcasecmp (names->pdata[j], parts[i]) == 0)
          next = join (found, names->pdata[j]);
      if (next == NULL)
        return NULL;
      g_free (found);
      found = next;
    }

  return g_steal_pointer (&found);
}

/* The folder of Windows on a drive, whatever it is called; (nullable). */
static char *
find_system_root (const char *root)
{
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) names = list_names (root, &why);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *wanted = g_strconcat (names->pdata[i], "/System32/config/SYSTEM", NULL);
      g_autofree char *found = resolve (root, wanted);

      if (found != NULL)
        return g_strdup (names->pdata[i]);
    }

  return NULL;
}

static void
visit_places (TideMembers  *self,
              const char   *root,
              const char   *system_root,
              GCancellable *cancellable)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gboolean windows = g_str_has_prefix (places[i].path, "*/");
      g_autofree char *wanted = windows ? join (system_root, places[i].path + 2) : g_strdup (places[i].path);
      g_autofree char *found = resolve (root, wanted);

      if (found != NULL)
        visit (self, root, found, places[i].whole ? 1 : MAX_DEPTH, cancellable);
    }
}

/* Of the packages of Windows Installer only the names matter, and of what else lies there not even these. */
static void
add_packages (TideMembers *self,
              const char  *root,
              const char  *system_root)
{
  g_autofree char *wanted = join (system_root, "Installer");
  g_autofree char *folder = resolve (root, wanted);
  g_autofree char *full = folder != NULL ? g_build_filename (root, folder, NULL) : NULL;
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) names = full != NULL ? list_names (full, &why) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *dot = strrchr (names->pdata[i], '.');
      g_autofree char *path = join (folder, names->pdata[i]);

      if (dot != NULL && (g_ascii_strcasecmp (dot, ".msi") == 0 || g_ascii_strcasecmp (dot, ".msp") == 0))
        visit (self, root, path, MAX_DEPTH, NULL);
    }
}

TideMembers *
tide_members_of_folder (const char   *folder,
                        GCancellable *cancellable)
{
  TideMembers *self = members_new ();
  g_autofree char *system_root = find_system_root (folder);

  if (system_root != NULL)
    {
      self->drive = TRUE;
      visit_places (self, folder, system_root, cancellable);
      add_packages (self, folder, system_root);
    }
  else
    walk (self, folder, "", 0, cancellable);

  return self;
}

TideMembers *
tide_members_of_archive (GVariant *listing)
{
  TideMembers *self = members_new ();
  g_autoptr (GVariant) rows = g_variant_get_child_value (listing, 0);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) name = g_variant_get_child_value (row, 0);
      gsize length;
      const char *bytes = tide_wire_get_bytes (name, &length);
      g_autofree char *path = g_strndup (bytes, length);
      TideMember *member = add (self, path);

      if (member == NULL)
        continue;
      member->index = i;
      g_variant_get_child (row, 1, "t", &member->size);
      g_variant_get_child (row, 2, "t", &member->modified);
      g_variant_get_child (row, 3, "b", &member->encrypted);
    }

  return self;
}

GVariant *
tide_members_to_listing (GPtrArray  *members,
                         const char *folder)
{
  gsize above = *folder != '\0' ? strlen (folder) + 1 : 0;
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" TIDE_WIRE_LISTING_MEMBER));
  for (guint i = 0; i < members->len; i++)
    {
      TideMember *member = members->pdata[i];
      const char *path = member->path + above;

      g_variant_builder_add (&rows, "(@ayttb)", tide_wire_new_bytes (path, strlen (path)),
                             member->size, member->modified, member->encrypted);
    }

  return g_variant_new ("(@a" TIDE_WIRE_LISTING_MEMBER ")", g_variant_builder_end (&rows));
}
