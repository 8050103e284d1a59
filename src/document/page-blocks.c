/* Which lines of a page belong together: columns and paragraphs, told by where
 * their lines stand.
 */
#include "config.h"

#include "document/page-text-private.h"

#include <math.h>
#include <string.h>

/* A rectangle with lines turned so that they run right and follow downwards. */
static TsRect
turn_upright (const TsTextLine *line)
{
  const TsRect *rect = &line->rect;

  if (!line->is_vertical)
    return *rect;
  if (line->direction > 0)
    return (TsRect){ rect->y1, -rect->x2, rect->y2, -rect->x1 };
  return (TsRect){ -rect->y2, rect->x1, -rect->y1, rect->x2 };
}

static gboolean
begins_block (const TsTextLine *last, const TsTextLine *line)
{
  TsRect above = turn_upright (last), below = turn_upright (line);

  if (last->is_vertical != line->is_vertical || (line->is_vertical && last->direction != line->direction))
    return TRUE;

  return below.y1 < above.y1 + 0.4 * MIN (last->size, line->size)  /* up, or in the same row */
         || below.y1 - above.y2 > 3 * MAX (last->size, line->size) /* far down */
         || MIN (above.x2, below.x2) <= MAX (above.x1, below.x1) /* beside */;
}

/* A heading over two columns is not part of the first one, or it would claim
 * what is beneath it in the second.
 */
static gboolean
leaves_block (const TsTextBlock *block, const TsTextLine *last, const TsTextLine *line)
{
  double size = MAX (last->size, line->size);

  if (line->is_vertical)
    return FALSE;

  return size > 1.3 * MIN (last->size, line->size) ||
         (line->rect.y1 - last->rect.y2 > 0.6 * size &&
          fabs (block->rect.x2 - line->rect.x2) > 0.3 * ts_rect_width (&block->rect));
}

static gboolean
differs_in_size (const TsTextLine *last, const TsTextLine *line)
{
  return MAX (last->size, line->size) > 1.15 * MIN (last->size, line->size);
}

/* From line to line, in sizes. */
static double
get_pitch (const TsTextLine *last, const TsTextLine *line)
{
  return (turn_upright (line).y2 - turn_upright (last).y2) / MAX (MAX (last->size, line->size), 0.01);
}

