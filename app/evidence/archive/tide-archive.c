/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "evidence/archive/tide-member-name.h"
#include "evidence/archive/tide-zip-times.h"
#include "evidence/tide-parsers.h"

#define BLOCK (64 * 1024)
/* Real logs pack to a tenth, and hives, which are mostly zeros, to a fiftieth: beyond this, and beyond a
 * size that does no harm, an archive means to burst. */
#define RATIO_MAX 200
#define RATIO_IGNORED_BELOW (32 * 1024 * 1024)

typedef struct
{
  const TideInput *input;
  struct archive  *archive;
  guint64          place;
  guint64          n_read;   /* bytes of the archive that were looked at */
  gboolean         past_end; /* whether more was wanted than there is */
  locale_t         utf8;
  locale_t         before;
  guint8           block[BLOCK];
} Zip;

/* With pread: whoever shares the descriptor keeps its place. */
static la_ssize_t
read_block (struct archive *archive,
            void           *data,
            const void    **block)
{
  Zip *zip = data;
  gssize n;

  do
    n = pread (zip->input->fd, zip->block, BLOCK, zip->place);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      archive_set_error (archive, errno, "pread");
      return -1;
    }

  zip->place += n;
  zip->n_read += n;
  zip->past_end = zip->past_end || n == 0;
  *block = zip->block;

  return n;
}

static la_int64_t
seek_place (struct archive *archive,
            void           *data,
            la_int64_t      offset,
            int             whence)
{
  Zip *zip = data;
  gint64 base = whence == SEEK_SET ? 0 : (gint64) (whence == SEEK_CUR ? zip->place : zip->input->size);
  gint64 place;

  if (__builtin_add_overflow (base, offset, &place) || place < 0)
    return ARCHIVE_FATAL;
  zip->place = place;

  return place;
}

/* libarchive turns names into the locale's encoding; without UTF-8 they would arrive as question marks.
 * This thread's locale alone, and only while an archive is open. */
static void
enter_utf8 (Zip *zip)
{
  zip->utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  if (zip->utf8 != (locale_t) 0)
    zip->before = uselocale (zip->utf8);
}

static void
leave_utf8 (Zip *zip)
{
  if (zip->utf8 == (locale_t) 0)
    return;
  uselocale (zip->before);
  freelocale (zip->utf8);
}

static Zip *
zip_open (const TideInput *input)
{
  Zip *zip = g_new0 (Zip, 1);

  zip->input = input;
  enter_utf8 (zip);
  zip->archive = archive_read_new ();
  archive_read_support_format_zip (zip->archive);
  archive_read_set_read_callback (zip->archive, read_block);
  archive_read_set_seek_callback (zip->archive, seek_place);
  archive_read_set_callback_data (zip->archive, zip);
  archive_read_open1 (zip->archive);

  return zip;
}

static void
zip_free (Zip *zip)
{
  archive_read_free (zip->archive);
  leave_utf8 (zip);
  g_free (zip);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Zip, zip_free)

typedef enum
{
  MEMBER_LISTED,
  MEMBER_REFUSED,
  MEMBER_LAST,
  MEMBER_BROKEN,
} Member;

static gboolean
is_folder (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);

  return archive_entry_filetype (entry) == AE_IFDIR || (name != NULL && g_str_has_suffix (name, "\\"));
}

/* The next member that is a file, and its name. Listing and copying both walk by this, so that their
 * numbers agree. */
static Member
next_member (Zip                   *zip,
             struct archive_entry **entry,
             char                 **name)
{
  int status;

  do
    {
      do
        status = archive_read_next_header (zip->archive, entry);
      while (status == ARCHIVE_RETRY);
      if (status == ARCHIVE_EOF)
        return MEMBER_LAST;
      if (status < ARCHIVE_WARN)
        return MEMBER_BROKEN;
    }
  while (is_folder (*entry));

  *name = archive_entry_filetype (*entry) == AE_IFREG
              ? tide_member_name (archive_entry_pathname_utf8 (*entry), archive_entry_pathname (*entry))
              : NULL;

  return *name != NULL ? MEMBER_LISTED : MEMBER_REFUSED;
}

/* Just behind the header of @entry, where its data begin */
static guint64
get_modified (Zip                  *zip,
              struct archive_entry *entry,
              GHashTable           *times)
{
  guint64 modified;

  if (tide_zip_times_get (times, archive_filter_bytes (zip->archive, 0), &modified))
    return modified;

  return TIDE_WIRE_NO_ZONE | MAX (archive_entry_mtime (entry), 0);
}

