/* Brings the write-ahead log into the project file in a thread of its own, with a
 * handle of its own: the main loop never waits for it, and a commit stays as
 * cheap as one write and one fsync.
 */
#include "config.h"

#include "store/connection-private.h"

/* 16 MB: one commit in some hundreds meets a checkpoint on the disk. */
#define LOG_PAGES 4000

struct _TsCheckpointer
{
  char *path;
  GThread *thread;
  gint running;
  int n_pages; /* in the log after the last commit */
  int next;    /* at how many the next one starts */
};

static gpointer
checkpoint_cb (gpointer data)
{
  TsCheckpointer *self = data;
  sqlite3 *db = NULL;
  int code = sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  /* The log only stays longer: the next commit tries again, closing tells. */
  if (code != SQLITE_OK)
    g_debug ("%s: %s", self->path, sqlite3_errstr (code));
  sqlite3_close (db);
  g_atomic_int_set (&self->running, FALSE);
  return NULL;
}

static int
wal_hook_cb (void *data, sqlite3 *db, const char *name, int n_pages)
{
  TsCheckpointer *self = data;

  /* The log has begun anew. */
  if (n_pages < self->n_pages)
    self->next = LOG_PAGES;
  self->n_pages = n_pages;
  return SQLITE_OK;
}

TsCheckpointer *
ts_checkpointer_new (sqlite3 *db, const char *path)
{
  TsCheckpointer *self = g_new0 (TsCheckpointer, 1);

  self->path = g_strdup (path);
  self->next = LOG_PAGES;
  /* Takes the place of the checkpoint that SQLite would do within a commit. */
  sqlite3_wal_hook (db, wal_hook_cb, self);
  return self;
}

void
ts_checkpointer_poll (TsCheckpointer *self)
{
  if (self->n_pages < self->next || g_atomic_int_get (&self->running))
    return;
  g_clear_pointer (&self->thread, g_thread_join);
  /* While a reader keeps the log from beginning anew it goes on growing: not
   * every commit then needs a checkpoint.
   */
  self->next = self->n_pages + LOG_PAGES;
  g_atomic_int_set (&self->running, TRUE);
  self->thread = g_thread_try_new ("checkpoint", checkpoint_cb, self, NULL);
  if (self->thread == NULL)
    g_atomic_int_set (&self->running, FALSE);
}

void
ts_checkpointer_free (TsCheckpointer *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
  g_free (self->path);
  g_free (self);
}
