/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/tide-getters.h"
#include "findings/tide-node-private.h"

G_DEFINE_FINAL_TYPE (TideNodeRow, tide_node_row, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideNodeRow, tide_node_row, NODE_ROW, TideNodeSubject, subject)
TIDE_DEFINE_GETTER (TideNodeRow, tide_node_row, NODE_ROW, const char *, name)
TIDE_DEFINE_GETTER (TideNodeRow, tide_node_row, NODE_ROW, TideNodeAspect, aspect)
TIDE_DEFINE_GETTER (TideNodeRow, tide_node_row, NODE_ROW, TideNodeMark, mark)
TIDE_DEFINE_LIST_GETTER (TideNodeRow, tide_node_row, NODE_ROW, cells)

static void
tide_node_row_finalize (GObject *object)
{
  TideNodeRow *self = TIDE_NODE_ROW (object);

  g_free (self->name);
  g_object_unref (self->cells);

  G_OBJECT_CLASS (tide_node_row_parent_class)->finalize (object);
}

static void
tide_node_row_class_init (TideNodeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_node_row_finalize;
}

static void
tide_node_row_init (TideNodeRow *self)
{
  self->cells = g_list_store_new (TIDE_TYPE_NODE_CELL);
}

static const char *
caption_of_presence (TideNodeSubject subject)
{
  static const char *const captions[] = {
    [TIDE_NODE_SUBJECT_WINDOWS] = N_("Version"),
    [TIDE_NODE_SUBJECT_ROLE] = N_("Role"),
    [TIDE_NODE_SUBJECT_FILE] = N_("File in the Cluster directory"),
    [TIDE_NODE_SUBJECT_RESOURCE_TYPE] = N_("Resource type in the node’s hive"),
    [TIDE_NODE_SUBJECT_EVENT_SOURCE] = N_("Event source"),
    [TIDE_NODE_SUBJECT_EXCLUADM] = N_("COM class"),
  };

  g_assert (subject < G_N_ELEMENTS (captions));

  return _(captions[subject]);
}

const char *
tide_node_row_get_caption (TideNodeRow *self)
{
  g_return_val_if_fail (TIDE_IS_NODE_ROW (self), NULL);

  switch (self->aspect)
    {
    case TIDE_NODE_ASPECT_STATE:
      return _("State of the role");
    case TIDE_NODE_ASPECT_VERSION:
      return self->subject == TIDE_NODE_SUBJECT_ROLE ? _("Unpacked version") : _("Version");
    case TIDE_NODE_ASPECT_CONFIGURED_VERSION:
      return _("Configured version");
    case TIDE_NODE_ASPECT_ARCHITECTURE:
      return _("Architecture");
    case TIDE_NODE_ASPECT_HASH:
      return _("SHA-256");
    case TIDE_NODE_ASPECT_LIBRARY:
      return _("DLL of the resource type");
    case TIDE_NODE_ASPECT_MESSAGE_FILE:
      return _("Message file of the event source");
    case TIDE_NODE_ASPECT_PRESENCE:
    default:
      return caption_of_presence (self->subject);
    }
}
