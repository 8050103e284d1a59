#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("touchstone-store-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "audit.touchstone", NULL);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

TsConnection *
store_create (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection = ts_connection_create (fixture->path, &error);

  g_assert_no_error (error);
  return connection;
}

TsConnection *
store_open (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection = ts_connection_open (fixture->path, FALSE, &error);

  g_assert_no_error (error);
  return connection;
}

void
store_close (TsConnection *connection)
{
  g_autoptr (GError) error = NULL;

  ts_connection_close (connection, &error);
  g_assert_no_error (error);
  g_object_unref (connection);
}

void
store_run (TsConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, sql, &error);

  g_assert_no_error (error);
  ts_statement_run (statement, &error);
  g_assert_no_error (error);
}

gint64
store_query (TsConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, sql, &error);
  gint64 value = G_MININT64;

  g_assert_no_error (error);
  if (ts_statement_step (statement, &error))
    value = ts_statement_get_int (statement, 0);
  g_assert_no_error (error);
  return value;
}

void
store_tamper (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

guint
store_count_files (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

void
store_assert_error (GError **error, TsStoreError code, const char *part)
{
  g_assert_error (*error, TS_STORE_ERROR, (int) code);
  if (strstr ((*error)->message, part) == NULL)
    {
      g_test_message ("“%s” does not say “%s”", (*error)->message, part);
      g_test_fail ();
    }
  g_clear_error (error);
}

static void
become_nobody (StoreFixture *fixture)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  if (getuid () != 0)
    return;
  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setgid (65534), ==, 0);
  g_assert_cmpint (setuid (65534), ==, 0);
}

int
store_in_child (StoreFixture *fixture, StoreChildFunc func, gboolean as_nobody)
{
  int status = -1;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      if (as_nobody)
        become_nobody (fixture);
      func (fixture);
      /* Not exit(): the parent's test output is not ours to flush. */
      _exit (g_test_failed () ? 1 : 0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

StoreChild
store_start_child (StoreFixture *fixture, StoreChildFunc func)
{
  StoreChild child;
  int ends[2];
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  child.pid = fork ();
  g_assert_cmpint (child.pid, >=, 0);
  if (child.pid == 0)
    {
      func (fixture);
      g_assert_cmpint (write (ends[1], "r", 1), ==, 1);
      for (;;)
        pause ();
    }
  close (ends[1]);
  child.ready = ends[0];
  g_assert_cmpint (read (child.ready, &byte, 1), ==, 1);
  return child;
}

void
store_kill_child (StoreChild *child)
{
  int status;

  kill (child->pid, SIGKILL);
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  close (child->ready);
}
