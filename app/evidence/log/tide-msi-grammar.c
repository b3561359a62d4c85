/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "evidence/log/tide-msi-grammar.h"

/* How far into a line the words before a time, or before the number of an error, may reach. */
#define WORDS_MAX 80
/* What may stand behind the return value: a full stop, in any script. */
#define STOP_MAX 4
#define STG_E_FILENOTFOUND " 3: -2147287038"

static gboolean
begins (const char *text,
        gsize       length,
        const char *words)
{
  return length >= strlen (words) && memcmp (text, words, strlen (words)) == 0;
}

static const char *
find (const char *text,
      const char *end,
      const char *words)
{
  return end > text ? memmem (text, end - text, words, strlen (words)) : NULL;
}

static gsize
count_digits (const char *text,
              const char *end)
{
  gsize n = 0;

  while (text + n < end && g_ascii_isdigit (text[n]))
    n++;

  return n;
}

/* The length of "h:m:s" at @text, 0 if there is none. */
static gsize
time_length (const char *text,
             const char *end)
{
  const char *p = text;

  for (int part = 0; part < 3; part++)
    {
      gsize n = count_digits (p, end);

      if (n < 1 || n > 2)
        return 0;
      p += n;
      if (part < 2 && (p >= end || *p++ != ':'))
        return 0;
    }

  return p - text;
}

static const char *
find_time (const char *text,
           const char *end,
           gsize      *length)
{
  for (const char *p = text; p < end && p < text + WORDS_MAX; p++)
    if ((p == text || !(g_ascii_isdigit (p[-1]) || p[-1] == ':')) && (*length = time_length (p, end)) > 0)
      return p;

  return NULL;
}

/* "MSI (s) (A0:F4) [22:01:33:123]: " */
static void
drop_prefix (const char **text,
             const char  *end)
{
  const char *close;

  if (!begins (*text, end - *text, "MSI (") || end - *text < 7 || (*text)[6] != ')')
    return;
  close = find (*text, MIN (end, *text + WORDS_MAX), "]: ");
  if (close != NULL)
    *text = close + strlen ("]: ");
}

/* The digit that ends the line, but for a full stop; -1 if there is none, or more than one. */
static int
last_digit (const char *text,
            const char *end)
{
  const char *p = end;

  while (p > text && g_ascii_isspace (p[-1]))
    p--;
  for (int i = 0; i < STOP_MAX && p > text && !g_ascii_isalnum (p[-1]); i++)
    p--;
  if (p - text < 2 || !g_ascii_isdigit (p[-1]) || g_ascii_isalnum (p[-2]))
    return -1;

  return p[-1] - '0';
}

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || c == '-' || c == '{' || c == '}';
}

/* "Action ended 22:01:40: InstallFinalize. Return value 3.": a time, a colon, a name, and words that end in
 * a number. */
static gboolean
is_failed_action (TideMsiLine *line)
{
  const char *end = line->text + line->length;
  gsize time = 0;
  const char *p = find_time (line->text, end, &time);
  const char *name;

  if (p == NULL || p == line->text || time >= sizeof line->stamp)
    return FALSE;
  memcpy (line->stamp, p, time);
  for (p += time; p < end && *p == ' '; p++)
    ;
  if (p >= end || *p++ != ':')
    return FALSE;
  while (p < end && *p == ' ')
    p++;
  for (name = p; p < end && is_name_character (*p); p++)
    ;

  return p > name && p < end && last_digit (p, end) == 3;
}

/* "Product: Name -- Error 1706. …": the colon, the dashes, and an installer's number soon behind them. */
static gboolean
is_product_error (const char *text,
                  const char *end)
{
  const char *dashes = find (text, end, " -- ");
  const char *colon = find (text, dashes != NULL ? MIN (dashes, text + WORDS_MAX) : text, ": ");
  const char *p = dashes != NULL ? dashes + strlen (" -- ") : end;
  const char *limit = MIN (end, p + WORDS_MAX / 2);

  if (colon == NULL)
    return FALSE;
  while (p < limit && !g_ascii_isdigit (*p))
    p++;

  return p < limit && (count_digits (p, end) == 4 || count_digits (p, end) == 5);
}

/* "Note: 1: 2203 2: C:\Windows\Installer\1a2b.msi 3: -2147287038": a cached package that is not there. Of
 * the notes from 2000 on it is the only one that means something. */
static gboolean
is_missing_package (const char *text,
                    const char *end)
{
  const char *file = find (text, end, "1: 2203 2: ");
  const char *code = file != NULL ? find (file, end, STG_E_FILENOTFOUND) : NULL;

  return code != NULL && code - file > 4 &&
         (g_ascii_strncasecmp (code - 4, ".msi", 4) == 0 || g_ascii_strncasecmp (code - 4, ".msp", 4) == 0);
}

static gboolean
is_failed_code (const char *text,
                const char *end,
                const char *words)
{
  const char *found = find (text, end, words);

  return found != NULL && found + strlen (words) < end && found[strlen (words)] >= '1' &&
         found[strlen (words)] <= '9';
}

static gboolean
is_session (const char *text,
            const char *end)
{
  gsize length;

  while (end > text && g_ascii_isspace (end[-1]))
    end--;

  return begins (text, end - text, "=== ") && end - text > 8 && memcmp (end - 4, " ===", 4) == 0 &&
         find_time (text, end, &length) != NULL;
}

void
tide_msi_line_parse (const char  *line,
                     gsize        length,
                     TideMsiLine *parsed)
{
  const char *end = line + length;

  *parsed = (TideMsiLine) { .head = NULL };
  drop_prefix (&line, end);
  parsed->text = line;
  parsed->length = end - line;

  if (is_session (line, end))
    parsed->head = TIDE_HEAD_MSI_SESSION;
  else if (begins (line, end - line, "Property(") && find (line, end, "): ProductName = ") != NULL)
    parsed->head = TIDE_HEAD_MSI_PRODUCT;
  else if (is_missing_package (line, end))
    parsed->head = TIDE_HEAD_MSI_MISSING;
  else if (is_failed_code (line, end, "returned actual error code "))
    parsed->head = TIDE_HEAD_MSI_CUSTOM;
  else if (is_product_error (line, end))
    parsed->head = TIDE_HEAD_MSI_ERROR;
  else if (is_failed_action (parsed))
    parsed->head = TIDE_HEAD_MSI_ENDED;
}

gboolean
tide_msi_is_installer_line (const char *line,
                            gsize       length)
{
  return begins (line, length, "MSI (s) (") || begins (line, length, "MSI (c) (") ||
         is_session (line, line + length);
}
