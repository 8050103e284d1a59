/* Places of the report by page and height, for what shows it from afar.
 */
#include "config.h"

#include "page-view/page-view-private.h"

gboolean
ts_page_view_get_place_at (TsPageView *self, double x, double y, guint *page, double *page_y)
{
  double page_x, points, width, height;

  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), FALSE);

  if (!self->has_size || !ts_page_view_locate (self, x, y, page, &page_x, &points))
    return FALSE;
  ts_page_layout_get_points (self->layout, *page, &width, &height);
  *page_y = points / height;
  return TRUE;
}

void
ts_page_view_go_to_place (TsPageView *self, guint page, double page_y)
{
  TsPagePosition position;

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  ts_page_view_get_position (self, &position);
  position.page = page;
  position.y = page_y;
  ts_page_view_set_position (self, &position);
}

