/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "house.h"

/*
 * The translators' template, made from po/POTFILES as the target tidemark-pot makes it, but into a folder of
 * its own. A wrong folder of ITS rules is only a warning there, and the catalogue's texts are silently gone.
 */

/* Where texts stand, and how a source shows that it has some */
static const struct
{
  const char *prefix;
  const char *suffix;
  const char *pattern;
} kinds[] = {
  { "app/", ".c", "\\b(?:_|N_|N?C_|(?:g_d)?n?p?gettext2?) ?\\([^\";]*\"" },
  { "app/", ".h", "\\b(?:_|N_|N?C_|(?:g_d)?n?p?gettext2?) ?\\([^\";]*\"" },
  { "ui/", ".ui", " translatable=\"(?:yes|true|1)\"" },
  { "resources/", ".desktop.in", "^Name=" },
  { "resources/", ".metainfo.xml.in", "<summary>" },
  { "resources/", ".gschema.xml", "<summary>" },
  { "resources/catalog/", ".xml", "urn:tidemark:catalog:1" },
};

/* One text of each kind, taken from its source so that a better wording fails nothing here */
static const struct
{
  const char *path;
  const char *pattern;
} samples[] = {
  { "app/evidence/tide-sentences.c", "_ ?\\(\"([^\"\\\\]+)\"\\)" },
  { "resources/catalog/10-generations.xml", "<title>([^<&]+)</title>" },
  { "resources/catalog/40-setup-rules.xml", "<title>([^<&]+)</title>" },
  { "resources/catalog/50-cluster-rules.xml", "<advice[^>]*>([^<&\\\\]+)</advice>" },
  { "ui/tide-verdict-page.ui", "translatable=\"yes\">([^<&]+)<" },
  { "resources/" APPLICATION_ID ".desktop.in", "^Name=(.+)$" },
  { "resources/" APPLICATION_ID ".desktop.in", "^Comment=(.+)$" },
  { "resources/" APPLICATION_ID ".metainfo.xml.in", "<summary>([^<&]+)</summary>" },
  { "resources/" APPLICATION_ID ".gschema.xml", "<summary>([^<&]+)</summary>" },
};

static gboolean
has_texts (const char *path)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (path, kinds[i].prefix) && g_str_has_suffix (path, kinds[i].suffix))
      {
        text = house_read (path);
        return g_regex_match_simple (kinds[i].pattern, text, G_REGEX_MULTILINE, 0);
      }

  return FALSE;
}

static GStrv
list_entries (void)
{
  g_autofree char *text = house_read ("po/POTFILES");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      g_strv_builder_add (entries, lines[i]);

  return g_strv_builder_end (entries);
}

static void
test_complete (void)
{
  g_auto (GStrv) entries = list_entries ();
  g_auto (GStrv) files = house_list_files ();
  guint n_with_texts = 0;

  for (guint i = 0; files[i] != NULL; i++)
    if (has_texts (files[i]))
      {
        n_with_texts++;
        if (!g_strv_contains ((const char *const *) entries, files[i]))
          house_complain ("%s has texts and does not stand in po/POTFILES", files[i]);
      }
  g_assert_cmpuint (n_with_texts, >, 20);
}

static char *
extract (void)
{
  g_autofree char *root = house_root ();
  g_autofree char *folder = g_dir_make_tmp ("tidemark-template-XXXXXX", NULL);
  g_autofree char *output = g_build_filename (folder, "tidemark.pot", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) xgettext = NULL;
  g_autoptr (GError) error = NULL;
  char *template = NULL;

  g_subprocess_launcher_set_cwd (launcher, root);
  g_subprocess_launcher_setenv (launcher, "GETTEXTDATADIRS", g_getenv ("TIDE_GETTEXT_FOLDER"), TRUE);
  xgettext = g_subprocess_launcher_spawn (launcher, &error, "xgettext", "--files-from=po/POTFILES",
                                          "--no-wrap", "--from-code=UTF-8", "--keyword=_", "--keyword=N_",
                                          "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
                                          "--keyword=g_dngettext:2,3", "-o", output, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (xgettext, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (output, &template, NULL, NULL));
  house_remove_folder (folder);

  return template;
}

static void
test_entries (void)
{
  g_autofree char *template = extract ();
  g_auto (GStrv) entries = list_entries ();

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autofree char *reference = g_strdup_printf (" %s:", entries[i]);

      if (strstr (template, reference) == NULL)
        house_complain ("%s stands in po/POTFILES, and no text of it comes out", entries[i]);
    }
}

/* xgettext collapses the white space of XML. */
static char *
collapse (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  char *collapsed = g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);

  return g_strstrip (collapsed);
}

static void
check_sample (const char *template,
              const char *path,
              const char *pattern)
{
  g_autofree char *source = house_read (path);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;
  g_autofree char *entry = NULL;

  if (!g_regex_match (regex, source, 0, &match))
    {
      house_complain ("%s: nothing matches %s", path, pattern);
      return;
    }
  found = g_match_info_fetch (match, 1);
  text = collapse (found);
  entry = g_strdup_printf ("\nmsgid \"%s\"\n", text);
  if (strstr (template, entry) == NULL)
    house_complain ("%s: not in the template: %s", path, text);
}

static void
test_samples (void)
{
  g_autofree char *template = extract ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    check_sample (template, samples[i].path, samples[i].pattern);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/template/complete", test_complete);
  g_test_add_func ("/house/template/entries", test_entries);
  g_test_add_func ("/house/template/samples", test_samples);

  return g_test_run ();
}
