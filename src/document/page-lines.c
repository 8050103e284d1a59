/* The lines of a page: from the line ends of its text and from where its
 * characters stand.
 */
#include "config.h"

#include "document/page-text-private.h"

#include <math.h>

/* A line while it is read. */
typedef struct
{
  TsTextLine line;
  guint n_placed;  /* characters with a rectangle */
  TsCharRect last; /* of these the last one ... */
  TsCharRect all;  /* ... and all of them */
} OpenLine;

static double
overlap (double start1, double end1, double start2, double end2)
{
  double shorter = MIN (end1 - start1, end2 - start2);

  return (MIN (end1, end2) - MAX (start1, start2)) / MAX (shorter, 0.01);
}

/* The second character tells which way a line runs. */
static gboolean
take_direction (OpenLine *self, const TsCharRect *rect)
{
  const TsCharRect *last = &self->last;

  if (overlap (last->y1, last->y2, rect->y1, rect->y2) >= 0.3)
    {
      self->line.direction = rect->x1 >= last->x1 ? 1 : -1;
      return self->line.direction > 0 || last->x1 - rect->x2 < last->y2 - last->y1;
    }

  self->line.is_vertical = TRUE;
  self->line.direction = rect->y1 >= last->y1 ? 1 : -1;
  return overlap (last->x1, last->x2, rect->x1, rect->x2) >= 0.5 &&
         MAX (rect->y1 - last->y2, last->y1 - rect->y2) < MAX (last->x2 - last->x1, last->y2 - last->y1);
}

/* Whether a character stands on the line: not above or below it, and not back
 * by more than its height.
 */
static gboolean
continues (OpenLine *self, const TsCharRect *rect)
{
  const TsCharRect *all = &self->all, *last = &self->last;

  if (self->n_placed == 0)
    return TRUE;
  if (self->n_placed == 1)
    return take_direction (self, rect);

  if (self->line.is_vertical)
    return overlap (all->x1, all->x2, rect->x1, rect->x2) >= 0.5 &&
           self->line.direction * (rect->y1 - last->y1) > -(all->x2 - all->x1);

  return overlap (all->y1, all->y2, rect->y1, rect->y2) >= 0.3 &&
         self->line.direction * (rect->x1 - last->x1) > -(all->y2 - all->y1);
}

static void
take_rect (OpenLine *self, const TsCharRect *rect)
{
  if (self->n_placed++ == 0)
    self->all = *rect;
  else
    self->all = (TsCharRect){ MIN (self->all.x1, rect->x1), MIN (self->all.y1, rect->y1),
                              MAX (self->all.x2, rect->x2), MAX (self->all.y2, rect->y2) };
  self->last = *rect;
}

static int
compare_floats_cb (const void *one, const void *other)
{
  float a = *(const float *) one, b = *(const float *) other;

  return (a > b) - (a < b);
}

static float
get_size (const TsCharRect *rect, gboolean is_vertical)
{
  return is_vertical ? rect->x2 - rect->x1 : rect->y2 - rect->y1;
}

static double
measure_size (const TsTextLine *line, const TsCharRect *rects, GArray *scratch)
{
  g_array_set_size (scratch, 0);
  for (guint i = line->start; i < line->end; i++)
    if (!ts_char_rect_is_empty (&rects[i]))
      {
        float size = get_size (&rects[i], line->is_vertical);

        g_array_append_val (scratch, size);
      }

  if (scratch->len == 0)
    return 0;

  g_array_sort (scratch, compare_floats_cb);
  return (double) g_array_index (scratch, float, scratch->len / 2);
}

/* A dropped capital does not make its line taller. */
static TsRect
measure_rect (const TsTextLine *line, const TsCharRect *rects)
{
  TsRect along = { 0 }, across = { 0 };

  for (guint i = line->start; i < line->end; i++)
    {
      TsRect rect = { rects[i].x1, rects[i].y1, rects[i].x2, rects[i].y2 };

      along = ts_rect_union (&along, &rect);
      if ((double) get_size (&rects[i], line->is_vertical) <= 1.8 * line->size)
        across = ts_rect_union (&across, &rect);
    }

  if (line->is_vertical)
    return (TsRect){ across.x1, along.y1, across.x2, along.y2 };
  return (TsRect){ along.x1, across.y1, along.x2, across.y2 };
}

