#include "config.h"

#include "page-view/page-view-private.h"

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_ZOOM,
  PROP_ZOOM_MODE,
  PROP_PAGE_MODE,
  PROP_ROTATION,
  PROP_FIRST_ALONE,
  PROP_TONE,
  PROP_HAS_SELECTION,
  PROP_REGION_MODE,
  N_PROPS,
  /* of GtkScrollable */
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TsPageView,
                               ts_page_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- The document --- */

static void
set_layout (TsPageView *self, GArray *infos)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (TsPageInfo));
  TsPagePosition position;

  ts_page_view_get_position (self, &position);
  g_clear_pointer (&self->layout, ts_page_layout_free);
  self->layout = ts_page_layout_new (infos != NULL ? infos : none);
  if (self->has_size)
    ts_page_layout_set_view (self->layout, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)), ts_page_view_get_factor (self));
  position.arrangement.rotation = 0;
  ts_page_layout_set_zoom (self->layout, position.mode, position.zoom);
  ts_page_layout_set_arrangement (self->layout, &position.arrangement);
  self->shown = 0;
  self->position =
      (TsPagePosition){ .mode = position.mode, .zoom = position.zoom, .arrangement = position.arrangement };
}

void
ts_page_view_set_document (TsPageView *self, const char *sha256, GArray *infos, TsTextLayer *layer)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  ts_page_view_drag_cancel (self);
  ts_page_view_end_flash (self);
  ts_page_view_clear_selection (self);
  ts_page_view_set_passages (self, NULL, NULL);
  ts_page_cache_set_reader (self->cache, NULL);
  ts_page_links_set_reader (self->links, NULL);
  ts_page_view_focus_link (self, 0, -1);
  self->caret = (TsTextPosition){ 0 };
  ts_page_view_forget_photos (self, NULL);
  g_clear_pointer (&self->failed, g_free);
  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  ts_page_marks_set_document (self->marks, sha256);
  g_set_object (&self->layer, layer);
  g_hash_table_remove_all (self->find_marks);
  g_clear_pointer (&self->infos, g_array_unref);
  self->infos = infos != NULL ? g_array_copy (infos) : NULL;
  ts_page_view_forget_jumps (self);
  set_layout (self, infos);
  if (self->has_size)
    ts_page_view_relayout (self, 0, 0, 0, 0, TS_PAGE_LAYOUT_MARGIN);
  ts_page_view_update_accessible (self);
  ts_page_view_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_PAGES]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

const char *
ts_page_view_get_document (TsPageView *self)
{
  return self->sha256;
}

void
ts_page_view_set_reader (TsPageView *self, TsReader *reader)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  g_clear_pointer (&self->failed, g_free);
  ts_page_cache_set_reader (self->cache, reader);
  ts_page_links_set_reader (self->links, reader);
  ts_page_view_forget_photos (self, reader);
  ts_page_view_update_wants (self);
}

void
ts_page_view_set_failed (TsPageView *self, const char *message)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  ts_page_cache_set_reader (self->cache, NULL);
  ts_page_view_forget_photos (self, NULL);
  g_free (self->failed);
  self->failed = g_strdup (message);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
ts_page_view_is_settled (TsPageView *self)
{
  return self->has_size && (self->failed != NULL || ts_page_cache_is_settled (self->cache));
}

/* --- Passages --- */

void
ts_page_view_set_passages (TsPageView *self, GListModel *passages, TsFramework *framework)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  ts_page_marks_set_passages (self->marks, passages, framework);
}

TsPassage *
ts_page_view_get_passage_at (TsPageView *self, double x, double y)
{
  double page_x, page_y, width, height;
  guint page;

  if (!ts_page_view_locate (self, x, y, &page, &page_x, &page_y))
    return NULL;
  ts_page_layout_get_points (self->layout, page, &width, &height);
  return ts_page_marks_find (self->marks, page, page_x / width, page_y / height);
}

/* --- Properties --- */

