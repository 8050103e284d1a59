/* A table of contents for a document that brings none: headings found by how
 * large their text is, where it stands, how it is numbered, and by the contents
 * page where there is one.
 */
#pragma once

#include "document/reader-client.h"
#include "document/text-layer.h"

G_BEGIN_DECLS

/* No list of contents is longer. */
#define TS_HEADINGS_MAX 5000

/* In order of pages; empty if nothing looks like a heading. Reads every page, so
 * call it in a thread with a layer of its own. NULL with an error only where it
 * was cancelled. (element-type TsOutlineItem), free with g_ptr_array_unref().
 */
GPtrArray *ts_headings_find (TsTextLayer *layer, GCancellable *cancellable, GError **error);

G_END_DECLS
