#include "config.h"

#include "page-view/page-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_VISIBLE    64 /* pages that are asked for; at 10% some dozens are in sight */
#define PREFETCH_AHEAD 3
#define PREFETCH_BACK  2

/* --- Places --- */

int
ts_page_view_get_factor (TsPageView *self)
{
  return MAX (gtk_widget_get_scale_factor (GTK_WIDGET (self)), 1);
}

static double
scroll_value (TsPageView *self, GtkOrientation orientation)
{
  double value =
      self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
  int factor = ts_page_view_get_factor (self);

  /* Kinetic scrolling stops anywhere; pages stand on whole device pixels. */
  return round (value * factor) / factor;
}

TsRect
ts_page_view_get_visible_area (TsPageView *self)
{
  double x = scroll_value (self, GTK_ORIENTATION_HORIZONTAL);
  double y = scroll_value (self, GTK_ORIENTATION_VERTICAL);

  return (TsRect){ x, y, x + gtk_widget_get_width (GTK_WIDGET (self)),
                   y + gtk_widget_get_height (GTK_WIDGET (self)) };
}

gboolean
ts_page_view_locate (TsPageView *self, double x, double y, guint *page, double *page_x, double *page_y)
{
  TsRect area = ts_page_view_get_visible_area (self);

  if (ts_page_view_get_n_pages (self) == 0)
    return FALSE;
  *page = ts_page_layout_to_page (self->layout, area.x1 + x, area.y1 + y, page_x, page_y);
  return TRUE;
}

TsRect
ts_page_view_place_points (TsPageView *self, guint page, const TsRect *rect)
{
  TsRect area = ts_page_view_get_visible_area (self);
  TsRect place = ts_page_layout_from_page (self->layout, page, rect);

  return (TsRect){ place.x1 - area.x1, place.y1 - area.y1, place.x2 - area.x1, place.y2 - area.y1 };
}

TsRect
ts_page_view_place_normalised (TsPageView *self, guint page, const TsRect *rect)
{
  double width, height;
  TsRect points;

  ts_page_layout_get_points (self->layout, page, &width, &height);
  points = ts_rect_denormalise (rect, width, height);
  return ts_page_view_place_points (self, page, &points);
}

/* --- What the cache should have --- */

static void
add_want (TsPageView *self, GArray *wants, guint page, gboolean visible)
{
  TsRect area = ts_page_view_get_visible_area (self);
  TsRect rect = ts_page_layout_get_page (self->layout, page);
  TsRect part = ts_rect_intersection (&rect, &area);
  int factor = ts_page_view_get_factor (self);
  TsPageWant want = { .page = page, .visible = visible };

  want.scale = ts_page_layout_get_scale (self->layout, page);
  ts_page_layout_get_pixels (self->layout, page, &want.width, &want.height);
  if (visible)
    {
      want.x1 = (int) floor ((part.x1 - rect.x1) * factor);
      want.y1 = (int) floor ((part.y1 - rect.y1) * factor);
      want.x2 = (int) ceil ((part.x2 - rect.x1) * factor);
      want.y2 = (int) ceil ((part.y2 - rect.y1) * factor);
    }
  g_array_append_val (wants, want);
}

static void
add_neighbours (TsPageView *self, GArray *wants, guint first, guint last)
{
  guint n_pages = ts_page_view_get_n_pages (self);
  int after = self->backwards ? PREFETCH_BACK : PREFETCH_AHEAD;
  int before = self->backwards ? PREFETCH_AHEAD : PREFETCH_BACK;

  for (int i = 1; i <= MAX (after, before); i++)
    {
      if (i <= after && last + i < n_pages)
        add_want (self, wants, last + i, FALSE);
      if (i <= before && first >= (guint) i)
        add_want (self, wants, first - i, FALSE);
    }
}

