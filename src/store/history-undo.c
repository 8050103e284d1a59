#include "config.h"

#include "store/changeset.h"
#include "store/connection-private.h"
#include "store/history-private.h"
#include "store/history-table.h"

#include <glib/gi18n-lib.h>

static void
set_conflict_error (const char *action, gboolean undo, GError **error)
{
  g_autofree char *shown = ts_action_dup_text (action != NULL && *action != '\0' ? action : "?", TRUE);

  g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_CONFLICT,
               undo ? _ ("“%s” can't be undone, because what it changed has been changed again since.")
                    : _ ("“%s” can't be redone, because what it would change has been changed since."),
               shown);
}

/* Within the transaction. @changes returns what it changed. */
static gboolean
apply_row (TsHistory *self, TsHistoryRow *row, gboolean undo, GPtrArray **changes, GError **error)
{
  TsConnection *connection = self->connection;
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) inverted = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GBytes *changeset = row->changeset != NULL ? row->changeset : empty;
  gboolean conflict = FALSE;

  /* Checked as it was stored, before anything is made of it. */
  found = ts_changeset_parse (changeset, connection->db, connection->path, error);
  if (found == NULL)
    return FALSE;
  if (undo)
    {
      inverted = ts_changeset_invert (changeset, connection->path, error);
      if (inverted == NULL)
        return FALSE;
      g_clear_pointer (&found, g_ptr_array_unref);
      found = ts_changeset_parse (inverted, connection->db, connection->path, error);
      if (found == NULL)
        return FALSE;
    }
  if (!ts_changeset_apply (undo ? inverted : changeset, connection->db, connection->path, &conflict, error))
    {
      if (conflict)
        set_conflict_error (row->action, undo, error);
      return FALSE;
    }
  if (!ts_history_table_set_undone (connection, row->entry, undo, error))
    return FALSE;
  *changes = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
step (TsHistory *self, gboolean undo, char **action, GError **error)
{
  g_autoptr (TsHistory) alive = g_object_ref (self);
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (TsHistoryRow) row = { 0 };
  gboolean done;

  if (!ts_connection_begin (self->connection, error))
    return FALSE;
  done = undo ? ts_history_table_find_undo (self->connection, self->reviewer, TRUE, &row, error)
              : ts_history_table_find_redo (self->connection, self->reviewer, TRUE, &row, error);
  if (done && row.entry == 0)
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_NOTHING,
                   undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      done = FALSE;
    }
  done =
      done && apply_row (self, &row, undo, &changes, error) && ts_connection_commit (self->connection, error);
  if (!done)
    {
      ts_connection_rollback (self->connection);
      return FALSE;
    }
  ts_history_end_merge (self);
  ts_history_refresh_actions (self);
  ts_history_emit_changed (self, changes);
  if (action != NULL)
    *action = g_steal_pointer (&row.action);
  return TRUE;
}

gboolean
ts_history_undo (TsHistory *self, char **action, GError **error)
{
  g_return_val_if_fail (TS_IS_HISTORY (self) && self->depth == 0, FALSE);
  return step (self, TRUE, action, error);
}

gboolean
ts_history_redo (TsHistory *self, char **action, GError **error)
{
  g_return_val_if_fail (TS_IS_HISTORY (self) && self->depth == 0, FALSE);
  return step (self, FALSE, action, error);
}

/**
 * ts_history_close_past:
 * @origin: where the entries so far came from
 *
 * Has undo and redo begin anew: what was done so far is kept for reading.
 *
 * Returns: %FALSE with an error
 */
gboolean
ts_history_close_past (TsHistory *self, const char *origin, GError **error)
{
  g_return_val_if_fail (TS_IS_HISTORY (self) && self->depth == 0, FALSE);
  g_return_val_if_fail (origin != NULL, FALSE);

  if (!ts_connection_begin (self->connection, error))
    return FALSE;
  if (!ts_history_table_set_origin (self->connection, origin, error) ||
      !ts_connection_commit (self->connection, error))
    {
      ts_connection_rollback (self->connection);
      return FALSE;
    }
  ts_history_end_merge (self);
  ts_history_refresh_actions (self);
  return TRUE;
}
