/* The documents of a report as tabs above its pages: the report itself, its annexes,
 * a scrutineer's letter. Hidden unless there are at least two.
 *
 * Signal "chosen" (const char *sha256).
 */
#pragma once

#include "register/report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_DOCUMENT_TABS (ts_document_tabs_get_type ())
G_DECLARE_FINAL_TYPE (TsDocumentTabs, ts_document_tabs, TS, DOCUMENT_TABS, GtkWidget)

GtkWidget *ts_document_tabs_new         (void);
/* @documents of TsReportDocument; NULL for none. */
void       ts_document_tabs_set         (TsDocumentTabs *self, GPtrArray *documents);
/* Which one is on show. */
void       ts_document_tabs_set_current (TsDocumentTabs *self, const char *sha256);
guint      ts_document_tabs_get_n_tabs  (TsDocumentTabs *self);
GtkWidget *ts_document_tabs_get_tab     (TsDocumentTabs *self, guint tab);

G_END_DECLS
