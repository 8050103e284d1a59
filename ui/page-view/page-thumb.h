/* Small pictures of pages, shown until the sharp one is there.
 */
#pragma once

#include "page-view/page-image.h"

G_BEGIN_DECLS

#define TS_PAGE_THUMB_SIZE 180 /* pixels of the longer side */

/* Made from a page's pixels in less than a millisecond, whatever their number. */
void ts_page_thumb_init (TsPageImage *thumb, const TsPixels *pixels);

G_END_DECLS
