#include "config.h"

#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
test_create (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);

  g_assert_false (ts_connection_is_read_only (connection));
  g_assert_cmpstr (ts_connection_get_path (connection), ==, fixture->path);
  store_run (connection, "INSERT INTO setting VALUES ('title', 'An audit')");
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);

  connection = store_open (fixture);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting WHERE value = 'An audit'"), ==, 1);
  g_assert_cmpint (store_query (connection, "PRAGMA user_version"), >=, 1);
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static void
test_create_exists (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "mine", -1, NULL);
  g_assert_null (ts_connection_create (fixture->path, &error));
  store_assert_error (&error, TS_STORE_ERROR_EXISTS, "already");
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

static void
test_statement_values (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  g_autoptr (TsStatement) statement = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\1\2", 3);
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) got = NULL;
  g_autoptr (GError) error = NULL;

  statement = ts_connection_prepare (connection, "SELECT ?1, ?2, ?3, ?4, ?5, ?6", &error);
  g_assert_no_error (error);
  ts_statement_bind_text (statement, 1, "’quoted’");
  ts_statement_bind_int (statement, 2, G_MAXINT64);
  ts_statement_bind_double (statement, 3, 0.25);
  ts_statement_bind_bytes (statement, 4, bytes);
  ts_statement_bind_text (statement, 5, NULL);
  ts_statement_bind_bytes (statement, 6, none);
  g_assert_true (ts_statement_step (statement, &error));
  g_assert_cmpstr (ts_statement_get_text (statement, 0), ==, "’quoted’");
  g_assert_cmpint (ts_statement_get_int (statement, 1), ==, G_MAXINT64);
  g_assert_cmpfloat (ts_statement_get_double (statement, 2), ==, 0.25);
  got = ts_statement_dup_bytes (statement, 3);
  g_assert_true (g_bytes_equal (got, bytes));
  g_assert_true (ts_statement_is_null (statement, 4));
  g_assert_null (ts_statement_get_text (statement, 4));
  g_assert_null (ts_statement_dup_bytes (statement, 4));
  g_assert_false (ts_statement_is_null (statement, 5));
  g_assert_false (ts_statement_step (statement, &error));
  g_assert_no_error (error);

  /* Keeps nothing bound. */
  ts_statement_reset (statement);
  g_assert_true (ts_statement_step (statement, &error));
  g_assert_true (ts_statement_is_null (statement, 0));
  g_clear_pointer (&statement, ts_statement_free);
  store_close (connection);
}

/* The same text may be in use twice at once, and a row that isn't UTF-8 is mended. */
static void
test_statement_reuse (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  const char *sql = "SELECT CAST (x'41ff42' AS TEXT) UNION ALL SELECT 'two'";
  g_autoptr (TsStatement) one = ts_connection_prepare (connection, sql, NULL);
  g_autoptr (TsStatement) other = ts_connection_prepare (connection, sql, NULL);

  g_assert_true (ts_statement_step (one, NULL));
  g_assert_true (ts_statement_step (one, NULL));
  g_assert_true (ts_statement_step (other, NULL));
  g_assert_cmpstr (ts_statement_get_text (one, 0), ==, "two");
  g_assert_true (g_utf8_validate (ts_statement_get_text (other, 0), -1, NULL));
  g_assert_true (g_str_has_prefix (ts_statement_get_text (other, 0), "A"));
  g_clear_pointer (&one, ts_statement_free);
  g_clear_pointer (&other, ts_statement_free);
  one = ts_connection_prepare (connection, sql, NULL);
  g_assert_true (ts_statement_step (one, NULL));
  g_clear_pointer (&one, ts_statement_free);
  store_close (connection);
}

static void
test_constraint (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "INSERT INTO rating (audit, item, modified) VALUES ('none', 'B4', '')", &error);

  g_assert_no_error (error);
  g_assert_false (ts_statement_run (statement, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "FOREIGN KEY");
  g_clear_pointer (&statement, ts_statement_free);
  store_close (connection);
}

