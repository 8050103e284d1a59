#include "config.h"

#include "page-view/page-view-private.h"

#include <math.h>

#define UNDERLINE  2.0
#define FLASH_TIME 1400 /* milliseconds */

#define MARK_STRENGTH      0.36
#define SELECTION_STRENGTH 0.40
#define REGION_STRENGTH    0.14
#define FIND_STRENGTH      0.85

static const GdkRGBA found = { 1.0, 0.87, 0.25, 1 }, found_current = { 1.0, 0.62, 0.2, 1 };
static const GdkRGBA found_outline = { 0.14, 0.12, 0.19, 1 };

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

/* The colour of paper where the pen went once. */
static void
add_tint (GArray *tints, const graphene_rect_t *rect, const GdkRGBA *colour, double strength)
{
  TsTint tint = { .rect = *rect, .colour = { 1, 1, 1, 1 } };

  tint.colour.red += (float) (strength * (colour->red - 1));
  tint.colour.green += (float) (strength * (colour->green - 1));
  tint.colour.blue += (float) (strength * (colour->blue - 1));
  g_array_append_val (tints, tint);
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

/* --- Tints: what the pen coloured --- */

static void
tint_marks (TsPageView *self, guint page, GArray *tints)
{
  GPtrArray *marks = ts_page_marks_get_page (self->marks, page);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const TsMark *mark = marks->pdata[i];
      gboolean is_region = ts_passage_get_anchor (mark->passage)->is_region;

      for (guint r = 0; r < mark->rects->len; r++)
        {
          TsRect place = ts_page_view_place_normalised (self, page, &g_array_index (mark->rects, TsRect, r));
          graphene_rect_t rect = snapped (self, &place);

          add_tint (tints, &rect, &mark->colours[0], is_region ? REGION_STRENGTH : MARK_STRENGTH);
        }
    }
}

static void
tint_selection (TsPageView *self, guint page, GArray *tints)
{
  GArray *rects = ts_page_view_get_selection_rects (self, page);
  GdkRGBA colour = accent (self);

  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      TsRect place = ts_page_view_place_points (self, page, &g_array_index (rects, TsRect, i));
      graphene_rect_t rect = snapped (self, &place);

      add_tint (tints, &rect, &colour,
                self->selected == TS_SELECTED_REGION ? REGION_STRENGTH : SELECTION_STRENGTH);
    }
}

static gboolean
is_seen (TsPageView *self, const TsRect *place)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TsRect view = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };

  return ts_rect_intersects (place, &view);
}

static void
tint_hits (TsPageView *self, guint page, GArray *tints)
{
  GArray *marks = ts_page_view_get_find_marks (self, page);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const TsFindMark *mark = &g_array_index (marks, TsFindMark, i);
      TsRect place = ts_page_view_place_points (self, page, &mark->rect);
      graphene_rect_t rect = snapped (self, &place);

      if (is_seen (self, &place))
        add_tint (tints, &rect, mark->hit == ts_find_get_current (self->find) ? &found_current : &found,
                  FIND_STRENGTH);
    }
}

void
ts_page_view_find_tints (TsPageView *self, guint page, GArray *tints)
{
  tint_marks (self, page, tints);
  tint_hits (self, page, tints);
  tint_selection (self, page, tints);
}

/* --- Lines over it --- */

/* The bar of a colour beneath a line of text, which is beside it where the page is
 * turned: so it is told in the coordinates of the page.
 */
static graphene_rect_t
place_bar (TsPageView *self, guint page, const TsRect *line, guint index)
{
  double unit = UNDERLINE * 72.0 / 96.0 / ts_page_layout_get_page_zoom (self->layout, page), width, height;
  TsRect bar, place;

  ts_page_layout_get_points (self->layout, page, &width, &height);
  bar = ts_rect_denormalise (line, width, height);
  bar.y1 = bar.y2 + unit * index;
  bar.y2 = bar.y1 + unit;
  place = ts_page_view_place_points (self, page, &bar);
  return snapped (self, &place);
}

/* Beneath each line of text a bar for every section: where tints overlap the bars
 * still tell. Regions have an outline instead.
 */
static void
draw_mark (TsPageView *self, GtkSnapshot *snapshot, guint page, const TsMark *mark)
{
  gboolean is_region = ts_passage_get_anchor (mark->passage)->is_region;

  for (guint i = 0; i < mark->rects->len; i++)
    {
      const TsRect *line = &g_array_index (mark->rects, TsRect, i);
      guint first = is_region ? 1 : 0;

      if (is_region)
        {
          TsRect place = ts_page_view_place_normalised (self, page, line);
          graphene_rect_t rect = snapped (self, &place);

          stroke (snapshot, &rect, &mark->colours[0], 1, 2);
        }
      for (guint c = first; c < mark->n_colours; c++)
        {
          graphene_rect_t bar = place_bar (self, page, line, mark->level + c - first);

          fill (snapshot, &bar, &mark->colours[c], 0.9);
        }
    }
}

/* The current hit is told by more than its colour. */
static void
draw_current_hit (TsPageView *self, GtkSnapshot *snapshot, guint page)
{
  const GdkRGBA outline = ts_page_tone_apply (self->tone, &found_outline);
  GArray *marks = ts_page_view_get_find_marks (self, page);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const TsFindMark *mark = &g_array_index (marks, TsFindMark, i);
      graphene_rect_t bounds;
      TsRect place;

      if (mark->hit != ts_find_get_current (self->find))
        continue;
      place = ts_page_view_place_points (self, page, &mark->rect);
      bounds = snapped (self, &place);
      graphene_rect_inset (&bounds, -3, -2);
      stroke (snapshot, &bounds, &outline, 1, 2);
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

/* What the keyboard is at: a link, the caret. */
static void
draw_keyboard (TsPageView *self, GtkSnapshot *snapshot, guint page, const GdkRGBA *colour)
{
  graphene_rect_t bounds;
  TsRect place;

  if (ts_page_view_get_focused_link (self, page, &place))
    {
      bounds = snapped (self, &place);
      graphene_rect_inset (&bounds, -2, -2);
      stroke (snapshot, &bounds, colour, 1, 2);
    }
  if (ts_page_view_get_caret (self, page, &place))
    {
      bounds = snapped (self, &place);
      bounds.size.width = MAX (bounds.size.width, 2);
      bounds.size.height = MAX (bounds.size.height, 2);
      fill (snapshot, &bounds, colour, 1);
    }
}

void
ts_page_view_draw_overlay (TsPageView *self, GtkSnapshot *snapshot, guint page)
{
  GPtrArray *marks = ts_page_marks_get_page (self->marks, page);
  GdkRGBA colour = accent (self);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    draw_mark (self, snapshot, page, marks->pdata[i]);
  if (self->selected == TS_SELECTED_REGION && page == self->region_page)
    {
      TsRect place = ts_page_view_place_points (self, page, &self->region);
      graphene_rect_t rect = snapped (self, &place);

      stroke (snapshot, &rect, &colour, 1, 2);
    }
  draw_current_hit (self, snapshot, page);
  draw_keyboard (self, snapshot, page, &colour);
  draw_flash (self, snapshot, page, &colour);
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
