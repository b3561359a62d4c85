/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "findings/tide-findings.h"
#include "tests/facts/tide-test-readings.h"

/* Nodes side by side: who is marked, who is not, and who is not compared. */

#define SERVICES "SYSTEM\\ControlSet001\\Services"
#define SOURCE(name) "[" SERVICES "\\EventLog\\Application\\" name "]\nEventMessageFile=sz:clusmsg.dll\n"
#define CLUSSVC "[SYSTEM\\Select]\nCurrent=dword:1\n[" SERVICES "\\ClusSvc]\nStart=dword:2\n" \
  "[" SERVICES "\\EventLog\\Application]\n"
#define V8 "SOFTWARE\\Microsoft\\Exchange\\v8.0"
#define WINDOWS "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:5.2\n"
#define LONGHORN "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:6.0\n"
#define ROLE(unpacked, configured) \
  "[" V8 "\\MailboxRole]\nUnpackedVersion=sz:" unpacked "\nConfiguredVersion=sz:" configured "\n"
#define MAILBOX ROLE ("8.1.240.6", "8.1.240.6")
#define CLASS "[SOFTWARE\\Classes\\CLSID\\{A}\\InprocServer32]\n@=sz:C:\\WINDOWS\\Cluster\\excluadm.dll\n"
#define CLUSTER "[Cluster]\nClusterName=sz:CL\n[Cluster\\Nodes\\1]\nNodeName=sz:N1\n" \
  "[Cluster\\Nodes\\2]\nNodeName=sz:N2\n"
#define THREE CLUSTER "[Cluster\\Nodes\\3]\nNodeName=sz:N3\n"
#define FOUR THREE "[Cluster\\Nodes\\4]\nNodeName=sz:N4\n"
#define TYPE(name) "[Cluster\\ResourceTypes\\Microsoft Exchange " name "]\nDllName=sz:exres.dll\n"
#define TYPES TYPE ("System Attendant") TYPE ("Information Store") TYPE ("Database Instance")

/* What came from a node; NULL: nothing */
typedef struct
{
  const char *name;
  const char *software;
  const char *system;
  const char *cluster;
  const char *files;   /* of its Cluster directory */
  const char *version; /* of its exres.dll */
} Node;

static void
add (GPtrArray   *readings,
     TideReading *reading,
     const Node  *node)
{
  g_ptr_array_add (readings, test_with_assigned (reading, node->name));
}

static void
add_node (GPtrArray  *readings,
          const Node *node)
{
  g_autofree char *software = g_strdup_printf ("/%s/SOFTWARE", node->name);
  g_autofree char *system = g_strdup_printf ("/%s/SYSTEM", node->name);
  g_autofree char *cluster = g_strdup_printf ("/%s/CLUSDB", node->name);
  g_autofree char *folder = g_strdup_printf ("/%s/Cluster", node->name);
  g_autofree char *program = g_strdup_printf ("/%s/Cluster/exres.dll", node->name);

  if (node->software != NULL)
    add (readings, test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, software, "SOFTWARE", node->software),
         node);
  if (node->system != NULL)
    add (readings, test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, system, "SYSTEM", node->system), node);
  if (node->cluster != NULL)
    add (readings, test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, cluster, "Cluster", node->cluster), node);
  if (node->files != NULL)
    add (readings, test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, folder, node->files, -1), node);
  if (node->version != NULL)
    add (readings, test_program (program, node->version, FALSE), node);
}

/* In the order given, or the other way round */
static TideNodeMatrix *
compare (const Node *nodes,
         guint       n,
         gboolean    backwards)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autoptr (TideFacts) facts = NULL;

  for (guint i = 0; i < n; i++)
    add_node (readings, &nodes[backwards ? n - 1 - i : i]);
  facts = tide_facts_new (readings, test_catalog (), NULL, NULL);
  g_assert_cmpstr (*tide_facts_get_unrelated (facts), ==, NULL);

  return tide_node_matrix_new (facts);
}

