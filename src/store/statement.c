#include "config.h"

#include "store/connection-private.h"

#include <string.h>

#define MOST_CACHED 256

struct _TsStatement
{
  TsConnection *connection;
  sqlite3_stmt *statement;
  int bind_code;       /* the first failure to bind, told by the next step */
  GPtrArray *repaired; /* texts of the current row that were no valid UTF-8 */
};

static sqlite3_stmt *
take_cached (TsConnection *self, const char *sql)
{
  gpointer key = NULL, statement = NULL;

  if (g_hash_table_steal_extended (self->statements, sql, &key, &statement))
    g_free (key);
  return statement;
}

TsStatement *
ts_connection_prepare (TsConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement;
  TsStatement *result;

  g_return_val_if_fail (TS_IS_CONNECTION (self), NULL);
  ts_connection_assert_thread (self);
  g_return_val_if_fail (self->db != NULL, NULL);

  statement = take_cached (self, sql);
  if (statement == NULL)
    {
      int code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

      if (code != SQLITE_OK)
        {
          ts_store_set_error (error, self->db, code, self->path);
          return NULL;
        }
    }
  result = g_new0 (TsStatement, 1);
  result->connection = g_object_ref (self);
  result->statement = statement;
  self->n_in_use++;
  return result;
}

static void
forget_row (TsStatement *self)
{
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
}

void
ts_statement_reset (TsStatement *self)
{
  ts_connection_assert_thread (self->connection);
  forget_row (self);
  self->bind_code = SQLITE_OK;
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
}

void
ts_statement_free (TsStatement *self)
{
  g_autoptr (TsConnection) connection = NULL;
  const char *sql;

  if (self == NULL)
    return;
  ts_statement_reset (self);
  connection = self->connection;
  connection->n_in_use--;
  sql = sqlite3_sql (self->statement);
  if (connection->statements == NULL || g_hash_table_contains (connection->statements, sql) ||
      g_hash_table_size (connection->statements) >= MOST_CACHED)
    sqlite3_finalize (self->statement);
  else
    g_hash_table_insert (connection->statements, g_strdup (sql), self->statement);
  g_free (self);
}

static void
note_bind (TsStatement *self, int code)
{
  ts_connection_assert_thread (self->connection);
  /* A parameter that isn't there is a mistake of ours. */
  g_return_if_fail (code != SQLITE_RANGE && code != SQLITE_MISUSE);
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

void
ts_statement_bind_text (TsStatement *self, int parameter, const char *text)
{
  note_bind (self, sqlite3_bind_text64 (self->statement, parameter, text, text != NULL ? strlen (text) : 0,
                                        SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
ts_statement_bind_int (TsStatement *self, int parameter, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->statement, parameter, value));
}

void
ts_statement_bind_double (TsStatement *self, int parameter, double value)
{
  note_bind (self, sqlite3_bind_double (self->statement, parameter, value));
}

void
ts_statement_bind_bytes (TsStatement *self, int parameter, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data;

  if (bytes == NULL)
    {
      ts_statement_bind_null (self, parameter);
      return;
    }
  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    note_bind (self, sqlite3_bind_zeroblob (self->statement, parameter, 0));
  else
    note_bind (self, sqlite3_bind_blob64 (self->statement, parameter, data, size, SQLITE_TRANSIENT));
}

void
ts_statement_bind_null (TsStatement *self, int parameter)
{
  note_bind (self, sqlite3_bind_null (self->statement, parameter));
}

gboolean
ts_statement_step (TsStatement *self, GError **error)
{
  int code = self->bind_code;

  ts_connection_assert_thread (self->connection);
  forget_row (self);
  if (code == SQLITE_OK)
    code = sqlite3_step (self->statement);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    ts_store_set_error (error, self->connection->db, code, self->connection->path);
  sqlite3_reset (self->statement);
  return FALSE;
}

gboolean
ts_statement_run (TsStatement *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (ts_statement_step (self, &failure))
    sqlite3_reset (self->statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

const char *
ts_statement_get_text (TsStatement *self, int column)
{
  const char *text;
  char *repaired;

  ts_connection_assert_thread (self->connection);
  text = (const char *) sqlite3_column_text (self->statement, column);
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  repaired = g_utf8_make_valid (text, -1);
  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->repaired, repaired);
  return repaired;
}

char *
ts_statement_dup_text (TsStatement *self, int column)
{
  return g_strdup (ts_statement_get_text (self, column));
}

gint64
ts_statement_get_int (TsStatement *self, int column)
{
  ts_connection_assert_thread (self->connection);
  return sqlite3_column_int64 (self->statement, column);
}

double
ts_statement_get_double (TsStatement *self, int column)
{
  ts_connection_assert_thread (self->connection);
  return sqlite3_column_double (self->statement, column);
}

gboolean
ts_statement_is_null (TsStatement *self, int column)
{
  ts_connection_assert_thread (self->connection);
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

GBytes *
ts_statement_dup_bytes (TsStatement *self, int column)
{
  gconstpointer data;
  int size;

  ts_connection_assert_thread (self->connection);
  if (sqlite3_column_type (self->statement, column) == SQLITE_NULL)
    return NULL;
  data = sqlite3_column_blob (self->statement, column);
  size = sqlite3_column_bytes (self->statement, column);
  return g_bytes_new (data, (gsize) size);
}
