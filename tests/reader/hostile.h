/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the program "hostile" ends when nothing was tried; else 0 or an errno. */
#define HOSTILE_NO_LOCK 200   /* the kernel lacks it */
#define HOSTILE_NOT_TRIED 201
