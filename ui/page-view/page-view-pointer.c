#include "config.h"

#include "page-view/page-view-private.h"

#include <math.h>

/* With the pointer outside: a quarter of its distance in each frame, at most this part of the view. */
#define EDGE_STEP   0.125
#define TURN_TIME   (700 * G_TIME_SPAN_MILLISECOND) /* from page to page */
#define CLICK_REACH 4.0                             /* how far the pointer may move within a click */

static TsGranularity
granularity_of (int n_press)
{
  switch ((n_press - 1) % 3)
    {
    case 1:
      return TS_GRANULARITY_WORD;
    case 2:
      return TS_GRANULARITY_PARAGRAPH;
    default:
      return TS_GRANULARITY_CHARACTER;
    }
}

/* --- A drag, from press to release --- */

static void
select_to (TsPageView *self, double x, double y)
{
  TsPageDrag *drag = &self->drag;
  double page_x, page_y;
  TsTextRange range;
  guint page;

  if (!ts_page_view_locate (self, x, y, &page, &page_x, &page_y))
    return;
  if (drag->is_region)
    {
      TsRect rect, area = ts_page_view_get_visible_area (self);

      /* It stays on the page where it began. */
      ts_page_layout_to_place (self->layout, drag->page, area.x1 + x, area.y1 + y, &page_x, &page_y);
      rect = ts_rect_from_corners (drag->page_x, drag->page_y, page_x, page_y);
      ts_page_view_select_region (self, drag->page, &rect);
      return;
    }
  if (self->layer == NULL)
    return;
  range = ts_text_layer_select (self->layer, drag->granularity, drag->page, drag->page_x, drag->page_y, page,
                                page_x, page_y);
  ts_page_view_select_text (self, &range);
}

/* Where pages are shown row by row the pointer, held below the end of one, turns to the next. */
static void
turn_outside (TsPageView *self, double dy)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  gint64 now = g_get_monotonic_time ();
  double value, end;

  if (dy == 0 || adjustment == NULL || self->drag.is_region || !ts_page_view_is_by_row (self) ||
      now - self->turned < TURN_TIME)
    return;
  value = gtk_adjustment_get_value (adjustment);
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  if (dy > 0 ? value < end - 0.5 : value > gtk_adjustment_get_lower (adjustment) + 0.5)
    return;
  ts_page_view_turn (self, dy > 0 ? 1 : -1, dy < 0);
  self->turned = now;
}

/* While the pointer is outside the view's content follows it, faster the further
 * it is away.
 */
static gboolean
scroll_outside_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TsPageView *self = TS_PAGE_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double x = self->drag.x, y = self->drag.y;
  double dx = x < 0 ? x : MAX (x - width, 0), dy = y < 0 ? y : MAX (y - height, 0);

  if (!self->drag.active || !self->drag.moved || (dx == 0 && dy == 0))
    {
      self->drag.tick = 0;
      return G_SOURCE_REMOVE;
    }
  turn_outside (self, dy);
  ts_page_view_scroll_by (self, CLAMP (dx / 4, -width * EDGE_STEP, width * EDGE_STEP),
                          CLAMP (dy / 4, -height * EDGE_STEP, height * EDGE_STEP));
  select_to (self, CLAMP (x, 0, width), CLAMP (y, 0, height));
  return G_SOURCE_CONTINUE;
}

void
ts_page_view_drag_begin (TsPageView *self, double x, double y, int n_press, gboolean region)
{
  TsPageDrag *drag = &self->drag;
  guint tick = drag->tick;

  ts_page_view_focus_link (self, 0, -1);
  *drag = (TsPageDrag){ .tick = tick, .x = x, .y = y, .had_selection = ts_page_view_has_selection (self) };
  if (!ts_page_view_locate (self, x, y, &drag->page, &drag->page_x, &drag->page_y))
    return;
  drag->active = TRUE;
  drag->is_region = region;
  drag->granularity = granularity_of (n_press);
  if (drag->granularity != TS_GRANULARITY_CHARACTER && !region)
    {
      drag->moved = TRUE;
      select_to (self, x, y);
    }
}

