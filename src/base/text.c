#include "config.h"

#include "base/char.h"
#include "base/text.h"

#include "base/text-private.h"

#include <string.h>

#define SOFT_HYPHEN 0x00ad
#define ELLIPSIS    "…"

/* Letters of a word that are looked at; keeps hostile text from taking
 * quadratic time.
 */
#define MAX_WORD 64

/* First parts of compounds that reports about children write with a hyphen. */
static const char *const first_parts[] = {
  "all",       "anti",   "care",   "child",  "cross", "decision", "domestic", "evidence", "face",
  "family",    "first",  "follow", "front",  "full",  "hard",     "high",     "joined",   "key",
  "long",      "looked", "low",    "mid",    "multi", "non",      "one",      "part",     "partner",
  "peer",      "police", "post",   "school", "self",  "semi",     "short",    "single",   "strength",
  "strengths", "trauma", "two",    "well",   "whole", "year",
};

/* Second parts that mark a compound. */
static const char *const second_parts[] = {
  "agency", "based", "being", "centred", "driven", "focused", "focussed", "informed", "related", "specific",
};

/* The half before may stand alone: "pre- and post-natal". */
static const char *const suspending[] = { "and", "or", "to" };

gboolean
ts_char_is_space (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= 0x09 && c <= 0x0d);
  return g_unichar_isspace (c) || c == 0x85 || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR ||
         c == 0x2028 || c == 0x2029;
}

gboolean
ts_char_is_hidden (gunichar c)
{
  if (c < 0x7f)
    return c < 0x20 && !g_ascii_isspace ((char) c) && c != 0x0b;
  if (c == SOFT_HYPHEN)
    return FALSE;

  /* Variation selectors and the combining grapheme joiner are marks. */
  return (g_unichar_iscntrl (c) && c != 0x85) || g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x034f ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0x115f || c == 0x1160 || c == 0x3164;
}

const char *
ts_char_ligature (gunichar c)
{
  static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xfb00 && c <= 0xfb06 ? letters[c - 0xfb00] : NULL;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == SOFT_HYPHEN;
}

static gboolean
is_any_dash (gunichar c)
{
  return is_hyphen (c) || c == 0x2013 || c == 0x2014;
}

static gboolean
is_listed (const char *const *list, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i], word))
      return TRUE;

  return FALSE;
}

/* The letters that follow @start. */
static char *
dup_word_after (const char *start)
{
  const char *end = start;

  for (guint n = 0; n < MAX_WORD && ts_char_is_letter (g_utf8_get_char (end)); n++)
    end = g_utf8_next_char (end);

  return g_utf8_strdown (start, end - start);
}

/* The letters that end at @end. */
static char *
dup_word_before (const char *start, const char *end)
{
  const char *word = end;

  for (guint n = 0; n < MAX_WORD && word > start; n++)
    {
      const char *previous = g_utf8_prev_char (word);

      if (!ts_char_is_letter (g_utf8_get_char (previous)))
        break;
      word = previous;
    }

  return g_utf8_strdown (word, end - word);
}

/* Every word of @context, and every pair that a hyphen joins within a line. */
static GHashTable *
collect_words (const char *context)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *last = NULL;

  for (const char *p = context; *p != '\0';)
    {
      if (!ts_char_is_letter (g_utf8_get_char (p)))
        {
          if (!(is_hyphen (g_utf8_get_char (p)) && g_utf8_get_char (p) != SOFT_HYPHEN))
            g_clear_pointer (&last, g_free);
          p = g_utf8_next_char (p);
          continue;
        }

      g_autofree char *word = dup_word_after (p);

      while (*p != '\0' && ts_char_is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (last != NULL)
        g_hash_table_add (words, g_strconcat (last, "-", word, NULL));
      g_hash_table_add (words, g_strdup (word));
      g_free (last);
      last = g_steal_pointer (&word);
    }

  return words;
}

typedef struct
{
  const char *context;
  GHashTable *words; /* of context, once they are needed */
  GString *out;
} Cleaner;

/* Whether the line-end hyphen between two halves belongs to the word. */
static gboolean
keeps_hyphen (Cleaner *self, const char *first, const char *second)
{
  g_autofree char *compound = g_strconcat (first, "-", second, NULL);
  g_autofree char *joined = g_strconcat (first, second, NULL);

  if (self->words == NULL)
    self->words = collect_words (self->context != NULL ? self->context : "");
  if (g_hash_table_contains (self->words, compound))
    return TRUE;
  if (g_hash_table_contains (self->words, joined))
    return FALSE;

  return is_listed (first_parts, G_N_ELEMENTS (first_parts), first) ||
         is_listed (second_parts, G_N_ELEMENTS (second_parts), second);
}

