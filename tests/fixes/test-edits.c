/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tidemark.h>

#include "findings/tide-findings.h"
#include "fixes/tide-edit.h"
#include "fixes/tide-fixes.h"
#include "tests/facts/tide-test-readings.h"

#define TYPES "Cluster\\ResourceTypes\\"
#define CLSID "{00000000-0000-4000-8000-00000000ABCD}"

static TideRegistry *
apply (const char *text,
       TideEdit   *first,
       TideEdit   *second)
{
  g_autoptr (TideReading) reading
    = test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "CLUSDB", "Cluster", text);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_edit_free);
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autoptr (GVariant) data = NULL;

  g_ptr_array_add (edits, first);
  if (second != NULL)
    g_ptr_array_add (edits, second);
  data = g_variant_ref_sink (tide_edits_apply (edits, reading->data));
  g_assert_cmpstr (g_variant_get_type_string (data), ==, g_variant_get_type_string (reading->data));
  g_ptr_array_add (readings, tide_reading_with_data (reading, data));

  return tide_registry_new (readings);
}

static void
assert_strings (TideRegistry *registry,
                const char   *path,
                const char   *joined)
{
  TideRegistryKey *key = tide_registry_find (registry, path);
  TideRegistryValue *value = key != NULL ? tide_registry_key_get_value (key, "AdminExtensions") : NULL;
  g_auto (GStrv) strings = NULL;
  g_autofree char *read = NULL;

  g_assert_nonnull (value);
  g_assert_cmpuint (tide_registry_value_get_kind (value), ==, TIDE_REG_MULTI_SZ);
  strings = tide_registry_value_dup_strings (value);
  read = g_strjoinv ("|", strings);
  g_assert_cmpstr (read, ==, joined);
}

static void
test_new_key (void)
{
  g_autoptr (TideRegistry) registry
    = apply ("[Cluster]\nClusterName=sz:X\n",
             tide_edit_new_text (TYPES "New", "DllName", TIDE_REG_SZ, "exres.dll"),
             tide_edit_new_dword (TYPES "New", "N", 7));
  g_autofree char *dll = tide_registry_dup_string (registry, TYPES "New", "DllName");
  g_autofree char *name = tide_registry_dup_string (registry, "Cluster", "ClusterName");
  guint32 number = 0;

  g_assert_cmpstr (dll, ==, "exres.dll");
  g_assert_cmpstr (name, ==, "X");
  g_assert_true (tide_registry_value_get_dword (
    tide_registry_key_get_value (tide_registry_find (registry, TYPES "New"), "N"), &number));
  g_assert_cmpuint (number, ==, 7);
  /* As Windows would, with the keys above it */
  g_assert_nonnull (tide_registry_find (registry, "Cluster\\ResourceTypes"));
}

static void
test_replaced (void)
{
  g_autoptr (TideRegistry) registry
    = apply ("[" TYPES "Old]\nDLLNAME=sz:other.dll\nKept=sz:y\n",
             tide_edit_new_text (TYPES "OLD", "DllName", TIDE_REG_SZ, "exres.dll"), NULL);
  TideRegistryKey *key = tide_registry_find (registry, TYPES "Old");
  g_autofree char *dll = tide_registry_dup_string (registry, TYPES "Old", "DllName");
  g_autofree char *kept = tide_registry_dup_string (registry, TYPES "Old", "Kept");

  g_assert_cmpuint (tide_registry_key_get_values (key)->len, ==, 2);
  g_assert_cmpstr (dll, ==, "exres.dll");
  g_assert_cmpstr (kept, ==, "y");
}

static void
test_added_to_list (void)
{
  g_autoptr (TideRegistry) empty
    = apply ("[" TYPES "A]\n",
             tide_edit_new_text (TYPES "A", "AdminExtensions", TIDE_REG_MULTI_SZ, CLSID), NULL);
  g_autoptr (TideRegistry) filled
    = apply ("[" TYPES "A]\nAdminExtensions=multi:{1}|{2}\n",
             tide_edit_new_text (TYPES "A", "AdminExtensions", TIDE_REG_MULTI_SZ, CLSID), NULL);

  assert_strings (empty, TYPES "A", CLSID);
  assert_strings (filled, TYPES "A", "{1}|{2}|" CLSID);
}

static void
test_existing_only (void)
{
  TideEdit *edit = tide_edit_new_text (TYPES "None", "AdminExtensions", TIDE_REG_MULTI_SZ, CLSID);
  g_autoptr (TideRegistry) registry = NULL;

  edit->existing = TRUE;
  registry = apply ("[" TYPES "A]\n", edit, NULL);
  g_assert_null (tide_registry_find (registry, TYPES "None"));
}

