#include "config.h"

#include "page-view/page-view-private.h"

#include <math.h>

/* A notch of the wheel, and so many pixels of a touchpad, double the zoom in ... */
#define NOTCHES_PER_DOUBLING 4.0
#define PIXELS_PER_DOUBLING  250.0

#define STREAK_TIME (250 * G_TIME_SPAN_MILLISECOND) /* changes that belong together */
#define REST_TIME   120                             /* milliseconds without any, until pages are rendered */

static const double steps_of_zoom[] = {
  0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 12, 16,
};

double
ts_page_view_get_zoom (TsPageView *self)
{
  return self->has_size ? ts_page_layout_get_zoom (self->layout) : self->position.zoom;
}

TsZoomMode
ts_page_view_get_zoom_mode (TsPageView *self)
{
  return self->has_size ? ts_page_layout_get_mode (self->layout) : self->position.mode;
}

/* And with it the arrangement, which zoom depends on while fitting. */
void
ts_page_view_notify_zoom (TsPageView *self)
{
  g_object_notify (G_OBJECT (self), "zoom");
  g_object_notify (G_OBJECT (self), "zoom-mode");
  g_object_notify (G_OBJECT (self), "page-mode");
  g_object_notify (G_OBJECT (self), "rotation");
  g_object_notify (G_OBJECT (self), "first-alone");
  ts_page_view_update_actions (self);
}

/* The page at the view's middle: while fitting, the one whose zoom counts. */
static double
current_zoom (TsPageView *self, double x, double y)
{
  double page_x, page_y;
  guint page;

  if (!ts_page_view_locate (self, x, y, &page, &page_x, &page_y))
    return ts_page_view_get_zoom (self);
  return ts_page_layout_get_page_zoom (self->layout, page);
}

static gboolean
rest_cb (gpointer data)
{
  TsPageView *self = data;

  self->hold_timeout = 0;
  ts_page_cache_set_hold (self->cache, FALSE);
  return G_SOURCE_REMOVE;
}

void
ts_page_view_hold (TsPageView *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean again = now - self->zoomed < STREAK_TIME;

  self->zoomed = now;
  if (!again)
    return;
  g_clear_handle_id (&self->hold_timeout, g_source_remove);
  self->hold_timeout = g_timeout_add (REST_TIME, rest_cb, self);
  ts_page_cache_set_hold (self->cache, TRUE);
}

static void
change_zoom (TsPageView *self, TsZoomMode mode, double zoom, double x, double y)
{
  double page_x = 0, page_y = 0;
  guint page = 0;

  if (!self->has_size)
    {
      self->position.mode = mode;
      self->position.zoom = CLAMP (zoom, TS_ZOOM_MIN, TS_ZOOM_MAX);
      ts_page_view_notify_zoom (self);
      return;
    }
  ts_page_view_hold (self);
  ts_page_view_locate (self, x, y, &page, &page_x, &page_y);
  ts_page_layout_set_zoom (self->layout, mode, zoom);
  ts_page_view_relayout (self, page, page_x, page_y, x, y);
  ts_page_view_notify_zoom (self);
}

void
ts_page_view_set_zoom_at (TsPageView *self, double zoom, double x, double y)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  change_zoom (self, TS_ZOOM_FREE, zoom, x, y);
}

void
ts_page_view_set_zoom_mode (TsPageView *self, TsZoomMode mode)
{
  TsRect area;
  guint page;

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (ts_page_view_get_zoom_mode (self) == mode)
    return;
  page = self->page;
  area = ts_page_view_get_visible_area (self);
  change_zoom (self, mode, ts_page_view_get_zoom (self), ts_rect_width (&area) / 2,
               ts_rect_height (&area) / 3);
  /* To see a whole page means to see the one that was looked at. */
  if (mode == TS_ZOOM_FIT_PAGE && ts_page_view_get_n_pages (self) > 0)
    ts_page_view_show_page (self, page);
}

void
ts_page_view_zoom_step (TsPageView *self, int steps)
{
  TsRect area = ts_page_view_get_visible_area (self);
  double x = ts_rect_width (&area) / 2, y = ts_rect_height (&area) / 2;
  double zoom = current_zoom (self, x, y);

  if (steps > 0)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (steps_of_zoom); i++)
        if (steps_of_zoom[i] > zoom * 1.01)
          {
            ts_page_view_set_zoom_at (self, steps_of_zoom[i], x, y);
            return;
          }
      return;
    }
  for (gsize i = G_N_ELEMENTS (steps_of_zoom); i > 0; i--)
    if (steps_of_zoom[i - 1] < zoom / 1.01)
      {
        ts_page_view_set_zoom_at (self, steps_of_zoom[i - 1], x, y);
        return;
      }
}

/* --- Wheel and fingers --- */

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TsPageView *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (base);
  double unit = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL
                    ? NOTCHES_PER_DOUBLING
                    : PIXELS_PER_DOUBLING;
  TsRect area = ts_page_view_get_visible_area (self);
  double x = self->pointer_x, y = self->pointer_y;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (x < 0)
    {
      x = ts_rect_width (&area) / 2;
      y = ts_rect_height (&area) / 2;
    }
  if (dy != 0)
    ts_page_view_set_zoom_at (self, current_zoom (self, x, y) * pow (2, -dy / unit), x, y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, TsPageView *self)
{
  double x = 0, y = 0;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  self->pinch_zoom = current_zoom (self, x, y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, TsPageView *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    ts_page_view_set_zoom_at (self, self->pinch_zoom * scale, x, y);
}

void
ts_page_view_init_zoom (TsPageView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->pointer_x = self->pointer_y = -1;
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
