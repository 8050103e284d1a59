/* The SQL of audits: those of one's own, not the agreed ones.
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *report;
  char *tool;
  char *reviewer;
  gboolean complete;
  char *completed; /* when; may be NULL even then, in a file from outside */
} TsAuditRow;

void        ts_audit_row_free       (TsAuditRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsAuditRow, ts_audit_row_free)

/* NULL without an error where there is none. */
TsAuditRow *ts_audit_table_load     (TsConnection *connection, const char *id, GError **error);
TsAuditRow *ts_audit_table_find     (TsConnection *connection, const char *report, const char *tool,
                                     const char *reviewer, GError **error);
/* (element-type TsAuditRow), in the order they were begun. */
GPtrArray  *ts_audit_table_list     (TsConnection *connection, GError **error);

/* A new audit, begun by @reviewer now and still open. */
gboolean    ts_audit_table_insert   (TsConnection *connection, const char *id, const char *report,
                                     const char *tool, const char *reviewer, GError **error);
/* Lock it, noting when, and unlock it, noting why. */
gboolean    ts_audit_table_complete (TsConnection *connection, const char *id, GError **error);
gboolean    ts_audit_table_reopen   (TsConnection *connection, const char *id, const char *because,
                                     GError **error);

G_END_DECLS
