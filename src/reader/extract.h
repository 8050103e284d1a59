/* The text of a page as poppler finds it.
 */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* The text in reading order, and four floats (x1, y1, x2, y2) for each of its
 * characters, of type ay, in points from the top left of the page as displayed
 * and within it. Lines are joined by '\n', whose rectangles have no width; there
 * is no line end after the last line. Control characters are spaces, one for one.
 * Words that only their places part, such as the cells of a table, have a space or
 * a line end without width between them. An empty text is a page without any. TS_IPC_ERROR_FAILED if there is more than
 * can be told.
 */
gboolean ts_extract_text (PopplerPage *page, char **text, GVariant **rects, GError **error);

G_END_DECLS
