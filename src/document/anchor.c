#include "config.h"

#include "document/anchor.h"

#include "document/text-layer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TsAnchor *
ts_anchor_copy (const TsAnchor *anchor)
{
  TsAnchor *copy = g_new0 (TsAnchor, 1);

  *copy = *anchor;
  copy->document = g_strdup (anchor->document);
  copy->quote = g_strdup (anchor->quote);
  copy->prefix = g_strdup (anchor->prefix);
  copy->suffix = g_strdup (anchor->suffix);
  copy->rects = anchor->rects != NULL ? g_array_copy (anchor->rects) : NULL;
  return copy;
}

void
ts_anchor_free (TsAnchor *anchor)
{
  if (anchor == NULL)
    return;

  g_free (anchor->document);
  g_free (anchor->quote);
  g_free (anchor->prefix);
  g_free (anchor->suffix);
  g_clear_pointer (&anchor->rects, g_array_unref);
  g_free (anchor);
}

/* Pages are joined by a line end, here as in ts_text_layer_dup_text(). */
static char *
dup_prefix (TsTextLayer *layer, TsTextPosition position)
{
  g_autofree char *text = g_strdup ("");

  for (guint room = TS_ANCHOR_CONTEXT;;)
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, position.page);
      guint end = MIN (position.offset, ts_page_text_get_length (page)), n = MIN (end, room);
      g_autofree char *part = ts_page_text_dup_range (page, end - n, end);
      char *longer = g_strconcat (part, text, NULL);

      g_free (text);
      text = longer;
      room -= n;
      if (room == 0 || position.page == 0)
        return g_steal_pointer (&text);

      longer = g_strconcat ("\n", text, NULL);
      g_free (text);
      text = longer;
      if (--room == 0)
        return g_steal_pointer (&text);
      position = (TsTextPosition){ position.page - 1, G_MAXUINT };
    }
}

static char *
dup_suffix (TsTextLayer *layer, TsTextPosition position)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint room = TS_ANCHOR_CONTEXT;;)
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, position.page);
      guint length = ts_page_text_get_length (page), start = MIN (position.offset, length);
      guint n = MIN (length - start, room);
      g_autofree char *part = ts_page_text_dup_range (page, start, start + n);

      g_string_append (text, part);
      room -= n;
      if (room == 0 || position.page + 1 >= ts_text_layer_get_n_pages (layer))
        return g_strdup (text->str);

      g_string_append_c (text, '\n');
      if (--room == 0)
        return g_strdup (text->str);
      position = (TsTextPosition){ position.page + 1, 0 };
    }
}

/* White space of a page from @offset on, up to @limit. */
static guint
count_space_after (TsPageText *page, guint offset, guint limit)
{
  const char *p = g_utf8_offset_to_pointer (ts_page_text_get_text (page), offset);
  guint n = 0;

  for (; offset + n < limit && g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n++;
  return n;
}

static guint
count_space_before (TsPageText *page, guint offset, guint limit)
{
  const char *p = g_utf8_offset_to_pointer (ts_page_text_get_text (page), offset);
  guint n = 0;

  for (; offset - n > limit; n++)
    {
      p = g_utf8_prev_char (p);
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        break;
    }
  return n;
}

/* A selection often takes white space along; a quotation does not. */
static TsTextRange
trim (TsTextLayer *layer, TsTextRange range)
{
  TsTextPosition *start = &range.start, *end = &range.end;

  while (!ts_text_range_is_empty (&range))
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, start->page);
      guint length = ts_page_text_get_length (page);
      guint limit = start->page == end->page ? end->offset : length;

      start->offset += count_space_after (page, start->offset, limit);
      if (start->page == end->page || start->offset < length)
        break;
      *start = (TsTextPosition){ start->page + 1, 0 };
    }

  while (!ts_text_range_is_empty (&range))
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, end->page);

      end->offset = MIN (end->offset, ts_page_text_get_length (page));
      end->offset -= count_space_before (page, end->offset, start->page == end->page ? start->offset : 0);
      if (start->page == end->page || end->offset > 0)
        break;
      *end = (TsTextPosition){ end->page - 1, G_MAXUINT };
    }

  return range;
}

