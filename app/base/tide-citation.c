/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include <tidemark/tide-citation.h>

#include "base/tide-getters.h"

#define MAX_BEFORE 200

struct _TideCitation
{
  GObject parent_instance;

  char              *evidence;
  TideCitationSource source;
  guint64            line;
  guint64            offset;
  guint64            length;
  char              *key;
  char              *value;
  char              *text;
  char              *before;
};

G_DEFINE_FINAL_TYPE (TideCitation, tide_citation, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, const char *, evidence)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, TideCitationSource, source)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, guint64, line)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, guint64, offset)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, guint64, length)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, const char *, key)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, const char *, value)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, const char *, text)
TIDE_DEFINE_GETTER (TideCitation, tide_citation, CITATION, const char *, before)

static void
tide_citation_finalize (GObject *object)
{
  TideCitation *self = TIDE_CITATION (object);

  g_free (self->evidence);
  g_free (self->key);
  g_free (self->value);
  g_free (self->text);
  g_free (self->before);

  G_OBJECT_CLASS (tide_citation_parent_class)->finalize (object);
}

static void
tide_citation_class_init (TideCitationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_citation_finalize;
}

static void
tide_citation_init (TideCitation *self)
{
}

TideCitation *
tide_citation_new_text (const char *evidence,
                        guint64     line,
                        guint64     offset,
                        guint64     length,
                        const char *text)
{
  TideCitation *self;

  g_return_val_if_fail (evidence != NULL, NULL);

  self = g_object_new (TIDE_TYPE_CITATION, NULL);
  self->evidence = g_strdup (evidence);
  self->source = TIDE_CITATION_SOURCE_FILE;
  self->line = line;
  self->offset = offset;
  self->length = length;
  self->text = g_strdup (text);

  return self;
}

TideCitation *
tide_citation_new_value (const char        *evidence,
                         TideCitationSource source,
                         guint64            line,
                         guint64            offset,
                         const char        *key,
                         const char        *value,
                         const char        *text)
{
  TideCitation *self = tide_citation_new_text (evidence, line, offset, 0, text);

  g_return_val_if_fail (self != NULL && key != NULL, self);

  self->source = source;
  self->key = g_strdup (key);
  self->value = g_strdup (value);

  return self;
}

TideCitation *
tide_citation_new_difference (const char *evidence,
                              guint64     offset,
                              const char *key,
                              const char *value,
                              const char *text,
                              const char *before)
{
  TideCitation *self = tide_citation_new_value (evidence, TIDE_CITATION_SOURCE_DIFFERS, 0, offset, key, value,
                                                text);

  g_return_val_if_fail (self != NULL, NULL);

  self->before = g_strdup (before);

  return self;
}

static char *
describe_difference (const char *before)
{
  g_autofree char *start = NULL;

  if (before == NULL)
    return g_strdup (_("from the transaction log; the hive alone differs"));
  if (g_utf8_strlen (before, -1) <= MAX_BEFORE)
    return g_strdup_printf (_("from the transaction log; the hive alone says “%s”"), before);
  start = g_utf8_substring (before, 0, MAX_BEFORE);

  return g_strdup_printf (_("from the transaction log; the hive alone says “%s…”"), start);
}

char *
tide_citation_describe_source (TideCitation *self)
{
  g_return_val_if_fail (TIDE_IS_CITATION (self), NULL);

  switch (self->source)
    {
    case TIDE_CITATION_SOURCE_LOG:
      return g_strdup (_("from the transaction log"));
    case TIDE_CITATION_SOURCE_DIFFERS:
      return describe_difference (self->before);
    case TIDE_CITATION_SOURCE_DAMAGED:
      return g_strdup (_("from a damaged hive"));
    case TIDE_CITATION_SOURCE_STALE:
      return g_strdup (_("from a hive that was in use, without its logs: may be out of date"));
    case TIDE_CITATION_SOURCE_FILE:
    case TIDE_CITATION_SOURCE_HIVE:
    default:
      return NULL;
    }
}
