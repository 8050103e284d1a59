/* Selecting with a pointer. */
#include "config.h"

#include "document/text-layer-private.h"

typedef void (*Bounds) (TsPageText *page, guint offset, guint *start, guint *end);

static Bounds
get_bounds (TsGranularity granularity)
{
  switch (granularity)
    {
    case TS_GRANULARITY_WORD:
      return ts_page_text_word_at;
    case TS_GRANULARITY_LINE:
      return ts_page_text_line_at;
    case TS_GRANULARITY_PARAGRAPH:
      return ts_page_text_paragraph_at;
    case TS_GRANULARITY_CHARACTER:
    default:
      return NULL;
    }
}

TsTextRange
ts_text_layer_extend (TsTextLayer *self, const TsTextRange *range, TsGranularity granularity)
{
  Bounds bounds = get_bounds (granularity);
  TsTextRange grown = ts_text_layer_clamp (self, range);
  gboolean is_empty = ts_text_range_is_empty (&grown);
  g_autoptr (TsPageText) first = ts_text_layer_get_page (self, grown.start.page);
  g_autoptr (TsPageText) last = ts_text_layer_get_page (self, grown.end.page);
  guint start, end;

  if (bounds == NULL)
    return grown;

  if (grown.end.offset > 0 || is_empty)
    {
      bounds (last, is_empty ? grown.end.offset : grown.end.offset - 1, &start, &end);
      grown.end.offset = MAX (end, grown.end.offset);
    }
  bounds (first, grown.start.offset, &start, &end);
  grown.start.offset = MIN (start, grown.start.offset);
  return grown;
}

/* The character to which a unit is selected; the last one for a point below all
 * text.
 */
static guint
find_character (TsPageText *page, double x, double y)
{
  guint last = ts_page_text_get_length (page);

  if (ts_page_text_drag_offset_at (page, x, y) < last)
    return ts_page_text_character_at (page, x, y);

  while (last > 0)
    {
      TsRect rect = ts_page_text_get_rect (page, --last);

      if (!ts_rect_is_empty (&rect))
        break;
    }

  return last;
}

static TsTextPosition
find_position (TsTextLayer *self, guint number, double x, double y, gboolean of_character)
{
  g_autoptr (TsPageText) page = NULL;
  guint n_pages = ts_text_layer_get_n_pages (self);

  if (number >= n_pages)
    {
      number = n_pages - 1;
      y = G_MAXDOUBLE;
    }

  page = ts_text_layer_get_page (self, number);
  return (TsTextPosition){ number, of_character ? find_character (page, x, y)
                                                : ts_page_text_drag_offset_at (page, x, y) };
}

/* Dragging upwards selects what dragging downwards between the same points does. */
TsTextRange
ts_text_layer_select (TsTextLayer *self,
                      TsGranularity granularity,
                      guint from_page,
                      double from_x,
                      double from_y,
                      guint to_page,
                      double to_x,
                      double to_y)
{
  gboolean by_units = granularity != TS_GRANULARITY_CHARACTER;
  TsTextPosition from, to;
  TsTextRange range;

  if (ts_text_layer_get_n_pages (self) == 0)
    return (TsTextRange){ 0 };

  from = find_position (self, from_page, from_x, from_y, by_units);
  to = find_position (self, to_page, to_x, to_y, by_units);
  if (ts_text_position_compare (&from, &to) <= 0)
    range = (TsTextRange){ from, to };
  else
    range = (TsTextRange){ to, from };

  /* The unit under the last point is selected too. */
  if (by_units)
    range.end.offset++;
  return ts_text_layer_extend (self, &range, granularity);
}
