#include "config.h"

#include "page-view/page-view-private.h"

#include <math.h>

#define MAX_VISIBLE    64 /* pages that are asked for; at 10% some dozens are in sight */
#define PREFETCH_AHEAD 3
#define PREFETCH_BACK  2

static void
add_want (TsPageView *self, GArray *wants, guint page, gboolean visible)
{
  TsRect area = ts_page_view_get_visible_area (self);
  TsRect rect = ts_page_layout_get_page (self->layout, page);
  TsRect part = ts_rect_intersection (&rect, &area);
  double factor = ts_page_view_get_factor (self);
  TsPageWant want = { .page = page, .visible = visible };

  want.rotation = ts_page_layout_get_arrangement (self->layout).rotation;

  want.scale = ts_page_layout_get_scale (self->layout, page);
  ts_page_layout_get_pixels (self->layout, page, &want.width, &want.height);
  if (visible)
    {
      want.x1 = (int) floor ((part.x1 - rect.x1) * factor);
      want.y1 = (int) floor ((part.y1 - rect.y1) * factor);
      want.x2 = (int) ceil ((part.x2 - rect.x1) * factor);
      want.y2 = (int) ceil ((part.y2 - rect.y1) * factor);
    }
  g_array_append_val (wants, want);
}

static void
add_neighbours (TsPageView *self, GArray *wants, guint first, guint last)
{
  guint n_pages = ts_page_view_get_n_pages (self);
  int after = self->backwards ? PREFETCH_BACK : PREFETCH_AHEAD;
  int before = self->backwards ? PREFETCH_AHEAD : PREFETCH_BACK;

  for (int i = 1; i <= MAX (after, before); i++)
    {
      if (i <= after && last + i < n_pages)
        add_want (self, wants, last + i, FALSE);
      if (i <= before && first >= (guint) i)
        add_want (self, wants, first - i, FALSE);
    }
}

/* The pages that will be in sight, as far as is known before there is a size. Where
 * the height counts for the zoom, too little is.
 */
static void
add_expected (TsPageView *self, GArray *wants)
{
  guint n_pages = ts_page_view_get_n_pages (self), page = self->position.page, first, last;
  TsRect top = { 0 };
  double width, height;

  if (self->expected_width <= 0 || page >= n_pages || self->position.mode == TS_ZOOM_FIT_PAGE)
    return;
  ts_page_layout_set_view (self->layout, self->expected_width, self->expected_height,
                           ts_page_view_get_factor (self));
  ts_page_layout_set_zoom (self->layout, self->position.mode, self->position.zoom);
  ts_page_layout_set_arrangement (self->layout, &self->position.arrangement);
  ts_page_layout_get_points (self->layout, page, &width, &height);
  top.y1 = self->position.y * height;
  top = ts_page_layout_from_page (self->layout, page, &top);
  if (ts_page_layout_find_pages (self->layout, top.y1, top.y1 + self->expected_height, &first, &last))
    for (guint i = first; i <= MIN (last, first + 1); i++)
      add_want (self, wants, i, FALSE);
}

void
ts_page_view_expect_size (TsPageView *self, int width, int height)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  self->expected_width = width;
  self->expected_height = height;
  if (!self->has_size)
    ts_page_view_update_wants (self);
}

void
ts_page_view_update_wants (TsPageView *self)
{
  g_autoptr (GArray) wants = g_array_new (FALSE, TRUE, sizeof (TsPageWant));
  TsRect area = ts_page_view_get_visible_area (self);
  guint first, last;

  if (self->has_size && ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last))
    {
      guint main_page = ts_page_layout_main_page (self->layout, &area);

      last = MIN (last, first + MAX_VISIBLE);
      add_want (self, wants, main_page, TRUE);
      for (guint i = first; i <= last; i++)
        if (i != main_page)
          add_want (self, wants, i, TRUE);
      add_neighbours (self, wants, first, last);
      ts_page_links_want (self->links, first, last);
    }
  else if (!self->has_size)
    {
      add_expected (self, wants);
    }
  ts_page_cache_set_wants (self->cache, (const TsPageWant *) wants->data, wants->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
