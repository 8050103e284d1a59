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

static void
undo (TsHistory *history)
{
  g_autoptr (GError) error = NULL;

  ts_history_undo (history, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (TsHistory *history)
{
  g_autoptr (GError) error = NULL;

  ts_history_redo (history, NULL, &error);
  g_assert_no_error (error);
}

static void
test_outlives_closing (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");

  act (history, "set title", NULL, SET ("title", "An audit"));
  act (history, "set days", NULL, SET ("days", "calendar"));
  undo (history);
  g_object_unref (history);
  store_close (connection);

  connection = store_open (fixture);
  history = ts_history_new (connection, "Ann");
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "set title");
  g_assert_cmpstr (ts_history_get_redo_action (history), ==, "set days");
  redo (history);
  undo (history);
  undo (history);
  g_assert_cmpint (store_query (connection, COUNT), ==, 0);
  redo (history);
  g_assert_cmpint (store_query (connection, COUNT), ==, 1);
  g_object_unref (history);
  store_close (connection);
}

static void
test_failing_action (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  const char *sql[] = { SET ("title", "An audit"), "INSERT INTO view_state VALUES ('a', 'b')", NULL };
  const char *wrong[] = { SET ("title", "An audit"), SET ("title", "Twice"), NULL };
  Action action = { sql, TRUE };
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  g_signal_connect (history, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (ts_history_run (history, "set title", NULL, action_cb, &action, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "as told");
  action = (Action){ wrong };
  g_assert_false (ts_history_run (history, "set title", NULL, action_cb, &action, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "UNIQUE");

  g_assert_cmpint (store_query (connection, COUNT), ==, 0);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM view_state"), ==, 0);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 0);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_null (ts_history_get_undo_action (history));
  /* The next one is not troubled by it. */
  act (history, "set days", NULL, SET ("days", "calendar"));
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "set days");
  g_object_unref (history);
  store_close (connection);
}

static void
test_no_change (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");

  act (history, "set title", NULL, SET ("title", "An audit"));
  undo (history);
  act (history, "tidy", NULL, "DELETE FROM setting");
  act (history, "look around", NULL, "INSERT INTO view_state VALUES ('page', '3')");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 1);
  g_assert_cmpstr (ts_history_get_redo_action (history), ==, "set title");
  g_object_unref (history);
  store_close (connection);
}

static gboolean
nest_cb (TsConnection *connection, gpointer data, GError **error)
{
  Action *action = data;
  const char *inner_sql[] = { SET ("inner", "1"), NULL };
  const char *wrong_sql[] = { SET ("wrong", "1"), NULL };
  Action inner = { inner_sql };
  Action wrong = { wrong_sql, TRUE };
  g_autoptr (GError) expected = NULL;

  if (!action_cb (connection, action, error))
    return FALSE;
  g_assert_false (ts_history_run (action->nested, "inner wrong", NULL, action_cb, &wrong, &expected));
  return ts_history_run (action->nested, "inner", NULL, action_cb, &inner, error);
}

/* An action within an action is part of it; one that fails there leaves nothing. */
static void
test_nested (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  const char *sql[] = { SET ("outer", "1"), NULL };
  Action action = { sql, FALSE, history };
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  g_signal_connect (history, "changed", G_CALLBACK (count_cb), &n_changed);
  ts_history_run (history, "outer", NULL, nest_cb, &action, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpint (store_query (connection, COUNT), ==, 2);
  g_assert_cmpint (store_query (connection, COUNT " WHERE key = 'wrong'"), ==, 0);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 1);
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "outer");
  undo (history);
  g_assert_cmpint (store_query (connection, COUNT), ==, 0);
  redo (history);
  g_assert_cmpint (store_query (connection, COUNT), ==, 2);
  g_object_unref (history);
  store_close (connection);
}

/* What is not a reviewer's action leaves no entry; an action within it does. */
static void
test_unrecorded (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  const char *sql[] = { SET ("outer", "1"), NULL };
  Action action = { sql, FALSE, history };
  g_autoptr (GError) error = NULL;

  ts_history_run_unrecorded (history, action_cb, &action, &error);
  g_assert_no_error (error);
  g_assert_null (ts_history_get_undo_action (history));
  sql[0] = "INSERT INTO view_state VALUES ('page', '3')";
  ts_history_run_unrecorded (history, nest_cb, &action, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "inner");
  undo (history);
  g_assert_cmpint (store_query (connection, COUNT), ==, 1);
  g_object_unref (history);
  store_close (connection);
}

static void
test_merge (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");

  act (history, "set title", NULL, SET ("title", ""));
  act (history, "edit title", "title", "UPDATE setting SET value = 'A'");
  act (history, "edit title", "title", "UPDATE setting SET value = 'An'");
  act (history, "edit title", "title", "UPDATE setting SET value = 'An audit'");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 2);
  undo (history);
  g_assert_cmpint (store_query (connection, COUNT " WHERE value = ''"), ==, 1);
  redo (history);
  g_assert_cmpint (store_query (connection, COUNT " WHERE value = 'An audit'"), ==, 1);

  /* After an undo, a redo or the end of editing it is another step. */
  act (history, "edit title", "title", "UPDATE setting SET value = 'B'");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 3);
  ts_history_end_merge (history);
  act (history, "edit title", "title", "UPDATE setting SET value = 'C'");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 4);
  act (history, "edit more", "more", "UPDATE setting SET value = 'D'");
  act (history, "edit title", "title", "UPDATE setting SET value = 'E'");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 6);

  /* Typed and taken back: no step at all. */
  act (history, "edit title", "title", "UPDATE setting SET value = 'D'");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 5);
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "edit more");
  act (history, "edit title", "title", "UPDATE setting SET value = 'F'");
  undo (history);
  g_assert_cmpint (store_query (connection, COUNT " WHERE value = 'D'"), ==, 1);
  g_object_unref (history);
  store_close (connection);
}

