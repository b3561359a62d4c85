/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "facts/tide-setup-wizard.h"
#include "fixes/tide-offer-private.h"
#include "fixes/tide-setup-command.h"

/* What is known of the setup that has to go on (DOMAIN §2, "What setup does next") */
typedef struct
{
  const TideOffer *offer;
  TideRole        *role;     /* (nullable) that carries a mark, or that the finding is about */
  TideRun         *run;      /* (nullable) the deciding one */
  const char      *media;    /* (nullable) version of the media that are wanted */
  guint            version;  /* its first number, 0 if not known */
} Next;

static guint
first_number (const char *text)
{
  TideVersion version;

  return tide_version_parse (text, &version) ? version.part[0] : 0;
}

static guint
version_of_generation (TideGeneration generation)
{
  switch (generation)
    {
    case TIDE_GENERATION_2000:
    case TIDE_GENERATION_2003:
      return 6;
    case TIDE_GENERATION_2007:
      return 8;
    case TIDE_GENERATION_2010:
      return 14;
    case TIDE_GENERATION_2013:
    case TIDE_GENERATION_2016:
    case TIDE_GENERATION_2019:
    case TIDE_GENERATION_SE:
      return 15;
    case TIDE_GENERATION_UNKNOWN:
    default:
      return 0;
    }
}

static gboolean
is_same_role (TideCatalog *catalog,
              const char  *a,
              const char  *b)
{
  const TideCatalogRole *role_a = tide_catalog_find_role (catalog, a);

  return g_ascii_strcasecmp (a, b) == 0 || (role_a != NULL && role_a == tide_catalog_find_role (catalog, b));
}

/* The role of the finding, else the first that setup has not finished */
static TideRole *
find_role (const TideOffer *offer)
{
  GListModel *roles = tide_server_get_roles (offer->server);
  const char *subject = offer->finding->subject;
  TideRole *unfinished = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (subject != NULL
          && is_same_role (tide_facts_get_catalog (offer->facts), tide_role_get_name (role), subject))
        return role; /* the list keeps it */
      if (unfinished == NULL && tide_role_get_state (role) == TIDE_ROLE_STATE_PARTIALLY_CONFIGURED)
        unfinished = role;
    }
  return unfinished;
}

static void
add_note (TideFix    *fix,
          const char *note)
{
  g_ptr_array_add (fix->notes, (gpointer) note);
}

/* Only a server that bears a mark can be warned of its removal. */
static gboolean
bears_mark (TideServer *server)
{
  GListModel *roles = tide_server_get_roles (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (tide_role_get_watermark (role) != NULL || tide_role_get_action (role) != NULL)
        return TRUE;
    }

  return g_list_model_get_n_items (tide_server_get_tasks (server)) > 0;
}

static TideFix *
new_manual (Next       *next,
            const char *subject)
{
  TideFix *fix = tide_offer_new_fix (next->offer, TIDE_FIX_KIND_SETUP_NEXT, subject);

  tide_fix_make_manual (fix, NULL);
  fix->warned = bears_mark (next->offer->server);

  return fix;
}

static TideFix *
new_fix (Next       *next,
         const char *subject,
         char       *command)
{
  TideFix *fix = new_manual (next, subject);

  if (command != NULL)
    tide_fix_add_command (fix, "%s", command);
  g_free (command);
  if (next->media != NULL)
    {
      tide_fix_set_argument (fix, "version", next->media);
      add_note (fix, N_("Use media of version {version}."));
    }
  return fix;
}

static TideFix *
new_without_command (Next *next)
{
  TideFix *fix = new_manual (next, NULL);

  add_note (fix, N_("No step that can be named offline is supported here: settle the findings above, and ask "
                    "the vendor’s support before setup is started again."));

  return fix;
}

static gboolean
is_action (const char *action,
           const char *name)
{
  return action != NULL && g_ascii_strcasecmp (action, name) == 0;
}

