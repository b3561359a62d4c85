/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "tide-atspi.h"

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define STATE_SENSITIVE 24
/* GTK says of a window alone that it is showing; what is in it is visible (30). */
#define STATE_SHOWING 30
#define PATIENCE (TIDE_ATSPI_PATIENCE * G_USEC_PER_SEC)
#define ANSWER_MS (TIDE_ATSPI_PATIENCE * 1000)
#define MAX_NODES 20000

struct _TideAtspi
{
  GSubprocess     *process;
  GDBusConnection *bus;
  char            *log; /* what the program prints */
};

/* One object on the bus */
typedef struct
{
  char *owner;
  char *path;
} Node;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->owner);
  g_free (node->path);
  g_free (node);
}

static Node *
node_new (const char *owner,
          const char *path)
{
  Node *node = g_new0 (Node, 1);

  node->owner = g_strdup (owner);
  node->path = g_strdup (path);
  return node;
}

static GVariant *
call (TideAtspi  *self,
      const Node *node,
      const char *interface,
      const char *method,
      GVariant   *parameters)
{
  return g_dbus_connection_call_sync (self->bus, node->owner, node->path, interface, method, parameters, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, ANSWER_MS, NULL, NULL);
}

static GVariant *
get_property (TideAtspi  *self,
              const Node *node,
              const char *name)
{
  g_autoptr (GVariant) reply = call (self, node, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", ACCESSIBLE, name));
  GVariant *value = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  return value;
}

static char *
get_name (TideAtspi  *self,
          const Node *node)
{
  g_autoptr (GVariant) value = get_property (self, node, "Name");

  return value != NULL ? g_variant_dup_string (value, NULL) : g_strdup ("");
}

static char *
get_role (TideAtspi  *self,
          const Node *node)
{
  g_autoptr (GVariant) reply = call (self, node, ACCESSIBLE, "GetRoleName", NULL);
  char *role = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &role);
  return role != NULL ? role : g_strdup ("");
}

static gboolean
has_state (TideAtspi  *self,
           const Node *node,
           guint       state)
{
  g_autoptr (GVariant) reply = call (self, node, ACCESSIBLE, "GetState", NULL);
  g_autoptr (GVariant) words = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;
  guint32 word = 0;

  if (words == NULL || g_variant_n_children (words) <= state / 32)
    return FALSE;
  g_variant_get_child (words, state / 32, "u", &word);

  return (word >> (state % 32)) & 1;
}

static void
append_children (TideAtspi  *self,
                 const Node *node,
                 GPtrArray  *to)
{
  g_autoptr (GVariant) reply = call (self, node, ACCESSIBLE, "GetChildren", NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char *owner, *path;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &owner, &path))
    if (!g_str_has_suffix (path, "/null"))
      g_ptr_array_add (to, node_new (owner, path));
}

static guint
get_pid (TideAtspi  *self,
         const char *owner)
{
  g_autoptr (GVariant) reply = NULL;
  guint pid = 0;

  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                       g_variant_new ("(s)", owner), NULL, G_DBUS_CALL_FLAGS_NONE, ANSWER_MS,
                                       NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(u)", &pid);
  return pid;
}

/* The program's own root among the applications on the bus; (nullable) until it has one. */
static Node *
find_application (TideAtspi *self)
{
  g_autoptr (GPtrArray) applications = g_ptr_array_new_with_free_func (node_free);
  const Node desktop = { (char *) "org.a11y.atspi.Registry", (char *) "/org/a11y/atspi/accessible/root" };
  guint wanted = (guint) g_ascii_strtoull (g_subprocess_get_identifier (self->process) ?: "0", NULL, 10);

  append_children (self, &desktop, applications);
  for (guint i = 0; i < applications->len; i++)
    {
      Node *node = applications->pdata[i];

      if (get_pid (self, node->owner) == wanted)
        return node_new (node->owner, node->path);
    }

  return NULL;
}

