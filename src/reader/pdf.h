/* One document in poppler's hands.
 */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

typedef struct _TsPdf TsPdf;

/* @password may be NULL or "". Errors are of TS_IPC_ERROR. */
TsPdf           *ts_pdf_new          (GBytes *bytes, const char *password, GError **error);
void             ts_pdf_free         (TsPdf *self);

PopplerDocument *ts_pdf_get_document (TsPdf *self);
guint            ts_pdf_get_n_pages  (TsPdf *self);

/* A page, kept among the last few used with what poppler has worked out of it.
 * Owned by the document. NULL with TS_IPC_ERROR_NO_PAGE where it can't be read.
 */
PopplerPage     *ts_pdf_get_page     (TsPdf *self, guint page, GError **error);

/* Its size in points as displayed; a page that can't be read, or that has no
 * sane size, counts as A4.
 */
void             ts_pdf_page_size    (PopplerPage *page, double *width, double *height);

/* The document's title, valid, of bounded length, "" if it has none. Free with g_free(). */
char            *ts_pdf_dup_title    (TsPdf *self);

/* Size and printed label of each page, of type a(dds). Floating. A file of which
 * most pages can't be read, such as one that was cut off behind a table of pages at
 * its start, is TS_IPC_ERROR_DAMAGED.
 */
GVariant        *ts_pdf_list_pages   (TsPdf *self, GError **error);

/* Valid UTF-8 without control characters, at most @max bytes. Free with g_free(). */
char            *ts_pdf_clean_string (const char *text, gsize max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPdf, ts_pdf_free)

G_END_DECLS