/* (transfer full) (nullable) */
static TideNodeRow *
find_row (TideNodeMatrix *matrix,
          const char     *name,
          TideNodeAspect  aspect)
{
  GListModel *rows = tide_node_matrix_get_rows (matrix);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TideNodeRow) row = g_list_model_get_item (rows, i);

      if (tide_node_row_get_aspect (row) == aspect && strcmp (tide_node_row_get_name (row), name) == 0)
        return g_steal_pointer (&row);
    }

  return NULL;
}

static char
letter (TideNodeMark mark)
{
  return "-sdu"[mark];
}

/* The marks of N1, N2, … in this order, wherever their columns stand: - not compared, s, d, u */
static void
assert_marks (TideNodeMatrix *matrix,
              const char     *name,
              TideNodeAspect  aspect,
              const char     *marks,
              TideNodeMark    mark)
{
  g_autoptr (TideNodeRow) row = find_row (matrix, name, aspect);
  g_autofree char *read = g_strdup (marks);
  GListModel *cells;

  g_test_message ("%s, aspect %d", name, aspect);
  g_assert_nonnull (row);
  cells = tide_node_row_get_cells (row);
  g_assert_cmpuint (g_list_model_get_n_items (cells), ==, strlen (marks));
  for (guint i = 0; i < strlen (marks); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      g_assert_cmpstr (tide_node_cell_get_node (cell), ==, tide_node_matrix_get_nodes (matrix)[i]);
      read[tide_node_cell_get_node (cell)[1] - '1'] = letter (tide_node_cell_get_mark (cell));
    }
  g_assert_cmpstr (read, ==, marks);
  g_assert_cmpint (tide_node_row_get_mark (row), ==, mark);
}

static void
assert_no_row (TideNodeMatrix *matrix,
               const char     *name,
               TideNodeAspect  aspect)
{
  g_autoptr (TideNodeRow) row = find_row (matrix, name, aspect);

  g_assert_null (row);
}

#define FILES "exres.dll|clusmsg.dll|excluadm.dll"
#define HEALTHY(number) \
  { "N" #number, WINDOWS MAILBOX CLASS, CLUSSVC SOURCE ("MSExchange Cluster"), CLUSTER TYPES, FILES, \
    "8.1.240.6" }

static void
test_healthy (void)
{
  static const Node nodes[] = { HEALTHY (1), HEALTHY (2) };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 2, FALSE);
  g_auto (GStrv) sentences = tide_node_matrix_dup_sentences (matrix);

  g_assert_cmpuint (tide_node_matrix_count (matrix, TIDE_NODE_MARK_DIFFERS), ==, 0);
  g_assert_cmpuint (tide_node_matrix_count (matrix, TIDE_NODE_MARK_UNEQUAL), ==, 0);
  g_assert_cmpuint (tide_node_matrix_count (matrix, TIDE_NODE_MARK_NOT_COMPARED), ==, 0);
  assert_marks (matrix, "exres.dll", TIDE_NODE_ASPECT_VERSION, "ss", TIDE_NODE_MARK_SAME);
  assert_marks (matrix, "excluadm.dll", TIDE_NODE_ASPECT_PRESENCE, "ss", TIDE_NODE_MARK_SAME);
  assert_marks (matrix, "MailboxRole", TIDE_NODE_ASPECT_STATE, "ss", TIDE_NODE_MARK_SAME);
  assert_marks (matrix, "Windows", TIDE_NODE_ASPECT_VERSION, "ss", TIDE_NODE_MARK_SAME);
  assert_marks (matrix, "MSExchange Cluster", TIDE_NODE_ASPECT_PRESENCE, "ss", TIDE_NODE_MARK_SAME);
  assert_marks (matrix, "Microsoft Exchange Database Instance", TIDE_NODE_ASPECT_LIBRARY, "ss",
                TIDE_NODE_MARK_SAME);
  g_assert_cmpstr (sentences[0], ==, "All that could be compared is the same on the nodes.");
  g_assert_null (sentences[1]);
}

