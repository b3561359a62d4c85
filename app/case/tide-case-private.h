/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-case.h>

#include "evidence/tide-evidence-private.h"
#include "evidence/tide-layout.h"

G_BEGIN_DECLS

/* One class in several units: tide-case.c is the object, the others add, read, join hives and their logs,
 * diagnose and save. */
struct _TideCase
{
  GObject parent_instance;

  TideCatalog *catalog;
  GPtrArray   *rows;    /* TideEvidence */
  GQueue       queue;   /* TideCaseTurn: those that wait */
  GPtrArray   *running; /* TideCaseTurn: those that are under way */
  guint        n_readings_made;
  guint        last_id;
  guint64      bytes_done;
  guint64      bytes_total;
  TideJob     *job;
  char        *server;
  GDateTime   *captured;
  guint        lacking; /* TIDE_WIRE_LACKS_…, of any reader */
  gboolean     diagnosing;
};

const char   *tide_case_get_server (TideCase *self);
GDateTime    *tide_case_get_captured (TideCase *self);
TideEvidence *tide_case_find_path (TideCase *self, const char *path);
void          tide_case_remove_row (TideCase *self, TideEvidence *evidence);
TideEvidence *tide_case_append (TideCase *self, TidePlace *place, TideEvidence *container);
gboolean      tide_case_is_final (TideEvidence *evidence);

/* A row for a file, which then waits to be read unless nothing of it has changed; one for what is known
 * already, which takes @load; and those of what a folder or archive holds */
void          tide_case_add_file (TideCase *self, GTask *task, TidePlace *place, TideEvidence *container);
TideEvidence *tide_case_add_final (TideCase     *self,
                                   TidePlace    *place,
                                   TideEvidence *container,
                                   TideLoad     *load,
                                   const char   *detail);
void          tide_case_add_layout (TideCase *self, GTask *task, TideLayout *layout, TideEvidence *container);
/* A call of tide_case_add_async(): it is answered once, when the last row that it waits for is final, or by
 * the first error. */
GTask        *tide_case_new_call (TideCase           *self,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
void          tide_case_fail_call (GTask *task, GError *error);
void          tide_case_wait_for_more (GTask *task, int change);

/* The turn of a row to be read */
typedef struct
{
  GTask        *task;    /* of the call that waits for it */
  TideEvidence *evidence;
  GPtrArray    *logs;    /* TideEvidence: what may be the logs of a hive, once it is begun */
  guint64       size;    /* what it counts for in the progress of all reading */
  gulong        follows; /* the call's cancellable, by this handler; 0 if not */
} TideCaseTurn;

void          tide_case_turn_free (TideCaseTurn *turn);
void          tide_case_enqueue (TideCase *self, GTask *task, TideEvidence *evidence);
void          tide_case_start_next (TideCase *self);
void          tide_case_report_total (TideCase *self);

/* The hive of a transaction log, and the logs of a hive: by name and folder. (nullable) (transfer none),
 * (transfer full) (element-type TideEvidence) */
TideEvidence *tide_case_find_hive (TideCase *self, TideEvidence *log);
GPtrArray    *tide_case_find_logs (TideCase *self, TideEvidence *hive);
/* Whether a hive was read without a log, or with other content of it */
gboolean      tide_case_is_news (TideEvidence *hive, TideEvidence *log);
/* Says of a log what became of it. */
void          tide_case_describe_log (TideCase *self, TideEvidence *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideCaseTurn, tide_case_turn_free)

G_END_DECLS