void
ts_page_view_update_wants (TsPageView *self)
{
  g_autoptr (GArray) wants = g_array_new (FALSE, TRUE, sizeof (TsPageWant));
  TsRect area = ts_page_view_get_visible_area (self);
  guint first, last;

  if (self->has_size && ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last))
    {
      guint main_page = ts_page_layout_main_page (self->layout, area.y1, area.y2);

      last = MIN (last, first + MAX_VISIBLE);
      add_want (self, wants, main_page, TRUE);
      for (guint i = first; i <= last; i++)
        if (i != main_page)
          add_want (self, wants, i, TRUE);
      add_neighbours (self, wants, first, last);
    }
  ts_page_cache_set_wants (self->cache, (const TsPageWant *) wants->data, wants->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ts_page_view_update_accessible (TsPageView *self)
{
  g_autofree char *label = NULL;
  guint n_pages = ts_page_view_get_n_pages (self);

  if (n_pages > 0)
    /* TRANSLATORS: what a screen reader calls the page view */
    label = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);
  else
    label = g_strdup (_ ("No document"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_page (TsPageView *self)
{
  TsRect area = ts_page_view_get_visible_area (self);
  guint page = 0;

  if (ts_page_view_get_n_pages (self) > 0)
    page = ts_page_layout_main_page (self->layout, area.y1, area.y2);
  if (self->page == page)
    return;
  self->page = page;
  ts_page_view_update_accessible (self);
  g_object_notify (G_OBJECT (self), "page");
}

/* --- Scrolling --- */

static void
scrolled_cb (GtkAdjustment *adjustment, TsPageView *self)
{
  double y = scroll_value (self, GTK_ORIENTATION_VERTICAL);

  if (y != self->last_y)
    self->backwards = y < self->last_y;
  self->last_y = y;
  update_page (self);
  ts_page_view_update_wants (self);
}

static void
configure (TsPageView *self, GtkOrientation orientation, double value)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int size = across ? gtk_widget_get_width (GTK_WIDGET (self)) : gtk_widget_get_height (GTK_WIDGET (self));
  double length = across ? ts_page_layout_get_width (self->layout) : ts_page_layout_get_height (self->layout);
  double upper = MAX (length, size);

  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_configure (self->adjustments[orientation], CLAMP (value, 0, upper - size), 0, upper,
                              size * 0.1, size * 0.9, size);
}

void
ts_page_view_relayout (TsPageView *self, guint page, double page_x, double page_y, double x, double y)
{
  TsRect point = { page_x, page_y, page_x, page_y };
  TsRect place = { 0 };

  if (ts_page_view_get_n_pages (self) > 0)
    place = ts_page_layout_from_page (self->layout, page, &point);
  configure (self, GTK_ORIENTATION_HORIZONTAL, place.x1 - x);
  configure (self, GTK_ORIENTATION_VERTICAL, place.y1 - y);
  self->last_y = scroll_value (self, GTK_ORIENTATION_VERTICAL);
  update_page (self);
  ts_page_view_update_wants (self);
}

void
ts_page_view_scroll_to (TsPageView *self, double x, double y)
{
  if (self->adjustments[0] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], y);
}

void
ts_page_view_scroll_by (TsPageView *self, double dx, double dy)
{
  TsRect area = ts_page_view_get_visible_area (self);

  ts_page_view_scroll_to (self, area.x1 + dx, area.y1 + dy);
}

void
ts_page_view_scroll_to_page (TsPageView *self, guint page)
{
  TsPagePosition position;

  if (ts_page_view_get_n_pages (self) == 0)
    return;
  ts_page_view_get_position (self, &position);
  position.page = MIN (page, ts_page_view_get_n_pages (self) - 1);
  position.y = 0;
  if (self->has_size)
    {
      TsRect rect = ts_page_layout_get_page (self->layout, position.page);
      TsRect area = ts_page_view_get_visible_area (self);

      gboolean whole = ts_page_layout_get_mode (self->layout) == TS_ZOOM_FIT_PAGE;

      /* Fitting, a page has the view for itself. */
      ts_page_view_scroll_to (self, area.x1,
                              rect.y1 - (whole ? TS_PAGE_LAYOUT_GAP : TS_PAGE_LAYOUT_GAP / 2.0));
    }
  else
    ts_page_view_set_position (self, &position);
}

/* The top of the passage's first lines goes to a third of the height, and into
 * sight sideways where the page is wider than the view.
 */
void
ts_page_view_scroll_to_passage (TsPageView *self, const TsAnchor *anchor)
{
  const TsPageRect *first;
  TsRect place, area = ts_page_view_get_visible_area (self);
  double dx = 0;

  if (anchor->rects->len == 0)
    return;
  first = &g_array_index (anchor->rects, TsPageRect, 0);
  if (first->page >= ts_page_view_get_n_pages (self) || g_strcmp0 (anchor->document, self->sha256) != 0)
    return;
  if (!self->has_size)
    {
      ts_page_view_get_position (self, &self->position);
      self->position.page = first->page;
      self->position.y = MAX (first->rect.y1 - 0.2, 0);
      return;
    }
  place = ts_page_view_place_normalised (self, first->page, &first->rect);
  if (place.x1 < 0)
    dx = place.x1 - TS_PAGE_LAYOUT_MARGIN;
  else if (place.x2 > ts_rect_width (&area))
    dx = MIN (place.x2 + TS_PAGE_LAYOUT_MARGIN - ts_rect_width (&area), place.x1 - TS_PAGE_LAYOUT_MARGIN);
  ts_page_view_scroll_by (self, dx, place.y1 - ts_rect_height (&area) / 3);
  ts_page_view_flash (self, anchor->rects);
}

/* --- Position --- */

void
ts_page_view_get_position (TsPageView *self, TsPagePosition *position)
{
  double page_x = 0, page_y = 0, width, height;

  if (!self->has_size)
    {
      *position = self->position;
      return;
    }
  *position = (TsPagePosition){ .mode = ts_page_layout_get_mode (self->layout),
                                .zoom = ts_page_layout_get_zoom (self->layout) };
  if (!ts_page_view_locate (self, 0, 0, &position->page, &page_x, &page_y))
    return;
  ts_page_layout_get_points (self->layout, position->page, &width, &height);
  position->x = page_x / width;
  position->y = page_y / height;
}

void
ts_page_view_set_position (TsPageView *self, const TsPagePosition *position)
{
  TsPagePosition to = *position;
  double width, height;

  self->position = to;
  if (!self->has_size || ts_page_view_get_n_pages (self) == 0)
    return;
  to.page = MIN (to.page, ts_page_view_get_n_pages (self) - 1);
  ts_page_layout_set_zoom (self->layout, to.mode, to.zoom);
  ts_page_layout_get_points (self->layout, to.page, &width, &height);
  ts_page_view_relayout (self, to.page, to.x * width, to.y * height, 0, 0);
  ts_page_view_notify_zoom (self);
}

static gboolean
thaw_cb (gpointer data)
{
  g_object_thaw_notify (data);
  return G_SOURCE_REMOVE;
}

/* Labels that show page or zoom must not change size while sizes are being
 * allocated: notifications wait until that is over.
 */
void
ts_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TsPageView *self = TS_PAGE_VIEW (widget);
  TsPagePosition position;

  g_object_freeze_notify (G_OBJECT (self));
  g_idle_add_full (G_PRIORITY_HIGH, thaw_cb, g_object_ref (self), g_object_unref);
  ts_page_view_get_position (self, &position);
  ts_page_layout_set_view (self->layout, width, height, ts_page_view_get_factor (self));
  self->has_size = TRUE;
  if (ts_page_view_get_n_pages (self) > 0)
    ts_page_view_set_position (self, &position);
  else
    ts_page_view_relayout (self, 0, 0, 0, 0, 0);
}

void
ts_page_view_set_adjustment (TsPageView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && self->adjustments[orientation] == adjustment)
    return;
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    return;
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  configure (self, orientation, gtk_adjustment_get_value (adjustment));
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
}
