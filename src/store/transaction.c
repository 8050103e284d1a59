#include "config.h"

#include "store/connection-private.h"

#include <glib/gi18n-lib.h>

gboolean
ts_connection_exec (TsConnection *self, const char *sql, GError **error)
{
  ts_connection_assert_thread (self);
  return ts_store_exec (self->db, self->path, sql, error);
}

gboolean
ts_connection_begin (TsConnection *self, GError **error)
{
  if (self->read_only)
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_READ_ONLY,
                   _ ("“%s” is open for reading only, so nothing in it can be changed."), name);
      return FALSE;
    }
  return ts_connection_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
ts_connection_commit (TsConnection *self, GError **error)
{
  if (!ts_connection_exec (self, "COMMIT", error))
    return FALSE;
  if (self->checkpointer != NULL)
    ts_checkpointer_poll (self->checkpointer);
  return TRUE;
}

/* A full disk and the like have already ended the transaction by themselves. */
void
ts_connection_rollback (TsConnection *self)
{
  ts_connection_assert_thread (self);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}
