/* A folder of its own for each test, with the user's data folder within. */
#pragma once

#include "project/project.h"

typedef struct
{
  char *folder;
  char *path; /* of a project in it that is not made yet */
} ProjectFixture;

void       project_fixture_set_up      (ProjectFixture *fixture, gconstpointer data);
void       project_fixture_tear_down   (ProjectFixture *fixture, gconstpointer data);
/* The project, made or opened; aborts if that fails. */
TsProject *project_fixture_create      (ProjectFixture *fixture);
TsProject *project_fixture_open        (ProjectFixture *fixture);
/* Closes; aborts if that fails or somebody still holds it. */
void       project_fixture_close       (TsProject *project);
/* A path in the folder. Free with g_free(). */
char      *project_fixture_build_path  (ProjectFixture *fixture, const char *name);
guint      project_fixture_count_files (ProjectFixture *fixture);

#define project_test_add(path, func) \
  g_test_add (path, ProjectFixture, NULL, project_fixture_set_up, func, project_fixture_tear_down)
