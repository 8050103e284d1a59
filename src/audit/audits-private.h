/* What audits.c and audits-complete.c share.
 */
#pragma once

#include "audit/audit-index.h"
#include "audit/audit-table.h"
#include "audit/audits.h"

G_BEGIN_DECLS

struct _TsAudits
{
  GObject parent_instance;

  TsHistory *history;
  TsFramework *framework;
  TsRegister *reg;
  TsAuditIndex *index;
};

/* What an action is given; each uses what it needs. */
typedef struct
{
  TsAudits *self;
  TsAudit *audit;
  const char *item;
  const TsLevel *level;
  gboolean keep_level; /* only the rationale changes */
  const char *because;
  const char *depth;
  gboolean of_project;
  const char *field;
  const char *value;
} TsAuditAction;

/* That @audit is the reviewer's own and of a report that is there. */
gboolean    ts_audits_check         (TsAudits *self, TsAudit *audit, GError **error);
/* The audit's row; NULL without an error where there is none yet. */
TsAuditRow *ts_audits_find_row      (TsConnection *connection, TsAudit *audit, GError **error);
/* The same for a row that must not be locked: TS_AUDIT_ERROR_LOCKED. */
TsAuditRow *ts_audits_find_open_row (TsConnection *connection, TsAudit *audit, GError **error);

G_END_DECLS
