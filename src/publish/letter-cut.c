#include "config.h"

#include "publish/letter-text.h"

#include <string.h>

/* Whether a quotation was cut out of a sentence: by what stands around it in its
 * paragraph, or where that isn't known, by the anchor's context.
 */

gboolean
ts_letter_text_ends_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (g_unichar_isspace (c) || c == 0x2019 || c == 0x201d || c == '"' || c == '\'' || c == ')' ||
          c == ']')
        continue;
      return c == '.' || c == '!' || c == '?' || c == 0x2026;
    }
  return FALSE;
}

/* A bullet, or the number or letter of a list's item, "a)" or "12.". */
static gboolean
is_label (const char *text)
{
  guint n_letters = 0;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n++)
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      n_letters++;
  return n_letters == 0 || (n <= 4 && (g_str_has_suffix (text, ")") || g_str_has_suffix (text, ".")));
}

static gunichar
get_first (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_utf8_get_char (text);
}

/* What comes on the next line or page goes on with the sentence only if it says so. */
static gboolean
goes_on (gunichar c)
{
  return g_unichar_islower (c) || c == ',' || c == ';';
}

/* The text of the passage's first paragraph before it, or NULL where it isn't known. */
static char *
dup_before (const TsAnchor *anchor, TsTextLayer *layer)
{
  g_autoptr (TsPageText) page = NULL;
  guint start, end;

  if (layer == NULL || anchor->range.start.page >= ts_text_layer_get_n_pages (layer))
    return NULL;
  page = ts_text_layer_get_page (layer, anchor->range.start.page);
  ts_page_text_paragraph_at (page, anchor->range.start.offset, &start, &end);
  return ts_page_text_dup_range (page, MIN (start, anchor->range.start.offset), anchor->range.start.offset);
}

static char *
dup_after (const TsAnchor *anchor, TsTextLayer *layer)
{
  g_autoptr (TsPageText) page = NULL;
  guint offset = anchor->range.end.offset;
  guint start, end;

  if (layer == NULL || offset == 0 || anchor->range.end.page >= ts_text_layer_get_n_pages (layer))
    return NULL;
  page = ts_text_layer_get_page (layer, anchor->range.end.page);
  ts_page_text_paragraph_at (page, offset - 1, &start, &end);
  return ts_page_text_dup_range (page, offset, MAX (end, offset));
}

gboolean
ts_letter_text_is_cut_before (const TsAnchor *anchor, TsTextLayer *layer)
{
  const char *prefix = anchor->prefix != NULL ? anchor->prefix : "";
  g_autofree char *known = dup_before (anchor, layer);
  g_autofree char *before = g_strdup (known != NULL ? known : prefix);
  gboolean at_line = known == NULL && g_str_has_suffix (prefix, "\n");

  g_strstrip (before);
  if (*before == '\0' || at_line)
    return *prefix != '\0' && goes_on (get_first (anchor->quote)) && !ts_letter_text_ends_sentence (prefix);
  return !is_label (before) && !ts_letter_text_ends_sentence (before);
}

gboolean
ts_letter_text_is_cut_after (const TsAnchor *anchor, TsTextLayer *layer)
{
  const char *suffix = anchor->suffix != NULL ? anchor->suffix : "";
  g_autofree char *known = dup_after (anchor, layer);
  g_autofree char *after = g_strdup (known != NULL ? known : suffix);
  gboolean at_line = known == NULL && g_str_has_prefix (suffix, "\n");
  gunichar next;

  if (ts_letter_text_ends_sentence (anchor->quote))
    return FALSE;
  g_strstrip (after);
  if (*after == '\0' || at_line)
    return goes_on (get_first (suffix));
  next = g_utf8_get_char (after);
  return strchr (".!?)]\"'", next < 0x80 ? (int) next : 'x') == NULL && next != 0x2026 && next != 0x2019 &&
         next != 0x201d;
}
