#include "config.h"

#include "contents/page-thumb-view.h"

#include <math.h>

struct _TsPageThumbView
{
  GtkWidget parent_instance;

  TsThumbCache *cache;
  guint page;
  double aspect; /* width by height */
};

G_DEFINE_FINAL_TYPE (TsPageThumbView, ts_page_thumb_view, GTK_TYPE_WIDGET)

static void
changed_cb (TsPageThumbView *self, guint page)
{
  if (page == self->page)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ts_page_thumb_view_set_page (
    TsPageThumbView *self, TsThumbCache *cache, guint page, double width, double height)
{
  if (self->cache != cache)
    {
      if (self->cache != NULL)
        g_signal_handlers_disconnect_by_func (self->cache, changed_cb, self);
      g_set_object (&self->cache, cache);
      if (cache != NULL)
        g_signal_connect_swapped (cache, "changed", G_CALLBACK (changed_cb), self);
    }
  self->page = page;
  self->aspect = width > 0 && height > 0 ? CLAMP (width / height, 0.05, 20) : 1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
ts_page_thumb_view_get_page (TsPageThumbView *self)
{
  return self->page;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = TS_PAGE_THUMB_VIEW_SIZE;
}

static void
draw_image (GtkWidget *widget, GtkSnapshot *snapshot, const TsPageImage *image, const graphene_rect_t *bounds)
{
  if (ts_page_image_needs_cairo (widget))
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

      ts_page_image_paint (image, TS_PAGE_TONE_NORMAL, cr, bounds, FALSE);
      cairo_destroy (cr);
    }
  else
    ts_page_image_append (image, snapshot, bounds, bounds, FALSE);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, edge = { 0, 0, 0, 0.25 };
  TsPageThumbView *self = TS_PAGE_THUMB_VIEW (widget);
  double size = TS_PAGE_THUMB_VIEW_SIZE;
  double width = round (MAX (MIN (size, size * self->aspect), 1));
  double height = round (MAX (MIN (size, size / self->aspect), 1));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) floor ((gtk_widget_get_width (widget) - width) / 2),
                                               (float) floor ((gtk_widget_get_height (widget) - height) / 2),
                                               (float) width, (float) height);
  TsPageImage image =
      self->cache != NULL ? ts_thumb_cache_get (self->cache, self->page) : (TsPageImage){ NULL };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (image.texture != NULL)
    draw_image (widget, snapshot, &image, &bounds);
}

static void
ts_page_thumb_view_dispose (GObject *object)
{
  ts_page_thumb_view_set_page (TS_PAGE_THUMB_VIEW (object), NULL, 0, 0, 0);
  G_OBJECT_CLASS (ts_page_thumb_view_parent_class)->dispose (object);
}

static void
ts_page_thumb_view_class_init (TsPageThumbViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_page_thumb_view_dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ts_page_thumb_view_init (TsPageThumbView *self)
{
  self->aspect = 1;
}

GtkWidget *
ts_page_thumb_view_new (void)
{
  return g_object_new (TS_TYPE_PAGE_THUMB_VIEW, NULL);
}
