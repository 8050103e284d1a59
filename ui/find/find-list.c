#include "config.h"

#include "find/find-list.h"

#include "document/reader-client.h"

#include <glib/gi18n.h>

struct _TsFindList
{
  GtkWidget parent_instance;

  TsFind *find;
  GArray *infos; /* of TsPageInfo, or NULL */
  GtkWidget *scroller;
  GtkListView *view;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (TsFindList, ts_find_list, GTK_TYPE_WIDGET)

/* --- Rows --- */

/* "12", and below it what is printed on the page where that says something else. */
static char *
dup_page_name (TsFindList *self, guint page)
{
  const char *label = self->infos != NULL && page < self->infos->len
                          ? g_array_index (self->infos, TsPageInfo, page).label
                          : "";
  g_autofree char *number = g_strdup_printf ("%u", page + 1);

  if (*label == '\0' || g_str_equal (label, number))
    return g_steal_pointer (&number);
  return g_strdup_printf (_ ("%s\n“%s”"), number, label);
}

static GtkWidget *
append_label (GtkWidget *box, const char *name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_name (label, name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (TsFindList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *page = append_label (box, "find-page");
  GtkWidget *snippet = append_label (box, "find-snippet");

  gtk_label_set_width_chars (GTK_LABEL (page), 3);
  gtk_label_set_max_width_chars (GTK_LABEL (page), 6);
  gtk_label_set_ellipsize (GTK_LABEL (page), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (page), 1);
  gtk_widget_add_css_class (page, "dim-label");
  gtk_widget_add_css_class (page, "numeric");
  gtk_label_set_wrap (GTK_LABEL (snippet), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (snippet), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (snippet), 3);
  gtk_label_set_ellipsize (GTK_LABEL (snippet), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (snippet, TRUE);
  gtk_list_item_set_child (item, box);
}

/* Told by weight and by a line beneath it, not by colour. */
static PangoAttrList *
emphasise (guint start, guint n_bytes)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *all[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                            pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      all[i]->start_index = start;
      all[i]->end_index = start + n_bytes;
      pango_attr_list_insert (attributes, all[i]);
    }
  return attributes;
}

static void
bind_cb (TsFindList *self, GtkListItem *item)
{
  TsFindHit *hit = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *page = gtk_widget_get_first_child (box), *snippet = gtk_widget_get_last_child (box);
  guint start, n_bytes;
  g_autofree char *text = ts_find_hit_dup_snippet (hit, &start, &n_bytes);
  g_autofree char *name = dup_page_name (self, ts_find_hit_get_page (hit));
  /* TRANSLATORS: a hit as a screen reader says it: the page, then the words around it */
  g_autofree char *label = g_strdup_printf (_ ("Page %s: %s"), name, text);
  g_autoptr (PangoAttrList) attributes = emphasise (start, n_bytes);

  gtk_label_set_text (GTK_LABEL (page), name);
  gtk_label_set_attributes (GTK_LABEL (snippet), attributes);
  gtk_label_set_text (GTK_LABEL (snippet), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* --- The current one --- */

static void
current_cb (TsFindList *self)
{
  guint current = ts_find_get_current (self->find);

  if (current == TS_FIND_NONE)
    current = GTK_INVALID_LIST_POSITION;
  if (gtk_single_selection_get_selected (self->selection) == current)
    return;
  gtk_single_selection_set_selected (self->selection, current);
  if (current != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", current);
}

static void
selected_cb (TsFindList *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    ts_find_set_current (self->find, selected);
}

/* --- The widget --- */

void
ts_find_list_set_pages (TsFindList *self, GArray *infos)
{
  g_return_if_fail (TS_IS_FIND_LIST (self));

  g_clear_pointer (&self->infos, g_array_unref);
  self->infos = infos != NULL ? g_array_copy (infos) : NULL;
}

static void
ts_find_list_dispose (GObject *object)
{
  TsFindList *self = TS_FIND_LIST (object);

  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->find);
  g_clear_pointer (&self->infos, g_array_unref);
  G_OBJECT_CLASS (ts_find_list_parent_class)->dispose (object);
}

static void
ts_find_list_class_init (TsFindListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_find_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_set_css_name (widget_class, "findlist");
}

static void
ts_find_list_init (TsFindList *self)
{
}

GtkWidget *
ts_find_list_new (TsFind *find)
{
  TsFindList *self = g_object_new (TS_TYPE_FIND_LIST, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->find = g_object_ref (find);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (find));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);

  self->view =
      GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_widget_set_name (GTK_WIDGET (self->view), "find-hits");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was found"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  g_signal_connect_swapped (find, "notify::current", G_CALLBACK (current_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  return GTK_WIDGET (self);
}
