#include "config.h"

#include "contents/contents-list.h"

#include "contents/evidence-dots.h"

#include <glib/gi18n.h>

#define AUTOEXPAND_MAX 300   /* entries; longer ones open at their top level */
#define READING_LINE   0.35  /* of the view's height: what stands there is read */
#define ABOVE          0.015 /* of a page, that a heading stands off the top edge */

struct _TsContentsList
{
  GtkWidget parent_instance;

  TsPageView *view;
  TsReportMarks *marks;
  GtkAdjustment *adjustment; /* of the view */
  TsContentsTree *tree;
  GtkTreeListModel *model;
  GtkSingleSelection *selection;
  GHashTable *bound; /* GtkListItem that shows an entry */
  guint follow_source;
  guint current; /* index of the entry, G_MAXUINT for none */

  GtkWidget *stack;
  GtkWidget *notice;
  GtkWidget *list;
  GtkWidget *busy;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (TsContentsList, ts_contents_list, GTK_TYPE_WIDGET)

/* --- Rows --- */

typedef struct
{
  GtkWidget *expander;
  GtkWidget *title;
  GtkWidget *dots;
  GtkWidget *page;
} Row;

static TsContentsEntry *
get_entry (GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* As far as the next entry that is seen. */
static void
find_bars (TsContentsList *self, GtkListItem *item, guint index, guint *first, guint *end)
{
  const TsReportMap *map = ts_report_marks_get_map (self->marks);
  gboolean expanded = gtk_tree_list_row_get_expanded (gtk_list_item_get_item (item));
  guint next = expanded ? index + 1 : ts_contents_tree_get_end (self->tree, index);
  double from, to = 2, y;
  guint page;

  *first = *end = 0;
  if (!ts_contents_tree_get_place (self->tree, index, &page, &y))
    return;
  from = ts_report_map_to_fraction (map, page, y);
  if (next < ts_contents_tree_get_n_entries (self->tree) &&
      ts_contents_tree_get_place (self->tree, next, &page, &y))
    to = ts_report_map_to_fraction (map, page, y);
  ts_report_marks_find_bars (self->marks, from, to, first, end);
}

static void
show_evidence (TsContentsList *self, GtkListItem *item)
{
  const Row *row = g_object_get_data (G_OBJECT (item), "ts-row");
  g_autoptr (TsContentsEntry) entry = get_entry (item);
  g_autofree char *evidence = NULL, *place = NULL, *name = NULL;
  guint first, end, page;
  double y;

  if (entry == NULL || self->tree == NULL)
    return;
  find_bars (self, item, ts_contents_entry_get_index (entry), &first, &end);
  ts_evidence_dots_set_bars (TS_EVIDENCE_DOTS (row->dots), self->marks, first, end);
  evidence = ts_report_marks_describe_bars (self->marks, first, end);
  if (ts_contents_tree_get_place (self->tree, ts_contents_entry_get_index (entry), &page, &y))
    place = g_strdup_printf (_ ("page %u"), page + 1);
  name = g_strjoin (", ", ts_contents_entry_get_title (entry), place != NULL ? place : evidence,
                    place != NULL ? evidence : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->title), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (row->expander, name);
}

static void
expanded_cb (GtkListItem *item)
{
  TsContentsList *self = g_object_get_data (G_OBJECT (item), "ts-list");

  show_evidence (self, item);
}

static void
setup_cb (TsContentsList *self, GtkListItem *item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->expander = gtk_tree_expander_new ();
  row->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (row->title), TRUE);
  gtk_widget_set_hexpand (row->title, TRUE);
  row->dots = ts_evidence_dots_new ();
  row->page = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->page, "dim-label");
  gtk_widget_add_css_class (row->page, "numeric");
  gtk_box_append (GTK_BOX (box), row->title);
  gtk_box_append (GTK_BOX (box), row->dots);
  gtk_box_append (GTK_BOX (box), row->page);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (row->expander), box);
  gtk_list_item_set_child (item, row->expander);
  g_object_set_data_full (G_OBJECT (item), "ts-row", row, g_free);
  g_object_set_data (G_OBJECT (item), "ts-list", self);
}

