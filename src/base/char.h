/* What a character is to those who read: the same for folding, joining and finding,
 * whose results have to agree.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks go with the letter that they stand on. */
static inline gboolean
ts_char_is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* A letter or a digit: what words are made of. */
static inline gboolean
ts_char_is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Hyphens and dashes of any length, the minus included. */
static inline gboolean
ts_char_is_dash (gunichar c)
{
  return c == '-' || c == 0x2212 || (c > 0x7f && g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION);
}

G_END_DECLS
