#include "config.h"

#include "audit/rating-table.h"

#include "base/date.h"

void
ts_rating_row_free (TsRatingRow *row)
{
  g_free (row->item);
  g_free (row->level);
  g_free (row->because);
  g_free (row->depth);
  g_free (row);
}

GPtrArray *
ts_rating_table_list (TsConnection *connection, const char *audit, const char *item, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection,
                             item == NULL ? "SELECT item, level, because, depth FROM rating WHERE audit = ?1"
                                          : "SELECT item, level, because, depth FROM rating "
                                            "WHERE audit = ?1 AND item = ?2",
                             error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_rating_row_free);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, audit);
  if (item != NULL)
    ts_statement_bind_text (statement, 2, item);
  while (ts_statement_step (statement, &local_error))
    {
      TsRatingRow *row = g_new0 (TsRatingRow, 1);

      row->item = ts_statement_dup_text (statement, 0);
      row->level = ts_statement_dup_text (statement, 1);
      row->because = ts_statement_dup_text (statement, 2);
      row->depth = ts_statement_dup_text (statement, 3);
      g_ptr_array_add (rows, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

static gboolean
delete_row (TsConnection *connection, const char *audit, const char *item, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "DELETE FROM rating WHERE audit = ?1 AND item = ?2", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, audit);
  ts_statement_bind_text (statement, 2, item);
  return ts_statement_run (statement, error);
}

gboolean
ts_rating_table_put (TsConnection *connection,
                     const char *audit,
                     const char *item,
                     const char *level,
                     const char *because,
                     const char *depth,
                     GError **error)
{
  g_autoptr (TsStatement) statement = NULL;
  g_autofree char *now = ts_time_now ();

  if (level == NULL && because == NULL && depth == NULL)
    return delete_row (connection, audit, item, error);

  statement = ts_connection_prepare (
      connection,
      "INSERT INTO rating (audit, item, level, because, depth, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT DO UPDATE SET level = excluded.level, because = excluded.because, depth = excluded.depth, "
      "modified = excluded.modified WHERE level IS NOT excluded.level OR because IS NOT excluded.because "
      "OR depth IS NOT excluded.depth",
      error);
  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, audit);
  ts_statement_bind_text (statement, 2, item);
  ts_statement_bind_text (statement, 3, level);
  ts_statement_bind_text (statement, 4, because);
  ts_statement_bind_text (statement, 5, depth);
  ts_statement_bind_text (statement, 6, now);
  return ts_statement_run (statement, error);
}
