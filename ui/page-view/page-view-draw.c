#include "config.h"

#include "page-view/page-view-private.h"

#include <math.h>

#define ERROR_MARGIN 24
#define ERROR_WIDTH  420

/* --- The page itself --- */

static void
draw_paper (TsPageView *self, GtkSnapshot *snapshot, const graphene_rect_t *page)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, edge = { 0, 0, 0, 0.12 };
  static const GdkRGBA shadow = { 0, 0, 0, 0.18 };
  const GdkRGBA paper = ts_page_tone_apply (self->tone, &white);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, page, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
  gtk_snapshot_append_color (snapshot, &paper, page);
}

/* Over a placeholder, if there is one. */
static void
draw_error (TsPageView *self, GtkSnapshot *snapshot, const char *message, const graphene_rect_t *page)
{
  static const GdkRGBA dark = { 0.37, 0.36, 0.39, 1 }, light = { 1, 1, 1, 0.88 };
  const GdkRGBA grey = ts_page_tone_apply (self->tone, &dark), veil = ts_page_tone_apply (self->tone, &light);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), message);
  double width = MIN (page->size.width - 2 * ERROR_MARGIN, ERROR_WIDTH);
  int height;

  if (width < 2 * ERROR_MARGIN)
    return;
  gtk_snapshot_append_color (snapshot, &veil, page);
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (
          (float) round (page->origin.x + (page->size.width - width) / 2),
          (float) round (page->origin.y + MAX (page->size.height / 3 - height / 2.0, ERROR_MARGIN))));
  gtk_snapshot_append_layout (snapshot, layout, &grey);
  gtk_snapshot_restore (snapshot);
}

/* Where an image goes. */
typedef struct
{
  gboolean exact; /* its pixels go to the screen as they are, at bounds in the widget */
  float turn;     /* else it is stretched, bounds are about the middle of the page, and that is turned */
  graphene_rect_t bounds;
} Place;

/* Pixels of another scale or rotation stand in until the right ones are there. */
static Place
place_image (TsPageView *self, const TsPageImage *image, double scale, const graphene_rect_t *page)
{
  int rotation = ts_page_layout_get_arrangement (self->layout).rotation;
  double factor = ts_page_view_get_factor (self);
  int turn = (rotation - image->rotation + 360) % 360;
  float width = turn % 180 != 0 ? page->size.height : page->size.width;
  float height = turn % 180 != 0 ? page->size.width : page->size.height;
  Place place = { .exact = image->scale == scale && turn == 0, .turn = (float) turn };

  if (place.exact)
    place.bounds.origin = page->origin;
  else
    place.bounds = GRAPHENE_RECT_INIT (-width / 2, -height / 2, width, height);
  if (!place.exact && !image->is_part)
    return place;
  if (!place.exact)
    factor *= image->scale / scale;
  place.bounds.origin.x += (float) (image->x / factor);
  place.bounds.origin.y += (float) (image->y / factor);
  place.bounds.size.width = (float) (gdk_texture_get_width (image->texture) / factor);
  place.bounds.size.height = (float) (gdk_texture_get_height (image->texture) / factor);
  return place;
}

static void
paint_image (
    cairo_t *cr, TsPageTone tone, const TsPageImage *image, const Place *place, const graphene_rect_t *page)
{
  cairo_save (cr);
  if (!place->exact)
    {
      cairo_translate (cr, page->origin.x + page->size.width / 2, page->origin.y + page->size.height / 2);
      cairo_rotate (cr, place->turn * G_PI / 180);
    }
  ts_page_image_paint (image, tone, cr, &place->bounds, place->exact);
  cairo_restore (cr);
}

static void
append_image (GtkSnapshot *snapshot,
              const TsPageImage *image,
              const Place *place,
              const graphene_rect_t *page,
              const graphene_rect_t *seen)
{
  gtk_snapshot_save (snapshot);
  if (!place->exact)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (page->origin.x + page->size.width / 2,
                                                              page->origin.y + page->size.height / 2));
      gtk_snapshot_rotate (snapshot, place->turn);
    }
  ts_page_image_append (image, snapshot, &place->bounds, seen, place->exact);
  gtk_snapshot_restore (snapshot);
}

