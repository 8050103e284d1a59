/* A reader's answers, checked: whoever wrote the PDF may be speaking.
 *
 * Errors are of TS_DOCUMENT_ERROR; _PROTOCOL is an answer that no honest reader
 * gives.
 */
#pragma once

#include "document/reader-client.h"

G_BEGIN_DECLS

/* What opening found. Does not change; may be used in any thread. */
typedef struct
{
  guint       n_pages;
  TsPageInfo *pages;
  char       *title; /* or NULL */
} TsReaderDocument;

/* @pages of type a(dds). NULL with an error. */
TsReaderDocument *ts_reader_document_new  (const char *title, GVariant *pages, GError **error);
void              ts_reader_document_free (TsReaderDocument *document);
/* Whether both are the same document as far as can be told. */
gboolean          ts_reader_document_equal(const TsReaderDocument *one, const TsReaderDocument *other);

/* @rects of type ay, four floats for each character of @text. */
TsPageText       *ts_reader_reply_text    (const char *text, GVariant *rects, const TsPageInfo *page,
                                           GError **error);
/* @items of type a(suid). (element-type TsOutlineItem) */
GPtrArray        *ts_reader_reply_outline (GVariant *items, const TsReaderDocument *document, GError **error);
/* @links of type a(ddddids), of a page of @document. (element-type TsLink) */
GPtrArray        *ts_reader_reply_links   (GVariant *links, guint page, const TsReaderDocument *document,
                                           GError **error);

/* @images of type ay, four floats for each. (element-type TsRect), in points */
GArray           *ts_reader_reply_images  (GVariant *images, const TsPageInfo *page, GError **error);

/* The words for an error that came with an answer; @page counts from 0, -1 for
 * none. New error. TS_DOCUMENT_ERROR_CRASHED where the connection ended.
 */
GError           *ts_reader_reply_error   (const GError *error, int page);

/* The words for what became of a request about @page, -1 for one about none. */
GError           *ts_reader_error_crashed     (int page);
GError           *ts_reader_error_timed_out   (int page);
GError           *ts_reader_error_quarantined (int page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsReaderDocument, ts_reader_document_free)

G_END_DECLS
