/* Links of the document: under the pointer, by Tab, and where they lead.
 */
#include "config.h"

#include "page-view/page-view-private.h"

#include <glib/gi18n.h>

const TsLink *
ts_page_view_get_link_at (TsPageView *self, double x, double y)
{
  double page_x, page_y;
  guint page;

  g_return_val_if_fail (TS_IS_PAGE_VIEW (self), NULL);

  if (!ts_page_view_locate (self, x, y, &page, &page_x, &page_y))
    return NULL;
  return ts_page_links_find (self->links, page, page_x, page_y);
}

char *
ts_page_view_describe_link (TsPageView *self, const TsLink *link)
{
  const char *label;

  if (link->address != NULL)
    return ts_link_dup_readable (link->address);
  label = ts_page_view_get_label (self, (guint) link->page);
  return label != NULL ? g_strdup_printf (_ ("Go to page %s"), label)
                       : g_strdup_printf (_ ("Go to page %d"), link->page + 1);
}

static void
go_to (TsPageView *self, const TsLink *link)
{
  guint page = (guint) link->page;
  TsRect area, place, point = { 0, link->y, 0, link->y };
  double height;

  ts_page_view_note_jump (self, TS_JUMP_GO);
  ts_page_view_show_page (self, page);
  if (link->y < 0 || !self->has_size)
    return;
  ts_page_layout_get_points (self->layout, page, &point.x2, &height);
  area = ts_page_view_get_visible_area (self);
  place = ts_page_layout_from_page (self->layout, page, &point);
  ts_page_view_show_at (self, page, area.x1, place.y1 - TS_PAGE_LAYOUT_GAP);
}

void
ts_page_view_follow_link (TsPageView *self, const TsLink *link)
{
  g_autofree char *address = g_strdup (link->address);

  if (address != NULL)
    g_signal_emit_by_name (self, "link-activated", address);
  else if (link->page >= 0 && (guint) link->page < ts_page_view_get_n_pages (self))
    go_to (self, link);
}

/* --- By keyboard: Tab goes through the links in sight --- */

static const TsLink *
get_focused (TsPageView *self)
{
  GPtrArray *links = self->link_index >= 0 ? ts_page_links_get_page (self->links, self->link_page) : NULL;

  return links != NULL && (guint) self->link_index < links->len ? links->pdata[self->link_index] : NULL;
}

void
ts_page_view_focus_link (TsPageView *self, guint page, int index)
{
  g_autofree char *text = NULL;
  const TsLink *link;

  if (index < 0 && self->link_index < 0)
    return;
  self->link_page = page;
  self->link_index = index;
  link = get_focused (self);
  text = link != NULL ? ts_page_view_describe_link (self, link) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_in_sight (TsPageView *self, guint page, const TsLink *link)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TsRect view = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  TsRect place = ts_page_view_place_points (self, page, &link->rect);

  return ts_rect_intersects (&place, &view);
}

/* The next link in sight after the focused one, or before it. */
static gboolean
find_next (TsPageView *self, int step, guint *page, int *index)
{
  TsRect area = ts_page_view_get_visible_area (self);
  gboolean has = get_focused (self) != NULL;
  guint first, last;

  if (!ts_page_layout_find_pages (self->layout, area.y1, area.y2, &first, &last))
    return FALSE;
  if (has && (self->link_page < first || self->link_page > last))
    has = FALSE;
  *page = has ? self->link_page : step > 0 ? first : last;
  for (*index = has ? self->link_index + step : step > 0 ? 0 : G_MAXINT;;)
    {
      GPtrArray *links = ts_page_links_get_page (self->links, *page);
      int n = links != NULL ? (int) links->len : 0;

      for (*index = MIN (*index, n - (step < 0)); *index >= 0 && *index < n; *index += step)
        if (is_in_sight (self, *page, links->pdata[*index]))
          return TRUE;
      if (*page == (step > 0 ? last : first))
        return FALSE;
      *page += (guint) step;
      *index = step > 0 ? 0 : G_MAXINT;
    }
}

/* From the last link the keyboard goes on to the next widget. */
gboolean
ts_page_view_move_focus (TsPageView *self, GtkDirectionType direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  guint page;
  int index;

  if (!is_tab || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;
  if (find_next (self, direction == GTK_DIR_TAB_FORWARD ? 1 : -1, &page, &index))
    {
      ts_page_view_focus_link (self, page, index);
      return TRUE;
    }
  ts_page_view_focus_link (self, 0, -1);
  return FALSE;
}

/* FALSE if none is focused: the key is for something else. */
gboolean
ts_page_view_follow_focused_link (TsPageView *self)
{
  const TsLink *link = get_focused (self);

  if (link == NULL)
    return FALSE;
  ts_page_view_follow_link (self, link);
  return TRUE;
}

gboolean
ts_page_view_get_focused_link (TsPageView *self, guint page, TsRect *place)
{
  const TsLink *link = page == self->link_page ? get_focused (self) : NULL;

  if (link == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;
  *place = ts_page_view_place_points (self, page, &link->rect);
  return TRUE;
}
