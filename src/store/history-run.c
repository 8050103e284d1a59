#include "config.h"

#include "store/changeset.h"
#include "store/connection-private.h"
#include "store/history-private.h"
#include "store/history-table.h"

#include <glib/gi18n-lib.h>

static gboolean
call (TsHistory *self, TsActionFunc func, gpointer data, GError **error)
{
  GError *failure = NULL;

  if (func (self->connection, data, &failure))
    {
      g_warn_if_fail (failure == NULL);
      g_clear_error (&failure);
      return TRUE;
    }
  if (failure == NULL)
    g_set_error (&failure, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, _ ("The change could not be made."));
  g_propagate_error (error, failure);
  return FALSE;
}

/* Joins the entry before, if it may. @joined returns whether it did. */
static gboolean
join_last (TsHistory *self, GBytes *changeset, gboolean *joined, GError **error)
{
  g_auto (TsHistoryRow) last = { 0 };
  g_autoptr (GBytes) both = NULL;

  *joined = FALSE;
  if (self->merge_key == NULL || g_strcmp0 (self->merge_key, self->open_merge_key) != 0)
    return TRUE;
  if (!ts_history_table_find_merge (self->connection, self->reviewer, self->merge_key, &last, error))
    return FALSE;
  if (last.entry == 0 || last.changeset == NULL)
    return TRUE;
  /* Damaged since: then it is left alone and this one stands by itself. */
  if (!ts_changeset_has_shape (last.changeset))
    return TRUE;
  both = ts_changeset_join (last.changeset, changeset, self->connection->path, error);
  if (both == NULL)
    return FALSE;
  *joined = TRUE;
  /* Typed and taken back: nothing happened. */
  if (g_bytes_get_size (both) == 0)
    return ts_history_table_remove (self->connection, last.entry, error);
  return ts_history_table_replace (self->connection, last.entry, both, error);
}

static gboolean
record (TsHistory *self, GBytes *changeset, GError **error)
{
  gboolean joined;

  if (!join_last (self, changeset, &joined, error))
    return FALSE;
  if (!joined && !ts_history_table_append (self->connection, self->reviewer, self->action, self->merge_key,
                                           changeset, error))
    return FALSE;
  return self->redo_action == NULL || ts_history_table_drop_undone (self->connection, self->reviewer, error);
}

/* @changes returns what was changed, or NULL if nothing was. */
static gboolean
record_and_commit (TsHistory *self, sqlite3_session *session, GPtrArray **changes, GError **error)
{
  TsConnection *connection = self->connection;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GError *failure = NULL;

  changeset = ts_changeset_take (session, connection->db, connection->path, &failure);
  if (changeset != NULL)
    found = ts_changeset_parse (changeset, connection->db, connection->path, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (changeset != NULL && self->action != NULL && !record (self, changeset, error))
    return FALSE;
  if (!ts_connection_commit (connection, error))
    return FALSE;
  *changes = g_steal_pointer (&found);
  return TRUE;
}

/* The first that names the transaction does so for all that it does. Returns
 * whether this one did.
 */
static gboolean
name_running (TsHistory *self, const char *action, const char *merge_key)
{
  if (self->action != NULL || action == NULL)
    return FALSE;
  self->action = g_strdup (action);
  self->merge_key = g_strdup (merge_key);
  return TRUE;
}

static void
unname_running (TsHistory *self)
{
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->merge_key, g_free);
}

/* A part that fails within an action leaves nothing, even if the action goes on. */
static gboolean
run_joined (TsHistory *self,
            const char *action,
            const char *merge_key,
            TsActionFunc func,
            gpointer data,
            GError **error)
{
  gboolean named, done;

  if (!ts_connection_exec (self->connection, "SAVEPOINT part", error))
    return FALSE;
  self->depth++;
  named = name_running (self, action, merge_key);
  done = call (self, func, data, error);
  self->depth--;
  if (done)
    return ts_connection_exec (self->connection, "RELEASE part", error);
  ts_connection_exec (self->connection, "ROLLBACK TO part", NULL);
  ts_connection_exec (self->connection, "RELEASE part", NULL);
  if (named)
    unname_running (self);
  return FALSE;
}

static gboolean
run (TsHistory *self,
     const char *action,
     const char *merge_key,
     TsActionFunc func,
     gpointer data,
     GError **error)
{
  TsConnection *connection = self->connection;
  g_autoptr (TsHistory) alive = g_object_ref (self);
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *done_key = NULL;
  sqlite3_session *session;
  gboolean recorded, done;

  if (self->depth > 0)
    return run_joined (self, action, merge_key, func, data, error);
  if (!ts_connection_begin (connection, error))
    return FALSE;
  session = ts_changeset_record (connection->db, connection->path, error);
  name_running (self, action, merge_key);
  self->depth++;
  done =
      session != NULL && call (self, func, data, error) && record_and_commit (self, session, &changes, error);
  self->depth--;
  g_clear_pointer (&session, sqlite3session_delete);
  if (!done)
    ts_connection_rollback (connection);

  recorded = done && changes != NULL && self->action != NULL;
  done_key = g_steal_pointer (&self->merge_key);
  unname_running (self);
  if (recorded)
    {
      g_free (self->open_merge_key);
      self->open_merge_key = g_steal_pointer (&done_key);
      ts_history_refresh_actions (self);
    }
  ts_history_emit_changed (self, changes);
  return done;
}

gboolean
ts_history_run (TsHistory *self,
                const char *action,
                const char *merge_key,
                TsActionFunc func,
                gpointer data,
                GError **error)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (action != NULL && func != NULL, FALSE);
  return run (self, action, merge_key, func, data, error);
}

gboolean
ts_history_run_unrecorded (TsHistory *self, TsActionFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  return run (self, NULL, NULL, func, data, error);
}
