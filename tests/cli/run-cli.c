/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run-cli.h"

#include <sys/wait.h>

void
result_clear (Result *result)
{
  g_free (result->output);
  g_free (result->complaint);
}

Result
run (const char *first,
     ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Result result = { 0 };
  int status;
  va_list rest;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("TIDE_CLI"));
  va_start (rest, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &result.output,
                &result.complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  result.status = WEXITSTATUS (status);
  if (*result.complaint != '\0')
    g_test_message ("%s", result.complaint);

  return result;
}

char *
case_path (const char *name)
{
  return g_build_filename (g_getenv ("TIDE_CASES"), name, NULL);
}
