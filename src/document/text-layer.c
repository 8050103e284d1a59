#include "config.h"

#include "document/text-layer.h"

#include "document/page-text-private.h"
#include "document/text-layer-private.h"

#include <string.h>

/* A page in the cache, with its folded text once that was asked for. */
typedef struct
{
  guint number;
  TsPageText *page;
  TsFoldedPage *folded;
  gsize n_bytes;
  GList link; /* in the order of use */
} Entry;

struct _TsTextLayer
{
  GObject parent_instance;

  guint n_pages;
  TsPageTextLoader loader;
  TsPageStringLoader string_loader; /* or NULL */
  gpointer data;
  GDestroyNotify destroy;

  GHashTable *entries; /* of Entry by number */
  GQueue used;         /* of Entry, the last used first */
  gsize n_bytes;
};

G_DEFINE_FINAL_TYPE (TsTextLayer, ts_text_layer, G_TYPE_OBJECT)

int
ts_text_position_compare (const TsTextPosition *one, const TsTextPosition *other)
{
  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;

  return (one->offset > other->offset) - (one->offset < other->offset);
}

gboolean
ts_text_range_is_empty (const TsTextRange *range)
{
  return ts_text_position_compare (&range->start, &range->end) >= 0;
}

static void
clear_folded_cb (gpointer data)
{
  TsFoldedPage *self = data;

  ts_folded_text_free (self->folded);
}

void
ts_folded_page_unref (TsFoldedPage *self)
{
  g_rc_box_release_full (self, clear_folded_cb);
}

static void
entry_free_cb (gpointer data)
{
  Entry *entry = data;

  ts_page_text_unref (entry->page);
  g_clear_pointer (&entry->folded, ts_folded_page_unref);
  g_free (entry);
}

static void
ts_text_layer_finalize (GObject *object)
{
  TsTextLayer *self = TS_TEXT_LAYER (object);

  g_hash_table_unref (self->entries);
  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (ts_text_layer_parent_class)->finalize (object);
}

static void
ts_text_layer_class_init (TsTextLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_text_layer_finalize;
}

static void
ts_text_layer_init (TsTextLayer *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free_cb);
  g_queue_init (&self->used);
}

TsTextLayer *
ts_text_layer_new (guint n_pages, TsPageTextLoader loader, gpointer data, GDestroyNotify destroy)
{
  TsTextLayer *self = g_object_new (TS_TYPE_TEXT_LAYER, NULL);

  self->n_pages = n_pages;
  self->loader = loader;
  self->data = data;
  self->destroy = destroy;
  return self;
}

guint
ts_text_layer_get_n_pages (TsTextLayer *self)
{
  return self->n_pages;
}

/* Lets go of what was used longest ago, but not of pages that somebody holds:
 * that would free nothing.
 */
static void
keep_budget (TsTextLayer *self, Entry *except)
{
  for (GList *link = self->used.tail; link != NULL && self->n_bytes > TS_TEXT_LAYER_BUDGET;)
    {
      Entry *entry = link->data;

      link = link->prev;
      if (entry == except || ts_page_text_is_shared (entry->page))
        continue;

      g_queue_unlink (&self->used, &entry->link);
      self->n_bytes -= entry->n_bytes;
      g_hash_table_remove (self->entries, GUINT_TO_POINTER (entry->number));
    }
}

static void
add_bytes (TsTextLayer *self, Entry *entry, gsize n_bytes)
{
  entry->n_bytes += n_bytes;
  self->n_bytes += n_bytes;
  keep_budget (self, entry);
}

/* An A4 page without text stands in for one that can't be read. */
static TsPageText *
load_page (TsTextLayer *self, guint number)
{
  g_autoptr (GError) error = NULL;
  TsPageText *page = NULL;

  if (number < self->n_pages)
    page = self->loader (number, self->data, &error);
  if (page != NULL)
    return page;

  if (error != NULL)
    g_debug ("No text of page %u: %s", number + 1, error->message);
  return ts_page_text_new_take (g_strdup (""), NULL, 0, 595, 842);
}

static Entry *
get_entry (TsTextLayer *self, guint number)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (number));

  if (entry != NULL)
    {
      g_queue_unlink (&self->used, &entry->link);
      g_queue_push_head_link (&self->used, &entry->link);
      return entry;
    }

  entry = g_new0 (Entry, 1);
  entry->number = number;
  entry->page = load_page (self, number);
  entry->link.data = entry;
  g_hash_table_insert (self->entries, GUINT_TO_POINTER (number), entry);
  g_queue_push_head_link (&self->used, &entry->link);
  add_bytes (self, entry, sizeof *entry + ts_page_text_get_bytes (entry->page));
  return entry;
}

