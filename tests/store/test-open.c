#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SET_TITLE "INSERT INTO setting VALUES ('title', 'An audit')"
#define COUNT     "SELECT count(*) FROM setting WHERE value = 'An audit'"

static void
make_project (StoreFixture *fixture)
{
  TsConnection *connection = store_create (fixture);

  store_run (connection, SET_TITLE);
  store_close (connection);
}

/* Both ways of opening say the same, and leave nothing behind. */
static void
assert_refused (StoreFixture *fixture, TsStoreError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  guint before = store_count_files (fixture);

  for (int read_only = FALSE; read_only <= TRUE; read_only++)
    {
      g_assert_null (ts_connection_open (fixture->path, read_only, &error));
      store_assert_error (&error, code, part);
      g_assert_cmpuint (store_count_files (fixture), ==, before);
    }
}

static void
test_missing (StoreFixture *fixture, gconstpointer data)
{
  assert_refused (fixture, TS_STORE_ERROR_NOT_FOUND, "no file");
}

static void
test_folder (StoreFixture *fixture, gconstpointer data)
{
  g_mkdir (fixture->path, 0755);
  assert_refused (fixture, TS_STORE_ERROR_FOREIGN, "folder");
}

static void
test_pipe (StoreFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0644), ==, 0);
  assert_refused (fixture, TS_STORE_ERROR_FOREIGN, "not a file");
}

static void
test_empty (StoreFixture *fixture, gconstpointer data)
{
  g_file_set_contents (fixture->path, "", 0, NULL);
  assert_refused (fixture, TS_STORE_ERROR_FOREIGN, "empty");
}

static void
test_foreign (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (10000, 'x');

  g_file_set_contents (fixture->path, "%PDF-1.7\n", -1, NULL);
  assert_refused (fixture, TS_STORE_ERROR_FOREIGN, "not a Touchstone project");
  g_file_set_contents (fixture->path, long_text, -1, NULL);
  assert_refused (fixture, TS_STORE_ERROR_FOREIGN, "not a Touchstone project");
  g_unlink (fixture->path);
  store_tamper (fixture->path, "CREATE TABLE bookmark (url TEXT)");
  assert_refused (fixture, TS_STORE_ERROR_FOREIGN, "another program");
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  make_project (fixture);
  store_tamper (fixture->path, "PRAGMA user_version = 4711");
  assert_refused (fixture, TS_STORE_ERROR_NEWER, "4711");
  store_tamper (fixture->path, "PRAGMA user_version = -1");
  assert_refused (fixture, TS_STORE_ERROR_DAMAGED, "version");
}

/* What a file from outside might bring along. */
static void
test_other_schema (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *part;
  } cases[] = {
    { "CREATE TRIGGER spy AFTER INSERT ON tag BEGIN DELETE FROM rating; END", "trigger “spy”" },
    { "CREATE VIEW v AS SELECT * FROM tag", "view “v”" },
    { "CREATE TABLE extra (a)", "table “extra”" },
    { "CREATE VIRTUAL TABLE words USING fts5 (text)", "“words" },
    { "CREATE INDEX i ON tag (abs (item))", "index “i”" },
    { "ALTER TABLE tag ADD COLUMN more TEXT", "table “tag” is not" },
    { "DROP INDEX tag_passage", "index “tag_passage” is missing" },
    { "DROP TABLE view_state", "table “view_state” is missing" },
    { "DROP INDEX tag_passage; CREATE INDEX tag_passage ON tag (passage, item)",
      "index “tag_passage” is not" },
    { "ANALYZE", "sqlite_stat1" },
    { "PRAGMA writable_schema = ON;"
      "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x', 'tag', 0,"
      "'CREATE TRIGGER sqlite_x AFTER INSERT ON tag BEGIN SELECT 1; END')",
      "sqlite_x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      make_project (fixture);
      store_tamper (fixture->path, cases[i].sql);
      assert_refused (fixture, TS_STORE_ERROR_DAMAGED, cases[i].part);
      g_unlink (fixture->path);
    }
}

/* Whatever was done to the bytes, opening ends in an error or in something that
 * can be read to its end.
 */
