/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"

G_DEFINE_FINAL_TYPE (TideInsFile, tide_ins_file, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideInsFile, tide_ins_file, INS_FILE, const char *, file)
TIDE_DEFINE_GETTER (TideInsFile, tide_ins_file, INS_FILE, guint64, line)
TIDE_DEFINE_LIST_GETTER (TideInsFile, tide_ins_file, INS_FILE, steps)
TIDE_DEFINE_GETTER (TideInsFile, tide_ins_file, INS_FILE, TideCitation *, citation)

static void
tide_ins_file_finalize (GObject *object)
{
  TideInsFile *self = TIDE_INS_FILE (object);

  g_free (self->file);
  g_object_unref (self->steps);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_ins_file_parent_class)->finalize (object);
}

static void
tide_ins_file_class_init (TideInsFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_ins_file_finalize;
}

static void
tide_ins_file_init (TideInsFile *self)
{
  self->steps = g_list_store_new (TIDE_TYPE_INS_STEP);
}
