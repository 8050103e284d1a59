#include "config.h"

#include "base/geometry.h"

#include <math.h>

TsRect
ts_rect_from_corners (double x1, double y1, double x2, double y2)
{
  return (TsRect){ MIN (x1, x2), MIN (y1, y2), MAX (x1, x2), MAX (y1, y2) };
}

double
ts_rect_width (const TsRect *rect)
{
  return rect->x2 - rect->x1;
}

double
ts_rect_height (const TsRect *rect)
{
  return rect->y2 - rect->y1;
}

gboolean
ts_rect_is_empty (const TsRect *rect)
{
  return !(isfinite (rect->x1) && isfinite (rect->y1) && isfinite (rect->x2) && isfinite (rect->y2) &&
           rect->x2 > rect->x1 && rect->y2 > rect->y1);
}

gboolean
ts_rect_contains (const TsRect *rect, double x, double y)
{
  return x >= rect->x1 && x <= rect->x2 && y >= rect->y1 && y <= rect->y2;
}

/* Sharing an edge is not enough. */
gboolean
ts_rect_intersects (const TsRect *one, const TsRect *other)
{
  return one->x1 < other->x2 && other->x1 < one->x2 && one->y1 < other->y2 && other->y1 < one->y2;
}

/* The smallest rectangle around both; an empty one does not count. */
TsRect
ts_rect_union (const TsRect *one, const TsRect *other)
{
  if (ts_rect_is_empty (one))
    return *other;
  if (ts_rect_is_empty (other))
    return *one;

  return (TsRect){ MIN (one->x1, other->x1), MIN (one->y1, other->y1), MAX (one->x2, other->x2),
                   MAX (one->y2, other->y2) };
}

/* All zero where they don't intersect. */
TsRect
ts_rect_intersection (const TsRect *one, const TsRect *other)
{
  if (!ts_rect_intersects (one, other))
    return (TsRect){ 0 };

  return (TsRect){ MAX (one->x1, other->x1), MAX (one->y1, other->y1), MIN (one->x2, other->x2),
                   MIN (one->y2, other->y2) };
}

TsRect
ts_rect_scale (const TsRect *rect, double scale_x, double scale_y)
{
  return ts_rect_from_corners (rect->x1 * scale_x, rect->y1 * scale_y, rect->x2 * scale_x,
                               rect->y2 * scale_y);
}

/* All zero for a page without a size. */
TsRect
ts_rect_normalise (const TsRect *rect, double width, double height)
{
  if (!(width > 0 && height > 0))
    return (TsRect){ 0 };

  return ts_rect_scale (rect, 1 / width, 1 / height);
}

TsRect
ts_rect_denormalise (const TsRect *rect, double width, double height)
{
  return ts_rect_scale (rect, width, height);
}
