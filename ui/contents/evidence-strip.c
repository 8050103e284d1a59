#include "config.h"

#include "contents/evidence-strip.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDTH      20
#define MARGIN     2
#define BAR_WIDTH  9
#define BAR_HEIGHT 3 /* at least */
#define HIT_WIDTH  5
#define MIN_FRAME  8
#define REACH      4 /* pixels around the pointer that a tooltip speaks of */

struct _TsEvidenceStrip
{
  GtkWidget parent_instance;

  TsPageView *view;
  TsReportMarks *marks;
  GtkAdjustment *adjustment; /* of the view */
  double top, bottom;        /* the part in view, 0..1 */
  GskRenderNode *drawn;      /* bars and hits; NULL until they are drawn */
  int drawn_height;
  double grip; /* where the frame was taken hold of, from its top; 0..1 of the report */
};

G_DEFINE_FINAL_TYPE (TsEvidenceStrip, ts_evidence_strip, GTK_TYPE_WIDGET)

/* --- Where the view is --- */

static gboolean
find_visible (TsEvidenceStrip *self, double *top, double *bottom)
{
  const TsReportMap *map = ts_report_marks_get_map (self->marks);
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  guint first, last;
  double y1, y2;

  if (ts_report_map_get_n_pages (map) == 0 || !ts_page_view_get_place_at (self->view, 0, 0, &first, &y1) ||
      !ts_page_view_get_place_at (self->view, width, height, &last, &y2))
    return FALSE;
  *top = ts_report_map_to_fraction (map, first, y1);
  *bottom = MAX (ts_report_map_to_fraction (map, last, y2), *top);
  return TRUE;
}

gboolean
ts_evidence_strip_get_visible (TsEvidenceStrip *self, double *top, double *bottom)
{
  return find_visible (self, top, bottom);
}

static void
say_place (TsEvidenceStrip *self)
{
  const TsReportMap *map = ts_report_marks_get_map (self->marks);
  g_autofree char *page = ts_report_marks_name_page (self->marks, ts_page_view_get_page (self->view));
  g_autofree char *evidence = ts_report_marks_describe (self->marks);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 1.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
      (double) MAX (ts_report_map_get_n_pages (map), 1), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
      (double) ts_page_view_get_page (self->view) + 1, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, page,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, evidence, -1);
}

