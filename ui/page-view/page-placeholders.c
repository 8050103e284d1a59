#include "config.h"

#include "page-view/page-placeholders.h"

#include "ipc/bounds.h"
#include "page-view/page-thumb.h"

#include <math.h>

typedef struct
{
  TsPageImage image;
  gboolean known;
} Placeholder;

struct _TsPagePlaceholders
{
  Placeholder *pages;
  guint n_pages;
  guint n_known;
  int max_pixels; /* of each */
  gsize bytes;
  /* Around the page last asked for all are known up to this distance. */
  guint centre;
  guint distance;
};

TsPagePlaceholders *
ts_page_placeholders_new (guint n_pages)
{
  TsPagePlaceholders *self = g_new0 (TsPagePlaceholders, 1);

  self->n_pages = n_pages;
  self->pages = g_new0 (Placeholder, MAX (n_pages, 1));
  self->max_pixels =
      (int) MIN (TS_PAGE_PLACEHOLDER_PIXELS, TS_PAGE_PLACEHOLDER_BUDGET / 4 / MAX (n_pages, 1));
  return self;
}

void
ts_page_placeholders_free (TsPagePlaceholders *self)
{
  for (guint i = 0; i < self->n_pages; i++)
    ts_page_image_clear (&self->pages[i].image);
  g_free (self->pages);
  g_free (self);
}

TsPageImage
ts_page_placeholders_get (TsPagePlaceholders *self, guint page)
{
  if (page >= self->n_pages)
    return (TsPageImage){ NULL };
  return self->pages[page].image;
}

static void
know (TsPagePlaceholders *self, guint page)
{
  if (!self->pages[page].known)
    self->n_known++;
  self->pages[page].known = TRUE;
}

void
ts_page_placeholders_take (TsPagePlaceholders *self, guint page, const TsPixels *pixels, int rotation)
{
  if (page >= self->n_pages || self->pages[page].image.texture != NULL)
    return;
  ts_page_thumb_init (&self->pages[page].image, pixels, self->max_pixels);
  self->pages[page].image.rotation = rotation;
  self->bytes += ts_page_image_get_bytes (&self->pages[page].image);
  know (self, page);
}

void
ts_page_placeholders_give_up (TsPagePlaceholders *self, guint page)
{
  if (page < self->n_pages)
    know (self, page);
}

double
ts_page_placeholders_get_scale (TsPagePlaceholders *self, double width, double height)
{
  if (!ts_ipc_page_size_is_sane (width, height))
    return 0;
  return MIN (sqrt (self->max_pixels / (width * height)), 1.0);
}

static gboolean
is_missing (TsPagePlaceholders *self, gint64 page)
{
  return page >= 0 && page < self->n_pages && !self->pages[page].known;
}

gboolean
ts_page_placeholders_find_missing (
    TsPagePlaceholders *self, guint page, guint reach, gboolean backwards, guint *missing)
{
  if (self->n_known >= self->n_pages)
    return FALSE;
  if (self->centre != page)
    self->distance = 0;
  self->centre = page;
  for (; self->distance <= MIN (reach, self->n_pages); self->distance++)
    for (int side = 0; side < 2; side++)
      {
        gboolean before = (side == 0) == backwards;
        gint64 other = before ? (gint64) page - self->distance : (gint64) page + self->distance;

        if (is_missing (self, other))
          {
            *missing = (guint) other;
            return TRUE;
          }
      }
  return FALSE;
}

gsize
ts_page_placeholders_get_bytes (TsPagePlaceholders *self)
{
  return self->bytes;
}

guint
ts_page_placeholders_get_n_known (TsPagePlaceholders *self)
{
  return self->n_known;
}
