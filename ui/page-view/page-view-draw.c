#include "config.h"

#include "page-view/page-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define UNDERLINE    2.0
#define FLASH_TIME   1400 /* milliseconds */
#define ERROR_MARGIN 24
#define ERROR_WIDTH  420

/* Snapped to whole device pixels, at least one. */
static graphene_rect_t
snapped (TsPageView *self, const TsRect *rect)
{
  double factor = ts_page_view_get_factor (self);
  double x = round (rect->x1 * factor) / factor, y = round (rect->y1 * factor) / factor;
  double width = MAX (round (rect->x2 * factor) / factor - x, 1 / factor);
  double height = MAX (round (rect->y2 * factor) / factor - y, 1 / factor);

  return GRAPHENE_RECT_INIT (x, y, width, height);
}

static void
fill (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *colour, double alpha)
{
  GdkRGBA translucent = *colour;

  translucent.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &translucent, rect);
}

static void
stroke (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *colour, double alpha, float width)
{
  GdkRGBA translucent = *colour;
  GskRoundedRect outline;

  translucent.alpha *= alpha;
  gsk_rounded_rect_init_from_rect (&outline, rect, 2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ translucent, translucent, translucent, translucent });
}

static GdkRGBA
accent (TsPageView *self)
{
  GdkRGBA colour = { 0.21, 0.52, 0.89, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color",
                                  &colour);
  return colour;
}

/* --- The page itself --- */

static void
draw_paper (GtkSnapshot *snapshot, const graphene_rect_t *page)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, edge = { 0, 0, 0, 0.12 };
  static const GdkRGBA shadow = { 0, 0, 0, 0.18 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, page, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
  gtk_snapshot_append_color (snapshot, &white, page);
}

/* Pixels of this very scale go to the screen as they are; others are stretched
 * until the right ones are there.
 */
static void
draw_image (TsPageView *self,
            GtkSnapshot *snapshot,
            const TsPageImage *image,
            double scale,
            const graphene_rect_t *page)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  gboolean with_cairo = ts_page_image_needs_cairo (widget);
  double factor = ts_page_view_get_factor (self);
  graphene_rect_t bounds = *page;

  graphene_rect_intersection (&view, page, &view);
  if (image->scale == scale)
    {
      ts_page_image_draw (image, snapshot, page->origin.x + image->x / factor,
                          page->origin.y + image->y / factor, factor, &view, with_cairo);
      return;
    }
  if (image->is_part)
    {
      factor *= image->scale / scale;
      bounds.origin.x += (float) (image->x / factor);
      bounds.origin.y += (float) (image->y / factor);
      bounds.size.width = (float) (gdk_texture_get_width (image->texture) / factor);
      bounds.size.height = (float) (gdk_texture_get_height (image->texture) / factor);
    }
  ts_page_image_stretch (image, snapshot, &bounds, &view, with_cairo);
}

static void
draw_error (TsPageView *self, GtkSnapshot *snapshot, const char *message, const graphene_rect_t *page)
{
  static const GdkRGBA grey = { 0.37, 0.36, 0.39, 1 };
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", _ ("This page can’t be shown."), message);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  double width = MIN (page->size.width - 2 * ERROR_MARGIN, ERROR_WIDTH);
  int height;

  if (width < 2 * ERROR_MARGIN)
    return;
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

static void
draw_picture (TsPageView *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *bounds)
{
  TsPageImage whole = ts_page_cache_get_page (self->cache, page);
  TsPageImage tile = ts_page_cache_get_tile (self->cache, page);
  const char *error = self->failed != NULL ? self->failed : ts_page_cache_get_error (self->cache, page);
  double scale = ts_page_layout_get_scale (self->layout, page);

  gtk_snapshot_push_clip (snapshot, bounds);
  if (whole.texture != NULL)
    draw_image (self, snapshot, &whole, scale, bounds);
  else if (error != NULL)
    draw_error (self, snapshot, error, bounds);
  if (tile.texture != NULL && whole.scale != scale)
    draw_image (self, snapshot, &tile, scale, bounds);
  gtk_snapshot_pop (snapshot);
}

/* --- What lies on it --- */

/* A translucent fill in the colour of the first section, and beneath each line
 * a bar for every section: where fills overlap the bars still tell.
 */
static void
draw_mark (TsPageView *self, GtkSnapshot *snapshot, guint page, const TsMark *mark)
{
  gboolean is_region = ts_passage_get_anchor (mark->passage)->is_region;

  for (guint i = 0; i < mark->rects->len; i++)
    {
      TsRect place = ts_page_view_place_normalised (self, page, &g_array_index (mark->rects, TsRect, i));
      graphene_rect_t rect = snapped (self, &place);

      fill (snapshot, &rect, &mark->colours[0], is_region ? 0.14 : 0.32);
      if (is_region)
        stroke (snapshot, &rect, &mark->colours[0], 1, 2);
      for (guint c = is_region ? 1 : 0; c < mark->n_colours; c++)
        {
          graphene_rect_t bar = GRAPHENE_RECT_INIT (rect.origin.x,
                                                    rect.origin.y + rect.size.height +
                                                        (float) (UNDERLINE * (is_region ? c - 1.0 : c)),
                                                    rect.size.width, UNDERLINE);

          fill (snapshot, &bar, &mark->colours[c], 0.9);
        }
    }
}

static void
draw_marks (TsPageView *self, GtkSnapshot *snapshot, guint page)
{
  GPtrArray *marks = ts_page_marks_get_page (self->marks, page);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    draw_mark (self, snapshot, page, marks->pdata[i]);
}

static void
draw_selection (TsPageView *self, GtkSnapshot *snapshot, guint page, const GdkRGBA *colour)
{
  GArray *rects = ts_page_view_get_selection_rects (self, page);

  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      TsRect place = ts_page_view_place_points (self, page, &g_array_index (rects, TsRect, i));
      graphene_rect_t rect = snapped (self, &place);

      fill (snapshot, &rect, colour, self->selected == TS_SELECTED_REGION ? 0.12 : 0.35);
      if (self->selected == TS_SELECTED_REGION)
        stroke (snapshot, &rect, colour, 1, 2);
    }
}

