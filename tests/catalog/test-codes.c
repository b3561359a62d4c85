/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-code.h"
#include "catalog/tide-catalog-private.h"

static const struct
{
  guint32     value;
  const char *name; /* NULL: the catalogue does not know it */
  const char *kind;
} codes[] = {
  { 5, "ERROR_ACCESS_DENIED", "win32" },
  { 0x80070005, "ERROR_ACCESS_DENIED", "win32" },
  { 0xC0070424, "ERROR_SERVICE_DOES_NOT_EXIST", "win32" },
  { 0x800706D9, "EPT_S_NOT_REGISTERED", "win32" },
  { 0x8007139F, "ERROR_INVALID_STATE", "cluster" },
  { 1603, "ERROR_INSTALL_FAILURE", "msi" },
  { 0x80070643, "ERROR_INSTALL_FAILURE", "msi" },
  { 5078, "ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND", "cluster" },
  { 8245, "ERROR_DS_UNWILLING_TO_PERFORM", "ldap" },
  { 0x80072030, "ERROR_DS_NO_SUCH_OBJECT", "ldap" },
  { 0x80040154, "REGDB_E_CLASSNOTREG", "hresult" },
  { 0x80131500, "COR_E_EXCEPTION", "hresult" },
  { 0xC103798A, "setup error 31114", "setup" },
  { 0x8103798A, "setup error 31114", "setup" },
  { 0xC103FC97, "setup error 64663", "setup" },
  /* Facilities that share low bits with a code that is known */
  { 0x80050005, NULL, NULL },
  { 0xC1030005, NULL, NULL },
  { 0x00070005, NULL, NULL },
  { 31114, NULL, NULL },
  { 0, NULL, NULL },
};

static void
test_lookup (void)
{
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const TideCatalogCode *code = tide_catalog_find_code (catalog, codes[i].value);

      g_test_message ("0x%08x", codes[i].value);
      g_assert_cmpstr (code != NULL ? code->name : NULL, ==, codes[i].name);
      g_assert_cmpstr (code != NULL ? code->kind : NULL, ==, codes[i].kind);
    }
}

static const struct
{
  const char *text;
  guint32     value; /* 0: it names none */
} texts[] = {
  { "Installing product X.msi failed. Error code is 1612.", 1612 },
  { "The error code is: 8245. More details can be found in the error file", 8245 },
  { "There are no more endpoints. (Exception from HRESULT: 0x800706D9)", 0x800706D9 },
  { "COMException (0x800706d9): There are", 0x800706D9 },
  { "Error code 0XC103798A (31114): An internal component has failed.", 0xC103798A },
  { "The command X failed, returning error code 5 (Access is denied.).", 5 },
  { "An error occurred with error code '3221684229'", 3221684229u },
  { "Note: 1: 2203 2: path 3: -2147287038", 0x80030002 },
  { "ERROR CODE: -2147024891", 0x80070005 },
  { "error code 0x5.", 5 },
  /* Numbers that are no codes */
  { "Process execution failed with exit code 50.", 0 },
  { "An error occurred with error code '0'", 0 },
  { "the highest generation number being 0x21028", 0 },
  { "8466eaed-7024-4aee-9d13-f3a55b98d114", 0 },
  { "an error code was returned", 0 },
  { "Error code is 99999999999999999999", 0 },
  { "0x800706D9A", 0 },
  { "x0x800706D9", 0 },
  { "", 0 },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint32 value = 0;

      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (tide_code_find (texts[i].text, &value), ==, texts[i].value != 0);
      if (texts[i].value != 0)
        g_assert_cmphex (value, ==, texts[i].value);
    }
}

/* Every entry says what it is, in whose words, and is found by its own number. */
static void
test_entries (void)
{
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);
  GPtrArray *entries = tide_catalog_get_codes (catalog);

  g_assert_cmpuint (entries->len, >, 80);
  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogCode *code = g_ptr_array_index (entries, i);

      g_assert_true (tide_catalog_find_code (catalog, code->value) == code);
      g_assert_true (g_str_has_suffix (code->meaning, "."));
      g_assert_nonnull (code->sources[0]);
    }
}

int
main (int   argc,
      char *argv[])
{
  /* The catalogue of the person who runs the tests is not what is tested. */
  g_setenv ("XDG_DATA_HOME", "/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codes/lookup", test_lookup);
  g_test_add_func ("/codes/texts", test_texts);
  g_test_add_func ("/codes/entries", test_entries);

  return g_test_run ();
}
