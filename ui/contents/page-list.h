/* The pages of a report as small pictures with dots for their evidence. The page
 * that is read stands selected; a click or Enter goes to one. Pictures are made of
 * what is in sight only.
 */
#pragma once

#include "contents/report-marks.h"
#include "contents/thumb-cache.h"
#include "page-view/page-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_PAGE_LIST (ts_page_list_get_type ())
G_DECLARE_FINAL_TYPE (TsPageList, ts_page_list, TS, PAGE_LIST, GtkWidget)

GtkWidget    *ts_page_list_new          (TsPageView *view, TsReportMarks *marks);
/* @infos of TsPageInfo, or NULL; @reader has the document open, or is NULL. */
void          ts_page_list_set_document (TsPageList *self, GArray *infos, TsReader *reader);
/* For tests. */
TsThumbCache *ts_page_list_get_cache    (TsPageList *self);
guint         ts_page_list_get_current  (TsPageList *self);

G_END_DECLS