static void
test_copy (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.touchstone", NULL);
  g_autofree char *log = g_strconcat (copy, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_create (fixture);

  store_run (connection, "INSERT INTO setting VALUES ('title', 'An audit')");
  /* What stands there is replaced, with the log that belonged to it. */
  g_file_set_contents (copy, "old", -1, NULL);
  g_file_set_contents (log, "old", -1, NULL);
  g_assert_true (ts_connection_copy_to (connection, copy, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (copy, &bytes, NULL, NULL));
  g_assert_true (bytes[18] == 1); /* no write-ahead log */
  g_assert_true (bytes[19] == 1);
  store_run (connection, "DELETE FROM setting");
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 2);

  connection = ts_connection_open (copy, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting"), ==, 1);
  g_assert_null (ts_connection_check (connection, TRUE, NULL));
  store_close (connection);
}

static void
test_copy_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.touchstone", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder", NULL);
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_create (fixture);
  TsConnection *other = ts_connection_create (other_path, NULL);
  guint before;

  store_run (connection, "INSERT INTO setting VALUES ('title', 'An audit')");
  store_run (other, "INSERT INTO setting VALUES ('title', 'Precious')");
  before = store_count_files (fixture);
  g_assert_false (ts_connection_copy_to (connection, fixture->path, &error));
  store_assert_error (&error, TS_STORE_ERROR_EXISTS, "this project itself");
  g_assert_false (ts_connection_copy_to (connection, fixture->folder, &error));
  store_assert_error (&error, TS_STORE_ERROR_EXISTS, "can be replaced");
  g_assert_false (ts_connection_copy_to (connection, other_path, &error));
  store_assert_error (&error, TS_STORE_ERROR_IN_USE, "is open in");
  g_assert_false (ts_connection_copy_to (connection, nowhere, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "could not be written");
  g_assert_cmpuint (store_count_files (fixture), ==, before);
  g_assert_cmpint (store_query (other, "SELECT count(*) FROM setting"), ==, 1);
  store_close (other);
  store_close (connection);
}

static void
test_check (StoreFixture *fixture, gconstpointer data)
{
  TsConnection *connection = store_create (fixture);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_connection_check (connection, FALSE, &error));
  g_assert_null (ts_connection_check (connection, TRUE, &error));
  g_assert_no_error (error);
  store_close (connection);

  store_tamper (fixture->path, "INSERT INTO rating (audit, item, modified) VALUES ('none', 'B4', '')");
  connection = store_open (fixture);
  found = ts_connection_check (connection, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (found, "rating"));
  g_assert_false (g_str_has_suffix (found, "\n"));
  store_close (connection);
}

static void
test_blob (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *content = g_malloc (3000001);
  g_autofree char *got = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TsStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  TsConnection *connection = store_create (fixture);
  gsize length;
  int fd = g_open (out, O_CREAT | O_RDWR, 0600);

  for (int i = 0; i < 3000001; i++)
    content[i] = (char) (i * 31 >> 3);
  bytes = g_bytes_new (content, 3000001);
  statement = ts_connection_prepare (
      connection, "INSERT INTO document VALUES (7, 'hash', 'name', NULL, NULL, 1, '', ?1)", &error);
  ts_statement_bind_bytes (statement, 1, bytes);
  g_assert_true (ts_statement_run (statement, &error));
  g_assert_true (ts_connection_write_blob_to (connection, "document", "bytes", 7, fd, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (out, &got, &length, NULL));
  g_assert_cmpmem (got, length, content, 3000001);

  g_assert_false (ts_connection_write_blob_to (connection, "document", "bytes", 8, fd, &error));
  store_assert_error (&error, TS_STORE_ERROR_NOT_FOUND, "document");
  close (fd);
  g_assert_false (ts_connection_write_blob_to (connection, "document", "bytes", 7, fd, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "could not be written");
  g_clear_pointer (&statement, ts_statement_free);
  store_close (connection);
}

static gpointer
open_cb (gpointer data)
{
  return ts_connection_open (data, FALSE, NULL);
}

/* Opened in a thread that ended, it is used and closed in this one. */
static void
test_take_over (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection;

  store_close (store_create (fixture));
  connection = g_thread_join (g_thread_new ("opens", open_cb, fixture->path));
  g_assert_nonnull (connection);
  ts_connection_take_over (connection);
  g_assert_null (ts_connection_check (connection, TRUE, &error));
  g_assert_no_error (error);
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_test_add ("/store/connection/create", test_create);
  store_test_add ("/store/connection/create-exists", test_create_exists);
  store_test_add ("/store/connection/statement-values", test_statement_values);
  store_test_add ("/store/connection/statement-reuse", test_statement_reuse);
  store_test_add ("/store/connection/constraint", test_constraint);
  store_test_add ("/store/connection/copy", test_copy);
  store_test_add ("/store/connection/copy-refused", test_copy_refused);
  store_test_add ("/store/connection/check", test_check);
  store_test_add ("/store/connection/blob", test_blob);
  store_test_add ("/store/connection/take-over", test_take_over);
  return g_test_run ();
}
