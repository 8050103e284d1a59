#include "config.h"

#include "project/project-table.h"

#include <glib/gi18n-lib.h>

/* The text of a one-column statement with one key; NULL without a row. */
static char *
get_text (TsConnection *connection, const char *sql, const char *key, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, key);

  return ts_statement_step (statement, error) ? ts_statement_dup_text (statement, 0) : NULL;
}

static gboolean
put_text (TsConnection *connection, const char *sql, const char *key, const char *value, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, key);
  if (value != NULL)
    ts_statement_bind_text (statement, 2, value);

  return ts_statement_run (statement, error);
}

char *
ts_project_table_get_setting (TsConnection *connection, const char *key, GError **error)
{
  return get_text (connection, "SELECT value FROM setting WHERE key = ?1", key, error);
}

gboolean
ts_project_table_set_setting (TsConnection *connection, const char *key, const char *value, GError **error)
{
  return put_text (connection,
                   "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                   " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                   key, value, error);
}

gboolean
ts_project_table_add_framework (TsConnection *connection, TsFramework *framework, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "INSERT INTO framework (id, version, sha256, xml) VALUES (?1, ?2, ?3, ?4)", error);
  GBytes *xml = ts_framework_get_xml (framework);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, xml);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, ts_framework_get_id (framework));
  ts_statement_bind_text (statement, 2, ts_framework_get_version (framework));
  ts_statement_bind_text (statement, 3, hash);
  ts_statement_bind_bytes (statement, 4, xml);

  return ts_statement_run (statement, error);
}

TsFramework *
ts_project_table_load_framework (TsConnection *connection, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT id, sha256, xml FROM framework LIMIT 1", error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hash = NULL;

  if (statement == NULL)
    return NULL;
  if (!ts_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
                     _ ("The project has no audit framework."));
      return NULL;
    }

  xml = ts_statement_dup_bytes (statement, 2);
  hash = xml != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, xml) : NULL;
  if (hash == NULL || g_strcmp0 (hash, ts_statement_get_text (statement, 1)) != 0)
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
                   _ ("The project’s audit framework is not as it was stored."));
      return NULL;
    }
  name = g_strdup_printf (_ ("framework %s of the project"), ts_statement_get_text (statement, 0));

  return ts_framework_new_from_bytes (xml, name, error);
}

char *
ts_project_table_get_view_state (TsConnection *connection, const char *key)
{
  return get_text (connection, "SELECT value FROM view_state WHERE key = ?1", key, NULL);
}

gboolean
ts_project_table_set_view_state (TsConnection *connection, const char *key, const char *value, GError **error)
{
  if (value == NULL)
    return put_text (connection, "DELETE FROM view_state WHERE key = ?1", key, NULL, error);

  return put_text (connection, "INSERT OR REPLACE INTO view_state (key, value) VALUES (?1, ?2)", key, value,
                   error);
}

gint64
ts_project_table_count (TsConnection *connection, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, sql, error);

  if (statement == NULL || !ts_statement_step (statement, error))
    return -1;

  return ts_statement_get_int (statement, 0);
}

char *
ts_project_table_check_references (TsConnection *connection, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT \"table\", count (*), parent FROM pragma_foreign_key_check GROUP BY 1, 3", error);
  g_autoptr (GString) lines = g_string_new (NULL);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (ts_statement_step (statement, &local_error))
    {
      if (lines->len > 0)
        g_string_append (lines, "; ");
      g_string_append_printf (lines, _ ("%s: %" G_GINT64_FORMAT " rows refer to a missing %s"),
                              ts_statement_get_text (statement, 0), ts_statement_get_int (statement, 1),
                              ts_statement_get_text (statement, 2));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}