static void
normalise_rects (GArray *rects, TsTextLayer *layer)
{
  for (guint i = 0; i < rects->len; i++)
    {
      TsPageRect *rect = &g_array_index (rects, TsPageRect, i);
      g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, rect->page);
      TsRect unit = { 0, 0, 1, 1 };
      TsRect normal =
          ts_rect_normalise (&rect->rect, ts_page_text_get_width (page), ts_page_text_get_height (page));

      rect->rect = ts_rect_intersection (&normal, &unit);
    }
}

TsAnchor *
ts_anchor_new_for_range (const char *document, TsTextLayer *layer, const TsTextRange *range)
{
  TsAnchor *anchor = g_new0 (TsAnchor, 1);

  anchor->document = g_strdup (document);
  anchor->range = ts_text_layer_clamp (layer, range);
  anchor->range = trim (layer, anchor->range);
  anchor->quote = ts_text_layer_dup_text (layer, &anchor->range);
  anchor->prefix = dup_prefix (layer, anchor->range.start);
  anchor->suffix = dup_suffix (layer, anchor->range.end);
  anchor->rects = ts_text_layer_get_rects (layer, &anchor->range);
  normalise_rects (anchor->rects, layer);
  return anchor;
}

/* Whether the word that begins at character @i, of @n characters, is for the most
 * part within @rect: by the centres of the characters that have a place.
 */
static gboolean
is_word_within (TsPageText *page, const TsRect *rect, guint i, guint n)
{
  guint inside = 0, placed = 0;

  for (guint k = i; k < i + n; k++)
    {
      TsRect place = ts_page_text_get_rect (page, k);

      if (ts_rect_is_empty (&place))
        continue;
      placed++;
      if (ts_rect_contains (rect, (place.x1 + place.x2) / 2, (place.y1 + place.y2) / 2))
        inside++;
    }
  return inside * 2 > placed;
}

/* Characters up to the next white space. */
static guint
word_length (const char *p)
{
  guint n = 0;

  for (; *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n++;
  return n;
}

/* The words within @rect, none of them cut: each run that is contiguous on the
 * page, on a line of its own.
 */
static char *
dup_text_within (TsPageText *page, const TsRect *rect, guint *first)
{
  GString *text = g_string_new (NULL);
  const char *p = ts_page_text_get_text (page), *held = p;
  gboolean was_inside = FALSE;
  guint i = 0;

  while (*p != '\0')
    {
      guint n = word_length (p);
      const char *end = g_utf8_offset_to_pointer (p, MAX (n, 1));
      gboolean inside = n > 0 && is_word_within (page, rect, i, n);

      if (inside && text->len == 0)
        *first = i;
      else if (inside && !was_inside)
        g_string_append_c (text, '\n');
      else if (inside)
        g_string_append_len (text, held, p - held);
      if (inside)
        g_string_append_len (text, p, end - p);
      if (n > 0)
        {
          was_inside = inside;
          held = end;
        }
      i += MAX (n, 1);
      p = end;
    }

  return g_strstrip (g_string_free (text, FALSE));
}

TsAnchor *
ts_anchor_new_for_region (const char *document,
                          TsTextLayer *layer,
                          guint page,
                          const TsRect *rect,
                          double page_width,
                          double page_height)
{
  g_autoptr (TsPageText) text = ts_text_layer_get_page (layer, page);
  TsRect whole = { 0, 0, page_width, page_height };
  TsRect upright = ts_rect_from_corners (rect->x1, rect->y1, rect->x2, rect->y2);
  TsRect within = ts_rect_intersection (&upright, &whole);
  TsPageRect normal = { page, ts_rect_normalise (&within, page_width, page_height) };
  TsAnchor *anchor = g_new0 (TsAnchor, 1);
  guint first = 0;

  anchor->document = g_strdup (document);
  anchor->is_region = TRUE;
  anchor->quote = dup_text_within (text, &within, &first);
  anchor->range = (TsTextRange){ { page, first }, { page, first } };
  anchor->prefix = g_strdup ("");
  anchor->suffix = g_strdup ("");
  anchor->rects = g_array_new (FALSE, FALSE, sizeof (TsPageRect));
  g_array_append_val (anchor->rects, normal);
  return anchor;
}

static gboolean
explain (char **why, const char *reason)
{
  if (why != NULL)
    *why = g_strdup (reason);
  return FALSE;
}

static gboolean
are_rects_sane (GArray *rects, guint n_pages)
{
  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      const TsPageRect *rect = &g_array_index (rects, TsPageRect, i);

      if (rect->page >= n_pages ||
          !(rect->rect.x1 >= 0 && rect->rect.y1 >= 0 && rect->rect.x2 <= 1 && rect->rect.y2 <= 1 &&
            rect->rect.x1 <= rect->rect.x2 && rect->rect.y1 <= rect->rect.y2))
        return FALSE;
    }

  return TRUE;
}

