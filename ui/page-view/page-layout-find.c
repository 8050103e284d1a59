#include "config.h"

#include "page-view/page-layout-private.h"

#include <math.h>

guint
ts_page_layout_get_n_pages (TsPageLayout *self)
{
  return self->n_pages;
}

double
ts_page_layout_get_width (TsPageLayout *self)
{
  return self->width / self->factor;
}

double
ts_page_layout_get_height (TsPageLayout *self)
{
  return self->height / self->factor;
}

TsRect
ts_page_layout_get_page (TsPageLayout *self, guint page)
{
  const TsPagePlace *p = &self->pages[page];

  return (TsRect){ p->left / self->factor, p->top / self->factor, (p->left + p->pixel_width) / self->factor,
                   (p->top + p->pixel_height) / self->factor };
}

double
ts_page_layout_get_scale (TsPageLayout *self, guint page)
{
  return self->pages[page].zoom * TS_PIXELS_PER_POINT * self->factor;
}

void
ts_page_layout_get_pixels (TsPageLayout *self, guint page, int *width, int *height)
{
  *width = (int) self->pages[page].pixel_width;
  *height = (int) self->pages[page].pixel_height;
}

void
ts_page_layout_get_points (TsPageLayout *self, guint page, double *width, double *height)
{
  *width = self->pages[page].width;
  *height = self->pages[page].height;
}

void
ts_page_layout_get_row (TsPageLayout *self, guint page, guint *first, guint *last)
{
  guint row = ts_page_layout_row_of (self, page);

  *first = ts_page_layout_row_first (self, row);
  *last = ts_page_layout_row_last (self, row);
}

TsRect
ts_page_layout_get_reach (TsPageLayout *self, guint page)
{
  const TsPageRow *row;
  double middle = floor (self->width / 2), half;

  if (self->arrangement.mode == TS_PAGE_MODE_CONTINUOUS || self->n_pages == 0)
    return (TsRect){ 0, 0, self->width / self->factor, self->height / self->factor };
  row = &self->rows[ts_page_layout_row_of (self, page)];
  half = MAX (middle - row->left, row->right - middle) + round (TS_PAGE_LAYOUT_MARGIN * self->factor);
  half = MIN (MAX (half, round (self->view_width * self->factor) / 2), self->width / 2);
  return (TsRect){ floor (middle - half) / self->factor, row->reach_top / self->factor,
                   floor (middle + half) / self->factor, row->reach_bottom / self->factor };
}

/* --- What is at a place --- */