static void
try_opening (StoreFixture *fixture)
{
  for (int read_only = FALSE; read_only <= TRUE; read_only++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TsConnection) connection = ts_connection_open (fixture->path, read_only, &error);

      if (connection == NULL)
        {
          g_assert_nonnull (error);
          g_assert_cmpint (error->domain, ==, TS_STORE_ERROR);
          continue;
        }
      g_free (ts_connection_check (connection, TRUE, NULL));
      ts_connection_close (connection, NULL);
    }
}

static void
test_truncated (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  make_project (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize cut = 1; cut < length; cut += cut < 120 ? 7 : 1531)
    {
      g_file_set_contents (fixture->path, bytes, (gssize) cut, NULL);
      g_assert_null (ts_connection_open (fixture->path, FALSE, &error));
      g_assert_true (g_error_matches (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED) ||
                     (cut < 100 && g_error_matches (error, TS_STORE_ERROR, TS_STORE_ERROR_FOREIGN)));
      g_clear_error (&error);
      try_opening (fixture);
    }
}

static void
test_flipped (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20180701);
  gsize length;

  make_project (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (int round = 0; round < 150; round++)
    {
      g_autofree char *other = g_memdup2 (bytes, length);
      int n_flips = g_rand_int_range (random, 1, 12);

      /* The first pages have what is read on opening. */
      for (int i = 0; i < n_flips; i++)
        other[g_rand_int_range (random, 0, round % 2 == 0 ? 4096 : (gint32) length)] ^=
            (char) g_rand_int_range (random, 1, 256);
      g_file_set_contents (fixture->path, other, (gssize) length, NULL);
      try_opening (fixture);
    }
}

static void
open_file_of_others (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsConnection) connection = NULL;

  g_assert_null (ts_connection_open (fixture->path, FALSE, &error));
  store_assert_error (&error, TS_STORE_ERROR_READ_ONLY, "can't be written");

  connection = ts_connection_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (ts_connection_is_read_only (connection));
  g_assert_cmpint (store_query (connection, COUNT), ==, 1);
  g_assert_true (ts_connection_close (connection, &error));
}

static void
test_read_only_file (StoreFixture *fixture, gconstpointer data)
{
  make_project (fixture);
  g_chmod (fixture->path, 0444);
  g_assert_cmpint (store_in_child (fixture, open_file_of_others, TRUE), ==, 0);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static void
open_in_folder_of_others (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_connection_open (fixture->path, FALSE, &error));
  store_assert_error (&error, TS_STORE_ERROR_READ_ONLY, "folder");
}

static void
test_read_only_folder (StoreFixture *fixture, gconstpointer data)
{
  if (getuid () != 0)
    {
      g_test_skip ("needs root, to give files away");
      return;
    }
  make_project (fixture);
  g_chmod (fixture->path, 0666);
  g_assert_cmpint (store_in_child (fixture, open_in_folder_of_others, TRUE), ==, 0);
}

