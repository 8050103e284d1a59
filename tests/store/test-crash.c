/* Nothing that was committed is lost and nothing half done is left, whatever
 * happens to the process or the disk.
 */
#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_ACTIONS 200

static gboolean
insert_cb (TsConnection *connection, gpointer data, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "INSERT INTO setting VALUES ((SELECT count(*) FROM setting), ?1)", error);

  ts_statement_bind_text (statement, 1, data);
  return ts_statement_run (statement, error);
}

static void
commit_and_begin_another (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_open (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");

  for (int i = 0; i < N_ACTIONS; i++)
    {
      ts_history_run (history, "set title", NULL, insert_cb, (gpointer) "value", &error);
      g_assert_no_error (error);
    }
  store_run (connection, "BEGIN IMMEDIATE");
  store_run (connection, "DELETE FROM setting");
}

static void
test_killed (StoreFixture *fixture, gconstpointer data)
{
  StoreChild child;
  TsConnection *connection;
  TsHistory *history;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  store_close (store_create (fixture));
  child = store_start_child (fixture, commit_and_begin_another);
  store_kill_child (&child);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  connection = store_open (fixture);
  history = ts_history_new (connection, "Ann");
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting"), ==, N_ACTIONS);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, N_ACTIONS);
  g_assert_null (ts_connection_check (connection, TRUE, NULL));
  g_assert_true (ts_history_undo (history, NULL, NULL));
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting"), ==, N_ACTIONS - 1);
  g_object_unref (history);
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

/* A reader finds what a killed writer left in the log. */
static void
test_killed_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection;
  StoreChild child;

  store_close (store_create (fixture));
  child = store_start_child (fixture, commit_and_begin_another);
  store_kill_child (&child);
  connection = ts_connection_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting"), ==, N_ACTIONS);
  store_close (connection);
  store_close (store_open (fixture));
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

/* A log that grows past the size for a checkpoint, again and again. */
static void
test_checkpoints (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_create (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");

  for (int i = 0; i < 150; i++)
    {
      ts_history_run_unrecorded (history, insert_cb, large, &error);
      g_assert_no_error (error);
    }
  g_object_unref (history);
  store_close (connection);
  connection = store_open (fixture);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting"), ==, 150);
  g_assert_null (ts_connection_check (connection, TRUE, NULL));
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit = { size, RLIM_INFINITY };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
fill_the_disk (StoreFixture *fixture)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.touchstone", NULL);
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_open (fixture);
  TsHistory *history = ts_history_new (connection, "Ann");
  gint64 n_done = 0;

  limit_files (600000);
  while (ts_history_run (history, "set title", NULL, insert_cb, large, &error))
    n_done++;
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "audit.touchstone");
  g_assert_cmpint (n_done, >, 0);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting"), ==, n_done);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM history"), ==, n_done);

  limit_files (50000);
  g_assert_false (ts_connection_copy_to (connection, copy, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "copy.touchstone");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  /* Room again: work goes on. */
  limit_files (RLIM_INFINITY);
  ts_history_run (history, "set title", NULL, insert_cb, large, &error);
  g_assert_no_error (error);
  g_object_unref (history);
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static void
test_disk_full (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection;

  store_close (store_create (fixture));
  g_assert_cmpint (store_in_child (fixture, fill_the_disk, FALSE), ==, 0);
  connection = store_open (fixture);
  g_assert_null (ts_connection_check (connection, TRUE, NULL));
  store_close (connection);
}

static void
create_on_full_disk (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  limit_files (8000);
  g_assert_null (ts_connection_create (fixture->path, &error));
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED);
}

static void
test_create_disk_full (StoreFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (store_in_child (fixture, create_on_full_disk, FALSE), ==, 0);
  g_assert_cmpuint (store_count_files (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_test_add ("/store/crash/killed", test_killed);
  store_test_add ("/store/crash/killed-read-only", test_killed_read_only);
  store_test_add ("/store/crash/checkpoints", test_checkpoints);
  store_test_add ("/store/crash/disk-full", test_disk_full);
  store_test_add ("/store/crash/create-disk-full", test_create_disk_full);
  return g_test_run ();
}
