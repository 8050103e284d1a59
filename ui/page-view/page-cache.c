#include "config.h"

#include "page-view/page-cache.h"
#include "page-view/page-placeholders.h"

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

typedef struct
{
  guint page;
  TsPageImage whole;
  TsPageImage tile;
  guint64 used; /* when it was last wanted, by a clock that counts calls */
  char *error;
  double error_scale;
  gboolean final; /* no use in asking again */
  guint attempts;
} Entry;

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

struct _TsPageCache
{
  GObject parent_instance;

  TsReader *reader;
  guint serial;
  GHashTable *entries; /* by page + 1 */
  GArray *wants;
  GQueue requests; /* oldest first */
  guint64 clock;
  gsize bytes;
  gboolean hold;

  TsPagePlaceholders *placeholders; /* NULL until the reader has the document open */
  gboolean prefetch;
  gboolean idle;
  guint idle_source;
  guint n_faults;
  guint centre;
  gboolean backwards;
};

G_DEFINE_FINAL_TYPE (TsPageCache, ts_page_cache, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void send_requests (TsPageCache *self);

/* --- Images --- */

static void
drop_image (TsPageCache *self, TsPageImage *image)
{
  self->bytes -= ts_page_image_get_bytes (image);
  ts_page_image_clear (image);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  ts_page_image_clear (&entry->whole);
  ts_page_image_clear (&entry->tile);
  g_free (entry->error);
  g_free (entry);
}

static Entry *
find_entry (TsPageCache *self, guint page)
{
  return g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page + 1));
}

static Entry *
ensure_entry (TsPageCache *self, guint page)
{
  Entry *entry = find_entry (self, page);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->page = page;
      g_hash_table_insert (self->entries, GUINT_TO_POINTER (page + 1), entry);
    }
  return entry;
}

/* --- What a want needs --- */

static gboolean
may_ask (const Entry *entry, double scale)
{
  return entry == NULL || entry->error == NULL || (!entry->final && entry->error_scale != scale);
}

/* What is missing of @want, the whole page first. FALSE if nothing is. */
static gboolean
find_missing (TsPageCache *self, const TsPageWant *want, TsRenderRequest *request, RequestKind *kind)
{
  const Entry *entry = find_entry (self, want->page);

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

/* --- The budget --- */

/* Wants up to the first one that is not visible and no longer fits. */
static void
limit_wants (TsPageCache *self)
{
  gsize sum = 0;

  for (guint i = 0; i < self->wants->len; i++)
    {
      const TsPageWant *want = &g_array_index (self->wants, TsPageWant, i);

      sum += ts_page_want_get_bytes (want);
      if (!want->visible && sum > TS_PAGE_CACHE_BUDGET)
        {
          g_array_set_size (self->wants, i);
          return;
        }
    }
}

static const TsPageWant *
find_want (TsPageCache *self, guint page)
{
  for (guint i = 0; i < self->wants->len; i++)
    if (g_array_index (self->wants, TsPageWant, i).page == page)
      return &g_array_index (self->wants, TsPageWant, i);
  return NULL;
}

static int
compare_use (gconstpointer one, gconstpointer other)
{
  const Entry *a = *(Entry *const *) one, *b = *(Entry *const *) other;

  return (a->used > b->used) - (a->used < b->used);
}

/* Drops what was not wanted for longest until all is within the budget, and forgets
 * pages of which nothing is left.
 */
static void
trim (TsPageCache *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  GHashTableIter iter;
  gpointer value;

  if (self->bytes <= TS_PAGE_CACHE_BUDGET)
    return;
  entries = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (entries, value);
  g_ptr_array_sort (entries, compare_use);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];
      const TsPageWant *want = find_want (self, entry->page);

      if (self->bytes > TS_PAGE_CACHE_BUDGET && want == NULL)
        drop_image (self, &entry->whole);
      if (self->bytes > TS_PAGE_CACHE_BUDGET && (want == NULL || !ts_page_want_has_tile (want)))
        drop_image (self, &entry->tile);
      if (want == NULL && entry->whole.texture == NULL && entry->tile.texture == NULL && entry->error == NULL)
        g_hash_table_remove (self->entries, GUINT_TO_POINTER (entry->page + 1));
    }
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
  Entry *entry;
  TsPageImage *image;

  if (self->placeholders != NULL && request->kind != REQUEST_TILE)
    ts_page_placeholders_take (self->placeholders, page, pixels, request->render.rotation);
  if (request->kind == REQUEST_PLACEHOLDER)
    return;
  entry = ensure_entry (self, page);
  image = request->kind == REQUEST_TILE ? &entry->tile : &entry->whole;
  drop_image (self, image);
  ts_page_image_init (image, pixels, &request->render);
  self->bytes += ts_page_image_get_bytes (image);
  g_clear_pointer (&entry->error, g_free);
  entry->attempts = 0;
  trim (self);
}

/* A reader that died is started again by itself, so asking once more is worth it:
 * the page may just have been the next one after the one that killed it.
 */
static void
take_error (TsPageCache *self, const Request *request, const GError *error)
{
  Entry *entry;

  if (request->kind == REQUEST_PLACEHOLDER)
    {
      if (self->placeholders != NULL)
        ts_page_placeholders_give_up (self->placeholders, request->render.page);
      self->n_faults++;
      return;
    }
  entry = ensure_entry (self, request->render.page);
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
      send_requests (self);
      g_signal_emit (self, signals[CHANGED], 0, page);
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
  send_requests (self);
  return G_SOURCE_REMOVE;
}

