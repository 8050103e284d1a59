#include "config.h"

#include "project-fixture.h"

#include "project/recent.h"

#include <glib/gstdio.h>

static char *
list_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "touchstone", "recent.ini", NULL);
}

static void
start_afresh (void)
{
  g_autofree char *path = list_path ();

  g_remove (path);
}

/* Made, noted and closed. */
static char *
note (ProjectFixture *fixture, const char *name, const char *title)
{
  g_autoptr (GError) error = NULL;
  char *path = project_fixture_build_path (fixture, name);
  TsProject *project = ts_project_create (path, NULL, title, "Ada", &error);

  g_assert_no_error (error);
  ts_recent_note (project);
  project_fixture_close (project);
  return path;
}

static void
test_empty (ProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;

  start_afresh ();
  list = ts_recent_list ();
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_noted (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const TsRecentProject *recent;

  start_afresh ();
  path = note (fixture, "one.touchstone", "First trial");
  list = ts_recent_list ();
  g_assert_cmpuint (list->len, ==, 1);
  recent = list->pdata[0];
  g_assert_cmpstr (recent->path, ==, path);
  g_assert_cmpstr (recent->title, ==, "First trial");
  g_assert_false (recent->is_unnamed);
  g_assert_cmpuint (recent->n_reports, ==, 0);
  g_assert_cmpuint (recent->n_rated, ==, 0);
}

/* Once each, however often it was open. */
static void
test_again (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  TsProject *project;

  start_afresh ();
  path = note (fixture, "one.touchstone", NULL);
  project = ts_project_open (path, TS_OPEN_READ_WRITE, "Ada", &error);
  g_assert_no_error (error);
  ts_recent_note (project);
  project_fixture_close (project);
  list = ts_recent_list ();
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_gone (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *file = list_path ();
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) list = NULL;

  start_afresh ();
  one = note (fixture, "one.touchstone", NULL);
  g_remove (one);
  other = note (fixture, "other.touchstone", NULL);
  list = ts_recent_list ();
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((TsRecentProject *) list->pdata[0])->path, ==, other);
  /* It is not carried along for ever either. */
  g_assert_true (g_file_get_contents (file, &kept, NULL, NULL));
  g_assert_null (g_strstr_len (kept, -1, "one.touchstone"));
}

static void
test_forget (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autoptr (GPtrArray) list = NULL;

  start_afresh ();
  one = note (fixture, "one.touchstone", NULL);
  ts_recent_forget ("/no/such/project");
  ts_recent_forget (one);
  list = ts_recent_list ();
  g_assert_cmpuint (list->len, ==, 0);
}

/* Any name that a file can have. */
static void
test_odd_names (ProjectFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "[2020] audit.touchstone", "a=b#c;d.touchstone",
                                       "Prüfung ’20.touchstone", "two\nlines.touchstone" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) list = NULL;

      start_afresh ();
      path = note (fixture, names[i], "[odd] =title");
      list = ts_recent_list ();
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpstr (((TsRecentProject *) list->pdata[0])->path, ==, path);
      g_assert_cmpstr (((TsRecentProject *) list->pdata[0])->title, ==, "[odd] =title");
      ts_recent_forget (path);
      g_clear_pointer (&list, g_ptr_array_unref);
      list = ts_recent_list ();
      g_assert_cmpuint (list->len, ==, 0);
    }
}

static void
test_newest_first_and_bounded (ProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = list_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *newest = NULL;
  g_autoptr (GPtrArray) list = NULL;

  start_afresh ();
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *name = g_strdup_printf ("old-%02u.touchstone", i);
      g_autofree char *old = project_fixture_build_path (fixture, name);
      g_autofree char *opened = g_strdup_printf ("2020-01-%02uT10:00:00Z", i + 1);

      g_autofree char *group = g_compute_checksum_for_string (G_CHECKSUM_SHA256, old, -1);

      g_assert_true (g_file_set_contents (old, "", 0, NULL));
      g_key_file_set_string (file, group, "path", old);
      g_key_file_set_string (file, group, "opened", opened);
    }
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_key_file_save_to_file (file, path, NULL));
  newest = note (fixture, "new.touchstone", NULL);
  list = ts_recent_list ();
  g_assert_cmpuint (list->len, ==, 20);
  g_assert_cmpstr (((TsRecentProject *) list->pdata[0])->path, ==, newest);
  g_assert_true (g_str_has_suffix (((TsRecentProject *) list->pdata[1])->path, "old-23.touchstone"));
}

static void
test_hostile_list (ProjectFixture *fixture, gconstpointer data)
{
  static const char *const lists[] = {
    "no key file at all",
    "[x]\npath=/etc/passwd\nreports=-5\nrated=99999999999999999999\ncriteria=abc\n",
    "[x]\n[y]\npath=\n[z]\npath=relative\n",
    "\xff\xfe\x00",
  };
  g_autofree char *path = list_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  start_afresh ();
  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) list = NULL;

      g_assert_true (g_file_set_contents (path, lists[i], -1, NULL));
      list = ts_recent_list ();
      g_assert_cmpuint (list->len, <=, 1);
      for (guint j = 0; j < list->len; j++)
        g_assert_cmpuint (((TsRecentProject *) list->pdata[j])->n_reports, ==, 0);
    }
  /* It is written anew all the same. */
  g_free (note (fixture, "one.touchstone", NULL));
  {
    g_autoptr (GPtrArray) list = ts_recent_list ();

    g_assert_cmpuint (list->len, ==, 1);
  }
}

int
main (int argc, char *argv[])
{
  g_autofree char *data_folder = g_dir_make_tmp ("touchstone-data-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (data_folder, "touchstone", NULL);
  int status;

  /* The list is in the user's data folder. GLib's own test folders leak. */
  g_setenv ("XDG_DATA_HOME", data_folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  project_test_add ("/recent/empty", test_empty);
  project_test_add ("/recent/noted", test_noted);
  project_test_add ("/recent/again", test_again);
  project_test_add ("/recent/gone", test_gone);
  project_test_add ("/recent/forget", test_forget);
  project_test_add ("/recent/odd-names", test_odd_names);
  project_test_add ("/recent/newest-first-and-bounded", test_newest_first_and_bounded);
  project_test_add ("/recent/hostile-list", test_hostile_list);
  status = g_test_run ();
  start_afresh ();
  g_rmdir (folder);
  g_rmdir (data_folder);

  return status;
}