/* What setup will do is certain only for an installation that is continued with its own media. */
static void
add_forecast (Next       *next,
              TideFix    *fix,
              const char *action)
{
  const char *task = next->role != NULL ? tide_role_get_watermark (next->role) : NULL;

  if (is_action (action, "BuildToBuildUpgrade"))
    add_note (fix, N_("Setup will run this role’s steps again."));
  else if (is_action (action, "Install") && task != NULL && next->media != NULL)
    {
      tide_fix_set_argument (fix, "task", task);
      add_note (fix, N_("With these media setup is expected to continue at the task {task}; with others that "
                        "cannot be foretold."));
    }
  else
    add_note (fix, N_("Where setup will go on cannot be foretold."));
}

/* The latest run that made a clustered mailbox server; (nullable) */
static TideRun *
find_clustered_run (TideServer *server)
{
  GListModel *runs = tide_server_get_runs (server);

  for (guint i = g_list_model_get_n_items (runs); i > 0; i--)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i - 1);

      if (tide_setup_run_has_switch (run, "newcms") || tide_setup_run_has_switch (run, "recovercms"))
        return run; /* the list keeps it */
    }
  return NULL;
}

static TideFix *
offer_clustered (Next *next)
{
  TideRun *run = find_clustered_run (next->offer->server);
  const char *action = next->role != NULL ? tide_role_get_action (next->role) : NULL;
  gboolean recover = run != NULL ? tide_setup_run_has_switch (run, "recovercms")
                                 : is_action (action, "DisasterRecovery");
  char *command = tide_setup_command_clustered (run, recover);
  TideFix *fix = new_fix (next, "ClusteredMailboxServer", command);

  if (fix->commands->len == 1) /* its NULL */
    add_note (fix, N_("What the log holds of the command cannot be typed as it stands there: give setup what "
                      "it was given before."));
  add_note (fix, N_("Run it on the same node as before."));
  if (run == NULL || !tide_setup_run_has_switch (run, "cmsname"))
    add_note (fix,
              N_("Give it the name and address that it was given before; they are not in the evidence."));

  return fix;
}

/* The commands that make a clustered mailbox server finish no other action. */
static gboolean
is_made_again (TideRole *role)
{
  const char *action = tide_role_get_action (role);

  return action == NULL || is_action (action, "Install") || is_action (action, "DisasterRecovery");
}

/* 2013 and later: an unattended run stops at the readiness rule InstallWatermark, the wizard does not. */
static TideFix *
offer_wizard (Next *next)
{
  TideFix *fix;

  if (tide_setup_wizard_is_out (next->offer->facts, next->offer->server))
    return new_without_command (next);

  fix = new_fix (next, NULL, g_strdup ("Setup.exe"));
  add_note (fix,
            N_("Start it elevated and without parameters, so that the setup wizard opens: an unattended run "
               "stops at the readiness rule InstallWatermark, the wizard continues."));
  if (next->role != NULL)
    add_forecast (next, fix, tide_role_get_action (next->role));

  return fix;
}

/* What the wizard does not continue */
static TideFix *
offer_mode (Next       *next,
            const char *action)
{
  g_autofree char *command = tide_setup_command_mode (next->run, action, next->version);
  TideFix *fix;

  if (command == NULL || tide_setup_wizard_is_out (next->offer->facts, next->offer->server))
    return new_without_command (next);

  fix = new_fix (next, NULL, g_steal_pointer (&command));
  add_note (fix, N_("Run it elevated, at the command prompt: the setup wizard continues installations and "
                    "updates alone."));
  if (is_action (action, "DisasterRecovery"))
    add_note (fix, N_("/TargetDir has to be added if Exchange does not lie in its usual folder."));
  if (next->role != NULL)
    add_forecast (next, fix, tide_role_get_action (next->role));

  return fix;
}

/* What the log shows that setup did not finish; a role without a mark is neither removed nor recovered. */
static const char *
find_logged_action (Next *next)
{
  gboolean marked = tide_role_get_state (next->role) == TIDE_ROLE_STATE_PARTIALLY_CONFIGURED;
  const char *action;

  if (next->run == NULL || tide_run_get_verdict (next->run) == TIDE_VERDICT_SUCCEEDED)
    return NULL;
  action = tide_run_get_installation_mode (next->run);

  return marked || tide_setup_wizard_continues (action) ? action : NULL;
}

