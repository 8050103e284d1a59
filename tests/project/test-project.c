#include "config.h"

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
assert_setting (TsProject *project, const char *key, const char *expected)
{
  g_autofree char *value = ts_project_dup_setting (project, key);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_create (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GPtrArray) partnerships =
      ts_register_list_partnerships (ts_project_get_register (project), "2021-01-08", NULL);

  g_assert_cmpuint (partnerships->len, ==, 132);
  g_assert_cmpstr (ts_framework_get_id (ts_project_get_framework (project)), ==, "wt2018");
  g_assert_cmpstr (ts_project_get_reviewer (project), ==, "Ada");
  g_assert_false (ts_project_is_read_only (project));
  g_assert_false (ts_project_is_unnamed (project));
  assert_setting (project, "title", "A trial");
  assert_setting (project, "cut-off", "2021-01-08");
  project_fixture_close (project);

  /* One file is left, and it opens again. */
  g_assert_cmpuint (project_fixture_count_files (fixture), ==, 1);
  project = project_fixture_open (fixture);
  assert_setting (project, "title", "A trial");
  g_assert_cmpstr (ts_framework_get_id (ts_project_get_framework (project)), ==, "wt2018");
  project_fixture_close (project);
}

static void
assert_not_created (ProjectFixture *fixture, const char *path, const char *framework, const char *title)
{
  guint n_files = project_fixture_count_files (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsProject) project = ts_project_create (path, framework, title, "Ada", &error);

  g_assert_null (project);
  g_assert_nonnull (error);
  g_assert_cmpuint (project_fixture_count_files (fixture), ==, n_files);
}

/* Nothing is left half done. */
static void
test_create_fails (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *in_no_folder = project_fixture_build_path (fixture, "nowhere/test.touchstone");
  g_autofree char *contents = NULL;
  g_autofree char *dangling = project_fixture_build_path (fixture, "link.touchstone");

  assert_not_created (fixture, fixture->path, "wt1066", NULL);
  assert_not_created (fixture, fixture->path, "/nowhere/framework.xml", NULL);
  assert_not_created (fixture, fixture->path, NULL, "two\nlines");
  assert_not_created (fixture, in_no_folder, NULL, NULL);

  g_assert_true (g_file_set_contents (fixture->path, "mine", -1, NULL));
  assert_not_created (fixture, fixture->path, NULL, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");

  g_assert_cmpint (symlink ("/nowhere/at/all", dangling), ==, 0);
  assert_not_created (fixture, dangling, NULL, NULL);
}

static void
test_settings (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  const struct
  {
    const char *key;
    const char *good;
    const char *bad;
  } cases[] = {
    { "title", "Analysis of “2020”", "" },
    { "title", "Analysis", "a\tb" },
    { "cut-off", "2021-06-01", "2021-02-29" },
    { "days", "working", "Working" },
    { "within-days", "10", "-1" },
    { "within-days", "14", "7 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (ts_project_set_setting (project, cases[i].key, cases[i].good, &error));
      g_assert_no_error (error);
      assert_setting (project, cases[i].key, cases[i].good);
      g_assert_false (ts_project_set_setting (project, cases[i].key, cases[i].bad, &error));
      g_assert_error (error, TS_PROJECT_ERROR, TS_PROJECT_ERROR_SETTING);
      assert_setting (project, cases[i].key, cases[i].good);
    }
  project_fixture_close (project);
}

static void
test_unknown_setting (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (ts_project_set_setting (project, "colour", "red", &error));
  g_assert_error (error, TS_PROJECT_ERROR, TS_PROJECT_ERROR_SETTING);
  g_assert_nonnull (strstr (error->message, "title, cut-off, days, within-days"));
  project_fixture_close (project);
}

/* The cut-off date, and undoing its change, decide what a bare name means. */
static void
test_cut_off (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  TsRegister *reg = ts_project_get_register (project);
  g_autofree char *before = ts_register_find_partnership (reg, "Stoke-on-Trent", NULL);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  g_assert_true (ts_project_set_setting (project, "cut-off", "2022-01-01", NULL));
  after = ts_register_find_partnership (reg, "Stoke-on-Trent", NULL);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (ts_history_undo (ts_project_get_history (project), NULL, NULL));
  again = ts_register_find_partnership (reg, "Stoke-on-Trent", NULL);
  g_assert_cmpstr (again, ==, before);
  project_fixture_close (project);
}

static void
test_view_state (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  g_autofree char *page = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  ts_project_set_view_state (project, "page:r1", "12");
  ts_project_set_view_state (project, "report", "r1");
  ts_project_set_view_state (project, "report", NULL);
  entries = ts_history_list (ts_project_get_history (project), NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  project_fixture_close (project);

  project = project_fixture_open (fixture);
  page = ts_project_dup_view_state (project, "page:r1");
  g_assert_cmpstr (page, ==, "12");
  gone = ts_project_dup_view_state (project, "report");
  g_assert_null (gone);
  project_fixture_close (project);
}

static void
test_open_twice (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  TsProject *second = ts_project_open (fixture->path, TS_OPEN_READ_WRITE, "Ben", &error);

  g_assert_null (second);
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_IN_USE);
  g_clear_error (&error);

  second = ts_project_open (fixture->path, TS_OPEN_OR_READ_ONLY, "Ben", &error);
  g_assert_no_error (error);
  g_assert_true (ts_project_is_read_only (second));
  g_assert_nonnull (ts_project_get_read_only_reason (second));
  assert_setting (second, "title", "A trial");
  g_assert_false (ts_project_set_setting (second, "title", "Mine", &error));
  g_assert_nonnull (error);
  project_fixture_close (second);
  project_fixture_close (project);
}

static void
test_open_fails (ProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_project_open (fixture->path, TS_OPEN_OR_READ_ONLY, NULL, &error));
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (fixture->path, "%PDF-1.7 not a project", -1, NULL));
  g_assert_null (ts_project_open (fixture->path, TS_OPEN_OR_READ_ONLY, NULL, &error));
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FOREIGN);
}

