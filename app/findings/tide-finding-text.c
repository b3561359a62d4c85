/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "findings/tide-finding-private.h"

static void
translate_arguments (TideFinding *self)
{
  GHashTableIter iter;
  gpointer name, msgid;

  g_hash_table_iter_init (&iter, self->msgids);
  while (g_hash_table_iter_next (&iter, &name, &msgid))
    tide_finding_set (self, name, g_dgettext (GETTEXT_PACKAGE, msgid));
}

/* A msgid in the language of this moment, with the arguments put in; (nullable) */
static char *
say (TideFinding *self,
     const char  *msgid)
{
  if (msgid == NULL || *msgid == '\0')
    return NULL;

  translate_arguments (self);
  return tide_text_fill (g_dgettext (GETTEXT_PACKAGE, msgid), self->arguments);
}

static char *
say_use (TideFinding *self,
         TideTextUse  use)
{
  return say (self, tide_catalog_rule_get_text (self->rule_entry, use, self->words));
}

char *
tide_finding_get_title (TideFinding *self)
{
  g_return_val_if_fail (TIDE_IS_FINDING (self), NULL);

  return say_use (self, TIDE_TEXT_TITLE);
}

/* What was seen, and nothing else; (nullable) */
static char *
say_seen_alone (TideFinding *self,
                TideTextUse  use)
{
  g_autofree char *story = use == TIDE_TEXT_FAIL ? tide_finding_get_story (self) : NULL;
  g_autofree char *seen = story != NULL ? g_steal_pointer (&story) : say_use (self, use);
  g_autofree char *code = tide_finding_describe_code (self);

  return seen == NULL || code == NULL ? g_steal_pointer (&seen) : g_strjoin (" ", seen, code, NULL);
}

/* What was seen, and why that matters */
static char *
say_seen (TideFinding *self,
          TideTextUse  use)
{
  g_autofree char *seen = say_seen_alone (self, use);
  g_autofree char *why = say (self, self->rule_entry->explanation);
  g_autofree char *weight = NULL;

  if (seen == NULL && use == TIDE_TEXT_INFORMATION)
    return say_seen (self, TIDE_TEXT_FAIL);

  if (seen == NULL)
    return g_steal_pointer (&why);
  weight = tide_finding_describe_weight (self);

  return g_strjoin (" ", seen, why, weight, NULL);
}

static char *
say_state (TideFinding *self)
{
  switch (self->state)
    {
    case TIDE_FINDING_STATE_PASS:
    case TIDE_FINDING_STATE_FIXED:
      return say_use (self, TIDE_TEXT_PASS);
    case TIDE_FINDING_STATE_FAIL:
      return say_seen (self, TIDE_TEXT_FAIL);
    case TIDE_FINDING_STATE_INFORMATION:
      return say_seen (self, TIDE_TEXT_INFORMATION);
    case TIDE_FINDING_STATE_UNKNOWN:
      return self->gate == TIDE_GATE_NONE ? say_seen (self, TIDE_TEXT_UNKNOWN)
                                          : tide_finding_describe_gate (self);
    case TIDE_FINDING_STATE_NOT_APPLICABLE:
      return tide_finding_describe_gate (self);
    case TIDE_FINDING_STATE_NOT_CHECKED:
      /* Of a single subject, and where no need is named, the rule itself says what is missing. */
      return self->subject != NULL || (self->gate == TIDE_GATE_NONE && self->missing == 0)
               ? say_seen (self, TIDE_TEXT_UNKNOWN)
               : tide_finding_describe_missing (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
tide_finding_get_detail (TideFinding *self)
{
  g_autofree char *said = NULL;
  g_autofree char *doubt = NULL;

  g_return_val_if_fail (TIDE_IS_FINDING (self), NULL);

  said = say_state (self);
  doubt = tide_finding_describe_doubt (self);
  if (said == NULL || doubt == NULL)
    return g_steal_pointer (&said);

  return g_strjoin (" ", said, doubt, NULL);
}

char *
tide_finding_get_seen (TideFinding *self)
{
  g_autofree char *seen = NULL;

  g_return_val_if_fail (TIDE_IS_FINDING (self), NULL);

  if (self->state == TIDE_FINDING_STATE_FAIL)
    seen = say_seen_alone (self, TIDE_TEXT_FAIL);

  return seen != NULL ? g_steal_pointer (&seen) : tide_finding_get_detail (self);
}

static gboolean
asks_for_action (TideFinding *self)
{
  return self->state == TIDE_FINDING_STATE_FAIL || self->state == TIDE_FINDING_STATE_INFORMATION ||
         self->state == TIDE_FINDING_STATE_UNKNOWN;
}

GStrv
tide_finding_get_advice (TideFinding *self)
{
  g_autoptr (GStrvBuilder) paragraphs = g_strv_builder_new ();
  GPtrArray *texts;

  g_return_val_if_fail (TIDE_IS_FINDING (self), NULL);

  texts = self->rule_entry->texts[TIDE_TEXT_ADVICE];
  for (guint i = 0; asks_for_action (self) && i < texts->len; i++)
    {
      const TideCatalogText *text = g_ptr_array_index (texts, i);
      g_autofree char *paragraph = tide_catalog_text_fits (text, self->words) ? say (self, text->text) : NULL;

      if (paragraph != NULL)
        g_strv_builder_add (paragraphs, paragraph);
    }

  return g_strv_builder_end (paragraphs);
}
