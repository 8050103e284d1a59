#include "config.h"

#include "document/reader-wire.h"

#include "ipc/bounds.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
send_open (
    TsIpcReader *proxy, TsReaderCall *call, GAsyncReadyCallback callback, gpointer data, GError **error)
{
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();

  if (g_unix_fd_list_append (fds, call->fd, NULL) != 0)
    return fail (error, _ ("Too many files are open. Close some documents and try again."));
  ts_ipc_reader_call_open (proxy, g_variant_new_handle (0), call->password != NULL ? call->password : "", fds,
                           NULL, callback, data);
  return TRUE;
}

/* Without an answer: the calls arrive in order, and if the buffer could not be
 * mapped, drawing into it fails. */
static gboolean
share_buffer (TsIpcReader *proxy, TsPixelBuffer *buffer, guint generation)
{
  g_autoptr (GUnixFDList) fds = NULL;

  if (ts_pixel_buffer_get_known (buffer) == generation)
    return TRUE;
  fds = g_unix_fd_list_new ();
  if (g_unix_fd_list_append (fds, ts_pixel_buffer_get_fd (buffer), NULL) != 0)
    return FALSE;
  ts_ipc_reader_call_add_buffer (proxy, ts_pixel_buffer_get_id (buffer), g_variant_new_handle (0), fds, NULL,
                                 NULL, NULL);
  ts_pixel_buffer_set_known (buffer, generation);
  return TRUE;
}

static void
tell_dropped (TsIpcReader *proxy, TsPixelPool *pool, guint generation)
{
  g_autoptr (GArray) dropped = ts_pixel_pool_take_dropped (pool, generation);

  if (dropped != NULL)
    ts_ipc_reader_call_drop_buffers (
        proxy,
        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, dropped->data, dropped->len, sizeof (guint32)),
        NULL, NULL, NULL);
}

static gboolean
send_render (TsIpcReader *proxy,
             TsReaderCall *call,
             TsPixelPool *pool,
             guint generation,
             GAsyncReadyCallback callback,
             gpointer data,
             GError **error)
{
  const TsRenderRequest *render = &call->render;
  gsize size = (gsize) render->width * (gsize) render->height * 4;

  tell_dropped (proxy, pool, generation);
  call->buffer = ts_pixel_pool_take (pool, size, NULL);
  if (call->buffer == NULL || !share_buffer (proxy, call->buffer, generation))
    return fail (error, _ ("There is not enough memory to draw the page."));

  ts_ipc_reader_call_render (proxy, render->page, render->scale, render->rotation, render->x, render->y,
                             render->width, render->height, ts_pixel_buffer_get_id (call->buffer), NULL,
                             callback, data);
  return TRUE;
}