/* What is not on any node, and needs not be, is no row: extras.dll, roles that were never there. */
static void
test_nothing_needless (void)
{
  static const Node nodes[] = { HEALTHY (1), HEALTHY (2) };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 2, FALSE);

  assert_no_row (matrix, "extras.dll", TIDE_NODE_ASPECT_PRESENCE);
  assert_no_row (matrix, "HubTransportRole", TIDE_NODE_ASPECT_STATE);
  assert_no_row (matrix, "clusmsg.dll", TIDE_NODE_ASPECT_VERSION);
}

/* Three of which one is odd: that one, in whatever order they come. */
static void
test_three (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, "8.1.240.6" },
    { "N2", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, "8.1.278.2" },
    { "N3", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, "8.1.0240.006" }, /* padding is no difference */
  };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TideNodeMatrix) matrix = compare (nodes, 3, i);

      assert_marks (matrix, "exres.dll", TIDE_NODE_ASPECT_VERSION, "sds", TIDE_NODE_MARK_DIFFERS);
      assert_marks (matrix, "exres.dll", TIDE_NODE_ASPECT_PRESENCE, "sss", TIDE_NODE_MARK_SAME);
    }
}

/* Two and two, or all of their own: nobody is the odd one. */
static void
test_no_majority (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX, CLUSSVC, FOUR TYPES, FILES, "8.1.240.6" },
    { "N2", WINDOWS MAILBOX, CLUSSVC, FOUR TYPES, FILES, "8.1.278.2" },
    { "N3", WINDOWS MAILBOX, CLUSSVC, FOUR TYPES, FILES, "8.1.278.2" },
    { "N4", WINDOWS MAILBOX, CLUSSVC, FOUR TYPES, FILES, "8.1.240.6" },
  };
  g_autoptr (TideNodeMatrix) four = compare (nodes, 4, FALSE);
  g_autoptr (TideNodeMatrix) two = compare (nodes, 2, TRUE);
  g_auto (GStrv) sentences = tide_node_matrix_dup_sentences (two);

  assert_marks (four, "exres.dll", TIDE_NODE_ASPECT_VERSION, "uuuu", TIDE_NODE_MARK_UNEQUAL);
  assert_marks (two, "exres.dll", TIDE_NODE_ASPECT_VERSION, "uu", TIDE_NODE_MARK_UNEQUAL);
  g_assert_cmpstr (sentences[0], ==, "1 of the things compared is not the same on all nodes.");
  g_assert_cmpstr (sentences[1], ==,
                   "The files of these nodes are missing, so they were not compared: N3, N4.");
}

/* Where it is known what ought to be, two nodes are enough; and two that lack a file do not outvote one. */
static void
test_expected (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX CLASS, CLUSSVC SOURCE ("MSExchange Cluster"), THREE TYPES, FILES, NULL },
    { "N2", WINDOWS ROLE ("8.1.240.6", "8.0.685.25"), CLUSSVC, THREE TYPE ("System Attendant"),
      "clusmsg.dll|excluadm.dll", NULL },
    { "N3", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, "clusmsg.dll|excluadm.dll", NULL },
  };
  g_autoptr (TideNodeMatrix) two = compare (nodes, 2, FALSE);
  g_autoptr (TideNodeMatrix) swapped = compare (nodes, 2, TRUE);
  g_autoptr (TideNodeMatrix) three = compare (nodes, 3, FALSE);
  TideNodeMatrix *both[] = { two, swapped };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_marks (both[i], "exres.dll", TIDE_NODE_ASPECT_PRESENCE, "sd", TIDE_NODE_MARK_DIFFERS);
      assert_marks (both[i], "MailboxRole", TIDE_NODE_ASPECT_STATE, "sd", TIDE_NODE_MARK_DIFFERS);
      assert_marks (both[i], "MailboxRole", TIDE_NODE_ASPECT_VERSION, "ss", TIDE_NODE_MARK_SAME);
      assert_marks (both[i], "MailboxRole", TIDE_NODE_ASPECT_CONFIGURED_VERSION, "uu",
                    TIDE_NODE_MARK_UNEQUAL);
      assert_marks (both[i], "Microsoft Exchange Information Store", TIDE_NODE_ASPECT_PRESENCE, "sd",
                    TIDE_NODE_MARK_DIFFERS);
      assert_marks (both[i], "MSExchange Cluster", TIDE_NODE_ASPECT_PRESENCE, "sd", TIDE_NODE_MARK_DIFFERS);
    }
  assert_marks (three, "exres.dll", TIDE_NODE_ASPECT_PRESENCE, "sdd", TIDE_NODE_MARK_DIFFERS);
}

