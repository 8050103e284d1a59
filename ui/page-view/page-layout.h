/* Where pages stand in the continuous column: pure geometry, no widgets.
 *
 * Content coordinates are application pixels with the column's top left corner
 * as origin. Every edge of a page falls on a whole device pixel, so that a
 * page's pixels can be drawn 1:1.
 */
#pragma once

#include "base/geometry.h"
#include "page-view/page-view.h"

G_BEGIN_DECLS

#define TS_PAGE_LAYOUT_GAP    16 /* between pages */
#define TS_PAGE_LAYOUT_MARGIN 20 /* around the column */

typedef struct _TsPageLayout TsPageLayout;

/* @infos is an array of TsPageInfo; a size that is not sane counts as A4. */
TsPageLayout *ts_page_layout_new          (GArray *infos);
void          ts_page_layout_free         (TsPageLayout *self);
guint         ts_page_layout_get_n_pages  (TsPageLayout *self);

/* @width and @height of the view in application pixels, @factor device pixels
 * to one of them.
 */
void          ts_page_layout_set_view     (TsPageLayout *self, int width, int height, int factor);
/* @zoom counts for TS_ZOOM_FREE. When fitting, the usual page of the document
 * fits; a larger one is drawn smaller so that it fits too, and a smaller one at
 * the scale of the usual.
 */
void          ts_page_layout_set_zoom     (TsPageLayout *self, TsZoomMode mode, double zoom);
TsZoomMode    ts_page_layout_get_mode     (TsPageLayout *self);
/* Of the usual page. */
double        ts_page_layout_get_zoom     (TsPageLayout *self);
/* Of this page; it differs while fitting. */
double        ts_page_layout_get_page_zoom(TsPageLayout *self, guint page);

double        ts_page_layout_get_width    (TsPageLayout *self); /* of the column, at least the view's */
double        ts_page_layout_get_height   (TsPageLayout *self);
TsRect        ts_page_layout_get_page     (TsPageLayout *self, guint page);
/* Device pixels to a point, as the reader is asked for it, and the whole page's
 * size in device pixels.
 */
double        ts_page_layout_get_scale    (TsPageLayout *self, guint page);
void          ts_page_layout_get_pixels   (TsPageLayout *self, guint page, int *width, int *height);
void          ts_page_layout_get_points   (TsPageLayout *self, guint page, double *width, double *height);

/* The pages that cross y1..y2; FALSE if none does. */
gboolean      ts_page_layout_find_pages   (TsPageLayout *self, double y1, double y2,
                                           guint *first, guint *last);
/* The page at or nearest to @y. There must be pages. */
guint         ts_page_layout_page_near    (TsPageLayout *self, double y);
/* The page that has most of y1..y2. There must be pages. */
guint         ts_page_layout_main_page    (TsPageLayout *self, double y1, double y2);
/* The nearest page and the place on it in points, which lies outside of the page
 * if the point does.
 */
guint         ts_page_layout_to_page      (TsPageLayout *self, double x, double y,
                                           double *page_x, double *page_y);
/* Content coordinates of a rectangle in points, not rounded. */
TsRect        ts_page_layout_from_page    (TsPageLayout *self, guint page, const TsRect *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPageLayout, ts_page_layout_free)

G_END_DECLS
