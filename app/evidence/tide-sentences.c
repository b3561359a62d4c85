/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tide-problem.h"
#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "evidence/tide-sentences.h"

/* A "%s" in a sentence is the problem's argument. Where a problem has several sentences, each takes a word of
 * the argument for each "%s". */
static const struct
{
  const char *problem;
  const char *sentence;
} sentences[] = {
  { TIDE_PROBLEM_EMPTY, N_("The file is empty.") },
  { TIDE_PROBLEM_EMPTY_CLUSTER,
    N_("The cluster database is empty, which is a fault of its own: look for a checkpoint (Chk*.tmp) on the "
       "quorum disk, or take the file from another node.") },
  { TIDE_PROBLEM_NOT_RECOGNISED, N_("This is none of the files that Tidemark reads (it looks like: %s).") },
  { TIDE_PROBLEM_NOT_RECOGNISED, N_("This is none of the files that Tidemark reads.") },
  { TIDE_PROBLEM_NOT_A_FILE, N_("This is no file but a %s, and is not opened.") },
  { TIDE_PROBLEM_TOO_LARGE, N_("The file is larger than the limit of %s MiB.") },
  { TIDE_PROBLEM_IO, N_("The file could not be read: %s.") },
  { TIDE_PROBLEM_CUT_SHORT, N_("The file is cut short: it ends before its own head says that it should.") },
  { TIDE_PROBLEM_CUT_SHORT,
    N_("The hive is cut short; all keys that it still leads to could be read (%s).") },
  { TIDE_PROBLEM_CUT_SHORT,
    N_("The hive is cut short: of its keys %s could be read, and at least %s could not.") },
  { TIDE_PROBLEM_BAD_CHECKSUM, N_("The hive’s base block is damaged: its checksum is wrong.") },
  { TIDE_PROBLEM_BAD_CHECKSUM,
    N_("The hive’s base block is damaged: its checksum is wrong; all keys that the hive leads to could be "
       "read (%s).") },
  { TIDE_PROBLEM_BAD_CHECKSUM,
    N_("The hive’s base block is damaged: its checksum is wrong; of the hive’s keys %s could be read, and at "
       "least %s could not.") },
  { TIDE_PROBLEM_NOT_A_PRIMARY, N_("This is the transaction log of a hive, not the hive itself.") },
  { TIDE_PROBLEM_BROKEN, N_("The structure of the file is broken (at %s).") },
  { TIDE_PROBLEM_BROKEN,
    N_("The hive is damaged at %s; all keys that it leads to could be read (%s).") },
  { TIDE_PROBLEM_BROKEN,
    N_("The hive is damaged at %s: of its keys %s could be read, and at least %s could not.") },
  { TIDE_PROBLEM_ENCRYPTED, N_("The archive is protected by a password: unpack it first.") },
  { TIDE_PROBLEM_EMPTY_LOG, N_("An empty transaction log of a hive, which is normal: it adds nothing.") },
  { TIDE_PROBLEM_TRANSACTIONS,
    N_("This file belongs to the registry’s transactions (TxR), which are not read; it matters only where a "
       "hive says that a transaction is pending.") },
  { TIDE_PROBLEM_UNSUPPORTED, N_("This kind of file is known, but not read by this version (%s).") },
  { TIDE_PROBLEM_CRASHED, N_("The file could not be read, because the reader crashed on it (%s).") },
  { TIDE_PROBLEM_STOPPED,
    N_("The file could not be read: the reader tried something that reading does not need, and was "
       "stopped.") },
  { TIDE_PROBLEM_NOT_LOCKED,
    N_("The file was not read, because the reader could not lock itself down before.") },
  { TIDE_PROBLEM_TOOK_TOO_LONG, N_("The file could not be read, because reading it took too long.") },
  { TIDE_PROBLEM_TOO_MUCH_MEMORY,
    N_("The file could not be read, because reading it took too much memory.") },
  { TIDE_PROBLEM_NONSENSE, N_("The file could not be read, because the reader’s answer made no sense.") },
  { TIDE_PROBLEM_KEYS_UNREADABLE, N_("Damaged; registry keys that could not be read: %s.") },
  { TIDE_PROBLEM_KEYS_DROPPED,
    N_("Read in part; registry keys left out, because there were too many: %s.") },
  { TIDE_PROBLEM_ENTRIES_DROPPED,
    N_("Read in part; entries of the log left out, because there were too many: %s.") },
  { TIDE_PROBLEM_MEMBERS_REFUSED,
    N_("Members refused, because their names lead outside the archive: %s.") },
  { TIDE_PROBLEM_MEMBERS_DROPPED,
    N_("Members left out, because there are too many, or they are too large or lie too deep: %s.") },
  { TIDE_PROBLEM_MAYBE_PARTIAL,
    N_("Members of this folder may be missing, because not all that was given with it could be taken in.") },
  { TIDE_PROBLEM_NESTED_ARCHIVE, N_("An archive inside an archive is not opened: unpack it first.") },
};

