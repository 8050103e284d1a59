/* Small pictures of pages, shown until the sharp one is there.
 */
#pragma once

#include "page-view/page-image.h"

G_BEGIN_DECLS

/* Made from a page's pixels in about a millisecond, whatever their number; of at
 * most @max_pixels.
 */
void ts_page_thumb_init (TsPageImage *thumb, const TsPixels *pixels, int max_pixels);

G_END_DECLS
