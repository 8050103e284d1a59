/* The table of contents as a list: titles, evidence beneath each, page. The entry
 * that is read stands selected; a click or Enter goes to one.
 */
#pragma once

#include "contents/contents-tree.h"
#include "contents/report-marks.h"
#include "page-view/page-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_CONTENTS_LIST (ts_contents_list_get_type ())
G_DECLARE_FINAL_TYPE (TsContentsList, ts_contents_list, TS, CONTENTS_LIST, GtkWidget)

GtkWidget      *ts_contents_list_new      (TsPageView *view, TsReportMarks *marks);
/* NULL while it is looked for. @found says that the headings were found from the text. */
void            ts_contents_list_set_tree (TsContentsList *self, TsContentsTree *tree, gboolean found);
TsContentsTree *ts_contents_list_get_tree (TsContentsList *self); /* or NULL */
/* The title of the selected entry, or NULL. Free with g_free(). */
char           *ts_contents_list_dup_current (TsContentsList *self);
/* As a click on it does. */
void            ts_contents_list_go_to    (TsContentsList *self, guint index);

G_END_DECLS