static void
moved_cb (TsEvidenceStrip *self)
{
  double top = 0, bottom = 0;

  find_visible (self, &top, &bottom);
  if (top == self->top && bottom == self->bottom)
    return;
  self->top = top;
  self->bottom = bottom;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_drawn (TsEvidenceStrip *self)
{
  g_clear_pointer (&self->drawn, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
marks_cb (TsEvidenceStrip *self)
{
  forget_drawn (self);
  moved_cb (self);
  say_place (self);
}

/* --- Going somewhere --- */

/* Brings a place of the report to the top edge of the view. */
static void
go_to (TsEvidenceStrip *self, double fraction)
{
  guint page;
  double y;

  if (ts_report_map_from_fraction (ts_report_marks_get_map (self->marks), fraction, &page, &y))
    ts_page_view_go_to_place (self->view, page, y);
}

static void
go_to_bar (TsEvidenceStrip *self, int direction)
{
  double top, bottom;
  const TsReportBar *bar;

  if (!find_visible (self, &top, &bottom))
    return;
  /* A passage stands at a third of the height once one has gone there. */
  bar = ts_report_marks_find_next (self->marks, top + (bottom - top) / 3, direction, (bottom - top) / 50);
  if (bar != NULL)
    ts_page_view_scroll_to_passage (self->view, ts_passage_get_anchor (bar->passage));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static double
to_fraction (TsEvidenceStrip *self, double y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;

  return CLAMP ((y - MARGIN) / MAX (height, 1), 0, 1);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TsEvidenceStrip *self)
{
  double at = to_fraction (self, y), top, bottom;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!find_visible (self, &top, &bottom))
    return;
  self->grip = at >= top && at <= bottom ? at - top : (bottom - top) / 2;
  ts_page_view_note_jump (self->view, TS_JUMP_GO);
  if (at < top || at > bottom)
    go_to (self, at - self->grip);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TsEvidenceStrip *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    go_to (self, to_fraction (self, y + dy) - self->grip);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TsEvidenceStrip *self)
{
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) +
                                                  dy * gtk_adjustment_get_step_increment (self->adjustment));
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TsEvidenceStrip *self)
{
  GActionGroup *actions = ts_page_view_get_actions (self->view);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      go_to_bar (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      g_action_group_activate_action (
          actions, "scroll", g_variant_new_string (key == GDK_KEY_Page_Down ? "page-down" : "page-up"));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      g_action_group_activate_action (actions, key == GDK_KEY_Home ? "first" : "last", NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
tooltip_cb (TsEvidenceStrip *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  int height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN, 1);
  double at = keyboard ? self->top + (self->bottom - self->top) / 3 : to_fraction (self, y);
  g_autofree char *text = ts_report_marks_describe_at (self->marks, at, (double) REACH / height);
  GdkRectangle line = { 0, y - 1, WIDTH, 2 };

  if (*text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  if (!keyboard)
    gtk_tooltip_set_tip_area (tooltip, &line);
  return TRUE;
}

/* --- Drawing --- */

/* Of many bars on one pixel, one is enough. */
static void
append_bars (TsEvidenceStrip *self, GtkSnapshot *snapshot, int height)
{
  GArray *bars = ts_report_marks_get_bars (self->marks);
  guint n_lanes = ts_report_marks_get_n_lanes (self->marks);
  g_autofree int *last = g_new (int, n_lanes);

  for (guint i = 0; i < n_lanes; i++)
    last[i] = -1;
  for (guint i = 0; i < bars->len; i++)
    {
      const TsReportBar *bar = &g_array_index (bars, TsReportBar, i);
      int y = (int) round (bar->top * height);
      int bottom = MAX ((int) round (bar->bottom * height), y + BAR_HEIGHT);
      double x = MARGIN + HIT_WIDTH / 2.0 +
                 (WIDTH - 2 * MARGIN - HIT_WIDTH / 2.0 - BAR_WIDTH) * bar->lane / MAX (n_lanes - 1, 1);

      if (last[bar->lane] == y)
        continue;
      last[bar->lane] = y;
      gtk_snapshot_append_color (snapshot, &bar->colour,
                                 &GRAPHENE_RECT_INIT ((float) round (x),
                                                      (float) (MARGIN + MIN (y, height - BAR_HEIGHT)),
                                                      BAR_WIDTH, (float) (bottom - y)));
    }
}

static void
append_hits (TsEvidenceStrip *self, GtkSnapshot *snapshot, int height, const GdkRGBA *colour)
{
  GArray *hits = ts_report_marks_get_hits (self->marks);
  int last = -1;

  for (guint i = 0; i < hits->len; i++)
    {
      int y = (int) round (g_array_index (hits, double, i) * (height - 1));

      if (y == last)
        continue;
      last = y;
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (MARGIN, (float) (MARGIN + y), HIT_WIDTH, 1));
    }
}

static void
append_frame (TsEvidenceStrip *self, GtkSnapshot *snapshot, int height, GdkRGBA colour)
{
  double span = MAX ((self->bottom - self->top) * height, MIN_FRAME);
  double y = CLAMP (self->top * height, 0, MAX (height - span, 0));
  const float widths[] = { 1, 1, 1, 1 };
  GskRoundedRect outline;
  GdkRGBA fill = colour;

  fill.alpha *= 0.1f;
  colour.alpha *= 0.5f;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (0.5f, (float) round (MARGIN + y), WIDTH - 1,
                                                        (float) MAX (round (span), MIN_FRAME)),
                                   3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths,
                              (const GdkRGBA[]){ colour, colour, colour, colour });
}

static void
draw_marks (TsEvidenceStrip *self, int height, const GdkRGBA *colour)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  g_clear_pointer (&self->drawn, gsk_render_node_unref);
  append_bars (self, snapshot, height);
  append_hits (self, snapshot, height, colour);
  self->drawn = gtk_snapshot_free_to_node (snapshot);
  self->drawn_height = height;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TsEvidenceStrip *self = TS_EVIDENCE_STRIP (widget);
  int height = gtk_widget_get_height (widget) - 2 * MARGIN;
  GdkRGBA colour;

  if (height < MIN_FRAME || ts_report_map_get_n_pages (ts_report_marks_get_map (self->marks)) == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  if (self->drawn == NULL || self->drawn_height != height)
    draw_marks (self, height, &colour);
  if (self->drawn != NULL)
    gtk_snapshot_append_node (snapshot, self->drawn);
  append_frame (self, snapshot, height, colour);
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
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : MIN_FRAME;
}

/* --- The widget --- */

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ts_evidence_strip_parent_class)->css_changed (widget, change);
  forget_drawn (TS_EVIDENCE_STRIP (widget));
}

static void
ts_evidence_strip_dispose (GObject *object)
{
  TsEvidenceStrip *self = TS_EVIDENCE_STRIP (object);

  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->marks);
  g_clear_object (&self->view);
  g_clear_pointer (&self->drawn, gsk_render_node_unref);
  G_OBJECT_CLASS (ts_evidence_strip_parent_class)->dispose (object);
}

static void
ts_evidence_strip_class_init (TsEvidenceStripClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_evidence_strip_dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  widget_class->css_changed = css_changed;
  gtk_widget_class_set_css_name (widget_class, "evidencestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static void
ts_evidence_strip_init (TsEvidenceStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Evidence in the whole report"), -1);
}

GtkWidget *
ts_evidence_strip_new (TsPageView *view, TsReportMarks *marks)
{
  TsEvidenceStrip *self = g_object_new (TS_TYPE_EVIDENCE_STRIP, NULL);

  self->view = g_object_ref (view);
  self->marks = g_object_ref (marks);
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_signal_connect_swapped (self->marks, "changed", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (self->view, "notify::page", G_CALLBACK (say_place), self);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (moved_cb), self);
  say_place (self);
  return GTK_WIDGET (self);
}
