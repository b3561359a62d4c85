/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tide-problem.h"
#include "evidence/tide-layout.h"

/* While a layout is made */
typedef struct
{
  TideLayout  *layout;
  TidePlace   *place;
  TideCatalog *catalog;
  gboolean     archive;
  guint        skipped;
  guint        dropped; /* members that do not fit: no folder is known to be whole */
  GHashTable  *folders; /* folder → its members (GPtrArray of TideMember) */
  GHashTable  *rows;    /* folder → index of its item + 1 */
} Making;

static void
item_free (gpointer data)
{
  TideItem *item = data;

  tide_place_unref (item->place);
  g_clear_pointer (&item->load, tide_load_free);
  g_free (item->detail);
  g_free (item);
}

void
tide_layout_free (TideLayout *self)
{
  g_clear_pointer (&self->listing, g_variant_unref);
  g_free (self->detail);
  g_free (self->argument);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static char *
folder_of (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? g_strndup (path, slash - path) : g_strdup ("");
}

static const char *
name_of (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static gboolean
holds (GPtrArray  *members,
       const char *name)
{
  for (guint i = 0; i < members->len; i++)
    if (g_ascii_strcasecmp (name_of (((TideMember *) members->pdata[i])->path), name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
ends_in (const char *name,
         const char *suffix)
{
  gsize length = strlen (name), own = strlen (suffix);

  return length > own && g_ascii_strcasecmp (name + length - own, suffix) == 0;
}

/* A package of Windows Installer: only that it is there matters. */
static gboolean
is_package (const char *path)
{
  return ends_in (path, ".msi") || ends_in (path, ".msp");
}

static gboolean
is_installer_cache (const char *name,
                    GPtrArray  *members)
{
  for (guint i = 0; i < members->len; i++)
    if (is_package (((TideMember *) members->pdata[i])->path))
      return g_ascii_strcasecmp (name, "Installer") == 0;

  return FALSE;
}

/* A folder called Cluster proves nothing by itself; what lies in it may. */
static TideEvidenceKind
kind_of_folder (const char *name,
                GPtrArray  *members)
{
  gboolean hive = holds (members, "CLUSDB");
  gboolean dll = holds (members, "exres.dll") || holds (members, "clusmsg.dll") ||
                 holds (members, "clusres.dll");

  if (dll || (g_ascii_strcasecmp (name, "Cluster") == 0 && (hive || holds (members, "clussvc.exe"))))
    return TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY;
  if (g_ascii_strcasecmp (name, "ExchangeSetupLogs") == 0 || holds (members, "ExchangeSetup.log"))
    return TIDE_EVIDENCE_KIND_SETUP_LOGS;

  if (is_installer_cache (name, members))
    return TIDE_EVIDENCE_KIND_INSTALLER_CACHE;

  return TIDE_EVIDENCE_KIND_FOLDER;
}

static TidePlace *
place_of (Making     *making,
          const char *path,
          guint       index)
{
  g_autoptr (GFile) file = NULL;

  if (making->archive)
    return tide_place_new_member (making->place, index, path);
  file = g_file_resolve_relative_path (making->place->file, path);

  return tide_place_new_file (file, FALSE);
}

static TideItem *
add_item (Making     *making,
          const char *path,
          guint       index,
          int         container)
{
  TideItem *item = g_new0 (TideItem, 1);

  item->place = place_of (making, path, index);
  item->container = container;
  g_ptr_array_add (making->layout->items, item);

  return item;
}

/* Programs are read only where the catalogue names them: a Cluster directory holds dozens of others. */
static gboolean
is_wanted (Making           *making,
           const TideMember *member,
           TideEvidenceKind  folder)
{
  static const char *const programs[] = { ".dll", ".exe", ".mui", ".sys", ".cat", ".mof", ".chm", ".hlp" };
  GPtrArray *files = tide_catalog_get_files (making->catalog);
  const char *name = name_of (member->path);

  for (guint i = 0; i < files->len; i++)
    if (g_ascii_strcasecmp (((TideCatalogFile *) files->pdata[i])->id, name) == 0)
      return TRUE;
  /* The cluster service has the version of Windows. */
  if (g_ascii_strcasecmp (name, "clussvc.exe") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    if (ends_in (name, programs[i]))
      return FALSE;

  return !is_package (name);
}

static TideLoad *
final_load (TideEvidenceKind  kind,
            TideEvidenceState state,
            const char       *problem,
            const char       *argument,
            GVariant         *data)
{
  TideLoad *load = g_new0 (TideLoad, 1);

  load->kind = kind;
  load->state = state;
  load->problem = g_intern_string (problem);
  load->argument = g_strdup (argument);
  load->modified = -1;
  load->data = data != NULL ? g_variant_ref_sink (data) : NULL;

  return load;
}

/* The nearest folder above @folder that has a row; -1: the container itself. */
static int
row_above (Making     *making,
           const char *folder)
{
  g_autofree char *above = g_strdup (folder);

  for (;;)
    {
      gpointer row = g_hash_table_lookup (making->rows, above);
      char *next;

      if (row != NULL)
        return GPOINTER_TO_INT (row) - 1;
      if (*above == '\0')
        return -1;
      next = folder_of (above);
      g_free (above);
      above = next;
    }
}

static char *
describe (guint n_files)
{
  return g_strdup_printf (ngettext ("%u file", "%u files", n_files), n_files);
}

static void
add_folder (Making          *making,
            const char      *folder,
            GPtrArray       *members,
            TideEvidenceKind kind)
{
  TideItem *item = add_item (making, folder, G_MAXUINT, row_above (making, folder));

  item->load = final_load (kind, making->dropped > 0 ? TIDE_EVIDENCE_STATE_DAMAGED : TIDE_EVIDENCE_STATE_OK,
                           making->dropped > 0 ? TIDE_PROBLEM_MAYBE_PARTIAL : "", NULL,
                           tide_members_to_listing (members, folder));
  item->detail = describe (members->len);
  g_hash_table_insert (making->rows, g_strdup (folder), GUINT_TO_POINTER (making->layout->items->len));
}

static void
add_file (Making           *making,
          const TideMember *member,
          TideEvidenceKind  folder_kind,
          int               container)
{
  TideItem *item;

  if (member->problem == NULL && !is_wanted (making, member, folder_kind))
    {
      making->skipped++;
      return;
    }

  item = add_item (making, member->path, member->index, container);
  if (member->problem != NULL)
    item->load = final_load (TIDE_EVIDENCE_KIND_FOLDER, TIDE_EVIDENCE_STATE_UNREADABLE, TIDE_PROBLEM_IO,
                             member->problem, NULL);
  else if (member->encrypted)
    item->load = final_load (TIDE_EVIDENCE_KIND_UNKNOWN, TIDE_EVIDENCE_STATE_UNREADABLE,
                             TIDE_PROBLEM_ENCRYPTED, NULL, NULL);
}

/* Where the message files of Exchange's event sources lie: that they are there counts, none is read. */
static gboolean
is_exchange_folder (const char *folder)
{
  static const char *const ends[] = { "Exchsrvr/bin", "Exchsrvr/res", "Exchange Server/bin",
                                      "Exchange Server/res" };
  gsize length = strlen (folder);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize n = strlen (ends[i]);

      if (length > n && folder[length - n - 1] == '/' &&
          g_ascii_strcasecmp (folder + length - n, ends[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
arrange_folder (Making     *making,
                const char *folder)
{
  GPtrArray *members = g_hash_table_lookup (making->folders, folder);
  gboolean top = *folder == '\0';
  TideEvidenceKind kind = kind_of_folder (top ? making->place->name : name_of (folder), members);
  int container;

  if (top && making->layout->kind == TIDE_EVIDENCE_KIND_FOLDER)
    making->layout->kind = kind;
  if ((kind != TIDE_EVIDENCE_KIND_FOLDER || is_exchange_folder (folder)) && (!top || making->archive))
    add_folder (making, folder, members, kind);

  container = row_above (making, folder);
  for (guint i = 0; i < members->len; i++)
    add_file (making, members->pdata[i], kind, container);
}

/* Sorts the members into their folders; returns the folders in the order of the first member. */
static GPtrArray *
group (Making      *making,
       TideMembers *members)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < members->members->len; i++)
    {
      TideMember *member = members->members->pdata[i];
      g_autofree char *folder = folder_of (member->path);
      GPtrArray *own = g_hash_table_lookup (making->folders, folder);

      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_ptr_array_add (order, folder);
          g_hash_table_insert (making->folders, g_steal_pointer (&folder), own);
        }
      g_ptr_array_add (own, member);
    }

  return order;
}

static void
finish (Making      *making,
        TideMembers *members)
{
  TideLayout *layout = making->layout;
  GPtrArray *top = g_hash_table_lookup (making->folders, "");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *files = describe (members->members->len);

  layout->listing = tide_members_to_listing (top != NULL ? top : none, "");
  layout->problem = g_intern_string (members->problem != NULL ? TIDE_PROBLEM_IO
                                     : members->dropped > 0   ? TIDE_PROBLEM_MEMBERS_DROPPED
                                                              : "");
  if (members->problem != NULL)
    layout->argument = g_strdup (members->problem);
  else if (members->dropped > 0)
    layout->argument = g_strdup_printf ("%u", members->dropped);

  if (making->skipped > 0)
    layout->detail = g_strdup_printf (ngettext ("%s, %u of them a program that is not looked at",
                                                "%s, %u of them programs that are not looked at",
                                                making->skipped),
                                      files, making->skipped);
  else
    layout->detail = g_steal_pointer (&files);
}

TideLayout *
tide_layout_new (TidePlace   *place,
                 TideMembers *members,
                 gboolean     archive,
                 TideCatalog *catalog)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TideLayout *layout = g_new0 (TideLayout, 1);
  Making making = { layout, place, catalog, archive, 0, members->dropped, folders, rows };
  g_autoptr (GPtrArray) order = group (&making, members);

  layout->kind = archive          ? TIDE_EVIDENCE_KIND_ARCHIVE
                 : members->drive ? TIDE_EVIDENCE_KIND_SYSTEM_DRIVE
                                  : TIDE_EVIDENCE_KIND_FOLDER;
  layout->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < order->len; i++)
    arrange_folder (&making, order->pdata[i]);
  finish (&making, members);

  return layout;
}
