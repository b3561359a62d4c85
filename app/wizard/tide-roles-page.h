/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-page.h"

G_BEGIN_DECLS

#define TIDE_TYPE_ROLES_PAGE (tide_roles_page_get_type ())

/* The roles of each server: state, versions, and the task that setup stopped at. */
G_DECLARE_FINAL_TYPE (TideRolesPage, tide_roles_page, TIDE, ROLES_PAGE, TidePage)

G_END_DECLS
