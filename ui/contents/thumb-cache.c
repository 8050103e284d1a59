#include "config.h"

#include "contents/thumb-cache.h"

#include "ipc/bounds.h"

#include <math.h>

#define PRIORITY (G_PRIORITY_LOW + 100) /* after the pages that the view fetches ahead */

typedef struct
{
  guint page;
  TsPageImage image; /* no texture: it can't be shown */
  GList link;        /* in the order of use */
} Thumb;

typedef struct
{
  TsThumbCache *cache;
  guint serial;
  TsRenderRequest render;
} Request;

struct _TsThumbCache
{
  GObject parent_instance;

  TsReader *reader;
  GArray *infos;
  int size;
  guint serial;       /* of reader and size: answers to older ones are dropped */
  GHashTable *thumbs; /* by page + 1 */
  GQueue used;        /* of Thumb, the last used first */
  gsize bytes;
  GArray *wants;
  GCancellable *asking; /* NULL while nothing is asked for */
  guint asked;          /* the page */
};

G_DEFINE_FINAL_TYPE (TsThumbCache, ts_thumb_cache, G_TYPE_OBJECT)

static guint changed_signal;

static void ask (TsThumbCache *self);

/* --- What there is --- */

static void
free_thumb (gpointer data)
{
  Thumb *thumb = data;

  ts_page_image_clear (&thumb->image);
  g_free (thumb);
}

static Thumb *
find (TsThumbCache *self, guint page)
{
  return g_hash_table_lookup (self->thumbs, GUINT_TO_POINTER (page + 1));
}

static gboolean
is_wanted (TsThumbCache *self, guint page)
{
  for (guint i = 0; i < self->wants->len; i++)
    if (g_array_index (self->wants, guint, i) == page)
      return TRUE;
  return FALSE;
}

static void
forget (TsThumbCache *self)
{
  self->serial++;
  g_cancellable_cancel (self->asking);
  g_queue_init (&self->used);
  g_hash_table_remove_all (self->thumbs);
  self->bytes = 0;
}

/* Lets go of what was used longest ago and is not on show. */
static void
keep_budget (TsThumbCache *self)
{
  for (GList *link = self->used.tail; link != NULL && self->bytes > TS_THUMB_CACHE_BUDGET;)
    {
      Thumb *thumb = link->data;

      link = link->prev;
      if (is_wanted (self, thumb->page))
        continue;
      self->bytes -= ts_page_image_get_bytes (&thumb->image);
      g_queue_unlink (&self->used, &thumb->link);
      g_hash_table_remove (self->thumbs, GUINT_TO_POINTER (thumb->page + 1));
    }
}

static void
touch (TsThumbCache *self, Thumb *thumb)
{
  g_queue_unlink (&self->used, &thumb->link);
  g_queue_push_head_link (&self->used, &thumb->link);
}

TsPageImage
ts_thumb_cache_get (TsThumbCache *self, guint page)
{
  const Thumb *thumb = find (self, page);

  return thumb != NULL ? thumb->image : (TsPageImage){ NULL };
}

gsize
ts_thumb_cache_get_bytes (TsThumbCache *self)
{
  return self->bytes;
}

/* --- Asking --- */

/* The pixels are copied: the buffer that they came in is a page's, and much larger. */
static void
take (TsThumbCache *self, guint page, const TsPixels *pixels)
{
  Thumb *thumb = g_new0 (Thumb, 1);

  thumb->page = page;
  thumb->link.data = thumb;
  if (pixels != NULL)
    {
      TsPixels copy = *pixels;

      copy.bytes =
          g_bytes_new (g_bytes_get_data (pixels->bytes, NULL), pixels->stride * (gsize) pixels->height);
      ts_page_image_init (&thumb->image, &copy, NULL);
      g_bytes_unref (copy.bytes);
    }
  g_hash_table_insert (self->thumbs, GUINT_TO_POINTER (page + 1), thumb);
  g_queue_push_head_link (&self->used, &thumb->link);
  self->bytes += ts_page_image_get_bytes (&thumb->image);
  keep_budget (self);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  g_autoptr (TsThumbCache) self = request->cache;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPixels) pixels = ts_reader_render_finish (TS_READER (source), result, &error);
  guint page = request->render.page;

  g_clear_object (&self->asking);
  if (request->serial == self->serial && find (self, page) == NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      take (self, page, pixels);
      g_signal_emit (self, changed_signal, 0, page);
    }
  g_free (request);
  ask (self);
}