gboolean
tide_problem_is_known (const char *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (problem, sentences[i].problem))
      return TRUE;

  return *problem == '\0';
}

static guint
count_places (const char *sentence)
{
  guint n = 0;

  for (const char *place = strstr (sentence, "%s"); place != NULL; place = strstr (place + 2, "%s"))
    n++;

  return n;
}

/* NULL if none fits */
static const char *
find_sentence (const char *problem,
               guint       n_words)
{
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (problem, sentences[i].problem) &&
        (found == NULL || count_places (sentences[i].sentence) == n_words))
      found = sentences[i].sentence;

  return found;
}

/* The last word takes all that is left. */
static char *
fill_in (const char *sentence,
         const char *argument)
{
  g_auto (GStrv) pieces = g_strsplit (sentence, "%s", -1);
  g_auto (GStrv) words = g_strsplit (argument, " ", MAX (g_strv_length (pieces) - 1, 1));
  g_autoptr (GString) filled = g_string_new (pieces[0]);

  for (guint i = 0, n_words = g_strv_length (words); pieces[i] != NULL && pieces[i + 1] != NULL; i++)
    {
      g_string_append (filled, i < n_words ? words[i] : "");
      g_string_append (filled, pieces[i + 1]);
    }

  return g_string_free (g_steal_pointer (&filled), FALSE);
}

char *
tide_problem_to_sentence (const char *problem,
                          const char *argument)
{
  g_autofree char *safe = tide_safe_text_cut (argument != NULL ? argument : "", -1, TIDE_SAFE_LINE, 200);
  g_auto (GStrv) words = g_strsplit (safe, " ", -1);
  const char *sentence = find_sentence (problem, g_strv_length (words));

  return sentence != NULL ? fill_in (_(sentence), safe)
                          : g_strdup_printf (_("The file could not be read (%s)."), problem);
}

char *
tide_code_page_to_sentence (GVariant *data)
{
  g_autoptr (GVariant) info = NULL;
  guint64 n = 0;

  if (!g_variant_is_of_type (data, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY)))
    return NULL;
  info = g_variant_get_child_value (data, 1);
  if (!g_variant_lookup (info, "assumed", "t", &n) || n == 0)
    return NULL;

  return g_strdup_printf (
    ngettext ("An export of the first version (REGEDIT4) does not say which letters its bytes mean: %u "
              "value with other characters than ASCII was read as Western European, and may read otherwise "
              "on the server.",
              "An export of the first version (REGEDIT4) does not say which letters its bytes mean: %u "
              "values with other characters than ASCII were read as Western European, and may read "
              "otherwise on the server.",
              (gulong) n),
    (guint) MIN (n, G_MAXUINT));
}

const char *
tide_changes_to_sentence (GVariant *data)
{
  g_autoptr (GVariant) info = NULL;
  guint64 n = 0;

  if (!g_variant_is_of_type (data, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY)))
    return NULL;
  info = g_variant_get_child_value (data, 1);
  if (!g_variant_lookup (info, "deletions", "t", &n) || n == 0)
    return NULL;

  return _("It deletes keys or values, which no export does: it may tell what is to be changed on a server "
           "rather than what is there.");
}

const char *
tide_lacking_to_sentence (guint lacking)
{
  if (lacking == TIDE_WIRE_LACKS_SECCOMP)
    return _("The reader was locked down in part: this system has no seccomp, so a crafted file that took "
             "the reader over could have reached other programs and the network.");
  if (lacking == TIDE_WIRE_LACKS_LANDLOCK)
    return _("The reader was locked down in part: this system has no Landlock, so a crafted file that took "
             "the reader over could have read other files.");

  return _("The reader was not locked down: this system or build has neither Landlock nor seccomp, so a "
           "crafted file that took the reader over could have done what you may do.");
}