TsPageText *
ts_text_layer_get_page (TsTextLayer *self, guint page)
{
  if (page >= self->n_pages)
    return load_page (self, page);

  return ts_page_text_ref (get_entry (self, page)->page);
}

void
ts_text_layer_set_string_loader (TsTextLayer *self, TsPageStringLoader loader)
{
  self->string_loader = loader;
}

char *
ts_text_layer_dup_page_string (TsTextLayer *self, guint page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));
  g_autoptr (TsPageText) whole = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (entry == NULL && page < self->n_pages && self->string_loader != NULL)
    {
      text = self->string_loader (page, self->data, &error);
      if (text == NULL)
        g_debug ("No text of page %u: %s", page + 1, error->message);
      return text != NULL ? text : g_strdup ("");
    }
  whole = entry != NULL ? ts_page_text_ref (entry->page) : load_page (self, page);
  return g_strdup (ts_page_text_get_text (whole));
}

TsFoldedPage *
ts_text_layer_get_folded (TsTextLayer *self, guint page)
{
  Entry *entry = get_entry (self, page);

  if (entry->folded == NULL)
    {
      TsFoldedText *folded = ts_text_fold (ts_page_text_get_text (entry->page), TS_TEXT_LAYER_FOLD);

      entry->folded = g_rc_box_new0 (TsFoldedPage);
      entry->folded->folded = folded;
      add_bytes (self, entry, strlen (folded->text) + folded->length * 2 * sizeof (guint));
    }

  return g_rc_box_acquire (entry->folded);
}

gsize
ts_text_layer_get_cached (TsTextLayer *self, guint *n_pages)
{
  *n_pages = g_hash_table_size (self->entries);
  return self->n_bytes;
}

static TsTextPosition
clamp_position (TsTextLayer *self, const TsTextPosition *position)
{
  g_autoptr (TsPageText) page = NULL;

  if (self->n_pages == 0)
    return (TsTextPosition){ 0, 0 };
  if (position->page >= self->n_pages)
    {
      page = ts_text_layer_get_page (self, self->n_pages - 1);
      return (TsTextPosition){ self->n_pages - 1, ts_page_text_get_length (page) };
    }

  page = ts_text_layer_get_page (self, position->page);
  return (TsTextPosition){ position->page, MIN (position->offset, ts_page_text_get_length (page)) };
}

TsTextRange
ts_text_layer_clamp (TsTextLayer *self, const TsTextRange *range)
{
  TsTextRange clamped = { clamp_position (self, &range->start), clamp_position (self, &range->end) };

  if (ts_text_position_compare (&clamped.start, &clamped.end) > 0)
    clamped.end = clamped.start;
  return clamped;
}

/* The part of a range that is on one page. */
static void
get_part (const TsTextRange *range, guint page, guint *start, guint *end)
{
  *start = page == range->start.page ? range->start.offset : 0;
  *end = page == range->end.page ? range->end.offset : G_MAXUINT;
}

char *
ts_text_layer_dup_text (TsTextLayer *self, const TsTextRange *range)
{
  TsTextRange within = ts_text_layer_clamp (self, range);
  GString *text = g_string_new (NULL);

  if (ts_text_range_is_empty (&within))
    return g_string_free (text, FALSE);

  for (guint i = within.start.page; i <= within.end.page; i++)
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (self, i);
      g_autofree char *part = NULL;
      guint start, end;

      get_part (&within, i, &start, &end);
      part = ts_page_text_dup_range (page, start, end);
      if (i > within.start.page)
        g_string_append_c (text, '\n');
      g_string_append (text, part);
    }

  return g_string_free (text, FALSE);
}

char *
ts_text_layer_dup_quote (TsTextLayer *self, const TsTextRange *range)
{
  g_autofree char *text = ts_text_layer_dup_text (self, range);
  TsTextRange pages = { { range->start.page, 0 }, { range->end.page, G_MAXUINT } };
  g_autofree char *context = ts_text_layer_dup_text (self, &pages);

  return ts_text_clean (text, context);
}

GArray *
ts_text_layer_get_rects (TsTextLayer *self, const TsTextRange *range)
{
  TsTextRange within = ts_text_layer_clamp (self, range);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (TsPageRect));

  if (ts_text_range_is_empty (&within))
    return all;

  for (guint i = within.start.page; i <= within.end.page; i++)
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (self, i);
      g_autoptr (GArray) rects = NULL;
      guint start, end;

      get_part (&within, i, &start, &end);
      rects = ts_page_text_get_rects (page, start, end);
      for (guint k = 0; k < rects->len; k++)
        {
          TsPageRect rect = { i, g_array_index (rects, TsRect, k) };

          g_array_append_val (all, rect);
        }
    }

  return all;
}