/* A rectangle is stored rounded, so that a character on its edge may fall to
 * either side: every line of the quotation must stand on the page.
 */
static gboolean
verify_region (const TsAnchor *anchor, TsTextLayer *layer, char **why)
{
  g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, anchor->range.start.page);
  g_auto (GStrv) lines = g_strsplit (anchor->quote != NULL ? anchor->quote : "", "\n", -1);

  if (anchor->rects == NULL || anchor->rects->len == 0)
    return explain (why, _ ("The region has no rectangle"));

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (ts_page_text_get_text (page), lines[i]) == NULL)
      return explain (why, _ ("The text of the region is not on its page"));

  return TRUE;
}

static gboolean
is_within (TsTextLayer *layer, const TsTextRange *range)
{
  TsTextRange clamped = ts_text_layer_clamp (layer, range);

  return ts_text_position_compare (&clamped.start, &range->start) == 0 &&
         ts_text_position_compare (&clamped.end, &range->end) == 0;
}

static gboolean
verify_text (const TsAnchor *anchor, TsTextLayer *layer, char **why)
{
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (ts_text_range_is_empty (&anchor->range))
    return explain (why, _ ("The passage has no extent"));
  if (!is_within (layer, &anchor->range))
    return explain (why, _ ("The passage lies beyond the text of its page"));

  quote = ts_text_layer_dup_text (layer, &anchor->range);
  if (g_strcmp0 (quote, anchor->quote) != 0)
    return explain (why, _ ("Other words stand where the quotation should be"));

  prefix = dup_prefix (layer, anchor->range.start);
  suffix = dup_suffix (layer, anchor->range.end);
  if (anchor->prefix != NULL && !g_str_has_suffix (prefix, anchor->prefix))
    return explain (why, _ ("The words before the quotation differ from those noted"));
  if (anchor->suffix != NULL && !g_str_has_prefix (suffix, anchor->suffix))
    return explain (why, _ ("The words after the quotation differ from those noted"));

  return TRUE;
}

gboolean
ts_anchor_verify (const TsAnchor *anchor, TsTextLayer *layer, char **why)
{
  guint n_pages = ts_text_layer_get_n_pages (layer);

  if (why != NULL)
    *why = NULL;

  if (anchor->range.start.page >= n_pages)
    return explain (why, _ ("The document has no such page"));
  if (!are_rects_sane (anchor->rects, n_pages))
    return explain (why, _ ("The passage is marked outside of its page"));

  return anchor->is_region ? verify_region (anchor, layer, why) : verify_text (anchor, layer, why);
}
