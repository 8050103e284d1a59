/* The document's own table of contents.
 */
#pragma once

#include "reader/pdf.h"

G_BEGIN_DECLS

/* Flattened, of type a(suid): title, depth, page or -1, points from the top of
 * the page as displayed or -1. Empty if there is none. Floating.
 */
GVariant *ts_outline_list (TsPdf *pdf);

G_END_DECLS
