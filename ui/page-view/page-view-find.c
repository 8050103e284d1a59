/* Where words were found, on the pages: places are looked up as pages are drawn. */
#include "config.h"

#include "page-view/page-view-private.h"

#define MAX_MARKS 5000 /* on a page, beyond which marks tell nothing */
#define MARGIN    24   /* kept clear around a hit */

static void
forget_marks (TsPageView *self)
{
  g_hash_table_remove_all (self->find_marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ts_page_view_set_find (TsPageView *self, TsFind *find)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (self->find == find)
    return;
  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  g_set_object (&self->find, find);
  if (find != NULL)
    {
      g_signal_connect_swapped (find, "items-changed", G_CALLBACK (forget_marks), self);
      g_signal_connect_swapped (find, "notify::current", G_CALLBACK (gtk_widget_queue_draw), self);
    }
  if (self->find_marks != NULL)
    forget_marks (self);
}

/* The part of a hit that is on the page. */
static GArray *
find_rects (TsPageText *text, const TsTextRange *range, guint page)
{
  guint start = page == range->start.page ? range->start.offset : 0;
  guint end = page == range->end.page ? range->end.offset : ts_page_text_get_length (text);

  return ts_page_text_get_rects (text, start, end);
}

static GArray *
find_marks (TsPageView *self, guint page)
{
  g_autoptr (TsPageText) text = ts_text_layer_get_page (self->layer, page);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (TsFindMark));
  guint first, end;

  ts_find_get_page_hits (self->find, page, &first, &end);
  for (guint i = first; i < end && marks->len < MAX_MARKS; i++)
    {
      TsTextRange range = ts_find_get_range (self->find, i);
      g_autoptr (GArray) rects = find_rects (text, &range, page);

      for (guint r = 0; r < rects->len; r++)
        {
          TsFindMark mark = { g_array_index (rects, TsRect, r), i };

          g_array_append_val (marks, mark);
        }
    }
  return marks;
}

GArray *
ts_page_view_get_find_marks (TsPageView *self, guint page)
{
  gpointer key = GUINT_TO_POINTER (page + 1);
  GArray *marks;

  if (self->find == NULL || self->layer == NULL || ts_find_get_layer (self->find) != self->layer)
    return NULL;
  marks = g_hash_table_lookup (self->find_marks, key);
  if (marks == NULL)
    {
      marks = find_marks (self, page);
      g_hash_table_insert (self->find_marks, key, marks);
    }
  return marks;
}

/* --- Going there --- */

static GArray *
normalise (TsPageView *self, GArray *rects)
{
  for (guint i = 0; i < rects->len; i++)
    {
      TsPageRect *rect = &g_array_index (rects, TsPageRect, i);
      double width, height;

      ts_page_layout_get_points (self->layout, rect->page, &width, &height);
      rect->rect = ts_rect_normalise (&rect->rect, width, height);
    }
  return rects;
}

static gboolean
is_in_sight (TsPageView *self, const TsPageRect *rect)
{
  TsRect area = ts_page_view_get_visible_area (self);
  TsRect place;
  guint first, last;

  if (!ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last) || rect->page < first ||
      rect->page > last)
    return FALSE;
  place = ts_page_view_place_normalised (self, rect->page, &rect->rect);
  return place.x1 >= 0 && place.x2 <= ts_rect_width (&area) && place.y1 >= MARGIN &&
         place.y2 <= ts_rect_height (&area) - MARGIN;
}

void
ts_page_view_reveal_text (TsPageView *self, const TsTextRange *range)
{
  g_autoptr (GArray) rects = NULL;
  TsAnchor anchor = { .document = self->sha256 };

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (self->layer == NULL || range->start.page >= ts_page_view_get_n_pages (self))
    return;
  rects = normalise (self, ts_text_layer_get_rects (self->layer, range));
  if (rects->len == 0)
    {
      /* The places of its characters are lost. */
      if (range->start.page != ts_page_view_get_page (self))
        ts_page_view_scroll_to_page (self, range->start.page);
      return;
    }
  if (self->has_size && is_in_sight (self, &g_array_index (rects, TsPageRect, 0)))
    return;
  anchor.rects = rects;
  ts_page_view_scroll_to_passage (self, &anchor);
  ts_page_view_end_flash (self);
}

void
ts_page_view_get_text_origin (TsPageView *self, TsTextPosition *origin)
{
  double page_x, page_y;
  g_autoptr (TsPageText) text = NULL;

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  *origin = (TsTextPosition){ 0, 0 };
  if (self->layer == NULL || !ts_page_view_locate (self, 0, 0, &origin->page, &page_x, &page_y))
    return;
  text = ts_text_layer_get_page (self->layer, origin->page);
  origin->offset = ts_page_text_drag_offset_at (text, 0, page_y);
}
