/* Where pages stand and how they are turned: pure geometry, no widgets.
 *
 * Content coordinates are application pixels. In continuous scroll the origin is
 * the top left corner of the column; the other modes show one row at a time, and
 * give each row a stretch of the same coordinates at least as high as the view,
 * so that places keep their order in every mode. Every edge of a page falls on a
 * whole device pixel, so that a page's pixels can be drawn 1:1.
 *
 * Page coordinates are points of the page as displayed, before the view turns
 * it: stored text, passages and regions are told in them whatever the rotation.
 * ts_page_layout_from_page() and _to_page() are the only way between the two.
 */
#pragma once

#include "base/geometry.h"
#include "page-view/page-view.h"

G_BEGIN_DECLS

#define TS_PAGE_LAYOUT_GAP    16 /* between rows */
#define TS_PAGE_LAYOUT_SPINE  4  /* between facing pages */
#define TS_PAGE_LAYOUT_MARGIN 20 /* around the column */

typedef struct _TsPageLayout TsPageLayout;

/* @infos is an array of TsPageInfo; a size that is not sane counts as A4. */
TsPageLayout *ts_page_layout_new          (GArray *infos);
void          ts_page_layout_free         (TsPageLayout *self);
guint         ts_page_layout_get_n_pages  (TsPageLayout *self);

/* @width and @height of the view in application pixels, @factor device pixels
 * to one of them, which need not be whole.
 */
void          ts_page_layout_set_view     (TsPageLayout *self, int width, int height, double factor);
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

void          ts_page_layout_set_arrangement (TsPageLayout *self, const TsPageArrangement *arrangement);
TsPageArrangement ts_page_layout_get_arrangement (TsPageLayout *self);

double        ts_page_layout_get_width    (TsPageLayout *self); /* of the column, at least the view's */
double        ts_page_layout_get_height   (TsPageLayout *self);
TsRect        ts_page_layout_get_page     (TsPageLayout *self, guint page);
/* Device pixels to a point, as the reader is asked for it, and the whole page's
 * size in device pixels, turned as the view turns it.
 */
double        ts_page_layout_get_scale    (TsPageLayout *self, guint page);
void          ts_page_layout_get_pixels   (TsPageLayout *self, guint page, int *width, int *height);
/* The page's size in page coordinates. */
void          ts_page_layout_get_points   (TsPageLayout *self, guint page, double *width, double *height);

/* The row in which @page stands. */
void          ts_page_layout_get_row      (TsPageLayout *self, guint page, guint *first, guint *last);
/* What can be scrolled over while @page is shown: all, or the stretch of its row. */
TsRect        ts_page_layout_get_reach    (TsPageLayout *self, guint page);

/* The pages of the rows that cross y1..y2; FALSE if none does. */
gboolean      ts_page_layout_find_pages   (TsPageLayout *self, double y1, double y2,
                                           guint *first, guint *last);
/* The page at or nearest to a point. There must be pages. */
guint         ts_page_layout_page_near    (TsPageLayout *self, double x, double y);
/* The page that has most of @area, of facing ones the first if as much of it is
 * seen as of the other. There must be pages.
 */
guint         ts_page_layout_main_page    (TsPageLayout *self, const TsRect *area);
/* The nearest page and the place on it in page coordinates, which lies outside of
 * the page if the point does.
 */
guint         ts_page_layout_to_page      (TsPageLayout *self, double x, double y,
                                           double *page_x, double *page_y);
/* The place in the coordinates of one page, however far away. */
void          ts_page_layout_to_place     (TsPageLayout *self, guint page, double x, double y,
                                           double *page_x, double *page_y);
/* Content coordinates of a rectangle in page coordinates, not rounded. */
TsRect        ts_page_layout_from_page    (TsPageLayout *self, guint page, const TsRect *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPageLayout, ts_page_layout_free)

G_END_DECLS