/* Left in WAL mode without a log, as an interrupted program may leave it. */
static void
test_read_only_wal (StoreFixture *fixture, gconstpointer data)
{
  make_project (fixture);
  store_tamper (fixture->path, "PRAGMA journal_mode = WAL");
  g_chmod (fixture->path, 0444);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
  g_assert_cmpint (store_in_child (fixture, open_file_of_others, TRUE), ==, 0);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static void
open_unreadable (StoreFixture *fixture)
{
  assert_refused (fixture, TS_STORE_ERROR_FAILED, "can't be read");
}

static void
test_unreadable (StoreFixture *fixture, gconstpointer data)
{
  make_project (fixture);
  g_chmod (fixture->path, 0000);
  g_assert_cmpint (store_in_child (fixture, open_unreadable, TRUE), ==, 0);
}

static void
read_what_is_held (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsConnection) connection = ts_connection_open (fixture->path, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (store_query (connection, COUNT), ==, 1);
  g_assert_true (ts_connection_close (connection, &error));
}

/* Who may only read sees what the holder has committed, though it is still in the log. */
static void
test_read_beside_holder (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);

  store_run (connection, SET_TITLE);
  g_assert_cmpint (store_in_child (fixture, read_what_is_held, FALSE), ==, 0);
  g_assert_cmpint (store_in_child (fixture, read_what_is_held, TRUE), ==, 0);
  /* The holder goes on undisturbed. */
  store_run (connection, "INSERT INTO setting VALUES ('days', 'calendar')");
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static void
read_and_stay (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection = ts_connection_open (fixture->path, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (store_query (connection, COUNT), ==, 1);
}

/* A reader in another window keeps neither the holder from closing nor the next
 * one from opening, and all that was committed is in the file by then.
 */
static void
test_close_beside_reader (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf info;
  StoreChild child;

  make_project (fixture);
  connection = store_open (fixture);
  child = store_start_child (fixture, read_and_stay);
  store_run (connection, "INSERT INTO setting VALUES ('days', 'calendar')");
  store_close (connection);
  g_assert_true (g_stat (log, &info) != 0 || info.st_size == 0);

  connection = store_open (fixture);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting"), ==, 2);
  store_kill_child (&child);
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

/* Without the log's index and the right to make one, the log can't be read; that
 * is said, and an older state is not passed off as the present one.
 */
static void
refuse_log_without_index (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_connection_open (fixture->path, TRUE, &error));
  store_assert_error (&error, TS_STORE_ERROR_READ_ONLY, "not closed properly");
}

static void
hold_with_title (StoreFixture *fixture)
{
  store_run (store_open (fixture), SET_TITLE);
}

static void
test_read_only_log (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *index = g_strconcat (fixture->path, "-shm", NULL);
  StoreChild child;

  if (getuid () != 0)
    {
      g_test_skip ("needs root, to give files away");
      return;
    }
  store_close (store_create (fixture));
  child = store_start_child (fixture, hold_with_title);
  store_kill_child (&child);
  /* With the index left by the crash, the log is read. */
  g_assert_cmpint (store_in_child (fixture, read_what_is_held, TRUE), ==, 0);
  g_assert_cmpint (g_unlink (index), ==, 0);
  g_assert_cmpint (store_in_child (fixture, refuse_log_without_index, TRUE), ==, 0);
}

static void
test_read_only_refuses (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsConnection) connection = NULL;
  g_autoptr (TsStatement) statement = NULL;

  make_project (fixture);
  connection = ts_connection_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  statement = ts_connection_prepare (connection, "DELETE FROM setting", &error);
  g_assert_no_error (error);
  g_assert_false (ts_statement_run (statement, &error));
  store_assert_error (&error, TS_STORE_ERROR_READ_ONLY, "can't be written");
  g_clear_pointer (&statement, ts_statement_free);
  ts_connection_close (connection, NULL);
}

/* By a symbolic link it is the same project. */
static void
test_link (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "link.touchstone", NULL);
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_create (fixture);

  g_assert_cmpint (symlink (fixture->path, other), ==, 0);
  g_assert_null (ts_connection_open (other, FALSE, &error));
  store_assert_error (&error, TS_STORE_ERROR_IN_USE, "is open in");
  store_close (connection);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_test_add ("/store/open/missing", test_missing);
  store_test_add ("/store/open/folder", test_folder);
  store_test_add ("/store/open/pipe", test_pipe);
  store_test_add ("/store/open/empty", test_empty);
  store_test_add ("/store/open/foreign", test_foreign);
  store_test_add ("/store/open/newer", test_newer);
  store_test_add ("/store/open/other-schema", test_other_schema);
  store_test_add ("/store/open/truncated", test_truncated);
  store_test_add ("/store/open/flipped", test_flipped);
  store_test_add ("/store/open/read-only-file", test_read_only_file);
  store_test_add ("/store/open/read-only-folder", test_read_only_folder);
  store_test_add ("/store/open/read-only-wal", test_read_only_wal);
  store_test_add ("/store/open/unreadable", test_unreadable);
  store_test_add ("/store/open/read-beside-holder", test_read_beside_holder);
  store_test_add ("/store/open/close-beside-reader", test_close_beside_reader);
  store_test_add ("/store/open/read-only-log", test_read_only_log);
  store_test_add ("/store/open/read-only-refuses", test_read_only_refuses);
  store_test_add ("/store/open/link", test_link);
  return g_test_run ();
}
