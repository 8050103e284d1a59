/* Changesets out of a project file are hostile. */
#include "config.h"

#include "store-fixture.h"

#include "store/changeset.h"

#include <string.h>

#define COUNT "SELECT count(*) FROM setting"

static gboolean
work_cb (TsConnection *connection, gpointer data, GError **error)
{
  store_run (connection, "INSERT INTO setting VALUES ('title', 'An audit'), ('days', 'calendar')");
  store_run (connection, "INSERT INTO report (id, reviewer, created, modified) VALUES ('r', 'Ann', '', '')");
  return TRUE;
}

static gboolean
more_cb (TsConnection *connection, gpointer data, GError **error)
{
  store_run (connection, "UPDATE setting SET value = 'Another' WHERE key = 'title'");
  store_run (connection, "DELETE FROM setting WHERE key = 'days'");
  store_run (connection, "UPDATE report SET title = 'T', period_start = '2019-04-01'");
  return TRUE;
}

static GBytes *
load (TsConnection *connection, int entry)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT changeset FROM history WHERE entry = ?1", NULL);

  ts_statement_bind_int (statement, 1, entry);
  g_assert_true (ts_statement_step (statement, NULL));
  return ts_statement_dup_bytes (statement, 0);
}

static void
put (TsConnection *connection, int entry, gconstpointer data, gsize size)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "UPDATE history SET changeset = ?2 WHERE entry = ?1", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  ts_statement_bind_int (statement, 1, entry);
  ts_statement_bind_bytes (statement, 2, bytes);
  g_assert_true (ts_statement_run (statement, NULL));
}

static TsHistory *
make_history (StoreFixture *fixture)
{
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");

  g_assert_true (ts_history_run (history, "start", NULL, work_cb, NULL, NULL));
  g_assert_true (ts_history_run (history, "go on", NULL, more_cb, NULL, NULL));
  g_object_unref (connection);
  return history;
}

static void
finish (TsHistory *history)
{
  TsConnection *connection = g_object_ref (ts_history_get_connection (history));

  g_object_unref (history);
  store_close (connection);
}

static void
test_garbage (StoreFixture *fixture, gconstpointer data)
{
  static const char *const cases[] = { "", "T", "T\x02", "garbage", "P\x01\x01tag", "T\x02\x01setting" };
  TsHistory *history = make_history (fixture);
  TsConnection *connection = ts_history_get_connection (history);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      put (connection, 2, cases[i], strlen (cases[i]));
      g_assert_false (ts_history_undo (history, NULL, &error));
      store_assert_error (&error, TS_STORE_ERROR_DAMAGED, "history");
      g_assert_cmpint (store_query (connection, COUNT), ==, 1);
      g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history WHERE state = 'done'"), ==, 2);
    }
  /* Work goes on over it. */
  g_assert_true (ts_history_run_unrecorded (history, more_cb, NULL, &error));
  finish (history);
}

/* Any cut and any changed byte gives an error or an undo; never half of one. */
static void
test_mangled (StoreFixture *fixture, gconstpointer data)
{
  TsHistory *history = make_history (fixture);
  TsConnection *connection = ts_history_get_connection (history);
  g_autoptr (GBytes) good = load (connection, 2);
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (good, &size);
  guint n_refused = 0;

  for (int round = 0; round < (int) size + 300; round++)
    {
      g_autofree guint8 *other = g_memdup2 (bytes, size);
      gsize length = round < (int) size ? (gsize) round : size;

      if (length == size)
        other[g_rand_int_range (random, 0, (gint32) size)] = (guint8) g_rand_int_range (random, 0, 256);
      put (connection, 2, other, length);
      if (!ts_history_undo (history, NULL, NULL))
        {
          n_refused++;
          g_assert_cmpint (store_query (connection, COUNT), ==, 1);
        }
      else if (!ts_history_redo (history, NULL, NULL))
        break;
      if (round % 100 == 0)
        g_assert_null (ts_connection_check (connection, FALSE, NULL));
    }
  g_assert_cmpuint (n_refused, >, size / 2);
  finish (history);
}

/* A changeset that would write where history has no business. */
static void
test_other_table (StoreFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "history", "INSERT INTO history (at, reviewer, action, changeset) VALUES ('', 'Ann', 'x', x'00')" },
    { "view_state", "INSERT INTO view_state VALUES ('a', 'b')" },
    { "framework", "INSERT INTO framework VALUES ('a', 'b', 'c', x'00')" },
  };
  TsHistory *history = make_history (fixture);
  TsConnection *connection = ts_history_get_connection (history);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *other = g_strdup_printf ("%s.%u", fixture->path, (guint) i);
      g_autoptr (TsConnection) maker = ts_connection_create (other, NULL);
      g_autoptr (GError) error = NULL;
      sqlite3_session *session = NULL;
      sqlite3 *db = NULL;
      void *changeset = NULL;
      int size = 0;

      ts_connection_close (maker, NULL);
      g_assert_cmpint (sqlite3_open (other, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3session_attach (session, cases[i][0]), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, cases[i][1], NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3session_changeset (session, &size, &changeset), ==, SQLITE_OK);
      g_assert_cmpint (size, >, 0);
      put (connection, 2, changeset, (gsize) size);
      sqlite3_free (changeset);
      sqlite3session_delete (session);
      sqlite3_close (db);

      g_assert_false (ts_history_undo (history, NULL, &error));
      store_assert_error (&error, TS_STORE_ERROR_DAMAGED, "history");
      store_run (connection, "UPDATE history SET state = 'undone' WHERE entry = 2");
      g_assert_false (ts_history_redo (history, NULL, &error));
      store_assert_error (&error, TS_STORE_ERROR_DAMAGED, "history");
      store_run (connection, "UPDATE history SET state = 'done'");
      g_assert_cmpint (store_query (connection, "SELECT count(*) FROM view_state"), ==, 0);
      g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, 2);
    }
  finish (history);
}

/* Every table that history is said to record is there and has a key. */
static void
test_recorded_tables (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);

  for (gsize i = 0; ts_recorded_tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s') WHERE pk > 0",
                                              ts_recorded_tables[i]);

      g_assert_cmpint (store_query (connection, sql), >, 0);
    }
  store_close (connection);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_test_add ("/store/changeset/garbage", test_garbage);
  store_test_add ("/store/changeset/mangled", test_mangled);
  store_test_add ("/store/changeset/other-table", test_other_table);
  store_test_add ("/store/changeset/recorded-tables", test_recorded_tables);
  return g_test_run ();
}
