#include "config.h"

#include "page-view/page-layout-private.h"

#include "ipc/bounds.h"

#include <math.h>

#define A4_WIDTH  595.0
#define A4_HEIGHT 842.0

static int
compare_doubles (const void *one, const void *other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

static double
median (const TsPagePlace *pages, guint n_pages, gsize member)
{
  g_autofree double *values = g_new (double, n_pages);

  for (guint i = 0; i < n_pages; i++)
    values[i] = G_STRUCT_MEMBER (double, &pages[i], member);
  qsort (values, n_pages, sizeof *values, compare_doubles);
  return values[n_pages / 2];
}

/* --- Rows --- */

gboolean
ts_page_layout_is_sideways (TsPageLayout *self)
{
  return self->arrangement.rotation % 180 != 0;
}

static gboolean
is_facing (TsPageLayout *self)
{
  return self->arrangement.mode == TS_PAGE_MODE_FACING;
}

/* With the first page alone each further row begins with a page of odd index. */
static guint
shift (TsPageLayout *self)
{
  return self->arrangement.first_paired ? 0 : 1;
}

guint
ts_page_layout_row_of (TsPageLayout *self, guint page)
{
  return is_facing (self) ? (page + shift (self)) / 2 : page;
}

guint
ts_page_layout_row_first (TsPageLayout *self, guint row)
{
  if (!is_facing (self))
    return row;
  return row == 0 ? 0 : row * 2 - shift (self);
}

guint
ts_page_layout_row_last (TsPageLayout *self, guint row)
{
  if (!is_facing (self))
    return row;
  return MIN (row * 2 + 1 - shift (self), self->n_pages - 1);
}

/* In a book the first page lies to the right of the spine. */
static gboolean
is_on_left (TsPageLayout *self, guint page)
{
  return (page + shift (self)) % 2 == 0;
}

/* --- Fitting --- */

static double
fit (TsPageLayout *self, double width, double height)
{
  double room = self->view_width - 2 * TS_PAGE_LAYOUT_MARGIN, zoom;

  if (is_facing (self))
    room = (room - TS_PAGE_LAYOUT_SPINE) / 2;
  if (ts_page_layout_is_sideways (self))
    zoom = room / (height * TS_PIXELS_PER_POINT);
  else
    zoom = room / (width * TS_PIXELS_PER_POINT);
  if (self->mode == TS_ZOOM_FIT_PAGE)
    zoom = MIN (zoom, (self->view_height - 2 * TS_PAGE_LAYOUT_GAP) /
                          ((ts_page_layout_is_sideways (self) ? width : height) * TS_PIXELS_PER_POINT));
  return zoom;
}

/* As many pixels as the reader will make of the page. */
static void
measure_page (TsPageLayout *self, TsPagePlace *page)
{
  double scale, width, height;
  gboolean sideways = ts_page_layout_is_sideways (self);

  page->zoom = self->zoom;
  if (self->mode != TS_ZOOM_FREE)
    page->zoom = MIN (self->zoom, MAX (fit (self, page->width, page->height), 0.001));
  scale = page->zoom * TS_PIXELS_PER_POINT * self->factor;
  if (!ts_ipc_scaled_size (page->width, page->height, scale, self->arrangement.rotation, &width, &height))
    {
      width = MAX (ceil ((sideways ? page->height : page->width) * scale), 1);
      height = MAX (ceil ((sideways ? page->width : page->height) * scale), 1);
    }
  page->pixel_width = width;
  page->pixel_height = height;
}

/* --- Arranging --- */

static double
whole (TsPageLayout *self, double length)
{
  return round (length * self->factor);
}

/* Where the pages of a row stand beside each other; the column is still without
 * width, its middle at 0.
 */
static void
place_across (TsPageLayout *self, guint first, guint last, TsPageRow *row)
{
  double half = whole (self, TS_PAGE_LAYOUT_SPINE / 2.0);

  row->left = INFINITY;
  row->right = -INFINITY;
  for (guint i = first; i <= last; i++)
    {
      TsPagePlace *page = &self->pages[i];

      if (!is_facing (self))
        page->left = -ceil (page->pixel_width / 2);
      else
        page->left = is_on_left (self, i) ? -half - page->pixel_width : half;
      row->left = MIN (row->left, page->left);
      row->right = MAX (row->right, page->left + page->pixel_width);
    }
}

/* Below @y, its pages in the middle of its height. Where rows are shown alone it
 * stands in the middle of the view.
 */
static double
place_row (TsPageLayout *self, guint index, double y)
{
  guint first = ts_page_layout_row_first (self, index), last = ts_page_layout_row_last (self, index);
  gboolean alone = self->arrangement.mode != TS_PAGE_MODE_CONTINUOUS;
  double margin = whole (self, TS_PAGE_LAYOUT_GAP), height = 0;
  TsPageRow *row = &self->rows[index];

  for (guint i = first; i <= last; i++)
    {
      measure_page (self, &self->pages[i]);
      height = MAX (height, self->pages[i].pixel_height);
    }
  place_across (self, first, last, row);
  row->reach_top = y;
  if (alone)
    y += MAX (margin, floor ((whole (self, self->view_height) - height) / 2));
  row->top = y;
  row->bottom = y + height;
  for (guint i = first; i <= last; i++)
    self->pages[i].top = y + floor ((height - self->pages[i].pixel_height) / 2);
  if (!alone)
    return row->bottom + margin;
  row->reach_bottom = MAX (row->bottom + margin, row->reach_top + whole (self, self->view_height));
  return row->reach_bottom;
}

static void
update (TsPageLayout *self)
{
  gboolean alone = self->arrangement.mode != TS_PAGE_MODE_CONTINUOUS;
  double margin = whole (self, TS_PAGE_LAYOUT_MARGIN), widest = 0;
  double y = alone ? 0 : margin;

  self->n_rows = self->n_pages == 0 ? 0 : ts_page_layout_row_of (self, self->n_pages - 1) + 1;
  if (self->n_pages > 0 && self->mode != TS_ZOOM_FREE)
    self->zoom = CLAMP (fit (self, self->usual_width, self->usual_height), TS_ZOOM_MIN, TS_ZOOM_MAX);
  for (guint i = 0; i < self->n_rows; i++)
    {
      y = place_row (self, i, y);
      widest = MAX (widest, MAX (-self->rows[i].left, self->rows[i].right));
    }
  self->width = MAX (whole (self, self->view_width), 2 * (widest + margin));
  if (self->n_pages == 0)
    self->height = 0;
  else
    self->height = alone ? y : y - whole (self, TS_PAGE_LAYOUT_GAP) + margin;
  for (guint i = 0; i < self->n_pages; i++)
    self->pages[i].left += floor (self->width / 2);
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->rows[i].left += floor (self->width / 2);
      self->rows[i].right += floor (self->width / 2);
    }
}

