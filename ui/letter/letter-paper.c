#include "config.h"

#include "letter/letter-paper.h"

#include <math.h>

#define MARGIN         20
#define GAP            16
#define MIN_PAGE_WIDTH 220
#define MAX_PAGE_WIDTH 794 /* A4 at 96 pixels an inch */
#define KEPT_AROUND    2   /* pages kept drawn before and after those in sight */

struct _TsLetterPaper
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustment;
  TsBlockDocument *document;
  TsPublishLayout *layout;
  GArray *places;      /* of TsPublishPlace */
  GPtrArray *textures; /* of GdkTexture, one a page; NULL where it isn't drawn */
  guint ahead_source;
  int marked;
};

G_DEFINE_FINAL_TYPE (TsLetterPaper, ts_letter_paper, GTK_TYPE_WIDGET)

/* --- Where pages stand --- */

static void
get_points (TsLetterPaper *self, double *width, double *height)
{
  *width = 595.276;
  *height = 841.89;
  if (self->layout != NULL)
    ts_publish_layout_get_size (self->layout, width, height);
}

/* The pages' size in pixels where there is this much room. */
static void
get_page_size (TsLetterPaper *self, int room, int *width, int *height)
{
  double points_x, points_y;

  get_points (self, &points_x, &points_y);
  *width = CLAMP (room - 2 * MARGIN, MIN_PAGE_WIDTH, MAX_PAGE_WIDTH);
  *height = (int) round (*width * points_y / points_x);
}

static void
get_page_box (TsLetterPaper *self, guint page, GdkRectangle *box)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self));

  get_page_size (self, room, &box->width, &box->height);
  box->x = MAX ((room - box->width) / 2, 0);
  box->y = MARGIN + (int) page * (box->height + GAP);
}

guint
ts_letter_paper_get_n_pages (TsLetterPaper *self)
{
  return self->layout != NULL ? ts_publish_layout_get_n_pages (self->layout) : 0;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  TsLetterPaper *self = TS_LETTER_PAPER (widget);
  int width, height, n = (int) ts_letter_paper_get_n_pages (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_PAGE_WIDTH + 2 * MARGIN;
      *natural = MAX_PAGE_WIDTH + 2 * MARGIN;
      return;
    }
  get_page_size (self, for_size >= 0 ? for_size : MAX_PAGE_WIDTH + 2 * MARGIN, &width, &height);
  *minimum = *natural = 2 * MARGIN + n * height + MAX (n - 1, 0) * GAP;
}

/* The pages in sight; FALSE if there are none. */
static gboolean
get_range (TsLetterPaper *self, guint *first, guint *last)
{
  int n = (int) ts_letter_paper_get_n_pages (self);
  double top = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  double height = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment)
                                           : gtk_widget_get_height (GTK_WIDGET (self));
  GdkRectangle box;
  int step;

  if (n == 0)
    return FALSE;
  get_page_box (self, 0, &box);
  step = box.height + GAP;
  *first = (guint) CLAMP ((int) floor ((top - MARGIN) / step), 0, n - 1);
  *last = (guint) CLAMP ((int) floor ((top + height - MARGIN) / step), 0, n - 1);
  return TRUE;
}

/* --- Drawing --- */

static GdkTexture *
draw_page (TsLetterPaper *self, guint page, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GBytes) bytes = NULL;
  double points_x, points_y;
  gsize stride;
  cairo_t *cr;

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  get_points (self, &points_x, &points_y);
  cairo_scale (cr, width / points_x, height / points_y);
  ts_publish_layout_draw (self->layout, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* The page at the screen's own pixels, drawn unless it is already. */
static GdkTexture *
get_texture (TsLetterPaper *self, guint page)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GdkTexture *texture = self->textures->pdata[page];
  GdkRectangle box;

  get_page_box (self, page, &box);
  if (texture != NULL && gdk_texture_get_width (texture) == box.width * factor &&
      gdk_texture_get_height (texture) == box.height * factor)
    return texture;
  g_clear_object (&self->textures->pdata[page]);
  self->textures->pdata[page] = draw_page (self, page, box.width * factor, box.height * factor);
  return self->textures->pdata[page];
}

/* One page at a time beside those in sight, so that scrolling finds them drawn. */
static gboolean
ahead_cb (gpointer data)
{
  TsLetterPaper *self = data;
  guint first, last;

  if (get_range (self, &first, &last))
    {
      if (last + 1 < self->textures->len && self->textures->pdata[last + 1] == NULL &&
          get_texture (self, last + 1) != NULL)
        return G_SOURCE_CONTINUE;
      if (first > 0 && self->textures->pdata[first - 1] == NULL)
        get_texture (self, first - 1);
    }
  self->ahead_source = 0;
  return G_SOURCE_REMOVE;
}

static void
forget_far_pages (TsLetterPaper *self, guint first, guint last)
{
  for (guint i = 0; i < self->textures->len; i++)
    if (i + KEPT_AROUND < first || i > last + KEPT_AROUND)
      g_clear_object (&self->textures->pdata[i]);
}

