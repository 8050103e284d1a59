/* A real project in a folder of its own, with a session, for tests of screens. */
#pragma once

#include "workbench/audit-session.h"

#include "harness.h"

G_BEGIN_DECLS

typedef struct
{
  char           *folder;
  char           *path;
  TsProject      *project;
  TsAuditSession *session;
  char           *problem; /* the last one said, or NULL */
  char           *done;    /* likewise */
  TsPassage      *requested;
} ProjectFixture;

void   project_fixture_set_up    (ProjectFixture *fixture);
void   project_fixture_tear_down (ProjectFixture *fixture);
/* Closes the project and opens it for reading only, with a new session. */
void   project_fixture_reopen_read_only (ProjectFixture *fixture);

/* One of the sample reports. Free with g_object_unref(). */
GFile *project_fixture_sample    (const char *name);
/* Takes it in and makes it the session's report. */
void   project_fixture_add       (ProjectFixture *fixture, const char *name);
/* Tags the only place of @quote; returns the passage's id, free with g_free(). */
char  *project_fixture_tag       (ProjectFixture *fixture, const char *quote, const char *item);
void   project_fixture_forget    (ProjectFixture *fixture); /* what was said */

/* The first window of a type, or NULL. */
GtkWindow *project_fixture_find_window (GType type);

G_END_DECLS
