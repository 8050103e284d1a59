#include "config.h"

#include "publish/letter-text.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer quotations are shortened: a letter shows, the report has the rest. */
#define MAX_QUOTE 600
#define MAX_TITLE 120

/* A quotation mark after one of these opens. */
static gboolean
opens_after (gunichar before)
{
  return before == 0 || g_unichar_isspace (before) ||
         strchr ("([{/-", before < 0x80 ? (int) before : 'x') != NULL || before == 0x2013 ||
         before == 0x2014 || before == 0x2018 || before == 0x201c;
}

static gboolean
is_between_spaces (const char *text, const char *p, gunichar before)
{
  return before == ' ' && p > text && p[1] == ' ';
}

char *
ts_letter_text_typeset (const char *text)
{
  GString *set = g_string_sized_new (strlen (text) + 16);
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"')
        c = opens_after (before) ? 0x201c : 0x201d;
      else if (c == '\'')
        c = opens_after (before) && !g_ascii_isdigit (p[1]) ? 0x2018 : 0x2019;
      else if (c == '-' && is_between_spaces (text, p, before))
        c = 0x2013;
      else if (g_str_has_prefix (p, "..."))
        {
          c = 0x2026;
          p += 2;
        }
      g_string_append_unichar (set, c);
      before = c;
    }
  return g_string_free (set, FALSE);
}

/* The last character of @text, before any quotation mark or bracket that closes. */
static gunichar
get_last (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c != 0x2019 && c != 0x201d && c != ')' && c != ']')
        return c;
    }
  return 0;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

char *
ts_letter_text_sentence (const char *text)
{
  g_autofree char *set = ts_letter_text_typeset (text != NULL ? text : "");
  gunichar last;

  g_strstrip (set);
  last = get_last (set);
  if (*set == '\0' || ends_sentence (last) || last == ':' || last == ';')
    return g_steal_pointer (&set);
  return g_strconcat (set, ".", NULL);
}

char *
ts_letter_text_nest (const char *text)
{
  GString *set = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (set, c == 0x201c ? 0x2018 : c == 0x201d ? 0x2019 : c);
    }
  return g_string_free (set, FALSE);
}

/* Of a chart or a table the title says what it is; the rest of what stands in it
 * is figures without their places.
 */
static char *
quote_region (const TsAnchor *anchor)
{
  g_auto (GStrv) lines = g_strsplit (anchor->quote, "\n", 2);
  g_autofree char *first = lines[0] != NULL ? ts_text_clean (lines[0], NULL) : g_strdup ("");
  g_autofree char *curly = ts_letter_text_typeset (first);
  g_autofree char *single = ts_letter_text_nest (curly);
  g_autofree char *title = ts_text_ellipsise (g_strstrip (single), MAX_TITLE);

  if (*title == '\0')
    return g_strdup ("");
  return g_strconcat ("“", title, lines[1] != NULL && strcmp (title, single) == 0 ? "\u00a0…" : "", "”",
                      NULL);
}

char *
ts_letter_text_quote (TsPassage *passage, TsTextLayer *layer)
{
  const TsAnchor *anchor = ts_passage_get_anchor (passage);
  const char *clean = ts_passage_get_quote (passage);
  g_autofree char *curly = ts_letter_text_typeset (clean);
  g_autofree char *single = ts_letter_text_nest (curly);
  g_autofree char *quote = ts_text_ellipsise (g_strstrip (single), MAX_QUOTE);
  gboolean shortened = strcmp (quote, single) != 0;

  if (anchor->is_region)
    return quote_region (anchor);
  if (*quote == '\0')
    return g_strdup ("");
  return g_strconcat ("“", ts_letter_text_is_cut_before (anchor, layer) ? "…\u00a0" : "", quote,
                      !shortened && ts_letter_text_is_cut_after (anchor, layer) ? "\u00a0…" : "", "”", NULL);
}

static gboolean
has_label (guint page, const char *label)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);

  return label != NULL && *label != '\0' && strcmp (label, number) != 0;
}

char *
ts_letter_text_page (guint page, const char *label)
{
  return has_label (page, label) ? ts_text_make_valid (label, -1) : g_strdup_printf ("%u", page + 1);
}

char *
ts_letter_text_pages (guint first, const char *first_label, guint last, const char *last_label)
{
  g_autofree char *from = ts_letter_text_page (first, first_label);
  g_autofree char *to = ts_letter_text_page (last, last_label);
  gboolean labelled = has_label (first, first_label) || has_label (last, last_label);

  if (first >= last)
    return labelled ? g_strdup_printf (_ ("p. %s (PDF page %u)"), from, first + 1)
                    : g_strdup_printf (_ ("p. %s"), from);
  return labelled ? g_strdup_printf (_ ("pp. %s–%s (PDF pages %u–%u)"), from, to, first + 1, last + 1)
                  : g_strdup_printf (_ ("pp. %s–%s"), from, to);
}