static gboolean
find_request (TsThumbCache *self, guint page, TsRenderRequest *render)
{
  const TsPageInfo *info;
  double longer;

  if (self->infos == NULL || page >= self->infos->len)
    return FALSE;
  info = &g_array_index (self->infos, TsPageInfo, page);
  if (!ts_ipc_page_size_is_sane (info->width, info->height))
    return FALSE;
  longer = MAX (info->width, info->height);
  *render = (TsRenderRequest){ .page = page, .scale = self->size / longer };
  return TRUE;
}

/* The first that is wanted and not there. */
static void
ask (TsThumbCache *self)
{
  if (self->reader == NULL || self->size <= 0 || self->asking != NULL)
    return;
  for (guint i = 0; i < self->wants->len; i++)
    {
      guint page = g_array_index (self->wants, guint, i);
      TsRenderRequest render;
      Request *request;

      if (find (self, page) != NULL || !find_request (self, page, &render))
        continue;
      request = g_new0 (Request, 1);
      request->cache = g_object_ref (self);
      request->serial = self->serial;
      request->render = render;
      self->asking = g_cancellable_new ();
      self->asked = page;
      ts_reader_render_async (self->reader, &request->render, PRIORITY, self->asking, rendered_cb, request);
      return;
    }
}

void
ts_thumb_cache_set_wants (TsThumbCache *self, GArray *pages)
{
  g_array_set_size (self->wants, 0);
  if (pages->len > 0)
    g_array_append_vals (self->wants, pages->data, pages->len);
  for (guint i = self->wants->len; i > 0; i--)
    {
      Thumb *thumb = find (self, g_array_index (self->wants, guint, i - 1));

      if (thumb != NULL)
        touch (self, thumb);
    }
  if (self->asking != NULL && !is_wanted (self, self->asked))
    g_cancellable_cancel (self->asking);
  keep_budget (self);
  ask (self);
}

gboolean
ts_thumb_cache_is_settled (TsThumbCache *self)
{
  if (self->reader == NULL || self->asking != NULL)
    return FALSE;
  for (guint i = 0; i < self->wants->len; i++)
    if (find (self, g_array_index (self->wants, guint, i)) == NULL)
      return FALSE;
  return TRUE;
}

/* --- The object --- */

void
ts_thumb_cache_set_reader (TsThumbCache *self, TsReader *reader, GArray *infos)
{
  forget (self);
  g_set_object (&self->reader, reader);
  g_clear_pointer (&self->infos, g_array_unref);
  self->infos = infos != NULL ? g_array_ref (infos) : NULL;
  ask (self);
}

void
ts_thumb_cache_set_size (TsThumbCache *self, int size)
{
  if (self->size == size)
    return;
  self->size = size;
  forget (self);
  ask (self);
}

TsThumbCache *
ts_thumb_cache_new (void)
{
  return g_object_new (TS_TYPE_THUMB_CACHE, NULL);
}

static void
ts_thumb_cache_finalize (GObject *object)
{
  TsThumbCache *self = TS_THUMB_CACHE (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->infos, g_array_unref);
  g_hash_table_unref (self->thumbs);
  g_array_unref (self->wants);
  G_OBJECT_CLASS (ts_thumb_cache_parent_class)->finalize (object);
}

static void
ts_thumb_cache_class_init (TsThumbCacheClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ts_thumb_cache_finalize;
  changed_signal = g_signal_new ("changed", TS_TYPE_THUMB_CACHE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ts_thumb_cache_init (TsThumbCache *self)
{
  self->thumbs = g_hash_table_new_full (NULL, NULL, NULL, free_thumb);
  self->wants = g_array_new (FALSE, FALSE, sizeof (guint));
  g_queue_init (&self->used);
}
