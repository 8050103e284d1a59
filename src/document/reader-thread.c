#include "config.h"

#include "document/reader-thread.h"

static gpointer
run (gpointer data)
{
  GMainContext *context = data;

  g_main_context_push_thread_default (context);
  for (;;)
    g_main_context_iteration (context, TRUE);
  return NULL;
}

/* One for all readers: it does little but pass things on. */
GMainContext *
ts_reader_thread_get_context (void)
{
  static GMainContext *shared;

  if (g_once_init_enter (&shared))
    {
      GMainContext *context = g_main_context_new ();

      g_thread_unref (g_thread_new ("readers", run, context));
      g_once_init_leave (&shared, context);
    }
  return shared;
}

void
ts_reader_thread_post (GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, ts_reader_thread_get_context ());
  g_source_unref (source);
}

GSource *
ts_reader_thread_add_timeout (guint milliseconds, GSourceFunc func, gpointer data)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, ts_reader_thread_get_context ());
  return source;
}