/* All that draws the picture of a page. */
typedef struct
{
  TsPageView *view;
  guint page;
  const TsPageImage *images;
  guint n_images;
  GArray *tints;
  GArray *photos; /* of graphene_rect_t; drawn without the tone */
  double scale;
  const graphene_rect_t *bounds;
  const graphene_rect_t *seen;
} Picture;

static GArray *
place_photos (TsPageView *self, guint page)
{
  GArray *photos = ts_page_view_get_photos (self, page);
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; photos != NULL && i < photos->len; i++)
    {
      TsRect rect = ts_page_view_place_points (self, page, &g_array_index (photos, TsRect, i));
      graphene_rect_t place = GRAPHENE_RECT_INIT (
          (float) rect.x1, (float) rect.y1, (float) ts_rect_width (&rect), (float) ts_rect_height (&rect));

      g_array_append_val (placed, place);
    }
  return placed;
}

static void
paint_images (const Picture *picture, cairo_t *cr, TsPageTone tone)
{
  for (guint i = 0; i < picture->n_images; i++)
    {
      Place place = place_image (picture->view, &picture->images[i], picture->scale, picture->bounds);

      paint_image (cr, tone, &picture->images[i], &place, picture->bounds);
    }
}

static void
add_rectangle (cairo_t *cr, const graphene_rect_t *rect)
{
  cairo_rectangle (cr, rect->origin.x, rect->origin.y, rect->size.width, rect->size.height);
}

/* As a marker pen does: black stays black, white takes the colour on; on dark paper
 * light letters stay light.
 */
static void
draw_with_cairo (const Picture *picture, GtkSnapshot *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, picture->seen);
  TsPageTone tone = picture->view->tone;

  paint_images (picture, cr, tone);
  for (guint i = 0; i < picture->photos->len; i++)
    {
      cairo_save (cr);
      add_rectangle (cr, &g_array_index (picture->photos, graphene_rect_t, i));
      cairo_clip (cr);
      paint_images (picture, cr, TS_PAGE_TONE_NORMAL);
      cairo_restore (cr);
    }
  cairo_set_operator (cr, ts_page_tone_is_dark (tone) ? CAIRO_OPERATOR_SCREEN : CAIRO_OPERATOR_MULTIPLY);
  for (guint i = 0; i < picture->tints->len; i++)
    {
      const TsTint *tint = &g_array_index (picture->tints, TsTint, i);
      const GdkRGBA pen = ts_page_tone_apply_pen (tone, &tint->colour);

      gdk_cairo_set_source_rgba (cr, &pen);
      add_rectangle (cr, &tint->rect);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
append_images (const Picture *picture, GtkSnapshot *snapshot, const graphene_rect_t *clip)
{
  gtk_snapshot_push_clip (snapshot, clip);
  for (guint i = 0; i < picture->n_images; i++)
    {
      Place place = place_image (picture->view, &picture->images[i], picture->scale, picture->bounds);

      append_image (snapshot, &picture->images[i], &place, picture->bounds, picture->seen);
    }
  gtk_snapshot_pop (snapshot);
}

static void
append_toned (const Picture *picture, GtkSnapshot *snapshot)
{
  graphene_matrix_t matrix;
  graphene_vec4_t offset;

  if (picture->view->tone == TS_PAGE_TONE_NORMAL)
    {
      append_images (picture, snapshot, picture->seen);
      return;
    }
  ts_page_tone_get_matrix (picture->view->tone, &matrix, &offset);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offset);
  append_images (picture, snapshot, picture->seen);
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < picture->photos->len; i++)
    {
      graphene_rect_t photo;

      if (graphene_rect_intersection (&g_array_index (picture->photos, graphene_rect_t, i), picture->seen,
                                      &photo))
        append_images (picture, snapshot, &photo);
    }
}

static void
append_tints (const Picture *picture, GtkSnapshot *snapshot)
{
  gtk_snapshot_push_clip (snapshot, picture->seen);
  for (guint i = 0; i < picture->tints->len; i++)
    {
      const TsTint *tint = &g_array_index (picture->tints, TsTint, i);
      const GdkRGBA pen = ts_page_tone_apply_pen (picture->view->tone, &tint->colour);

      gtk_snapshot_append_color (snapshot, &pen, &tint->rect);
    }
  gtk_snapshot_pop (snapshot);
}

