#include "config.h"

#include "reader-sync.h"

#include "sample-pdf.h"

#include <unistd.h>

void
reader_keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

void
reader_wait (GAsyncResult **result)
{
  GMainContext *context = g_main_context_ref_thread_default ();

  while (*result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_unref (context);
}

static GMainContext *
begin (void)
{
  GMainContext *context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  return context;
}

static void
end (GMainContext *context)
{
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

gboolean
reader_open_sync (TsReader *reader, GBytes *pdf, const char *password, GError **error)
{
  GMainContext *context = begin ();
  g_autoptr (GAsyncResult) result = NULL;
  int fd = sample_pdf_open (pdf);

  ts_reader_open_async (reader, fd, password, NULL, reader_keep_cb, &result);
  close (fd);
  reader_wait (&result);
  end (context);
  return ts_reader_open_finish (reader, result, error);
}

TsPageText *
reader_text_sync (TsReader *reader, guint page, GError **error)
{
  GMainContext *context = begin ();
  g_autoptr (GAsyncResult) result = NULL;

  ts_reader_get_text_async (reader, page, NULL, reader_keep_cb, &result);
  reader_wait (&result);
  end (context);
  return ts_reader_get_text_finish (reader, result, error);
}

TsPixels *
reader_render_sync (TsReader *reader, const TsRenderRequest *request, GError **error)
{
  GMainContext *context = begin ();
  g_autoptr (GAsyncResult) result = NULL;

  ts_reader_render_async (reader, request, G_PRIORITY_DEFAULT, NULL, reader_keep_cb, &result);
  reader_wait (&result);
  end (context);
  return ts_reader_render_finish (reader, result, error);
}

GPtrArray *
reader_links_sync (TsReader *reader, guint page, GError **error)
{
  GMainContext *context = begin ();
  g_autoptr (GAsyncResult) result = NULL;

  ts_reader_get_links_async (reader, page, NULL, reader_keep_cb, &result);
  reader_wait (&result);
  end (context);
  return ts_reader_get_links_finish (reader, result, error);
}

GArray *
reader_images_sync (TsReader *reader, guint page, GError **error)
{
  GMainContext *context = begin ();
  g_autoptr (GAsyncResult) result = NULL;

  ts_reader_get_images_async (reader, page, NULL, reader_keep_cb, &result);
  reader_wait (&result);
  end (context);
  return ts_reader_get_images_finish (reader, result, error);
}

GPtrArray *
reader_outline_sync (TsReader *reader, GError **error)
{
  GMainContext *context = begin ();
  g_autoptr (GAsyncResult) result = NULL;

  ts_reader_get_outline_async (reader, NULL, reader_keep_cb, &result);
  reader_wait (&result);
  end (context);
  return ts_reader_get_outline_finish (reader, result, error);
}

TsReader *
reader_new_opened (GBytes *pdf)
{
  TsReader *reader = ts_reader_new ();
  g_autoptr (GError) error = NULL;

  reader_open_sync (reader, pdf, NULL, &error);
  g_assert_no_error (error);
  return reader;
}
