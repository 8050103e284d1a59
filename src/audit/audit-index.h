/* The audits that somebody looks at: one object for a report, tool and reviewer,
 * brought up to date by what commits change.
 */
#pragma once

#include "audit/audit.h"
#include "store/history.h"

G_BEGIN_DECLS

typedef struct _TsAuditIndex TsAuditIndex;

TsAuditIndex *ts_audit_index_new   (TsConnection *connection, TsFramework *framework);
void          ts_audit_index_free  (TsAuditIndex *self);

/* New reference. */
TsAudit      *ts_audit_index_get   (TsAuditIndex *self, const char *report, TsTool tool, const char *reviewer);
/* All that have a row. (element-type TsAudit) */
GPtrArray    *ts_audit_index_list  (TsAuditIndex *self, GError **error);
/* (element-type TsChange) */
void          ts_audit_index_apply (TsAuditIndex *self, GPtrArray *changes);

G_END_DECLS
