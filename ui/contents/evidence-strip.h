/* The whole report at a glance, beside the scroll bar: evidence in the colours of
 * its sections, each section a step further to the right; hits of a search as thin
 * lines at the left edge; the part in view as a frame.
 *
 * A click goes there, a drag follows the pointer, the wheel scrolls. With the keys:
 * Up and Down go from passage to passage, Page Up, Page Down, Home and End as on
 * the pages.
 */
#pragma once

#include "contents/report-marks.h"
#include "page-view/page-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_EVIDENCE_STRIP (ts_evidence_strip_get_type ())
G_DECLARE_FINAL_TYPE (TsEvidenceStrip, ts_evidence_strip, TS, EVIDENCE_STRIP, GtkWidget)

/* @view has to be in its scrolled window. */
GtkWidget *ts_evidence_strip_new (TsPageView *view, TsReportMarks *marks);

/* For tests: the part in view, 0..1 from the top; FALSE if nothing is shown. */
gboolean   ts_evidence_strip_get_visible (TsEvidenceStrip *self, double *top, double *bottom);

G_END_DECLS
