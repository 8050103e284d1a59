/* The words around a hit. */
#include "config.h"

#include "document/find-index-private.h"

#include "base/text.h"

#include <string.h>

#define MAX_BEFORE 32 /* characters */
#define MAX_HIT    160
#define MAX_AFTER  90

/* Up to @max characters before @end, from the beginning of a word on. */
static char *
dup_before (const char *text, const char *end, gboolean *cut)
{
  const char *start = end;

  for (guint i = 0; i < MAX_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  *cut = start > text;
  if (*cut)
    for (const char *p = start; p < end; p = g_utf8_next_char (p))
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          start = p;
          break;
        }
  return g_strndup (start, (gsize) (end - start));
}

static char *
dup_after (const char *start)
{
  const char *end = start;

  for (guint i = 0; i < MAX_AFTER && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  return g_strndup (start, (gsize) (end - start));
}

/* The hit as stored, over pages too; no more of it than a line shows. */
static char *
dup_hit (TsFindIndex *self, const TsTextRange *range)
{
  GString *hit = g_string_new (NULL);
  guint n = 0;

  for (guint page = range->start.page; page <= range->end.page && n < MAX_HIT; page++)
    {
      const char *p = ts_find_index_get_text (self, page);
      guint start = page == range->start.page ? range->start.offset : 0;
      guint end = MIN (page == range->end.page ? range->end.offset : G_MAXUINT,
                       ts_find_index_get_length (self, page));
      const char *from = g_utf8_offset_to_pointer (p, MIN (start, end));
      guint length = MIN (end - MIN (start, end), MAX_HIT - n);

      if (hit->len > 0)
        g_string_append_c (hit, '\n');
      g_string_append_len (hit, from, g_utf8_offset_to_pointer (from, length) - from);
      n += length;
    }
  return g_string_free (hit, FALSE);
}

/* Characters that cleaning leaves alone, whatever stands around them. */
static gboolean
is_solid (gunichar c)
{
  return !g_unichar_isspace (c) && c != 0x00ad && c != '-' &&
         g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION;
}

static guint
count_solid (const char *text)
{
  g_autofree char *clean = ts_text_clean (text, NULL);
  guint n = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    n += is_solid (g_utf8_get_char (p)) ? 1 : 0;
  return n;
}

/* The end of the first @n solid characters or, before the next one, its start. */
static const char *
pass_solid (const char *text, guint n, gboolean to_next)
{
  const char *p = text, *end = text;

  for (; *p != '\0' && (n > 0 || to_next); p = g_utf8_next_char (p))
    {
      if (!is_solid (g_utf8_get_char (p)))
        continue;
      if (n == 0)
        return p;
      n--;
      end = g_utf8_next_char (p);
    }
  return end;
}

/* Cleaned as a whole, so that words broken at the edges of the hit are whole; the
 * hit is found again by what cleaning leaves alone.
 */
char *
ts_find_index_dup_snippet (TsFindIndex *self, const TsTextRange *range, guint *start, guint *n_bytes)
{
  const char *first = ts_find_index_get_text (self, range->start.page);
  const char *last = ts_find_index_get_text (self, range->end.page);
  guint start_offset = MIN (range->start.offset, ts_find_index_get_length (self, range->start.page));
  guint end_offset = MIN (range->end.offset, ts_find_index_get_length (self, range->end.page));
  gboolean cut;
  g_autofree char *before = dup_before (first, g_utf8_offset_to_pointer (first, start_offset), &cut);
  g_autofree char *hit = dup_hit (self, range);
  g_autofree char *after = dup_after (g_utf8_offset_to_pointer (last, end_offset));
  g_autofree char *whole = g_strconcat (before, hit, after, NULL);
  g_autofree char *clean = ts_text_clean (whole, NULL);
  guint n_before = count_solid (before), n_hit = count_solid (hit);
  const char *hit_start = pass_solid (clean, n_before, TRUE);
  const char *hit_end = pass_solid (clean, n_before + n_hit, FALSE);
  const char *ellipsis = cut ? "…" : "";

  *start = (guint) (hit_start - clean + strlen (ellipsis));
  *n_bytes = hit_end > hit_start ? (guint) (hit_end - hit_start) : 0;
  return g_strconcat (ellipsis, clean, NULL);
}
