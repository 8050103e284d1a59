#include "config.h"

#include "page-view/page-view-private.h"

/* --- Going to a page or passage --- */

void
ts_page_view_show_page (TsPageView *self, guint page)
{
  TsPagePosition position;
  TsRect rect, area;

  if (ts_page_view_get_n_pages (self) == 0)
    return;
  page = MIN (page, ts_page_view_get_n_pages (self) - 1);
  if (!self->has_size)
    {
      ts_page_view_get_position (self, &position);
      position.page = page;
      position.y = 0;
      ts_page_view_set_position (self, &position);
      return;
    }
  rect = ts_page_layout_get_page (self->layout, page);
  area = ts_page_view_get_visible_area (self);
  /* Of facing pages larger than the view the right one has to come into sight. */
  if (rect.x1 >= area.x2 || rect.x2 <= area.x1)
    area.x1 = rect.x1 - TS_PAGE_LAYOUT_MARGIN;
  /* Fitting, a page has the view for itself; alone it is shown from its margin on. */
  if (ts_page_view_is_by_row (self))
    rect.y1 = ts_page_layout_get_reach (self->layout, page).y1;
  else if (ts_page_layout_get_mode (self->layout) == TS_ZOOM_FIT_PAGE)
    rect.y1 -= TS_PAGE_LAYOUT_GAP / 2.0;
  ts_page_view_show_at (self, page, area.x1, rect.y1 - TS_PAGE_LAYOUT_GAP / 2.0);
}

void
ts_page_view_scroll_to_page (TsPageView *self, guint page)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  ts_page_view_note_jump (self, TS_JUMP_GO);
  ts_page_view_show_page (self, page);
}

/* The row of the page comes first: only what is in reach can be scrolled to. */
void
ts_page_view_reach_page (TsPageView *self, guint page)
{
  guint first, last;

  ts_page_layout_get_row (self->layout, page, &first, &last);
  if (ts_page_view_is_by_row (self) && (self->shown < first || self->shown > last))
    ts_page_view_show_page (self, page);
}

/* The top of the passage's first lines goes to a third of the height, and into
 * sight sideways where the page is wider than the view.
 */
void
ts_page_view_scroll_to_passage (TsPageView *self, const TsAnchor *anchor)
{
  const TsPageRect *first;
  TsRect place, area;
  double dx = 0;

  if (anchor->rects->len == 0)
    return;
  first = &g_array_index (anchor->rects, TsPageRect, 0);
  if (first->page >= ts_page_view_get_n_pages (self) || g_strcmp0 (anchor->document, self->sha256) != 0)
    return;
  if (!self->has_size)
    {
      ts_page_view_get_position (self, &self->position);
      self->position.page = first->page;
      self->position.y = MAX (first->rect.y1 - 0.2, 0);
      return;
    }
  ts_page_view_note_jump (self, TS_JUMP_STEP);
  ts_page_view_reach_page (self, first->page);
  area = ts_page_view_get_visible_area (self);
  place = ts_page_view_place_normalised (self, first->page, &first->rect);
  if (place.x1 < 0)
    dx = place.x1 - TS_PAGE_LAYOUT_MARGIN;
  else if (place.x2 > ts_rect_width (&area))
    dx = MIN (place.x2 + TS_PAGE_LAYOUT_MARGIN - ts_rect_width (&area), place.x1 - TS_PAGE_LAYOUT_MARGIN);
  ts_page_view_scroll_by (self, dx, place.y1 - ts_rect_height (&area) / 3);
  ts_page_view_flash (self, anchor->rects);
}

/* --- Position --- */

void
ts_page_view_get_position (TsPageView *self, TsPagePosition *position)
{
  double page_x = 0, page_y = 0, width, height;

  if (!self->has_size)
    {
      *position = self->position;
      return;
    }
  *position = (TsPagePosition){ .mode = ts_page_layout_get_mode (self->layout),
                                .zoom = ts_page_layout_get_zoom (self->layout),
                                .arrangement = ts_page_layout_get_arrangement (self->layout) };
  if (!ts_page_view_locate (self, 0, 0, &position->page, &page_x, &page_y))
    return;
  ts_page_layout_get_points (self->layout, position->page, &width, &height);
  position->x = page_x / width;
  position->y = page_y / height;
}

void
ts_page_view_set_position (TsPageView *self, const TsPagePosition *position)
{
  TsPagePosition to = *position;
  double width, height;

  self->position = to;
  if (!self->has_size || ts_page_view_get_n_pages (self) == 0)
    return;
  to.page = MIN (to.page, ts_page_view_get_n_pages (self) - 1);
  ts_page_layout_set_arrangement (self->layout, &to.arrangement);
  ts_page_layout_set_zoom (self->layout, to.mode, to.zoom);
  ts_page_layout_get_points (self->layout, to.page, &width, &height);
  ts_page_view_relayout (self, to.page, to.x * width, to.y * height, 0, 0);
  ts_page_view_notify_zoom (self);
}
