#include "config.h"

#include "page-view/page-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

static void
changed (TsPageView *self, gboolean had_selection)
{
  g_hash_table_remove_all (self->selection_rects);
  ts_page_view_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "selection-changed");
  if (had_selection != ts_page_view_has_selection (self))
    g_object_notify (G_OBJECT (self), "has-selection");
}

gboolean
ts_page_view_has_selection (TsPageView *self)
{
  return self->selected != TS_SELECTED_NONE;
}

gboolean
ts_page_view_get_text_selection (TsPageView *self, TsTextRange *range)
{
  if (self->selected != TS_SELECTED_TEXT)
    return FALSE;
  *range = self->range;
  return TRUE;
}

void
ts_page_view_select_text (TsPageView *self, const TsTextRange *range)
{
  gboolean had = ts_page_view_has_selection (self);
  guint n_pages = ts_page_view_get_n_pages (self);

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (self->layer == NULL || range->start.page >= n_pages || range->end.page >= n_pages ||
      ts_text_position_compare (&range->start, &range->end) >= 0)
    {
      ts_page_view_clear_selection (self);
      return;
    }
  if (self->selected == TS_SELECTED_TEXT &&
      ts_text_position_compare (&range->start, &self->range.start) == 0 &&
      ts_text_position_compare (&range->end, &self->range.end) == 0)
    return;
  self->selected = TS_SELECTED_TEXT;
  self->range = *range;
  changed (self, had);
}

void
ts_page_view_select_region (TsPageView *self, guint page, const TsRect *rect)
{
  gboolean had = ts_page_view_has_selection (self);
  TsRect whole = { 0 };

  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (page >= ts_page_view_get_n_pages (self))
    return;
  ts_page_layout_get_points (self->layout, page, &whole.x2, &whole.y2);
  self->region = ts_rect_intersection (rect, &whole);
  self->region_page = page;
  self->selected = ts_rect_is_empty (&self->region) ? TS_SELECTED_NONE : TS_SELECTED_REGION;
  changed (self, had);
}

void
ts_page_view_clear_selection (TsPageView *self)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  if (self->selected == TS_SELECTED_NONE)
    return;
  self->selected = TS_SELECTED_NONE;
  changed (self, TRUE);
}

void
ts_page_view_forget_selection (TsPageView *self)
{
  self->selected = TS_SELECTED_NONE;
  g_hash_table_remove_all (self->selection_rects);
}

char *
ts_page_view_dup_selected_text (TsPageView *self)
{
  if (self->selected == TS_SELECTED_TEXT)
    return ts_text_layer_dup_quote (self->layer, &self->range);
  return g_strdup ("");
}

char *
ts_page_view_dup_copied_text (TsPageView *self)
{
  if (self->selected == TS_SELECTED_TEXT)
    return ts_text_layer_dup_clean (self->layer, &self->range);
  return g_strdup ("");
}

static char *
dup_page_name (TsPageView *self, guint page)
{
  const char *label = ts_page_view_get_label (self, page);

  return label != NULL ? g_strdup (label) : g_strdup_printf ("%u", page + 1);
}

/* The pages as they are printed, as one cites them. */
static char *
dup_pages (TsPageView *self)
{
  g_autoptr (TsAnchor) anchor = ts_page_view_dup_selection_anchor (self);
  g_autofree char *from = dup_page_name (self, anchor->range.start.page);
  g_autofree char *to = dup_page_name (self, anchor->range.end.page);

  return g_str_equal (from, to) ? g_strdup_printf (_ ("p. %s"), from)
                                : g_strdup_printf (_ ("pp. %s–%s"), from, to);
}

char *
ts_page_view_dup_reference (TsPageView *self)
{
  g_autofree char *quote = ts_page_view_dup_selected_text (self);
  g_autofree char *pages = NULL;

  if (*quote == '\0')
    return g_steal_pointer (&quote);
  pages = dup_pages (self);
  /* Translators: a quotation, the report that it is from and the page: “...” (Yearly report, p. 12) */
  return self->title != NULL ? g_strdup_printf (_ ("“%s” (%s, %s)"), quote, self->title, pages)
                             : g_strdup_printf (_ ("“%s” (%s)"), quote, pages);
}

