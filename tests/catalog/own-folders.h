/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Data and cache folders of this test alone. GLib's own isolation leaks, which the sanitizer takes amiss.
 * Call it first; (transfer full): for own_folders_remove() */
char *own_folders_make (void);
void  own_folders_remove (char *folder);
