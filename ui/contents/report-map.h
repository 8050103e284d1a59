/* A report drawn small: which place of it stands how far down. Pure arithmetic,
 * whatever the pages are laid out like.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TsReportMap TsReportMap;

/* Of an array of TsPageInfo, which may be NULL. */
TsReportMap *ts_report_map_new           (GArray *infos);
void         ts_report_map_free          (TsReportMap *self);
guint        ts_report_map_get_n_pages   (const TsReportMap *self);
/* How far down, 0..1, a height of a page stands, itself 0..1; more counts as 1. */
double       ts_report_map_to_fraction   (const TsReportMap *self, guint page, double y);
/* The way back. FALSE if there are no pages. */
gboolean     ts_report_map_from_fraction (const TsReportMap *self, double fraction, guint *page, double *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsReportMap, ts_report_map_free)

G_END_DECLS
