/* What pages look like: textures that a reader rendered, within a budget.
 *
 * The view says what it wants, most wanted first; the cache asks the reader for
 * it in that order, two requests at a time, so that what is no longer wanted
 * is never asked for. Whatever it has of a page it keeps to show meanwhile: the
 * pixels of another zoom, else a placeholder, a small picture. When there is nothing
 * else to do it has placeholders of all pages rendered, the nearest first.
 */
#pragma once

#include "page-view/page-image.h"
#include "page-view/page-want.h"

G_BEGIN_DECLS

#define TS_TYPE_PAGE_CACHE (ts_page_cache_get_type ())
G_DECLARE_FINAL_TYPE (TsPageCache, ts_page_cache, TS, PAGE_CACHE, GObject)

/* Emits "changed" (uint page) when there is something new to draw of it. */
TsPageCache *ts_page_cache_new        (void);
/* Forgets everything; @reader has the document open. NULL for none. */
void         ts_page_cache_set_reader (TsPageCache *self, TsReader *reader);
gboolean     ts_page_cache_has_reader (TsPageCache *self);
void         ts_page_cache_set_wants  (TsPageCache *self, const TsPageWant *wants, guint n_wants);

/* While @hold only pages of which there is nothing are asked for: the zoom is still
 * changing.
 */
void         ts_page_cache_set_hold   (TsPageCache *self, gboolean hold);
/* Whether placeholders are rendered ahead; TRUE at first. */
void         ts_page_cache_set_prefetch (TsPageCache *self, gboolean prefetch);

/* The whole page, and over it a sharp tile for a page too large to be rendered
 * whole. They live until the main loop runs.
 */
TsPageImage  ts_page_cache_get_page   (TsPageCache *self, guint page);
TsPageImage  ts_page_cache_get_tile   (TsPageCache *self, guint page);
/* Why there is no picture of the page, in a sentence, or NULL. */
const char  *ts_page_cache_get_error  (TsPageCache *self, guint page);
/* All that is visible is there, or failed. */
gboolean     ts_page_cache_is_settled (TsPageCache *self);

/* For tests: bytes of pixels held. */
gsize        ts_page_cache_get_bytes  (TsPageCache *self);
/* Bytes of placeholders, and whether each page has one or was given up. */
gsize        ts_page_cache_get_placeholder_bytes (TsPageCache *self);
gboolean     ts_page_cache_is_warm    (TsPageCache *self);

#define TS_PAGE_CACHE_BUDGET (64 << 20)

G_END_DECLS
