#include "config.h"

#include "page-view/page-cache-private.h"

G_DEFINE_FINAL_TYPE (TsPageCache, ts_page_cache, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- Images --- */

void
ts_page_cache_drop_image (TsPageCache *self, TsPageImage *image)
{
  self->bytes -= ts_page_image_get_bytes (image);
  ts_page_image_clear (image);
}

static void
free_entry (gpointer data)
{
  TsPageEntry *entry = data;

  ts_page_image_clear (&entry->whole);
  ts_page_image_clear (&entry->tile);
  g_free (entry->error);
  g_free (entry);
}

TsPageEntry *
ts_page_cache_find_entry (TsPageCache *self, guint page)
{
  return g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page + 1));
}

TsPageEntry *
ts_page_cache_ensure_entry (TsPageCache *self, guint page)
{
  TsPageEntry *entry = ts_page_cache_find_entry (self, page);

  if (entry == NULL)
    {
      entry = g_new0 (TsPageEntry, 1);
      entry->page = page;
      g_hash_table_insert (self->entries, GUINT_TO_POINTER (page + 1), entry);
    }
  return entry;
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

const TsPageWant *
ts_page_cache_find_want (TsPageCache *self, guint page)
{
  for (guint i = 0; i < self->wants->len; i++)
    if (g_array_index (self->wants, TsPageWant, i).page == page)
      return &g_array_index (self->wants, TsPageWant, i);
  return NULL;
}

static int
compare_use (gconstpointer one, gconstpointer other)
{
  const TsPageEntry *a = *(TsPageEntry *const *) one, *b = *(TsPageEntry *const *) other;

  return (a->used > b->used) - (a->used < b->used);
}

void
ts_page_cache_trim (TsPageCache *self)
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
      TsPageEntry *entry = entries->pdata[i];
      const TsPageWant *want = ts_page_cache_find_want (self, entry->page);

      if (self->bytes > TS_PAGE_CACHE_BUDGET && want == NULL)
        ts_page_cache_drop_image (self, &entry->whole);
      if (self->bytes > TS_PAGE_CACHE_BUDGET && (want == NULL || !ts_page_want_has_tile (want)))
        ts_page_cache_drop_image (self, &entry->tile);
      if (want == NULL && entry->whole.texture == NULL && entry->tile.texture == NULL && entry->error == NULL)
        g_hash_table_remove (self->entries, GUINT_TO_POINTER (entry->page + 1));
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
  ts_page_cache_cancel_all (self);
  g_hash_table_remove_all (self->entries);
  self->bytes = 0;
  self->n_faults = 0;
  g_clear_pointer (&self->placeholders, ts_page_placeholders_free);
  g_set_object (&self->reader, reader);
  ts_page_cache_stir (self);
  ts_page_cache_send_requests (self);
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
  ts_page_cache_stir (self);
  self->clock++;
  for (guint i = 0; i < self->wants->len; i++)
    ts_page_cache_ensure_entry (self, g_array_index (self->wants, TsPageWant, i).page)->used = self->clock;
  ts_page_cache_cancel_stale (self);
  ts_page_cache_trim (self);
  ts_page_cache_send_requests (self);
}

TsPageImage
ts_page_cache_get_page (TsPageCache *self, guint page)
{
  const TsPageEntry *entry = ts_page_cache_find_entry (self, page);

  if (entry != NULL && entry->whole.texture != NULL)
    return entry->whole;
  if (self->placeholders == NULL)
    return (TsPageImage){ NULL };
  return ts_page_placeholders_get (self->placeholders, page);
}

TsPageImage
ts_page_cache_get_tile (TsPageCache *self, guint page)
{
  const TsPageEntry *entry = ts_page_cache_find_entry (self, page);

  return entry != NULL ? entry->tile : (TsPageImage){ NULL };
}

const char *
ts_page_cache_get_error (TsPageCache *self, guint page)
{
  const TsPageEntry *entry = ts_page_cache_find_entry (self, page);

  return entry != NULL ? entry->error : NULL;
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
  ts_page_cache_send_requests (self);
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
