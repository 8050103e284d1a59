#include "config.h"

#include "audit/audit-table.h"

#include "base/date.h"

#define SELECT                                                                                               \
  "SELECT id, report, tool, reviewer, state = 'complete', completed FROM audit WHERE kind = 'own' "

void
ts_audit_row_free (TsAuditRow *row)
{
  if (row == NULL)
    return;
  g_free (row->id);
  g_free (row->report);
  g_free (row->tool);
  g_free (row->reviewer);
  g_free (row->completed);
  g_free (row);
}

static TsAuditRow *
read_row (TsStatement *statement)
{
  TsAuditRow *row = g_new0 (TsAuditRow, 1);

  row->id = ts_statement_dup_text (statement, 0);
  row->report = ts_statement_dup_text (statement, 1);
  row->tool = ts_statement_dup_text (statement, 2);
  row->reviewer = ts_statement_dup_text (statement, 3);
  row->complete = ts_statement_get_int (statement, 4) != 0;
  row->completed = ts_statement_dup_text (statement, 5);
  return row;
}

TsAuditRow *
ts_audit_table_load (TsConnection *connection, const char *id, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, SELECT "AND id = ?1", error);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, id);
  return ts_statement_step (statement, error) ? read_row (statement) : NULL;
}

TsAuditRow *
ts_audit_table_find (
    TsConnection *connection, const char *report, const char *tool, const char *reviewer, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, SELECT "AND report = ?1 AND tool = ?2 AND reviewer = ?3 ORDER BY created, id LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, report);
  ts_statement_bind_text (statement, 2, tool);
  ts_statement_bind_text (statement, 3, reviewer);
  return ts_statement_step (statement, error) ? read_row (statement) : NULL;
}

GPtrArray *
ts_audit_table_list (TsConnection *connection, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, SELECT "ORDER BY created, id", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_audit_row_free);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (ts_statement_step (statement, &local_error))
    g_ptr_array_add (rows, read_row (statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

gboolean
ts_audit_table_insert (TsConnection *connection,
                       const char *id,
                       const char *report,
                       const char *tool,
                       const char *reviewer,
                       GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "INSERT INTO audit (id, report, tool, reviewer, created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
      error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_text (statement, 2, report);
  ts_statement_bind_text (statement, 3, tool);
  ts_statement_bind_text (statement, 4, reviewer);
  ts_statement_bind_text (statement, 5, now);
  return ts_statement_run (statement, error);
}

gboolean
ts_audit_table_complete (TsConnection *connection, const char *id, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "UPDATE audit SET state = 'complete', completed = ?2, modified = ?2 WHERE id = ?1", error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_text (statement, 2, now);
  return ts_statement_run (statement, error);
}

gboolean
ts_audit_table_reopen (TsConnection *connection, const char *id, const char *because, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "UPDATE audit SET state = 'open', completed = NULL, reopen_because = ?2, modified = ?3 WHERE id = ?1",
      error);
  g_autofree char *now = ts_time_now ();

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_text (statement, 2, because);
  ts_statement_bind_text (statement, 3, now);
  return ts_statement_run (statement, error);
}
