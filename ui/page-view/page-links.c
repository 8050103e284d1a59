#include "config.h"

#include "page-view/page-links.h"

#define MAX_KEPT 64 /* pages; a page's links take up to 2 MiB, and mostly nothing */

struct _TsPageLinks
{
  GObject parent_instance;

  TsReader *reader;
  GHashTable *pages;         /* page + 1 -> GPtrArray of TsLink; empty where asking failed */
  guint first, last;         /* wanted, if first <= last */
  guint asked;               /* the page that is on its way ... */
  GCancellable *cancellable; /* ... or NULL */
};

G_DEFINE_FINAL_TYPE (TsPageLinks, ts_page_links, G_TYPE_OBJECT)

static void ask (TsPageLinks *self);

static void
keep (TsPageLinks *self, guint page, GPtrArray *links)
{
  if (g_hash_table_size (self->pages) >= MAX_KEPT)
    g_hash_table_remove_all (self->pages);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page + 1), links);
}

static void
came_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TsPageLinks) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *links = ts_reader_get_links_finish (TS_READER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (links == NULL)
    {
      g_debug ("No links of page %u: %s", self->asked + 1, error->message);
      links = g_ptr_array_new ();
    }
  g_clear_object (&self->cancellable);
  keep (self, self->asked, links);
  ask (self);
}

static void
ask (TsPageLinks *self)
{
  for (guint page = self->first; self->cancellable == NULL && self->reader != NULL && page <= self->last;
       page++)
    if (ts_page_links_get_page (self, page) == NULL)
      {
        self->cancellable = g_cancellable_new ();
        self->asked = page;
        ts_reader_get_links_async (self->reader, page, self->cancellable, came_cb, g_object_ref (self));
      }
}

void
ts_page_links_set_reader (TsPageLinks *self, TsReader *reader)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->pages);
  self->first = 1;
  self->last = 0;
  g_set_object (&self->reader, reader);
}

void
ts_page_links_want (TsPageLinks *self, guint first, guint last)
{
  self->first = first;
  self->last = MIN (last, first + MAX_KEPT / 2);
  ask (self);
}

GPtrArray *
ts_page_links_get_page (TsPageLinks *self, guint page)
{
  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page + 1));
}

const TsLink *
ts_page_links_find (TsPageLinks *self, guint page, double x, double y)
{
  GPtrArray *links = ts_page_links_get_page (self, page);
  const TsLink *found = NULL;
  double area = G_MAXDOUBLE;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const TsLink *link = links->pdata[i];
      double own = ts_rect_width (&link->rect) * ts_rect_height (&link->rect);

      if (own < area && ts_rect_contains (&link->rect, x, y))
        {
          found = link;
          area = own;
        }
    }
  return found;
}

static void
ts_page_links_finalize (GObject *object)
{
  TsPageLinks *self = TS_PAGE_LINKS (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  g_hash_table_unref (self->pages);
  G_OBJECT_CLASS (ts_page_links_parent_class)->finalize (object);
}

static void
ts_page_links_class_init (TsPageLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_page_links_finalize;
}

static void
ts_page_links_init (TsPageLinks *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->first = 1;
}

TsPageLinks *
ts_page_links_new (void)
{
  return g_object_new (TS_TYPE_PAGE_LINKS, NULL);
}
