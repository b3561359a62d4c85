/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/log/tide-text-source.h"

/* A file that was told to be a Windows Installer log */
void tide_msi_read (TideTextSource *source, TideAnswer *answer);
