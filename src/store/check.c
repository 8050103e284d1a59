#include "config.h"

#include "store/connection-private.h"

#include <glib/gi18n-lib.h>

/* Appends the lines that @sql gives, joined by its columns, but not "ok". */
static int
collect (TsConnection *self, const char *sql, const char *label, GString *lines)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (statement);
      if (code != SQLITE_ROW || g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
        continue;
      g_string_append (lines, label);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);
          g_autofree char *shown = g_utf8_make_valid (text != NULL ? text : "-", -1);

          g_string_append_printf (lines, "%s%s", i > 0 || *label != '\0' ? " " : "", shown);
        }
      g_string_append_c (lines, '\n');
    }
  sqlite3_finalize (statement);
  return code;
}

char *
ts_connection_check (TsConnection *self, gboolean thorough, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  int code;

  g_return_val_if_fail (TS_IS_CONNECTION (self), NULL);
  ts_connection_assert_thread (self);
  g_return_val_if_fail (self->db != NULL, NULL);

  code = collect (self, thorough ? "PRAGMA integrity_check" : "PRAGMA quick_check", "", lines);
  if (code == SQLITE_DONE)
    code = collect (self, "PRAGMA foreign_key_check", _ ("a reference that leads nowhere:"), lines);
  /* Damage that keeps the check itself from going on is a finding too. */
  if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    g_string_append_printf (lines, "%s\n", sqlite3_errmsg (self->db));
  else if (code != SQLITE_DONE)
    {
      ts_store_set_error (error, self->db, code, self->path);
      return NULL;
    }
  if (lines->len == 0)
    return NULL;
  g_string_truncate (lines, lines->len - 1);
  return g_strdup (lines->str);
}

void
ts_connection_interrupt (TsConnection *self)
{
  g_return_if_fail (TS_IS_CONNECTION (self) && self->db != NULL);

  sqlite3_interrupt (self->db);
}
