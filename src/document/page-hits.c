/* From a point on the page to the text there. */
#include "config.h"

#include "document/page-text-private.h"

#include <math.h>

#define NEAR 3.0 /* points */

static double
distance_1d (double start, double end, double value)
{
  return value < start ? start - value : value > end ? value - end : 0;
}

static double
distance (const TsRect *rect, double x, double y)
{
  return hypot (distance_1d (rect->x1, rect->x2, x), distance_1d (rect->y1, rect->y2, y));
}

/* Within a column the row counts more than how far its end is. */
static const TsTextLine *
find_line_in_block (const TsLineIndex *index, const TsTextBlock *block, double x, double y)
{
  const TsTextLine *best = NULL;
  double best_score = G_MAXDOUBLE;

  for (guint i = block->first; i < block->end; i++)
    {
      const TsTextLine *line = &g_array_index (index->lines, TsTextLine, i);
      double dx, dy, score;

      if (ts_rect_is_empty (&line->rect))
        continue;
      dx = distance_1d (line->rect.x1, line->rect.x2, x);
      dy = distance_1d (line->rect.y1, line->rect.y2, y);
      score = line->is_vertical ? dx * TS_PAGE_MAX_SIZE + dy : dy * TS_PAGE_MAX_SIZE + dx;
      if (score < best_score)
        {
          best = line;
          best_score = score;
        }
    }

  return best;
}

/* Columns may overlap, as that of a heading over both: of the nearest columns
 * the nearest line. NULL on a page without places.
 */
static const TsTextLine *
find_line (const TsLineIndex *index, double x, double y, const TsTextBlock **found)
{
  const TsTextLine *best = NULL;
  double nearest = G_MAXDOUBLE, best_distance = G_MAXDOUBLE;

  for (guint i = 0; i < index->blocks->len; i++)
    nearest = MIN (nearest, distance (&g_array_index (index->blocks, TsTextBlock, i).rect, x, y));

  for (guint i = 0; i < index->blocks->len; i++)
    {
      const TsTextBlock *block = &g_array_index (index->blocks, TsTextBlock, i);
      const TsTextLine *line;

      if (distance (&block->rect, x, y) > nearest + 0.01)
        continue;
      line = find_line_in_block (index, block, x, y);
      if (line != NULL && distance (&line->rect, x, y) < best_distance)
        {
          best = line;
          best_distance = distance (&line->rect, x, y);
          *found = block;
        }
    }

  return best;
}

/* Where a rectangle begins and ends along its line, in reading direction. */
static void
get_span (const TsTextLine *line, const TsCharRect *rect, double *start, double *end)
{
  double low = (double) (line->is_vertical ? rect->y1 : rect->x1);
  double high = (double) (line->is_vertical ? rect->y2 : rect->x2);

  *start = line->direction > 0 ? low : -high;
  *end = line->direction > 0 ? high : -low;
}

static double
get_along (const TsTextLine *line, double x, double y)
{
  return line->direction * (line->is_vertical ? y : x);
}

static guint
find_offset_in_line (TsPageText *self, const TsTextLine *line, double along)
{
  guint after = line->start; /* one past the last character passed */
  double passed = -G_MAXDOUBLE;

  for (guint i = line->start; i < line->end; i++)
    {
      double start, end;

      if (ts_char_rect_is_empty (&self->rects[i]))
        continue;
      get_span (line, &self->rects[i], &start, &end);

      /* In a gap without characters of its own the nearer side counts. */
      if (along < (start + end) / 2)
        return i > after && passed > -G_MAXDOUBLE && along < (passed + start) / 2 ? after : i;
      passed = end;
      after = i + 1;
    }

  return after;
}

static guint
find_character_in_line (TsPageText *self, const TsTextLine *line, double along, double *gap)
{
  guint best = line->start;

  *gap = G_MAXDOUBLE;
  for (guint i = line->start; i < line->end; i++)
    {
      double start, end, d;

      if (ts_char_rect_is_empty (&self->rects[i]))
        continue;
      get_span (line, &self->rects[i], &start, &end);
      d = distance_1d (start, end, along);
      if (d < *gap)
        {
          best = i;
          *gap = d;
        }
    }

  return best;
}

/* What is not a number would be near to nothing. */
static double
make_finite (double value)
{
  return isfinite (value) ? CLAMP (value, -TS_PAGE_MAX_SIZE, TS_PAGE_MAX_SIZE)
         : value > 0      ? TS_PAGE_MAX_SIZE
                          : 0;
}

guint
ts_page_text_offset_at (TsPageText *self, double x, double y)
{
  const TsTextBlock *block = NULL;
  const TsTextLine *line;

  x = make_finite (x);
  y = make_finite (y);
  line = find_line (ts_page_text_get_index (self), x, y, &block);
  return line != NULL ? find_offset_in_line (self, line, get_along (line, x, y)) : 0;
}

guint
ts_page_text_drag_offset_at (TsPageText *self, double x, double y)
{
  const TsLineIndex *index = ts_page_text_get_index (self);
  const TsTextBlock *block = NULL;
  const TsTextLine *line;

  x = make_finite (x);
  y = make_finite (y);
  line = find_line (index, x, y, &block);
  if (line == NULL)
    return y < self->height / 2 ? 0 : self->length;

  if (y < index->bounds.y1)
    return 0;
  if (y > index->bounds.y2)
    return self->length;
  if (line->is_vertical)
    return find_offset_in_line (self, line, get_along (line, x, y));

  if (y < block->rect.y1)
    return g_array_index (index->lines, TsTextLine, block->first).start;
  if (y > block->rect.y2)
    return g_array_index (index->lines, TsTextLine, block->end - 1).end;
  return find_offset_in_line (self, line, get_along (line, x, y));
}

guint
ts_page_text_character_at (TsPageText *self, double x, double y)
{
  const TsTextBlock *block = NULL;
  const TsTextLine *line;
  double gap;

  x = make_finite (x);
  y = make_finite (y);
  line = find_line (ts_page_text_get_index (self), x, y, &block);
  return line != NULL ? find_character_in_line (self, line, get_along (line, x, y), &gap) : self->length;
}

gboolean
ts_page_text_has_text_at (TsPageText *self, double x, double y)
{
  const TsTextBlock *block = NULL;
  const TsTextLine *line =
      find_line (ts_page_text_get_index (self), make_finite (x), make_finite (y), &block);
  double gap;

  if (line == NULL || !isfinite (x) || !isfinite (y) || distance (&line->rect, x, y) > NEAR)
    return FALSE;

  find_character_in_line (self, line, get_along (line, x, y), &gap);
  return gap <= MAX (NEAR, line->size / 2);
}
