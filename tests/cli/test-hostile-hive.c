/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "parsers/hive-writer.h"

/* What a report makes of hives that are damaged, or that hold names which no label should. */
#define EXCHANGE "Microsoft\\Exchange\\v8.0\\"
#define SOURCES "ControlSet001\\Services\\EventLog\\Application\\"
#define LONG_NAME 65535u

typedef struct
{
  char *folder;
  char *hive; /* the file in it */
} Place;

static Place
place_new (const char *name)
{
  g_autoptr (GError) error = NULL;
  Place self;

  self.folder = g_dir_make_tmp ("tide-XXXXXX", &error);
  g_assert_no_error (error);
  self.hive = g_build_filename (self.folder, name, NULL);
  return self;
}

static void
place_clear (Place *self)
{
  g_remove (self->hive);
  g_rmdir (self->folder);
  g_free (self->hive);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
place_put (const Place *self,
           const void  *bytes,
           gsize        length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->hive, bytes, length, &error);
  g_assert_no_error (error);
}

static char *
scan (const Place *place,
      const char  *format)
{
  const char *const arguments[] = { g_getenv ("TIDE_CLI"), "scan", place->hive, "--format", format, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &complaint, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), <, 64);
  g_assert_cmpstr (complaint, ==, "");

  return output;
}

