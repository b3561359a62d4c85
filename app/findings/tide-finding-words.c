/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "findings/tide-finding-private.h"

/* Each a whole sentence, so that a translator has nothing to put together. */
static const char *const closed[] = {
  [TIDE_GATE_EXCHANGE] = N_("Does not apply: the registry of the server holds no keys of Exchange."),
  [TIDE_GATE_GENERATION] = N_("Does not apply to this generation of Exchange ({generation})."),
  [TIDE_GATE_WINDOWS] = N_("Does not apply to this version of Windows ({windows})."),
  [TIDE_GATE_CLUSTER_NODE] = N_("Does not apply: the server is not a node of a cluster."),
  [TIDE_GATE_EXCHANGE_CLUSTERING] =
    N_("Does not apply: the part of Exchange that works with the cluster is not installed on the server."),
  [TIDE_GATE_CHECK] = N_("This program does not have the check “{check}” that the rule asks for."),
};

static const char *const undecided[] = {
  [TIDE_GATE_GENERATION] =
    N_("Not checked: which generation of Exchange the server runs is not known. Its SOFTWARE hive, an export "
       "of the Exchange keys or a setup log would tell."),
  [TIDE_GATE_WINDOWS] =
    N_("Not checked: which version of Windows the server runs is not known. Its SOFTWARE hive would tell."),
  [TIDE_GATE_CLUSTER_NODE] =
    N_("Not checked: whether the server is a node of a cluster is not known. Its SYSTEM hive or the cluster "
       "hive would tell."),
  [TIDE_GATE_EXCHANGE_CLUSTERING] =
    N_("Not checked: whether the part of Exchange that works with the cluster is installed on the server is "
       "not known. The cluster hive, the Cluster directory or the Exchange keys would tell."),
};

/* In the order of TideNeed's bits */
static const char *const missing[] = {
  N_("The SYSTEM hive of the server is missing (%SystemRoot%\\System32\\config\\SYSTEM)."),
  N_("The SOFTWARE hive of the server is missing (%SystemRoot%\\System32\\config\\SOFTWARE)."),
  N_("The Exchange keys of the server are missing: its SOFTWARE hive, or an export of them."),
  N_("The cluster hive is missing (%SystemRoot%\\Cluster\\CLUSDB of a node, or an export of "
     "HKEY_LOCAL_MACHINE\\Cluster)."),
  N_("The Cluster directory of the server is missing (%SystemRoot%\\Cluster)."),
  N_("A setup log of the server is missing (the folder ExchangeSetupLogs in the root of the system drive; "
     "with Exchange 2000 and 2003 the file Exchange Server Setup Progress.log there)."),
  N_("A log of the native setup engine is missing (Exchange Server Setup Progress.log in the root of the "
     "system drive, or a setup log with its lines)."),
  N_("Evidence of a second node of the cluster is missing."),
  N_("A log of Windows Installer is missing (ExchangeSetup.msilog in the folder ExchangeSetupLogs)."),
  N_("The folder of the packages that Windows Installer keeps is missing (%SystemRoot%\\Installer)."),
};

/* Of findings in logs: which of them stopped the run */
static const struct
{
  const char *word;
  const char *msgid;
} weights[] = {
  { "fatal", N_("Fatal: it stands in the block of errors at which setup stopped.") },
  { "fatal-check", N_("Fatal: setup stops when a check of this kind does not pass.") },
  { "after-stop", N_("It stands after the stop, where setup restores the server; it is not the cause.") },
  { "not-fatal", N_("Setup went on after it.") },
  { "succeeded-run", N_("The run succeeded all the same.") },
  { "earlier",
    N_("It stands in another run (line {run-line} of {run-log}), not in the one that counts.") },
};

static char *
say (TideFinding *self,
     const char  *msgid)
{
  return tide_text_fill (g_dgettext (GETTEXT_PACKAGE, msgid), self->arguments);
}

char *
tide_finding_describe_weight (TideFinding *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (g_hash_table_contains (self->words, weights[i].word))
      return say (self, weights[i].msgid);

  return NULL;
}

static gboolean
rests_on (TideFinding       *self,
          TideCitationSource source)
{
  GListModel *citations = G_LIST_MODEL (self->citations);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);

      if (tide_citation_get_source (citation) == source)
        return TRUE;
    }

  return FALSE;
}

char *
tide_finding_describe_doubt (TideFinding *self)
{
  if (self->stale || rests_on (self, TIDE_CITATION_SOURCE_STALE))
    return g_strdup (_("This may be out of date: the hive was in use when it was copied, and its transaction "
                       "logs are missing or were refused."));
  if (self->damaged || rests_on (self, TIDE_CITATION_SOURCE_DAMAGED))
    return g_strdup (_("This was read from a damaged hive or export, in which other things may be missing."));

  return NULL;
}

char *
tide_finding_describe_gate (TideFinding *self)
{
  g_return_val_if_fail (self->gate != TIDE_GATE_NONE && self->gate < G_N_ELEMENTS (closed), NULL);

  return say (self, closed[self->gate]);
}

char *
tide_finding_describe_missing (TideFinding *self)
{
  GString *text;

  if (self->gate != TIDE_GATE_NONE && self->gate < G_N_ELEMENTS (undecided))
    return say (self, undecided[self->gate]);

  text = g_string_new (_("Not checked."));
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    if (self->missing & (1u << i))
      {
        g_string_append_c (text, ' ');
        g_string_append (text, g_dgettext (GETTEXT_PACKAGE, missing[i]));
      }

  return g_string_free (text, FALSE);
}
