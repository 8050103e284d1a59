#include "config.h"

#include "page-view/page-layout.h"

#include "ipc/bounds.h"

#include <math.h>

#define PIXELS_PER_POINT (96.0 / 72.0)
#define A4_WIDTH         595.0
#define A4_HEIGHT        842.0

typedef struct
{
  double width; /* points */
  double height;
  double zoom;
  double top; /* application pixels, from here on */
  double pixel_width;
  double pixel_height;
} Page;

struct _TsPageLayout
{
  Page *pages;
  guint n_pages;
  double usual_width; /* points */
  double usual_height;
  int view_width;
  int view_height;
  int factor;
  TsZoomMode mode;
  double zoom;
  double width;
  double height;
};

static int
compare_doubles (const void *one, const void *other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

static double
median (const Page *pages, guint n_pages, gsize member)
{
  g_autofree double *values = g_new (double, n_pages);

  for (guint i = 0; i < n_pages; i++)
    values[i] = G_STRUCT_MEMBER (double, &pages[i], member);
  qsort (values, n_pages, sizeof *values, compare_doubles);
  return values[n_pages / 2];
}

static double
fit (TsPageLayout *self, double width, double height)
{
  double zoom = (self->view_width - 2 * TS_PAGE_LAYOUT_MARGIN) / (width * PIXELS_PER_POINT);

  if (self->mode == TS_ZOOM_FIT_PAGE)
    zoom = MIN (zoom, (self->view_height - 2 * TS_PAGE_LAYOUT_GAP) / (height * PIXELS_PER_POINT));
  return zoom;
}

/* As many pixels as the reader will make of the page. */
static void
measure_page (TsPageLayout *self, Page *page)
{
  double scale = page->zoom * PIXELS_PER_POINT * self->factor, width, height;

  if (!ts_ipc_scaled_size (page->width, page->height, scale, 0, &width, &height))
    {
      width = MAX (ceil (page->width * scale), 1);
      height = MAX (ceil (page->height * scale), 1);
    }
  page->pixel_width = width / self->factor;
  page->pixel_height = height / self->factor;
}

static void
update (TsPageLayout *self)
{
  double y = TS_PAGE_LAYOUT_MARGIN, widest = 0;

  if (self->n_pages > 0 && self->mode != TS_ZOOM_FREE)
    self->zoom = CLAMP (fit (self, self->usual_width, self->usual_height), TS_ZOOM_MIN, TS_ZOOM_MAX);

  for (guint i = 0; i < self->n_pages; i++)
    {
      Page *page = &self->pages[i];

      page->zoom = self->zoom;
      if (self->mode != TS_ZOOM_FREE)
        page->zoom = MIN (self->zoom, MAX (fit (self, page->width, page->height), 0.001));
      measure_page (self, page);
      page->top = y;
      y += page->pixel_height + TS_PAGE_LAYOUT_GAP;
      widest = MAX (widest, page->pixel_width);
    }
  self->width = MAX (self->view_width, widest + 2 * TS_PAGE_LAYOUT_MARGIN);
  self->height = self->n_pages == 0 ? 0 : y - TS_PAGE_LAYOUT_GAP + TS_PAGE_LAYOUT_MARGIN;
}

TsPageLayout *
ts_page_layout_new (GArray *infos)
{
  TsPageLayout *self = g_new0 (TsPageLayout, 1);

  self->n_pages = infos->len;
  self->pages = g_new0 (Page, MAX (infos->len, 1));
  for (guint i = 0; i < infos->len; i++)
    {
      const TsPageInfo *info = &g_array_index (infos, TsPageInfo, i);
      gboolean sane = ts_ipc_page_size_is_sane (info->width, info->height);

      self->pages[i].width = sane ? info->width : A4_WIDTH;
      self->pages[i].height = sane ? info->height : A4_HEIGHT;
    }
  if (self->n_pages > 0)
    {
      self->usual_width = median (self->pages, self->n_pages, G_STRUCT_OFFSET (Page, width));
      self->usual_height = median (self->pages, self->n_pages, G_STRUCT_OFFSET (Page, height));
    }
  self->factor = 1;
  self->zoom = 1.0;
  self->mode = TS_ZOOM_FIT_WIDTH;
  update (self);
  return self;
}

void
ts_page_layout_free (TsPageLayout *self)
{
  g_free (self->pages);
  g_free (self);
}

guint
ts_page_layout_get_n_pages (TsPageLayout *self)
{
  return self->n_pages;
}

void
ts_page_layout_set_view (TsPageLayout *self, int width, int height, int factor)
{
  if (self->view_width == width && self->view_height == height && self->factor == factor)
    return;
  self->view_width = width;
  self->view_height = height;
  self->factor = MAX (factor, 1);
  update (self);
}

void
ts_page_layout_set_zoom (TsPageLayout *self, TsZoomMode mode, double zoom)
{
  self->mode = mode;
  if (isfinite (zoom))
    self->zoom = CLAMP (zoom, TS_ZOOM_MIN, TS_ZOOM_MAX);
  update (self);
}

TsZoomMode
ts_page_layout_get_mode (TsPageLayout *self)
{
  return self->mode;
}

double
ts_page_layout_get_zoom (TsPageLayout *self)
{
  return self->zoom;
}

double
ts_page_layout_get_page_zoom (TsPageLayout *self, guint page)
{
  g_return_val_if_fail (page < self->n_pages, self->zoom);

  return self->pages[page].zoom;
}

double
ts_page_layout_get_width (TsPageLayout *self)
{
  return self->width;
}

double
ts_page_layout_get_height (TsPageLayout *self)
{
  return self->height;
}

TsRect
ts_page_layout_get_page (TsPageLayout *self, guint page)
{
  const Page *p = &self->pages[page];
  double x = floor ((self->width - p->pixel_width) / 2 * self->factor) / self->factor;

  return (TsRect){ x, p->top, x + p->pixel_width, p->top + p->pixel_height };
}

double
ts_page_layout_get_scale (TsPageLayout *self, guint page)
{
  return self->pages[page].zoom * PIXELS_PER_POINT * self->factor;
}

void
ts_page_layout_get_pixels (TsPageLayout *self, guint page, int *width, int *height)
{
  *width = (int) round (self->pages[page].pixel_width * self->factor);
  *height = (int) round (self->pages[page].pixel_height * self->factor);
}

void
ts_page_layout_get_points (TsPageLayout *self, guint page, double *width, double *height)
{
  *width = self->pages[page].width;
  *height = self->pages[page].height;
}

/* The last page that begins at or above @y; the first if none does. */
static guint
last_page_from (TsPageLayout *self, double y)
{
  guint low = 0, high = self->n_pages;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->pages[middle].top <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static double
page_bottom (TsPageLayout *self, guint page)
{
  return self->pages[page].top + self->pages[page].pixel_height;
}

gboolean
ts_page_layout_find_pages (TsPageLayout *self, double y1, double y2, guint *first, guint *last)
{
  if (self->n_pages == 0)
    return FALSE;
  *first = last_page_from (self, y1);
  if (page_bottom (self, *first) <= y1)
    (*first)++;
  *last = last_page_from (self, y2);
  if (self->pages[*last].top >= y2)
    {
      if (*last == 0)
        return FALSE;
      (*last)--;
    }
  return *first <= *last;
}

guint
ts_page_layout_page_near (TsPageLayout *self, double y)
{
  guint page = last_page_from (self, y);

  if (page + 1 < self->n_pages && y > page_bottom (self, page) &&
      self->pages[page + 1].top - y < y - page_bottom (self, page))
    page++;
  return page;
}

guint
ts_page_layout_main_page (TsPageLayout *self, double y1, double y2)
{
  guint first, last, best;
  double most = 0;

  if (!ts_page_layout_find_pages (self, y1, y2, &first, &last))
    return ts_page_layout_page_near (self, (y1 + y2) / 2);
  best = first;
  for (guint i = first; i <= last; i++)
    {
      double part = MIN (page_bottom (self, i), y2) - MAX (self->pages[i].top, y1);

      if (part > most)
        {
          most = part;
          best = i;
        }
    }
  return best;
}

guint
ts_page_layout_to_page (TsPageLayout *self, double x, double y, double *page_x, double *page_y)
{
  guint page = ts_page_layout_page_near (self, y);
  TsRect rect = ts_page_layout_get_page (self, page);

  *page_x = (x - rect.x1) * self->pages[page].width / self->pages[page].pixel_width;
  *page_y = (y - rect.y1) * self->pages[page].height / self->pages[page].pixel_height;
  return page;
}

TsRect
ts_page_layout_from_page (TsPageLayout *self, guint page, const TsRect *rect)
{
  TsRect on = ts_page_layout_get_page (self, page);
  double x = self->pages[page].pixel_width / self->pages[page].width;
  double y = self->pages[page].pixel_height / self->pages[page].height;

  return (TsRect){ on.x1 + rect->x1 * x, on.y1 + rect->y1 * y, on.x1 + rect->x2 * x, on.y1 + rect->y2 * y };
}
