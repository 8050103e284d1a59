#include "config.h"

#include "page-view/page-cache.h"
#include "page-view/page-thumb.h"

#include "ipc/bounds.h"

#include <math.h>

#define MAX_REQUESTS 2 /* one that is rendered, one that waits for it */
#define MAX_ATTEMPTS 2
#define THUMB_BUDGET (24 << 20)

typedef struct
{
  guint page;
  TsPageImage whole;
  TsPageImage tile;
  GdkTexture *thumb;
  guint64 used; /* when it was last wanted, by a clock that counts calls */
  char *error;
  double error_scale;
  gboolean final; /* no use in asking again */
  guint attempts;
} Entry;

typedef struct
{
  TsPageCache *cache;
  guint serial; /* of the reader */
  TsRenderRequest render;
  gboolean is_tile;
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
  gsize thumb_bytes;
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

static gsize
image_bytes (const TsPageImage *image)
{
  if (image->texture == NULL)
    return 0;
  return (gsize) gdk_texture_get_width (image->texture) * gdk_texture_get_height (image->texture) * 4;
}

static void
drop_image (TsPageCache *self, TsPageImage *image)
{
  self->bytes -= image_bytes (image);
  g_clear_object (&image->texture);
}

static void
drop_thumb (TsPageCache *self, Entry *entry)
{
  if (entry->thumb != NULL)
    self->thumb_bytes -= ts_page_thumb_get_bytes (entry->thumb);
  g_clear_object (&entry->thumb);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->whole.texture);
  g_clear_object (&entry->tile.texture);
  g_clear_object (&entry->thumb);
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
needs_tile (const TsPageWant *want)
{
  return (gint64) want->width * want->height > TS_PAGE_CACHE_MAX_WHOLE ||
         MAX (want->width, want->height) > TS_IPC_MAX_SIDE;
}

/* The whole page, at a lower scale where it would be too large. */
static TsRenderRequest
whole_request (const TsPageWant *want)
{
  TsRenderRequest request = { .page = want->page, .scale = want->scale };

  if (needs_tile (want))
    request.scale *= MIN (sqrt ((double) TS_PAGE_CACHE_CAPPED / ((double) want->width * want->height)),
                          TS_IPC_MAX_SIDE / 2.0 / MAX (want->width, want->height));
  return request;
}

/* The visible part with half its size around it, so that a little scrolling
 * needs no other.
 */
static TsRenderRequest
tile_request (const TsPageWant *want)
{
  int extra_x = (want->x2 - want->x1) / 2, extra_y = (want->y2 - want->y1) / 2;
  TsRenderRequest request = { .page = want->page, .scale = want->scale };

  request.x = MAX (want->x1 - extra_x, 0);
  request.y = MAX (want->y1 - extra_y, 0);
  request.width = MIN (want->x2 + extra_x, want->width) - request.x;
  request.height = MIN (want->y2 + extra_y, want->height) - request.y;
  return request;
}

static gboolean
tile_covers (const TsPageImage *tile, const TsPageWant *want)
{
  return tile->texture != NULL && tile->scale == want->scale && tile->x <= want->x1 && tile->y <= want->y1 &&
         tile->x + gdk_texture_get_width (tile->texture) >= want->x2 &&
         tile->y + gdk_texture_get_height (tile->texture) >= want->y2;
}

static gboolean
wants_tile (const TsPageWant *want)
{
  return want->visible && want->x2 > want->x1 && want->y2 > want->y1 && needs_tile (want);
}

static gboolean
may_ask (const Entry *entry, double scale)
{
  return entry == NULL || entry->error == NULL || (!entry->final && entry->error_scale != scale);
}

/* What is missing of @want, the whole page first. FALSE if nothing is. */
static gboolean
find_missing (TsPageCache *self, const TsPageWant *want, TsRenderRequest *request, gboolean *is_tile)
{
  const Entry *entry = find_entry (self, want->page);

  *request = whole_request (want);
  *is_tile = FALSE;
  if (entry == NULL || entry->whole.texture == NULL || entry->whole.scale != request->scale)
    return may_ask (entry, request->scale);
  *is_tile = TRUE;
  if (wants_tile (want) && !tile_covers (&entry->tile, want))
    {
      *request = tile_request (want);
      return may_ask (entry, request->scale);
    }
  return FALSE;
}

/* --- The budget --- */

static gsize
want_bytes (const TsPageWant *want)
{
  return needs_tile (want) ? TS_PAGE_CACHE_CAPPED * 4 : (gsize) want->width * want->height * 4;
}

/* Wants up to the first one that is not visible and no longer fits. */
static void
limit_wants (TsPageCache *self)
{
  gsize sum = 0;

  for (guint i = 0; i < self->wants->len; i++)
    {
      const TsPageWant *want = &g_array_index (self->wants, TsPageWant, i);

      sum += want_bytes (want);
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

/* Drops what was not wanted for longest until all is within the budgets. */
static void
trim (TsPageCache *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  GHashTableIter iter;
  gpointer value;

  if (self->bytes <= TS_PAGE_CACHE_BUDGET && self->thumb_bytes <= THUMB_BUDGET)
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
      if (self->bytes > TS_PAGE_CACHE_BUDGET && (want == NULL || !wants_tile (want)))
        drop_image (self, &entry->tile);
      if (self->thumb_bytes > THUMB_BUDGET && want == NULL)
        drop_thumb (self, entry);
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
  Entry *entry = ensure_entry (self, request->render.page);
  TsPageImage *image = request->is_tile ? &entry->tile : &entry->whole;
  TsPageImage new = { .scale = request->render.scale, .x = request->render.x, .y = request->render.y };

  new.texture = gdk_memory_texture_new (pixels->width, pixels->height, GDK_MEMORY_DEFAULT, pixels->bytes,
                                        pixels->stride);
  if (entry->thumb == NULL && !request->is_tile)
    {
      entry->thumb = ts_page_thumb_new (pixels);
      self->thumb_bytes += ts_page_thumb_get_bytes (entry->thumb);
    }
  drop_image (self, image);
  *image = new;
  self->bytes += image_bytes (image);
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
  Entry *entry = ensure_entry (self, request->render.page);

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
send_request (TsPageCache *self, const TsRenderRequest *render, gboolean is_tile, gboolean visible)
{
  Request *request = g_new0 (Request, 1);

  request->cache = g_object_ref (self);
  request->serial = self->serial;
  request->render = *render;
  request->is_tile = is_tile;
  request->cancellable = g_cancellable_new ();
  g_queue_push_tail (&self->requests, request);
  ts_reader_render_async (self->reader, &request->render, visible ? G_PRIORITY_HIGH : G_PRIORITY_LOW,
                          request->cancellable, rendered_cb, request);
}

static gboolean
is_asked_for (TsPageCache *self, guint page)
{
  for (GList *l = self->requests.head; l != NULL; l = l->next)
    {
      const Request *request = l->data;

      if (request->render.page == page && request->serial == self->serial &&
          !g_cancellable_is_cancelled (request->cancellable))
        return TRUE;
    }
  return FALSE;
}

/* One request a page at a time: a page that is asked for at another scale comes
 * again after that.
 */
static void
send_requests (TsPageCache *self)
{
  if (self->reader == NULL)
    return;
  for (guint i = 0; i < self->wants->len && self->requests.length < MAX_REQUESTS; i++)
    {
      const TsPageWant *want = &g_array_index (self->wants, TsPageWant, i);
      TsRenderRequest render;
      gboolean is_tile;

      if (!is_asked_for (self, want->page) && find_missing (self, want, &render, &is_tile))
        send_request (self, &render, is_tile, want->visible);
    }
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

      if (want == NULL ||
          (request->is_tile ? want->scale : whole_request (want).scale) != request->render.scale)
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
  self->thumb_bytes = 0;
  g_set_object (&self->reader, reader);
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

  if (entry == NULL || entry->whole.texture == NULL)
    return (TsPageImage){ .texture = entry != NULL ? entry->thumb : NULL };
  return entry->whole;
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
      gboolean is_tile;

      if (want->visible && find_missing (self, want, &render, &is_tile))
        return FALSE;
    }
  return TRUE;
}

gsize
ts_page_cache_get_bytes (TsPageCache *self)
{
  return self->bytes;
}

/* --- Class --- */

static void
ts_page_cache_finalize (GObject *object)
{
  TsPageCache *self = TS_PAGE_CACHE (object);

  g_clear_object (&self->reader);
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
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, free_entry);
  self->wants = g_array_new (FALSE, FALSE, sizeof (TsPageWant));
  g_queue_init (&self->requests);
}
