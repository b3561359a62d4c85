/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tide-citation.h>

#include "base/tide-getters.h"

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

static void
tide_citation_finalize (GObject *object)
{
  TideCitation *self = TIDE_CITATION (object);

  g_free (self->evidence);
  g_free (self->key);
  g_free (self->value);
  g_free (self->text);

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
