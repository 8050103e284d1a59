/* The links of a page.
 */
#pragma once

#include "reader/pdf.h"

G_BEGIN_DECLS

/* Of type a(ddddids): rectangle in points from the top left of the page as
 * displayed and within it; page or -1, points from the top of that or -1; address or
 * "", from top to bottom. Only what leads to a page or to an address, at most TS_IPC_MAX_LINKS. Floating.
 */
GVariant *ts_links_list (TsPdf *pdf, guint index, PopplerPage *page);

G_END_DECLS
