/* Values of a report: taken over and checked. */
#pragma once

#include "register/report-table.h"

G_BEGIN_DECLS

void     ts_report_row_take_values (TsReportRow *row, const TsReportValues *values);
/* Dates are whole dates, a period ends after its start. */
gboolean ts_report_row_validate    (const TsReportRow *row, GError **error);

G_END_DECLS
