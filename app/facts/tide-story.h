/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Watermark ↔ script ↔ error block ↔ run: where setup stopped, why, and what it may do next. Facts only; the
 * sentence is made when it is shown.
 */
#include <tidemark/tide-server.h>

#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Where setup is expected to go on */
typedef enum
{
  TIDE_EXPECT_NOTHING,     /* nothing recorded that could tell */
  TIDE_EXPECT_TASK,        /* at the task, with media of the same build */
  TIDE_EXPECT_STEPS_AGAIN, /* at the start of the role's steps */
  TIDE_EXPECT_COMMAND,     /* nowhere: the command is repeated */
  TIDE_EXPECT_UNKNOWN,     /* cannot be foretold for this action */
  TIDE_EXPECT_OTHER_MEDIA, /* cannot be foretold: the last run used other media */
  TIDE_EXPECT_NO_REGISTRY, /* no registry file says whether the mark still stands */
} TideExpect;

typedef struct
{
  char       *name;        /* (nullable) the role or step; NULL: the deciding run */
  char       *component;   /* (nullable) the cmdlet at work */
  char       *task;        /* (nullable) */
  char       *description; /* (nullable) */
  char       *script;      /* (nullable) evidence */
  guint       position;    /* in its script; 0 if not known */
  gboolean    only_begun;  /* no error block and no mark names the task: it is the last of the script */
  guint       run;         /* from 1; 0 if no run is known to have stopped there */
  guint       n_runs;
  gboolean    interrupted; /* the run broke off without a word */
  char       *cause;       /* (nullable) innermost message */
  char       *outer;       /* (nullable) the message around it, if there is one */
  guint32     code;        /* 0: none */
  TideExpect  expect;
  char       *build;       /* (nullable) of the media that are wanted */
  char       *other_build; /* (nullable) of the last run's media */
  GListStore *citations;   /* TideCitation: script and error block */
} TideStory;

void tide_story_free (TideStory *self);

/* Stories of the marked roles and steps of a server, and of its deciding run if that stopped.
 * (transfer full) (element-type TideStory) */
GPtrArray *tide_stories_read (TideServer *server, TideServerInput *input);

/* The last script of the cmdlet at which a run stopped, if the time in its name is of that run.
 * (transfer none) (nullable) */
TideReading *tide_story_find_script (TideServerInput *input, TideRun *run);

/* Whether a cmdlet ("Install-BridgeheadRole", nullable) is at work on a role or step */
gboolean tide_story_is_at_work (TideCatalog *catalog, const char *cmdlet, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideStory, tide_story_free)

G_END_DECLS
