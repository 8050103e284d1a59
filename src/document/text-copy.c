/* Text as it is taken elsewhere: words and paragraphs, without the lines of the page.
 */
#include "config.h"

#include "document/text-layer-private.h"

#include <string.h>

/* What a paragraph of running text ends with, but for quotation marks and brackets. */
static gboolean
is_ended (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201d)
        continue;
      return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x2026;
    }
  return TRUE;
}

static gboolean
begins_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

/* A sentence that runs on over the end of a page or column is one paragraph. */
static gboolean
runs_on (const char *before, const char *after)
{
  return *before != '\0' && !is_ended (before) && begins_lower (after);
}

typedef struct
{
  GPtrArray *paragraphs; /* of char *, as on the page */
  gboolean elsewhere;    /* what comes now stands in another column or page */
} Collector;

/* Takes @text. */
static void
add_paragraph (Collector *collector, char *text)
{
  g_autofree char *part = g_strstrip (text);
  char **last = collector->paragraphs->len > 0
                    ? (char **) &collector->paragraphs->pdata[collector->paragraphs->len - 1]
                    : NULL;

  if (*part == '\0')
    return;
  if (collector->elsewhere && last != NULL && runs_on (*last, part))
    {
      char *joined = g_strconcat (*last, "\n", part, NULL);

      g_free (*last);
      *last = joined;
    }
  else
    g_ptr_array_add (collector->paragraphs, g_steal_pointer (&part));
  collector->elsewhere = FALSE;
}

/* Where the run of text begins above the one before it. */
static gboolean
is_in_next_column (TsPageText *page, guint before, guint start)
{
  TsRect above = ts_page_text_get_rect (page, before), here = ts_page_text_get_rect (page, start);

  return !ts_rect_is_empty (&above) && !ts_rect_is_empty (&here) && here.y2 < above.y1;
}

static guint
skip_space (TsPageText *page, guint start, guint end)
{
  const char *p = g_utf8_offset_to_pointer (ts_page_text_get_text (page), start);

  for (; start < end && g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    start++;
  return start;
}

static void
add_page (Collector *collector, TsPageText *page, guint start, guint end)
{
  collector->elsewhere = TRUE;
  end = MIN (end, ts_page_text_get_length (page));
  while (start < end)
    {
      guint first, last, before = start;

      ts_page_text_paragraph_at (page, start, &first, &last);
      last = CLAMP (last, start + 1, end);
      add_paragraph (collector, ts_page_text_dup_range (page, start, last));
      start = skip_space (page, last, end);
      if (start < end && is_in_next_column (page, before, start))
        collector->elsewhere = TRUE;
    }
}

char *
ts_text_layer_dup_clean (TsTextLayer *self, const TsTextRange *range)
{
  TsTextRange within = ts_text_layer_clamp (self, range);
  TsTextRange pages = { { within.start.page, 0 }, { within.end.page, G_MAXUINT } };
  g_autofree char *context = ts_text_layer_dup_text (self, &pages);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  Collector collector = { .paragraphs = paragraphs };
  GString *text = g_string_new (NULL);

  for (guint i = within.start.page; i <= within.end.page && !ts_text_range_is_empty (&within); i++)
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (self, i);

      add_page (&collector, page, i == within.start.page ? within.start.offset : 0,
                i == within.end.page ? within.end.offset : G_MAXUINT);
    }
  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *clean = ts_text_clean (paragraphs->pdata[i], context);

      if (text->len > 0 && *clean != '\0')
        g_string_append (text, "\n\n");
      g_string_append (text, clean);
    }
  return g_string_free (text, FALSE);
}