void
ts_page_view_drag_update (TsPageView *self, double x, double y)
{
  TsPageDrag *drag = &self->drag;

  if (!drag->active)
    return;
  if (!drag->moved && hypot (x - drag->x, y - drag->y) < CLICK_REACH)
    return;
  drag->moved = TRUE;
  drag->x = x;
  drag->y = y;
  select_to (self, x, y);
  if (drag->tick == 0)
    drag->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_outside_cb, NULL, NULL);
}

/* A click that selected nothing: on a mark it shows the passage, elsewhere it
 * takes the selection back.
 */
static void
clicked (TsPageView *self)
{
  TsPassage *passage = ts_page_view_get_passage_at (self, self->drag.x, self->drag.y);
  const TsLink *link =
      self->drag.is_region ? NULL : ts_page_view_get_link_at (self, self->drag.x, self->drag.y);
  TsTextRange at;

  ts_page_view_clear_selection (self);
  if (self->layer != NULL && self->caret_mode)
    {
      at = ts_text_layer_select (self->layer, TS_GRANULARITY_CHARACTER, self->drag.page, self->drag.page_x,
                                 self->drag.page_y, self->drag.page, self->drag.page_x, self->drag.page_y);
      ts_page_view_set_caret (self, &at.start);
    }
  if (link != NULL)
    ts_page_view_follow_link (self, link);
  else if (passage != NULL && !self->drag.is_region)
    g_signal_emit_by_name (self, "passage-activated", passage, self->drag.x, self->drag.y);
}

void
ts_page_view_drag_end (TsPageView *self)
{
  if (!self->drag.active)
    return;
  self->drag.active = FALSE;
  if (!self->drag.moved)
    clicked (self);
  else if (ts_page_view_has_selection (self))
    {
      if (self->drag.is_region)
        g_object_set (self, "region-mode", FALSE, NULL);
      g_signal_emit_by_name (self, "selection-finished");
    }
}

void
ts_page_view_drag_cancel (TsPageView *self)
{
  self->drag.active = FALSE;
  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  self->drag.tick = 0;
}

/* --- Gestures --- */

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TsPageView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  /* Fingers scroll; they select by two taps on a word. */
  if (is_touch (GTK_GESTURE (gesture)) && n_press == 1 && !self->region_mode)
    return;
  ts_page_view_drag_begin (self, x, y, n_press, self->region_mode || (state & GDK_SHIFT_MASK) != 0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TsPageView *self)
{
  if (is_touch (GTK_GESTURE (gesture)) && n_press == 1 && !self->drag.active)
    {
      self->drag = (TsPageDrag){ .tick = self->drag.tick, .x = x, .y = y };
      clicked (self);
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TsPageView *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    ts_page_view_drag_update (self, x + dx, y + dy);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TsPageView *self)
{
  ts_page_view_drag_end (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, TsPageView *self)
{
  ts_page_view_drag_cancel (self);
}

/* --- Hovering --- */

static gboolean
is_over_text (TsPageView *self, double x, double y)
{
  g_autoptr (TsPageText) text = NULL;
  double page_x, page_y;
  guint page;

  if (self->layer == NULL || !ts_page_view_locate (self, x, y, &page, &page_x, &page_y))
    return FALSE;
  text = ts_text_layer_get_page (self->layer, page);
  return ts_page_text_has_text_at (text, page_x, page_y);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TsPageView *self)
{
  const char *name = NULL;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->region_mode || (self->drag.active && self->drag.is_region))
    name = "crosshair";
  else if (!self->drag.active && (ts_page_view_get_link_at (self, x, y) != NULL ||
                                  ts_page_view_get_passage_at (self, x, y) != NULL))
    name = "pointer";
  else if (self->drag.active || is_over_text (self, x, y))
    name = "text";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
leave_cb (GtkEventControllerMotion *controller, TsPageView *self)
{
  self->pointer_x = self->pointer_y = -1;
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer data)
{
  TsPageView *self = TS_PAGE_VIEW (widget);
  TsPassage *passage = by_keyboard || self->drag.active ? NULL : ts_page_view_get_passage_at (self, x, y);
  const TsLink *link = by_keyboard || self->drag.active ? NULL : ts_page_view_get_link_at (self, x, y);
  g_autofree char *text = NULL;

  if (link != NULL)
    text = ts_page_view_describe_link (self, link);
  else if (passage != NULL)
    text = ts_page_marks_describe (self->marks, passage);
  else
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

void
ts_page_view_init_pointer (TsPageView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, drag);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
