/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which log it is, told from a piece of its text. */
#include "evidence/log/tide-text-source.h"

typedef enum
{
  TIDE_LOG_KIND_NONE,
  TIDE_LOG_KIND_MANAGED,
  TIDE_LOG_KIND_NATIVE,
  TIDE_LOG_KIND_INSTALLER,
} TideLogKind;

TideLogKind tide_log_kind_of (const TideInput *input, TideEncoding encoding);
