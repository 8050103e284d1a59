#include "config.h"

#include "letter/letter-preview.h"

#include "letter/letter-paper.h"
#include "widgets/panes.h"

#include <glib/gi18n.h>

#define LINE 48

struct _TsLetterPreview
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  TsLetterPaper *paper;
  double pointer_x, pointer_y; /* where it was last, in the preview */
};

enum
{
  PASSAGE_ACTIVATED,
  PART_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsLetterPreview, ts_letter_preview, GTK_TYPE_WIDGET)

/* --- Places --- */

static const TsPublishPlace *
get_place (TsLetterPreview *self, int index)
{
  GArray *places = ts_letter_paper_get_places (self->paper);

  return index >= 0 && index < (int) places->len ? &g_array_index (places, TsPublishPlace, index) : NULL;
}

static void
activate (TsLetterPreview *self, int index)
{
  const TsPublishPlace *place = get_place (self, index);
  g_autofree char *passage = NULL;
  g_autofree char *part = NULL;

  if (place == NULL)
    return;
  /* Whoever is told may change the letter. */
  passage = g_strdup (place->passage);
  part = g_strdup (place->part);
  if (passage != NULL)
    g_signal_emit (self, signals[PASSAGE_ACTIVATED], 0, passage);
  else if (part != NULL)
    g_signal_emit (self, signals[PART_ACTIVATED], 0, part);
}

static void
describe (TsLetterPreview *self, int index)
{
  const TsPublishPlace *place = get_place (self, index);
  guint n = ts_letter_paper_get_n_pages (self->paper);
  const char *text = place == NULL            ? NULL
                     : place->passage != NULL ? _ ("A quotation. Enter shows it in the report.")
                                              : _ ("A part you can write. Enter goes to its field.");
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : pages, -1);
}

static void
show_place (TsLetterPreview *self, int index)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  GdkRectangle box;

  if (get_place (self, index) == NULL)
    return;
  ts_letter_paper_get_box (self->paper, index, &box);
  if (box.y < value || box.y + MIN (box.height, (int) page) > value + page)
    gtk_adjustment_set_value (adjustment, box.y - page / 4);
}

void
ts_letter_preview_show_block (TsLetterPreview *self, const char *block)
{
  show_place (self, ts_letter_paper_find_block (self->paper, block));
}

gboolean
ts_letter_preview_get_box (TsLetterPreview *self, const char *block, GdkRectangle *box)
{
  int index = ts_letter_paper_find_block (self->paper, block);
  double x, y;

  if (index < 0)
    return FALSE;
  ts_letter_paper_get_box (self->paper, index, box);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->paper), GTK_WIDGET (self), box->x, box->y, &x, &y);
  box->x = (int) x;
  box->y = (int) y;
  return TRUE;
}

/* --- The pointer --- */

/* Paper that scrolls beneath a resting pointer is told of motion too. */
static gboolean
pointer_moved (TsLetterPreview *self, double x, double y)
{
  double old_x = self->pointer_x;
  double old_y = self->pointer_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->paper), GTK_WIDGET (self), x, y, &self->pointer_x,
                                    &self->pointer_y);
  return ABS (self->pointer_x - old_x) >= 1 || ABS (self->pointer_y - old_y) >= 1;
}

static void
motion_cb (TsLetterPreview *self, double x, double y)
{
  const TsPublishPlace *place;
  int index = ts_letter_paper_find_at (self->paper, x, y);
  const char *tip = NULL;

  if (!pointer_moved (self, x, y))
    return;
  ts_letter_paper_mark (self->paper, index);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->paper), index >= 0 ? "pointer" : NULL);
  place = get_place (self, index);
  if (place != NULL)
    tip = place->passage != NULL ? _ ("Show in the report") : _ ("Write in this part");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->paper), tip);
}

static void
leave_cb (TsLetterPreview *self)
{
  ts_letter_paper_mark (self->paper, -1);
}

static void
released_cb (TsLetterPreview *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->paper));
  activate (self, ts_letter_paper_find_at (self->paper, x, y));
}

/* --- Keys --- */

static void
scroll (TsLetterPreview *self, double by)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

static void
step (TsLetterPreview *self, int by)
{
  int n = (int) ts_letter_paper_get_places (self->paper)->len;
  int marked = ts_letter_paper_get_marked (self->paper);
  int next = marked < 0 ? (by > 0 ? 0 : n - 1) : CLAMP (marked + by, 0, n - 1);

  if (n == 0)
    return;
  ts_letter_paper_mark (self->paper, next);
  describe (self, next);
  show_place (self, next);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  TsLetterPreview *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment) * 0.9;
  double all = gtk_adjustment_get_upper (adjustment);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Up:
      scroll (self, -LINE);
      break;
    case GDK_KEY_Down:
      scroll (self, LINE);
      break;
    case GDK_KEY_Page_Up:
      scroll (self, -page);
      break;
    case GDK_KEY_Page_Down:
      scroll (self, page);
      break;
    case GDK_KEY_space:
      scroll (self, (state & GDK_SHIFT_MASK) != 0 ? -page : page);
      break;
    case GDK_KEY_Home:
      scroll (self, -all);
      break;
    case GDK_KEY_End:
      scroll (self, all);
      break;
    case GDK_KEY_Left:
      step (self, -1);
      break;
    case GDK_KEY_Right:
      step (self, 1);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate (self, ts_letter_paper_get_marked (self->paper));
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

/* --- The widget --- */

void
ts_letter_preview_set_document (TsLetterPreview *self, TsBlockDocument *document)
{
  g_return_if_fail (TS_IS_LETTER_PREVIEW (self));

  ts_letter_paper_set_document (self->paper, document);
  describe (self, -1);
}

const TsBlockDocument *
ts_letter_preview_get_document (TsLetterPreview *self)
{
  return ts_letter_paper_get_document (self->paper);
}

guint
ts_letter_preview_get_n_pages (TsLetterPreview *self)
{
  return ts_letter_paper_get_n_pages (self->paper);
}

static void
ts_letter_preview_dispose (GObject *object)
{
  TsLetterPreview *self = TS_LETTER_PREVIEW (object);
  GtkWidget *scroller = GTK_WIDGET (self->scroller);

  self->scroller = NULL;
  g_clear_pointer (&scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (ts_letter_preview_parent_class)->dispose (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TS_LETTER_PREVIEW (widget)->paper));
}

static void
ts_letter_preview_class_init (TsLetterPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_letter_preview_dispose;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = ts_panes_focus_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "letterpreview");
  signals[PASSAGE_ACTIVATED] = g_signal_new ("passage-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PART_ACTIVATED] = g_signal_new ("part-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_input (TsLetterPreview *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *paper = GTK_WIDGET (self->paper);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (paper, motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (paper, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (paper, keys);
}

static void
ts_letter_preview_init (TsLetterPreview *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->paper = TS_LETTER_PAPER (ts_letter_paper_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The letter as it will look"), -1);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* Pages are larger than the view: focus is no reason to scroll. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->paper));
  gtk_scrolled_window_set_child (self->scroller, viewport);
  ts_letter_paper_set_adjustment (self->paper, gtk_scrolled_window_get_vadjustment (self->scroller));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  add_input (self);
}

GtkWidget *
ts_letter_preview_new (void)
{
  return g_object_new (TS_TYPE_LETTER_PREVIEW, NULL);
}
