/* The audit tool beside the report: which tool, how far it is, and every criterion
 * and question by section.
 */
#pragma once

#include "workbench/audit-session.h"
#include "workbench/item-card.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_AUDIT_PANEL (ts_audit_panel_get_type ())
G_DECLARE_FINAL_TYPE (TsAuditPanel, ts_audit_panel, TS, AUDIT_PANEL, GtkWidget)

GtkWidget  *ts_audit_panel_new      (TsAuditSession *session);
TsItemCard *ts_audit_panel_get_card (TsAuditPanel *self, const char *item); /* or NULL */
/* "11 of 20 rated", as the panel says it now. */
const char *ts_audit_panel_get_progress_text (TsAuditPanel *self);

G_END_DECLS
