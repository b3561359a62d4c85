/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/log/tide-log-grammar.h"
#include "evidence/log/tide-log-table.h"

/* Longer than any locale writes a date and a time. */
#define STAMP_MAX 64
/* Words before "was started with": one, in every log seen. */
#define SUBJECT_WORDS 3

static inline char
lower (char c)
{
  return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

/* Where the heads of a first letter begin in the table, by the letter in lower case. */
static const TideLogHead *
first_head_of (char letter)
{
  static const TideLogHead *first[256];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (int i = G_N_ELEMENTS (heads) - 1; i >= 0; i--)
        first[(guchar) lower (heads[i].prefix[0])] = &heads[i];
      g_once_init_leave (&ready, 1);
    }

  return first[(guchar) lower (letter)];
}

/* Asked of every line several times; the first characters mostly say no. */
static inline gboolean
begins_with (const char *text,
             gsize       length,
             const char *prefix)
{
  for (gsize i = 0; prefix[i] != '\0'; i++)
    if (i == length || (text[i] != prefix[i] && lower (text[i]) != lower (prefix[i])))
      return FALSE;

  return TRUE;
}

/* Without regard to ASCII case. Asked only of what a prefix has let through. */
static gboolean
holds (const char *text,
       gsize       length,
       const char *needle)
{
  gsize needle_length = strlen (needle);

  for (; length >= needle_length; text++, length--)
    if (g_ascii_strncasecmp (text, needle, needle_length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_started_with (const char *text,
                 gsize       length)
{
  const char *end = text + length;
  const char *p = text;

  for (int word = 0; word < SUBJECT_WORDS && (p = memchr (p, ' ', end - p)) != NULL; word++, p++)
    if (begins_with (p, end - p, started_with_head.further))
      return TRUE;

  return FALSE;
}

static gboolean
goes_on (const char        *text,
         gsize              length,
         const TideLogHead *head)
{
  gsize begun = strlen (head->prefix);

  return head->further == NULL || holds (text + begun, length - begun, head->further);
}

static const TideLogHead *
find_head (const char *text,
           gsize       length)
{
  const TideLogHead *head;

  if (length == 0)
    return NULL;

  head = first_head_of (text[0]);
  for (char letter = lower (text[0]);
       head != NULL && head < heads + G_N_ELEMENTS (heads) && lower (head->prefix[0]) == letter; head++)
    if (begins_with (text, length, head->prefix) && goes_on (text, length, head))
      return head;

  return is_started_with (text, length) ? &started_with_head : NULL;
}

/* Moves @p past "[…]" and a blank; the inside, %NULL if there is no such bracket. */
static const char *
take_bracket (const char **p,
              const char  *end,
              gsize        longest,
              gsize       *length)
{
  const char *open = *p;
  const char *close;

  if (open >= end || *open != '[')
    return NULL;
  close = memchr (open, ']', MIN ((gsize) (end - open), longest + 2));
  if (close == NULL)
    return NULL;

  *length = close - open - 1;
  *p = close + 1;
  if (*p < end && **p == ' ')
    (*p)++;

  return open + 1;
}

static gboolean
take_depth (const char **p,
            const char  *end,
            int         *depth)
{
  gsize length;
  const char *digits = take_bracket (p, end, 3, &length);

  if (digits == NULL || length == 0)
    return FALSE;

  *depth = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (digits[i]))
        return FALSE;
      *depth = *depth * 10 + (digits[i] - '0');
    }

  return TRUE;
}

static const char *
take_level (const char **p,
            const char  *end)
{
  static const struct
  {
    const char *word;
    const char *level;
  } levels[] = {
    { "ERROR", "ERROR" },           { "WARNING", "WARNING" },         { "REQUIRED", "REQUIRED" },
    { "RECOMENDED", "RECOMENDED" }, { "RECOMMENDED", "RECOMENDED" }, { "ERROR-REFERENCE", "ERROR-REFERENCE" },
  };
  const char *rest = *p;
  gsize length;
  const char *word = take_bracket (&rest, end, strlen ("ERROR-REFERENCE"), &length);

  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (levels); i++)
    if (strlen (levels[i].word) == length && g_ascii_strncasecmp (levels[i].word, word, length) == 0)
      {
        *p = rest;
        return levels[i].level;
      }

  return "";
}

/* "2:28:45" as well as the "2.28.45" of some countries */
static gboolean
holds_time (const char *stamp,
            gsize       length)
{
  const char *blank = memchr (stamp, ' ', length);

  return memchr (stamp, ':', length) != NULL ||
         (blank != NULL && memchr (blank, '.', stamp + length - blank) != NULL);
}

/* A date and a time, in the format of whatever server it was: digits first. */
static gboolean
take_managed_stamp (const char **p,
                    const char  *end,
                    TideLogLine *parsed)
{
  if (end - *p < 2 || !g_ascii_isdigit ((*p)[1]))
    return FALSE;

  parsed->stamp = take_bracket (p, end, STAMP_MAX, &parsed->stamp_length);

  return parsed->stamp != NULL && holds_time (parsed->stamp, parsed->stamp_length) &&
         take_depth (p, end, &parsed->depth);
}

/* [hh:mm:ss], and nothing else */
static gboolean
take_native_stamp (const char **p,
                   const char  *end,
                   TideLogLine *parsed)
{
  parsed->stamp = take_bracket (p, end, strlen ("hh:mm:ss"), &parsed->stamp_length);
  if (parsed->stamp == NULL || parsed->stamp_length < strlen ("h:mm:ss"))
    return FALSE;

  for (gsize i = 0; i < parsed->stamp_length; i++)
    {
      gsize from_end = parsed->stamp_length - i;

      if (from_end == 3 || from_end == 6 ? parsed->stamp[i] != ':' : !g_ascii_isdigit (parsed->stamp[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
tide_log_line_parse (TideLogDialect dialect,
                     const char    *line,
                     gsize          length,
                     TideLogLine   *parsed)
{
  const char *p = line;
  const char *end = line + length;

  if (G_LIKELY (length == 0 || line[0] != '['))
    return FALSE;

  *parsed = (TideLogLine) { .depth = -1, .level = "" };
  if (dialect == TIDE_LOG_MANAGED)
    {
      if (!take_managed_stamp (&p, end, parsed))
        return FALSE;
      parsed->level = take_level (&p, end);
    }
  else if (!take_native_stamp (&p, end, parsed))
    return FALSE;

  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  parsed->text = p;
  parsed->text_length = end - p;
  parsed->head = find_head (p, end - p);

  return TRUE;
}

/* "Error code 0XC103798A (31114): …", indented */
gboolean
tide_log_is_error_code (const char *line,
                        gsize       length)
{
  gsize i = 0;

  while (i < length && (line[i] == ' ' || line[i] == '\t'))
    i++;

  return begins_with (line + i, length - i, "Error code 0X");
}

const TideLogHead *
tide_log_frame_head (void)
{
  return &frame_head;
}

const TideLogHead *
tide_log_kept_head (void)
{
  return &kept_head;
}

gboolean
tide_log_is_native_sentence (const char *text,
                             gsize       length)
{
  static const char *const phrases[] = {
    ".cxx:",       "=== IGNORING PREVIOUS ERRORS", "++++ Starting interpreter", "Interpreting line <",
    "Entering Sc", "Process has exited with ",     "existing server object",    "Error code 0X",
    "Leaving Sc",  "admin groups",                 "::Sc",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (holds (text, length, phrases[i]))
      return TRUE;

  return FALSE;
}
