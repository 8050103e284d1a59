/* One audit as screens and publications see it; TsAudits makes and changes it.
 */
#pragma once

#include "framework/framework.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TS_TYPE_AUDIT (ts_audit_get_type ())
G_DECLARE_FINAL_TYPE (TsAudit, ts_audit, TS, AUDIT, GObject)

/* Properties: "state" ("open", "complete"), "n-rated", "n-criteria" (notified),
 * and the signal "item-changed" (const char *item), detailed by the item, for a
 * criterion, "overall" or a question.
 */
const char  *ts_audit_get_id        (TsAudit *self); /* NULL until it has a row */
const char  *ts_audit_get_report    (TsAudit *self);
TsTool       ts_audit_get_tool      (TsAudit *self);
const char  *ts_audit_get_reviewer  (TsAudit *self);
gboolean     ts_audit_is_complete   (TsAudit *self);
const char  *ts_audit_get_completed (TsAudit *self); /* when, or NULL */
guint        ts_audit_get_n_rated   (TsAudit *self); /* criteria, without the overall rating */
guint        ts_audit_get_n_criteria(TsAudit *self);

/* NULL where there is none. @criterion may be "overall". */
const char  *ts_audit_get_level     (TsAudit *self, const char *criterion);
const char  *ts_audit_get_because   (TsAudit *self, const char *criterion);
const char  *ts_audit_get_depth     (TsAudit *self, const char *criterion);
/* @field NULL is the text. */
const char  *ts_audit_get_answer    (TsAudit *self, const char *question, const char *field);

G_END_DECLS
