/* The text of one page with a rectangle for each character.
 *
 * Offsets count Unicode characters from 0 in the page's text, in reading order.
 * Lines end with '\n'; the rectangle of a line end is empty. Rectangles are in
 * points from the top left of the page as displayed.
 */
#pragma once

#include "base/geometry.h"
#include "document/error.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TS_TYPE_PAGE_TEXT (ts_page_text_get_type ())
typedef struct _TsPageText TsPageText;
GType       ts_page_text_get_type     (void);

/* Copies both; @text is valid UTF-8 of @n_rects characters, @width and @height
 * are the page's size in points. NULL with an error if they don't agree or a
 * size is not sane.
 */
TsPageText *ts_page_text_new          (const char *text, const TsRect *rects, guint n_rects,
                                       double width, double height, GError **error);
TsPageText *ts_page_text_ref          (TsPageText *self);
void        ts_page_text_unref        (TsPageText *self);

const char *ts_page_text_get_text     (TsPageText *self);
guint       ts_page_text_get_length   (TsPageText *self); /* in characters */
double      ts_page_text_get_width    (TsPageText *self);
double      ts_page_text_get_height   (TsPageText *self);
TsRect      ts_page_text_get_rect     (TsPageText *self, guint offset);
/* Characters from @start up to but not including @end. Free with g_free(). */
char       *ts_page_text_dup_range    (TsPageText *self, guint start, guint end);

/* The offset nearest to a point, before the character whose left half it is in:
 * in the column and line under or nearest to the point.
 */
guint       ts_page_text_offset_at    (TsPageText *self, double x, double y);
/* The same for dragging: beyond the text of the page its start or end, above or
 * below a column the start or end of that column.
 */
guint       ts_page_text_drag_offset_at (TsPageText *self, double x, double y);
/* The character under or nearest to a point; the length of a page without text. */
guint       ts_page_text_character_at (TsPageText *self, double x, double y);
/* Whether the point is on or within a few points of text. */
gboolean    ts_page_text_has_text_at  (TsPageText *self, double x, double y);

/* Bounds around @offset; @end is one past the last character. A paragraph ends
 * at a larger gap between lines, an indent, a change of column or size.
 */
void        ts_page_text_word_at      (TsPageText *self, guint offset, guint *start, guint *end);
void        ts_page_text_line_at      (TsPageText *self, guint offset, guint *start, guint *end);
void        ts_page_text_paragraph_at (TsPageText *self, guint offset, guint *start, guint *end);

/* One rectangle for each run of a line within [start, end): (element-type
 * TsRect). Free with g_array_unref().
 */
GArray     *ts_page_text_get_rects    (TsPageText *self, guint start, guint end);

/* For storage: rectangles quantised to 1/16 point, coded as differences and
 * compressed (text is stored beside them as text). Decoding checks everything:
 * the bytes come from a file from outside.
 */
GBytes     *ts_page_text_encode_rects (TsPageText *self);
TsPageText *ts_page_text_new_encoded  (const char *text, GBytes *rects, double width, double height,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPageText, ts_page_text_unref)

G_END_DECLS
