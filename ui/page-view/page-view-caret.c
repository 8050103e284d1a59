/* A caret in the text of the pages, to select by keyboard.
 */
#include "config.h"

#include "page-view/page-view-private.h"

#define ROOM 40 /* pixels that are kept in sight around the caret */

static void
show_caret (TsPageView *self)
{
  TsRect rect = ts_text_layer_get_caret_rect (self->layer, &self->caret), place;
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double dx = 0, dy = 0;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->has_size || (rect.x1 == 0 && rect.y2 == 0))
    return;
  ts_page_view_reach_page (self, self->caret.page);
  place = ts_page_view_place_points (self, self->caret.page, &rect);
  if (place.x1 < 0 || place.x2 > width)
    dx = place.x1 < 0 ? place.x1 - ROOM : place.x2 + ROOM - width;
  if (place.y1 < ROOM)
    dy = place.y1 - ROOM;
  else if (place.y2 > height - ROOM)
    dy = place.y2 + ROOM - height;
  if (dx != 0 || dy != 0)
    ts_page_view_scroll_by (self, dx, dy);
}

void
ts_page_view_set_caret (TsPageView *self, const TsTextPosition *position)
{
  self->caret = *position;
  self->caret_goal = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ts_page_view_set_caret_mode (TsPageView *self, gboolean caret_mode)
{
  TsTextPosition origin;

  if (self->caret_mode == caret_mode || self->layer == NULL)
    return;
  self->caret_mode = caret_mode;
  if (caret_mode)
    {
      if (self->selected == TS_SELECTED_TEXT)
        origin = self->range.end;
      else
        ts_page_view_get_text_origin (self, &origin);
      ts_page_view_set_caret (self, &origin);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      show_caret (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  ts_page_view_update_actions (self);
}

/* Where the selection began that the caret extends. */
static TsTextPosition
find_fixed_end (TsPageView *self)
{
  if (self->selected != TS_SELECTED_TEXT)
    return self->caret;
  if (ts_text_position_compare (&self->caret, &self->range.start) == 0)
    return self->range.end;
  self->caret = self->range.end;
  return self->range.start;
}

static void
extend (TsPageView *self, TsTextStep step, int direction)
{
  TsTextPosition fixed = find_fixed_end (self);
  TsTextRange range;

  self->caret = ts_text_layer_step (self->layer, &self->caret, step, direction, &self->caret_goal);
  if (ts_text_position_compare (&fixed, &self->caret) <= 0)
    range = (TsTextRange){ fixed, self->caret };
  else
    range = (TsTextRange){ self->caret, fixed };
  ts_page_view_select_text (self, &range);
  show_caret (self);
}

/* From a selection to one of its ends first, as in a field. */
static void
move (TsPageView *self, TsTextStep step, int direction)
{
  if (self->selected == TS_SELECTED_TEXT && step == TS_STEP_CHARACTER)
    self->caret = direction > 0 ? self->range.end : self->range.start;
  else
    self->caret = ts_text_layer_step (self->layer, &self->caret, step, direction, &self->caret_goal);
  ts_page_view_clear_selection (self);
  show_caret (self);
}

static gboolean
find_step (guint key, gboolean control, TsTextStep *step, int *direction)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *step = control ? TS_STEP_WORD : TS_STEP_CHARACTER;
      *direction = key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -1 : 1;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *step = TS_STEP_LINE;
      *direction = key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1;
      return !control;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *step = control ? TS_STEP_DOCUMENT_END : TS_STEP_LINE_END;
      *direction = key == GDK_KEY_Home || key == GDK_KEY_KP_Home ? -1 : 1;
      return TRUE;
    default:
      return FALSE;
    }
}

/* Shift extends what is selected also where there is no caret. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TsPageView *self)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  TsTextStep step;
  int direction;

  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->layer == NULL ||
      !find_step (key, (state & GDK_CONTROL_MASK) != 0, &step, &direction))
    return GDK_EVENT_PROPAGATE;
  if (shift && (self->caret_mode || self->selected == TS_SELECTED_TEXT))
    extend (self, step, direction);
  else if (!shift && self->caret_mode)
    move (self, step, direction);
  else
    return GDK_EVENT_PROPAGATE;
  ts_page_view_focus_link (self, 0, -1);
  return GDK_EVENT_STOP;
}

gboolean
ts_page_view_get_caret (TsPageView *self, guint page, TsRect *place)
{
  TsRect rect;

  if (!self->caret_mode || self->layer == NULL || page != self->caret.page)
    return FALSE;
  rect = ts_text_layer_get_caret_rect (self->layer, &self->caret);
  if (rect.x1 == 0 && rect.y2 == 0)
    return FALSE;
  *place = ts_page_view_place_points (self, page, &rect);
  return TRUE;
}

void
ts_page_view_init_caret (TsPageView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
