/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "catalog/tide-catalog-private.h"
#include "own-folders.h"

/*
 * Extracts the catalogue's texts as the translators' template does, and looks for each text of the loaded
 * catalogue in what comes out, word for word: a text that differs in one blank is never translated.
 */
static GPtrArray *
list_arguments (const char *folder,
                const char *output)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_ptr_array_add (arguments, g_strdup ("xgettext"));
  g_ptr_array_add (arguments, g_strdup ("--no-wrap"));
  g_ptr_array_add (arguments, g_strdup ("--from-code=UTF-8"));
  g_ptr_array_add (arguments, g_strconcat ("--output=", output, NULL));
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".gresource.xml"))
      g_ptr_array_add (arguments, g_build_filename (folder, name, NULL));
  g_ptr_array_add (arguments, NULL);

  return arguments;
}

static char *
extract (const char *folder)
{
  g_autofree char *output = g_build_filename (g_get_user_cache_dir (), "catalog.pot", NULL);
  g_autoptr (GPtrArray) arguments = list_arguments (folder, output);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) xgettext = NULL;
  g_autoptr (GError) error = NULL;
  char *template = NULL;

  /* The folder holds its/, as data_dirs in po/ has it */
  g_subprocess_launcher_setenv (launcher, "GETTEXTDATADIRS", folder, TRUE);
  xgettext = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (xgettext, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (output, &template, NULL, NULL));

  return template;
}

static void
assert_extracted (const char *template,
                  const char *text)
{
  g_autofree char *escaped = NULL;
  g_autofree char *line = NULL;

  if (text == NULL)
    return;
  escaped = g_strescape (text, "\200\201\202\203\204\205\206\207\210\211\212\213\214\215\216\217"
                               "\220\221\222\223\224\225\226\227\230\231\232\233\234\235\236\237"
                               "\240\241\242\243\244\245\246\247\250\251\252\253\254\255\256\257"
                               "\260\261\262\263\264\265\266\267\270\271\272\273\274\275\276\277"
                               "\300\301\302\303\304\305\306\307\310\311\312\313\314\315\316\317"
                               "\320\321\322\323\324\325\326\327\330\331\332\333\334\335\336\337"
                               "\340\341\342\343\344\345\346\347\350\351\352\353\354\355\356\357"
                               "\360\361\362\363\364\365\366\367\370\371\372\373\374\375\376\377");
  line = g_strdup_printf ("\nmsgid \"%s\"\n", escaped);
  if (strstr (template, line) == NULL)
    g_test_message ("not in the template: %s", text);
  g_assert_nonnull (strstr (template, line));
}

static void
test_texts (void)
{
  g_autofree char *template = extract (g_getenv ("TIDE_CATALOG_FOLDER"));
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);
  GPtrArray *rules = tide_catalog_get_rules (catalog);
  GPtrArray *fixes = tide_catalog_get_fixes (catalog);
  GPtrArray *roles = tide_catalog_get_roles (catalog);

  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);

      assert_extracted (template, rule->explanation);
      for (guint use = 0; use < TIDE_N_TEXTS; use++)
        for (guint j = 0; j < rule->texts[use]->len; j++)
          assert_extracted (template, ((TideCatalogText *) g_ptr_array_index (rule->texts[use], j))->text);
    }
  for (guint i = 0; i < fixes->len; i++)
    {
      const TideCatalogFix *fix = g_ptr_array_index (fixes, i);

      assert_extracted (template, fix->title);
      assert_extracted (template, fix->explanation);
      assert_extracted (template, fix->warning);
    }
  for (guint i = 0; i < roles->len; i++)
    assert_extracted (template, ((TideCatalogRole *) g_ptr_array_index (roles, i))->title);
}

/* Sources and names are no prose. */
static void
test_nothing_else (void)
{
  g_autofree char *template = extract (g_getenv ("TIDE_CATALOG_FOLDER"));

  g_assert_null (strstr (template, "msgid \"exres.dll"));
  g_assert_null (strstr (template, "msgid \"Microsoft KB"));
  g_assert_null (strstr (template, "msgid \"BridgeheadRole"));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *xgettext = g_find_program_in_path ("xgettext");
  char *folders;
  int result;

  if (xgettext == NULL)
    {
      g_print ("1..0 # SKIP xgettext is not installed\n");
      return 0;
    }
  folders = own_folders_make ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/translation/texts", test_texts);
  g_test_add_func ("/translation/nothing-else", test_nothing_else);

  result = g_test_run ();
  own_folders_remove (folders);

  return result;
}
