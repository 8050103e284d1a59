#include "config.h"

#include "contents/page-list.h"

#include "contents/evidence-dots.h"
#include "contents/page-thumb-view.h"

#include <glib/gi18n.h>

/* --- The model: as many items as pages, made as they are looked at --- */

#define TS_TYPE_PAGE_MODEL (ts_page_model_get_type ())
G_DECLARE_FINAL_TYPE (TsPageModel, ts_page_model, TS, PAGE_MODEL, GObject)

struct _TsPageModel
{
  GObject parent_instance;

  guint n_pages;
};

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return TS_PAGE_MODEL (model)->n_pages;
}

static gpointer
get_item (GListModel *model, guint position)
{
  g_autofree char *number = NULL;

  if (position >= TS_PAGE_MODEL (model)->n_pages)
    return NULL;
  number = g_strdup_printf ("%u", position + 1);
  return gtk_string_object_new (number);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TsPageModel,
                               ts_page_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
ts_page_model_class_init (TsPageModelClass *class)
{
}

static void
ts_page_model_init (TsPageModel *self)
{
}

/* --- The list --- */

struct _TsPageList
{
  GtkWidget parent_instance;

  TsPageView *view;
  TsReportMarks *marks;
  TsThumbCache *cache;
  GArray *infos;
  GtkSingleSelection *selection;
  GHashTable *bound; /* GtkListItem that shows a page */
  guint wants_source;
  gboolean has_to_show; /* the page that is read, once rows have their places */

  GtkWidget *scroller;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (TsPageList, ts_page_list, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *thumb;
  GtkWidget *name;
  GtkWidget *dots;
} Row;

/* --- What is in sight --- */

static int
compare_pages_cb (const void *one, const void *other)
{
  guint a = *(const guint *) one, b = *(const guint *) other;

  return (a > b) - (a < b);
}

static gboolean
is_in_sight (TsPageList *self, GtkWidget *thumb)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (thumb) && gtk_widget_compute_bounds (thumb, self->scroller, &bounds) &&
         bounds.origin.y < (float) gtk_widget_get_height (self->scroller) &&
         bounds.origin.y + bounds.size.height > 0;
}

static void
show_current (TsPageList *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  guint page = gtk_single_selection_get_selected (self->selection);

  if (!self->has_to_show || page == GTK_INVALID_LIST_POSITION ||
      gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    return;
  self->has_to_show = FALSE;
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", page);
}

static gboolean
wants_cb (gpointer data)
{
  TsPageList *self = data;
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer item;

  self->wants_source = 0;
  show_current (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_hash_table_iter_init (&iter, self->bound);
      while (g_hash_table_iter_next (&iter, &item, NULL))
        {
          const Row *row = g_object_get_data (item, "ts-row");
          guint page = ts_page_thumb_view_get_page (TS_PAGE_THUMB_VIEW (row->thumb));

          if (is_in_sight (self, row->thumb))
            g_array_append_val (pages, page);
        }
      g_array_sort (pages, compare_pages_cb);
    }
  ts_thumb_cache_set_size (self->cache,
                           TS_PAGE_THUMB_VIEW_SIZE * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  ts_thumb_cache_set_wants (self->cache, pages);
  return G_SOURCE_REMOVE;
}

/* Once rows stand where they will: after the frame that lays them out. */
static void
queue_wants (TsPageList *self)
{
  if (self->wants_source == 0)
    self->wants_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, wants_cb, self, NULL);
}

/* --- Rows --- */

static void
show_evidence (TsPageList *self, GtkListItem *item)
{
  const Row *row = g_object_get_data (G_OBJECT (item), "ts-row");
  const TsReportMap *map = ts_report_marks_get_map (self->marks);
  guint page = gtk_list_item_get_position (item), first, end;
  g_autofree char *evidence = NULL, *name = NULL, *page_name = NULL;

  ts_report_marks_find_bars (self->marks, ts_report_map_to_fraction (map, page, 0),
                             ts_report_map_to_fraction (map, page + 1, 0), &first, &end);
  ts_evidence_dots_set_bars (TS_EVIDENCE_DOTS (row->dots), self->marks, first, end);
  evidence = ts_report_marks_describe_bars (self->marks, first, end);
  page_name = ts_report_marks_name_page (self->marks, page);
  name = g_strjoin (", ", page_name, evidence, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->name), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->thumb), GTK_ACCESSIBLE_PROPERTY_LABEL, page_name, -1);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), name);
}

