#include "config.h"

#include "store/history-private.h"

#include "store/connection-private.h"
#include "store/history-table.h"

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
void
ts_history_refresh_actions (TsHistory *self)
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
  ts_history_refresh_actions (self);
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

void
ts_history_emit_changed (TsHistory *self, GPtrArray *changes)
{
  if (changes != NULL && changes->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, changes);
}

GPtrArray *
ts_history_list (TsHistory *self, GError **error)
{
  g_return_val_if_fail (TS_IS_HISTORY (self), NULL);
  return ts_history_table_list (self->connection, error);
}