static void
bind_cb (TsContentsList *self, GtkListItem *item)
{
  const Row *row = g_object_get_data (G_OBJECT (item), "ts-row");
  g_autoptr (TsContentsEntry) entry = get_entry (item);
  g_autofree char *number = NULL;
  guint page;
  double y;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (row->expander), gtk_list_item_get_item (item));
  gtk_label_set_text (GTK_LABEL (row->title), ts_contents_entry_get_title (entry));
  if (ts_contents_tree_get_place (self->tree, ts_contents_entry_get_index (entry), &page, &y))
    number = g_strdup_printf ("%u", page + 1);
  gtk_label_set_text (GTK_LABEL (row->page), number != NULL ? number : "");
  g_hash_table_add (self->bound, item);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "notify::expanded", G_CALLBACK (expanded_cb),
                            item);
  show_evidence (self, item);
}

static void
unbind_cb (TsContentsList *self, GtkListItem *item)
{
  const Row *row = g_object_get_data (G_OBJECT (item), "ts-row");

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), expanded_cb, item);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (row->expander), NULL);
  g_hash_table_remove (self->bound, item);
}

static void
marks_cb (TsContentsList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_evidence (self, item);
}

/* --- Following the view --- */

/* The row of an entry, or of the one above it that is seen. */
static GtkTreeListRow *
find_row (TsContentsList *self, guint index)
{
  guint parent = ts_contents_tree_get_parent (self->tree, index);
  guint position = ts_contents_tree_get_position (self->tree, index);
  g_autoptr (GtkTreeListRow) above = NULL;
  GtkTreeListRow *row;

  if (parent == G_MAXUINT)
    return gtk_tree_list_model_get_child_row (self->model, position);
  above = find_row (self, parent);
  if (above == NULL || !gtk_tree_list_row_get_expanded (above))
    return g_steal_pointer (&above);
  row = gtk_tree_list_row_get_child_row (above, position);
  return row != NULL ? row : g_steal_pointer (&above);
}

static void
select_current (TsContentsList *self)
{
  g_autoptr (GtkTreeListRow) row = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->current != G_MAXUINT)
    row = find_row (self, self->current);
  if (row != NULL)
    position = gtk_tree_list_row_get_position (row);
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  /* Who is looking through the list is not to lose the place. */
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_focus_child (self->list) == NULL)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
follow (TsContentsList *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  guint page;
  double y;

  if (self->tree == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !ts_page_view_get_place_at (self->view, 0, height * READING_LINE, &page, &y))
    return;
  self->current = ts_contents_tree_find (self->tree, page, y);
  select_current (self);
}

static gboolean
follow_cb (gpointer data)
{
  TsContentsList *self = data;

  self->follow_source = 0;
  follow (self);
  return G_SOURCE_REMOVE;
}

/* The view may scroll while it is given its size; the list must not move then. */
static void
queue_follow (TsContentsList *self)
{
  if (self->follow_source == 0)
    self->follow_source = g_idle_add_full (G_PRIORITY_DEFAULT, follow_cb, self, NULL);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ts_contents_list_parent_class)->map (widget);
  queue_follow (TS_CONTENTS_LIST (widget));
}

/* --- Going there --- */

void
ts_contents_list_go_to (TsContentsList *self, guint index)
{
  guint page;
  double y;

  if (self->tree == NULL || index >= ts_contents_tree_get_n_entries (self->tree))
    return;
  if (!ts_contents_tree_get_place (self->tree, index, &page, &y))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  ts_page_view_note_jump (self->view, TS_JUMP_GO);
  ts_page_view_go_to_place (self->view, page, y - ABOVE);
  /* Another may begin above the line where reading is taken to be. */
  g_clear_handle_id (&self->follow_source, g_source_remove);
  self->current = index;
  select_current (self);
}