guint
ts_page_view_get_n_pages (TsPageView *self)
{
  return ts_page_layout_get_n_pages (self->layout);
}

guint
ts_page_view_get_page (TsPageView *self)
{
  return self->page;
}

GActionGroup *
ts_page_view_get_actions (TsPageView *self)
{
  return G_ACTION_GROUP (self->actions);
}

static void
set_region_mode (TsPageView *self, gboolean region_mode)
{
  if (self->region_mode == region_mode)
    return;
  self->region_mode = region_mode;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), region_mode ? "crosshair" : NULL);
  ts_page_view_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REGION_MODE]);
}

static void
arrange (TsPageView *self, guint id, const GValue *value)
{
  TsPageArrangement arrangement = ts_page_view_get_arrangement (self);

  if (id == PROP_PAGE_MODE)
    arrangement.mode = (TsPageMode) g_value_get_enum (value);
  else if (id == PROP_ROTATION)
    arrangement.rotation = g_value_get_int (value);
  else
    arrangement.first_paired = !g_value_get_boolean (value);
  ts_page_view_set_arrangement (self, &arrangement);
}

static void
ts_page_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TsPageView *self = TS_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, ts_page_view_get_n_pages (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, ts_page_view_get_zoom (self));
      break;
    case PROP_ZOOM_MODE:
      g_value_set_enum (value, ts_page_view_get_zoom_mode (self));
      break;
    case PROP_PAGE_MODE:
      g_value_set_enum (value, (int) ts_page_view_get_arrangement (self).mode);
      break;
    case PROP_ROTATION:
      g_value_set_int (value, ts_page_view_get_arrangement (self).rotation);
      break;
    case PROP_FIRST_ALONE:
      g_value_set_boolean (value, !ts_page_view_get_arrangement (self).first_paired);
      break;
    case PROP_TONE:
      g_value_set_enum (value, (int) self->tone);
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, ts_page_view_has_selection (self));
      break;
    case PROP_REGION_MODE:
      g_value_set_boolean (value, self->region_mode);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id == PROP_VSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ts_page_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TsPageView *self = TS_PAGE_VIEW (object);
  GtkWidget *widget = GTK_WIDGET (self);

  switch (id)
    {
    case PROP_PAGE:
      ts_page_view_show_page (self, g_value_get_uint (value));
      break;
    case PROP_ZOOM:
      ts_page_view_set_zoom_at (self, g_value_get_double (value), gtk_widget_get_width (widget) / 2.0,
                                gtk_widget_get_height (widget) / 2.0);
      break;
    case PROP_ZOOM_MODE:
      ts_page_view_set_zoom_mode (self, g_value_get_enum (value));
      break;
    case PROP_PAGE_MODE:
    case PROP_ROTATION:
    case PROP_FIRST_ALONE:
      arrange (self, id, value);
      break;
    case PROP_TONE:
      ts_page_view_set_tone (self, (TsPageTone) g_value_get_enum (value));
      break;
    case PROP_REGION_MODE:
      set_region_mode (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      ts_page_view_set_adjustment (
          self, id == PROP_VADJUSTMENT ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
          g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* --- Class --- */

GtkWidget *
ts_page_view_new (void)
{
  return g_object_new (TS_TYPE_PAGE_VIEW, NULL);
}

static gboolean
ts_page_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return ts_page_view_move_focus (TS_PAGE_VIEW (widget), direction) ||
         GTK_WIDGET_CLASS (ts_page_view_parent_class)->focus (widget, direction);
}

static void
ts_page_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
ts_page_view_dispose (GObject *object)
{
  TsPageView *self = TS_PAGE_VIEW (object);

  ts_page_view_drag_cancel (self);
  ts_page_view_end_flash (self);
  g_clear_handle_id (&self->hold_timeout, g_source_remove);
  ts_page_view_forget_jumps (self);
  if (self->cache != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->cache, self);
      ts_page_cache_set_reader (self->cache, NULL);
    }
  if (self->links != NULL)
    ts_page_links_set_reader (self->links, NULL);
  g_clear_object (&self->links);
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->cache);
  g_clear_object (&self->marks);
  ts_page_view_set_find (self, NULL);
  g_clear_object (&self->layer);
  ts_page_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  ts_page_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (ts_page_view_parent_class)->dispose (object);
}

