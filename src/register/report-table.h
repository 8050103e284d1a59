/* SQL of the tables report and report_document. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* A report as the tables have it. */
typedef struct
{
  char      *id;
  char      *partnership_id;
  char      *partnership;
  char      *title;
  char      *period_start;
  char      *period_end;
  char      *published;
  char      *received;
  char      *url;
  GPtrArray *documents; /* of TsReportDocument, the report first */
} TsReportRow;

void         ts_report_row_free            (TsReportRow *row);
void         ts_report_document_free       (TsReportDocument *document);
TsDocumentRole ts_document_role_from_id    (const char *id);

/* (element-type TsReportRow) */
GPtrArray   *ts_report_table_load_all      (TsConnection *connection, GError **error);
/* NULL without an error if there is none. */
TsReportRow *ts_report_table_load          (TsConnection *connection, const char *id, GError **error);
/* Ids of the reports of a partnership. (element-type utf8) */
GPtrArray   *ts_report_table_list_of       (TsConnection *connection, const char *partnership, GError **error);

/* Documents of @row are left to ts_report_table_link(). */
gboolean     ts_report_table_insert        (TsConnection *connection, const TsReportRow *row,
                                            const char *reviewer, GError **error);
gboolean     ts_report_table_update        (TsConnection *connection, const TsReportRow *row, GError **error);
/* Appends a document to a report. */
gboolean     ts_report_table_link          (TsConnection *connection, const char *report, const char *sha256,
                                            TsDocumentRole role, GError **error);
/* The report that a document belongs to; NULL without an error if none does. */
char        *ts_report_table_find_linked   (TsConnection *connection, const char *sha256, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsReportRow, ts_report_row_free)

G_END_DECLS
