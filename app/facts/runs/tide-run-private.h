/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What runs hold. Who makes one fills it, and it never changes after.
 * Strings are owned and safe for display.
 */
#include <tidemark/tide-ins-file.h>
#include <tidemark/tide-ins-step.h>
#include <tidemark/tide-run-message.h>
#include <tidemark/tide-run-task.h>
#include <tidemark/tide-run.h>
#include <tidemark/tide-task.h>

struct _TideTask
{
  GObject parent_instance;

  char *id;
  char *description;
  char *script;
  guint64 line;
  guint position;
  gboolean fatal;
  GListStore *citations; /* TideCitation */
};

struct _TideInsStep
{
  GObject parent_instance;

  guint64 line;
  char *directive;
  char *command;
  char *exit_code;
  TideStepState state;
  TideCitation *citation;
};

struct _TideInsFile
{
  GObject parent_instance;

  char *file;
  guint64 line;
  GListStore *steps; /* TideInsStep */
  TideCitation *citation;
};

struct _TideRunMessage
{
  GObject parent_instance;

  char *text;
  char *innermost; /* (nullable) */
  guint32 code;
  gboolean after_stop;
  TideCitation *citation;
};

struct _TideRunTask
{
  GObject parent_instance;

  char *name;
  char *begun;
  char *ended;
  guint64 line;
};

struct _TideRun
{
  GObject parent_instance;

  char *evidence;
  TideDialect dialect;
  TideRunKind kind;
  TideInterface interface;
  guint64 first_line;
  guint64 last_line;
  char *started;
  char *ended;
  char *utc_offset;
  char *mode;
  char *roles;
  GStrv switches;
  char *installation_mode;
  char *version;
  char *previous_version;
  char *user;
  char *server;
  gboolean named_itself; /* that is the computer it ran on for certain */
  gboolean resumed;
  gboolean deciding;
  TideVerdict verdict;
  gboolean open_ended; /* no end, no error, no stop: the capture time decides */
  gboolean lacks_zone; /* and does not, for want of its zone */
  char *failed_task;
  char *failed_component;
  GListStore *signals; /* TideCitation */
  GListStore *errors; /* TideCitation */
  GListStore *messages; /* TideRunMessage */
  TideRunMessage *cause; /* (nullable) */
  GListStore *tasks; /* TideRunTask */
  GStrv components;
  GStrv scripts;
  GStrv services_disabled;
  GStrv services_restored;
  GStrv states_restored;
  char *roles_unpacked;
  char *roles_installed;
  GListStore *ins; /* TideInsFile */
};
