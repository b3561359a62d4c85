/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "facts/tide-facts.h"
#include "findings/tide-finding-private.h"
#include "fixes/tide-fix-private.h"

G_BEGIN_DECLS

/* A finding that failed, and the fix that its rule names */
typedef struct
{
  TideFacts            *facts;
  TideFinding          *finding;
  TideServer           *server; /* (nullable) of the finding */
  const TideCatalogFix *entry;
} TideOffer;

/* (transfer full) (nullable): NULL if there is nothing that can be named */
typedef TideFix *(*TideOfferFunc) (const TideOffer *offer);

TideFix *tide_offer_excluadm_com (const TideOffer *offer);
TideFix *tide_offer_excluadm_cluster (const TideOffer *offer);
TideFix *tide_offer_resource_type (const TideOffer *offer);
TideFix *tide_offer_event_source (const TideOffer *offer);
TideFix *tide_offer_setup_next (const TideOffer *offer);

/* A fix for the offer's server, or for the cluster, with id and arguments. @subject: (nullable) */
TideFix *tide_offer_new_fix (const TideOffer *offer, TideFixKind kind, const char *subject);

/* Lets an edit go to the registry files that hold its key: those of @server, or of the cluster if NULL.
 * Takes @edit; FALSE, and nothing is added, if there is no such file. */
gboolean tide_offer_add_edit (const TideOffer *offer, TideFix *fix, TideServer *server, TideEdit *edit);

G_END_DECLS
