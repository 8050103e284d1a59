/* Folded pages as one text. */
#include "config.h"

#include "document/text-layer-private.h"

#include "base/char.h"

#include <string.h>

/* A page's part of the joined text. */
typedef struct
{
  guint page;
  guint start; /* of its first character in the joined text */
  TsFoldedPage *folded;
} Segment;

struct _TsJoinedText
{
  GString *text;
  guint length;     /* in characters */
  GArray *segments; /* of Segment; pages without text have none */
};

static void
clear_segment_cb (gpointer data)
{
  Segment *segment = data;

  ts_folded_page_unref (segment->folded);
}

/* As folding does within a page: a word broken at the end of the page is whole
 * again, other pages are a space apart.
 */
static void
join (TsJoinedText *self, gunichar next)
{
  const char *end = self->text->str + self->text->len;
  gunichar before = 0;

  if (self->text->len > 1 && end[-1] == '-')
    before = g_utf8_get_char (g_utf8_prev_char (end - 1));

  if (!ts_char_is_of_word (before) || !ts_char_is_of_word (next))
    {
      g_string_append_c (self->text, ' ');
      self->length++;
    }
  else if (ts_char_is_letter (before) && ts_char_is_letter (next))
    {
      g_string_truncate (self->text, self->text->len - 1);
      self->length--;
    }
}

static void
append_page (TsJoinedText *self, guint page, TsFoldedPage *folded)
{
  Segment segment = { page, 0, folded };

  if (self->length > 0)
    join (self, g_utf8_get_char (folded->folded->text));

  segment.start = self->length;
  g_array_append_val (self->segments, segment);
  g_string_append (self->text, folded->folded->text);
  self->length += folded->folded->length;
}

TsJoinedText *
ts_joined_text_new (TsTextLayer *layer, int page, gsize n_more)
{
  TsJoinedText *self = g_new0 (TsJoinedText, 1);
  guint n_pages = ts_text_layer_get_n_pages (layer);
  guint first_length = 0;

  self->text = g_string_new (NULL);
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (self->segments, clear_segment_cb);

  for (guint i = (guint) MAX (page, 0); i < n_pages; i++)
    {
      g_autoptr (TsFoldedPage) folded = ts_text_layer_get_folded (layer, i);

      if (page >= 0 && i == (guint) page)
        first_length = folded->folded->length;
      if (page >= 0 && (first_length == 0 || self->length > first_length + n_more))
        break;
      if (folded->folded->length > 0)
        append_page (self, i, g_steal_pointer (&folded));
    }

  return self;
}

void
ts_joined_text_free (TsJoinedText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->segments);
  g_free (self);
}

const char *
ts_joined_text_get_text (TsJoinedText *self, gsize *n_bytes)
{
  *n_bytes = self->text->len;
  return self->text->str;
}

guint
ts_joined_text_get_first_length (TsJoinedText *self)
{
  return self->segments->len > 0 ? g_array_index (self->segments, Segment, 0).folded->folded->length : 0;
}

/* The segment of a character; of a space between pages the one before it. */
static const Segment *
find_segment (TsJoinedText *self, guint offset)
{
  guint low = 0, high = self->segments->len;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->segments, Segment, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->segments, Segment, low);
}

TsTextRange
ts_joined_text_get_range (TsJoinedText *self, guint start, guint end)
{
  const Segment *first = find_segment (self, start), *last = find_segment (self, end - 1);
  const TsFoldedText *folded = first->folded->folded;
  TsTextRange range;

  range.start.page = first->page;
  range.start.offset = folded->starts[MIN (start - first->start, folded->length - 1)];
  folded = last->folded->folded;
  range.end.page = last->page;
  range.end.offset = folded->ends[MIN (end - 1 - last->start, folded->length - 1)];
  return range;
}
