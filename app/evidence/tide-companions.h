/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What Windows keeps beside a hive, told by name alone; names are compared without regard to case. */
#include <glib.h>

G_BEGIN_DECLS

/* One hive has at most a LOG, a LOG1 and a LOG2. */
#define TIDE_COMPANIONS_MAX 3

/* How many bytes of a log's name are its hive's: of "SYSTEM.LOG1" six. 0: no log is called so. */
gsize    tide_companion_stem (const char *name);
/* Whether @log is what the log of a hive called @hive would be called */
gboolean tide_companion_fits (const char *log, const char *hive);
/* Whether it is one of the two that Windows writes now the one, now the other: LOG1 and LOG2 */
gboolean tide_companion_is_by_turns (const char *name);
/* Whether a file of that name is a hive's log even when it holds nothing */
gboolean tide_companion_is_certain (const char *name);
/* Logs of transactions on the registry (TxR, CLFS), which are not read */
gboolean tide_companion_is_transactions (const char *name);

/* (transfer full) (element-type filename): the logs that lie beside a local file which begins like a hive */
GPtrArray *tide_companions_beside (const char *filename);

G_END_DECLS
