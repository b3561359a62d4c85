/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-report.h>

#include "report/tide-report-cut.h"

G_BEGIN_DECLS

/* Members of the JSON contract (DESIGN §5): words of the enumerations, null where a thing is not known. */
typedef struct
{
  JsonBuilder   *builder;
  TideReportCut *cut;
} TideJson;

void tide_json_text (TideJson *json, const char *name, const char *text);
/* 0 means "not known" */
void tide_json_number (TideJson *json, const char *name, guint64 number);
void tide_json_bool (TideJson *json, const char *name, gboolean value);
void tide_json_truth (TideJson *json, const char *name, TideTruth truth);
void tide_json_word (TideJson *json, const char *name, GType type, int value);
void tide_json_strv (TideJson *json, const char *name, const char *const *strv);

typedef void (*TideJsonFunc) (TideJson *json, gpointer item);
/* An array of objects, @func writing the members of each. @top: whether the list stands on its own */
void tide_json_list (TideJson *json, const char *name, GListModel *list, gboolean top, TideJsonFunc func);

/* Members of the parts of a report */
void tide_json_server (TideJson *json, gpointer server);
void tide_json_runs (TideJson *json, TideServer *server);
/* @cluster, @matrix: (nullable) */
void tide_json_cluster (TideJson *json, TideCluster *cluster, TideNodeMatrix *matrix);
void tide_json_nodes (TideJson *json, TideNodeMatrix *matrix);

G_END_DECLS