/* Text wraps where it likes. */
static char *
on_one_line (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

static void
assert_says (const char *text,
             const char *words)
{
  g_autofree char *line = on_one_line (text);

  if (strstr (line, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static gboolean
is_harmless (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
      return c == '\n';
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
assert_harmless (const char *report)
{
  g_assert_true (g_utf8_validate (report, -1, NULL));
  g_assert_cmpuint (strlen (report), <, 8 * 1024 * 1024);
  for (const char *at = report; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_harmless (g_utf8_get_char (at)))
      g_error ("U+%04X in: %.*s", g_utf8_get_char (at), 200, at);
}

static void
assert_safe (const Place *place)
{
  static const char *const formats[] = { "text", "json", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *report = scan (place, formats[i]);

      g_test_message ("%s: %zu bytes", formats[i], strlen (report));
      assert_harmless (report);
    }
}

static char *
find_hive (const char *name)
{
  return g_build_filename (g_getenv ("TIDE_CASES"), "2007-cluster-stopped", "NODE1", name, NULL);
}

/* The facts are there, and each says that nobody vouches for it. */
static void
test_damaged (void)
{
  g_autofree char *path = find_hive ("SOFTWARE");
  g_auto (Place) place = place_new ("SOFTWARE");
  g_autofree char *bytes = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  place_put (&place, bytes, size);
  sound = scan (&place, "text");
  g_assert_null (strstr (sound, "from a damaged hive"));

  bytes[508] ^= 0xff;
  place_put (&place, bytes, size);
  damaged = scan (&place, "text");
  assert_says (damaged, "base block is damaged");
  assert_says (damaged, "from a damaged hive");
  assert_says (damaged, "MailboxRole");
  assert_safe (&place);
}

static char *
make_long_name (void)
{
  char *name = g_strnfill (LONG_NAME, 'x');

  memcpy (name, "MSExchange", strlen ("MSExchange"));
  return name;
}

static void
add_roles (hive_h *hive)
{
  static const char *const names[] = {
    "Mailbox\x1b[31mRole", "\u202eeloRxobliaM", "Mailbox\nRole\r\n", "Mailbox\u200bRole", "<b>&amp;\x07",
  };
  g_autofree char *long_name = make_long_name ();
  hive_node_h roles = hive_writer_key (hive, "Microsoft\\Exchange\\v8.0");

  g_assert_cmpuint (hivex_node_add_child (hive, roles, long_name), !=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (EXCHANGE, names[i], NULL);

      hive_writer_set_string (hive, path, "UnpackedVersion", "8.1.240.6\x1b]0;");
      hive_writer_set_string (hive, path, names[i], names[i]);
    }
  hive_writer_set_string (hive, EXCHANGE "MailboxRole", "UnpackedVersion", "8.1.240.6");
  hive_writer_set_string (hive, EXCHANGE "MailboxRole", "Watermark", "\x1b[2J\u202e\x01");
  hive_writer_set_string (hive, EXCHANGE "MailboxRole", "Action", "In\nstall\x7f");
}

static void
test_roles (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  g_auto (Place) place = place_new ("SOFTWARE");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *report = NULL;

  add_roles (hive);
  hive_writer_set_string (hive, "Microsoft\\Windows NT\\CurrentVersion", "CurrentVersion", "5.2\u202e");
  bytes = hive_writer_finish (hive);
  place_put (&place, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  assert_safe (&place);
  report = scan (&place, "text");
  assert_says (report, "MailboxRole stopped at the task ␛[2J\\u{202E}␁");
}

/* Where a name is there twice, the first counts; where it is far too long, it is cut. */
static void
test_sources (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  g_autofree char *long_name = make_long_name ();
  g_auto (Place) place = place_new ("SYSTEM");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *report = NULL;
  char *twin;
  hive_node_h node;

  hive_writer_set_dword (hive, "Select", "Current", 1);
  hive_writer_set_string (hive, "ControlSet001\\Control\\ComputerName\\ComputerName", "ComputerName",
                          "NO\x1b[7mDE\u20661");
  hive_writer_set_string (hive, SOURCES "MSExchangeTwin1", "EventMessageFile", "a\u202e\\exres.dll");
  hive_writer_set_string (hive, SOURCES "MSExchangeTwin2", "EventMessageFile", "b\x1b[0m\\exres.dll");
  hive_writer_set_string (hive, SOURCES "MSExchange\x1b[1m", "EventMessageFile", "c\\exres.dll");
  node = hivex_node_add_child (hive, hive_writer_key (hive, "ControlSet001\\Services\\EventLog\\Application"),
                               long_name);
  g_assert_cmpuint (node, !=, 0);
  bytes = hive_writer_finish (hive);
  copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  twin = memmem (copy, g_bytes_get_size (bytes), "MSExchangeTwin2", strlen ("MSExchangeTwin2"));
  g_assert_nonnull (twin);
  twin[strlen ("MSExchangeTwin")] = '1';
  place_put (&place, copy, g_bytes_get_size (bytes));

  assert_safe (&place);
  report = scan (&place, "text");
  assert_says (report, "NO␛[7mDE\\u{2066}1");
}

static void
test_cluster (void)
{
  static const char *const names[] = { "\u202e1", "a\x1b[31m", "\n\n", "\u200f" };
  hive_h *hive = hive_writer_new ("ROOT");
  g_auto (Place) place = place_new ("CLUSDB");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *report = NULL;

  hive_writer_set_string (hive, "", "ClusterName", "EX\u202e\x1b[0m");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *node = g_strconcat ("Nodes\\", names[i], NULL);
      g_autofree char *type = g_strconcat ("ResourceTypes\\", names[i], NULL);
      g_autofree char *resource = g_strconcat ("Resources\\", names[i], NULL);
      g_autofree char *group = g_strconcat ("Groups\\", names[i], NULL);

      hive_writer_set_string (hive, node, "NodeName", names[i]);
      hive_writer_set_string (hive, type, "DllName", "exres.dll\x1b[0m");
      hive_writer_set_string (hive, resource, "Type", "Microsoft Exchange System Attendant\u202e");
      hive_writer_set_string (hive, resource, "Name", names[i]);
      hive_writer_set_string (hive, group, "Name", names[i]);
    }
  bytes = hive_writer_finish (hive);
  place_put (&place, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  assert_safe (&place);
  report = scan (&place, "text");
  assert_says (report, "EX\\u{202E}␛[0m");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hostile-hive/damaged", test_damaged);
  g_test_add_func ("/hostile-hive/roles", test_roles);
  g_test_add_func ("/hostile-hive/sources", test_sources);
  g_test_add_func ("/hostile-hive/cluster", test_cluster);

  return g_test_run ();
}
