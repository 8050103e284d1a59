#include "config.h"

#include "document/reader-client.h"

#include "document/reader-core.h"
#include "ipc/bounds.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

struct _TsReader
{
  GObject parent_instance;
  TsReaderCore *core;
};

G_DEFINE_FINAL_TYPE (TsReader, ts_reader, G_TYPE_OBJECT)

static void
ts_reader_finalize (GObject *object)
{
  TsReader *self = TS_READER (object);

  ts_reader_core_close (self->core);
  G_OBJECT_CLASS (ts_reader_parent_class)->finalize (object);
}

static void
ts_reader_class_init (TsReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_reader_finalize;
}

static void
ts_reader_init (TsReader *self)
{
  self->core = ts_reader_core_new ();
}

static TsReader *prepared;
G_LOCK_DEFINE_STATIC (prepared);

TsReader *
ts_reader_new (void)
{
  TsReader *self;

  G_LOCK (prepared);
  self = g_steal_pointer (&prepared);
  G_UNLOCK (prepared);
  return self != NULL ? self : g_object_new (TS_TYPE_READER, NULL);
}

void
ts_reader_prepare (void)
{
  G_LOCK (prepared);
  if (prepared == NULL)
    prepared = g_object_new (TS_TYPE_READER, NULL);
  G_UNLOCK (prepared);
}

/* Opening. */

void
ts_reader_open_async (TsReader *self,
                      int fd,
                      const char *password,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  int copy = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  TsReaderCall *call;

  g_task_set_source_tag (task, ts_reader_open_async);
  if (copy < 0 || (password != NULL && strlen (password) > TS_IPC_MAX_PASSWORD_BYTES))
    {
      g_task_return_new_error (task, TS_DOCUMENT_ERROR,
                               copy < 0 ? TS_DOCUMENT_ERROR_FAILED : TS_DOCUMENT_ERROR_WRONG_PASSWORD, "%s",
                               copy < 0 ? g_strerror (errno) : _ ("The password does not open this PDF."));
      if (copy >= 0)
        g_close (copy, NULL);
      g_object_unref (task);
      return;
    }

  call = ts_reader_call_new (TS_READER_CALL_OPEN, task, G_PRIORITY_HIGH);
  call->fd = copy;
  call->password = g_strdup (password);
  ts_reader_core_submit (self->core, call);
}

gboolean
ts_reader_open_finish (TsReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
ts_reader_get_n_pages (TsReader *self)
{
  const TsReaderDocument *document = ts_reader_core_get_document (self->core);

  return document != NULL ? document->n_pages : 0;
}

/**
 * ts_reader_get_page:
 *
 * Returns: (nullable): size and label, owned by the reader; %NULL if there is no
 *   such page or no document is open
 */
const TsPageInfo *
ts_reader_get_page (TsReader *self, guint page)
{
  const TsReaderDocument *document = ts_reader_core_get_document (self->core);

  return document != NULL && page < document->n_pages ? &document->pages[page] : NULL;
}

const char *
ts_reader_get_title (TsReader *self)
{
  const TsReaderDocument *document = ts_reader_core_get_document (self->core);

  return document != NULL ? document->title : NULL;
}

/* Ends @task, which is taken, for a page or part of a page that there isn't. */
static void
refuse (GTask *task, TsDocumentError code, const char *message)
{
  g_task_return_new_error (task, TS_DOCUMENT_ERROR, (int) code, "%s", message);
  g_object_unref (task);
}

/* Text. */

/* A request that says nothing but its page. @task is taken. */
static void
ask_about (TsReader *self, TsReaderCallKind kind, guint page, GTask *task, int priority)
{
  TsReaderCall *call;

  if (ts_reader_get_page (self, page) == NULL)
    {
      refuse (task, TS_DOCUMENT_ERROR_NO_PAGE, _ ("There is no such page."));
      return;
    }

  call = ts_reader_call_new (kind, task, priority);
  call->render.page = page;
  ts_reader_core_submit (self->core, call);
}

void
ts_reader_get_text_async (
    TsReader *self, guint page, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, ts_reader_get_text_async);
  ask_about (self, TS_READER_CALL_TEXT, page, task, G_PRIORITY_DEFAULT);
}

TsPageText *
ts_reader_get_text_finish (TsReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Links. */

void
ts_reader_get_links_async (
    TsReader *self, guint page, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, ts_reader_get_links_async);
  ask_about (self, TS_READER_CALL_LINKS, page, task, G_PRIORITY_LOW);
}

GPtrArray *
ts_reader_get_links_finish (TsReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Images. */

void
ts_reader_get_images_async (
    TsReader *self, guint page, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, ts_reader_get_images_async);
  ask_about (self, TS_READER_CALL_IMAGES, page, task, G_PRIORITY_LOW);
}

GArray *
ts_reader_get_images_finish (TsReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Rendering. */

/* The whole page where no part was asked for, else the part; FALSE if it can't be
 * drawn at that size. */
static gboolean
resolve_part (const TsPageInfo *page, TsRenderRequest *request)
{
  double width, height;
  gsize bytes;

  if (!ts_ipc_scaled_size (page->width, page->height, request->scale, request->rotation, &width, &height))
    return FALSE;
  if (request->width == 0)
    {
      if (width > TS_IPC_MAX_SIDE || height > TS_IPC_MAX_SIDE)
        return FALSE;
      request->x = request->y = 0;
      request->width = (int) width;
      request->height = (int) height;
    }
  return ts_ipc_check_part (width, height, request->x, request->y, request->width, request->height, &bytes);
}

void
ts_reader_render_async (TsReader *self,
                        const TsRenderRequest *request,
                        int priority,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  const TsPageInfo *page = ts_reader_get_page (self, request->page);
  TsRenderRequest resolved = *request;
  TsReaderCall *call;

  g_task_set_source_tag (task, ts_reader_render_async);
  if (page == NULL)
    {
      refuse (task, TS_DOCUMENT_ERROR_NO_PAGE, _ ("There is no such page."));
      return;
    }
  if (!resolve_part (page, &resolved))
    {
      refuse (task, TS_DOCUMENT_ERROR_FAILED,
              _ ("The page can't be drawn at this size. Choose a smaller zoom."));
      return;
    }

  call = ts_reader_call_new (TS_READER_CALL_RENDER, task, priority);
  call->render = resolved;
  ts_reader_core_submit (self->core, call);
}

TsPixels *
ts_reader_render_finish (TsReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
ts_pixels_free (TsPixels *pixels)
{
  g_clear_pointer (&pixels->bytes, g_bytes_unref);
  g_free (pixels);
}

/* The outline. */

void
ts_outline_item_free (TsOutlineItem *item)
{
  g_free (item->title);
  g_free (item);
}

void
ts_reader_get_outline_async (TsReader *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, ts_reader_get_outline_async);
  ts_reader_core_submit (self->core, ts_reader_call_new (TS_READER_CALL_OUTLINE, task, G_PRIORITY_LOW));
}

GPtrArray *
ts_reader_get_outline_finish (TsReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The process. */

GPid
ts_reader_get_pid (TsReader *self)
{
  return ts_reader_core_get_pid (self->core);
}

guint
ts_reader_get_restarts (TsReader *self)
{
  return ts_reader_core_get_restarts (self->core);
}

void
ts_reader_set_time_limits (TsReader *self, guint request, guint opening)
{
  ts_reader_core_set_time_limits (self->core, request, opening);
}