static void
draw_flash (TsPageView *self, GtkSnapshot *snapshot, guint page, const GdkRGBA *colour)
{
  for (guint i = 0; self->flash != NULL && i < self->flash->len; i++)
    {
      const TsPageRect *rect = &g_array_index (self->flash, TsPageRect, i);
      graphene_rect_t bounds;
      TsRect place;

      if (rect->page != page)
        continue;
      place = ts_page_view_place_normalised (self, page, &rect->rect);
      bounds = snapped (self, &place);
      graphene_rect_inset (&bounds, -4, -3);
      stroke (snapshot, &bounds, colour, self->flash_strength, 2);
    }
}

static void
draw_page (TsPageView *self, GtkSnapshot *snapshot, guint page, const GdkRGBA *colour)
{
  TsRect area = ts_page_view_get_visible_area (self);
  TsRect rect = ts_page_layout_get_page (self->layout, page);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (rect.x1 - area.x1, rect.y1 - area.y1, ts_rect_width (&rect),
                                               ts_rect_height (&rect));

  draw_paper (snapshot, &bounds);
  draw_picture (self, snapshot, page, &bounds);
  draw_marks (self, snapshot, page);
  draw_selection (self, snapshot, page, colour);
  draw_flash (self, snapshot, page, colour);
}

void
ts_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TsPageView *self = TS_PAGE_VIEW (widget);
  TsRect area = ts_page_view_get_visible_area (self);
  GdkRGBA colour = accent (self);
  guint first, last;

  if (!ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last))
    return;
  for (guint page = first; page <= last; page++)
    draw_page (self, snapshot, page, &colour);
}

/* --- The moment that marks a passage --- */

void
ts_page_view_end_flash (TsPageView *self)
{
  g_clear_handle_id (&self->flash_timeout, g_source_remove);
  if (self->flash_animation != NULL)
    adw_animation_pause (self->flash_animation);
  g_clear_object (&self->flash_animation);
  g_clear_pointer (&self->flash, g_array_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
flash_cb (double value, gpointer data)
{
  TsPageView *self = data;

  self->flash_strength = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
flash_over_cb (gpointer data)
{
  TsPageView *self = data;

  self->flash_timeout = 0;
  ts_page_view_end_flash (self);
  return G_SOURCE_REMOVE;
}

/* Fades away; without animations it stands for as long and is gone. */
void
ts_page_view_flash (TsPageView *self, GArray *rects)
{
  ts_page_view_end_flash (self);
  self->flash = g_array_ref (rects);
  self->flash_strength = 1;
  self->flash_timeout = g_timeout_add (FLASH_TIME, flash_over_cb, self);
  if (adw_get_enable_animations (GTK_WIDGET (self)))
    {
      self->flash_animation = g_object_ref_sink (adw_timed_animation_new (
          GTK_WIDGET (self), 1, 0, FLASH_TIME, adw_callback_animation_target_new (flash_cb, self, NULL)));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flash_animation), ADW_EASE_IN_CUBIC);
      adw_animation_play (self->flash_animation);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
