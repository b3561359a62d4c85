/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-node-box.h"
#include "wizard/tide-node-table.h"
#include "wizard/tide-words.h"

struct _TideNodeTable
{
  GtkBox parent_instance;

  GtkWidget *table;
  GtkWidget *more;

  GPtrArray *rows; /* TideNodeRow, those that differ first */
  guint      n_shown;
  GtkWidget *current; /* (nullable) the cell that the keyboard went to last */
};

#define ROWS_AT_ONCE 12
#define MAX_ROWS 200

G_DEFINE_FINAL_TYPE (TideNodeTable, tide_node_table, GTK_TYPE_BOX)

static gboolean
is_odd (TideNodeRow *row)
{
  const TideNodeMark mark = tide_node_row_get_mark (row);

  return mark == TIDE_NODE_MARK_DIFFERS || mark == TIDE_NODE_MARK_UNEQUAL;
}

static void
collect_rows (TideNodeTable *self,
              GListModel    *rows,
              gboolean       odd)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TideNodeRow) row = g_list_model_get_item (rows, i);

      if (is_odd (row) == odd)
        g_ptr_array_add (self->rows, g_steal_pointer (&row));
    }
}

/* Rows are boxes of their own, as assistive technology wants them; columns of one width keep them even. */
static GtkWidget *
append_row (TideNodeTable *self,
            const char    *name)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "homogeneous", TRUE, NULL);

  gtk_widget_add_css_class (row, "tide-node-row");
  tide_a11y_set_label (row, name);
  gtk_box_append (GTK_BOX (self->table), row);

  return row;
}

static void
add_head (TideNodeTable     *self,
          const char *const *nodes)
{
  GtkBox *row = GTK_BOX (append_row (self, _("Nodes")));

  gtk_box_append (row, tide_node_box_new_head (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, _("Compared"), NULL));
  for (guint i = 0; nodes[i] != NULL; i++)
    gtk_box_append (row, tide_node_box_new_head (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, nodes[i], NULL));
}

static void
add_row (TideNodeTable *self,
         TideNodeRow   *row)
{
  const char *name = tide_words_node_row (row);
  const char *caption = tide_node_row_get_caption (row);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, caption);
  GtkBox *box = GTK_BOX (append_row (self, label));
  GListModel *cells = tide_node_row_get_cells (row);

  gtk_box_append (box, tide_node_box_new_head (GTK_ACCESSIBLE_ROLE_ROW_HEADER, name, caption));
  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      gtk_box_append (box, tide_node_box_new (row, cell));
    }
}

static void
show_rows (TideNodeTable *self,
           guint          n)
{
  const guint n_rows = MIN (self->rows->len, MAX_ROWS);
  g_autofree char *label = NULL;

  for (; self->n_shown < MIN (n, n_rows); self->n_shown++)
    add_row (self, self->rows->pdata[self->n_shown]);
  /* Translators: a button below a list that shows its first rows only */
  label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n_rows - self->n_shown),
                           n_rows - self->n_shown);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, n_rows > self->n_shown);
}

static void
show_more_cb (TideNodeTable *self)
{
  show_rows (self, MAX_ROWS);
}

static GtkWidget *
get_child (GtkWidget *parent,
           guint      position)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (child != NULL && position-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static guint
get_position (GtkWidget *widget)
{
  guint position = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    position++;

  return position;
}

/* (nullable): the cell that an arrow key leads to */
static GtkWidget *
find_neighbour (GtkWidget       *cell,
                GtkDirectionType direction)
{
  const gboolean rtl = gtk_widget_get_direction (gtk_widget_get_parent (cell)) == GTK_TEXT_DIR_RTL;
  GtkWidget *row = gtk_widget_get_parent (cell);

  switch (direction)
    {
    case GTK_DIR_UP:
      row = gtk_widget_get_prev_sibling (row);
      return row != NULL ? get_child (row, get_position (cell)) : NULL;
    case GTK_DIR_DOWN:
      row = gtk_widget_get_next_sibling (row);
      return row != NULL ? get_child (row, get_position (cell)) : NULL;
    case GTK_DIR_LEFT:
      return rtl ? gtk_widget_get_next_sibling (cell) : gtk_widget_get_prev_sibling (cell);
    case GTK_DIR_RIGHT:
      return rtl ? gtk_widget_get_prev_sibling (cell) : gtk_widget_get_next_sibling (cell);
    default:
      return NULL;
    }
}

static gboolean
go_to (TideNodeTable *self,
       GtkWidget     *cell)
{
  /* Heads have no focus: what they say, the cells say. */
  if (cell == NULL || !gtk_widget_get_focusable (cell))
    return FALSE;
  self->current = cell;

  return gtk_widget_grab_focus (cell);
}

static GtkWidget *
find_focus (TideNodeTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && TIDE_IS_NODE_BOX (focus) && gtk_widget_is_ancestor (focus, self->table) ? focus
                                                                                                  : NULL;
}

static gboolean
is_tab (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
}

/* (nullable): the cell after the first head */
static GtkWidget *
find_first (TideNodeTable *self)
{
  GtkWidget *row = get_child (self->table, 1);

  return row != NULL ? get_child (row, 1) : NULL;
}

/* What lies around the table, the button below it for one, is reached as everywhere. */
static gboolean
tide_node_table_focus (GtkWidget       *widget,
                       GtkDirectionType direction)
{
  TideNodeTable *self = TIDE_NODE_TABLE (widget);
  GtkWidget *focus = find_focus (self);
  GtkWidget *more = self->more;

  if (focus != NULL && !is_tab (direction))
    return go_to (self, find_neighbour (focus, direction));
  if (focus != NULL && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_get_visible (more) && gtk_widget_grab_focus (more);
  if (focus != NULL)
    return FALSE;
  if (gtk_widget_has_focus (more))
    return (direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP) &&
           go_to (self, self->current != NULL ? self->current : find_first (self));
  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_get_visible (more))
    return gtk_widget_grab_focus (more);

  return go_to (self, self->current != NULL ? self->current : find_first (self));
}

static void
tide_node_table_dispose (GObject *object)
{
  TideNodeTable *self = TIDE_NODE_TABLE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tide_node_table_parent_class)->dispose (object);
}

static void
tide_node_table_class_init (TideNodeTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_node_table_dispose;
  widget_class->focus = tide_node_table_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-node-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TideNodeTable, table);
  gtk_widget_class_bind_template_child (widget_class, TideNodeTable, more);
  gtk_widget_class_bind_template_callback (widget_class, show_more_cb);
}

static void
tide_node_table_init (TideNodeTable *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tide_node_table_new (TideNodeMatrix *matrix)
{
  TideNodeTable *self = g_object_new (TIDE_TYPE_NODE_TABLE, NULL);

  collect_rows (self, tide_node_matrix_get_rows (matrix), TRUE);
  collect_rows (self, tide_node_matrix_get_rows (matrix), FALSE);
  add_head (self, tide_node_matrix_get_nodes (matrix));
  show_rows (self, MAX (ROWS_AT_ONCE, tide_node_matrix_count (matrix, TIDE_NODE_MARK_DIFFERS) +
                                      tide_node_matrix_count (matrix, TIDE_NODE_MARK_UNEQUAL)));

  return GTK_WIDGET (self);
}
