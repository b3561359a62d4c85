/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>
#include <tidemark/tide-fix.h>

G_BEGIN_DECLS

#define TIDE_TYPE_FINDING (tide_finding_get_type ())

/**
 * TideFinding:
 *
 * How one rule came out on one subject. Holds the rule and its arguments; sentences are made when
 * they are asked for, in the language of that moment.
 */
G_DECLARE_FINAL_TYPE (TideFinding, tide_finding, TIDE, FINDING, GObject)

/**
 * tide_finding_get_id:
 * @self: the object
 *
 * Returns: (transfer none): rule, subject and server; stable over captures
 */
const char *tide_finding_get_id (TideFinding *self);

/**
 * tide_finding_get_rule:
 * @self: the object
 *
 * Returns: (transfer none): the rule's id
 */
const char *tide_finding_get_rule (TideFinding *self);

/**
 * tide_finding_get_aliases:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): names that others give the rule
 */
const char *const *tide_finding_get_aliases (TideFinding *self);

/**
 * tide_finding_get_subject:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what it is about: a role, a file, a resource type
 */
const char *tide_finding_get_subject (TideFinding *self);

/**
 * tide_finding_get_server:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the server's id; %NULL if it is about the cluster or the case
 */
const char *tide_finding_get_server (TideFinding *self);

/**
 * tide_finding_get_state:
 * @self: the object
 *
 * Returns: how it came out
 */
TideFindingState tide_finding_get_state (TideFinding *self);

/**
 * tide_finding_get_severity:
 * @self: the object
 *
 * Returns: what a failure of it means
 */
TideSeverity tide_finding_get_severity (TideFinding *self);

/**
 * tide_finding_get_title:
 * @self: the object
 *
 * Returns: (transfer full): one line
 */
char *tide_finding_get_title (TideFinding *self);

/**
 * tide_finding_get_detail:
 * @self: the object
 *
 * Returns: (transfer full) (nullable): what was seen, or which gate was closed, or which input is missing
 */
char *tide_finding_get_detail (TideFinding *self);

/**
 * tide_finding_get_seen:
 * @self: the object
 *
 * Returns: (transfer full) (nullable): of a failure what was seen, without why that matters; of anything else
 *   its detail
 */
char *tide_finding_get_seen (TideFinding *self);

/**
 * tide_finding_get_story:
 * @self: the object
 *
 * Returns: (nullable) (transfer full): the sentence that says where setup stopped, why, and what it is
 *   expected to do next; %NULL if the finding is not about that
 */
char *tide_finding_get_story (TideFinding *self);

/**
 * tide_finding_get_advice:
 * @self: the object
 *
 * Returns: (transfer full) (array zero-terminated=1): what to do, a paragraph each
 */
GStrv tide_finding_get_advice (TideFinding *self);

/**
 * tide_finding_get_sources:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): where the rule is documented
 */
const char *const *tide_finding_get_sources (TideFinding *self);

/**
 * tide_finding_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation that it rests on
 */
GListModel *tide_finding_get_citations (TideFinding *self);

/**
 * tide_finding_get_fixes:
 * @self: the object
 *
 * Returns: (transfer none): #TideFix that would make it pass
 */
GListModel *tide_finding_get_fixes (TideFinding *self);

G_END_DECLS