static void
test_dropped (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const TsHistoryEntry *entry;

  act (history, "set title", NULL, SET ("title", "An audit"));
  undo (history);
  act (history, "set days", NULL, SET ("days", "calendar"));
  g_assert_null (ts_history_get_redo_action (history));
  g_assert_false (ts_history_redo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_NOTHING, "nothing to redo");

  entries = ts_history_list (history, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->entry, ==, 1);
  g_assert_cmpstr (entry->action, ==, "set title");
  g_assert_cmpstr (entry->reviewer, ==, "Ann");
  g_assert_true (entry->undone);
  g_assert_false (entry->foreign);
  g_assert_cmpuint (strlen (entry->at), ==, 20);
  entry = entries->pdata[1];
  g_assert_false (entry->undone);
  g_object_unref (history);
  store_close (connection);
}

/* What came with the file is read and not undone. */
static void
test_past (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  act (history, "set title", NULL, SET ("title", "An audit"));
  act (history, "set days", NULL, SET ("days", "calendar"));
  undo (history);
  g_assert_true (ts_history_close_past (history, "sample", &error));
  g_assert_no_error (error);
  g_assert_null (ts_history_get_undo_action (history));
  g_assert_null (ts_history_get_redo_action (history));
  g_assert_false (ts_history_undo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_NOTHING, "nothing to undo");
  act (history, "set days", NULL, SET ("days", "working"));
  undo (history);
  g_assert_null (ts_history_get_undo_action (history));
  g_assert_cmpint (store_query (connection, COUNT " WHERE value = 'An audit'"), ==, 1);

  entries = ts_history_list (history, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_true (((const TsHistoryEntry *) entries->pdata[0])->foreign);
  g_assert_false (((const TsHistoryEntry *) entries->pdata[2])->foreign);
  g_object_unref (history);
  store_close (connection);
}

/* One undoes one's own actions only, not over another's later changes, and
 * never what came in by merge.
 */
static void
test_reviewers (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  g_autoptr (GError) error = NULL;

  act (history, "set title", NULL, SET ("title", "Ann"));
  ts_history_set_reviewer (history, "Ben");
  g_assert_null (ts_history_get_undo_action (history));
  g_assert_false (ts_history_undo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_NOTHING, "nothing");
  act (history, "edit title", NULL, "UPDATE setting SET value = 'Ben'");

  ts_history_set_reviewer (history, "Ann");
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "set title");
  g_assert_false (ts_history_undo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_CONFLICT, "set title");
  g_assert_cmpint (store_query (connection, COUNT " WHERE value = 'Ben'"), ==, 1);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history WHERE state = 'done'"), ==, 2);

  ts_history_set_reviewer (history, "Ben");
  undo (history);
  ts_history_set_reviewer (history, "Ann");
  undo (history);
  g_assert_cmpint (store_query (connection, COUNT), ==, 0);
  redo (history);
  store_run (connection, "UPDATE history SET origin = 'elsewhere'");
  g_assert_false (ts_history_undo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_NOTHING, "nothing");
  g_object_unref (history);
  store_close (connection);
}

#define REPORT "INSERT INTO report (id, reviewer, created, modified) VALUES ('r', 'Ann', '', '')"
#define AUDIT                                                                                                \
  "INSERT INTO audit (id, report, tool, reviewer, created, modified) VALUES ('a', 'r', 'compliance', "       \
  "'Ann', '', '')"
#define RATING "INSERT INTO rating VALUES ('a', 'B4', 'included', NULL, NULL, '')"

/* Parents and children come back in whatever order the changeset has them, but
 * a parent whose child is of a later action stays.
 */
