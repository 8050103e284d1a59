#include "config.h"

#include "project/background-check.h"

#include "store/connection.h"

struct _TsBackgroundCheck
{
  char *path;
  TsDamageFunc func;
  gpointer data;
  GMainContext *context;
  GThread *thread;
  GSource *report; /* on its way to the main context */
  GMutex mutex;    /* of what follows */
  TsConnection *connection;
  gboolean stopped;
  char *lines;
};

static gboolean
report_cb (gpointer data)
{
  TsBackgroundCheck *self = data;

  self->func (self->lines, self->data);
  return G_SOURCE_REMOVE;
}

/* Makes @connection the one that stopping breaks off; FALSE if it was stopped. */
static gboolean
set_connection (TsBackgroundCheck *self, TsConnection *connection)
{
  gboolean go_on;

  g_mutex_lock (&self->mutex);
  go_on = !self->stopped;
  self->connection = go_on ? connection : NULL;
  g_mutex_unlock (&self->mutex);
  return go_on;
}

static void
send_report (TsBackgroundCheck *self, char *lines)
{
  g_mutex_lock (&self->mutex);
  self->lines = lines;
  if (!self->stopped)
    {
      self->report = g_idle_source_new ();
      g_source_set_callback (self->report, report_cb, self, NULL);
      g_source_attach (self->report, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

static gpointer
check_cb (gpointer data)
{
  TsBackgroundCheck *self = data;
  g_autoptr (TsConnection) connection = ts_connection_open (self->path, TRUE, NULL);
  g_autofree char *lines = NULL;

  /* What can't be opened beside its holder is not for this check to report. */
  if (connection == NULL)
    return NULL;
  if (set_connection (self, connection))
    lines = ts_connection_check (connection, FALSE, NULL);
  set_connection (self, NULL);
  ts_connection_close (connection, NULL);
  if (lines != NULL)
    send_report (self, g_steal_pointer (&lines));
  return NULL;
}

TsBackgroundCheck *
ts_background_check_start (const char *path, TsDamageFunc func, gpointer data)
{
  TsBackgroundCheck *self = g_new0 (TsBackgroundCheck, 1);

  self->path = g_strdup (path);
  self->func = func;
  self->data = data;
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
  self->thread = g_thread_new ("check", check_cb, self);
  return self;
}

void
ts_background_check_stop (TsBackgroundCheck *self)
{
  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  if (self->connection != NULL)
    ts_connection_interrupt (self->connection);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  if (self->report != NULL)
    {
      g_source_destroy (self->report);
      g_source_unref (self->report);
    }
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self->lines);
  g_free (self->path);
  g_free (self);
}
