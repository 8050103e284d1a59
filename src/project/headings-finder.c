#include "config.h"

#include "project/headings-finder.h"

#include "register/document-layer.h"

struct _TsHeadingsFinder
{
  GMutex mutex;
  GCond ended;
  GPtrArray *jobs;   /* that are going on */
  GHashTable *found; /* by hash, of GPtrArray */
};

typedef struct
{
  TsHeadingsFinder *finder;
  GTask *task;
  char *path;
  char *sha256;
  GCancellable *cancellable; /* ours; the caller's cancels it, too */
  gulong cancelled_id;
} Job;

TsHeadingsFinder *
ts_headings_finder_new (void)
{
  TsHeadingsFinder *self = g_new0 (TsHeadingsFinder, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  self->jobs = g_ptr_array_new ();
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
ts_headings_finder_stop (TsHeadingsFinder *self)
{
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->jobs->len; i++)
    g_cancellable_cancel (((Job *) self->jobs->pdata[i])->cancellable);
  while (self->jobs->len > 0)
    g_cond_wait (&self->ended, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_ptr_array_unref (self->jobs);
  g_hash_table_unref (self->found);
  g_cond_clear (&self->ended);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
job_free (Job *job)
{
  g_object_unref (job->task);
  g_object_unref (job->cancellable);
  g_free (job->path);
  g_free (job->sha256);
  g_free (job);
}

/* The last that a thread does: the finder may be gone once the lock is free. */
static void
end_job (Job *job, GPtrArray *items)
{
  TsHeadingsFinder *self = job->finder;

  g_mutex_lock (&self->mutex);
  if (items != NULL)
    g_hash_table_replace (self->found, g_strdup (job->sha256), g_ptr_array_ref (items));
  g_ptr_array_remove_fast (self->jobs, job);
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->mutex);
}

static gpointer
find_cb (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  TsTextLayer *layer = ts_document_layer_open (job->path, job->sha256, &error);
  GPtrArray *items = layer != NULL ? ts_headings_find (layer, job->cancellable, &error) : NULL;

  g_clear_object (&layer);
  g_cancellable_disconnect (g_task_get_cancellable (job->task), job->cancelled_id);
  end_job (job, items);
  if (items != NULL)
    g_task_return_pointer (job->task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (job->task, error);
  job_free (job);
  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

void
ts_headings_finder_find (TsHeadingsFinder *self, const char *path, const char *sha256, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  GPtrArray *items;
  Job *job;

  g_mutex_lock (&self->mutex);
  items = g_hash_table_lookup (self->found, sha256);
  if (items != NULL)
    g_ptr_array_ref (items);
  g_mutex_unlock (&self->mutex);
  if (items != NULL)
    {
      g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  job = g_new0 (Job, 1);
  job->finder = self;
  job->task = g_object_ref (task);
  job->path = g_strdup (path);
  job->sha256 = g_strdup (sha256);
  job->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    job->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                               g_object_ref (job->cancellable), g_object_unref);
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->jobs, job);
  g_mutex_unlock (&self->mutex);
  g_thread_unref (g_thread_new ("headings", find_cb, job));
}
