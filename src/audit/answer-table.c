#include "config.h"

#include "audit/answer-table.h"

#include "base/date.h"

static void
add_answer (GHashTable *answers, TsStatement *statement)
{
  const char *question = ts_statement_get_text (statement, 0);
  GHashTable *fields = g_hash_table_lookup (answers, question);

  if (fields == NULL)
    {
      fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (answers, g_strdup (question), fields);
    }
  g_hash_table_insert (fields, ts_statement_dup_text (statement, 1), ts_statement_dup_text (statement, 2));
}

GHashTable *
ts_answer_table_list (TsConnection *connection, const char *audit, const char *question, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection,
                             question == NULL ? "SELECT question, field, value FROM answer WHERE audit = ?1"
                                              : "SELECT question, field, value FROM answer "
                                                "WHERE audit = ?1 AND question = ?2",
                             error);
  g_autoptr (GHashTable) answers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, audit);
  if (question != NULL)
    ts_statement_bind_text (statement, 2, question);
  while (ts_statement_step (statement, &local_error))
    add_answer (answers, statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&answers);
}

static gboolean
delete_row (
    TsConnection *connection, const char *audit, const char *question, const char *field, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "DELETE FROM answer WHERE audit = ?1 AND question = ?2 AND field = ?3", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, audit);
  ts_statement_bind_text (statement, 2, question);
  ts_statement_bind_text (statement, 3, field);
  return ts_statement_run (statement, error);
}

gboolean
ts_answer_table_put (TsConnection *connection,
                     const char *audit,
                     const char *question,
                     const char *field,
                     const char *value,
                     const char *reviewer,
                     GError **error)
{
  g_autoptr (TsStatement) statement = NULL;
  g_autofree char *now = ts_time_now ();

  if (value == NULL || *value == '\0')
    return delete_row (connection, audit, question, field, error);

  statement = ts_connection_prepare (
      connection,
      "INSERT INTO answer (audit, question, field, value, reviewer, modified) VALUES (?1, ?2, ?3, ?4, ?5, "
      "?6) "
      "ON CONFLICT DO UPDATE SET value = excluded.value, reviewer = excluded.reviewer, "
      "modified = excluded.modified WHERE value <> excluded.value",
      error);
  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, audit);
  ts_statement_bind_text (statement, 2, question);
  ts_statement_bind_text (statement, 3, field);
  ts_statement_bind_text (statement, 4, value);
  ts_statement_bind_text (statement, 5, reviewer);
  ts_statement_bind_text (statement, 6, now);
  return ts_statement_run (statement, error);
}