gboolean
ts_reader_wire_send (TsIpcReader *proxy,
                     TsReaderCall *call,
                     TsPixelPool *pool,
                     guint generation,
                     GAsyncReadyCallback callback,
                     gpointer data,
                     GError **error)
{
  switch (call->kind)
    {
    case TS_READER_CALL_OPEN:
      return send_open (proxy, call, callback, data, error);
    case TS_READER_CALL_RENDER:
      return send_render (proxy, call, pool, generation, callback, data, error);
    case TS_READER_CALL_TEXT:
      ts_ipc_reader_call_get_text (proxy, call->render.page, NULL, callback, data);
      return TRUE;
    case TS_READER_CALL_LINKS:
      ts_ipc_reader_call_get_links (proxy, call->render.page, NULL, callback, data);
      return TRUE;
    case TS_READER_CALL_IMAGES:
      ts_ipc_reader_call_get_images (proxy, call->render.page, NULL, callback, data);
      return TRUE;
    case TS_READER_CALL_OUTLINE:
      ts_ipc_reader_call_get_outline (proxy, NULL, callback, data);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gpointer
receive_open (TsIpcReader *proxy, GAsyncResult *result, GError **error, GError **refusal)
{
  g_autoptr (GVariant) pages = NULL;
  g_autofree char *title = NULL;

  if (!ts_ipc_reader_call_open_finish (proxy, &title, &pages, NULL, result, refusal))
    return NULL;
  return ts_reader_document_new (title, pages, error);
}

static gpointer
receive_text (
    TsIpcReader *proxy, const TsPageInfo *page, GAsyncResult *result, GError **error, GError **refusal)
{
  g_autoptr (GVariant) rects = NULL;
  g_autofree char *text = NULL;

  if (!ts_ipc_reader_call_get_text_finish (proxy, &text, &rects, result, refusal))
    return NULL;
  return ts_reader_reply_text (text, rects, page, error);
}

static gpointer
receive_links (TsIpcReader *proxy,
               guint page,
               const TsReaderDocument *document,
               GAsyncResult *result,
               GError **error,
               GError **refusal)
{
  g_autoptr (GVariant) links = NULL;

  if (!ts_ipc_reader_call_get_links_finish (proxy, &links, result, refusal))
    return NULL;
  return ts_reader_reply_links (links, page, document, error);
}

static gpointer
receive_images (
    TsIpcReader *proxy, const TsPageInfo *page, GAsyncResult *result, GError **error, GError **refusal)
{
  g_autoptr (GVariant) images = NULL;

  if (!ts_ipc_reader_call_get_images_finish (proxy, &images, result, refusal))
    return NULL;
  return ts_reader_reply_images (images, page, error);
}

static gpointer
receive_render (
    TsIpcReader *proxy, TsReaderCall *call, TsPixelPool *pool, GAsyncResult *result, GError **refusal)
{
  TsPixels *pixels;
  gsize stride = (gsize) call->render.width * 4;

  if (!ts_ipc_reader_call_render_finish (proxy, result, refusal))
    return NULL;
  pixels = g_new0 (TsPixels, 1);
  pixels->width = call->render.width;
  pixels->height = call->render.height;
  pixels->stride = stride;
  pixels->bytes = ts_pixel_pool_give_as_bytes (pool, g_steal_pointer (&call->buffer),
                                               stride * (gsize) call->render.height);
  return pixels;
}

static gpointer
receive_outline (TsIpcReader *proxy,
                 const TsReaderDocument *document,
                 GAsyncResult *result,
                 GError **error,
                 GError **refusal)
{
  g_autoptr (GVariant) items = NULL;

  if (!ts_ipc_reader_call_get_outline_finish (proxy, &items, result, refusal))
    return NULL;
  return ts_reader_reply_outline (items, document, error);
}

gpointer
ts_reader_wire_receive (TsIpcReader *proxy,
                        TsReaderCall *call,
                        TsPixelPool *pool,
                        const TsReaderDocument *document,
                        GAsyncResult *result,
                        GError **error)
{
  g_autoptr (GError) refusal = NULL;
  gpointer value = NULL;

  switch (call->kind)
    {
    case TS_READER_CALL_OPEN:
      value = receive_open (proxy, result, error, &refusal);
      break;
    case TS_READER_CALL_TEXT:
      value = receive_text (proxy, &document->pages[call->render.page], result, error, &refusal);
      break;
    case TS_READER_CALL_LINKS:
      value = receive_links (proxy, call->render.page, document, result, error, &refusal);
      break;
    case TS_READER_CALL_IMAGES:
      value = receive_images (proxy, &document->pages[call->render.page], result, error, &refusal);
      break;
    case TS_READER_CALL_RENDER:
      value = receive_render (proxy, call, pool, result, &refusal);
      break;
    case TS_READER_CALL_OUTLINE:
      value = receive_outline (proxy, document, result, error, &refusal);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  if (refusal != NULL)
    g_propagate_error (error, ts_reader_reply_error (refusal, ts_reader_call_get_page (call)));
  return value;
}

GDestroyNotify
ts_reader_wire_get_destroy (TsReaderCallKind kind)
{
  switch (kind)
    {
    case TS_READER_CALL_TEXT:
      return (GDestroyNotify) ts_page_text_unref;
    case TS_READER_CALL_RENDER:
      return (GDestroyNotify) ts_pixels_free;
    case TS_READER_CALL_IMAGES:
      return (GDestroyNotify) g_array_unref;
    case TS_READER_CALL_LINKS:
    case TS_READER_CALL_OUTLINE:
      return (GDestroyNotify) g_ptr_array_unref;
    case TS_READER_CALL_OPEN:
    default:
      return (GDestroyNotify) ts_reader_document_free;
    }
}
