#include "config.h"

#include "page-view/page-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* --- Places --- */

/* From GTK 4.12 on a surface may have a scale that is not whole. */
double
ts_page_view_get_factor (TsPageView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (surface != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (surface), "scale") != NULL)
    g_object_get (surface, "scale", &scale, NULL);
  return MAX (scale, 1);
}

static double
scroll_value (TsPageView *self, GtkOrientation orientation)
{
  double value =
      self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
  double factor = ts_page_view_get_factor (self);

  /* Kinetic scrolling stops anywhere; pages stand on whole device pixels. */
  return round (value * factor) / factor;
}

TsRect
ts_page_view_get_visible_area (TsPageView *self)
{
  double x = scroll_value (self, GTK_ORIENTATION_HORIZONTAL);
  double y = scroll_value (self, GTK_ORIENTATION_VERTICAL);

  return (TsRect){ x, y, x + gtk_widget_get_width (GTK_WIDGET (self)),
                   y + gtk_widget_get_height (GTK_WIDGET (self)) };
}

gboolean
ts_page_view_locate (TsPageView *self, double x, double y, guint *page, double *page_x, double *page_y)
{
  TsRect area = ts_page_view_get_visible_area (self);

  if (ts_page_view_get_n_pages (self) == 0)
    return FALSE;
  y += area.y1;
  if (ts_page_view_is_by_row (self))
    {
      TsRect reach = ts_page_layout_get_reach (self->layout, self->shown);

      y = CLAMP (y, reach.y1, reach.y2 - 0.01);
    }
  *page = ts_page_layout_to_page (self->layout, area.x1 + x, y, page_x, page_y);
  return TRUE;
}

TsRect
ts_page_view_place_points (TsPageView *self, guint page, const TsRect *rect)
{
  TsRect area = ts_page_view_get_visible_area (self);
  TsRect place = ts_page_layout_from_page (self->layout, page, rect);

  return (TsRect){ place.x1 - area.x1, place.y1 - area.y1, place.x2 - area.x1, place.y2 - area.y1 };
}

TsRect
ts_page_view_place_normalised (TsPageView *self, guint page, const TsRect *rect)
{
  double width, height;
  TsRect points;

  ts_page_layout_get_points (self->layout, page, &width, &height);
  points = ts_rect_denormalise (rect, width, height);
  return ts_page_view_place_points (self, page, &points);
}

void
ts_page_view_update_accessible (TsPageView *self)
{
  g_autofree char *label = NULL;
  guint n_pages = ts_page_view_get_n_pages (self);

  if (n_pages > 0)
    /* TRANSLATORS: what a screen reader calls the page view */
    label = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);
  else
    label = g_strdup (_ ("No document"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_page (TsPageView *self)
{
  TsRect area = ts_page_view_get_visible_area (self);
  guint page = 0;

  if (ts_page_view_get_n_pages (self) > 0)
    page = ts_page_layout_main_page (self->layout, &area);
  if (self->page == page)
    return;
  self->page = page;
  ts_page_view_update_accessible (self);
  g_object_notify (G_OBJECT (self), "page");
}

/* --- Scrolling --- */

static void
scrolled_cb (GtkAdjustment *adjustment, TsPageView *self)
{
  double y = scroll_value (self, GTK_ORIENTATION_VERTICAL);

  if (y != self->last_y)
    self->backwards = y < self->last_y;
  self->last_y = y;
  update_page (self);
  ts_page_view_update_wants (self);
}

static void
configure (TsPageView *self, GtkOrientation orientation, double value)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int size = across ? gtk_widget_get_width (GTK_WIDGET (self)) : gtk_widget_get_height (GTK_WIDGET (self));
  TsRect reach = ts_page_layout_get_reach (self->layout, self->shown);
  double lower = across ? reach.x1 : reach.y1;
  double upper = MAX (across ? reach.x2 : reach.y2, lower + size);

  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_configure (self->adjustments[orientation], CLAMP (value, lower, upper - size), lower,
                              upper, size * 0.1, size * 0.9, size);
}

void
ts_page_view_show_at (TsPageView *self, guint page, double x, double y)
{
  self->shown = page;
  configure (self, GTK_ORIENTATION_HORIZONTAL, x);
  configure (self, GTK_ORIENTATION_VERTICAL, y);
  self->last_y = scroll_value (self, GTK_ORIENTATION_VERTICAL);
  update_page (self);
  ts_page_view_update_wants (self);
}

void
ts_page_view_relayout (TsPageView *self, guint page, double page_x, double page_y, double x, double y)
{
  TsRect point = { page_x, page_y, page_x, page_y };
  TsRect place = { 0 };

  if (ts_page_view_get_n_pages (self) > 0)
    place = ts_page_layout_from_page (self->layout, page, &point);
  ts_page_view_show_at (self, page, place.x1 - x, place.y1 - y);
}

void
ts_page_view_scroll_to (TsPageView *self, double x, double y)
{
  if (self->adjustments[0] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], y);
}

void
ts_page_view_scroll_by (TsPageView *self, double dx, double dy)
{
  TsRect area = ts_page_view_get_visible_area (self);

  ts_page_view_scroll_to (self, area.x1 + dx, area.y1 + dy);
}

/* --- Size --- */

static gboolean
thaw_cb (gpointer data)
{
  g_object_thaw_notify (data);
  return G_SOURCE_REMOVE;
}

/* Labels that show page or zoom must not change size while sizes are being
 * allocated: notifications wait until that is over.
 */
void
ts_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TsPageView *self = TS_PAGE_VIEW (widget);
  TsPagePosition position;

  g_object_freeze_notify (G_OBJECT (self));
  g_idle_add_full (G_PRIORITY_HIGH, thaw_cb, g_object_ref (self), g_object_unref);
  ts_page_view_get_position (self, &position);
  if (self->has_size)
    ts_page_view_hold (self);
  ts_page_layout_set_view (self->layout, width, height, ts_page_view_get_factor (self));
  self->has_size = TRUE;
  if (ts_page_view_get_n_pages (self) > 0)
    ts_page_view_set_position (self, &position);
  else
    ts_page_view_relayout (self, 0, 0, 0, 0, 0);
}

void
ts_page_view_set_adjustment (TsPageView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && self->adjustments[orientation] == adjustment)
    return;
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    return;
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  configure (self, orientation, gtk_adjustment_get_value (adjustment));
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
}
