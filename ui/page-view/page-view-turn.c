#include "config.h"

#include "page-view/page-view-private.h"

#include <math.h>

/* What a wheel's notch and so many pixels of a touchpad turn a page by, and how
 * long a touchpad's movement runs on that turned one.
 */
#define PIXELS_PER_TURN 120.0
#define REST_TIME       (300 * G_TIME_SPAN_MILLISECOND)

#define LINE_STEP 0.1 /* parts of the view */
#define PAGE_STEP 0.9

gboolean
ts_page_view_is_by_row (TsPageView *self)
{
  return ts_page_layout_get_arrangement (self->layout).mode != TS_PAGE_MODE_CONTINUOUS;
}

/* --- How pages are laid out --- */

TsPageArrangement
ts_page_view_get_arrangement (TsPageView *self)
{
  return self->has_size ? ts_page_layout_get_arrangement (self->layout) : self->position.arrangement;
}

static gboolean
is_same (const TsPageArrangement *one, const TsPageArrangement *other)
{
  return one->mode == other->mode && one->first_paired == other->first_paired &&
         one->rotation == other->rotation;
}

void
ts_page_view_set_arrangement (TsPageView *self, const TsPageArrangement *arrangement)
{
  TsPageArrangement now = ts_page_view_get_arrangement (self), to = *arrangement;
  TsRect area = ts_page_view_get_visible_area (self);
  double x = ts_rect_width (&area) / 2, y = ts_rect_height (&area) / 3, page_x = 0, page_y = 0;

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  to.rotation = ((to.rotation / 90 % 4) + 4) % 4 * 90;
  if (is_same (&now, &to))
    return;
  if (self->has_size && ts_page_view_get_n_pages (self) > 0)
    {
      ts_page_layout_to_place (self->layout, self->page, area.x1 + x, area.y1 + y, &page_x, &page_y);
      ts_page_layout_set_arrangement (self->layout, &to);
      ts_page_view_relayout (self, self->page, page_x, page_y, x, y);
    }
  else
    {
      self->position.arrangement = to;
      ts_page_layout_set_arrangement (self->layout, &to);
    }
  ts_page_view_notify_zoom (self);
}

/* --- Turning --- */

gboolean
ts_page_view_turn (TsPageView *self, int direction, gboolean to_end)
{
  TsRect area = ts_page_view_get_visible_area (self);
  guint first, last;

  if (ts_page_view_get_n_pages (self) == 0)
    return FALSE;
  ts_page_layout_get_row (self->layout, self->page, &first, &last);
  if (direction > 0 ? last + 1 >= ts_page_view_get_n_pages (self) : first == 0)
    return FALSE;
  if (to_end)
    ts_page_view_show_at (self, direction > 0 ? last + 1 : first - 1, area.x1, G_MAXINT);
  else
    {
      if (direction < 0)
        ts_page_layout_get_row (self->layout, first - 1, &first, &last);
      ts_page_view_show_page (self, direction > 0 ? last + 1 : first);
    }
  return TRUE;
}

/* FALSE where the adjustment is at that end already. */
static gboolean
can_scroll (TsPageView *self, GtkOrientation orientation, double delta)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value, end;

  if (adjustment == NULL)
    return FALSE;
  value = gtk_adjustment_get_value (adjustment);
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  return delta > 0 ? value < end - 0.5 : value > gtk_adjustment_get_lower (adjustment) + 0.5;
}

void
ts_page_view_scroll_way (TsPageView *self, const char *way)
{
  static const struct
  {
    const char *name;
    double x, y; /* parts of the view */
  } ways[] = {
    { "up", 0, -LINE_STEP },       { "down", 0, LINE_STEP },  { "page-up", 0, -PAGE_STEP },
    { "page-down", 0, PAGE_STEP }, { "left", -LINE_STEP, 0 }, { "right", LINE_STEP, 0 },
  };
  TsRect area = ts_page_view_get_visible_area (self);
  gboolean whole = ts_page_view_get_zoom_mode (self) == TS_ZOOM_FIT_PAGE && g_str_has_prefix (way, "page-");

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkOrientation orientation = ways[i].x != 0 ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
      double delta = ways[i].x + ways[i].y;

      if (!g_str_equal (way, ways[i].name))
        continue;
      if (whole || (ts_page_view_is_by_row (self) && !can_scroll (self, orientation, delta)))
        ts_page_view_turn (self, delta > 0 ? 1 : -1,
                           delta < 0 && orientation == GTK_ORIENTATION_VERTICAL && !whole);
      else
        ts_page_view_scroll_by (self, ways[i].x * ts_rect_width (&area), ways[i].y * ts_rect_height (&area));
      return;
    }
}

/* --- The wheel --- */

/* At the end of what is shown the wheel turns to the next row. A touchpad that
 * runs on after that turns no further.
 */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TsPageView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  gint64 now = g_get_monotonic_time ();
  gboolean runs_on = !is_wheel && now - self->turned < REST_TIME;

  if (!ts_page_view_is_by_row (self) || dy == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (can_scroll (self, GTK_ORIENTATION_VERTICAL, dy) && !runs_on)
    {
      self->turning = 0;
      return GDK_EVENT_PROPAGATE;
    }
  if (runs_on)
    {
      self->turned = now;
      return GDK_EVENT_STOP;
    }
  if (self->turning * dy < 0)
    self->turning = 0;
  self->turning += is_wheel ? dy : dy / PIXELS_PER_TURN;
  if (fabs (self->turning) >= 1)
    {
      ts_page_view_turn (self, dy > 0 ? 1 : -1, dy < 0);
      self->turning = 0;
      self->turned = now;
    }
  return GDK_EVENT_STOP;
}

void
ts_page_view_init_turn (TsPageView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