/* All objects of the program that show, in the order of the tree. */
static GPtrArray *
list_showing (TideAtspi *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (node_free);
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func (node_free);
  Node *application = find_application (self);

  if (application != NULL)
    append_children (self, application, stack);
  g_clear_pointer (&application, node_free);
  while (stack->len > 0 && nodes->len < MAX_NODES)
    {
      Node *node = g_ptr_array_steal_index (stack, stack->len - 1);
      g_autoptr (GPtrArray) children = g_ptr_array_new ();

      g_ptr_array_add (nodes, node);
      append_children (self, node, children);
      for (guint i = children->len; i > 0; i--)
        g_ptr_array_add (stack, children->pdata[i - 1]);
    }

  return nodes;
}

static gboolean
is_role (const char *role,
         const char *wanted)
{
  if (wanted == NULL || g_str_equal (role, wanted))
    return TRUE;
  /* The same thing has two names, by the version of the bus. */
  return g_str_equal (wanted, "button") && g_str_equal (role, "push button");
}

/* A name may be followed by what the object shows: "Save Scri_pt… Save Script…", "Add Fix: one Add Fix". */
static gboolean
is_name (const char *name,
         const char *wanted)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  gsize length = strlen (wanted);

  if (!g_str_has_prefix (plain, wanted))
    return g_str_equal (name, wanted);

  return plain[length] == '\0' || (plain[length] == ' ' && g_str_has_prefix (wanted, plain + length + 1));
}

static Node *
find (TideAtspi  *self,
      const char *role,
      const char *name)
{
  g_autoptr (GPtrArray) nodes = list_showing (self);

  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = nodes->pdata[i];
      g_autofree char *its_name = get_name (self, node);
      g_autofree char *its_role = NULL;

      if (!is_name (its_name, name))
        continue;
      its_role = get_role (self, node);
      if (is_role (its_role, role) && has_state (self, node, STATE_SHOWING))
        return node_new (node->owner, node->path);
    }

  return NULL;
}

static Node *
wait_for (TideAtspi  *self,
          const char *role,
          const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      Node *node = find (self, role, name);

      if (node != NULL)
        return node;
      g_usleep (50 * 1000);
    }

  {
    g_autofree char *all = tide_atspi_read_all (self);

    g_error ("There is no %s named “%s”; what shows is:\n%s", role != NULL ? role : "object", name, all);
  }
}

gboolean
tide_atspi_shows (TideAtspi  *self,
                  const char *role,
                  const char *name)
{
  Node *node = find (self, role, name);
  gboolean there = node != NULL;

  g_clear_pointer (&node, node_free);
  return there;
}

void
tide_atspi_expect (TideAtspi  *self,
                   const char *role,
                   const char *name)
{
  node_free (wait_for (self, role, name));
}

void
tide_atspi_expect_gone (TideAtspi  *self,
                        const char *role,
                        const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (tide_atspi_shows (self, role, name))
    {
      if (g_get_monotonic_time () > end)
        g_error ("“%s” is still there", name);
      g_usleep (50 * 1000);
    }
}

static gboolean
shows_words (TideAtspi  *self,
             const char *words)
{
  g_autoptr (GPtrArray) nodes = list_showing (self);

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *name = get_name (self, nodes->pdata[i]);

      if (strstr (name, words) != NULL && has_state (self, nodes->pdata[i], STATE_SHOWING))
        return TRUE;
    }

  return FALSE;
}

void
tide_atspi_expect_words (TideAtspi  *self,
                         const char *words)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autofree char *all = NULL;

  while (g_get_monotonic_time () < end)
    {
      if (shows_words (self, words))
        return;
      g_usleep (50 * 1000);
    }

  all = tide_atspi_read_all (self);
  g_error ("Nothing shows “%s”; what shows is:\n%s", words, all);
}

static void
wait_until_sensitive (TideAtspi  *self,
                      const Node *node,
                      const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!has_state (self, node, STATE_SENSITIVE))
    {
      if (g_get_monotonic_time () > end)
        g_error ("“%s” cannot be pressed", name);
      g_usleep (50 * 1000);
    }
}