static void
count_cb (TsProject *project, guint *count)
{
  (*count)++;
}

static void
test_save_as (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  g_autofree char *other = project_fixture_build_path (fixture, "copy.touchstone");
  g_autoptr (GError) error = NULL;
  guint n_moved = 0;

  g_signal_connect (project, "moved", G_CALLBACK (count_cb), &n_moved);
  g_assert_true (ts_project_save_as (project, other, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_moved, ==, 1);
  g_assert_cmpstr (ts_project_get_path (project), ==, other);
  g_assert_true (ts_project_set_setting (project, "title", "The copy", &error));
  project_fixture_close (project);

  /* The one it came from is as it was. */
  project = project_fixture_open (fixture);
  assert_setting (project, "title", "A trial");
  project_fixture_close (project);
  project = ts_project_open (other, TS_OPEN_READ_ONLY, NULL, &error);
  assert_setting (project, "title", "The copy");
  project_fixture_close (project);
}

static void
test_unnamed (ProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TsProject *project = ts_project_create_unnamed (NULL, "Ada", &error);
  g_autofree char *old = NULL;

  g_assert_no_error (error);
  g_assert_true (ts_project_is_unnamed (project));
  old = g_strdup (ts_project_get_path (project));
  g_assert_true (g_str_has_prefix (old, g_get_user_data_dir ()));

  g_assert_true (ts_project_save_as (project, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_false (ts_project_is_unnamed (project));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  project_fixture_close (project);
  g_assert_cmpuint (project_fixture_count_files (fixture), ==, 1);
}

static void
test_reviewer (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);

  ts_project_set_reviewer (project, "  Ben ");
  g_assert_cmpstr (ts_project_get_reviewer (project), ==, "Ben");
  g_assert_cmpstr (ts_history_get_reviewer (ts_project_get_history (project)), ==, "Ben");
  ts_project_set_reviewer (project, " ");
  g_assert_cmpstr (ts_project_get_reviewer (project), ==, g_getenv ("TOUCHSTONE_REVIEWER"));
  project_fixture_close (project);
}

static void
test_check (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ts_project_check (project, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 6);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      g_assert_cmpuint (g_strv_length (row), ==, 3);
      g_assert_cmpstr (row[1], ==, "ok");
    }
  project_fixture_close (project);
}

static void
remove_data_folder (const char *data_folder)
{
  const char *const folders[] = { "touchstone/unsaved", "touchstone", "." };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_canonicalize_filename (folders[i], data_folder);

      g_assert_cmpint (g_rmdir (folder), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *data_folder = g_dir_make_tmp ("touchstone-data-XXXXXX", NULL);
  int status;

  /* Unnamed projects are made in the user's data folder. */
  g_setenv ("XDG_DATA_HOME", data_folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  project_test_add ("/project/create", test_create);
  project_test_add ("/project/create-fails", test_create_fails);
  project_test_add ("/project/settings", test_settings);
  project_test_add ("/project/unknown-setting", test_unknown_setting);
  project_test_add ("/project/cut-off", test_cut_off);
  project_test_add ("/project/view-state", test_view_state);
  project_test_add ("/project/open-twice", test_open_twice);
  project_test_add ("/project/open-fails", test_open_fails);
  project_test_add ("/project/save-as", test_save_as);
  project_test_add ("/project/unnamed", test_unnamed);
  project_test_add ("/project/reviewer", test_reviewer);
  project_test_add ("/project/check", test_check);
  status = g_test_run ();
  remove_data_folder (data_folder);

  return status;
}
