/* The session's report as it is read: a bar with its name, page and zoom, and its
 * pages. Opens the document in a reader, asks for a password where the stored one
 * is missing, and comes back to where the reviewer was. A report of several documents
 * has tabs for them.
 *
 * Actions: report.go-to-page, report.next-document, report.previous-document (also
 * Ctrl+Page Down and Ctrl+Page Up), report.show-document (string: a SHA-256).
 */
#pragma once

#include "contents/report-marks.h"
#include "find/finder.h"
#include "page-view/page-view.h"
#include "workbench/audit-session.h"
#include "workbench/opening.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is on show. */
typedef struct
{
  char     *sha256; /* NULL for nothing */
  GArray   *infos;  /* of TsPageInfo */
  TsReader *reader; /* has the document open; NULL until then */
  gboolean  failed; /* it can't be opened */
} TsShownDocument;

/* Emits "document-changed" when what ts_report_view_get_shown() tells is other than before. */
#define TS_TYPE_REPORT_VIEW (ts_report_view_get_type ())
G_DECLARE_FINAL_TYPE (TsReportView, ts_report_view, TS, REPORT_VIEW, GtkWidget)

/* @ahead is the opening of a document begun ahead, or NULL. */
GtkWidget  *ts_report_view_new           (TsAuditSession *session, TsOpening *ahead);
TsPageView *ts_report_view_get_page_view (TsReportView *self);
/* Owned by the view, until "document-changed". */
const TsShownDocument *ts_report_view_get_shown (TsReportView *self);
/* Shows a document of the report; FALSE if it has none of that hash. */
gboolean ts_report_view_show_document    (TsReportView *self, const char *sha256);
/* What stands where in the document on show. */
TsReportMarks *ts_report_view_get_marks  (TsReportView *self);
/* What is looked for in the report, and where it stands. */
TsFind     *ts_report_view_get_find      (TsReportView *self);
/* The size in pixels that it will have as far as is known, for its page to be drawn. */
void        ts_report_view_expect_size   (TsReportView *self, int width, int height);
/* Keeps where the reviewer is in the project's view state now. */
void        ts_report_view_keep_position (TsReportView *self);

G_END_DECLS
