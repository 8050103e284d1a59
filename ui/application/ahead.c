#include "config.h"

#include "application/ahead.h"

struct _TsAhead
{
  GThread *thread;
  char *path;
  char *(*dup_reviewer) (void);

  /* The thread's until it is joined. */
  TsProject *project;
  TsOpening *opening;
};

static gpointer
open_cb (gpointer data)
{
  TsAhead *self = data;
  g_autofree char *reviewer = self->dup_reviewer != NULL ? self->dup_reviewer () : NULL;

  self->project = ts_project_open (self->path, TS_OPEN_OR_READ_ONLY, reviewer, NULL);
  if (self->project != NULL)
    self->opening = ts_opening_new_ahead (self->project);
  return NULL;
}

TsAhead *
ts_ahead_start (const char *path, char *(*dup_reviewer) (void) )
{
  TsAhead *self = g_new0 (TsAhead, 1);

  self->path = g_strdup (path);
  self->dup_reviewer = dup_reviewer;
  self->thread = g_thread_new ("open-ahead", open_cb, self);
  return self;
}

TsProject *
ts_ahead_join (TsAhead *self, TsOpening **opening)
{
  TsProject *project;

  g_thread_join (self->thread);
  project = self->project;
  *opening = self->opening;
  if (project != NULL)
    ts_project_take_over (project);
  g_free (self->path);
  g_free (self);
  return project;
}
