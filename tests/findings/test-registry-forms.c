/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"
#include "read-case.h"

/*
 * One server, and the keys of Exchange in every form in which they come: a whole hive, subtrees saved at any
 * depth, exports of both versions. What is said of the server must not depend on that, but for what lies
 * outside. Usage: test-registry-forms GENERATOR
 */
static const char *generator;

#define SYSTEM                                                       \
  "server MBX\ntime 2024-05-01T10:00:00Z\n"                         \
  "hive SYSTEM name=SYSTEM\n"                                        \
  "  key Select\n    number Current 1\n"                             \
  "  key ControlSet001\\Control\\ComputerName\\ComputerName\n"       \
  "    text ComputerName MBX\n"

/* Values, each line for a key that begins with @: its path below the version's key */
typedef struct
{
  const char *above; /* from SOFTWARE to the key of the version */
  const char *version;
  const char *keys;
} Keys;

static const Keys keys_2016 = {
  "Microsoft\\ExchangeServer", "v15",
  "@MailboxRole\n    text UnpackedVersion 15.01.2507.006\n    text ConfiguredVersion 15.1.2375.7\n"
  "    text Watermark Mailbox___05b3bbd421504e0c93fefa6d5d1ae590\n    text Action BuildToBuildUpgrade\n"
  "@HubTransportRole\n    text UnpackedVersion 15.1.2507.6\n    text ConfiguredVersion 15.1.2507.6\n"
  "@ClientAccessRole\n    text UnpackedVersion 15.1.2507.6\n    text ConfiguredVersion 15.1.2375.7\n"
  "@AdminTools\n    text UnpackedVersion 15.1.2507.6\n"
  "@PreFileCopy\n    text Action BuildToBuildUpgrade\n"
  "@Setup\n    text MsiInstallPath C:\\Exchange\\\n    text OwaVersion 15.1.2507.6\n"
  "@ServerComponentStates\\Monitoring\n    text Functional 1:0:638045898562250000\n",
};

static const Keys keys_2007 = {
  "Microsoft\\Exchange", "v8.0",
  "@MailboxRole\n    text UnpackedVersion 8.1.0240.006\n    number Watermark 4261309210\n"
  "    text Action Install\n"
  "@ClientAccessRole\n    text UnpackedVersion 8.1.240.6\n    text ConfiguredVersion 8.1.240.6\n"
  "@Setup\n    text MsiInstallPath \"C:\\Program Files\\Microsoft\\Exchange Server\\\"\n",
};

typedef struct
{
  const char *line;  /* begins the section of a description */
  const char *root;  /* of an export or hive: what stands before the path below the version's key */
} Form;

static char *
describe_case (const Keys *keys,
               const char *line,
               const char *root)
{
  g_auto (GStrv) parts = g_strsplit (keys->keys, "\n", -1);
  g_autoptr (GString) text = g_string_new (SYSTEM);

  g_string_append_printf (text, "%s\n", line);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] == '@')
      g_string_append_printf (text, "  key \"%s%s\"\n", root, parts[i] + 1);
    else
      g_string_append_printf (text, "%s\n", parts[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* (transfer full): what the generator makes of a description */
static TideFacts *
make_facts (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tide-forms-XXXXXX", &error);
  g_autofree char *description = g_build_filename (folder, "forms.case", NULL);
  g_autofree char *made = g_build_filename (folder, "made", NULL);
  const char *command[] = { generator, description, made, NULL };
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);
  g_autoptr (GPtrArray) readings = NULL;
  int status;

  g_assert_no_error (error);
  g_file_set_contents (description, text, -1, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  readings = read_case (made);
  remove_tree (folder);

  return tide_facts_new (readings, catalog, NULL, NULL);
}

static void
describe_role (GString  *out,
               TideRole *role)
{
  g_string_append_printf (out, "%s %s %s/%s %s %s %s\n", tide_role_get_name (role),
                          tide_enum_to_word (TIDE_TYPE_ROLE_STATE, tide_role_get_state (role)),
                          tide_role_get_unpacked_version (role), tide_role_get_configured_version (role),
                          tide_role_get_watermark (role), tide_role_get_action (role),
                          tide_role_get_key (role));
}

/* What is known of the server from the keys of Exchange */
static char *
describe_server (TideServer *server)
{
  GString *out = g_string_new (NULL);
  GListModel *roles = tide_server_get_roles (server);
  GListModel *tasks = tide_server_get_tasks (server);
  GListModel *states = tide_server_get_component_states (server);

  g_string_append_printf (out, "%s %s %s %s\n", tide_server_get_computer_name (server),
                          tide_enum_to_word (TIDE_TYPE_GENERATION, tide_server_get_generation (server)),
                          tide_server_get_install_path (server), tide_server_get_owa_version (server));
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      describe_role (out, role);
    }
  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (TideInterruptedTask) task = g_list_model_get_item (tasks, i);

      g_string_append_printf (out, "task %s %s\n", tide_interrupted_task_get_key (task),
                              tide_interrupted_task_get_action (task));
    }
  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (TideComponentState) state = g_list_model_get_item (states, i);

      g_string_append_printf (out, "%s %s %d\n", tide_component_state_get_component (state),
                              tide_component_state_get_requester (state),
                              tide_component_state_get_active (state));
    }

  return g_string_free (out, FALSE);
}

