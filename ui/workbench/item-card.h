/* A criterion, a question or the overall rating in the audit tool: a line with
 * its id, title, number of passages and rating, which opens while it is the
 * session's current item.
 */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_ITEM_CARD (ts_item_card_get_type ())
G_DECLARE_FINAL_TYPE (TsItemCard, ts_item_card, TS, ITEM_CARD, GtkWidget)

GtkWidget  *ts_item_card_new      (TsAuditSession *session, const char *item);
const char *ts_item_card_get_item (TsItemCard *self);
gboolean    ts_item_card_is_open  (TsItemCard *self);
/* What stands in the opened card, a TsCriterionBody or TsQuestionBody; NULL while closed. */
GtkWidget  *ts_item_card_get_body (TsItemCard *self);

G_END_DECLS
