/* Places of the report by page and height, for what shows it from afar.
 */
#include "config.h"

#include "page-view/page-view-private.h"

gboolean
ts_page_view_get_place_at (TsPageView *self, double x, double y, guint *page, double *page_y)
{
  TsRect area = ts_page_view_get_visible_area (self), rect;
  double page_x, points;

  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), FALSE);

  if (!self->has_size || !ts_page_view_locate (self, x, y, page, &page_x, &points))
    return FALSE;
  rect = ts_page_layout_get_page (self->layout, *page);
  *page_y = (area.y1 + y - rect.y1) / ts_rect_height (&rect);
  return TRUE;
}

void
ts_page_view_go_to_place (TsPageView *self, guint page, double page_y)
{
  TsRect area = ts_page_view_get_visible_area (self), rect;
  TsPagePosition position;

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (self->has_size && ts_page_view_get_n_pages (self) > 0)
    {
      page = MIN (page, ts_page_view_get_n_pages (self) - 1);
      rect = ts_page_layout_get_page (self->layout, page);
      ts_page_view_show_at (self, page, area.x1, rect.y1 + page_y * ts_rect_height (&rect));
      return;
    }
  ts_page_view_get_position (self, &position);
  position.page = page;
  position.y = page_y;
  ts_page_view_set_position (self, &position);
}