void
ts_page_view_set_title (TsPageView *self, const char *title)
{
  g_return_if_fail (TS_IS_PAGE_VIEW (self));

  g_free (self->title);
  self->title = g_strdup (title);
}

TsAnchor *
ts_page_view_dup_selection_anchor (TsPageView *self)
{
  double width, height;

  switch (self->selected)
    {
    case TS_SELECTED_TEXT:
      return ts_anchor_new_for_range (self->sha256, self->layer, &self->range);
    case TS_SELECTED_REGION:
      ts_page_layout_get_points (self->layout, self->region_page, &width, &height);
      return ts_anchor_new_for_region (self->sha256, self->layer, self->region_page, &self->region, width,
                                       height);
    case TS_SELECTED_NONE:
    default:
      return NULL;
    }
}

/* --- Where it is --- */

/* Found page by page as pages are drawn: a selection may run over a hundred. */
static GArray *
find_text_rects (TsPageView *self, guint page)
{
  g_autoptr (TsPageText) text = ts_text_layer_get_page (self->layer, page);
  guint start = page == self->range.start.page ? self->range.start.offset : 0;
  guint end = page == self->range.end.page ? self->range.end.offset : ts_page_text_get_length (text);

  return ts_page_text_get_rects (text, start, end);
}

GArray *
ts_page_view_get_selection_rects (TsPageView *self, guint page)
{
  gpointer key = GUINT_TO_POINTER (page + 1);
  GArray *rects;

  if (self->selected == TS_SELECTED_NONE ||
      (self->selected == TS_SELECTED_TEXT &&
       (page < self->range.start.page || page > self->range.end.page)) ||
      (self->selected == TS_SELECTED_REGION && page != self->region_page))
    return NULL;
  rects = g_hash_table_lookup (self->selection_rects, key);
  if (rects == NULL)
    {
      if (self->selected == TS_SELECTED_TEXT)
        rects = find_text_rects (self, page);
      else
        rects = g_array_append_val (g_array_new (FALSE, FALSE, sizeof (TsRect)), self->region);
      g_hash_table_insert (self->selection_rects, key, rects);
    }
  return rects;
}

static gboolean
clip_to_view (TsPageView *self, const TsRect *place, GdkRectangle *box)
{
  TsRect view = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  TsRect part;

  if (!ts_rect_intersects (place, &view))
    return FALSE;
  part = ts_rect_intersection (place, &view);
  box->x = (int) floor (part.x1);
  box->y = (int) floor (part.y1);
  box->width = MAX ((int) ceil (part.x2) - box->x, 1);
  box->height = MAX ((int) ceil (part.y2) - box->y, 1);
  return TRUE;
}

/* The last of the selection's lines that is in sight, from the last page up. */
gboolean
ts_page_view_get_selection_box (TsPageView *self, GdkRectangle *box)
{
  TsRect area = ts_page_view_get_visible_area (self);
  guint first, last;

  if (self->selected == TS_SELECTED_NONE ||
      !ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last))
    return FALSE;
  for (guint page = last + 1; page > first; page--)
    {
      GArray *rects = ts_page_view_get_selection_rects (self, page - 1);

      for (guint i = rects != NULL ? rects->len : 0; i > 0; i--)
        {
          TsRect place = ts_page_view_place_points (self, page - 1, &g_array_index (rects, TsRect, i - 1));

          if (clip_to_view (self, &place, box))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
ts_page_view_get_passage_box (TsPageView *self, const TsAnchor *anchor, GdkRectangle *box)
{
  if (g_strcmp0 (anchor->document, self->sha256) != 0)
    return FALSE;
  for (guint i = anchor->rects->len; i > 0; i--)
    {
      const TsPageRect *rect = &g_array_index (anchor->rects, TsPageRect, i - 1);
      TsRect place;

      if (rect->page >= ts_page_view_get_n_pages (self))
        continue;
      place = ts_page_view_place_normalised (self, rect->page, &rect->rect);
      if (clip_to_view (self, &place, box))
        return TRUE;
    }
  return FALSE;
}
