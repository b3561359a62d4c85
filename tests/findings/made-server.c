/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <tidemark/tide-enum-types.h>
#include <unistd.h>

#include "evidence/tide-parsers.h"
#include "made-server.h"

TideReading *
read_text (const char *path,
           const char *text)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (TIDE_TYPE_EVIDENCE_KIND);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *group = g_path_get_dirname (path);
  g_autofree char *hint = g_ascii_strdown (name, -1);
  int fd = memfd_create ("test", MFD_CLOEXEC);
  TideAnswer answer;
  TideReading *reading;

  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  tide_parsers_read (fd, hint, (const char *const[]) { NULL }, &answer);
  close (fd);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_NONE);
  reading = tide_reading_new (path, g_enum_get_value_by_nick (kinds, answer.kind)->value,
                              TIDE_EVIDENCE_STATE_OK, name, group, NULL, -1, answer.reading);
  g_free (answer.argument);

  return reading;
}

TideReading *
system_of (const char *services)
{
  g_autofree char *text = g_strconcat (SYSTEM, services, NULL);

  return test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "/c/SYSTEM", "SYSTEM", text);
}

TideFinding *
find_by_id (GListStore *findings,
            const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (strcmp (tide_finding_get_id (finding), id) == 0)
        return g_steal_pointer (&finding);
    }

  return NULL;
}

void
assert_finding (TideFacts       *facts,
                const char      *id,
                TideFindingState state,
                ...)
{
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  g_autoptr (TideFinding) finding = find_by_id (findings, id);
  g_autofree char *detail = NULL;
  g_autofree char *title = NULL;
  g_autofree char *texts = NULL;
  g_auto (GStrv) advice = NULL;
  va_list words;

  g_test_message ("%s", id);
  g_assert_nonnull (finding);
  g_assert_cmpint (tide_finding_get_state (finding), ==, state);
  detail = tide_finding_get_detail (finding);
  advice = tide_finding_get_advice (finding);
  texts = g_strjoinv ("\n", advice);
  title = tide_finding_get_title (finding);
  g_test_message ("%s\n%s\n%s", title, detail, texts);

  va_start (words, state);
  for (const char *word = va_arg (words, const char *); word != NULL; word = va_arg (words, const char *))
    {
      const char *bare = word + (*word == '!');

      g_assert_true ((strstr (title, bare) != NULL || strstr (detail, bare) != NULL ||
                      strstr (texts, bare) != NULL) == (bare == word));
    }
  va_end (words);
  if (state == TIDE_FINDING_STATE_FAIL)
    g_assert_cmpuint (g_list_model_get_n_items (tide_finding_get_citations (finding)), >, 0);
}