/* A file that an update left behind is the odd one of two; a newer one may be a hotfix. */
static void
test_left_behind (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, "8.1.240.6" },
    { "N2", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, "8.0.685.25" },
    { "N3", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, "8.1.278.2" },
  };
  g_autoptr (TideNodeMatrix) two = compare (nodes, 2, FALSE);
  g_autoptr (TideNodeMatrix) three = compare (nodes, 3, FALSE);

  assert_marks (two, "exres.dll", TIDE_NODE_ASPECT_VERSION, "sd", TIDE_NODE_MARK_DIFFERS);
  assert_marks (three, "exres.dll", TIDE_NODE_ASPECT_VERSION, "sdu", TIDE_NODE_MARK_DIFFERS);
}

static TidePresence
presence_of (TideNodeMatrix *matrix,
             const char     *name,
             const char     *node)
{
  g_autoptr (TideNodeRow) row = find_row (matrix, name, TIDE_NODE_ASPECT_PRESENCE);
  GListModel *cells = tide_node_row_get_cells (row);

  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      if (strcmp (tide_node_cell_get_node (cell), node) == 0)
        return tide_node_cell_get_presence (cell);
    }
  g_assert_not_reached ();
}

/* What the evidence of a node does not cover is not missing there, and is not compared. */
static void
test_missing_evidence (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX CLASS, CLUSSVC SOURCE ("MSExchange Cluster"), CLUSTER TYPES, FILES, "8.1.240.6" },
    { "N2", NULL, "[SYSTEM\\Select]\nCurrent=dword:1\n", NULL, NULL, NULL },
  };
  static const char *const names[] = { "exres.dll", "Microsoft Exchange Information Store" };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 2, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_marks (matrix, names[i], TIDE_NODE_ASPECT_PRESENCE, "--", TIDE_NODE_MARK_NOT_COMPARED);
      g_assert_cmpint (presence_of (matrix, names[i], "N1"), ==, TIDE_PRESENCE_PRESENT);
      g_assert_cmpint (presence_of (matrix, names[i], "N2"), ==, TIDE_PRESENCE_UNKNOWN);
    }
  assert_marks (matrix, "Windows", TIDE_NODE_ASPECT_VERSION, "--", TIDE_NODE_MARK_NOT_COMPARED);
}

/* A program by itself is no listing: of the others nothing is known. */
static void
test_program_alone (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, "8.1.240.6" },
    { "N2", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, NULL, "8.1.240.6" },
    { "N3", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, "exres.dll", NULL },
  };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 3, FALSE);

  assert_marks (matrix, "exres.dll", TIDE_NODE_ASPECT_PRESENCE, "sss", TIDE_NODE_MARK_SAME);
  assert_marks (matrix, "exres.dll", TIDE_NODE_ASPECT_VERSION, "ss-", TIDE_NODE_MARK_SAME);
  assert_marks (matrix, "clusmsg.dll", TIDE_NODE_ASPECT_PRESENCE, "s-d", TIDE_NODE_MARK_DIFFERS);
}

#define LEADS(path) "[" SERVICES "\\EventLog\\Application\\X]\nEventMessageFile=sz:" path "\n"

