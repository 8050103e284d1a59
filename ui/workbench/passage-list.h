/* The passages tagged with one item, a card each, kept up to date. */
#pragma once

#include "workbench/audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_TYPE_PASSAGE_LIST (ts_passage_list_get_type ())
G_DECLARE_FINAL_TYPE (TsPassageList, ts_passage_list, TS, PASSAGE_LIST, GtkWidget)

GtkWidget *ts_passage_list_new (TsAuditSession *session, const char *item);

G_END_DECLS
