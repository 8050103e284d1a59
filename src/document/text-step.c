/* Where a caret goes.
 */
#include "config.h"

#include "document/text-layer-private.h"

#include "base/char.h"

#include <math.h>

static gunichar
char_at (const char *text, guint offset)
{
  return g_utf8_get_char (g_utf8_offset_to_pointer (text, offset));
}

/* Of a word, with what is written within one. */
static gboolean
is_of_word (gunichar c)
{
  return ts_char_is_of_word (c) || c == '\'' || c == 0x2019 || c == 0xad;
}

/* To the end of a word, or back to the beginning of one; FALSE where there is none. */
static gboolean
step_word (TsPageText *page, guint *offset, int direction)
{
  const char *text = ts_page_text_get_text (page);
  guint length = ts_page_text_get_length (page), at = MIN (*offset, length);
  const char *p = g_utf8_offset_to_pointer (text, at);
  gboolean in_word = FALSE;

  while (direction > 0 ? at < length : at > 0)
    {
      gunichar c = g_utf8_get_char (direction > 0 ? p : g_utf8_prev_char (p));

      if (in_word && !is_of_word (c))
        break;
      in_word = in_word || is_of_word (c);
      p = direction > 0 ? g_utf8_next_char (p) : g_utf8_prev_char (p);
      at += (guint) direction;
    }
  if (in_word)
    *offset = at;
  return in_word;
}

/* The line around @offset, without its line end. */
static void
find_line (TsPageText *page, guint offset, guint *start, guint *end)
{
  const char *text = ts_page_text_get_text (page);
  const char *p = g_utf8_offset_to_pointer (text, offset);

  for (*end = offset; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    (*end)++;
  p = g_utf8_offset_to_pointer (text, offset);
  for (*start = offset; p > text && p[-1] != '\n'; p = g_utf8_prev_char (p))
    (*start)--;
}

TsRect
ts_text_layer_get_caret_rect (TsTextLayer *self, const TsTextPosition *position)
{
  g_autoptr (TsPageText) page = ts_text_layer_get_page (self, position->page);
  guint offset = MIN (position->offset, ts_page_text_get_length (page)), start, end;
  TsRect rect = { 0 };

  find_line (page, offset, &start, &end);
  for (guint i = offset; i < end; i++)
    {
      rect = ts_page_text_get_rect (page, i);
      if (!ts_rect_is_empty (&rect))
        return (TsRect){ rect.x1, rect.y1, rect.x1, rect.y2 };
    }
  for (guint i = offset; i > start; i--)
    {
      rect = ts_page_text_get_rect (page, i - 1);
      if (!ts_rect_is_empty (&rect))
        return (TsRect){ rect.x2, rect.y1, rect.x2, rect.y2 };
    }
  return (TsRect){ 0 };
}

/* The place in a line that is nearest to @goal. */
static guint
find_in_line (TsTextLayer *self, guint page, guint start, guint end, double goal)
{
  double nearest = G_MAXDOUBLE;
  guint found = start;

  for (guint i = start; i <= end; i++)
    {
      TsRect rect = ts_text_layer_get_caret_rect (self, &(TsTextPosition){ page, i });

      if (fabs (rect.x1 - goal) < nearest)
        {
          nearest = fabs (rect.x1 - goal);
          found = i;
        }
    }
  return found;
}

static gboolean
step_line (TsTextLayer *self, TsTextPosition *position, int direction, double goal)
{
  g_autoptr (TsPageText) page = ts_text_layer_get_page (self, position->page);
  guint length = ts_page_text_get_length (page), start, end, at;

  find_line (page, position->offset, &start, &end);
  if (direction > 0 ? end + 1 >= length : start == 0)
    return FALSE;
  at = direction > 0 ? end + 1 : start - 1;
  find_line (page, at, &start, &end);
  position->offset = find_in_line (self, position->page, start, end, goal);
  return TRUE;
}

/* To the first or last place of the nearest page that has text. */
static gboolean
step_page (TsTextLayer *self, TsTextPosition *position, int direction)
{
  guint n_pages = ts_text_layer_get_n_pages (self);

  for (guint i = position->page; direction > 0 ? i + 1 < n_pages : i > 0;)
    {
      g_autoptr (TsPageText) page = NULL;
      guint length;

      i += (guint) direction;
      page = ts_text_layer_get_page (self, i);
      length = ts_page_text_get_length (page);
      if (length == 0)
        continue;
      if (direction < 0 && length > 1 && char_at (ts_page_text_get_text (page), length - 1) == '\n')
        length--;
      *position = (TsTextPosition){ i, direction > 0 ? 0 : length };
      return TRUE;
    }
  return FALSE;
}

static void
step_within (TsTextLayer *self, TsTextPosition *to, TsTextStep step, int direction, double goal)
{
  g_autoptr (TsPageText) page = ts_text_layer_get_page (self, to->page);
  guint length = ts_page_text_get_length (page), start, end;
  TsTextPosition before = *to;

  find_line (page, to->offset, &start, &end);
  switch (step)
    {
    case TS_STEP_CHARACTER:
      if (direction > 0 ? to->offset < length : to->offset > 0)
        to->offset += (guint) direction;
      else
        step_page (self, to, direction);
      break;
    case TS_STEP_WORD:
      if (!step_word (page, &to->offset, direction) && step_page (self, to, direction))
        {
          g_autoptr (TsPageText) other = ts_text_layer_get_page (self, to->page);

          step_word (other, &to->offset, direction);
        }
      break;
    case TS_STEP_LINE:
      if (!step_line (self, to, direction, goal) && step_page (self, to, direction))
        {
          g_autoptr (TsPageText) other = ts_text_layer_get_page (self, to->page);

          find_line (other, to->offset, &start, &end);
          to->offset = find_in_line (self, to->page, start, end, goal);
        }
      break;
    case TS_STEP_LINE_END:
      to->offset = direction > 0 ? end : start;
      break;
    case TS_STEP_DOCUMENT_END:
      while (step_page (self, to, direction))
        ;
      if (before.page == to->page)
        to->offset = direction > 0 ? length : 0;
      else if (direction < 0)
        to->offset = 0;
      else
        *to = (TsTextPosition){ to->page, G_MAXUINT };
      break;
    default:
      break;
    }
}

/**
 * ts_text_layer_step:
 * @direction: 1 onwards, -1 back
 * @goal: (inout): where in lines TS_STEP_LINE goes to, in points; set if it is negative
 *
 * Returns: where a caret goes from @from; there, if it can't go on
 */
TsTextPosition
ts_text_layer_step (
    TsTextLayer *self, const TsTextPosition *from, TsTextStep step, int direction, double *goal)
{
  TsTextRange at = { *from, *from };
  TsTextPosition to;

  at = ts_text_layer_clamp (self, &at);
  to = at.start;
  if (step != TS_STEP_LINE)
    *goal = -1;
  else if (*goal < 0)
    *goal = ts_text_layer_get_caret_rect (self, &to).x1;
  step_within (self, &to, step, direction, *goal);
  at = (TsTextRange){ to, to };
  return ts_text_layer_clamp (self, &at).start;
}
