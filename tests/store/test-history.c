#include "config.h"

#include "store-fixture.h"

#include <string.h>

/* An action that runs these statements, and then fails if told so. */
typedef struct
{
  const char *const *sql;
  gboolean fails;
  TsHistory *nested; /* run once more within it */
} Action;

static gboolean
action_cb (TsConnection *connection, gpointer data, GError **error)
{
  Action *action = data;

  for (gsize i = 0; action->sql[i] != NULL; i++)
    {
      g_autoptr (TsStatement) statement = ts_connection_prepare (connection, action->sql[i], error);

      if (statement == NULL || !ts_statement_run (statement, error))
        return FALSE;
    }
  if (action->fails)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, "as told");
  return !action->fails;
}

static void
act (TsHistory *history, const char *name, const char *merge_key, const char *sql)
{
  const char *statements[] = { sql, NULL };
  Action action = { statements };
  g_autoptr (GError) error = NULL;

  ts_history_run (history, name, merge_key, action_cb, &action, &error);
  g_assert_no_error (error);
}

#define SET(key, value) "INSERT INTO setting VALUES ('" key "', '" value "')"
#define COUNT           "SELECT count(*) FROM setting"

static void
count_cb (TsHistory *history, GPtrArray *changes, guint *count)
{
  g_assert_cmpuint (changes->len, >, 0);
  *count += changes->len;
}

static void
test_undo_redo (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_changed = 0;

  g_signal_connect (history, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, NULL);
  act (history, "set title", NULL, SET ("title", "An audit"));
  g_assert_cmpuint (n_changed, ==, 1);
  act (history, "set days", NULL, SET ("days", "calendar"));
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "set days");

  g_assert_true (ts_history_undo (history, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "set days");
  g_assert_cmpint (store_query (connection, COUNT), ==, 1);
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "set title");
  g_assert_cmpstr (ts_history_get_redo_action (history), ==, "set days");
  g_assert_true (ts_history_undo (history, NULL, &error));
  g_assert_false (ts_history_undo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_NOTHING, "nothing to undo");

  /* What was undone first comes back last. */
  g_assert_true (ts_history_redo (history, &redone, &error));
  g_assert_cmpstr (redone, ==, "set title");
  g_assert_true (ts_history_redo (history, NULL, &error));
  g_assert_false (ts_history_redo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_NOTHING, "nothing to redo");
  g_assert_cmpint (store_query (connection, COUNT), ==, 2);
  g_assert_cmpuint (n_changed, ==, 6);
  g_object_unref (history);
  store_close (connection);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_test_add ("/store/history/undo-redo", test_undo_redo);
  return g_test_run ();
}
