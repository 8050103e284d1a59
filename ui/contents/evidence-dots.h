/* Small dots for the evidence in a part of a report, in the colours of its
 * sections; a "+" after as many as fit.
 */
#pragma once

#include "contents/report-marks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_EVIDENCE_DOTS (ts_evidence_dots_get_type ())
G_DECLARE_FINAL_TYPE (TsEvidenceDots, ts_evidence_dots, TS, EVIDENCE_DOTS, GtkWidget)

GtkWidget *ts_evidence_dots_new      (void);
/* The bars of @marks from @first up to but not including @end. */
void       ts_evidence_dots_set_bars (TsEvidenceDots *self, TsReportMarks *marks, guint first, guint end);
/* For tests. */
guint      ts_evidence_dots_get_n    (TsEvidenceDots *self);

G_END_DECLS