void
tide_atspi_press (TideAtspi  *self,
                  const char *name)
{
  Node *node = wait_for (self, "button", name);
  g_autoptr (GVariant) reply = NULL;

  wait_until_sensitive (self, node, name);
  reply = call (self, node, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", 0));
  if (reply == NULL)
    g_error ("“%s” could not be pressed", name);
  node_free (node);
}

char *
tide_atspi_read_all (TideAtspi *self)
{
  g_autoptr (GPtrArray) nodes = list_showing (self);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *name = get_name (self, nodes->pdata[i]);
      g_autofree char *role = get_role (self, nodes->pdata[i]);

      if (*name != '\0' && has_state (self, nodes->pdata[i], STATE_SHOWING))
        g_string_append_printf (all, "%s: %s\n", role, name);
    }

  return g_string_free (all, FALSE);
}

/* Parts of the toolkit that a person does not meet and that we cannot name: scroll bars and plain widgets. */
static gboolean
is_met (const char *role)
{
  return !g_str_equal (role, "widget") && !g_str_equal (role, "scroll bar");
}

static char *
find_leaks (TideAtspi *self)
{
  g_autoptr (GPtrArray) nodes = list_showing (self);
  GString *leaks = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *name = get_name (self, nodes->pdata[i]);
      g_autofree char *role = get_role (self, nodes->pdata[i]);

      if (is_met (role) && g_regex_match_simple ("^(Gtk|Adw|Tide)[A-Z]", name, 0, 0) &&
          has_state (self, nodes->pdata[i], STATE_SHOWING))
        g_string_append_printf (leaks, "%s: %s\n", role, name);
    }

  return g_string_free (leaks, FALSE);
}

/* Waits: the button that closes a toast has no name in this libadwaita, and goes away with its toast. */
void
tide_atspi_expect_no_leaks (TideAtspi *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autofree char *leaks = find_leaks (self);

  while (*leaks != '\0')
    {
      if (g_get_monotonic_time () > end)
        g_error ("These names are the toolkit's:\n%s", leaks);
      g_usleep (200 * 1000);
      g_free (leaks);
      leaks = find_leaks (self);
    }
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus;
  const char *address;

  if (session == NULL)
    return NULL;
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                       NULL, G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, ANSWER_MS,
                                       NULL, NULL);
  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(&s)", &address);

  /* Who names a bus has one: that it does not answer is no reason to skip. */
  bus = g_dbus_connection_new_for_address_sync (
    address,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
    NULL, &error);
  g_assert_no_error (error);

  return bus;
}

/* %NULL where there is no accessibility bus or no display: the test is then skipped. */
TideAtspi *
tide_atspi_start (const char *const *arguments,
                  const char        *folder)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  TideAtspi *self;
  GDBusConnection *bus = g_getenv ("DISPLAY") != NULL ? connect_to_bus () : NULL;

  if (bus == NULL)
    return NULL;

  self = g_new0 (TideAtspi, 1);
  self->bus = bus;
  self->log = g_build_filename (g_get_tmp_dir (), "tidemark-e2e-XXXXXX", NULL);
  g_close (g_mkstemp (self->log), NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_subprocess_launcher_set_stderr_file_path (launcher, self->log);
  g_subprocess_launcher_set_cwd (launcher, folder);
  /* In-process tests switch the bus off; here it is what the test looks through. */
  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);

  return self;
}

static void
check_log (TideAtspi *self)
{
  g_autofree char *printed = NULL;

  g_assert_true (g_file_get_contents (self->log, &printed, NULL, NULL));
  if (strstr (printed, "WARNING") != NULL || strstr (printed, "CRITICAL") != NULL)
    g_error ("The program complained:\n%s", printed);
}

void
tide_atspi_stop (TideAtspi *self)
{
  g_subprocess_send_signal (self->process, 15);
  g_subprocess_wait (self->process, NULL, NULL);
  check_log (self);
  g_remove (self->log);

  g_object_unref (self->process);
  g_object_unref (self->bus);
  g_free (self->log);
  g_free (self);
}
