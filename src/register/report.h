/* One yearly report of one partnership for one period, as a list shows it. The
 * register makes these and keeps their properties up to date; notify tells.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a document is in its report. */
typedef enum
{
  TS_ROLE_REPORT,
  TS_ROLE_ANNEX,
  TS_ROLE_SCRUTINY_LETTER,
} TsDocumentRole;

const char *ts_document_role_get_id (TsDocumentRole role); /* "report", "annex", "scrutiny-letter" */

/* A PDF of a report. */
typedef struct
{
  char          *sha256;
  char          *name;     /* of the file it came from */
  TsDocumentRole role;
  guint          n_pages;
  gboolean       has_text; /* at least one page has */
} TsReportDocument;

#define TS_TYPE_REPORT (ts_report_get_type ())
G_DECLARE_FINAL_TYPE (TsReport, ts_report, TS, REPORT, GObject)

/* Properties of the same names; strings are NULL where unknown. */
const char *ts_report_get_id               (TsReport *self);
const char *ts_report_get_partnership_id   (TsReport *self);
const char *ts_report_get_partnership      (TsReport *self); /* its name */
const char *ts_report_get_title            (TsReport *self);
const char *ts_report_get_period_start     (TsReport *self);
const char *ts_report_get_period_end       (TsReport *self);
const char *ts_report_get_published        (TsReport *self);
const char *ts_report_get_received         (TsReport *self);
const char *ts_report_get_url              (TsReport *self);
guint       ts_report_get_n_pages          (TsReport *self); /* of its main document */
GPtrArray  *ts_report_get_documents        (TsReport *self); /* of TsReportDocument, the report first */

/* For a heading: the partnership or, while unknown, the title or file name. */
char       *ts_report_dup_display_name     (TsReport *self);

G_END_DECLS
