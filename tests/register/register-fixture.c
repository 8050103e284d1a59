#include "config.h"

#include "register-fixture.h"

#include <glib/gstdio.h>

void
register_fixture_set_up (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("touchstone-register-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.touchstone", NULL);
  fixture->connection = ts_connection_create (path, &error);
  g_assert_no_error (error);
  fixture->history = ts_history_new (fixture->connection, "Ada");
  fixture->reg = ts_register_new (fixture->history);
  ts_register_fill (fixture->reg, &error);
  g_assert_no_error (error);
  ts_register_set_date (fixture->reg, "2021-01-08");
}

void
register_fixture_tear_down (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "test.touchstone", NULL);

  g_assert_finalize_object (fixture->reg);
  g_assert_finalize_object (fixture->history);
  ts_connection_close (fixture->connection, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->connection);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}