/* (transfer full): of a case of one server */
static char *
describe_form (const Keys *keys,
               const char *line,
               const char *root)
{
  g_autofree char *text = describe_case (keys, line, root);
  g_autoptr (TideFacts) facts = make_facts (text);
  g_autoptr (TideServer) server = g_list_model_get_item (tide_facts_get_servers (facts), 0);

  g_assert_cmpuint (g_list_model_get_n_items (tide_facts_get_servers (facts)), ==, 1);
  return describe_server (server);
}

static void
assert_forms (const Keys *keys)
{
  const char *key = strrchr (keys->above, '\\') + 1; /* Exchange or ExchangeServer */
  g_autofree char *full = g_strconcat (keys->above, "\\", keys->version, "\\", NULL);
  g_autofree char *exported = g_strconcat ("HKEY_LOCAL_MACHINE\\SOFTWARE\\", full, NULL);
  /* An export begins with the key that was chosen. */
  g_autofree char *new_export =
    g_strdup_printf ("export exchange.reg form=5\n  key HKEY_LOCAL_MACHINE\\SOFTWARE\\%s", keys->above);
  g_autofree char *old_export =
    g_strdup_printf ("export exchange.reg form=4\n  key HKEY_LOCAL_MACHINE\\SOFTWARE\\%s", keys->above);
  g_autofree char *below = g_strconcat (keys->version, "\\", NULL);
  g_autofree char *microsoft = g_strconcat (key, "\\", below, NULL);
  g_autofree char *collected = g_strdup_printf ("hive MBX_%s_Registry_Hive.hiv name=%s", key, key);
  g_autofree char *saved = g_strdup_printf ("hive anything.bin name=%s", key);
  g_autofree char *version = g_strdup_printf ("hive %s.hiv name=%s", keys->version, keys->version);
  const Form forms[] = {
    { new_export, exported },
    { old_export, exported },
    { "hive Microsoft.hiv name=Microsoft", microsoft },
    { collected, below },
    { saved, below },
    { version, "" },
  };
  g_autofree char *whole = describe_form (keys, "hive SOFTWARE name=SOFTWARE", full);

  g_test_message ("%s", whole);
  g_assert_nonnull (strstr (whole, "MailboxRole partially-configured"));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *other = describe_form (keys, forms[i].line, forms[i].root);

      g_test_message ("%s", forms[i].line);
      g_assert_cmpstr (other, ==, whole);
    }
}

static void
test_2016 (void)
{
  assert_forms (&keys_2016);
}

static void
test_2007 (void)
{
  assert_forms (&keys_2007);
}

static TideFindingState
find_state (TideFacts  *facts,
            const char *id)
{
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (g_strcmp0 (tide_finding_get_id (finding), id) == 0)
        return tide_finding_get_state (finding);
    }
  g_test_message ("no %s", id);
  g_assert_not_reached ();
}

/* A hive of one role tells of that role, and of no other that it is not there. */
static void
test_role_alone (void)
{
  static const char text[] =
    SYSTEM
    "hive role.hiv name=MailboxRole\n  key \"\"\n    text UnpackedVersion 15.1.2507.6\n";
  g_autoptr (TideFacts) facts = make_facts (text);
  g_autoptr (TideServer) server = g_list_model_get_item (tide_facts_get_servers (facts), 0);
  g_autofree char *described = describe_server (server);

  g_assert_cmpstr (described, ==,
                   "MBX 2016 (null) (null)\nMailboxRole unpacked 15.1.2507.6/(null) (null) (null) "
                   "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole\n");
}

/* What lies outside is not checked; what the same hive would hold if it were whole is. */
static void
test_outside (void)
{
  g_autofree char *part = describe_case (&keys_2016, "hive x.hiv name=ExchangeServer", "v15\\");
  g_autofree char *whole =
    describe_case (&keys_2016, "hive SOFTWARE name=SOFTWARE", "Microsoft\\ExchangeServer\\v15\\");
  g_autoptr (TideFacts) of_part = make_facts (part);
  g_autoptr (TideFacts) of_whole = make_facts (whole);
  static const char *const outside[] = { "pending-restart@MBX" };

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_assert_cmpint (find_state (of_part, outside[i]), ==, TIDE_FINDING_STATE_NOT_CHECKED);
      g_assert_cmpint (find_state (of_whole, outside[i]), ==, TIDE_FINDING_STATE_PASS);
    }
  g_assert_cmpint (find_state (of_part, "role-partially-configured:MailboxRole@MBX"), ==,
                   TIDE_FINDING_STATE_FAIL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];

  g_test_add_func ("/registry-forms/2016", test_2016);
  g_test_add_func ("/registry-forms/2007", test_2007);
  g_test_add_func ("/registry-forms/role-alone", test_role_alone);
  g_test_add_func ("/registry-forms/outside", test_outside);

  return g_test_run ();
}
