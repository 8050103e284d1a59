#include "config.h"

#include "page-view/page-view-private.h"

#include <math.h>

#define MAX_JUMPS 100

/* --- Where jumps began --- */

static gboolean
is_near (const TsPagePosition *one, const TsPagePosition *other)
{
  return one->page == other->page && fabs (one->y - other->y) < 0.01 && fabs (one->x - other->x) < 0.01;
}

static void
push (GArray *places, const TsPagePosition *place)
{
  if (places->len > 0 && is_near (&g_array_index (places, TsPagePosition, places->len - 1), place))
    return;
  if (places->len == MAX_JUMPS)
    g_array_remove_index (places, 0);
  g_array_append_vals (places, place, 1);
}

static gboolean
stepped_cb (gpointer data)
{
  TsPageView *self = data;

  self->step_source = 0;
  ts_page_view_get_position (self, &self->step_end);
  return G_SOURCE_REMOVE;
}

void
ts_page_view_note_jump (TsPageView *self, TsJumpKind kind)
{
  TsPagePosition here;
  gboolean goes_on;

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (!self->has_size || ts_page_view_get_n_pages (self) == 0)
    return;
  ts_page_view_get_position (self, &here);
  /* Where the last step led is known once it was taken. */
  goes_on =
      kind == TS_JUMP_STEP && self->stepping && (self->step_source != 0 || is_near (&here, &self->step_end));
  self->stepping = kind == TS_JUMP_STEP;
  if (self->stepping && self->step_source == 0)
    self->step_source = g_idle_add_full (G_PRIORITY_HIGH, stepped_cb, self, NULL);
  if (goes_on)
    return;
  push (self->back, &here);
  g_array_set_size (self->forward, 0);
  ts_page_view_update_actions (self);
}

void
ts_page_view_forget_jumps (TsPageView *self)
{
  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
  g_clear_handle_id (&self->step_source, g_source_remove);
  self->stepping = FALSE;
}

/* Zoom and arrangement stay as they are now. */
static gboolean
go (TsPageView *self, GArray *from, GArray *to)
{
  TsPagePosition here, there;

  if (from->len == 0)
    return FALSE;
  ts_page_view_get_position (self, &here);
  there = g_array_index (from, TsPagePosition, from->len - 1);
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, here);
  there.mode = here.mode;
  there.zoom = here.zoom;
  there.arrangement = here.arrangement;
  self->stepping = FALSE;
  ts_page_view_set_position (self, &there);
  ts_page_view_update_actions (self);
  return TRUE;
}

gboolean
ts_page_view_go_back (TsPageView *self)
{
  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), FALSE);

  return go (self, self->back, self->forward);
}

gboolean
ts_page_view_go_forward (TsPageView *self)
{
  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), FALSE);

  return go (self, self->forward, self->back);
}

/* --- The buttons of the mouse for it --- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TsPageView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != TS_BUTTON_BACK && button != TS_BUTTON_FORWARD)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (button == TS_BUTTON_BACK)
    ts_page_view_go_back (self);
  else
    ts_page_view_go_forward (self);
}

void
ts_page_view_init_jumps (TsPageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->back = g_array_new (FALSE, FALSE, sizeof (TsPagePosition));
  self->forward = g_array_new (FALSE, FALSE, sizeof (TsPagePosition));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
