/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tidemark.h>

G_BEGIN_DECLS

#define TIDE_TYPE_SESSION (tide_session_get_type ())

/**
 * TideSession:
 *
 * What one window works on: a case, its current diagnosis and the fixes that a person chose. Files go in,
 * every addition or removal is followed by a new diagnosis, and the pages show what #TideSession::diagnosed
 * announces.
 */
G_DECLARE_FINAL_TYPE (TideSession, tide_session, TIDE, SESSION, GObject)

TideSession *tide_session_new (TideCatalog *catalog);

TideCase *tide_session_get_case (TideSession *self);

/** Returns: (nullable): the diagnosis; %NULL without evidence or while a server has to be picked */
TideDiagnosis *tide_session_get_diagnosis (TideSession *self);

/** Returns: (nullable): why there is no diagnosis although there is evidence */
const GError *tide_session_get_problem (TideSession *self);

/** Returns: whether files are being read or a diagnosis is being made */
gboolean tide_session_get_busy (TideSession *self);

void tide_session_add_file (TideSession *self,
                            GFile       *file);
void tide_session_load (TideSession *self,
                        GFile       *file);
void tide_session_remove (TideSession  *self,
                          TideEvidence *evidence);
void tide_session_cancel (TideSession *self);

/** Makes a new diagnosis, as soon as one that is under way is over */
void tide_session_diagnose (TideSession *self);

/** Returns: the computer names that the evidence speaks of */
GStrv tide_session_list_servers (TideSession *self);
void tide_session_pick_server (TideSession *self,
                               const char  *server);

/** Says which server a file belongs to; %NULL or "" leaves it to the files to tell */
void tide_session_assign (TideSession  *self,
                          TideEvidence *evidence,
                          const char   *server);

/** Returns: (transfer none): the chosen #TideFix, all of the current diagnosis */
GListModel *tide_session_get_chosen (TideSession *self);
gboolean tide_session_is_chosen (TideSession *self,
                                 TideFix     *fix);
void tide_session_set_chosen (TideSession *self,
                              TideFix     *fix,
                              gboolean     chosen);

/** Returns: (nullable) (transfer full): a plan of the chosen fixes; %NULL if there are none */
TideFixPlan *tide_session_dup_plan (TideSession *self);

/** Returns: (nullable) (transfer none): what @id of a citation stands for */
TideEvidence *tide_session_find_evidence (TideSession *self,
                                          const char  *id);

/** Returns: (transfer none): the display name of a server's id, or @id itself */
const char *tide_session_get_server_name (TideSession *self,
                                          const char  *id);

G_END_DECLS
