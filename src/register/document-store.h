/* The PDFs in a project and their text layers: immutable and known by SHA-256.
 */
#pragma once

#include "document/reader-client.h"
#include "document/text-layer.h"
#include "register/report.h"
#include "store/history.h"

G_BEGIN_DECLS

/* What is stored with the bytes. */
typedef struct
{
  char      *sha256;
  char      *name;
  GBytes    *bytes;
  char      *password;   /* needed to open it, or NULL; kept in the project so that it opens again */
  char      *title;      /* of the PDF's metadata, or NULL */
  GPtrArray *pages;      /* of TsPageText; an empty text for a page without one */
  GPtrArray *rects;      /* of GBytes, ts_page_text_encode_rects() of each page; NULL to have it done */
  GArray    *page_infos; /* of TsPageInfo */
} TsNewDocument;

void ts_new_document_free (TsNewDocument *document);

#define TS_TYPE_DOCUMENT_STORE (ts_document_store_get_type ())
G_DECLARE_FINAL_TYPE (TsDocumentStore, ts_document_store, TS, DOCUMENT_STORE, GObject)

TsDocumentStore *ts_document_store_new            (TsHistory *history);

/* Stores the document and links it: to a new report, or with @report to that
 * one as @role. One transaction; taking it back (undo) unlinks it only.
 * Returns the report's id (free with g_free()). TS_REGISTER_ERROR_EXISTS with
 * the report's name if the document belongs to a report already.
 */
char            *ts_document_store_add            (TsDocumentStore *self, const TsNewDocument *document,
                                                   const char *report, TsDocumentRole role,
                                                   const char *title, const char *partnership,
                                                   const char *period_start, const char *period_end,
                                                   const char *published, const char *received,
                                                   GError **error);

/* Whether the document is part of a report. */
gboolean         ts_document_store_contains       (TsDocumentStore *self, const char *sha256);
/* The same, as the error that adding it again would be. */
gboolean         ts_document_store_check_new      (TsDocumentStore *self, const char *sha256, GError **error);

/* Hashes of all documents stored, those that no report has any more included.
 * (element-type utf8)
 */
GPtrArray       *ts_document_store_list           (TsDocumentStore *self, GError **error);
/* Reads all of a document: whether its bytes have the hash it is known by and
 * each page has a text that agrees with itself.
 */
gboolean         ts_document_store_verify         (TsDocumentStore *self, const char *sha256, GError **error);
/* Lets go of the project: text layers that somebody still holds load no more pages. */
void             ts_document_store_close          (TsDocumentStore *self);

/* A sealed memfd with the bytes, for a reader; close it. -1 on error. */
int              ts_document_store_open_bytes     (TsDocumentStore *self, const char *sha256, GError **error);
char            *ts_document_store_dup_password   (TsDocumentStore *self, const char *sha256);
/* The one that was found to open it; not part of history. */
gboolean         ts_document_store_set_password   (TsDocumentStore *self, const char *sha256, const char *password,
                                                   GError **error);
guint            ts_document_store_get_n_pages    (TsDocumentStore *self, const char *sha256);
/* (element-type TsPageInfo) */
GArray          *ts_document_store_get_page_infos (TsDocumentStore *self, const char *sha256, GError **error);
/* The same object while anybody holds it. New reference. */
TsTextLayer     *ts_document_store_get_text_layer (TsDocumentStore *self, const char *sha256, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsNewDocument, ts_new_document_free)

G_END_DECLS
