#include "config.h"

#include "widgets/typed-text.h"

#include "widgets/panes.h"

#define PAUSE_MS 400
#define MARGIN   12 /* kept free above and below the line being typed */
#define FRAMES   20 /* in which GTK has measured lines that it only guessed at */

struct _TsTypedText
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkTextView *view;
  GtkWidget *placeholder;
  guint pause;
  guint reveal_tick;
  guint frames_left; /* until the field has grown around what was typed */
  guint fit_tick;
  guint fits_left; /* frames in which the field may still have to grow */
  int width, height;
  gboolean dirty;    /* typed and not yet kept */
  gboolean updating; /* the text changes by itself, not by typing */
};

static guint committed_signal;

G_DEFINE_FINAL_TYPE (TsTypedText, ts_typed_text, GTK_TYPE_WIDGET)

char *
ts_typed_text_dup_text (TsTypedText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
ts_typed_text_flush (TsTypedText *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  text = ts_typed_text_dup_text (self);
  g_signal_emit (self, committed_signal, 0, text);
}

static gboolean
pause_cb (gpointer data)
{
  TsTypedText *self = data;

  self->pause = 0;
  ts_typed_text_flush (self);
  return G_SOURCE_REMOVE;
}

/* --- The line being typed stays in sight: what scrolls is around the field --- */

static void
reveal_cursor (TsTypedText *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  GdkRectangle cursor;
  double x, y, value, page;

  if (scroller == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;
  gtk_text_view_get_cursor_locations (self->view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &cursor.x,
                                         &cursor.y);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->view), scroller, cursor.x, cursor.y, &x, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  if (y < MARGIN)
    value += y - MARGIN;
  else if (y + cursor.height + MARGIN > page)
    value += y + cursor.height + MARGIN - page;
  gtk_adjustment_set_value (adjustment, value);
}

static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TsTypedText *self = TS_TYPED_TEXT (widget);

  if (--self->frames_left > 0)
    return G_SOURCE_CONTINUE;
  self->reveal_tick = 0;
  reveal_cursor (self);
  return G_SOURCE_REMOVE;
}

static void
reveal_soon (TsTypedText *self)
{
  self->frames_left = 3;
  if (self->reveal_tick == 0)
    self->reveal_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
cursor_moved_cb (TsTypedText *self)
{
  if (!self->updating)
    reveal_soon (self);
}

/* --- The field is as high as its text: GTK guesses at lines it has not laid out yet --- */

static gboolean
fits (TsTypedText *self)
{
  GtkTextIter end;
  GdkRectangle line;
  int y;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &end);
  gtk_text_view_get_iter_location (self->view, &end, &line);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, 0, line.y, NULL, &y);
  return y >= 0 && y + line.height <= gtk_widget_get_height (GTK_WIDGET (self->view));
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TsTypedText *self = TS_TYPED_TEXT (widget);

  if (!fits (self))
    gtk_widget_queue_resize (GTK_WIDGET (self->view));
  if (--self->fits_left > 0)
    return G_SOURCE_CONTINUE;
  self->fit_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
fit (TsTypedText *self)
{
  self->fits_left = FRAMES;
  if (self->fit_tick == 0)
    self->fit_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (TS_TYPED_TEXT (widget)->overlay);
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
  gtk_widget_measure (TS_TYPED_TEXT (widget)->overlay, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TsTypedText *self = TS_TYPED_TEXT (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (self->width != width)
    fit (self);
  if (self->height != height && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    reveal_soon (self);
  self->width = width;
  self->height = height;
}

/* --- Keeping --- */

static void
keep (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ts_typed_text_flush (TS_TYPED_TEXT (widget));
}

static void
buffer_changed_cb (TsTypedText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  fit (self);
  if (self->updating)
    return;
  /* The pause is counted from the first letter not kept: nobody who types without
   * a pause loses more than it.
   */
  self->dirty = TRUE;
  if (self->pause == 0)
    self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
left_cb (TsTypedText *self)
{
  ts_typed_text_flush (self);
}

void
ts_typed_text_set_text (TsTypedText *self, const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (TS_IS_TYPED_TEXT (self));

  shown = ts_typed_text_dup_text (self);
  if (self->dirty || g_strcmp0 (shown, text != NULL ? text : "") == 0)
    return;
  self->updating = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
  self->updating = FALSE;
}

void
ts_typed_text_type (TsTypedText *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

void
ts_typed_text_insert (TsTypedText *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter cursor, before;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  before = cursor;
  if (gtk_text_iter_backward_char (&before) && !g_unichar_isspace (gtk_text_iter_get_char (&before)))
    gtk_text_buffer_insert (buffer, &cursor, " ", -1);
  gtk_text_buffer_insert (buffer, &cursor, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

void
ts_typed_text_set_editable (TsTypedText *self, gboolean editable)
{
  gtk_text_view_set_editable (self->view, editable);
  if (editable)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "locked");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "locked");
}

void
ts_typed_text_set_lines (TsTypedText *self, int lines)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, lines * 20 + 16);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ts_typed_text_parent_class)->map (widget);
  fit (TS_TYPED_TEXT (widget));
}

static void
unmap (GtkWidget *widget)
{
  ts_typed_text_flush (TS_TYPED_TEXT (widget));
  GTK_WIDGET_CLASS (ts_typed_text_parent_class)->unmap (widget);
}

static void
ts_typed_text_dispose (GObject *object)
{
  TsTypedText *self = TS_TYPED_TEXT (object);

  if (self->overlay != NULL)
    ts_typed_text_flush (self);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (ts_typed_text_parent_class)->dispose (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TS_TYPED_TEXT (widget)->view));
}

static void
ts_typed_text_class_init (TsTypedTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_typed_text_dispose;
  widget_class->map = map;
  widget_class->unmap = unmap;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = ts_panes_focus_child;
  committed_signal = g_signal_new ("committed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "typedtext");
  gtk_widget_class_install_action (widget_class, "field.keep", NULL, keep);
}

static void
create_placeholder (TsTypedText *self)
{
  self->placeholder = gtk_label_new (NULL);
  gtk_widget_set_halign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->placeholder);
}

static void
ts_typed_text_init (TsTypedText *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 8);
  gtk_text_view_set_bottom_margin (self->view, 8);
  gtk_text_view_set_left_margin (self->view, 10);
  gtk_text_view_set_right_margin (self->view, 10);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (buffer_changed_cb),
                            self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "notify::cursor-position",
                           G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);

  /* The field grows with its text: what contains it scrolls. */
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->view));
  create_placeholder (self);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  ts_typed_text_set_lines (self, 2);
}

GtkWidget *
ts_typed_text_new (const char *label, const char *placeholder)
{
  TsTypedText *self = g_object_new (TS_TYPE_TYPED_TEXT, NULL);

  gtk_label_set_text (GTK_LABEL (self->placeholder), placeholder != NULL ? placeholder : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
