/* The links of the pages in sight, asked of the reader one page at a time and kept
 * for a while. No widgets.
 */
#pragma once

#include "document/reader-client.h"

G_BEGIN_DECLS

#define TS_TYPE_PAGE_LINKS (ts_page_links_get_type ())
G_DECLARE_FINAL_TYPE (TsPageLinks, ts_page_links, TS, PAGE_LINKS, GObject)

TsPageLinks  *ts_page_links_new        (void);
/* Forgets everything. NULL for none. */
void          ts_page_links_set_reader (TsPageLinks *self, TsReader *reader);
/* From now on these pages are asked for, and no others. */
void          ts_page_links_want       (TsPageLinks *self, guint first, guint last);
/* From top to bottom; NULL while they are not known. (element-type TsLink) */
GPtrArray    *ts_page_links_get_page   (TsPageLinks *self, guint page);
/* The smallest at a place in points, or NULL. */
const TsLink *ts_page_links_find       (TsPageLinks *self, guint page, double x, double y);

G_END_DECLS
