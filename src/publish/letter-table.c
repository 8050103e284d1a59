#include "config.h"

#include "publish/letter-table.h"

#include "base/date.h"

char *
ts_letter_table_load (TsConnection *connection, const char *audit, const char *part, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT text FROM letter_part WHERE audit = ?1 AND part = ?2", error);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, audit);
  ts_statement_bind_text (statement, 2, part);
  return ts_statement_step (statement, error) ? ts_statement_dup_text (statement, 0) : NULL;
}

static gboolean
delete_row (TsConnection *connection, const char *audit, const char *part, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "DELETE FROM letter_part WHERE audit = ?1 AND part = ?2", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, audit);
  ts_statement_bind_text (statement, 2, part);
  return ts_statement_run (statement, error);
}

gboolean
ts_letter_table_put (
    TsConnection *connection, const char *audit, const char *part, const char *text, GError **error)
{
  g_autoptr (TsStatement) statement = NULL;
  g_autofree char *now = ts_time_now ();

  if (text == NULL)
    return delete_row (connection, audit, part, error);

  statement =
      ts_connection_prepare (connection,
                             "INSERT INTO letter_part (audit, part, text, modified) VALUES (?1, ?2, ?3, ?4) "
                             "ON CONFLICT DO UPDATE SET text = excluded.text, modified = excluded.modified "
                             "WHERE text <> excluded.text",
                             error);
  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, audit);
  ts_statement_bind_text (statement, 2, part);
  ts_statement_bind_text (statement, 3, text);
  ts_statement_bind_text (statement, 4, now);
  return ts_statement_run (statement, error);
}

char *
ts_letter_table_find_report (TsConnection *connection, const char *audit, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT report FROM audit WHERE id = ?1", error);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, audit);
  return ts_statement_step (statement, error) ? ts_statement_dup_text (statement, 0) : NULL;
}
