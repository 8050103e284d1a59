/* What adding a report says, by dialog or without. */
#pragma once

#include "project/intake.h"
#include "workbench/audit-session.h"

G_BEGIN_DECLS

/* Shows the report that was taken in, and says what there is to know of it. */
void     ts_add_report_welcome      (TsAuditSession *session, const TsIntakeResult *result);
/* An error as a sentence to read on its own. Free with g_free(). */
char    *ts_add_report_explain      (const GError *error);
gboolean ts_add_report_needs_password (const GError *error);
/* The file's name for people to read. Free with g_free(). */
char    *ts_add_report_dup_name     (GFile *file);

G_END_DECLS
