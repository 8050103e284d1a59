/* Words by the properties of their characters. */
#include "config.h"

#include "document/page-text-private.h"

#include "base/char.h"

typedef struct
{
  gunichar *chars;
  guint length;
} Characters;

static gunichar
get (const Characters *self, guint i)
{
  return i < self->length ? self->chars[i] : 0;
}

static gboolean
is_word_char (gunichar c)
{
  return ts_char_is_of_word (c) ||
         (c > 0x7f &&
          (g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_type (c) == G_UNICODE_CONNECT_PUNCTUATION)) ||
         c == '_';
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Whether the character belongs to the word before it or after it: as a part of
 * it, or between two parts, as in "looked-after", "children’s", "2.5" and a word
 * broken at the end of a line.
 */
static gboolean
is_in_word (const Characters *self, guint i)
{
  gunichar c = get (self, i), before = i > 0 ? get (self, i - 1) : 0, after = get (self, i + 1);

  if (is_word_char (c))
    return TRUE;
  if (i == 0)
    return FALSE;

  if (is_apostrophe (c))
    return is_word_char (before) && is_word_char (after);
  if (is_hyphen (c))
    return is_word_char (before) &&
           (is_word_char (after) || (after == '\n' && g_unichar_isalnum (get (self, i + 2))));
  if (c == '\n')
    return i >= 2 && g_unichar_isalnum (after) && g_unichar_isalnum (get (self, i - 2)) &&
           (is_hyphen (before) || before == 0xad);

  return (c == '.' || c == ',' || c == ':') && g_unichar_isdigit (before) && g_unichar_isdigit (after);
}

/* White space, or one character repeated. */
static void
find_other_run (const Characters *self, guint offset, guint *start, guint *end)
{
  gunichar c = get (self, offset);
  gboolean is_space = g_unichar_isspace (c) && c != '\n';

#define IS_LIKE(i)                                                                                           \
  (is_space ? g_unichar_isspace (get (self, (i))) && get (self, (i)) != '\n' : get (self, (i)) == c)
  while (*start > 0 && IS_LIKE (*start - 1))
    (*start)--;
  while (*end < self->length && IS_LIKE (*end))
    (*end)++;
#undef IS_LIKE
}

void
ts_page_text_word_at (TsPageText *self, guint offset, guint *start, guint *end)
{
  Characters characters = { .length = self->length };
  g_autofree gunichar *chars = NULL;

  *start = *end = 0;
  if (self->length == 0)
    return;

  chars = g_utf8_to_ucs4_fast (self->text, -1, NULL);
  characters.chars = chars;
  offset = MIN (offset, self->length - 1);
  *start = offset;
  *end = offset + 1;
  if (!is_in_word (&characters, offset))
    {
      find_other_run (&characters, offset, start, end);
      return;
    }

  while (*start > 0 && is_in_word (&characters, *start - 1))
    (*start)--;
  while (*end < self->length && is_in_word (&characters, *end))
    (*end)++;
}