static void
close_line (TsLineIndex *index, OpenLine *open, guint end, const TsCharRect *rects, GArray *scratch)
{
  TsTextLine *line = &open->line;

  line->end = end;
  if (open->n_placed < 2)
    {
      line->is_vertical = FALSE;
      line->direction = 1;
    }
  line->size = measure_size (line, rects, scratch);
  line->rect = measure_rect (line, rects);
  index->bounds = ts_rect_union (&index->bounds, &line->rect);
  g_array_append_val (index->lines, *line);
}

static void
read_lines (TsLineIndex *index, TsPageText *page)
{
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (float));
  const char *p = page->text;
  OpenLine open = { .line.direction = 1 };

  for (guint i = 0; i < page->length; i++, p = g_utf8_next_char (p))
    {
      const TsCharRect *rect = &page->rects[i];

      if (*p == '\n')
        {
          close_line (index, &open, i, page->rects, scratch);
          open = (OpenLine){ .line.start = i + 1, .line.direction = 1 };
          continue;
        }

      if (ts_char_rect_is_empty (rect))
        continue;

      if (!continues (&open, rect))
        {
          close_line (index, &open, i, page->rects, scratch);
          open = (OpenLine){ .line.start = i, .line.direction = 1 };
        }
      take_rect (&open, rect);
    }

  if (open.line.start < page->length)
    close_line (index, &open, page->length, page->rects, scratch);
}

TsLineIndex *
ts_line_index_new (TsPageText *page)
{
  TsLineIndex *index = g_new0 (TsLineIndex, 1);

  index->lines = g_array_new (FALSE, FALSE, sizeof (TsTextLine));
  index->blocks = g_array_new (FALSE, FALSE, sizeof (TsTextBlock));
  read_lines (index, page);
  ts_line_index_group (index, page);
  return index;
}

void
ts_line_index_free (TsLineIndex *index)
{
  g_array_unref (index->lines);
  g_array_unref (index->blocks);
  g_free (index);
}

guint
ts_line_index_find (const TsLineIndex *index, guint offset)
{
  guint low = 0, high = index->lines->len;

  /* The last line that starts at or before @offset. */
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (index->lines, TsTextLine, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

void
ts_page_text_line_at (TsPageText *self, guint offset, guint *start, guint *end)
{
  const TsLineIndex *index = ts_page_text_get_index (self);
  const TsTextLine *line;

  *start = *end = MIN (offset, self->length);
  if (index->lines->len == 0)
    return;

  line = &g_array_index (index->lines, TsTextLine, ts_line_index_find (index, offset));
  *start = line->start;
  *end = line->end;
}

/* The part of a line between two offsets, as high as the whole line. */
static TsRect
get_line_part (TsPageText *self, const TsTextLine *line, guint start, guint end)
{
  TsRect part = { 0 };

  for (guint i = MAX (start, line->start); i < MIN (end, line->end); i++)
    {
      TsRect rect = ts_page_text_get_rect (self, i);

      part = ts_rect_union (&part, &rect);
    }

  if (ts_rect_is_empty (&part))
    return part;
  if (line->is_vertical)
    return (TsRect){ line->rect.x1, part.y1, line->rect.x2, part.y2 };
  return (TsRect){ part.x1, line->rect.y1, part.x2, line->rect.y2 };
}

GArray *
ts_page_text_get_rects (TsPageText *self, guint start, guint end)
{
  const TsLineIndex *index = ts_page_text_get_index (self);
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (TsRect));

  for (guint i = ts_line_index_find (index, start); i < index->lines->len; i++)
    {
      const TsTextLine *line = &g_array_index (index->lines, TsTextLine, i);
      TsRect part;

      if (line->start >= end)
        break;
      part = get_line_part (self, line, start, end);
      if (!ts_rect_is_empty (&part))
        g_array_append_val (rects, part);
    }

  return rects;
}
