/* What the view wants of a page, and what has to be rendered for it.
 */
#pragma once

#include "page-view/page-image.h"

G_BEGIN_DECLS

#define TS_PAGE_WANT_MAX_WHOLE (16 << 20) /* pixels: of a larger page a tile is rendered ... */
#define TS_PAGE_WANT_CAPPED    (2 << 20)  /* ... over a whole page of so many */
#define TS_PAGE_WANT_MAX_TILE  (8 << 20)  /* of a tile, unless more is visible */

/* A page at a scale. All sizes in device pixels. */
typedef struct
{
  guint    page;
  double   scale;   /* device pixels to a point */
  int      rotation; /* of the view, as in TsRenderRequest */
  int      width;   /* of the whole page, turned */
  int      height;
  gboolean visible; /* asked for whatever the budget */
  int      x1, y1;  /* the part of the page that is visible */
  int      x2, y2;
} TsPageWant;

/* The whole page, at a lower scale where it would be too large. */
TsRenderRequest ts_page_want_get_whole  (const TsPageWant *want);
/* Whether the visible part needs a tile of its own, and that. */
gboolean        ts_page_want_has_tile   (const TsPageWant *want);
TsRenderRequest ts_page_want_get_tile   (const TsPageWant *want);
gboolean        ts_page_want_is_covered (const TsPageWant *want, const TsPageImage *tile);
/* Bytes of all that has to be rendered. */
gsize           ts_page_want_get_bytes  (const TsPageWant *want);

G_END_DECLS
