/* A small picture of every page, all of them within one budget: what is shown of a
 * page until the sharp one is there. The more pages a document has, the smaller.
 * No widgets, no reader.
 */
#pragma once

#include "page-view/page-image.h"

G_BEGIN_DECLS

#define TS_PAGE_PLACEHOLDER_BUDGET (24 << 20)   /* bytes, for a whole document */
#define TS_PAGE_PLACEHOLDER_PIXELS (256 * 181)  /* A4 with a longer side of 256 */

typedef struct _TsPagePlaceholders TsPagePlaceholders;

TsPagePlaceholders *ts_page_placeholders_new         (guint n_pages);
void                ts_page_placeholders_free        (TsPagePlaceholders *self);
/* Nothing if there is none. It lives as long as @self. */
TsPageImage         ts_page_placeholders_get         (TsPagePlaceholders *self, guint page);
/* Made from a page's pixels, whatever their number, in about a millisecond. A page
 * that has one keeps it.
 */
void                ts_page_placeholders_take        (TsPagePlaceholders *self, guint page,
                                                      const TsPixels *pixels, int rotation);
/* That there will be none of the page. */
void                ts_page_placeholders_give_up     (TsPagePlaceholders *self, guint page);
/* Device pixels to a point at which a page of that size has to be rendered for it. */
double              ts_page_placeholders_get_scale   (TsPagePlaceholders *self, double width, double height);
/* The page next to @page, at most @reach away, of which nothing is known yet; the
 * one behind it first with @backwards. FALSE if there is none.
 */
gboolean            ts_page_placeholders_find_missing(TsPagePlaceholders *self, guint page, guint reach,
                                                      gboolean backwards, guint *missing);
gsize               ts_page_placeholders_get_bytes   (TsPagePlaceholders *self);
guint               ts_page_placeholders_get_n_known (TsPagePlaceholders *self); /* there, or given up */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPagePlaceholders, ts_page_placeholders_free)

G_END_DECLS
