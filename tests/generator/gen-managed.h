/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A managed setup log while it is written. gen-managed.c walks the statements; gen-managed-frame.c says how
 * a run begins and ends.
 */
#include "generator.h"

G_BEGIN_DECLS

typedef struct
{
  GString            *text;
  GDateTime          *clock;
  gboolean            modern; /* 2013 and later */
  const char         *stamp;  /* how its server writes date and time */
  gboolean            milliseconds;
  gboolean            restoring; /* the state that the server was in before the run */
  const GenStatement *run;
  char               *task;   /* (nullable) the one that is open */
} GenManaged;

void gen_managed_say (GenManaged *self, int depth, const char *format, ...) G_GNUC_PRINTF (3, 4);
void gen_managed_wait (GenManaged *self, double seconds);
gboolean gen_managed_is_wizard (const GenManaged *self);
void gen_managed_end_task (GenManaged *self);

void gen_managed_begin_run (GenManaged *self);
void gen_managed_begin_prerequisites (GenManaged *self);
/* Setup sets a component of the server to Active again; with @message it cannot. */
void gen_managed_restore (GenManaged *self, const char *component, const char *message);
/* Ends the run as @word says; FALSE if there is no such end. */
gboolean gen_managed_end_run (GenManaged *self, const char *word);

G_END_DECLS
