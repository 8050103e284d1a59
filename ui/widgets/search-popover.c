#include "config.h"

#include "widgets/search-popover.h"

#include "widgets/search-item-private.h"

#define WIDTH  420
#define HEIGHT 280

struct _TsSearchPopover
{
  GtkPopover parent_instance;

  GtkEditable *search;
  GtkStack *stack;
  GtkListView *list;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (TsSearchPopover, ts_search_popover, GTK_TYPE_POPOVER)

TsSearchItem *
ts_search_popover_get_item (TsSearchPopover *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

guint
ts_search_popover_count (TsSearchPopover *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

void
ts_search_popover_choose (TsSearchPopover *self)
{
  TsSearchItem *choice = ts_search_popover_get_item (self);
  g_autofree char *id = NULL;

  if (choice == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  id = g_strdup (ts_search_item_get_id (choice));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, id);
}

/* --- Searching --- */

static gboolean
matches_cb (gpointer item, gpointer data)
{
  TsSearchPopover *self = data;

  return ts_search_item_matches (item, gtk_editable_get_text (self->search));
}

static void
update_stack (TsSearchPopover *self)
{
  gtk_stack_set_visible_child_name (self->stack, ts_search_popover_count (self) > 0 ? "list" : "nothing");
}

static void
select_at (TsSearchPopover *self, guint position)
{
  if (position >= ts_search_popover_count (self))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
search_cb (TsSearchPopover *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  select_at (self, 0);
}

void
ts_search_popover_set_search (TsSearchPopover *self, const char *text)
{
  gtk_editable_set_text (self->search, text);
  gtk_editable_set_position (self->search, -1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsSearchPopover *self = data;
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  if (selected != GTK_INVALID_LIST_POSITION && (key == GDK_KEY_Down || selected > 0))
    select_at (self, key == GDK_KEY_Down ? selected + 1 : selected - 1);
  return GDK_EVENT_STOP;
}

void
ts_search_popover_set_items (TsSearchPopover *self, GListModel *choices)
{
  gtk_filter_list_model_set_model (self->filtered, choices);
  select_at (self, 0);
}

static void
show_cb (TsSearchPopover *self)
{
  gtk_editable_set_text (self->search, "");
  select_at (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- Rows --- */

static GtkWidget *
append_label (GtkWidget *box, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *detail;

  append_label (box, 2);
  detail = append_label (box, 1);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TsSearchItem *choice = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  const char *text = ts_search_item_get_detail (choice);

  gtk_label_set_text (GTK_LABEL (title), ts_search_item_get_title (choice));
  gtk_label_set_text (GTK_LABEL (detail), text != NULL ? text : "");
  gtk_widget_set_visible (detail, text != NULL && *text != '\0');
}

static void
activated_cb (TsSearchPopover *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  ts_search_popover_choose (self);
}

/* --- The popover --- */

static void
ts_search_popover_dispose (GObject *object)
{
  TsSearchPopover *self = TS_SEARCH_POPOVER (object);

  /* The filter asks the search, which goes first. */
  if (self->filtered != NULL)
    gtk_filter_list_model_set_model (self->filtered, NULL);
  g_clear_object (&self->filtered);
  G_OBJECT_CLASS (ts_search_popover_parent_class)->dispose (object);
}

static void
ts_search_popover_class_init (TsSearchPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_search_popover_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
create_search (TsSearchPopover *self)
{
  GtkWidget *search = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_EDITABLE (search);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (search), GTK_ENTRY_ICON_PRIMARY, "edit-find-symbolic");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (search, keys);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (ts_search_popover_choose), self);
}

static void
create_list (TsSearchPopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->filter);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
}

static void
ts_search_popover_init (TsSearchPopover *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-popover");
  create_search (self);
  create_list (self);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
}

GtkWidget *
ts_search_popover_new (const char *label, const char *placeholder, const char *nothing)
{
  TsSearchPopover *self = g_object_new (TS_TYPE_SEARCH_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (nothing);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->search), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (empty), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (empty), 36);
  gtk_widget_add_css_class (empty, "dim-label");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, empty, "nothing");
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), WIDTH, HEIGHT);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  update_stack (self);
  return GTK_WIDGET (self);
}
