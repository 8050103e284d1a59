#include "config.h"

#include "page-view/page-want.h"

#include "ipc/bounds.h"

#include <math.h>

static gboolean
needs_tile (const TsPageWant *want)
{
  return (gint64) want->width * want->height > TS_PAGE_WANT_MAX_WHOLE ||
         MAX (want->width, want->height) > TS_IPC_MAX_SIDE;
}

/* The whole page, at a lower scale where it would be too large. */
TsRenderRequest
ts_page_want_get_whole (const TsPageWant *want)
{
  TsRenderRequest request = { .page = want->page, .scale = want->scale, .rotation = want->rotation };

  if (needs_tile (want))
    request.scale *= MIN (sqrt ((double) TS_PAGE_WANT_CAPPED / ((double) want->width * want->height)),
                          TS_IPC_MAX_SIDE / 2.0 / MAX (want->width, want->height));
  return request;
}

/* The visible part with up to half its size around it, so that a little scrolling
 * needs no other.
 */
TsRenderRequest
ts_page_want_get_tile (const TsPageWant *want)
{
  double width = want->x2 - want->x1, height = want->y2 - want->y1;
  double part = CLAMP (sqrt (TS_PAGE_WANT_MAX_TILE / (width * height)) / 2 - 0.5, 0, 0.5);
  int extra_x = (int) (width * part), extra_y = (int) (height * part);
  TsRenderRequest request = { .page = want->page, .scale = want->scale, .rotation = want->rotation };

  request.x = MAX (want->x1 - extra_x, 0);
  request.y = MAX (want->y1 - extra_y, 0);
  request.width = MIN (want->x2 + extra_x, want->width) - request.x;
  request.height = MIN (want->y2 + extra_y, want->height) - request.y;
  return request;
}

gboolean
ts_page_want_is_covered (const TsPageWant *want, const TsPageImage *tile)
{
  return tile->texture != NULL && tile->scale == want->scale && tile->rotation == want->rotation &&
         tile->x <= want->x1 && tile->y <= want->y1 &&
         tile->x + gdk_texture_get_width (tile->texture) >= want->x2 &&
         tile->y + gdk_texture_get_height (tile->texture) >= want->y2;
}

gboolean
ts_page_want_has_tile (const TsPageWant *want)
{
  return want->visible && want->x2 > want->x1 && want->y2 > want->y1 && needs_tile (want);
}

gsize
ts_page_want_get_bytes (const TsPageWant *want)
{
  gsize bytes = needs_tile (want) ? TS_PAGE_WANT_CAPPED : (gsize) want->width * want->height;

  if (ts_page_want_has_tile (want))
    {
      TsRenderRequest tile = ts_page_want_get_tile (want);

      bytes += (gsize) tile.width * tile.height;
    }
  return bytes * 4;
}
