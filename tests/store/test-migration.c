#include "config.h"

#include "store-fixture.h"
#include "store/connection-private.h"
#include "test-schema-resources.h"

#include <glib/gstdio.h>

static TsSchema first, second, broken;

static void
make_first (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection = ts_connection_create_with (fixture->path, &first, &error);

  g_assert_no_error (error);
  store_run (connection, "INSERT INTO setting VALUES ('title', 'An audit')");
  store_close (connection);
}

static void
test_migrates (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "audit.before-3.touchstone", NULL);
  g_autoptr (GError) error = NULL;
  TsConnection *connection;

  make_first (fixture);
  connection = ts_connection_open_with (fixture->path, FALSE, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_query (connection, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting WHERE note = 'migrated'"), ==, 1);
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 2);

  /* The copy is the project as it was. */
  connection = ts_connection_open_with (backup, TRUE, &first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_query (connection, "SELECT count(*) FROM setting WHERE value = 'An audit'"), ==, 1);
  store_close (connection);

  /* Once is enough. */
  connection = ts_connection_open_with (fixture->path, FALSE, &second, &error);
  g_assert_no_error (error);
  store_close (connection);
  g_assert_cmpuint (store_count_files (fixture), ==, 2);
}

static void
test_keeps_older_copies (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *older = g_build_filename (fixture->folder, "audit.before-3.touchstone", NULL);
  g_autofree char *newer = g_build_filename (fixture->folder, "audit.before-3-2.touchstone", NULL);
  g_autofree char *contents = NULL;

  make_first (fixture);
  g_file_set_contents (older, "precious", -1, NULL);
  store_close (ts_connection_open_with (fixture->path, FALSE, &second, NULL));
  g_file_get_contents (older, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "precious");
  g_assert_true (g_file_test (newer, G_FILE_TEST_EXISTS));
}

static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_first (fixture);
  g_assert_null (ts_connection_open_with (fixture->path, TRUE, &second, &error));
  store_assert_error (&error, TS_STORE_ERROR_READ_ONLY, "older version");
  g_assert_cmpuint (store_count_files (fixture), ==, 1);
}

/* A step that fails leaves what the steps before it made, which is a whole version. */
static void
test_fails (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TsConnection *connection;

  make_first (fixture);
  g_assert_null (ts_connection_open_with (fixture->path, FALSE, &broken, &error));
  store_assert_error (&error, TS_STORE_ERROR_FAILED, "nothing");
  connection = ts_connection_open_with (fixture->path, FALSE, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_query (connection, "PRAGMA user_version"), ==, 3);
  store_close (connection);
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_first (fixture);
  store_close (ts_connection_open_with (fixture->path, FALSE, &second, NULL));
  g_assert_null (ts_connection_open_with (fixture->path, FALSE, &first, &error));
  store_assert_error (&error, TS_STORE_ERROR_NEWER, "Update Touchstone");
}

static void
test_normalise (void)
{
  static const char *const cases[][2] = {
    { "CREATE  TABLE t ( a,\n b )", "CREATE TABLE t(a,b)" },
    { "CREATE TABLE t (a, -- why\n b /* so */ TEXT)", "CREATE TABLE t(a,b TEXT)" },
    { "CHECK (a IN ('x  --y', \" /* \"))", "CHECK(a IN('x  --y',\" /* \"))" },
    { "a /* never ends", "a" },
    { "'never ends  ", "'never ends  " },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = ts_schema_normalise_sql (cases[i][0]);

      g_assert_cmpstr (normal, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_schema_register_resource ();
  first = (TsSchema){ test_schema_get_resource (), "/test/first/" };
  second = (TsSchema){ test_schema_get_resource (), "/test/second/" };
  broken = (TsSchema){ test_schema_get_resource (), "/test/broken/" };
  store_test_add ("/store/migration/migrates", test_migrates);
  store_test_add ("/store/migration/keeps-older-copies", test_keeps_older_copies);
  store_test_add ("/store/migration/read-only", test_read_only);
  store_test_add ("/store/migration/fails", test_fails);
  store_test_add ("/store/migration/newer", test_newer);
  g_test_add_func ("/store/migration/normalise", test_normalise);
  return g_test_run ();
}
