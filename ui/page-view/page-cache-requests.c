#include "config.h"

#include "page-view/page-cache-private.h"

#define MAX_REQUESTS 2 /* one that is rendered, one that waits for it */
#define MAX_ATTEMPTS 2

/* Placeholders: so far around the page they come at once, all others when nobody
 * scrolled for a while. A document whose pages take long, or end the reader, gets
 * no others.
 */
#define NEAR       12
#define IDLE_TIME  400 /* milliseconds */
#define LONG_TIME  (400 * G_TIME_SPAN_MILLISECOND)
#define MAX_FAULTS 3

typedef enum
{
  REQUEST_WHOLE,
  REQUEST_TILE,
  REQUEST_PLACEHOLDER,
} RequestKind;

typedef struct
{
  TsPageCache *cache;
  guint serial; /* of the reader */
  TsRenderRequest render;
  RequestKind kind;
  gint64 sent;
  GCancellable *cancellable;
} Request;

/* --- What a want needs --- */

static gboolean
may_ask (const TsPageEntry *entry, double scale)
{
  return entry == NULL || entry->error == NULL || (!entry->final && entry->error_scale != scale);
}

/* What is missing of @want, the whole page first. FALSE if nothing is. */
static gboolean
find_missing (TsPageCache *self, const TsPageWant *want, TsRenderRequest *request, RequestKind *kind)
{
  const TsPageEntry *entry = ts_page_cache_find_entry (self, want->page);

  *request = ts_page_want_get_whole (want);
  *kind = REQUEST_WHOLE;
  if (entry == NULL || entry->whole.texture == NULL || entry->whole.scale != request->scale ||
      entry->whole.rotation != request->rotation)
    return may_ask (entry, request->scale);
  *kind = REQUEST_TILE;
  if (ts_page_want_has_tile (want) && !ts_page_want_is_covered (want, &entry->tile))
    {
      *request = ts_page_want_get_tile (want);
      return may_ask (entry, request->scale);
    }
  return FALSE;
}

/* --- Requests --- */

static void
free_request (Request *request)
{
  g_object_unref (request->cache);
  g_object_unref (request->cancellable);
  g_free (request);
}

static void
take_pixels (TsPageCache *self, const Request *request, TsPixels *pixels)
{
  guint page = request->render.page;
  TsPageEntry *entry;
  TsPageImage *image;

  if (self->placeholders != NULL && request->kind != REQUEST_TILE)
    ts_page_placeholders_take (self->placeholders, page, pixels, request->render.rotation);
  if (request->kind == REQUEST_PLACEHOLDER)
    return;
  entry = ts_page_cache_ensure_entry (self, page);
  image = request->kind == REQUEST_TILE ? &entry->tile : &entry->whole;
  ts_page_cache_drop_image (self, image);
  ts_page_image_init (image, pixels, &request->render);
  self->bytes += ts_page_image_get_bytes (image);
  g_clear_pointer (&entry->error, g_free);
  entry->attempts = 0;
  ts_page_cache_trim (self);
}

/* A reader that died is started again by itself, so asking once more is worth it:
 * the page may just have been the next one after the one that killed it.
 */
static void
take_error (TsPageCache *self, const Request *request, const GError *error)
{
  TsPageEntry *entry;

  if (request->kind == REQUEST_PLACEHOLDER)
    {
      if (self->placeholders != NULL)
        ts_page_placeholders_give_up (self->placeholders, request->render.page);
      self->n_faults++;
      return;
    }
  entry = ts_page_cache_ensure_entry (self, request->render.page);
  if (g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_CRASHED) &&
      ++entry->attempts < MAX_ATTEMPTS)
    return;
  entry->final = g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_QUARANTINED) ||
                 g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_NO_PAGE);
  entry->error_scale = request->render.scale;
  g_free (entry->error);
  entry->error = g_strdup (error->message);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  TsPageCache *self = request->cache;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) pixels = ts_reader_render_finish (TS_READER (source), result, &error);
  guint page = request->render.page;

  g_queue_remove (&self->requests, request);
  if (request->serial == self->serial)
    {
      if (request->kind == REQUEST_PLACEHOLDER && g_get_monotonic_time () - request->sent > LONG_TIME)
        self->n_faults++;
      if (pixels != NULL)
        take_pixels (self, request, pixels);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        take_error (self, request, error);
      ts_page_cache_send_requests (self);
      g_signal_emit_by_name (self, "changed", page);
    }
  free_request (request);
}

static void
send_request (TsPageCache *self, const TsRenderRequest *render, RequestKind kind, int priority)
{
  Request *request = g_new0 (Request, 1);

  request->cache = g_object_ref (self);
  request->serial = self->serial;
  request->render = *render;
  request->kind = kind;
  request->sent = g_get_monotonic_time ();
  request->cancellable = g_cancellable_new ();
  g_queue_push_tail (&self->requests, request);
  ts_reader_render_async (self->reader, &request->render, priority, request->cancellable, rendered_cb,
                          request);
}

