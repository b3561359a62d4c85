/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Archives made for a test. */
#include <glib.h>

typedef struct _TestZip TestZip;

TestZip    *test_zip_new (const char *password);
void        test_zip_add (TestZip *self, const char *name, const void *bytes, gsize length);
void        test_zip_add_zeros (TestZip *self, const char *name, guint64 length);
void        test_zip_add_folder (TestZip *self, const char *name);
GByteArray *test_zip_finish (TestZip *self);
