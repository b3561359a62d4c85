/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>

#include "zip-test-util.h"

struct _TestZip
{
  struct archive *archive;
  GByteArray     *bytes;
};

static la_ssize_t
append (struct archive *archive,
        void           *data,
        const void     *block,
        size_t          length)
{
  TestZip *self = data;

  g_byte_array_append (self->bytes, block, length);

  return length;
}

TestZip *
test_zip_new (const char *password)
{
  TestZip *self = g_new0 (TestZip, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  g_assert_cmpint (archive_write_set_format_zip (self->archive), ==, ARCHIVE_OK);
  if (password != NULL)
    {
      g_assert_cmpint (archive_write_set_options (self->archive, "zip:encryption=aes256"), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_set_passphrase (self->archive, password), ==, ARCHIVE_OK);
    }
  archive_write_set_bytes_in_last_block (self->archive, 1);
  g_assert_cmpint (archive_write_open (self->archive, self, NULL, append, NULL), ==, ARCHIVE_OK);

  return self;
}

static void
add_header (TestZip     *self,
            const char  *name,
            guint64      length,
            unsigned int type)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, 1186159572, 0);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

void
test_zip_add (TestZip    *self,
              const char *name,
              const void *bytes,
              gsize       length)
{
  add_header (self, name, length, AE_IFREG);
  g_assert_cmpint (archive_write_data (self->archive, bytes, length), ==, length);
}

void
test_zip_add_zeros (TestZip    *self,
                    const char *name,
                    guint64     length)
{
  g_autofree guint8 *zeros = g_malloc0 (1024 * 1024);

  add_header (self, name, length, AE_IFREG);
  for (guint64 done = 0; done < length; done += MIN (length - done, 1024 * 1024))
    g_assert_cmpint (archive_write_data (self->archive, zeros, MIN (length - done, 1024 * 1024)), >, 0);
}

void
test_zip_add_folder (TestZip    *self,
                     const char *name)
{
  add_header (self, name, 0, AE_IFDIR);
}

GByteArray *
test_zip_finish (TestZip *self)
{
  GByteArray *bytes = self->bytes;

  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  g_free (self);

  return bytes;
}