static void
ts_page_view_finalize (GObject *object)
{
  TsPageView *self = TS_PAGE_VIEW (object);

  ts_page_view_forget_selection (self);
  g_clear_pointer (&self->selection_rects, g_hash_table_unref);
  g_clear_pointer (&self->find_marks, g_hash_table_unref);
  ts_page_view_forget_photos (self, NULL);
  g_clear_pointer (&self->photos, g_hash_table_unref);
  g_clear_object (&self->actions);
  g_array_unref (self->back);
  g_array_unref (self->forward);
  g_clear_pointer (&self->infos, g_array_unref);
  g_clear_pointer (&self->layout, ts_page_layout_free);
  g_free (self->sha256);
  g_free (self->failed);
  g_free (self->title);
  G_OBJECT_CLASS (ts_page_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  props[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, rw);
  props[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, ro);
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, TS_ZOOM_MIN, TS_ZOOM_MAX, 1.0, rw);
  props[PROP_ZOOM_MODE] =
      g_param_spec_enum ("zoom-mode", NULL, NULL, TS_TYPE_ZOOM_MODE, TS_ZOOM_FIT_WIDTH, rw);
  props[PROP_PAGE_MODE] =
      g_param_spec_enum ("page-mode", NULL, NULL, TS_TYPE_PAGE_MODE, TS_PAGE_MODE_CONTINUOUS, rw);
  props[PROP_ROTATION] = g_param_spec_int ("rotation", NULL, NULL, -270, 270, 0, rw);
  props[PROP_FIRST_ALONE] = g_param_spec_boolean ("first-alone", NULL, NULL, TRUE, rw);
  props[PROP_TONE] = g_param_spec_enum ("tone", NULL, NULL, TS_TYPE_PAGE_TONE, TS_PAGE_TONE_NORMAL, rw);
  props[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, ro);
  props[PROP_REGION_MODE] = g_param_spec_boolean ("region-mode", NULL, NULL, FALSE, rw);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
ts_page_view_class_init (TsPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ts_page_view_get_property;
  object_class->set_property = ts_page_view_set_property;
  object_class->dispose = ts_page_view_dispose;
  object_class->finalize = ts_page_view_finalize;
  install_properties (object_class);
  g_signal_new ("selection-changed", TS_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("selection-finished", TS_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("passage-activated", TS_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                3, TS_TYPE_PASSAGE, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  g_signal_new ("link-activated", TS_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);

  widget_class->focus = ts_page_view_focus;
  widget_class->measure = ts_page_view_measure;
  widget_class->size_allocate = ts_page_view_size_allocate;
  widget_class->snapshot = ts_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  ts_page_view_class_init_keys (widget_class);
}

static void
ts_page_view_init (TsPageView *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (TsPageInfo));

  self->layout = ts_page_layout_new (none);
  self->position = (TsPagePosition){ .mode = TS_ZOOM_FIT_WIDTH, .zoom = 1.0 };
  self->cache = ts_page_cache_new ();
  self->marks = ts_page_marks_new ();
  self->links = ts_page_links_new ();
  self->link_index = -1;
  self->caret_goal = -1;
  self->find_marks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->photos = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->selection_rects = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_signal_connect_swapped (self->cache, "changed", G_CALLBACK (ts_page_view_page_changed), self);
  g_signal_connect_swapped (self->marks, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  ts_page_view_init_jumps (self);
  ts_page_view_init_actions (self);
  ts_page_view_init_zoom (self);
  ts_page_view_init_turn (self);
  ts_page_view_init_pointer (self);
  ts_page_view_init_caret (self);
  ts_page_view_update_accessible (self);
}
