/* Text for formats that can't hold every character. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Without the characters that XML 1.0 doesn't allow; not escaped. Free with g_free(). */
char    *ts_text_filter_xml   (const char *text);

/* Filtered and escaped for HTML, quotation marks too. Free with g_free(). */
char    *ts_text_escape_html  (const char *text);

/* With no-break spaces: for "p. 12", which is not to be parted at a line's end. Free
 * with g_free().
 */
char    *ts_text_bind_words  (const char *text);

/* Whether a link may go into a document that is sent out: an anchor, a relative
 * file, or an address of the web or of mail; nothing that runs or reads files.
 */
gboolean ts_text_is_safe_link (const char *link);

G_END_DECLS