static void
test_references (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  const char *sql[] = { "DELETE FROM rating", "DELETE FROM audit", "DELETE FROM report", NULL };
  Action action = { sql };
  g_autoptr (GError) error = NULL;

  act (history, "add report", NULL, REPORT);
  act (history, "start audit", NULL, AUDIT);
  act (history, "rate criterion", NULL, RATING);
  ts_history_run (history, "remove report", NULL, action_cb, &action, &error);
  g_assert_no_error (error);
  undo (history);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM rating"), ==, 1);
  redo (history);
  undo (history);

  store_run (connection, "UPDATE history SET reviewer = 'Ben' WHERE entry > 1");
  g_assert_false (ts_history_undo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_CONFLICT, "add report");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM report"), ==, 1);
  g_assert_null (ts_connection_check (connection, TRUE, NULL));
  g_object_unref (history);
  store_close (connection);
}

static void
keep_cb (TsHistory *history, GPtrArray *changes, GPtrArray **kept)
{
  g_clear_pointer (kept, g_ptr_array_unref);
  *kept = g_ptr_array_ref (changes);
}

static void
assert_change (GPtrArray *changes, TsChangeKind kind, const char *table, const char *key, const char *key2)
{
  const TsChange *change;

  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpint (change->kind, ==, kind);
  g_assert_true (change->table == g_intern_string (table));
  g_assert_cmpstr (change->key, ==, key);
  g_assert_cmpstr (change->key2, ==, key2);
}

static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  g_autoptr (GPtrArray) changes = NULL;

  g_signal_connect (history, "changed", G_CALLBACK (keep_cb), &changes);
  act (history, "add report", NULL, REPORT);
  assert_change (changes, TS_CHANGE_INSERT, "report", "r", NULL);
  act (history, "start audit", NULL, AUDIT);
  act (history, "rate criterion", NULL, RATING);
  assert_change (changes, TS_CHANGE_INSERT, "rating", "a", "B4");
  act (history, "rate criterion", NULL, "UPDATE rating SET because = 'so'");
  assert_change (changes, TS_CHANGE_UPDATE, "rating", "a", "B4");
  undo (history);
  assert_change (changes, TS_CHANGE_UPDATE, "rating", "a", "B4");
  undo (history);
  assert_change (changes, TS_CHANGE_DELETE, "rating", "a", "B4");
  g_object_unref (history);
  store_close (connection);
}

static void
notify_cb (GObject *object, GParamSpec *spec, GString *names)
{
  g_string_append_printf (names, "%s ", spec->name);
}

static void
test_notify (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *name = NULL;

  g_signal_connect (history, "notify", G_CALLBACK (notify_cb), names);
  act (history, "set title", NULL, SET ("title", "An audit"));
  g_assert_cmpstr (names->str, ==, "undo-action ");
  undo (history);
  g_assert_cmpstr (names->str, ==, "undo-action undo-action redo-action ");
  g_object_get (history, "redo-action", &name, NULL);
  g_assert_cmpstr (name, ==, "set title");
  g_object_unref (history);
  store_close (connection);
}

static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  const char *sql[] = { SET ("days", "calendar"), NULL };
  Action action = { sql };
  g_autoptr (GError) error = NULL;

  act (history, "set title", NULL, SET ("title", "An audit"));
  g_object_unref (history);
  store_close (connection);
  connection = ts_connection_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  history = ts_history_new (connection, "Ann");
  g_assert_cmpstr (ts_history_get_undo_action (history), ==, "set title");
  g_assert_false (ts_history_undo (history, NULL, &error));
  store_assert_error (&error, TS_STORE_ERROR_READ_ONLY, "reading only");
  g_assert_false (ts_history_run (history, "set days", NULL, action_cb, &action, &error));
  store_assert_error (&error, TS_STORE_ERROR_READ_ONLY, "reading only");
  g_object_unref (history);
  store_close (connection);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_test_add ("/store/history/undo-redo", test_undo_redo);
  store_test_add ("/store/history/outlives-closing", test_outlives_closing);
  store_test_add ("/store/history/failing-action", test_failing_action);
  store_test_add ("/store/history/no-change", test_no_change);
  store_test_add ("/store/history/nested", test_nested);
  store_test_add ("/store/history/unrecorded", test_unrecorded);
  store_test_add ("/store/history/merge", test_merge);
  store_test_add ("/store/history/past", test_past);
  store_test_add ("/store/history/dropped", test_dropped);
  store_test_add ("/store/history/reviewers", test_reviewers);
  store_test_add ("/store/history/references", test_references);
  store_test_add ("/store/history/changes", test_changes);
  store_test_add ("/store/history/notify", test_notify);
  store_test_add ("/store/history/read-only", test_read_only);
  return g_test_run ();
}