/* The action that setup recorded, else the one that the log shows */
static const char *
find_action (Next *next)
{
  const char *action = tide_role_get_action (next->role);

  if (action == NULL)
    action = find_logged_action (next);
  if (action == NULL && tide_role_get_configured_version (next->role) == NULL)
    action = "Install";

  return action;
}

static TideFix *
offer_role (Next *next)
{
  TideCatalog *catalog = tide_facts_get_catalog (next->offer->facts);
  const char *name = tide_role_get_name (next->role);
  const TideCatalogRole *entry = tide_catalog_find_role (catalog, name);
  const char *action = find_action (next);
  char *command;
  TideFix *fix;

  if (next->version >= 15)
    return tide_setup_wizard_continues (action) ? offer_wizard (next) : offer_mode (next, action);
  if (next->version == 8 && is_same_role (catalog, name, "ClusteredMailboxServer"))
    return is_made_again (next->role) ? offer_clustered (next) : new_without_command (next);

  command = next->version == 8 || next->version == 14
              ? tide_setup_command_finish (action, entry != NULL ? entry->setup_code : NULL) : NULL;
  if (command == NULL)
    return new_without_command (next);

  fix = new_fix (next, g_strrstr (command, "/roles:") != NULL ? name : NULL, command);
  add_forecast (next, fix, tide_role_get_action (next->role));
  add_note (fix, N_("Setup refuses any other action as long as this one is not finished."));

  return fix;
}

static TideFix *
offer_repeat (Next       *next,
              const char *note)
{
  gboolean repeatable = next->version == 8 || next->version >= 14;
  char *command = repeatable ? tide_setup_command_repeat (next->run, next->version) : NULL;
  TideFix *fix;

  if (command == NULL)
    return new_without_command (next);

  fix = new_fix (next, NULL, command);
  add_note (fix, note);
  return fix;
}

static gboolean
is_preparation (TideRun *run)
{
  return tide_run_get_kind (run) != TIDE_RUN_KIND_SERVER && tide_run_get_kind (run) != TIDE_RUN_KIND_OTHER;
}

static TideFix *
offer_run (Next *next)
{
  gboolean prerequisites = tide_run_get_verdict (next->run) == TIDE_VERDICT_PREREQUISITES;
  gboolean unattended = tide_run_get_interface (next->run) == TIDE_INTERFACE_UNATTENDED;

  if (next->version >= 15 && !tide_setup_wizard_continues (tide_run_get_installation_mode (next->run)))
    return offer_mode (next, tide_run_get_installation_mode (next->run));
  if (next->version >= 15 && !(prerequisites && unattended) &&
      tide_run_get_kind (next->run) == TIDE_RUN_KIND_SERVER)
    return offer_wizard (next);
  if (next->version == 8 && find_clustered_run (next->offer->server) == next->run)
    return offer_clustered (next);

  return offer_repeat (next, prerequisites
                               ? N_("First do what the failed prerequisites ask for; then repeat the "
                                    "command.")
                               : N_("Remove the cause first; then repeat the command."));
}

static void
find_media (Next *next)
{
  const char *unpacked = next->role != NULL ? tide_role_get_unpacked_version (next->role) : NULL;
  const char *run = next->run != NULL ? tide_run_get_version (next->run) : NULL;

  next->media = unpacked != NULL && first_number (unpacked) > 0 ? unpacked : run;
  next->version = version_of_generation (tide_server_get_generation (next->offer->server));
  if (next->version == 0)
    next->version = first_number (next->media);
}

TideFix *
tide_offer_setup_next (const TideOffer *offer)
{
  Next next = { .offer = offer };

  if (offer->server == NULL)
    return NULL;

  next.run = tide_server_get_deciding_run (offer->server);
  if (next.run != NULL && tide_run_get_verdict (next.run) == TIDE_VERDICT_RUNNING)
    return NULL;
  if (next.run != NULL && is_preparation (next.run) && offer->finding->subject == NULL)
    {
      find_media (&next);
      return offer_repeat (&next,
                           N_("Run it with an account that has the rights for it. Watermarks do not come "
                              "into it."));
    }

  next.role = find_role (offer);
  find_media (&next);
  if (next.role != NULL)
    return offer_role (&next);
  if (next.run != NULL)
    return offer_run (&next);

  return new_without_command (&next);
}
