/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/runs/tide-runs-private.h"

/*
 * Native errors print innermost first, a frame per function that passes the code up; most are noise. One
 * counts only if it went all the way up to the outermost function that was open, or if the managed engine
 * reports its code.
 */
typedef struct
{
  const TideRunSpan *span;
  gboolean          *standing;
  GPtrArray         *open;     /* functions entered and not left */
  GHashTable        *places;   /* frames of the stack at hand; a place seen again begins another */
  guint              first;    /* its first frame: the cause */
  guint              n_same;   /* frames that hold its last code */
  guint32            code;
  gboolean           reached;  /* its frames name the outermost open function */
  GHashTable        *causes;   /* code → first frame of the last stack that ended with it, plus 1 */
} Stacks;

static char *
dup_function (const TideRunEntry *entry,
              const char         *word)
{
  char *name = tide_run_entry_dup_rest (entry, word);

  /* "ScSetInstallDestDir(sz)" prints its frames without the signature; "CAtom(Name)::F" is a name. */
  if (name != NULL && g_str_has_suffix (name, ")") && strrchr (name, '(') != NULL)
    *strrchr (name, '(') = '\0';

  return name;
}

static void
close_stack (Stacks *self)
{
  if (g_hash_table_size (self->places) == 0)
    return;

  if (self->n_same >= 2 && (self->reached || (self->open->len == 0 && self->span->log->native)))
    self->standing[self->first - self->span->first] = TRUE;
  g_hash_table_insert (self->causes, GUINT_TO_POINTER (self->code), GUINT_TO_POINTER (self->first + 1));
  g_hash_table_remove_all (self->places);
}

static void
void_stack (Stacks *self)
{
  g_hash_table_remove_all (self->places);
}

/* "F (x:\path\file.cxx:1821)": whether F is @function */
static gboolean
names (const char *place,
       const char *function)
{
  const char *found = strstr (place, function);

  return found != NULL && found[strlen (function)] == ' ' && found[strlen (function) + 1] == '(' &&
         (found == place || !(g_ascii_isalnum (found[-1]) || strchr (":_", found[-1]) != NULL));
}

/* Whether the frame is of the outermost function that is open, or of one that is open and known to be the
 * outermost of a piece of work: one that was never left before it must not hide it. */
static gboolean
names_outermost (const Stacks *self,
                 const char   *place)
{
  static const char *const known[] = { "ScSetupAtom", "ScSetupExchangeVirtualServer", NULL };

  for (guint i = 0; i < self->open->len; i++)
    if ((i == 0 || g_strv_contains (known, self->open->pdata[i])) && names (place, self->open->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
take_frame (Stacks             *self,
            const TideRunEntry *entry,
            guint               i,
            const char         *digits)
{
  g_autofree char *text = g_strndup (digits, MIN (entry->text + entry->size - digits, 8));
  guint32 code = g_ascii_strtoull (text, NULL, 16);
  g_autofree char *place = g_strndup (entry->text, digits - entry->text);

  if (g_hash_table_contains (self->places, place))
    close_stack (self);
  if (g_hash_table_size (self->places) == 0)
    {
      self->first = i;
      self->n_same = 0;
      self->reached = FALSE;
    }
  self->n_same = self->n_same > 0 && self->code == code ? self->n_same + 1 : 1;
  self->code = code;
  self->reached |= names_outermost (self, place);
  g_hash_table_add (self->places, g_steal_pointer (&place));
}

static void
enter (Stacks             *self,
       const TideRunEntry *entry)
{
  char *name = dup_function (entry, "Entering ");

  close_stack (self);
  if (name != NULL)
    g_ptr_array_add (self->open, name);
}

/* The engine misspells some names when it leaves: then it is the innermost. */
static void
leave (Stacks             *self,
       const TideRunEntry *entry)
{
  g_autofree char *name = dup_function (entry, "Leaving ");
  guint depth = self->open->len;

  if (depth == 0 || name == NULL)
    return;

  for (guint i = self->open->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (self->open, i - 1), name) == 0)
      {
        depth = i;
        break;
      }
  if (depth == 1)
    close_stack (self); /* while its outermost function is still known */
  g_ptr_array_set_size (self->open, depth - 1);
}

/* "An error occurred with error code '3221684229'" reports a native code in decimal. */
static void
take_report (Stacks             *self,
             const TideRunEntry *entry)
{
  g_autofree char *decimal = tide_run_entry_dup_between (entry, "with error code '", "'");
  gpointer first;
  guint64 code;

  close_stack (self);
  if (decimal == NULL || !g_ascii_string_to_unsigned (decimal, 10, 0, G_MAXUINT32, &code, NULL))
    return;

  first = g_hash_table_lookup (self->causes, GUINT_TO_POINTER ((guint32) code));
  if (first != NULL)
    self->standing[GPOINTER_TO_UINT (first) - 1 - self->span->first] = TRUE;
}

static void
follow_native (Stacks             *self,
               const TideRunEntry *entry,
               guint               i)
{
  const char *code = tide_run_entry_after (entry, "Error code 0X");

  if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_ENTER))
    enter (self, entry);
  else if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_LEAVE))
    leave (self, entry);
  else if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_IGNORED))
    void_stack (self);
  else if (code != NULL)
    take_frame (self, entry, i, code);
  else if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_LINE) ||
           tide_run_entry_is (entry, TIDE_HEAD_NATIVE_FILE) ||
           tide_run_entry_is (entry, TIDE_HEAD_NATIVE_PROCESS))
    close_stack (self);
}

static void
follow (Stacks             *self,
        const TideRunEntry *entry,
        guint               i)
{
  if (tide_run_entry_is_native (entry))
    follow_native (self, entry, i);
  else if (tide_run_entry_has_level (entry, "ERROR") &&
           tide_run_entry_begins (entry, "An error occurred with error code '"))
    take_report (self, entry);
  else if (tide_run_entry_is (entry, TIDE_HEAD_BEGIN) || tide_run_entry_is (entry, TIDE_HEAD_END))
    {
      /* The native engine works within one cmdlet. */
      close_stack (self);
      g_ptr_array_set_size (self->open, 0);
    }
}

/* Flags the causes of the native errors that count. */
void
tide_run_native_find_errors (const TideRunSpan *span,
                             gboolean          *standing)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) causes = g_hash_table_new (NULL, NULL);
  Stacks self = { .span = span, .standing = standing, .open = open, .places = places, .causes = causes };

  for (guint i = span->first; i < span->end; i++)
    follow (&self, &span->log->entries[i], i);
  close_stack (&self);
}
