/* What stands where in a report, seen from afar: evidence by section and hits of a
 * search. The strip beside the scroll bar and the lists of contents and pages show
 * it. No widgets.
 */
#pragma once

#include "contents/report-map.h"
#include "document/find.h"
#include "evidence/passage.h"
#include "framework/framework.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A passage on one page, for one section. */
typedef struct
{
  TsPassage *passage; /* owned by the marks */
  guint      page;
  double     top;     /* 0..1 of the whole report */
  double     bottom;
  guint      lane;    /* the section's number; one more than the last for questions */
  GdkRGBA    colour;
} TsReportBar;

#define TS_TYPE_REPORT_MARKS (ts_report_marks_get_type ())
G_DECLARE_FINAL_TYPE (TsReportMarks, ts_report_marks, TS, REPORT_MARKS, GObject)

/* Emits "changed" when something stands elsewhere. */
TsReportMarks *ts_report_marks_new           (void);
/* Another report: @infos (of TsPageInfo, copied) and the hash of its document; NULL for none. */
void          ts_report_marks_set_document  (TsReportMarks *self, const char *sha256, GArray *infos);
/* Followed as it changes; both may be NULL. */
void          ts_report_marks_set_passages  (TsReportMarks *self, GListModel *passages, TsFramework *framework);
/* Hits, of TsFindPlace in order, copied; NULL for none. */
void          ts_report_marks_set_hits      (TsReportMarks *self, GArray *hits);

const TsReportMap *ts_report_marks_get_map  (TsReportMarks *self);
guint         ts_report_marks_get_n_lanes   (TsReportMarks *self); /* at least 1 */
/* (element-type TsReportBar), in the order of the report; owned by self, until "changed". */
GArray       *ts_report_marks_get_bars      (TsReportMarks *self);
/* Of these, the bars between two heights: from *@first up to but not including *@end. */
void          ts_report_marks_find_bars    (TsReportMarks *self, double from, double to, guint *first, guint *end);
/* How far down the hits stand, in order. (element-type double), likewise. */
GArray       *ts_report_marks_get_hits      (TsReportMarks *self);

/* The bar next below (1) or above (-1) a place, by more than @reach; NULL if none is. */
const TsReportBar *ts_report_marks_find_next (TsReportMarks *self, double from, int direction, double reach);

/* What stands around a place, @reach above and below: "Page 12 (printed “10”)", then
 * criteria and their titles, then how many hits. Free with g_free().
 */
char         *ts_report_marks_describe_at   (TsReportMarks *self, double fraction, double reach);
/* The bars from @first up to but not including @end in words: "2 passages: B2, C1", or
 * NULL if there are none. Free with g_free().
 */
char         *ts_report_marks_describe_bars (TsReportMarks *self, guint first, guint end);
/* "12 passages on 8 of 34 pages". Free with g_free(). */
char         *ts_report_marks_describe      (TsReportMarks *self);
/* "Page 12", with the printed label where it says something else. Free with g_free(). */
char         *ts_report_marks_name_page     (TsReportMarks *self, guint page);

G_END_DECLS
