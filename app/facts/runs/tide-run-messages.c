/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-code.h"
#include "base/tide-safe-text.h"
#include "facts/runs/tide-runs-private.h"

#define MAX_MESSAGE 400
#define MAX_LABEL 32

/* What stands between an exception and the one inside it */
#define NESTED "---> "

/* Part of an entry's text */
typedef struct
{
  const char *start;
  const char *end;
} Part;

static Part
rest_after (Part        part,
            const char *words)
{
  const char *found = g_strstr_len (part.start, part.end - part.start, words);

  return found != NULL ? (Part){ found + strlen (words), part.end } : part;
}

static Part
first_line (Part part)
{
  const char *newline = part.start < part.end ? memchr (part.start, '\n', part.end - part.start) : NULL;

  return newline != NULL ? (Part){ part.start, newline } : part;
}

static gboolean
begins (Part        part,
        const char *words)
{
  gsize length = strlen (words);

  return (gsize) (part.end - part.start) >= length && g_ascii_strncasecmp (part.start, words, length) == 0;
}

/* "System.Runtime.InteropServices.COMException (0x800706D9): …": a name with dots, not a path or a drive */
static Part
skip_type (Part part)
{
  const char *c = part.start;
  gboolean dotted = FALSE;

  while (c < part.end && (g_ascii_isalnum (*c) || strchr ("._+`", *c) != NULL))
    dotted |= *c++ == '.';
  if (!dotted || c - part.start < 6 ||
      (g_ascii_strncasecmp (c - 5, "Error", 5) != 0 && g_ascii_strncasecmp (c - 5, "ption", 5) != 0))
    return part;
  if (begins ((Part){ c, part.end }, " (0x"))
    while (c < part.end && *c++ != ')')
      continue;

  return begins ((Part){ c, part.end }, ": ") ? (Part){ c + 2, part.end } : part;
}

/* "(Inner Exception #0) System.…" of an exception that holds several */
static Part
skip_number (Part part)
{
  return begins (part, "(Inner Exception #") ? rest_after (part, ") ") : part;
}

/* The quotation mark and the full stop that end what was run, and the arrow back out of a nested message */
static Part
trim (Part part)
{
  static const char *const ends[] = { "\".", "<---", "." };

  while (part.start < part.end && g_ascii_isspace (*part.start))
    part.start++;
  while (part.end > part.start && g_ascii_isspace (part.end[-1]))
    part.end--;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize length = strlen (ends[i]);

      if ((gsize) (part.end - part.start) > length && strncmp (part.end - length, ends[i], length) == 0)
        part.end -= length;
    }

  return part;
}

static char *
dup_message (Part part)
{
  Part line = trim (skip_type (skip_number (first_line (part))));

  return line.start < line.end
           ? tide_safe_text_cut (line.start, line.end - line.start, TIDE_SAFE_LINE, MAX_MESSAGE)
           : NULL;
}

/* "Inner exception: …" or "InnerException #1: …", but not the closing line of a trace */
static gboolean
is_inner_line (Part  line,
               Part *inner)
{
  const char *colon;

  while (line.start < line.end && g_ascii_isspace (*line.start))
    line.start++;
  if (!begins (line, "Inner exception") && !begins (line, "InnerException"))
    return FALSE;
  colon = memchr (line.start, ':', line.end - line.start);
  if (colon == NULL || colon - line.start > MAX_LABEL)
    return FALSE;
  *inner = (Part){ colon + 1, line.end };

  return TRUE;
}

/* The last of such lines */
static gboolean
find_inner_line (Part  part,
                 Part *inner)
{
  gboolean found = FALSE;

  while (part.start < part.end)
    {
      Part line = first_line (part);

      found |= is_inner_line (line, inner);
      part.start = MIN (line.end + 1, part.end);
    }

  return found;
}

/* "… could not be found.\x12 -- ID:31259 --": neither the mark nor the junk before it is of the message. */
static Part
drop_mark (Part part)
{
  Part line = first_line (part);
  const char *mark = g_strstr_len (line.start, line.end - line.start, " -- ID:");

  while (mark != NULL && mark > line.start && g_ascii_iscntrl (mark[-1]))
    mark--;

  return mark != NULL ? (Part){ line.start, mark } : line;
}