static void
activate_cb (TsContentsList *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (TsContentsEntry) entry = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (entry != NULL)
    ts_contents_list_go_to (self, ts_contents_entry_get_index (entry));
}

char *
ts_contents_list_dup_current (TsContentsList *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TsContentsEntry) entry = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return entry != NULL ? g_strdup (ts_contents_entry_get_title (entry)) : NULL;
}

/* --- What is shown --- */

static GListModel *
create_children_cb (gpointer item, gpointer data)
{
  TsContentsTree *tree = data;

  return ts_contents_tree_list_beneath (tree, ts_contents_entry_get_index (item));
}

static void
set_model (TsContentsList *self)
{
  GListModel *top = self->tree != NULL ? ts_contents_tree_list_top (self->tree) : NULL;

  g_clear_object (&self->model);
  if (top != NULL)
    self->model =
        gtk_tree_list_model_new (top, FALSE, ts_contents_tree_get_n_entries (self->tree) <= AUTOEXPAND_MAX,
                                 create_children_cb, g_object_ref (self->tree), g_object_unref);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
}

static void
show_notice (TsContentsList *self, gboolean found)
{
  g_autofree char *text = NULL;

  if (self->tree != NULL && ts_contents_tree_is_cut_off (self->tree))
    text = g_strdup_printf (_ ("Only the first %u entries are shown."), TS_CONTENTS_MAX);
  else if (found)
    text = g_strdup (_ ("This report has no contents of its own. These headings were found from its text."));
  gtk_label_set_text (GTK_LABEL (self->notice), text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
}

void
ts_contents_list_set_tree (TsContentsList *self, TsContentsTree *tree, gboolean found)
{
  gboolean empty = tree != NULL && ts_contents_tree_get_n_entries (tree) == 0;

  gtk_single_selection_set_model (self->selection, NULL);
  g_set_object (&self->tree, tree);
  self->current = G_MAXUINT;
  set_model (self);
  show_notice (self, found);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), tree == NULL ? self->busy
                                                        : empty      ? self->nothing
                                                                : gtk_widget_get_first_child (self->stack));
  queue_follow (self);
}

TsContentsTree *
ts_contents_list_get_tree (TsContentsList *self)
{
  return self->tree;
}

/* --- The widget --- */

static GtkWidget *
create_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "contents-note");
  return label;
}

static GtkListItemFactory *
create_factory (TsContentsList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  return factory;
}

static void
build (TsContentsList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->list =
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), create_factory (self));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Contents"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);

  self->notice = create_note (NULL);
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_label_set_justify (GTK_LABEL (self->notice), GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (GTK_LABEL (self->notice), 0);
  gtk_widget_add_css_class (self->notice, "caption");
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_box_append (GTK_BOX (box), scroller);
  self->busy = create_note (_ ("Looking for headings…"));
  self->nothing = create_note (_ ("No headings were found in this report. The pages are beside."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), box);
  gtk_stack_add_child (GTK_STACK (self->stack), self->busy);
  gtk_stack_add_child (GTK_STACK (self->stack), self->nothing);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static void
ts_contents_list_dispose (GObject *object)
{
  TsContentsList *self = TS_CONTENTS_LIST (object);

  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->tree);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->marks);
  g_clear_object (&self->view);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (ts_contents_list_parent_class)->dispose (object);
}

static void
ts_contents_list_class_init (TsContentsListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_contents_list_dispose;
  widget_class->map = map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ts_contents_list_init (TsContentsList *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->current = G_MAXUINT;
  build (self);
}

GtkWidget *
ts_contents_list_new (TsPageView *view, TsReportMarks *marks)
{
  TsContentsList *self = g_object_new (TS_TYPE_CONTENTS_LIST, NULL);

  self->view = g_object_ref (view);
  self->marks = g_object_ref (marks);
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_signal_connect_swapped (marks, "changed", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (queue_follow), self);
  ts_contents_list_set_tree (self, NULL, FALSE);
  return GTK_WIDGET (self);
}
