/* What a document of a report is called. */
#pragma once

#include "register/report.h"

G_BEGIN_DECLS

/* "Report", "Annex: figures": what it is in its report and, but for the report itself,
 * which. Free with g_free().
 */
char *ts_document_describe      (const TsReportDocument *document);
/* The same of a document of @report (or NULL) by its hash; NULL for the report itself,
 * which goes without saying.
 */
char *ts_document_describe_other(TsReport *report, const char *sha256);

G_END_DECLS