static GVariant *
write_member (struct archive_entry *entry,
              const char           *name,
              guint64               modified)
{
  gint64 size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;

  return g_variant_new ("(@ayttb)", tide_wire_new_bytes (name, strlen (name)), (guint64) MAX (size, 0),
                        modified, archive_entry_is_encrypted (entry) > 0);
}

static void
set_count (TideAnswer *answer,
           const char *problem,
           guint64     count)
{
  answer->problem = problem;
  answer->argument = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
}

static void
list_members (Zip        *zip,
              TideAnswer *answer)
{
  GVariantBuilder members = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" TIDE_WIRE_LISTING_MEMBER));
  g_autoptr (GHashTable) times = tide_zip_times_read (zip->input->fd, zip->input->size);
  guint64 n_listed = 0;
  guint64 n_refused = 0;
  struct archive_entry *entry;
  Member member;

  for (;;)
    {
      g_autofree char *name = NULL;

      member = next_member (zip, &entry, &name);
      if (member == MEMBER_LAST || member == MEMBER_BROKEN)
        break;
      if (member == MEMBER_REFUSED)
        n_refused++;
      else if (n_listed++ < TIDE_WIRE_MAX_ROWS)
        g_variant_builder_add_value (&members, write_member (entry, name, get_modified (zip, entry, times)));
    }

  answer->reading = g_variant_new ("(@a" TIDE_WIRE_LISTING_MEMBER ")", g_variant_builder_end (&members));
  if (n_refused > 0)
    set_count (answer, TIDE_PROBLEM_MEMBERS_REFUSED, n_refused);
  else if (n_listed > TIDE_WIRE_MAX_ROWS)
    set_count (answer, TIDE_PROBLEM_MEMBERS_DROPPED, n_listed - TIDE_WIRE_MAX_ROWS);
  else if (member == MEMBER_BROKEN)
    answer->problem = TIDE_PROBLEM_CUT_SHORT;
  if (member == MEMBER_BROKEN && n_listed + n_refused == 0)
    g_clear_pointer (&answer->reading, g_variant_unref);
}

/* Local file header, or the end record of an archive without members; office documents are zip as well. */
static gboolean
is_archive (const TideInput *input)
{
  static const char office[] = "[Content_Types].xml";

  if (input->head_length < 22)
    return FALSE;
  if (memcmp (input->head, "PK\5\6", 4) == 0)
    return TRUE;

  return memcmp (input->head, "PK\3\4", 4) == 0 &&
         memmem (input->head + 22, MIN (input->head_length - 22, 64), office, strlen (office)) == NULL;
}

gboolean
tide_archive_parse (const TideInput *input,
                    TideAnswer      *answer)
{
  g_autoptr (Zip) zip = NULL;

  if (!is_archive (input))
    return FALSE;

  answer->kind = "archive";
  zip = zip_open (input);
  list_members (zip, answer);

  return TRUE;
}

static gboolean
write_all (int           out,
           const guint8 *bytes,
           gsize         length)
{
  while (length > 0)
    {
      gssize n = write (out, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= n;
    }

  return TRUE;
}

static const char *
copy_data (Zip    *zip,
           int     out,
           guint64 limit)
{
  g_autofree guint8 *data = g_malloc (BLOCK);
  guint64 n_read_before = zip->n_read;
  guint64 written = 0;
  gssize n;

  zip->past_end = FALSE;
  while ((n = archive_read_data (zip->archive, data, BLOCK)) > 0)
    {
      guint64 n_packed = zip->n_read - n_read_before + BLOCK;

      if ((guint64) n > limit - written)
        return TIDE_PROBLEM_TOO_LARGE;
      if (!write_all (out, data, n))
        return TIDE_PROBLEM_IO;
      written += n;
      if (written > RATIO_IGNORED_BELOW && written / RATIO_MAX > n_packed)
        return TIDE_PROBLEM_TOO_LARGE;
    }

  if (n == 0)
    return TIDE_PROBLEM_NONE;

  return zip->past_end ? TIDE_PROBLEM_CUT_SHORT : TIDE_PROBLEM_BROKEN;
}

const char *
tide_archive_copy (const TideInput *input,
                   guint            member,
                   int              out,
                   guint64          limit)
{
  g_autoptr (Zip) zip = zip_open (input);
  struct archive_entry *entry;

  for (guint i = 0;;)
    {
      g_autofree char *name = NULL;
      Member found = next_member (zip, &entry, &name);

      if (found == MEMBER_LAST || found == MEMBER_BROKEN)
        return TIDE_PROBLEM_BROKEN;
      if (found == MEMBER_LISTED && i++ == member)
        break;
    }

  if (archive_entry_is_encrypted (entry) > 0)
    return TIDE_PROBLEM_ENCRYPTED;

  return copy_data (zip, out, limit);
}
