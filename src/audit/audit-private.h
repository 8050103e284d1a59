/* Keeping an audit up to date: for src/audit alone.
 */
#pragma once

#include "audit/audit.h"

G_BEGIN_DECLS

TsAudit *ts_audit_new         (TsFramework *framework, const char *report, TsTool tool, const char *reviewer);

/* Each notifies and emits "item-changed" if it changes anything. @id NULL: it has
 * no row; @completed NULL: it is open.
 */
void     ts_audit_set_row     (TsAudit *self, const char *id, const char *completed);
void     ts_audit_set_rating  (TsAudit *self, const char *item, const char *level, const char *because,
                               const char *depth);
/* @fields: names of fields ("" for the text) to values, not NULL. */
void     ts_audit_set_answers (TsAudit *self, const char *question, GHashTable *fields);
/* What it has ratings or answers for. (element-type utf8), free with g_ptr_array_unref(). */
GPtrArray *ts_audit_list_rated    (TsAudit *self);
GPtrArray *ts_audit_list_answered (TsAudit *self);

G_END_DECLS
