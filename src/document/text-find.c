/* Where a quotation stands. */
#include "config.h"

#include "document/text-layer-private.h"

#include "base/char.h"

#include <string.h>

#define MAX_PLACES 10000

/* Whether a match is not cut out of longer words. */
static gboolean
is_whole (const char *text, const char *match, gsize length)
{
  const char *end = match + length;

  return !(match > text && ts_char_is_of_word (g_utf8_get_char (match)) &&
           ts_char_is_of_word (g_utf8_get_char (g_utf8_prev_char (match)))) &&
         !(ts_char_is_of_word (g_utf8_get_char (end)) &&
           ts_char_is_of_word (g_utf8_get_char (g_utf8_prev_char (end))));
}

/* Appends to @whole or @parts each place of the folded @quote that begins before
 * the character @limit.
 */
static void
find_all (TsJoinedText *joined, const TsFoldedText *quote, guint limit, GArray *whole, GArray *parts)
{
  gsize n_bytes, quote_bytes = strlen (quote->text);
  const char *text = ts_joined_text_get_text (joined, &n_bytes);
  const char *end = text + n_bytes, *counted = text;
  guint offset = 0;

  for (const char *p = text; (p = memmem (p, (gsize) (end - p), quote->text, quote_bytes)) != NULL;)
    {
      gboolean is_whole_match = is_whole (text, p, quote_bytes);
      TsTextRange range;

      offset += (guint) g_utf8_pointer_to_offset (counted, p);
      counted = p;
      if (offset >= limit || whole->len + parts->len >= MAX_PLACES)
        break;

      range = ts_joined_text_get_range (joined, offset, offset + quote->length);
      g_array_append_val (is_whole_match ? whole : parts, range);
      /* One within a word must not hide the whole one that overlaps it. */
      p = is_whole_match ? p + quote_bytes : g_utf8_next_char (p);
    }
}

GArray *
ts_text_layer_find_quote (TsTextLayer *self, const char *quote, int page)
{
  g_autoptr (TsFoldedText) folded = ts_text_fold (quote, TS_TEXT_LAYER_FOLD);
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (TsTextRange));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (TsTextRange));
  g_autoptr (TsJoinedText) joined = NULL;
  guint limit = G_MAXUINT;

  if (folded->length == 0)
    return g_steal_pointer (&whole);

  joined = ts_joined_text_new (self, page, folded->length + 1);
  if (page >= 0)
    limit = ts_joined_text_get_first_length (joined);
  find_all (joined, folded, limit, whole, parts);
  return whole->len > 0 ? g_steal_pointer (&whole) : g_steal_pointer (&parts);
}
