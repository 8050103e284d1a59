/* What the files of the session share. */
#pragma once

#include "workbench/audit-session.h"

G_BEGIN_DECLS

/* What tagging (@adding) or untagging means for completed audits, after @message,
 * which is taken. Free with g_free().
 */
char *ts_audit_session_add_tag_note (TsAuditSession *self, char *message, gboolean adding);

G_END_DECLS
