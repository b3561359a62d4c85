/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report-made.h"

#include "evidence/tide-evidence-private.h"
#include "findings/tide-finding-private.h"
#include "tests/facts/tide-test-readings.h"
#include "tests/findings/read-case.h"

static GListStore *
make_evidence (const char *name)
{
  GListStore *list = g_list_store_new (TIDE_TYPE_EVIDENCE);
  g_autoptr (GFile) root = g_file_new_for_path ("/synthetic");
  g_autoptr (GFile) file = g_file_get_child (root, name);
  g_autoptr (TidePlace) place = tide_place_new_file (file, FALSE);
  g_autoptr (TideEvidence) evidence = tide_evidence_new ("e1", place, NULL);

  tide_evidence_set_detail (evidence, name);
  tide_evidence_set_derived_server (evidence, name);
  g_list_store_append (list, evidence);

  return list;
}

TideFinding *
make_finding (TideDiagnosis   *diagnosis,
              TideFindingState state,
              guint            number,
              const char      *text)
{
  TideCatalog *catalog = tide_diagnosis_get_catalog (diagnosis);
  static const char *const arguments[] = { "server", "line", "log", "error" };
  const TideCatalogRule *rule = g_ptr_array_index (tide_catalog_get_rules (catalog), 0);
  g_autofree char *subject = g_strdup_printf ("%s%u", text, number);
  TideFinding *finding = tide_finding_new (catalog, rule, subject, NULL, state);
  g_autoptr (TideCitation) line = tide_citation_new_text ("e1", number + 1, number, 10, text);
  g_autoptr (TideCitation) value = tide_citation_new_value ("e1", TIDE_CITATION_SOURCE_HIVE, 0, 4096, text,
                                                            text, text);

  finding->severity = TIDE_SEVERITY_ERROR;
  finding->gate = state == TIDE_FINDING_STATE_NOT_APPLICABLE ? TIDE_GATE_WINDOWS : TIDE_GATE_NONE;
  finding->missing = state == TIDE_FINDING_STATE_NOT_CHECKED ? TIDE_NEED_LOG : 0;
  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    tide_finding_set (finding, arguments[i], text);
  tide_finding_cite (finding, line);
  tide_finding_cite (finding, value);

  return finding;
}

static const char hostile_registry[] =
  "[SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole]\n"
  "UnpackedVersion=sz:" HOSTILE "\nAction=sz:Install\nWatermark=sz:" HOSTILE "\n"
  "[SOFTWARE\\Microsoft\\Exchange\\v8.0\\" HOSTILE "]\n"
  "Watermark=sz:" HOSTILE "\nAction=sz:" HOSTILE "\n"
  "[SOFTWARE\\Microsoft\\Exchange\\v8.0\\Setup]\nMsiInstallPath=sz:" HOSTILE "\n";

TideDiagnosis *
make_hostile (void)
{
  static const char *const limits[] = { HOSTILE, NULL };
  g_autoptr (GListStore) evidence = make_evidence ("x" HOSTILE);
  TideReading *software = test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "e1", "SOFTWARE",
                                         hostile_registry);
  TideReading *system
    = test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "e2", "SYSTEM",
                     "[SYSTEM\\Select]\nCurrent=dword:1\n"
                     "[SYSTEM\\ControlSet001\\Control\\ComputerName\\ComputerName]\nComputerName=sz:"
                     HOSTILE "\n");
  g_autoptr (TideFacts) facts = test_facts (NULL, software, system, NULL);
  TideDiagnosis *diagnosis = tide_diagnosis_new (facts, G_LIST_MODEL (evidence), limits);
  GListStore *findings = G_LIST_STORE (tide_diagnosis_get_findings (diagnosis));

  for (guint state = 0; state < 7; state++)
    {
      g_autoptr (TideFinding) finding = make_finding (diagnosis, state, state, HOSTILE);

      g_list_store_append (findings, finding);
    }
  return diagnosis;
}

TideDiagnosis *
make_case (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TIDE_CASES"), name, NULL);
  g_autoptr (GPtrArray) readings = read_case (folder);
  g_autoptr (GListStore) evidence = make_evidence ("synthetic");
  g_autoptr (TideFacts) facts = tide_facts_new (readings, test_catalog (), NULL, NULL);

  return tide_diagnosis_new (facts, G_LIST_MODEL (evidence), NULL);
}
