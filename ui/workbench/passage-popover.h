/* What a marked passage is tagged with: opened by a click on its mark. */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_PASSAGE_POPOVER (ts_passage_popover_get_type ())
G_DECLARE_FINAL_TYPE (TsPassagePopover, ts_passage_popover, TS, PASSAGE_POPOVER, GtkPopover)

GtkWidget *ts_passage_popover_new  (TsAuditSession *session);
void       ts_passage_popover_open (TsPassagePopover *self, TsPassage *passage, const GdkRectangle *box);

G_END_DECLS
