/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/log/tide-clixml.h"

#define DEPTH_MAX 16
/* Windows allows 256 characters in the name of a service. */
#define WORD_MAX 256

/* An object, or an entry of a table, that is open */
typedef struct
{
  gboolean entry;
  char     property[WORD_MAX]; /* what it is called in the object around it */
  char     name[WORD_MAX];
  char     mode[WORD_MAX];
  guint64  offset;
  guint64  line;
} Frame;

struct _TideClixml
{
  TideClixmlFunc func;
  gpointer       user_data;
  Frame          frames[DEPTH_MAX];
  gsize          depth; /* may be more than there are frames */
  guint64        offset;
  guint64        line;
};

/* One "<…>" and the text behind it */
typedef struct
{
  const char *tag; /* without the brackets */
  gsize       tag_length;
  const char *text;
  gsize       text_length;
} Piece;

TideClixml *
tide_clixml_new (TideClixmlFunc func,
                 gpointer       user_data)
{
  TideClixml *self = g_new0 (TideClixml, 1);

  self->func = func;
  self->user_data = user_data;

  return self;
}

void
tide_clixml_free (TideClixml *self)
{
  g_free (self);
}

static Frame *
top (TideClixml *self)
{
  return self->depth > 0 && self->depth <= DEPTH_MAX ? &self->frames[self->depth - 1] : NULL;
}

static gboolean
is_tag (const Piece *piece,
        const char  *name)
{
  gsize length = strlen (name);

  return piece->tag_length >= length && memcmp (piece->tag, name, length) == 0 &&
         (piece->tag_length == length || g_ascii_isspace (piece->tag[length]));
}

/* The attribute N, "" if there is none */
static void
take_property (const Piece *piece,
               char         property[WORD_MAX])
{
  static const char attribute[] = " N=\"";
  const char *end = piece->tag + piece->tag_length;
  const char *found = memmem (piece->tag, piece->tag_length, attribute, strlen (attribute));
  const char *close = NULL;

  property[0] = '\0';
  if (found == NULL)
    return;
  found += strlen (attribute);
  close = memchr (found, '"', end - found);
  if (close != NULL && close - found < WORD_MAX)
    g_strlcpy (property, found, close - found + 1);
}

/* The five entities of XML; everything else stands for itself. A word too long for a name is none. */
static void
take_word (const Piece *piece,
           char         word[WORD_MAX])
{
  static const struct
  {
    const char *entity;
    char        character;
  } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
                   { "&apos;", '\'' } };
  const char *p = piece->text;
  const char *end = p + piece->text_length;
  gsize n = 0;

  while (p < end && n < WORD_MAX - 1)
    {
      gsize step = 1;

      word[n] = *p;
      for (gsize i = 0; *p == '&' && i < G_N_ELEMENTS (entities); i++)
        if ((gsize) (end - p) >= strlen (entities[i].entity) &&
            memcmp (p, entities[i].entity, strlen (entities[i].entity)) == 0)
          {
            word[n] = entities[i].character;
            step = strlen (entities[i].entity);
            break;
          }
      p += step;
      n++;
    }
  word[p < end ? 0 : n] = '\0';
  if (memchr (word, '\0', n) != NULL)
    word[0] = '\0';
}

static void
tell (TideClixml *self,
      Frame      *frame)
{
  const TideClixmlPair pair = { frame->name, frame->mode, frame->offset, frame->line };

  if (frame->name[0] != '\0' && frame->mode[0] != '\0')
    self->func (&pair, self->user_data);
}

static void
open_frame (TideClixml  *self,
            const Piece *piece,
            gboolean     entry)
{
  Frame *frame;

  self->depth++;
  frame = top (self);
  if (frame == NULL)
    return;
  frame->entry = entry;
  frame->name[0] = frame->mode[0] = '\0';
  take_property (piece, frame->property);
}

static void
close_frame (TideClixml *self)
{
  Frame *frame = top (self);

  if (frame != NULL)
    tell (self, frame);
  if (self->depth > 0)
    self->depth--;
}

/* The modes in the words of WMI, of .NET and of its numbers */
static gboolean
is_mode (const char *word)
{
  static const char *const modes[] = { "Auto", "Automatic", "Manual", "Disabled", "Boot", "System", "0", "1",
                                       "2",    "3",         "4" };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_ascii_strcasecmp (word, modes[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_any (const char        *word,
        const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (word, *words) == 0)
      return TRUE;

  return FALSE;
}

static void
set (TideClixml *self,
     Frame      *frame,
     const char *property,
     const char *word)
{
  static const char *const names[] = { "Name", "ServiceName", NULL };
  static const char *const modes[] = { "StartMode", "StartType", "StartupType", "StartupMode", NULL };
  gboolean first = frame->name[0] == '\0' && frame->mode[0] == '\0';
  gboolean name = is_any (property, frame->entry ? (const char *const[]) { "Key", NULL } : names);
  gboolean mode = is_any (property, frame->entry ? (const char *const[]) { "Value", NULL } : modes);

  if ((!name && !mode) || (mode && !is_mode (word)) || (name && frame->name[0] != '\0'))
    return;
  g_strlcpy (name ? frame->name : frame->mode, word, WORD_MAX);
  if (first)
    {
      frame->offset = self->offset;
      frame->line = self->line;
    }
}

/* <S N="Name">X</S> belongs to the object; <ToString> of an object called StartType to the one around it. */
static void
take_value (TideClixml  *self,
            const Piece *piece)
{
  Frame *frame = top (self);
  char property[WORD_MAX];
  char word[WORD_MAX];

  if (frame == NULL)
    return;
  take_property (piece, property);
  take_word (piece, word);
  if (is_tag (piece, "ToString") && self->depth > 1)
    set (self, frame - 1, frame->property, word);
  else if (property[0] != '\0' && word[0] != '\0')
    set (self, frame, property, word);
}

static void
take_piece (TideClixml  *self,
            const Piece *piece)
{
  gboolean alone = piece->tag_length > 0 && piece->tag[piece->tag_length - 1] == '/';

  if (is_tag (piece, "/Obj") || is_tag (piece, "/En"))
    close_frame (self);
  else if (!alone && (is_tag (piece, "Obj") || is_tag (piece, "En")))
    open_frame (self, piece, is_tag (piece, "En"));
  else if (!alone && (is_tag (piece, "S") || is_tag (piece, "I32") || is_tag (piece, "ToString")))
    take_value (self, piece);
}

void
tide_clixml_feed (TideClixml *self,
                  const char *text,
                  gsize       length,
                  guint64     offset,
                  guint64     line)
{
  const char *end = text + length;
  const char *open = memchr (text, '<', length);

  self->offset = offset;
  self->line = line;
  while (open != NULL)
    {
      const char *close = memchr (open, '>', end - open);
      const char *next;
      Piece piece;

      if (close == NULL)
        return;
      next = memchr (close, '<', end - close);
      piece = (Piece) { open + 1, close - open - 1, close + 1, next != NULL ? next - close - 1 : 0 };
      take_piece (self, &piece);
      open = next;
    }
}
