/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "generator.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  const char *word;
  gboolean (*write) (const GenSection *section, GDateTime *time, const char *path, GError **error);
} Writer;

static const Writer writers[] = {
  { "hive", gen_hive_write },
  { "export", gen_export_write },
  { "managed", gen_managed_write },
  { "native", gen_native_write },
  { "script", gen_script_write },
  { "program", gen_program_write },
  { "lines", gen_lines_write },
};

typedef struct
{
  const char *outdir;
  char       *folder; /* of the server that the sections speak of, "" for none */
  GDateTime  *time;
} Generator;

static const Writer *
find_writer (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (strcmp (writers[i].word, word) == 0)
      return &writers[i];

  return NULL;
}

/* A hive may have logs beside it. */
static gboolean
set_times (const char *path,
           GDateTime  *time,
           GError    **error)
{
  static const char *const suffixes[] = { ".LOG", ".LOG1", ".LOG2", "" };
  struct timespec times[2] = { { g_date_time_to_unix (time), 0 }, { g_date_time_to_unix (time), 0 } };
  int result = 0;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      result = utimensat (AT_FDCWD, file, times, 0);
    }
  if (result == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));

  return FALSE;
}

static gboolean
write_section (Generator        *self,
               const Writer     *writer,
               const GenSection *section,
               GError          **error)
{
  const char *name = gen_statement_word (section->head, 0);
  g_autofree char *path = g_build_filename (self->outdir, self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (*name == '\0' || strstr (name, "..") != NULL)
    return gen_statement_refuse (section->head, error, "needs the name of a file inside the case");
  if (g_mkdir_with_parents (folder, 0755) != 0)
    return gen_statement_refuse (section->head, error, "%s: %s", folder, g_strerror (errno));

  return writer->write (section, self->time, path, error) && set_times (path, self->time, error);
}

static gboolean
take_time (Generator    *self,
           GenStatement *statement,
           GError      **error)
{
  g_clear_pointer (&self->time, g_date_time_unref);
  self->time = gen_time_parse (gen_statement_word (statement, 0), error);

  return self->time != NULL;
}

static gboolean
take_section (Generator        *self,
              const GenSection *section,
              GError          **error)
{
  const Writer *writer = find_writer (section->head->name);

  if (writer != NULL && self->time == NULL)
    return gen_statement_refuse (section->head, error, "no “time” stands above");
  if (writer != NULL)
    return write_section (self, writer, section, error);
  if (gen_statement_is (section->head, "time"))
    return take_time (self, section->head, error);
  if (!gen_statement_is (section->head, "server"))
    return gen_statement_refuse (section->head, error, "no such section");

  g_free (self->folder);
  self->folder = g_strdup (gen_statement_word (section->head, 0));

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  Generator self = { .folder = g_strdup ("") };
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      g_printerr ("Usage: tide-generate DESCRIPTION OUTDIR\n");
      return 64;
    }

  self.outdir = argv[2];
  sections = gen_description_read (argv[1], &error);
  for (guint i = 0; sections != NULL && error == NULL && i < sections->len; i++)
    take_section (&self, g_ptr_array_index (sections, i), &error);
  g_free (self.folder);
  g_clear_pointer (&self.time, g_date_time_unref);
  if (error == NULL)
    {
      utimensat (AT_FDCWD, self.outdir, NULL, 0); /* the folder is what the build waits for */
      return 0;
    }
  g_printerr ("tide-generate: %s\n", error->message);

  return 1;
}
