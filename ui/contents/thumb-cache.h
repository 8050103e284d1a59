/* Small pictures of pages: rendered one at a time after everything that the pages
 * themselves want, and kept within a budget.
 */
#pragma once

#include "page-view/page-image.h"

G_BEGIN_DECLS

#define TS_THUMB_CACHE_BUDGET (12 << 20) /* bytes */

#define TS_TYPE_THUMB_CACHE (ts_thumb_cache_get_type ())
G_DECLARE_FINAL_TYPE (TsThumbCache, ts_thumb_cache, TS, THUMB_CACHE, GObject)

/* Emits "changed" (uint page) when there is a picture of it, or will be none. */
TsThumbCache *ts_thumb_cache_new       (void);
/* Forgets everything. @reader has the document open, or is NULL; @infos of TsPageInfo. */
void          ts_thumb_cache_set_reader(TsThumbCache *self, TsReader *reader, GArray *infos);
/* The longer side in device pixels. */
void          ts_thumb_cache_set_size  (TsThumbCache *self, int size);
/* Pages (guint) in the order in which they are wanted; what was asked for before and
 * is not among them is not rendered any more.
 */
void          ts_thumb_cache_set_wants (TsThumbCache *self, GArray *pages);
/* NULL texture if there is none. It lives until the main loop runs. */
TsPageImage   ts_thumb_cache_get       (TsThumbCache *self, guint page);
/* For tests. */
gsize         ts_thumb_cache_get_bytes (TsThumbCache *self);
gboolean      ts_thumb_cache_is_settled(TsThumbCache *self);

G_END_DECLS