/* --- Placeholders --- */

static void
find_placeholders (TsPageCache *self)
{
  if (self->placeholders == NULL && ts_reader_get_n_pages (self->reader) > 0)
    self->placeholders = ts_page_placeholders_new (ts_reader_get_n_pages (self->reader));
}

/* One at a time, and only when nothing else is to be done. */
static void
send_placeholder (TsPageCache *self)
{
  TsRenderRequest render = { 0 };
  const TsPageInfo *info;

  if (!self->prefetch || self->hold || self->requests.length > 0 || self->n_faults >= MAX_FAULTS ||
      self->placeholders == NULL)
    return;
  while (ts_page_placeholders_find_missing (self->placeholders, self->centre, self->idle ? G_MAXUINT : NEAR,
                                            self->backwards, &render.page))
    {
      info = ts_reader_get_page (self->reader, render.page);
      render.scale =
          info != NULL ? ts_page_placeholders_get_scale (self->placeholders, info->width, info->height) : 0;
      if (render.scale > 0)
        {
          send_request (self, &render, REQUEST_PLACEHOLDER, G_PRIORITY_LOW + 1);
          return;
        }
      ts_page_placeholders_give_up (self->placeholders, render.page);
    }
}

static gboolean
idle_cb (gpointer data)
{
  TsPageCache *self = data;

  self->idle_source = 0;
  self->idle = TRUE;
  ts_page_cache_send_requests (self);
  return G_SOURCE_REMOVE;
}

void
ts_page_cache_stir (TsPageCache *self)
{
  self->idle = FALSE;
  g_clear_handle_id (&self->idle_source, g_source_remove);
  if (self->reader != NULL)
    self->idle_source = g_timeout_add (IDLE_TIME, idle_cb, self);
}

/* --- What is asked for --- */

static gboolean
is_asked_for (TsPageCache *self, guint page)
{
  for (GList *l = self->requests.head; l != NULL; l = l->next)
    {
      const Request *request = l->data;

      if (request->render.page == page && request->kind != REQUEST_PLACEHOLDER &&
          request->serial == self->serial && !g_cancellable_is_cancelled (request->cancellable))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_held (TsPageCache *self, guint page)
{
  const TsPageEntry *entry = self->hold ? ts_page_cache_find_entry (self, page) : NULL;

  return entry != NULL && entry->whole.texture != NULL;
}

/* One request a page at a time: a page that is asked for at another scale comes
 * again after that.
 */
void
ts_page_cache_send_requests (TsPageCache *self)
{
  if (self->reader == NULL)
    return;
  find_placeholders (self);
  for (guint i = 0; i < self->wants->len && self->requests.length < MAX_REQUESTS; i++)
    {
      const TsPageWant *want = &g_array_index (self->wants, TsPageWant, i);
      TsRenderRequest render;
      RequestKind kind;

      if (!is_asked_for (self, want->page) && !is_held (self, want->page) &&
          find_missing (self, want, &render, &kind))
        send_request (self, &render, kind, want->visible ? G_PRIORITY_HIGH : G_PRIORITY_LOW);
    }
  send_placeholder (self);
}

/* The oldest request is being rendered: its picture is of use even if late. */
void
ts_page_cache_cancel_stale (TsPageCache *self)
{
  for (GList *l = self->requests.tail; l != NULL && l != self->requests.head;)
    {
      GList *previous = l->prev;
      const Request *request = l->data;
      const TsPageWant *want = ts_page_cache_find_want (self, request->render.page);

      if (request->kind == REQUEST_PLACEHOLDER)
        ;
      else if (want == NULL || want->rotation != request->render.rotation ||
               (request->kind == REQUEST_TILE ? want->scale : ts_page_want_get_whole (want).scale) !=
                   request->render.scale)
        g_cancellable_cancel (request->cancellable);
      l = previous;
    }
}

void
ts_page_cache_cancel_all (TsPageCache *self)
{
  for (GList *l = self->requests.head, *next; l != NULL; l = next)
    {
      next = l->next;
      g_cancellable_cancel (((Request *) l->data)->cancellable);
    }
}

gboolean
ts_page_cache_is_settled (TsPageCache *self)
{
  if (self->reader == NULL)
    return FALSE;
  for (guint i = 0; i < self->wants->len; i++)
    {
      const TsPageWant *want = &g_array_index (self->wants, TsPageWant, i);
      TsRenderRequest render;
      RequestKind kind;

      if (want->visible && find_missing (self, want, &render, &kind))
        return FALSE;
    }
  return TRUE;
}
