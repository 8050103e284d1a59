#include "config.h"

#include "contents/report-map.h"

#include "document/reader-client.h"
#include "ipc/bounds.h"

#include <math.h>

/* A banner among pages would leave the rest no room. */
#define TALLEST 4000.0 /* points */

struct _TsReportMap
{
  guint n_pages;
  double *tops; /* of each page, and the end of the last one; in points */
};

TsReportMap *
ts_report_map_new (GArray *infos)
{
  TsReportMap *self = g_new0 (TsReportMap, 1);

  self->n_pages = infos != NULL ? infos->len : 0;
  self->tops = g_new0 (double, self->n_pages + 1);
  for (guint i = 0; i < self->n_pages; i++)
    {
      const TsPageInfo *info = &g_array_index (infos, TsPageInfo, i);
      double height = ts_ipc_page_size_is_sane (info->width, info->height) ? info->height : 842;

      self->tops[i + 1] = self->tops[i] + CLAMP (height, 1, TALLEST);
    }
  return self;
}

void
ts_report_map_free (TsReportMap *self)
{
  g_free (self->tops);
  g_free (self);
}

guint
ts_report_map_get_n_pages (const TsReportMap *self)
{
  return self->n_pages;
}

double
ts_report_map_to_fraction (const TsReportMap *self, guint page, double y)
{
  if (self->n_pages == 0)
    return 0;
  if (page >= self->n_pages)
    return 1;
  y = isfinite (y) ? CLAMP (y, 0, 1) : 0;
  return (self->tops[page] + y * (self->tops[page + 1] - self->tops[page])) / self->tops[self->n_pages];
}

gboolean
ts_report_map_from_fraction (const TsReportMap *self, double fraction, guint *page, double *y)
{
  guint low = 0, high = self->n_pages;
  double place;

  if (self->n_pages == 0)
    return FALSE;
  place = (isfinite (fraction) ? CLAMP (fraction, 0, 1) : 0) * self->tops[self->n_pages];
  /* The last page that begins at or above it. */
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->tops[middle] <= place)
        low = middle;
      else
        high = middle;
    }
  *page = low;
  *y = CLAMP ((place - self->tops[low]) / (self->tops[low + 1] - self->tops[low]), 0, 1);
  return TRUE;
}