/* Sources and types of others are told where nodes differ, and there alone. */
static void
test_others (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX, CLUSSVC SOURCE ("MSExchangeIS") SOURCE ("MSExchangeSA")
        LEADS ("C:\\Exchsrvr\\bin\\x.dll"),
      CLUSTER TYPES "[Cluster\\ResourceTypes\\Generic Script]\nDllName=sz:clusres.dll\n", FILES, NULL },
    { "N2", WINDOWS MAILBOX, CLUSSVC SOURCE ("MSExchangeIS") LEADS ("C:\\y\\x.dll"),
      CLUSTER TYPES "[Cluster\\ResourceTypes\\Generic Script]\nDllName=sz:other.dll\n", FILES, NULL },
  };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 2, FALSE);

  assert_no_row (matrix, "MSExchangeIS", TIDE_NODE_ASPECT_PRESENCE);
  assert_marks (matrix, "MSExchangeSA", TIDE_NODE_ASPECT_PRESENCE, "sd", TIDE_NODE_MARK_DIFFERS);
  /* On the other node it leads elsewhere, but it is there. */
  assert_no_row (matrix, "X", TIDE_NODE_ASPECT_PRESENCE);
  assert_marks (matrix, "X", TIDE_NODE_ASPECT_MESSAGE_FILE, "uu", TIDE_NODE_MARK_UNEQUAL);
  assert_no_row (matrix, "Generic Script", TIDE_NODE_ASPECT_PRESENCE);
  assert_marks (matrix, "Generic Script", TIDE_NODE_ASPECT_LIBRARY, "uu", TIDE_NODE_MARK_UNEQUAL);
}

/* Of three, a source that one alone has is the odd one; but the cluster's own ought to be on all. */
static void
test_remnant (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX, CLUSSVC SOURCE ("MSExchangeOld") SOURCE ("MSExchange Cluster"), THREE TYPES,
      FILES, NULL },
    { "N2", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, NULL },
    { "N3", WINDOWS MAILBOX, CLUSSVC, THREE TYPES, FILES, NULL },
  };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 3, FALSE);

  assert_marks (matrix, "MSExchangeOld", TIDE_NODE_ASPECT_PRESENCE, "dss", TIDE_NODE_MARK_DIFFERS);
  assert_marks (matrix, "MSExchange Cluster", TIDE_NODE_ASPECT_PRESENCE, "sdd", TIDE_NODE_MARK_DIFFERS);
}

static void
test_excluadm (void)
{
  static const Node nodes[] = {
    { "N1", WINDOWS MAILBOX, CLUSSVC, CLUSTER TYPES, FILES, NULL },
    { "N2", WINDOWS MAILBOX CLASS, CLUSSVC, CLUSTER TYPES, FILES, NULL },
  };
  static const Node new_nodes[] = {
    { "N1", LONGHORN MAILBOX, CLUSSVC, CLUSTER TYPES, FILES, NULL },
    { "N2", LONGHORN MAILBOX, CLUSSVC, CLUSTER TYPES, "exres.dll|clusmsg.dll", NULL },
  };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 2, FALSE);
  g_autoptr (TideNodeMatrix) new_matrix = compare (new_nodes, 2, FALSE);
  g_autoptr (TideNodeRow) last = g_list_model_get_item (
    tide_node_matrix_get_rows (matrix), g_list_model_get_n_items (tide_node_matrix_get_rows (matrix)) - 1);
  g_autoptr (TideNodeCell) lacking = g_list_model_get_item (tide_node_row_get_cells (last), 0);

  g_assert_cmpint (tide_node_row_get_subject (last), ==, TIDE_NODE_SUBJECT_EXCLUADM);
  g_assert_cmpint (tide_node_row_get_mark (last), ==, TIDE_NODE_MARK_DIFFERS);
  g_assert_cmpint (tide_node_cell_get_mark (lacking), ==, TIDE_NODE_MARK_DIFFERS);
  /* Nobody needs the file any more: that one node has it is no fault of the other. */
  assert_marks (new_matrix, "excluadm.dll", TIDE_NODE_ASPECT_PRESENCE, "uu", TIDE_NODE_MARK_UNEQUAL);
}

/* A node that holds the tools alone, or no Exchange, lacks nothing of what works with the cluster. */
static void
test_without_clustering (void)
{
  static const char *const softwares[] = { WINDOWS,
                                           WINDOWS "[" V8 "\\AdminTools]\nUnpackedVersion=sz:8.1.240.6\n" };
  static const char *const names[] = { "exres.dll", "MSExchange Cluster", "excluadm.dll" };

  for (guint i = 0; i < G_N_ELEMENTS (softwares); i++)
    {
      const Node nodes[] = {
        { "N1", WINDOWS MAILBOX CLASS, CLUSSVC SOURCE ("MSExchange Cluster"), CLUSTER TYPES, FILES,
          "8.1.240.6" },
        { "N2", softwares[i], CLUSSVC, CLUSTER TYPES, "clusres.dll", NULL },
      };
      g_autoptr (TideNodeMatrix) matrix = compare (nodes, 2, FALSE);

      g_test_message ("row %u", i);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        assert_marks (matrix, names[j], TIDE_NODE_ASPECT_PRESENCE, "--", TIDE_NODE_MARK_NOT_COMPARED);
    }
}

