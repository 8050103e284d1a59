#include "config.h"

#include "store/changeset.h"
#include "store/connection-private.h"
#include "store/history-table.h"

#include <glib/gi18n-lib.h>

struct _TsHistory
{
  GObject parent_instance;

  TsConnection *connection;
  char *reviewer;
  char *undo_action;
  char *redo_action;
  char *open_merge_key; /* of the last entry, while more may join it */

  /* While an action runs. */
  guint depth;
  char *action; /* NULL if it isn't to be recorded */
  char *merge_key;
};

enum
{
  PROP_0,
  PROP_REVIEWER,
  PROP_UNDO_ACTION,
  PROP_REDO_ACTION,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsHistory, ts_history, G_TYPE_OBJECT)

void
ts_history_entry_free (TsHistoryEntry *entry)
{
  g_free (entry->at);
  g_free (entry->reviewer);
  g_free (entry->action);
  g_free (entry);
}

static void
ts_history_finalize (GObject *object)
{
  TsHistory *self = TS_HISTORY (object);

  g_clear_object (&self->connection);
  g_free (self->reviewer);
  g_free (self->undo_action);
  g_free (self->redo_action);
  g_free (self->open_merge_key);
  G_OBJECT_CLASS (ts_history_parent_class)->finalize (object);
}

static void
ts_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  TsHistory *self = TS_HISTORY (object);

  switch (id)
    {
    case PROP_REVIEWER:
      g_value_set_string (value, self->reviewer);
      break;
    case PROP_UNDO_ACTION:
      g_value_set_string (value, self->undo_action);
      break;
    case PROP_REDO_ACTION:
      g_value_set_string (value, self->redo_action);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
ts_history_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (id == PROP_REVIEWER)
    ts_history_set_reviewer (TS_HISTORY (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
ts_history_class_init (TsHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = ts_history_finalize;
  object_class->get_property = ts_history_get_property;
  object_class->set_property = ts_history_set_property;

  properties[PROP_REVIEWER] = g_param_spec_string ("reviewer", NULL, NULL, NULL, read | G_PARAM_WRITABLE);
  properties[PROP_UNDO_ACTION] = g_param_spec_string ("undo-action", NULL, NULL, NULL, read);
  properties[PROP_REDO_ACTION] = g_param_spec_string ("redo-action", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", TS_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
ts_history_init (TsHistory *self)
{
}

static void
take_action (TsHistory *self, char **slot, char *action, guint property)
{
  if (g_strcmp0 (*slot, action) == 0)
    {
      g_free (action);
      return;
    }
  g_free (*slot);
  *slot = action;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* A history that can't be read offers nothing; asking for it then says why. */
static void
refresh_actions (TsHistory *self)
{
  g_auto (TsHistoryRow) undo = { 0 };
  g_auto (TsHistoryRow) redo = { 0 };
  g_autoptr (GError) error = NULL;

  if (!ts_history_table_find_undo (self->connection, self->reviewer, FALSE, &undo, &error) ||
      !ts_history_table_find_redo (self->connection, self->reviewer, FALSE, &redo, &error))
    g_debug ("%s", error->message);
  take_action (self, &self->undo_action, g_steal_pointer (&undo.action), PROP_UNDO_ACTION);
  take_action (self, &self->redo_action, g_steal_pointer (&redo.action), PROP_REDO_ACTION);
}

TsHistory *
ts_history_new (TsConnection *connection, const char *reviewer)
{
  TsHistory *self;

  g_return_val_if_fail (TS_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (reviewer != NULL, NULL);

  self = g_object_new (TS_TYPE_HISTORY, NULL);
  self->connection = g_object_ref (connection);
  ts_history_set_reviewer (self, reviewer);
  return self;
}

TsConnection *
ts_history_get_connection (TsHistory *self)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), NULL);
  return self->connection;
}

const char *
ts_history_get_reviewer (TsHistory *self)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), NULL);
  return self->reviewer;
}

void
ts_history_set_reviewer (TsHistory *self, const char *reviewer)
{
  g_return_if_fail (TS_IS_HISTORY (self));
  g_return_if_fail (reviewer != NULL && self->depth == 0);

  if (g_strcmp0 (self->reviewer, reviewer) == 0)
    return;
  g_free (self->reviewer);
  self->reviewer = g_strdup (reviewer);
  ts_history_end_merge (self);
  ts_connection_note_reviewer (self->connection, reviewer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVIEWER]);
  refresh_actions (self);
}

const char *
ts_history_get_undo_action (TsHistory *self)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), NULL);
  return self->undo_action;
}

const char *
ts_history_get_redo_action (TsHistory *self)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), NULL);
  return self->redo_action;
}

void
ts_history_end_merge (TsHistory *self)
{
  g_return_if_fail (TS_IS_HISTORY (self));
  g_clear_pointer (&self->open_merge_key, g_free);
}

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

/* The first that names the transaction does so for all that it does. */
static void
name_running (TsHistory *self, const char *action, const char *merge_key)
{
  if (self->action != NULL || action == NULL)
    return;
  self->action = g_strdup (action);
  self->merge_key = g_strdup (merge_key);
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
  gboolean done;

  if (!ts_connection_exec (self->connection, "SAVEPOINT part", error))
    return FALSE;
  self->depth++;
  name_running (self, action, merge_key);
  done = call (self, func, data, error);
  self->depth--;
  if (done)
    return ts_connection_exec (self->connection, "RELEASE part", error);
  ts_connection_exec (self->connection, "ROLLBACK TO part", NULL);
  ts_connection_exec (self->connection, "RELEASE part", NULL);
  return FALSE;
}

static void
emit_changed (TsHistory *self, GPtrArray *changes)
{
  if (changes != NULL && changes->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, changes);
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
  g_clear_pointer (&self->action, g_free);
  if (recorded)
    {
      g_free (self->open_merge_key);
      self->open_merge_key = g_steal_pointer (&done_key);
      refresh_actions (self);
    }
  emit_changed (self, changes);
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

static void
set_conflict_error (const char *action, gboolean undo, GError **error)
{
  const char *shown = action != NULL && *action != '\0' ? _ (action) : "?";

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
  refresh_actions (self);
  emit_changed (self, changes);
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

GPtrArray *
ts_history_list (TsHistory *self, GError **error)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), NULL);
  return ts_history_table_list (self->connection, error);
}