static int
compare_doubles_cb (const void *one, const void *other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

/* The pitch within the paragraphs of this page: the lower quartile, as some of
 * the gaps are those between paragraphs.
 */
static double
find_usual_pitch (const TsLineIndex *index)
{
  g_autoptr (GArray) pitches = g_array_new (FALSE, FALSE, sizeof (double));
  double usual;

  for (guint i = 1; i < index->lines->len; i++)
    {
      const TsTextLine *last = &g_array_index (index->lines, TsTextLine, i - 1);
      const TsTextLine *line = &g_array_index (index->lines, TsTextLine, i);
      double pitch;

      if (line->begins_block || differs_in_size (last, line))
        continue;
      pitch = get_pitch (last, line);
      g_array_append_val (pitches, pitch);
    }

  if (pitches->len == 0)
    return 1.3;

  g_array_sort (pitches, compare_doubles_cb);
  usual = g_array_index (pitches, double, pitches->len / 4);
  return pitches->len < 4 ? MIN (usual, 1.5) : usual;
}

typedef enum
{
  MARK_NONE,
  MARK_DASH, /* a list's, or one of the sentence */
  MARK_LIST,
} Mark;

/* "3)", "12." and "3.50.", but not "2019." or "2.5". */
static gboolean
is_number_mark (const char *p)
{
  for (guint n_groups = 0; n_groups < 4; n_groups++)
    {
      gsize n = strspn (p, "0123456789");

      if (n == 0 || n > 3)
        return FALSE;
      p += n;
      if (*p != '.' || !g_ascii_isdigit (p[1]))
        break;
      p++;
    }

  return (*p == '.' || *p == ')') && p[1] != '\0' && !g_ascii_isdigit (p[1]);
}

static Mark
find_mark (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *next = *text != '\0' ? g_utf8_next_char (text) : text;

  if ((c == '-' || c == 0x2013 || c == 0x2014) && *next == ' ')
    return MARK_DASH;
  if (c == 0x2022 || c == 0x2023 || c == 0x2043 || (c >= 0x25a0 && c <= 0x25ff) ||
      (c >= 0xe000 && c <= 0xf8ff) || c == 0x2713 || c == 0x2714 || c == 0x27a2 ||
      ((c == '*' || c == 0xb7) && *next == ' '))
    return MARK_LIST;

  if (is_number_mark (text))
    return MARK_LIST;

  return g_ascii_isalpha (*text) && text[1] == ')' && text[2] == ' ' ? MARK_LIST : MARK_NONE;
}

/* Whether the left edge of @line says that a paragraph begins. */
static gboolean
begins_by_edge (const TsTextLine *last, const TsTextLine *line, Mark last_mark)
{
  TsRect above = turn_upright (last), below = turn_upright (line);
  double shift = below.x1 - above.x1;
  double centre_shift = (below.x1 + below.x2 - above.x1 - above.x2) / 2;

  if (fabs (shift) < 0.8 * line->size)
    return FALSE;
  if (last_mark == MARK_NONE && fabs (centre_shift) < 0.25 * line->size)
    return FALSE; /* centred */

  /* After the mark of a list text goes on indented, after an indented first
   * line it goes on at the edge.
   */
  if (shift > 0)
    return last_mark == MARK_NONE;
  return !last->begins_paragraph || last_mark != MARK_NONE;
}

static gboolean
begins_paragraph (
    const TsTextLine *last, const TsTextLine *line, Mark last_mark, Mark mark, double usual_pitch)
{
  double shift = fabs (turn_upright (line).x1 - turn_upright (last).x1);

  if (line->begins_block || ts_rect_is_empty (&last->rect) || differs_in_size (last, line) ||
      get_pitch (last, line) > usual_pitch + 0.25)
    return TRUE;
  if (mark == MARK_LIST || (mark == MARK_DASH && (last_mark == MARK_DASH || shift > 0.3 * line->size)))
    return TRUE;

  return begins_by_edge (last, line, last_mark);
}

static void
group_paragraphs (TsLineIndex *index, TsPageText *page)
{
  double usual_pitch = find_usual_pitch (index);
  const char *text = page->text;
  guint offset = 0;
  Mark last_mark = MARK_NONE;

  for (guint i = 0; i < index->lines->len; i++)
    {
      TsTextLine *line = &g_array_index (index->lines, TsTextLine, i);
      Mark mark;

      text = g_utf8_offset_to_pointer (text, line->start - offset);
      offset = line->start;
      mark = find_mark (text);
      line->begins_paragraph = i == 0 || ts_rect_is_empty (&line->rect) ||
                               begins_paragraph (&g_array_index (index->lines, TsTextLine, i - 1), line,
                                                 last_mark, mark, usual_pitch);
      last_mark = mark;
    }
}

static void
group_blocks (TsLineIndex *index)
{
  const TsTextLine *last = NULL;

  for (guint i = 0; i < index->lines->len; i++)
    {
      TsTextLine *line = &g_array_index (index->lines, TsTextLine, i);
      TsTextBlock *block = NULL;

      if (ts_rect_is_empty (&line->rect))
        continue;

      line->begins_block = last == NULL || begins_block (last, line);
      if (last != NULL)
        block = &g_array_index (index->blocks, TsTextBlock, index->blocks->len - 1);
      if (line->begins_block || leaves_block (block, last, line))
        {
          TsTextBlock next = { i, i + 1, line->rect };

          g_array_append_val (index->blocks, next);
        }

      block = &g_array_index (index->blocks, TsTextBlock, index->blocks->len - 1);
      block->end = i + 1;
      block->rect = ts_rect_union (&block->rect, &line->rect);
      last = line;
    }
}

void
ts_line_index_group (TsLineIndex *index, TsPageText *page)
{
  group_blocks (index);
  group_paragraphs (index, page);
}

void
ts_page_text_paragraph_at (TsPageText *self, guint offset, guint *start, guint *end)
{
  const TsLineIndex *index = ts_page_text_get_index (self);
  const TsTextLine *lines = (const TsTextLine *) (gpointer) index->lines->data;
  guint first, last;

  *start = *end = MIN (offset, self->length);
  if (index->lines->len == 0)
    return;

  first = last = ts_line_index_find (index, offset);
  while (first > 0 && !lines[first].begins_paragraph)
    first--;
  while (last + 1 < index->lines->len && !lines[last + 1].begins_paragraph)
    last++;

  *start = lines[first].start;
  *end = lines[last].end;
}