#define HIVE(kind, ...) test_registry (TIDE_EVIDENCE_KIND_##kind##_HIVE, __VA_ARGS__)
#define NODE(name)              \
  "[SYSTEM\\Select]\nCurrent=dword:1\n" \
  "[SYSTEM\\ControlSet001\\Control\\ComputerName\\ComputerName]\nComputerName=sz:" name "\n" \
  "[SYSTEM\\ControlSet001\\Services\\ClusSvc]\nStart=dword:2\n"
#define SERVER_2007 \
  "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:5.2\n" \
  "[SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole]\n" \
  "UnpackedVersion=sz:8.1.240.6\nConfiguredVersion=sz:8.1.240.6\n"
#define CLASS \
  "[SOFTWARE\\Classes\\CLSID\\" CLSID "\\InprocServer32]\n@=sz:C:\\WINDOWS\\Cluster\\excluadm.dll\n"
#define CLUSTER \
  "[Cluster]\nClusterName=sz:CL\n" \
  "[Cluster\\Nodes\\1]\nNodeName=sz:N1\n[Cluster\\Nodes\\2]\nNodeName=sz:N2\n" \
  "[" TYPES "Microsoft Exchange System Attendant]\nDllName=sz:exres.dll\n" \
  "[" TYPES "Microsoft Exchange Information Store]\nDllName=sz:exres.dll\n" \
  "[" TYPES "Microsoft Exchange Database Instance]\nDllName=sz:exres.dll\n"

static TideFindingState
state_of (TideFacts  *facts,
          const char *id)
{
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (g_str_equal (tide_finding_get_id (finding), id))
        return tide_finding_get_state (finding);
    }
  g_error ("no finding %s", id);
}

/* A node that shows the class tells what the other one and the cluster would get. */
static void
test_class_from_other_node (void)
{
  g_autoptr (TideFacts) facts
    = test_facts (NULL, HIVE (SYSTEM, "N1/SYSTEM", "SYSTEM", NODE ("N1")),
                  HIVE (SOFTWARE, "N1/SOFTWARE", "SOFTWARE", SERVER_2007 CLASS),
                  HIVE (CLUSTER, "N1/CLUSDB", "Cluster", CLUSTER),
                  HIVE (SYSTEM, "N2/SYSTEM", "SYSTEM", NODE ("N2")),
                  HIVE (SOFTWARE, "N2/SOFTWARE", "SOFTWARE", SERVER_2007), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  g_autoptr (GListStore) fixes = tide_fixes_offer (facts, G_LIST_MODEL (findings));
  g_autoptr (GListStore) chosen = g_list_store_new (TIDE_TYPE_FIX);
  g_autoptr (GPtrArray) rehearsed = NULL;
  g_autoptr (TideFacts) after = NULL;

  g_assert_cmpint (state_of (facts, "excluadm-com@N1"), ==, TIDE_FINDING_STATE_PASS);
  g_assert_cmpint (state_of (facts, "excluadm-com@N2"), ==, TIDE_FINDING_STATE_FAIL);
  g_assert_cmpint (state_of (facts, "excluadm-cluster"), ==, TIDE_FINDING_STATE_FAIL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixes)); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (G_LIST_MODEL (fixes), i);

      if (g_str_has_prefix (tide_fix_get_id (fix), "excluadm"))
        g_list_store_append (chosen, fix);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (chosen)), ==, 2);

  rehearsed = tide_fixes_rehearse (G_LIST_MODEL (chosen), tide_facts_get_readings (facts));
  g_assert_nonnull (rehearsed);
  after = tide_facts_new (rehearsed, test_catalog (), NULL, NULL);
  g_assert_cmpint (state_of (after, "excluadm-com@N2"), ==, TIDE_FINDING_STATE_PASS);
  g_assert_cmpint (state_of (after, "excluadm-cluster"), ==, TIDE_FINDING_STATE_PASS);
  /* The first facts are what they were. */
  g_assert_cmpint (state_of (facts, "excluadm-com@N2"), ==, TIDE_FINDING_STATE_FAIL);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/edits/new-key", test_new_key);
  g_test_add_func ("/edits/replaced", test_replaced);
  g_test_add_func ("/edits/added-to-list", test_added_to_list);
  g_test_add_func ("/edits/existing-only", test_existing_only);
  g_test_add_func ("/edits/class-from-other-node", test_class_from_other_node);

  return g_test_run ();
}
