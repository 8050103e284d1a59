#include "config.h"

#include "store/history-table.h"

#define NOW "strftime ('%Y-%m-%dT%H:%M:%SZ', 'now')"

void
ts_history_row_clear (TsHistoryRow *row)
{
  g_clear_pointer (&row->action, g_free);
  g_clear_pointer (&row->merge_key, g_free);
  g_clear_pointer (&row->changeset, g_bytes_unref);
  row->entry = 0;
}

/* @sql gives entry, action, merge key and perhaps changeset of reviewer ?1. */
static gboolean
find (TsConnection *connection,
      const char *sql,
      const char *reviewer,
      const char *merge_key,
      gboolean with_changeset,
      TsHistoryRow *row,
      GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, sql, error);
  GError *failure = NULL;

  ts_history_row_clear (row);
  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, reviewer);
  if (merge_key != NULL)
    ts_statement_bind_text (statement, 2, merge_key);
  if (ts_statement_step (statement, &failure))
    {
      row->entry = ts_statement_get_int (statement, 0);
      row->action = ts_statement_dup_text (statement, 1);
      row->merge_key = ts_statement_dup_text (statement, 2);
      if (with_changeset)
        row->changeset = ts_statement_dup_bytes (statement, 3);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
ts_history_table_find_undo (TsConnection *connection,
                            const char *reviewer,
                            gboolean with_changeset,
                            TsHistoryRow *row,
                            GError **error)
{
  return find (connection,
               "SELECT entry, action, merge_key, changeset FROM history "
               "WHERE reviewer = ?1 AND state = 'done' AND origin IS NULL ORDER BY entry DESC LIMIT 1",
               reviewer, NULL, with_changeset, row, error);
}

gboolean
ts_history_table_find_redo (TsConnection *connection,
                            const char *reviewer,
                            gboolean with_changeset,
                            TsHistoryRow *row,
                            GError **error)
{
  return find (connection,
               "SELECT entry, action, merge_key, changeset FROM history "
               "WHERE reviewer = ?1 AND state = 'undone' AND origin IS NULL ORDER BY entry LIMIT 1",
               reviewer, NULL, with_changeset, row, error);
}

gboolean
ts_history_table_find_merge (
    TsConnection *connection, const char *reviewer, const char *merge_key, TsHistoryRow *row, GError **error)
{
  return find (connection,
               "SELECT entry, action, merge_key, changeset FROM history "
               "WHERE entry = (SELECT max (entry) FROM history) "
               "AND reviewer = ?1 AND merge_key = ?2 AND state = 'done' AND origin IS NULL",
               reviewer, merge_key, TRUE, row, error);
}

gboolean
ts_history_table_append (TsConnection *connection,
                         const char *reviewer,
                         const char *action,
                         const char *merge_key,
                         GBytes *changeset,
                         GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection,
                             "INSERT INTO history (at, reviewer, action, merge_key, changeset) "
                             "VALUES (" NOW ", ?1, ?2, ?3, ?4)",
                             error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, reviewer);
  ts_statement_bind_text (statement, 2, action);
  ts_statement_bind_text (statement, 3, merge_key);
  ts_statement_bind_bytes (statement, 4, changeset);
  return ts_statement_run (statement, error);
}

gboolean
ts_history_table_replace (TsConnection *connection, gint64 entry, GBytes *changeset, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "UPDATE history SET changeset = ?2, at = " NOW " WHERE entry = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_int (statement, 1, entry);
  ts_statement_bind_bytes (statement, 2, changeset);
  return ts_statement_run (statement, error);
}

gboolean
ts_history_table_remove (TsConnection *connection, gint64 entry, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "DELETE FROM history WHERE entry = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_int (statement, 1, entry);
  return ts_statement_run (statement, error);
}

gboolean
ts_history_table_set_undone (TsConnection *connection, gint64 entry, gboolean undone, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      undone ? "UPDATE history SET state = 'undone', undone_at = " NOW " WHERE entry = ?1"
             : "UPDATE history SET state = 'done', undone_at = NULL WHERE entry = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_int (statement, 1, entry);
  return ts_statement_run (statement, error);
}

gboolean
ts_history_table_drop_undone (TsConnection *connection, const char *reviewer, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "UPDATE history SET state = 'dropped' WHERE reviewer = ?1 AND state = 'undone'", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, reviewer);
  return ts_statement_run (statement, error);
}

gboolean
ts_history_table_set_origin (TsConnection *connection, const char *origin, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "UPDATE history SET origin = ?1 WHERE origin IS NULL", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, origin);
  return ts_statement_run (statement, error);
}

GPtrArray *
ts_history_table_list (TsConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_history_entry_free);
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection,
                             "SELECT entry, at, reviewer, action, state <> 'done', origin IS NOT NULL "
                             "FROM history ORDER BY entry",
                             error);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  while (ts_statement_step (statement, &failure))
    {
      TsHistoryEntry *entry = g_new0 (TsHistoryEntry, 1);

      entry->entry = ts_statement_get_int (statement, 0);
      entry->at = ts_statement_dup_text (statement, 1);
      entry->reviewer = ts_statement_dup_text (statement, 2);
      entry->action = ts_statement_dup_text (statement, 3);
      entry->undone = ts_statement_get_int (statement, 4) != 0;
      entry->foreign = ts_statement_get_int (statement, 5) != 0;
      g_ptr_array_add (entries, entry);
    }
  if (failure == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, failure);
  return NULL;
}
