/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The folder that holds meson.build. */
char *house_root (void);

/* Paths from the root of all files that belong to the product: what git tracks, without git what is there. */
GStrv house_list_files (void);

/* The text of a file, given by its path from the root. */
char *house_read (const char *path);

/* Removes a temporary folder and the files in it. */
void house_remove_folder (const char *folder);

/* Says what is wrong, fails the test and goes on, so that one run shows all. */
void house_complain (const char *format,
                     ...) G_GNUC_PRINTF (1, 2);
