/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_EVENT_SOURCE (tide_event_source_get_type ())

/**
 * TideEventSource:
 *
 * A source of the event log under Services\EventLog.
 */
G_DECLARE_FINAL_TYPE (TideEventSource, tide_event_source, TIDE, EVENT_SOURCE, GObject)

/**
 * tide_event_source_get_name:
 * @self: the object
 *
 * Returns: (transfer none): its name
 */
const char *tide_event_source_get_name (TideEventSource *self);

/**
 * tide_event_source_get_log:
 * @self: the object
 *
 * Returns: (transfer none): Application or System
 */
const char *tide_event_source_get_log (TideEventSource *self);

/**
 * tide_event_source_get_state:
 * @self: the object
 *
 * Returns: whether its key is there
 */
TidePresence tide_event_source_get_state (TideEventSource *self);

/**
 * tide_event_source_get_message_file:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): EventMessageFile as it stands
 */
const char *tide_event_source_get_message_file (TideEventSource *self);

/**
 * tide_event_source_get_message_file_present:
 * @self: the object
 *
 * Returns: whether that file is in the evidence
 */
TideTruth tide_event_source_get_message_file_present (TideEventSource *self);

/**
 * tide_event_source_get_unknown_variable:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): a variable in EventMessageFile that the server does not know
 */
const char *tide_event_source_get_unknown_variable (TideEventSource *self);

/**
 * tide_event_source_get_category_file:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): CategoryMessageFile as it stands
 */
const char *tide_event_source_get_category_file (TideEventSource *self);

/**
 * tide_event_source_get_types_supported:
 * @self: the object
 *
 * Returns: TypesSupported, -1 if it is not there
 */
gint64 tide_event_source_get_types_supported (TideEventSource *self);

/**
 * tide_event_source_get_key:
 * @self: the object
 *
 * Returns: (transfer none): the key's path under HKEY_LOCAL_MACHINE; where it would stand if it is missing
 */
const char *tide_event_source_get_key (TideEventSource *self);

/**
 * tide_event_source_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation
 */
GListModel *tide_event_source_get_citations (TideEventSource *self);

G_END_DECLS