static void
stir (TsPageCache *self)
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
  const Entry *entry = self->hold ? find_entry (self, page) : NULL;

  return entry != NULL && entry->whole.texture != NULL;
}

/* One request a page at a time: a page that is asked for at another scale comes
 * again after that.
 */
static void
send_requests (TsPageCache *self)
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

/* Takes back what waits and is no longer wanted as it was asked for. The oldest
 * request is being rendered: its picture is of use even if late.
 */
static void
cancel_stale (TsPageCache *self)
{
  for (GList *l = self->requests.tail; l != NULL && l != self->requests.head;)
    {
      GList *previous = l->prev;
      const Request *request = l->data;
      const TsPageWant *want = find_want (self, request->render.page);

      if (request->kind == REQUEST_PLACEHOLDER)
        ;
      else if (want == NULL || want->rotation != request->render.rotation ||
               (request->kind == REQUEST_TILE ? want->scale : ts_page_want_get_whole (want).scale) !=
                   request->render.scale)
        g_cancellable_cancel (request->cancellable);
      l = previous;
    }
}

/* --- Public --- */

TsPageCache *
ts_page_cache_new (void)
{
  return g_object_new (TS_TYPE_PAGE_CACHE, NULL);
}

void
ts_page_cache_set_reader (TsPageCache *self, TsReader *reader)
{
  self->serial++;
  for (GList *l = self->requests.head, *next; l != NULL; l = next)
    {
      next = l->next;
      g_cancellable_cancel (((Request *) l->data)->cancellable);
    }
  g_hash_table_remove_all (self->entries);
  self->bytes = 0;
  self->n_faults = 0;
  g_clear_pointer (&self->placeholders, ts_page_placeholders_free);
  g_set_object (&self->reader, reader);
  stir (self);
  send_requests (self);
}

gboolean
ts_page_cache_has_reader (TsPageCache *self)
{
  return self->reader != NULL;
}

void
ts_page_cache_set_wants (TsPageCache *self, const TsPageWant *wants, guint n_wants)
{
  g_array_set_size (self->wants, 0);
  g_array_append_vals (self->wants, wants, n_wants);
  limit_wants (self);
  if (n_wants > 0)
    {
      self->backwards = wants[0].page < self->centre || (self->backwards && wants[0].page == self->centre);
      self->centre = wants[0].page;
    }
  stir (self);
  self->clock++;
  for (guint i = 0; i < self->wants->len; i++)
    ensure_entry (self, g_array_index (self->wants, TsPageWant, i).page)->used = self->clock;
  cancel_stale (self);
  trim (self);
  send_requests (self);
}

TsPageImage
ts_page_cache_get_page (TsPageCache *self, guint page)
{
  const Entry *entry = find_entry (self, page);

  if (entry != NULL && entry->whole.texture != NULL)
    return entry->whole;
  if (self->placeholders == NULL)
    return (TsPageImage){ NULL };
  return ts_page_placeholders_get (self->placeholders, page);
}

TsPageImage
ts_page_cache_get_tile (TsPageCache *self, guint page)
{
  const Entry *entry = find_entry (self, page);

  return entry != NULL ? entry->tile : (TsPageImage){ NULL };
}

const char *
ts_page_cache_get_error (TsPageCache *self, guint page)
{
  const Entry *entry = find_entry (self, page);

  return entry != NULL ? entry->error : NULL;
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

gsize
ts_page_cache_get_bytes (TsPageCache *self)
{
  return self->bytes;
}

gsize
ts_page_cache_get_placeholder_bytes (TsPageCache *self)
{
  return self->placeholders != NULL ? ts_page_placeholders_get_bytes (self->placeholders) : 0;
}

gboolean
ts_page_cache_is_warm (TsPageCache *self)
{
  return self->placeholders != NULL &&
         ts_page_placeholders_get_n_known (self->placeholders) == ts_reader_get_n_pages (self->reader);
}

void
ts_page_cache_set_hold (TsPageCache *self, gboolean hold)
{
  self->hold = hold;
  send_requests (self);
}

void
ts_page_cache_set_prefetch (TsPageCache *self, gboolean prefetch)
{
  self->prefetch = prefetch;
}

/* --- Class --- */

static void
ts_page_cache_finalize (GObject *object)
{
  TsPageCache *self = TS_PAGE_CACHE (object);

  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->placeholders, ts_page_placeholders_free);
  g_hash_table_unref (self->entries);
  g_array_unref (self->wants);
  g_queue_clear (&self->requests);
  G_OBJECT_CLASS (ts_page_cache_parent_class)->finalize (object);
}

static void
ts_page_cache_class_init (TsPageCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_page_cache_finalize;
  signals[CHANGED] = g_signal_new ("changed", TS_TYPE_PAGE_CACHE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ts_page_cache_init (TsPageCache *self)
{
  self->prefetch = TRUE;
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, free_entry);
  self->wants = g_array_new (FALSE, FALSE, sizeof (TsPageWant));
  g_queue_init (&self->requests);
}