/* A native error says where it arose, and on the line below what it is. */
static gboolean
find_native (const TideRunEntry *entry,
             Part               *inner)
{
  Part whole = { entry->text, entry->text + entry->size };
  Part line = first_line (whole);
  const char *code;

  if (!tide_run_entry_is (entry, TIDE_HEAD_NATIVE_FRAME) || line.end == whole.end)
    return FALSE;
  code = g_strstr_len (line.end, whole.end - line.end, "Error code 0");
  if (code == NULL)
    return FALSE;
  *inner = drop_mark (rest_after ((Part){ code, whole.end }, "): "));

  return TRUE;
}

static gboolean
find_innermost (const TideRunEntry *entry,
                Part                whole,
                Part               *inner)
{
  const char *nested = g_strrstr_len (whole.start, whole.end - whole.start, NESTED);

  if (nested == NULL)
    return find_inner_line (whole, inner) || find_native (entry, inner);
  *inner = (Part){ nested + strlen (NESTED), whole.end };

  return TRUE;
}

static gboolean
read_code (Part     part,
           guint32 *code)
{
  g_autofree char *text = g_strndup (part.start, part.end - part.start);

  return tide_code_find (text, code);
}

static TideRunMessage *
message_new (const TideRunEntry *entry,
             const char         *evidence)
{
  TideRunMessage *self = g_object_new (TIDE_TYPE_RUN_MESSAGE, NULL);
  const char *text = entry->size > 0 ? entry->text : "";
  Part whole = rest_after ((Part){ text, text + entry->size }, "was run: \"");
  Part inner = whole;
  Part outer = first_line (whole);
  const char *nested = g_strstr_len (outer.start, outer.end - outer.start, NESTED);

  if (nested != NULL)
    outer.end = nested;
  self->text = dup_message (outer);
  if (self->text == NULL)
    self->text = g_strdup ("");
  if (find_innermost (entry, whole, &inner))
    self->innermost = dup_message (inner);
  if (!read_code (first_line (inner), &self->code))
    read_code (whole, &self->code);
  self->citation = tide_run_entry_cite (entry, evidence);

  return self;
}

/* Where the run says that it stops; else where it begins to restore the server's state after an error */
static guint
find_stop (const TideRunSpan *span,
           const gboolean    *standing)
{
  gboolean failed = FALSE;

  for (guint i = span->first; i < span->end; i++)
    {
      const TideRunEntry *entry = &span->log->entries[i];

      failed |= standing[i - span->first];
      if (tide_run_entry_is (entry, TIDE_HEAD_STOPPING) ||
          (failed && tide_run_entry_is (entry, TIDE_HEAD_RESTORING)))
        return i;
    }

  return span->end;
}

/* A message that setup first printed alone tells what was inside it only in the record of its block. */
static void
take_innermost (TideRunMessage *self,
                GListModel     *messages)
{
  for (guint i = 0; self->innermost == NULL && i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (TideRunMessage) other = g_list_model_get_item (messages, i);

      if (!other->after_stop && other->innermost != NULL && strcmp (other->text, self->text) == 0)
        {
          self->innermost = g_strdup (other->innermost);
          if (self->code == 0)
            self->code = other->code;
        }
    }
}

/*
 * What the errors say, and which of them is the cause: the first of the work at which the run stopped, else
 * the first of all. @errors: (element-type guint): the entries that are the run's errors
 */
void
tide_run_messages_read (const TideRunSpan *span,
                        const gboolean    *standing,
                        GArray            *errors,
                        TideRun           *run)
{
  guint stop = find_stop (span, standing);
  guint block = tide_run_span_find_work (span, stop);
  TideRunMessage *first = NULL, *cause = NULL;

  for (guint i = 0; i < errors->len; i++)
    {
      guint at = g_array_index (errors, guint, i);
      g_autoptr (TideRunMessage) message = message_new (&span->log->entries[at], span->log->evidence);

      message->after_stop = at > stop;
      g_list_store_append (run->messages, message);
      if (*message->text == '\0' || message->after_stop)
        continue;
      if (first == NULL)
        first = message; /* the list keeps it */
      if (cause == NULL && at >= block && stop < span->end)
        cause = message;
    }
  if (cause == NULL)
    cause = first;
  if (cause != NULL)
    take_innermost (cause, G_LIST_MODEL (run->messages));
  g_set_object (&run->cause, cause);
}
