/* What cairo leaves out of a tagged PDF, put in after it has finished.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The catalogue gets its language, the mark that the document is tagged and the
 * wish to show its title; rows become a table with column headings, and items a
 * list. Only for what cairo wrote: where @pdf isn't as cairo 1.16 writes it, it is
 * returned as it is (newer ones do this themselves). Free with g_bytes_unref().
 */
GBytes *ts_pdf_finish (GBytes *pdf, const char *language);

G_END_DECLS
