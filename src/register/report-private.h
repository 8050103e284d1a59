/* How the register makes reports and keeps them up to date. */
#pragma once

#include "register/report-table.h"

G_BEGIN_DECLS

/* Both take @row. Setting notifies what differs, and returns whether the
 * report's place in a list sorted by ts_report_compare() may differ.
 */
TsReport *ts_report_new_for_row (TsReportRow *row);
gboolean  ts_report_take_row    (TsReport *self, TsReportRow *row);

/* By partnership (unknown last), period, name; a GCompareDataFunc. */
int       ts_report_compare     (gconstpointer one, gconstpointer other, gpointer data);

G_END_DECLS
