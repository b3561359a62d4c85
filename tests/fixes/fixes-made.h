/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixes/tide-fix-private.h"

/* Fixes made by hand, for what is written from them */
TideFix *make_excluadm_com (const char *server, const char *install_path);
TideFix *make_excluadm_cluster (void);
TideFix *make_resource_type (const char *type);
TideFix *make_event_source (const char *server, const char *source, guint32 kind, const char *file);
TideFix *make_setup_next (const char *server, const char *command);

/* A list of fixes, which it takes; ended by NULL */
GListModel *make_list (TideFix *first, ...) G_GNUC_NULL_TERMINATED;
