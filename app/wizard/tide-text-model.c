/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-text-model.h"

#define BLOCK 256
#define MAX_BLOCKS 64

struct _TideLine
{
  GObject parent_instance;

  guint64 number;
  char   *text;
};

enum
{
  LINE_PROP_0,
  LINE_PROP_TEXT,
  LINE_N_PROPS
};

static GParamSpec *line_properties[LINE_N_PROPS];

G_DEFINE_FINAL_TYPE (TideLine, tide_line, G_TYPE_OBJECT)

static void
tide_line_finalize (GObject *object)
{
  g_free (TIDE_LINE (object)->text);

  G_OBJECT_CLASS (tide_line_parent_class)->finalize (object);
}

static void
tide_line_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  if (id == LINE_PROP_TEXT)
    g_value_set_string (value, TIDE_LINE (object)->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tide_line_class_init (TideLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tide_line_finalize;
  object_class->get_property = tide_line_get_property;
  line_properties[LINE_PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, LINE_N_PROPS, line_properties);
}

static void
tide_line_init (TideLine *self)
{
}

guint64
tide_line_get_number (TideLine *self)
{
  return self->number;
}

const char *
tide_line_get_text (TideLine *self)
{
  return self->text;
}

static void
tide_line_set_text (TideLine   *self,
                    const char *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), line_properties[LINE_PROP_TEXT]);
}

struct _TideTextModel
{
  GObject parent_instance;

  TideText     *text;
  guint         n_lines;
  GHashTable   *blocks; /* number of the block → GPtrArray of TideLine */
  GQueue        recent; /* numbers of blocks, the latest first */
  GCancellable *cancellable;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void tide_text_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TideTextModel, tide_text_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tide_text_model_list_init))

typedef struct
{
  TideTextModel *model;
  GPtrArray     *lines;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->model);
  g_ptr_array_unref (fetch->lines);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = tide_text_read_finish (TIDE_TEXT (source), result, &error);

  if (texts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (fetch->model, signals[FAILED], 0, error->message);
      return;
    }
  for (guint i = 0; i < fetch->lines->len && texts[i] != NULL; i++)
    tide_line_set_text (g_ptr_array_index (fetch->lines, i), texts[i]);
}

static void
fetch_block (TideTextModel *self,
             guint          number,
             GPtrArray     *lines)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->model = g_object_ref (self);
  fetch->lines = g_ptr_array_ref (lines);
  tide_text_read_async (self->text, (guint64) number * BLOCK + 1, lines->len, self->cancellable,
                        fetched_cb, fetch);
}

static void
forget_oldest (TideTextModel *self)
{
  while (self->recent.length > MAX_BLOCKS)
    g_hash_table_remove (self->blocks, g_queue_pop_tail (&self->recent));
}

static GPtrArray *
new_block (TideTextModel *self,
           guint          number)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  const guint first = number * BLOCK;

  for (guint i = first; i < MIN (first + BLOCK, self->n_lines); i++)
    {
      TideLine *line = g_object_new (TIDE_TYPE_LINE, NULL);

      line->number = (guint64) i + 1;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static GPtrArray *
get_block (TideTextModel *self,
           guint          number)
{
  GPtrArray *lines = g_hash_table_lookup (self->blocks, GUINT_TO_POINTER (number));

  if (lines != NULL)
    return lines;

  lines = new_block (self, number);
  g_hash_table_insert (self->blocks, GUINT_TO_POINTER (number), lines);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (number));
  forget_oldest (self);
  fetch_block (self, number, lines);
  return lines;
}

static GType
tide_text_model_get_item_type (GListModel *model)
{
  return TIDE_TYPE_LINE;
}

static guint
tide_text_model_get_n_items (GListModel *model)
{
  return TIDE_TEXT_MODEL (model)->n_lines;
}

static gpointer
tide_text_model_get_item (GListModel *model,
                          guint       position)
{
  TideTextModel *self = TIDE_TEXT_MODEL (model);

  if (position >= self->n_lines)
    return NULL;
  return g_object_ref (g_ptr_array_index (get_block (self, position / BLOCK), position % BLOCK));
}

static void
tide_text_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = tide_text_model_get_item_type;
  iface->get_n_items = tide_text_model_get_n_items;
  iface->get_item = tide_text_model_get_item;
}

static void
tide_text_model_finalize (GObject *object)
{
  TideTextModel *self = TIDE_TEXT_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->text);
  g_hash_table_unref (self->blocks);
  g_queue_clear (&self->recent);

  G_OBJECT_CLASS (tide_text_model_parent_class)->finalize (object);
}

static void
tide_text_model_class_init (TideTextModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_text_model_finalize;
  signals[FAILED] = g_signal_new ("failed", TIDE_TYPE_TEXT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tide_text_model_init (TideTextModel *self)
{
  self->blocks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->cancellable = g_cancellable_new ();
}

TideTextModel *
tide_text_model_new (TideText *text)
{
  TideTextModel *self = g_object_new (TIDE_TYPE_TEXT_MODEL, NULL);

  self->text = g_object_ref (text);
  /* A list model counts in guint; no log that fits a screen's scroll bar has more lines. */
  self->n_lines = (guint) MIN (tide_text_get_n_lines (text), G_MAXINT);

  return self;
}
