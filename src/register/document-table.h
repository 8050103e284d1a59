/* SQL of the tables document and document_page. */
#pragma once

#include "register/document-store.h"

G_BEGIN_DECLS

/* What is known of a document without its bytes. */
typedef struct
{
  gint64 number;
  char  *name;
  char  *password;
  guint  n_pages;
} TsDocumentRow;

void           ts_document_row_free            (TsDocumentRow *row);

/* NULL without an error if there is none. */
TsDocumentRow *ts_document_table_find          (TsConnection *connection, const char *sha256, GError **error);
GPtrArray     *ts_document_table_list          (TsConnection *connection, GError **error);
gboolean       ts_document_table_insert        (TsConnection *connection, const TsNewDocument *document,
                                                GError **error);
gboolean       ts_document_table_write_bytes   (TsConnection *connection, gint64 number, int fd, GError **error);
gboolean       ts_document_table_set_password  (TsConnection *connection, const char *sha256, const char *password,
                                                GError **error);
/* (element-type TsPageInfo); as many as the document has pages. */
GArray        *ts_document_table_get_infos     (TsConnection *connection, const TsDocumentRow *row,
                                                GError **error);
TsPageText    *ts_document_table_get_page_text (TsConnection *connection, gint64 number, guint page,
                                                GError **error);
/* The text alone; free with g_free(). */
char          *ts_document_table_dup_page_string (TsConnection *connection, gint64 number, guint page,
                                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsDocumentRow, ts_document_row_free)

G_END_DECLS
