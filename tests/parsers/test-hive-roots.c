/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-problem.h"
#include "hive-writer.h"
#include "parsing.h"

#define ROLE "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole"

/* One key with one string value; the path of the key is the empty string for the root. */
typedef struct
{
  const char *name; /* of the test */
  const char *root;
  const char *path;
  const char *value;
  const char *text;
  const char *file;
  const char *kind;
  const char *prefix; /* NULL: nothing is read */
} Root;

static const Root roots[] = {
  { "system", "ROOT", "ControlSet001\\Services\\ClusSvc", "ImagePath", "x", "a", "system-hive", "SYSTEM" },
  { "software", "ROOT", "Microsoft\\Exchange\\Setup", "Services", "C:\\", "a", "software-hive", "SOFTWARE" },
  { "software-32", "Wow6432Node", "Microsoft\\Exchange\\Setup", "Services", "C:\\", "a", "software-hive",
    "SOFTWARE\\Wow6432Node" },
  { "microsoft", "Microsoft", "ExchangeServer\\v15\\Setup", "MsiInstallPath", "C:\\", "a", "software-hive",
    "SOFTWARE\\Microsoft" },
  { "exchange", "ROOT", "v8.0\\MailboxRole", "Action", "Install", "a", "exchange-hive",
    "SOFTWARE\\Microsoft\\Exchange" },
  { "exchange-2003", "ROOT", "Setup", "NewestBuild", "7638", "a", "exchange-hive",
    "SOFTWARE\\Microsoft\\Exchange" },
  { "exchange-collected", "ROOT", "Client\\Options", "x", "y", "ex1_exchange_registry_hive.hiv",
    "exchange-hive", "SOFTWARE\\Microsoft\\Exchange" },
  { "exchange-server", "ROOT", "v15\\MailboxRole", "Action", "Install", "a", "exchange-hive",
    "SOFTWARE\\Microsoft\\ExchangeServer" },
  { "v8", "ROOT", "MailboxRole", "UnpackedVersion", "8.3.83.6", "a", "exchange-hive",
    "SOFTWARE\\Microsoft\\Exchange\\v8.0" },
  { "v14", "ROOT", "HubTransportRole", "ConfiguredVersion", "14.1.438.0", "a", "exchange-hive",
    "SOFTWARE\\Microsoft\\ExchangeServer\\v14" },
  { "v15", "ROOT", "CafeRole", "UnpackedVersion", "15.01.2507.006", "v14", "exchange-hive",
    "SOFTWARE\\Microsoft\\ExchangeServer\\v15" },
  { "v15-by-name", "V15", "MailboxRole", "Watermark", "x", "a", "exchange-hive",
    "SOFTWARE\\Microsoft\\ExchangeServer\\v15" },
  { "role", "MailboxRole", "", "UnpackedVersion", "15.2.1118.7", "a", "exchange-hive", ROLE },
  { "role-by-file", "ROOT", "", "UnpackedVersion", "15.2.1118.7", "cas-mailboxrole.hiv",
    "exchange-hive", ROLE },
  { "role-of-none", "ROOT", "", "UnpackedVersion", "15.2.1118.7", "a", "exchange-hive", NULL },
  { "cluster", "ROOT", "Resources\\1", "Name", "x", "a", "other-hive", NULL },
  { "user", "ROOT", "Software\\Microsoft\\ExchangeServer\\v15\\MailboxRole", "Action", "Install", "software",
    "other-hive", NULL },
};

static void
test_root (gconstpointer data)
{
  const Root *root = data;
  hive_h *hive = hive_writer_new (root->root);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };
  g_autofree char *scopes = NULL;
  g_autofree char *path = NULL;

  hive_writer_set_string (hive, root->path, root->value, root->text);
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, root->file);

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_cmpstr (parsed.answer.kind, ==, root->kind);
  scopes = registry_scopes (&parsed);
  g_assert_cmpstr (scopes, ==, root->prefix != NULL ? root->prefix : "");
  if (root->prefix == NULL)
    {
      g_assert_cmpuint (registry_n_keys (&parsed), ==, 0);
      return;
    }

  path = g_strconcat (root->prefix, root->path[0] != '\0' ? "\\" : "", root->path, NULL);
  assert_text (&parsed, path, root->value, root->text);
}

static void
test_control_set (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };
  g_autoptr (GVariant) key = NULL;

  hive_writer_set_string (hive, "ControlSet001\\Services\\ClusSvc", "ImagePath", "old");
  hive_writer_set_string (hive, "controlset002\\services\\CLUSSVC", "ImagePath", "current");
  hive_writer_set_string (hive, "ControlSet002\\Enum\\Root", "x", "of no use");
  hive_writer_set_dword (hive, "Select", "Current", 2);
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "system");

  assert_text (&parsed, "SYSTEM\\controlset002\\services\\CLUSSVC", "ImagePath", "current");
  assert_no_key (&parsed, "SYSTEM\\ControlSet001\\Services\\ClusSvc");
  assert_no_key (&parsed, "SYSTEM\\controlset002\\Enum\\Root");

  key = registry_key (&parsed, "SYSTEM\\Select");
  g_assert_nonnull (key);
}

static void
test_excluadm (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };

  hive_writer_key (hive, "Microsoft");
  hive_writer_set_string (hive, "Classes\\CLSID\\{1}\\InprocServer32", "", "C:\\cluster\\ExcluAdm.DLL");
  hive_writer_set_string (hive, "Classes\\CLSID\\{2}\\InprocServer32", "", "C:\\x\\shell32.dll");
  hive_writer_set_string (hive, "Classes\\CLSID\\{3}\\InprocServer32", "Note", "excluadm.dll");
  hive_writer_set_string (hive, "Wow6432Node\\Classes\\CLSID\\{4}\\InprocServer32", "",
                          "\"C:\\x\\excluadm.dll\"");
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "software");

  g_assert_cmpuint (registry_n_keys (&parsed), ==, 2);
  assert_text (&parsed, "SOFTWARE\\Classes\\CLSID\\{1}\\InprocServer32", "", "C:\\cluster\\ExcluAdm.DLL");
  assert_text (&parsed, "SOFTWARE\\Wow6432Node\\Classes\\CLSID\\{4}\\InprocServer32", "",
               "\"C:\\x\\excluadm.dll\"");
}

/* A name that holds a separator must not pass for a path. */
static void
test_backslash_in_name (void)
{
  hive_h *hive = hive_writer_new ("ROOT");
  hive_node_h microsoft = hive_writer_key (hive, "Microsoft\\ExchangeServer");
  hive_node_h odd = hivex_node_add_child (hive, microsoft, "v15\\MailboxRole");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Parsed) parsed = { 0 };
  g_autoptr (GVariant) key = NULL;

  g_assert_cmpuint (odd, !=, 0);
  bytes = hive_writer_finish (hive);
  parsed = parse_hive (bytes, "software");

  assert_no_key (&parsed, ROLE);
  key = registry_key (&parsed, "SOFTWARE\\Microsoft\\ExchangeServer\\v15\357\277\275MailboxRole");
  g_assert_nonnull (key);
}

static void
add_roots (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autofree char *path = g_strconcat ("/hive/root/", roots[i].name, NULL);

      g_test_add_data_func (path, &roots[i], test_root);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hive/control-set", test_control_set);
  g_test_add_func ("/hive/excluadm", test_excluadm);
  g_test_add_func ("/hive/backslash-in-name", test_backslash_in_name);
  add_roots ();

  return g_test_run ();
}
