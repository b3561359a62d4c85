/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/servers/tide-server-private.h"

G_DEFINE_FINAL_TYPE (TideInstallerFailure, tide_installer_failure, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, const char *, evidence)
TIDE_DEFINE_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, guint64, line)
TIDE_DEFINE_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, const char *, action)
TIDE_DEFINE_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, const char *, product)
TIDE_DEFINE_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, const char *, reason)
TIDE_DEFINE_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, const char *, package)
TIDE_DEFINE_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, gboolean, followed)
TIDE_DEFINE_LIST_GETTER (TideInstallerFailure, tide_installer_failure, INSTALLER_FAILURE, citations)

static void
tide_installer_failure_finalize (GObject *object)
{
  TideInstallerFailure *self = TIDE_INSTALLER_FAILURE (object);

  g_free (self->evidence);
  g_free (self->action);
  g_free (self->product);
  g_free (self->reason);
  g_free (self->package);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_installer_failure_parent_class)->finalize (object);
}

static void
tide_installer_failure_class_init (TideInstallerFailureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_installer_failure_finalize;
}

static void
tide_installer_failure_init (TideInstallerFailure *self)
{
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
