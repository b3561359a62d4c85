/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/servers/tide-left-behind.h"

/* Enough for one sentence */
#define MAX_REASON 400

/* One installation: what stands between two of the lines that open and close a log */
typedef struct
{
  const TideRunLog *log;
  guint             first;
  guint             end;
} Session;

/* The first entry of a head in [first, end), -1 if there is none */
static int
find_first (const TideRunLog *log,
            guint             first,
            guint             end,
            const char       *head)
{
  for (guint i = first; i < end; i++)
    if (tide_run_entry_is (&log->entries[i], head))
      return i;

  return -1;
}

static int
find_last (const TideRunLog *log,
           guint             first,
           guint             end,
           const char       *head)
{
  for (guint i = end; i > first; i--)
    if (tide_run_entry_is (&log->entries[i - 1], head))
      return i - 1;

  return -1;
}

/* "Action ended 22:01:40: InstallFinalize. Return value 3.": the name behind the time */
static char *
dup_action (const TideRunEntry *entry)
{
  const char *end = entry->text + entry->size;
  const char *p = *entry->stamp != '\0' ? tide_run_entry_after (entry, entry->stamp) : NULL;
  const char *name;

  if (p == NULL)
    return NULL;
  while (p < end && (*p == ' ' || *p == ':'))
    p++;
  for (name = p; p < end && (g_ascii_isalnum (*p) || strchr ("_.-{}", *p) != NULL);)
    p++;
  while (p > name && p[-1] == '.')
    p--;

  return p > name ? tide_safe_text (name, p - name, TIDE_SAFE_LINE) : NULL;
}

/* "Product: Name -- Error 1706. …" */
static char *
dup_product_of_error (const TideRunEntry *entry)
{
  return tide_run_entry_dup_between (entry, ": ", " -- ");
}

static char *
dup_reason (const TideRunEntry *entry)
{
  const char *dashes = tide_run_entry_is (entry, TIDE_HEAD_MSI_ERROR) ? tide_run_entry_after (entry, " -- ")
                                                                      : entry->text;
  gsize length = entry->text + entry->size - dashes;

  while (length > 0 && strchr (" \t\r.", dashes[length - 1]) != NULL)
    length--;

  return tide_safe_text_cut (dashes, length, TIDE_SAFE_LINE, MAX_REASON);
}

static void
cite (TideInstallerFailure *failure,
      const Session        *session,
      int                   i)
{
  g_autoptr (TideCitation) citation = NULL;

  if (i < 0)
    return;
  citation = tide_run_entry_cite (&session->log->entries[i], session->log->evidence);
  g_list_store_append (failure->citations, citation);
}

/* The words of the product's own error say more than the code of a custom action. */
static void
read_reason (TideInstallerFailure *failure,
             const Session        *session,
             guint                 ended)
{
  const TideRunLog *log = session->log;
  int missing = find_last (log, session->first, ended, TIDE_HEAD_MSI_MISSING);
  int error = find_last (log, session->first, ended, TIDE_HEAD_MSI_ERROR);
  int custom = find_last (log, session->first, ended, TIDE_HEAD_MSI_CUSTOM);
  int product = find_first (log, session->first, session->end, TIDE_HEAD_MSI_PRODUCT);

  cite (failure, session, missing);
  cite (failure, session, error);
  cite (failure, session, custom);
  if (error >= 0 || custom >= 0)
    failure->reason = dup_reason (&log->entries[error >= 0 ? error : custom]);
  if (missing >= 0)
    failure->package = tide_run_entry_dup_between (&log->entries[missing], "1: 2203 2: ", " 3: -");
  if (product >= 0)
    failure->product = tide_run_entry_dup_rest (&log->entries[product], " = ");
  else if (error >= 0)
    failure->product = dup_product_of_error (&log->entries[error]);
}

/* The outermost action fails with each of those inside it: alone it names nothing. */
static void
add_failure (TideServer    *server,
             const Session *session,
             gboolean       followed)
{
  const TideRunLog *log = session->log;
  int first = find_first (log, session->first, session->end, TIDE_HEAD_MSI_ENDED);
  int last = find_last (log, session->first, session->end, TIDE_HEAD_MSI_ENDED);
  g_autoptr (TideInstallerFailure) failure = NULL;

  if (first < 0)
    return;
  failure = g_object_new (TIDE_TYPE_INSTALLER_FAILURE, NULL);
  failure->evidence = g_strdup (log->evidence);
  failure->line = log->entries[first].line;
  failure->followed = followed;
  if (first < last)
    failure->action = dup_action (&log->entries[first]);
  cite (failure, session, first);
  read_reason (failure, session, first);
  g_list_store_append (server->installer_failures, failure);
}

/* An installation is closed by one of these lines and the next opened by another. */
static gboolean
is_followed (const TideRunLog *log,
             guint             end)
{
  guint n = 0;

  for (guint i = end; i < log->n_entries; i++)
    n += tide_run_entry_is (&log->entries[i], TIDE_HEAD_MSI_SESSION);

  return n >= 2;
}

static void
read_log (TideServer       *server,
          const TideRunLog *log)
{
  guint first = 0;

  for (guint i = 0; i <= log->n_entries; i++)
    if (i == log->n_entries || tide_run_entry_is (&log->entries[i], TIDE_HEAD_MSI_SESSION))
      {
        const Session session = { log, first, i };

        if (first < i)
          add_failure (server, &session, is_followed (log, i));
        first = i + 1;
      }
}

void
tide_installer_failures_read (TideServerInput *input,
                              TideServer      *server)
{
  for (guint i = 0; i < input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);
      const TideRunLog *log = tide_run_log_open (reading);

      if (reading->kind == TIDE_EVIDENCE_KIND_INSTALLER_LOG && log != NULL)
        read_log (server, log);
    }
}
