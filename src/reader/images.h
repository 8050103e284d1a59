/* Where a page has images.
 */
#pragma once

#include "reader/pdf.h"

G_BEGIN_DECLS

/* Four floats for each image of the page, in points from the top left of the page as
 * displayed and within it, of type ay. At most TS_IPC_MAX_IMAGES. Floating.
 */
GVariant *ts_images_list (PopplerPage *page);

G_END_DECLS
