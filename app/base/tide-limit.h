/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A budget of a parser. The fuzz targets are built with smaller ones, so that what happens beyond them is
 * within the reach of inputs of a few KiB. */
#ifdef TIDE_FUZZ
#define TIDE_LIMIT(n) ((n) / 256)
#else
#define TIDE_LIMIT(n) (n)
#endif
