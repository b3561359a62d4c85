/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-catalog.h>
#include <tidemark/tide-cluster.h>
#include <tidemark/tide-finding.h>
#include <tidemark/tide-evidence.h>
#include <tidemark/tide-node-matrix.h>
#include <tidemark/tide-server.h>

G_BEGIN_DECLS

#define TIDE_TYPE_DIAGNOSIS (tide_diagnosis_get_type ())

/**
 * TideDiagnosis:
 *
 * What is known of a case. Immutable; an older one stays valid when the case goes on.
 */
G_DECLARE_FINAL_TYPE (TideDiagnosis, tide_diagnosis, TIDE, DIAGNOSIS, GObject)

/**
 * tide_diagnosis_get_verdict:
 * @self: the object
 *
 * Returns: the case's verdict
 */
TideVerdict tide_diagnosis_get_verdict (TideDiagnosis *self);

/**
 * tide_diagnosis_get_evidence:
 * @self: the object
 *
 * Returns: (transfer none): #TideEvidence as it was
 */
GListModel *tide_diagnosis_get_evidence (TideDiagnosis *self);

/**
 * tide_diagnosis_get_servers:
 * @self: the object
 *
 * Returns: (transfer none): #TideServer
 */
GListModel *tide_diagnosis_get_servers (TideDiagnosis *self);

/**
 * tide_diagnosis_get_cluster:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the cluster
 */
TideCluster *tide_diagnosis_get_cluster (TideDiagnosis *self);

/**
 * tide_diagnosis_get_node_matrix:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the nodes of the cluster side by side; %NULL where there is no
 *   cluster, or one of a single node
 */
TideNodeMatrix *tide_diagnosis_get_node_matrix (TideDiagnosis *self);

/**
 * tide_diagnosis_get_findings:
 * @self: the object
 *
 * Returns: (transfer none): #TideFinding, worst first
 */
GListModel *tide_diagnosis_get_findings (TideDiagnosis *self);

/**
 * tide_diagnosis_dup_stories:
 * @self: the object
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence for each role, step and deciding run that
 *   stopped: where, why, and what setup is expected to do next, in the current language
 */
GStrv tide_diagnosis_dup_stories (TideDiagnosis *self);

/**
 * tide_diagnosis_dup_doubt:
 * @self: the object
 *
 * Says of the whole that it may be out of date, because hives were in use when they were copied and their
 * transaction logs are missing or were refused, or that only a part of them could be read. No verdict is
 * shown without it.
 *
 * Returns: (nullable) (transfer full): a sentence that names the hives, in the current language
 */
char *tide_diagnosis_dup_doubt (TideDiagnosis *self);

/**
 * tide_diagnosis_get_fixes:
 * @self: the object
 *
 * Returns: (transfer none): #TideFix in the order in which they are to be run
 */
GListModel *tide_diagnosis_get_fixes (TideDiagnosis *self);

/**
 * tide_diagnosis_get_limits:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): what could not be read or determined, a sentence
 *   each
 */
const char *const *tide_diagnosis_get_limits (TideDiagnosis *self);

/**
 * tide_diagnosis_get_catalog:
 * @self: the object
 *
 * Returns: (transfer none): the catalogue that was used
 */
TideCatalog *tide_diagnosis_get_catalog (TideDiagnosis *self);

/**
 * tide_diagnosis_find_evidence:
 * @self: a diagnosis
 * @id: an id from a citation
 *
 * Returns: (nullable) (transfer none): the evidence
 */
TideEvidence *tide_diagnosis_find_evidence (TideDiagnosis *self,
                                            const char    *id);

/**
 * tide_diagnosis_count:
 * @self: a diagnosis
 * @state: a state
 *
 * Returns: how many findings are in that state
 */
guint tide_diagnosis_count (TideDiagnosis   *self,
                            TideFindingState state);

G_END_DECLS
