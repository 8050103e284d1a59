#include "config.h"

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
damage_cb (TsProject *project, const char *lines, char **told)
{
  g_free (*told);
  *told = g_strdup (lines);
}

#define PAGE 4096

/* The file with a page overwritten. */
static void
damage (const char *path, const char *bytes, gsize length, gsize page)
{
  g_autofree char *damaged = g_memdup2 (bytes, length);

  memset (damaged + page * PAGE, 0x5a, PAGE);
  g_assert_true (g_file_set_contents (path, damaged, (gssize) length, NULL));
}

/* What the check tells of a project that could be opened; NULL if it couldn't. */
static char *
open_and_check (const char *path)
{
  g_autoptr (TsProject) project = ts_project_open (path, TS_OPEN_READ_WRITE, "A. Reviewer", NULL);
  char *told = NULL;

  if (project == NULL)
    return NULL;
  g_signal_connect (project, "damage-found", G_CALLBACK (damage_cb), &told);
  ts_project_start_check (project);
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  ts_project_close (project, NULL);
  return told;
}

/* Some pages are read on opening, and then the file is refused; damage to any
 * other has to be told by the check.
 */
static void
test_damage_is_told (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_told = 0;

  project_fixture_close (project_fixture_create (fixture));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 30 * PAGE);
  for (gsize page = 2; page < length / PAGE; page += 5)
    {
      g_autofree char *told = NULL;

      damage (fixture->path, bytes, length, page);
      told = open_and_check (fixture->path);
      n_told += told != NULL && *told != '\0';
    }
  g_assert_cmpuint (n_told, >, 0);
}

/* A sound file says nothing, however soon the project is closed; and one file is left. */
static void
test_close_meanwhile (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;

  project_fixture_close (project_fixture_create (fixture));
  for (guint i = 0; i < 20; i++)
    {
      TsProject *project = project_fixture_open (fixture);

      g_signal_connect (project, "damage-found", G_CALLBACK (damage_cb), &told);
      ts_project_start_check (project);
      if (i % 2 == 1)
        g_usleep (1000 * i);
      project_fixture_close (project);
      g_assert_cmpuint (project_fixture_count_files (fixture), ==, 1);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (told);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  project_test_add ("/project/background-check/damage-is-told", test_damage_is_told);
  project_test_add ("/project/background-check/close-meanwhile", test_close_meanwhile);
  return g_test_run ();
}