/* The last row that begins at or above @y, in device pixels; the first if none does. */
static guint
last_row_from (TsPageLayout *self, double y)
{
  guint low = 0, high = self->n_rows;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->rows[middle].top <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gboolean
find_rows (TsPageLayout *self, double y1, double y2, guint *first, guint *last)
{
  if (self->n_rows == 0)
    return FALSE;
  *first = last_row_from (self, y1);
  if (self->rows[*first].bottom <= y1)
    (*first)++;
  *last = last_row_from (self, y2);
  if (self->rows[*last].top >= y2)
    {
      if (*last == 0)
        return FALSE;
      (*last)--;
    }
  return *first <= *last;
}

gboolean
ts_page_layout_find_pages (TsPageLayout *self, double y1, double y2, guint *first, guint *last)
{
  guint first_row, last_row;

  if (!find_rows (self, y1 * self->factor, y2 * self->factor, &first_row, &last_row))
    return FALSE;
  *first = ts_page_layout_row_first (self, first_row);
  *last = ts_page_layout_row_last (self, last_row);
  return TRUE;
}

static guint
row_near (TsPageLayout *self, double y)
{
  guint row = last_row_from (self, y);
  gboolean alone = self->arrangement.mode != TS_PAGE_MODE_CONTINUOUS;

  if (row + 1 == self->n_rows || y <= self->rows[row].bottom)
    return row;
  if (alone ? self->rows[row + 1].reach_top <= y : self->rows[row + 1].top - y < y - self->rows[row].bottom)
    row++;
  return row;
}

guint
ts_page_layout_page_near (TsPageLayout *self, double x, double y)
{
  guint row = row_near (self, y * self->factor);
  guint page = ts_page_layout_row_first (self, row);
  double end = self->pages[page].left + self->pages[page].pixel_width;

  /* The middle of what lies between facing pages parts them. */
  if (page != ts_page_layout_row_last (self, row) &&
      x * self->factor > (end + self->pages[page + 1].left) / 2)
    page++;
  return page;
}

static double
shown (double from, double length, double area_from, double area_to)
{
  return MAX (MIN (from + length, area_to) - MAX (from, area_from), 0);
}

/* Of a row the second page counts where clearly more of it is seen. */
static guint
main_of_row (TsPageLayout *self, guint row, double x1, double x2)
{
  guint first = ts_page_layout_row_first (self, row), last = ts_page_layout_row_last (self, row);
  const TsPagePlace *one = &self->pages[first], *other = &self->pages[last];
  double part = shown (one->left, one->pixel_width, x1, x2) / one->pixel_width;
  double other_part = shown (other->left, other->pixel_width, x1, x2) / other->pixel_width;

  return other_part > part + 0.01 ? last : first;
}

guint
ts_page_layout_main_page (TsPageLayout *self, const TsRect *area)
{
  double x1 = area->x1 * self->factor, x2 = area->x2 * self->factor;
  double y1 = area->y1 * self->factor, y2 = area->y2 * self->factor, most = 0;
  guint first, last, best;

  if (!find_rows (self, y1, y2, &first, &last))
    return main_of_row (self, row_near (self, (y1 + y2) / 2), x1, x2);
  best = first;
  for (guint i = first; i <= last; i++)
    {
      double part = shown (self->rows[i].top, self->rows[i].bottom - self->rows[i].top, y1, y2);

      if (part > most)
        {
          most = part;
          best = i;
        }
    }
  return main_of_row (self, best, x1, x2);
}

/* --- Page coordinates and back --- */

void
ts_page_layout_to_place (TsPageLayout *self, guint page, double x, double y, double *page_x, double *page_y)
{
  const TsPagePlace *p = &self->pages[page];
  double across = (x * self->factor - p->left) / p->pixel_width;
  double down = (y * self->factor - p->top) / p->pixel_height;

  switch (self->arrangement.rotation)
    {
    case 90:
      *page_x = down * p->width;
      *page_y = (1 - across) * p->height;
      break;
    case 180:
      *page_x = (1 - across) * p->width;
      *page_y = (1 - down) * p->height;
      break;
    case 270:
      *page_x = (1 - down) * p->width;
      *page_y = across * p->height;
      break;
    default:
      *page_x = across * p->width;
      *page_y = down * p->height;
    }
}

guint
ts_page_layout_to_page (TsPageLayout *self, double x, double y, double *page_x, double *page_y)
{
  guint page = ts_page_layout_page_near (self, x, y);

  ts_page_layout_to_place (self, page, x, y, page_x, page_y);
  return page;
}

/* Parts of the page's width and height, turned clockwise. */
static TsRect
turn (const TsRect *part, int rotation)
{
  switch (rotation)
    {
    case 90:
      return (TsRect){ 1 - part->y2, part->x1, 1 - part->y1, part->x2 };
    case 180:
      return (TsRect){ 1 - part->x2, 1 - part->y2, 1 - part->x1, 1 - part->y1 };
    case 270:
      return (TsRect){ part->y1, 1 - part->x2, part->y2, 1 - part->x1 };
    default:
      return *part;
    }
}

TsRect
ts_page_layout_from_page (TsPageLayout *self, guint page, const TsRect *rect)
{
  const TsPagePlace *p = &self->pages[page];
  TsRect part = { rect->x1 / p->width, rect->y1 / p->height, rect->x2 / p->width, rect->y2 / p->height };
  TsRect turned = turn (&part, self->arrangement.rotation);

  return (TsRect){ (p->left + turned.x1 * p->pixel_width) / self->factor,
                   (p->top + turned.y1 * p->pixel_height) / self->factor,
                   (p->left + turned.x2 * p->pixel_width) / self->factor,
                   (p->top + turned.y2 * p->pixel_height) / self->factor };
}
