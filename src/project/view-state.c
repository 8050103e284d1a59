#include "config.h"

#include "project/project-private.h"

#include "project/project-table.h"

typedef struct
{
  const char *key;
  const char *value;
} State;

char *
ts_project_dup_view_state (TsProject *self, const char *key)
{
  g_return_val_if_fail (TS_IS_PROJECT (self), NULL);

  return ts_project_table_get_view_state (ts_project_get_connection (self), key);
}

static gboolean
set_cb (TsConnection *connection, gpointer data, GError **error)
{
  const State *state = data;

  return ts_project_table_set_view_state (connection, state->key, state->value, error);
}

/* Where one was is a convenience: if it can't be kept, nothing is lost. */
void
ts_project_set_view_state (TsProject *self, const char *key, const char *value)
{
  State state = { key, value };
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TS_IS_PROJECT (self));

  if (ts_project_is_read_only (self))
    return;
  old = ts_project_dup_view_state (self, key);
  if (g_strcmp0 (old, value) == 0)
    return;
  if (!ts_history_run_unrecorded (ts_project_get_history (self), set_cb, &state, &error))
    g_message ("The view could not be kept: %s", error->message);
}
