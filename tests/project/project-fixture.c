#include "config.h"

#include "project-fixture.h"

#include <glib/gstdio.h>

void
project_fixture_set_up (ProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("touchstone-project-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = project_fixture_build_path (fixture, "test.touchstone");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
project_fixture_tear_down (ProjectFixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

TsProject *
project_fixture_create (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TsProject *project = ts_project_create (fixture->path, NULL, "A trial", "Ada", &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  return project;
}

TsProject *
project_fixture_open (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TsProject *project = ts_project_open (fixture->path, TS_OPEN_READ_WRITE, "Ada", &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  return project;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("somebody still holds the project");
  return G_SOURCE_REMOVE;
}

void
project_fixture_close (TsProject *project)
{
  g_autoptr (GError) error = NULL;
  gpointer alive = project;
  guint timeout;

  ts_project_close (project, &error);
  g_assert_no_error (error);

  /* What was cancelled lets go when its worker comes back to the main loop. */
  g_object_add_weak_pointer (G_OBJECT (project), &alive);
  g_object_unref (project);
  timeout = g_timeout_add_seconds (20, give_up_cb, NULL);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

char *
project_fixture_build_path (ProjectFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

guint
project_fixture_count_files (ProjectFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}
