/* Rectangles on a page.
 *
 * Unless said otherwise lengths are PDF points (1/72 inch), the origin is the
 * top left corner of the page as it is displayed (its own rotation applied) and
 * y grows downwards. A "normalised" rectangle has the page's width and height
 * as its units instead, so that it lies in 0..1.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x1; /* left */
  double y1; /* top */
  double x2; /* right, >= x1 */
  double y2; /* bottom, >= y1 */
} TsRect;

/* A rectangle on a page; pages count from 0. */
typedef struct
{
  guint  page;
  TsRect rect;
} TsPageRect;

TsRect   ts_rect_from_corners (double x1, double y1, double x2, double y2); /* in any order */
double   ts_rect_width        (const TsRect *rect);
double   ts_rect_height       (const TsRect *rect);
gboolean ts_rect_is_empty     (const TsRect *rect); /* no area, or not finite */
gboolean ts_rect_contains     (const TsRect *rect, double x, double y);
gboolean ts_rect_intersects   (const TsRect *one, const TsRect *other);
TsRect   ts_rect_union        (const TsRect *one, const TsRect *other);
TsRect   ts_rect_intersection (const TsRect *one, const TsRect *other);
TsRect   ts_rect_scale        (const TsRect *rect, double scale_x, double scale_y);

/* Between points and page units, for a page of @width by @height points. */
TsRect   ts_rect_normalise    (const TsRect *rect, double width, double height);
TsRect   ts_rect_denormalise  (const TsRect *rect, double width, double height);

G_END_DECLS