/* Writes what becomes of a dash @c at the end of a line, with the text going on
 * at @next. Returns whether the halves are joined.
 */
static gboolean
write_line_end_dash (Cleaner *self, gunichar c, const char *next)
{
  const char *out = self->out->str, *end = out + self->out->len;
  g_autofree char *first = dup_word_before (out, end);
  g_autofree char *second = dup_word_after (next);
  gsize first_length = strlen (first);
  gboolean in_chain =
      first_length < self->out->len && first_length > 0 && end[-(gssize) first_length - 1] == '-';

  if (c == SOFT_HYPHEN)
    return TRUE;
  if (is_hyphen (c) && is_listed (suspending, G_N_ELEMENTS (suspending), second))
    {
      g_string_append_unichar (self->out, c);
      return FALSE;
    }

  if (!is_hyphen (c) || *first == '\0' || !g_unichar_islower (g_utf8_get_char (next)) || in_chain ||
      keeps_hyphen (self, first, second))
    g_string_append_unichar (self->out, c);
  return TRUE;
}

/* Past white space; *has_line_end says whether there was a line end in it. */
static const char *
skip_space (const char *p, gboolean *has_line_end)
{
  *has_line_end = FALSE;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!ts_char_is_space (c) && !ts_char_is_hidden (c))
        break;
      *has_line_end |= c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

  return p;
}

static gboolean
ends_in_letter_or_digit (GString *out)
{
  gunichar c = out->len > 0 ? g_utf8_get_char (g_utf8_prev_char (out->str + out->len)) : 0;

  return ts_char_is_of_word (c);
}

/* Handles the dash at @p; returns where to go on. */
static const char *
clean_dash (Cleaner *self, const char *p)
{
  gunichar c = g_utf8_get_char (p);
  gboolean has_line_end;
  const char *after = g_utf8_next_char (p);
  const char *next = skip_space (after, &has_line_end);

  if (has_line_end && ends_in_letter_or_digit (self->out) && g_unichar_isalnum (g_utf8_get_char (next)))
    return write_line_end_dash (self, c, next) ? next : after;

  if (c != SOFT_HYPHEN)
    g_string_append_unichar (self->out, c);
  return after;
}

char *
ts_text_clean (const char *text, const char *context)
{
  Cleaner cleaner = { .context = context, .out = g_string_new (NULL) };

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean has_line_end;

      if (is_any_dash (c))
        {
          p = clean_dash (&cleaner, p);
          continue;
        }

      if (ts_char_is_space (c))
        {
          p = skip_space (p, &has_line_end);
          if (cleaner.out->len > 0 && *p != '\0')
            g_string_append_c (cleaner.out, ' ');
          continue;
        }

      if (ts_char_ligature (c) != NULL)
        g_string_append (cleaner.out, ts_char_ligature (c));
      else if (!ts_char_is_hidden (c))
        g_string_append_unichar (cleaner.out, c);
      p = g_utf8_next_char (p);
    }

  g_clear_pointer (&cleaner.words, g_hash_table_unref);
  return g_strchomp (g_string_free (cleaner.out, FALSE));
}

char *
ts_text_make_valid (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x85 || c == 0x2028 || c == 0x2029 || (c == '\r' && p[1] != '\n'))
        g_string_append_c (out, '\n');
      else if (c == '\n' || c == '\t' || (!g_unichar_iscntrl (c) && (c & 0xfffe) != 0xfffe))
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* Where to cut @text, of more than @max characters, to leave at most @max. */
static const char *
find_cut (const char *text, guint max)
{
  const char *limit = g_utf8_offset_to_pointer (text, max);
  const char *cut = limit;

  /* After a whole word? Then here; else at the white space before. */
  while (cut > text && !ts_char_is_space (g_utf8_get_char (cut)))
    cut = g_utf8_prev_char (cut);

  /* One long word is cut between letters, not before an accent. */
  if (cut == text)
    for (cut = limit; cut > text && g_unichar_ismark (g_utf8_get_char (cut));)
      cut = g_utf8_prev_char (cut);

  return cut;
}

static gboolean
is_dangling (gunichar c)
{
  return ts_char_is_space (c) || c == ',' || c == ';' || c == ':' || is_any_dash (c);
}

char *
ts_text_ellipsise (const char *text, guint max)
{
  const char *cut;

  if ((gulong) g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);
  if (max == 0)
    return g_strdup ("");

  cut = find_cut (text, max - 1);
  while (cut > text && is_dangling (g_utf8_get_char (g_utf8_prev_char (cut))))
    cut = g_utf8_prev_char (cut);

  return g_strdup_printf ("%.*s" ELLIPSIS, (int) (cut - text), text);
}