static void
append_picture (const Picture *picture, GtkSnapshot *snapshot)
{
  gboolean dark = ts_page_tone_is_dark (picture->view->tone);

  if (picture->tints->len == 0)
    {
      append_toned (picture, snapshot);
      return;
    }
  gtk_snapshot_push_blend (snapshot, dark ? GSK_BLEND_MODE_SCREEN : GSK_BLEND_MODE_MULTIPLY);
  append_toned (picture, snapshot);
  gtk_snapshot_pop (snapshot);
  append_tints (picture, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
draw_picture (
    TsPageView *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *bounds, GArray *tints)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const TsPageImage images[] = { ts_page_cache_get_page (self->cache, page),
                                 ts_page_cache_get_tile (self->cache, page) };
  const char *error = self->failed != NULL ? self->failed : ts_page_cache_get_error (self->cache, page);
  double scale = ts_page_layout_get_scale (self->layout, page);
  graphene_rect_t seen = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  guint n_images = images[1].texture != NULL && images[0].scale != scale ? 2 : 1;
  g_autoptr (GArray) photos = place_photos (self, page);
  const Picture picture = { self, page, images, n_images, tints, photos, scale, bounds, &seen };

  if (!graphene_rect_intersection (&seen, bounds, &seen))
    return;
  if (images[0].texture == NULL)
    append_tints (&picture, snapshot);
  else if (ts_page_image_needs_cairo (widget))
    draw_with_cairo (&picture, snapshot);
  else
    append_picture (&picture, snapshot);
  if (error != NULL && images[0].scale == 0)
    draw_error (self, snapshot, error, bounds);
}

/* How far a page has to be moved so that its pixels lie on those of the screen, which
 * are not the widget's where the scale is not whole.
 */
static graphene_point_t
find_shift (TsPageView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double factor = ts_page_view_get_factor (self), x = 0, y = 0;
  graphene_point_t origin;

  if (factor == floor (factor) || native == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (native), &GRAPHENE_POINT_INIT (0, 0),
                                 &origin))
    return GRAPHENE_POINT_INIT (0, 0);
  gtk_native_get_surface_transform (native, &x, &y);
  x = (x + origin.x) * factor;
  y = (y + origin.y) * factor;
  return GRAPHENE_POINT_INIT ((float) ((round (x) - x) / factor), (float) ((round (y) - y) / factor));
}

static graphene_rect_t
find_bounds (TsPageView *self, guint page)
{
  TsRect area = ts_page_view_get_visible_area (self);
  TsRect rect = ts_page_layout_get_page (self->layout, page);

  return GRAPHENE_RECT_INIT ((float) (rect.x1 - area.x1), (float) (rect.y1 - area.y1),
                             (float) ts_rect_width (&rect), (float) ts_rect_height (&rect));
}

static void
draw_page (TsPageView *self, GtkSnapshot *snapshot, guint page)
{
  g_autoptr (GArray) tints = g_array_new (FALSE, FALSE, sizeof (TsTint));
  graphene_rect_t bounds = find_bounds (self, page);

  ts_page_view_find_tints (self, page, tints);
  draw_picture (self, snapshot, page, &bounds, tints);
  ts_page_view_draw_overlay (self, snapshot, page);
}

void
ts_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TsPageView *self = TS_PAGE_VIEW (widget);
  TsRect area = ts_page_view_get_visible_area (self);
  graphene_point_t shift;
  guint first, last;

  if (!ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last))
    return;
  shift = find_shift (self);
  gtk_snapshot_translate (snapshot, &shift);
  /* Before any picture, so that no page's shadow falls on another. */
  for (guint page = first; page <= last; page++)
    {
      graphene_rect_t bounds = find_bounds (self, page);

      draw_paper (self, snapshot, &bounds);
    }
  for (guint page = first; page <= last; page++)
    draw_page (self, snapshot, page);
}

void
ts_page_view_page_changed (TsPageView *self, guint page)
{
  TsRect area = ts_page_view_get_visible_area (self);
  guint first, last;

  if (ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last) && page >= first &&
      page <= last)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