static void
test_one_node (void)
{
  static const Node nodes[] = { HEALTHY (1) };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 1, FALSE);
  g_auto (GStrv) sentences = tide_node_matrix_dup_sentences (matrix);

  g_assert_cmpuint (g_list_model_get_n_items (tide_node_matrix_get_rows (matrix)), ==, 0);
  g_assert_cmpstr (tide_node_matrix_get_nodes (matrix)[0], ==, "N1");
  g_assert_cmpstr (tide_node_matrix_get_absent (matrix)[0], ==, "N2");
  g_assert_cmpstr (sentences[0], ==, "The files of these nodes are missing, so nothing was compared: N2.");
  g_assert_null (sentences[1]);
}

static void
test_no_matrix (void)
{
  static const Node alone = { "N1", WINDOWS MAILBOX, "[SYSTEM\\Select]\nCurrent=dword:1\n", NULL, FILES,
                              NULL };
  static const Node single = { "N1", WINDOWS MAILBOX, CLUSSVC,
                               "[Cluster]\nClusterName=sz:CL\n[Cluster\\Nodes\\1]\nNodeName=sz:N1\n" TYPES,
                               FILES, NULL };

  g_assert_null (compare (&alone, 1, FALSE));
  g_assert_null (compare (&single, 1, FALSE));
}

/* Members of a database availability group: Windows and roles, and nothing that Exchange 2007 needed. */
static void
test_dag (void)
{
#define MEMBER "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:6.3\n" \
  "[SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\n"
#define GROUP CLUSTER "[Cluster\\ExchangeActiveManager]\n"
  static const Node nodes[] = {
    { "N1", MEMBER "ConfiguredVersion=sz:15.1.2507.6\n", CLUSSVC SOURCE ("MSExchangeRepl"), GROUP, "x",
      NULL },
    { "N2", MEMBER "Action=sz:Install\nWatermark=sz:x\n", CLUSSVC, GROUP, "x", NULL },
  };
  g_autoptr (TideNodeMatrix) matrix = compare (nodes, 2, FALSE);
  GListModel *rows = tide_node_matrix_get_rows (matrix);

  assert_marks (matrix, "MailboxRole", TIDE_NODE_ASPECT_STATE, "sd", TIDE_NODE_MARK_DIFFERS);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TideNodeRow) row = g_list_model_get_item (rows, i);

      g_assert_cmpint (tide_node_row_get_subject (row), <=, TIDE_NODE_SUBJECT_ROLE);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/node-matrix/healthy", test_healthy);
  g_test_add_func ("/node-matrix/nothing-needless", test_nothing_needless);
  g_test_add_func ("/node-matrix/three", test_three);
  g_test_add_func ("/node-matrix/no-majority", test_no_majority);
  g_test_add_func ("/node-matrix/expected", test_expected);
  g_test_add_func ("/node-matrix/left-behind", test_left_behind);
  g_test_add_func ("/node-matrix/missing-evidence", test_missing_evidence);
  g_test_add_func ("/node-matrix/program-alone", test_program_alone);
  g_test_add_func ("/node-matrix/others", test_others);
  g_test_add_func ("/node-matrix/remnant", test_remnant);
  g_test_add_func ("/node-matrix/excluadm", test_excluadm);
  g_test_add_func ("/node-matrix/without-clustering", test_without_clustering);
  g_test_add_func ("/node-matrix/one-node", test_one_node);
  g_test_add_func ("/node-matrix/no-matrix", test_no_matrix);
  g_test_add_func ("/node-matrix/dag", test_dag);

  return g_test_run ();
}
