/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-application.h"
#include "wizard/tide-compat.h"
#include "wizard/tide-window.h"

struct _TideApplication
{
  AdwApplication parent_instance;

  TideCatalog *catalog;
  GPtrArray   *waiting; /* lists of files, each for a window, while the catalogue is loaded */
};

G_DEFINE_FINAL_TYPE (TideApplication, tide_application, ADW_TYPE_APPLICATION)

static void
open_window (TideApplication *self,
             GPtrArray       *files)
{
  g_autoptr (TideSession) session = tide_session_new (self->catalog);
  TideWindow *window = tide_window_new (GTK_APPLICATION (self), session);

  for (guint i = 0; i < files->len; i++)
    tide_window_open_file (window, g_ptr_array_index (files, i));
  gtk_window_present (GTK_WINDOW (window));
}

static void
catalog_failed (TideApplication *self,
                const GError    *error)
{
  /* Without a catalogue nothing can be said about any file: that is all there is to show. */
  g_printerr ("tidemark: %s\n", error->message);
  tide_compat_show_failure (GTK_APPLICATION (self), _("The Catalogue Cannot Be Loaded"), error->message);
  g_ptr_array_set_size (self->waiting, 0);
}

static void
catalog_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (TideApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->catalog = tide_catalog_load_finish (result, &error);
  if (self->catalog == NULL)
    catalog_failed (self, error);
  for (guint i = 0; i < self->waiting->len; i++)
    open_window (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
  g_application_release (G_APPLICATION (self));
}

/* Opens at once, or when the catalogue is there. */
static void
want_window (TideApplication *self,
             GFile          **files,
             int              n_files)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_object_ref (files[i]));
  if (self->catalog != NULL)
    open_window (self, list);
  else
    g_ptr_array_add (self->waiting, g_steal_pointer (&list));
}

static void
tide_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    want_window (TIDE_APPLICATION (application), NULL, 0);
}

static void
tide_application_open (GApplication *application,
                       GFile       **files,
                       int           n_files,
                       const char   *hint)
{
  want_window (TIDE_APPLICATION (application), files, n_files);
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  want_window (TIDE_APPLICATION (user_data), NULL, 0);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  tide_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GList *windows;

  /* Windows are destroyed, so that their cases let go of what they are reading. */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (user_data))) != NULL)
    gtk_window_destroy (windows->data);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_action },
  { .name = "about", .activate = about_action },
  { .name = "quit", .activate = quit_action },
};

static const struct
{
  const char *action;
  const char *accels[3];
} keys[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.add-files", { "<Control>o" } },
  { "win.add-folder", { "<Control><Shift>o" } },
  { "win.save-case", { "<Control>s" } },
  { "win.next", { "<Alt>Right", "<Control>Page_Down" } },
  { "win.back", { "<Alt>Left", "<Control>Page_Up" } },
  { "win.step::evidence", { "<Alt>1" } },
  { "win.step::verdict", { "<Alt>2" } },
  { "win.step::roles", { "<Alt>3" } },
  { "win.step::runs", { "<Alt>4" } },
  { "win.step::cluster", { "<Alt>5" } },
  { "win.step::fixes", { "<Alt>6" } },
  { "win.step::report", { "<Alt>7" } },
};

static void
tide_application_startup (GApplication *application)
{
  TideApplication *self = TIDE_APPLICATION (application);

  G_APPLICATION_CLASS (tide_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].accels);
  g_application_hold (application);
  tide_catalog_load_async (NULL, NULL, catalog_loaded_cb, g_object_ref (self));
}

static void
tide_application_finalize (GObject *object)
{
  TideApplication *self = TIDE_APPLICATION (object);

  g_clear_object (&self->catalog);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (tide_application_parent_class)->finalize (object);
}

static void
tide_application_class_init (TideApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tide_application_finalize;
  application_class->startup = tide_application_startup;
  application_class->activate = tide_application_activate;
  application_class->open = tide_application_open;
}

static void
tide_application_init (TideApplication *self)
{
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

TideApplication *
tide_application_new (GApplicationFlags flags)
{
  return g_object_new (TIDE_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | flags,
                       NULL);
}
