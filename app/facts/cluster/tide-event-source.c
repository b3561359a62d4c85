/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideEventSource, tide_event_source, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, const char *, name)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, const char *, log)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, TidePresence, state)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, const char *, message_file)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, TideTruth, message_file_present)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, const char *, unknown_variable)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, const char *, category_file)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, gint64, types_supported)
TIDE_DEFINE_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, const char *, key)
TIDE_DEFINE_LIST_GETTER (TideEventSource, tide_event_source, EVENT_SOURCE, citations)

static void
tide_event_source_finalize (GObject *object)
{
  TideEventSource *self = TIDE_EVENT_SOURCE (object);

  g_free (self->name);
  g_free (self->log);
  g_free (self->message_file);
  g_free (self->unknown_variable);
  g_free (self->category_file);
  g_free (self->key);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_event_source_parent_class)->finalize (object);
}

static void
tide_event_source_class_init (TideEventSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_event_source_finalize;
}

static void
tide_event_source_init (TideEventSource *self)
{
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
