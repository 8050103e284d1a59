/* Hits as seen from afar. */
#include "config.h"

#include "document/find-private.h"

#include <math.h>

static void
add_height (TsFindRows *rows, double y)
{
  guint row = (guint) CLAMP (floor (y * TS_FIND_PLACES_PER_PAGE), 0, TS_FIND_PLACES_PER_PAGE - 1);

  rows->heights[row / 64] |= G_GUINT64_CONSTANT (1) << (row % 64);
}

GArray *
ts_find_rows_estimate (TsFindIndex *index, GArray *ranges)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (TsFindRows));
  TsFindRows rows = { 0 };

  for (guint i = 0; i < ranges->len; i++)
    {
      const TsTextPosition *start = &g_array_index (ranges, TsTextRange, i).start;

      if (i == 0 || start->page != rows.page)
        {
          if (i > 0)
            g_array_append_val (all, rows);
          rows = (TsFindRows){ .page = start->page, .first = i };
        }
      rows.end = i + 1;
      add_height (&rows, (double) start->offset / MAX (ts_find_index_get_length (index, start->page), 1));
    }

  if (ranges->len > 0)
    g_array_append_val (all, rows);
  return all;
}

void
ts_find_rows_measure (TsFindRows *rows, GArray *ranges, TsPageText *page)
{
  TsFindRows measured = { .page = rows->page, .first = rows->first, .end = rows->end };
  double height = ts_page_text_get_height (page);

  for (guint i = rows->first; i < rows->end; i++)
    {
      guint offset = g_array_index (ranges, TsTextRange, i).start.offset;
      TsRect rect = { 0 };

      if (offset < ts_page_text_get_length (page))
        rect = ts_page_text_get_rect (page, offset);
      add_height (&measured, rect.y1 / height);
    }

  *rows = measured;
}

GArray *
ts_find_rows_list (GArray *rows)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (TsFindPlace));

  for (guint i = 0; i < rows->len; i++)
    {
      const TsFindRows *page = &g_array_index (rows, TsFindRows, i);

      for (guint row = 0; row < TS_FIND_PLACES_PER_PAGE; row++)
        if (page->heights[row / 64] & (G_GUINT64_CONSTANT (1) << (row % 64)))
          {
            TsFindPlace place = { page->page, (row + 0.5) / TS_FIND_PLACES_PER_PAGE };

            g_array_append_val (places, place);
          }
    }

  return places;
}
