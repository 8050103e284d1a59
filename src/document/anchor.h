/* Where a passage is: enough to find it again, and to tell that it is there.
 */
#pragma once

#include "document/text-layer.h"

G_BEGIN_DECLS

#define TS_ANCHOR_CONTEXT 32 /* characters of prefix and suffix */

typedef struct
{
  char        *document;  /* SHA-256 of the PDF, hexadecimal */
  gboolean     is_region; /* a rectangle on a page; then only range.start.page, quote (maybe "") and rects count */
  TsTextRange  range;
  char        *quote;     /* exactly as the text layer has it */
  char        *prefix;
  char        *suffix;
  GArray      *rects;     /* of TsPageRect, normalised to the page */
} TsAnchor;

TsAnchor *ts_anchor_new_for_range  (const char *document, TsTextLayer *layer, const TsTextRange *range);
/* @rect in points. The quote is the text beneath it, if there is any. */
TsAnchor *ts_anchor_new_for_region (const char *document, TsTextLayer *layer, guint page, const TsRect *rect,
                                    double page_width, double page_height);
TsAnchor *ts_anchor_copy           (const TsAnchor *anchor);
void      ts_anchor_free           (TsAnchor *anchor);

/* Whether the quotation stands where the anchor says. @why, if not NULL, says
 * what is wrong (free with g_free()).
 */
gboolean  ts_anchor_verify         (const TsAnchor *anchor, TsTextLayer *layer, char **why);

/* Rectangles as stored: JSON "[[page,x1,y1,x2,y2],...]" with 5 decimals. */
char     *ts_anchor_format_rects   (GArray *rects);
GArray   *ts_anchor_parse_rects    (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsAnchor, ts_anchor_free)

G_END_DECLS