static void
setup_cb (TsPageList *self, GtkListItem *item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->thumb = ts_page_thumb_view_new ();
  row->name = gtk_label_new (NULL);
  row->dots = ts_evidence_dots_new ();
  gtk_widget_add_css_class (row->name, "numeric");
  gtk_widget_add_css_class (row->name, "caption");
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), row->name);
  gtk_box_append (GTK_BOX (line), row->dots);
  gtk_box_append (GTK_BOX (box), row->thumb);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "page-thumb");
  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "ts-row", row, g_free);
}

static void
bind_cb (TsPageList *self, GtkListItem *item)
{
  const Row *row = g_object_get_data (G_OBJECT (item), "ts-row");
  guint page = gtk_list_item_get_position (item);
  const TsPageInfo *info =
      self->infos != NULL && page < self->infos->len ? &g_array_index (self->infos, TsPageInfo, page) : NULL;

  ts_page_thumb_view_set_page (TS_PAGE_THUMB_VIEW (row->thumb), self->cache, page,
                               info != NULL ? info->width : 0, info != NULL ? info->height : 0);
  gtk_label_set_text (GTK_LABEL (row->name), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_hash_table_add (self->bound, item);
  show_evidence (self, item);
  queue_wants (self);
}

static void
unbind_cb (TsPageList *self, GtkListItem *item)
{
  const Row *row = g_object_get_data (G_OBJECT (item), "ts-row");

  ts_page_thumb_view_set_page (TS_PAGE_THUMB_VIEW (row->thumb), NULL, 0, 0, 0);
  g_hash_table_remove (self->bound, item);
}

static void
marks_cb (TsPageList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_evidence (self, item);
}

/* --- The page that is read --- */

static void
follow (TsPageList *self)
{
  guint page = ts_page_view_get_page (self->view);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      page >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)) ||
      gtk_single_selection_get_selected (self->selection) == page)
    return;
  gtk_single_selection_set_selected (self->selection, page);
  if (gtk_widget_get_focus_child (self->list) == NULL)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", page);
}

static void
activate_cb (TsPageList *self, guint position)
{
  ts_page_view_scroll_to_page (self->view, position);
}

guint
ts_page_list_get_current (TsPageList *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

TsThumbCache *
ts_page_list_get_cache (TsPageList *self)
{
  return self->cache;
}

void
ts_page_list_set_document (TsPageList *self, GArray *infos, TsReader *reader)
{
  ts_thumb_cache_set_reader (self->cache, reader, infos);
  if (infos != self->infos)
    {
      g_autoptr (TsPageModel) model = g_object_new (TS_TYPE_PAGE_MODEL, NULL);

      g_clear_pointer (&self->infos, g_array_unref);
      self->infos = infos != NULL ? g_array_ref (infos) : NULL;
      model->n_pages = infos != NULL ? infos->len : 0;
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
      self->has_to_show = TRUE;
    }
  queue_wants (self);
  follow (self);
}

/* --- The widget --- */

static void
map (GtkWidget *widget)
{
  TsPageList *self = TS_PAGE_LIST (widget);

  GTK_WIDGET_CLASS (ts_page_list_parent_class)->map (widget);
  self->has_to_show = TRUE;
  follow (self);
  queue_wants (self);
}

static void
unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ts_page_list_parent_class)->unmap (widget);
  queue_wants (TS_PAGE_LIST (widget));
}

static void
build (TsPageList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                            "value-changed", G_CALLBACK (queue_wants), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                            "changed", G_CALLBACK (queue_wants), self);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
ts_page_list_dispose (GObject *object)
{
  TsPageList *self = TS_PAGE_LIST (object);

  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), self);
  if (self->cache != NULL)
    ts_thumb_cache_set_reader (self->cache, NULL, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_handle_id (&self->wants_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->cache);
  g_clear_object (&self->marks);
  g_clear_object (&self->view);
  g_clear_pointer (&self->infos, g_array_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (ts_page_list_parent_class)->dispose (object);
}

static void
ts_page_list_class_init (TsPageListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_page_list_dispose;
  widget_class->map = map;
  widget_class->unmap = unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ts_page_list_init (TsPageList *self)
{
  self->cache = ts_thumb_cache_new ();
  self->bound = g_hash_table_new (NULL, NULL);
  build (self);
}

GtkWidget *
ts_page_list_new (TsPageView *view, TsReportMarks *marks)
{
  TsPageList *self = g_object_new (TS_TYPE_PAGE_LIST, NULL);

  self->view = g_object_ref (view);
  self->marks = g_object_ref (marks);
  g_signal_connect_swapped (marks, "changed", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (view, "notify::page", G_CALLBACK (follow), self);
  return GTK_WIDGET (self);
}
