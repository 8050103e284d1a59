/* What the files of TsTextLayer share. */
#pragma once

#include "base/text.h"
#include "document/text-layer.h"

G_BEGIN_DECLS

#define TS_TEXT_LAYER_BUDGET (16 * 1024 * 1024)
#define TS_TEXT_LAYER_FOLD   TS_FOLD_CASE

/* A folded page that outlives its place in the cache while it is used. */
typedef struct
{
  TsFoldedText *folded;
} TsFoldedPage;

TsFoldedPage *ts_text_layer_get_folded (TsTextLayer *self, guint page); /* a new reference */
void          ts_folded_page_unref     (TsFoldedPage *self);

/* Within the document, and not backwards. */
TsTextRange   ts_text_layer_clamp      (TsTextLayer *self, const TsTextRange *range);

/* For tests: what is kept, in bytes, and how many pages. */
gsize         ts_text_layer_get_cached (TsTextLayer *self, guint *n_pages);

/* Folded pages one after the other, as if their text had been folded as one,
 * with the way back to pages and offsets.
 */
typedef struct _TsJoinedText TsJoinedText;

/* From @first on, until there are @n_more characters beyond that page; all
 * pages with -1 as @page.
 */
TsJoinedText *ts_joined_text_new       (TsTextLayer *layer, int page, gsize n_more);
void          ts_joined_text_free      (TsJoinedText *self);
const char   *ts_joined_text_get_text  (TsJoinedText *self, gsize *n_bytes);
/* Folded characters of the first page. */
guint         ts_joined_text_get_first_length (TsJoinedText *self);
/* Characters from @start up to not including @end; not for an empty run. */
TsTextRange   ts_joined_text_get_range (TsJoinedText *self, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsFoldedPage, ts_folded_page_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsJoinedText, ts_joined_text_free)

G_END_DECLS
