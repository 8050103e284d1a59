/* Small pictures of pages, shown until the sharp one is there.
 */
#pragma once

#include "document/reader-client.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define TS_PAGE_THUMB_SIZE 180 /* pixels of the longer side */

/* Drawn from a page's pixels in less than a millisecond, whatever their number. */
GdkTexture *ts_page_thumb_new       (const TsPixels *pixels);
gsize       ts_page_thumb_get_bytes (GdkTexture *thumb);

G_END_DECLS