static void
snapshot_mark (TsLetterPaper *self, GtkSnapshot *snapshot)
{
  static const float widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  GdkRGBA fill = { 0.2f, 0.5f, 0.9f, 0.12f };
  GdkRGBA line = { 0.1f, 0.4f, 0.8f, 0.9f };
  const GdkRGBA lines[4] = { line, line, line, line };
  GskRoundedRect outline;
  GdkRectangle box;

  if (self->marked < 0)
    return;
  ts_letter_paper_get_box (self, self->marked, &box);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, lines);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TsLetterPaper *self = TS_LETTER_PAPER (widget);
  const GdkRGBA shadow = { 0, 0, 0, 0.28f };
  guint first, last;

  if (!get_range (self, &first, &last))
    return;
  for (guint page = first; page <= last; page++)
    {
      GdkTexture *texture = get_texture (self, page);
      GskRoundedRect outline;
      GdkRectangle box;

      get_page_box (self, page, &box);
      gsk_rounded_rect_init_from_rect (
          &outline, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height),
          0);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 5);
      if (texture != NULL)
        gtk_snapshot_append_texture (snapshot, texture, &outline.bounds);
    }
  snapshot_mark (self, snapshot);
  forget_far_pages (self, first, last);
  if (self->ahead_source == 0)
    self->ahead_source = g_idle_add_full (G_PRIORITY_LOW, ahead_cb, self, NULL);
}

/* --- Places --- */

GArray *
ts_letter_paper_get_places (TsLetterPaper *self)
{
  return self->places;
}

void
ts_letter_paper_get_box (TsLetterPaper *self, int place, GdkRectangle *box)
{
  const TsPublishPlace *at = &g_array_index (self->places, TsPublishPlace, place);
  double points_x, points_y, scale;
  GdkRectangle page;

  get_points (self, &points_x, &points_y);
  get_page_box (self, at->page, &page);
  scale = page.width / points_x;
  box->x = page.x + (int) floor (at->x * scale) - 5;
  box->y = page.y + (int) floor (at->y * scale) - 3;
  box->width = (int) ceil (at->width * scale) + 10;
  box->height = (int) ceil (at->height * scale) + 6;
}

int
ts_letter_paper_find_at (TsLetterPaper *self, double x, double y)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      GdkRectangle box;

      ts_letter_paper_get_box (self, (int) i, &box);
      if (gdk_rectangle_contains_point (&box, (int) x, (int) y))
        return (int) i;
    }
  return -1;
}

int
ts_letter_paper_find_block (TsLetterPaper *self, const char *block)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_strcmp0 (g_array_index (self->places, TsPublishPlace, i).block, block) == 0)
      return (int) i;
  return -1;
}

void
ts_letter_paper_mark (TsLetterPaper *self, int place)
{
  if (self->marked == place)
    return;
  self->marked = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
ts_letter_paper_get_marked (TsLetterPaper *self)
{
  return self->marked;
}

/* --- The document --- */

static void
texture_clear (gpointer texture)
{
  g_clear_object (&texture);
}

static void
forget_document (TsLetterPaper *self)
{
  self->marked = -1;
  g_ptr_array_set_size (self->textures, 0);
  g_array_set_size (self->places, 0);
  g_clear_pointer (&self->layout, ts_publish_layout_free);
  g_clear_pointer (&self->document, ts_block_document_free);
}

void
ts_letter_paper_set_document (TsLetterPaper *self, TsBlockDocument *document)
{
  forget_document (self);
  self->document = document;
  if (document != NULL)
    {
      self->layout = ts_publish_layout_new (document);
      g_array_unref (self->places);
      self->places = ts_publish_layout_list_places (self->layout);
      g_ptr_array_set_size (self->textures, (int) ts_publish_layout_get_n_pages (self->layout));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const TsBlockDocument *
ts_letter_paper_get_document (TsLetterPaper *self)
{
  return self->document;
}

static void
set_adjustment (TsLetterPaper *self, GtkAdjustment *adjustment)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, gtk_widget_queue_draw, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

void
ts_letter_paper_set_adjustment (TsLetterPaper *self, GtkAdjustment *adjustment)
{
  set_adjustment (self, adjustment);
}

static void
ts_letter_paper_dispose (GObject *object)
{
  TsLetterPaper *self = TS_LETTER_PAPER (object);

  g_clear_handle_id (&self->ahead_source, g_source_remove);
  set_adjustment (self, NULL);
  G_OBJECT_CLASS (ts_letter_paper_parent_class)->dispose (object);
}

static void
ts_letter_paper_finalize (GObject *object)
{
  TsLetterPaper *self = TS_LETTER_PAPER (object);

  forget_document (self);
  g_ptr_array_unref (self->textures);
  g_array_unref (self->places);
  G_OBJECT_CLASS (ts_letter_paper_parent_class)->finalize (object);
}

static void
ts_letter_paper_class_init (TsLetterPaperClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_letter_paper_dispose;
  G_OBJECT_CLASS (class)->finalize = ts_letter_paper_finalize;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_css_name (widget_class, "letterpaper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
ts_letter_paper_init (TsLetterPaper *self)
{
  self->marked = -1;
  self->places = g_array_new (FALSE, FALSE, sizeof (TsPublishPlace));
  self->textures = g_ptr_array_new_with_free_func (texture_clear);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
ts_letter_paper_new (void)
{
  return g_object_new (TS_TYPE_LETTER_PAPER, NULL);
}