/* --- Public --- */

TsPageLayout *
ts_page_layout_new (GArray *infos)
{
  TsPageLayout *self = g_new0 (TsPageLayout, 1);

  self->n_pages = infos->len;
  self->pages = g_new0 (TsPagePlace, MAX (infos->len, 1));
  self->rows = g_new0 (TsPageRow, MAX (infos->len, 1));
  for (guint i = 0; i < infos->len; i++)
    {
      const TsPageInfo *info = &g_array_index (infos, TsPageInfo, i);
      gboolean sane = ts_ipc_page_size_is_sane (info->width, info->height);

      self->pages[i].width = sane ? info->width : A4_WIDTH;
      self->pages[i].height = sane ? info->height : A4_HEIGHT;
    }
  if (self->n_pages > 0)
    {
      self->usual_width = median (self->pages, self->n_pages, G_STRUCT_OFFSET (TsPagePlace, width));
      self->usual_height = median (self->pages, self->n_pages, G_STRUCT_OFFSET (TsPagePlace, height));
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
  g_free (self->rows);
  g_free (self);
}

void
ts_page_layout_set_view (TsPageLayout *self, int width, int height, double factor)
{
  if (!isfinite (factor) || factor < 1)
    factor = 1;
  if (self->view_width == width && self->view_height == height && self->factor == factor)
    return;
  self->view_width = width;
  self->view_height = height;
  self->factor = factor;
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

void
ts_page_layout_set_arrangement (TsPageLayout *self, const TsPageArrangement *arrangement)
{
  self->arrangement = *arrangement;
  self->arrangement.rotation = ((arrangement->rotation / 90 % 4) + 4) % 4 * 90;
  update (self);
}

TsPageArrangement
ts_page_layout_get_arrangement (TsPageLayout *self)
{
  return self->arrangement;
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
