#include "config.h"

#include "store-fixture.h"
#include "store/lock.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
hold (StoreFixture *fixture)
{
  TsHistory *history;

  ts_connection_set_program ("Touchstone", FALSE);
  history = ts_history_new (store_open (fixture), "Ann");
  g_assert_nonnull (history);
}

static void
hold_as_command (StoreFixture *fixture)
{
  ts_connection_set_program ("touchstone-cli", TRUE);
  store_open (fixture);
}

static void
test_in_use (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StoreChild child;

  store_close (store_create (fixture));
  child = store_start_child (fixture, hold);
  g_assert_null (ts_connection_open (fixture->path, FALSE, &error));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_assert_nonnull (strstr (error->message, "(Ann) since "));
  store_assert_error (&error, TS_STORE_ERROR_IN_USE, "is open in Touchstone on");

  /* A command doesn't wait for the application either. */
  ts_connection_set_program ("touchstone-cli", TRUE);
  g_assert_null (ts_connection_open (fixture->path, FALSE, &error));
  store_assert_error (&error, TS_STORE_ERROR_IN_USE, "is open in Touchstone on");
  ts_connection_set_program (NULL, FALSE);
  store_kill_child (&child);
}

/* A crash leaves its lock file; it holds nothing. */
static void
test_stale (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = ts_lock_get_path_for (fixture->path);
  StoreChild child;

  store_close (store_create (fixture));
  child = store_start_child (fixture, hold);
  store_kill_child (&child);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  store_close (store_open (fixture));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static gpointer
kill_soon_cb (gpointer data)
{
  g_usleep (G_USEC_PER_SEC / 5);
  store_kill_child (data);
  return NULL;
}

static void
test_command_waits (StoreFixture *fixture, gconstpointer data)
{
  StoreChild child;
  GThread *thread;

  store_close (store_create (fixture));
  child = store_start_child (fixture, hold_as_command);
  thread = g_thread_new ("kill", kill_soon_cb, &child);
  ts_connection_set_program ("touchstone-cli", TRUE);
  store_close (store_open (fixture));
  ts_connection_set_program (NULL, FALSE);
  g_thread_join (thread);
}

static void
test_twice_here (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_create (fixture);

  g_assert_null (ts_connection_open (fixture->path, FALSE, &error));
  store_assert_error (&error, TS_STORE_ERROR_IN_USE, "is open in");
  store_close (connection);
  store_close (store_open (fixture));
}

/* Whatever stands in the lock file, it is only shown, and never followed. */
static void
test_hostile (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = ts_lock_get_path_for (fixture->path);
  g_autofree char *victim = g_build_filename (fixture->folder, "victim", NULL);
  g_autofree char *long_text = g_strnfill (100000, '[');
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  store_close (store_create (fixture));
  g_file_set_contents (lock, long_text, -1, NULL);
  store_close (store_open (fixture));
  g_file_set_contents (lock, "[open]\nhost=%s%n\xff\npid=-1\nsince=never\n", -1, NULL);
  store_close (store_open (fixture));

  g_file_set_contents (victim, "precious", -1, NULL);
  g_assert_cmpint (symlink (victim, lock), ==, 0);
  g_assert_null (ts_connection_open (fixture->path, FALSE, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "can't be opened for writing");
  g_file_get_contents (victim, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "precious");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_test_add ("/store/lock/in-use", test_in_use);
  store_test_add ("/store/lock/stale", test_stale);
  store_test_add ("/store/lock/command-waits", test_command_waits);
  store_test_add ("/store/lock/twice-here", test_twice_here);
  store_test_add ("/store/lock/hostile", test_hostile);
  return g_test_run ();
}
