/* What the words of a line say about whether it is a heading.
 */
#include "config.h"

#include "document/headings-private.h"

#include <string.h>

char *
ts_heading_fold (const char *text, gboolean mask)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *plain = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *key = g_string_new (NULL);

  for (const char *p = plain != NULL ? plain : folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (mask && g_unichar_isdigit (c))
        g_string_append_c (key, '#');
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

guint
ts_heading_count_number (const char *text)
{
  const char *p = text;
  guint n = 0;

  while (n < 6)
    {
      gsize digits = strspn (p, "0123456789");

      if (digits == 0 || digits > 2)
        break;
      n++;
      p += digits;
      if (*p != '.')
        break;
      p++;
    }
  /* A single number needs its full stop or bracket: "3 children" is none. */
  if (n == 0 || (n == 1 && p[-1] != '.' && *p != ')'))
    return 0;
  if (*p == ')')
    p++;
  return *p == ' ' && p[1] != '\0' ? n : 0;
}

gboolean
ts_heading_text_is_capitals (const char *text)
{
  guint n_upper = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_upper += g_unichar_isupper (c);
    }
  return n_upper >= 4;
}

/* "Figure 3", "Table A" and the like, which name what stands beside them. */
static gboolean
is_caption (const char *text)
{
  static const char *const words[] = { "figure",  "fig", "table",  "chart", "graph",
                                       "diagram", "map", "source", "note",  "box" };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      {
        const char *rest = folded + strlen (words[i]);

        if (*rest == ':')
          return TRUE;
        rest += strspn (rest, ". ");
        if (rest > folded + strlen (words[i]) && g_ascii_isdigit (*rest))
          return TRUE;
      }
  return FALSE;
}

/* "62% of families", "£1.2m", "1,204": a figure shown large. */
static gboolean
is_figure (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  gunichar c = g_utf8_get_char (text);

  if (c == '$' || c == 0xa3 || c == 0x20ac)
    return TRUE;
  if (digits == 0)
    return FALSE;
  return text[digits] == '%' || (text[digits] == ',' && g_ascii_isdigit (text[digits + 1]));
}

/* Past a letter or number in brackets: "(a) ", "(iv) ". */
static const char *
skip_bracketed (const char *text)
{
  gsize n = *text == '(' ? strspn (text + 1, "abcdefghijklmnopqrstuvwxyz0123456789") : 0;

  return n >= 1 && n <= 4 && text[n + 1] == ')' && text[n + 2] == ' ' ? text + n + 3 : text;
}

static gboolean
begins_like_one (const char *text)
{
  gunichar c = g_utf8_get_char (skip_bracketed (text));

  /* Lower case goes on with a sentence; quotation marks open what somebody said. */
  return g_unichar_isdigit (c) || (g_unichar_isalpha (c) && !g_unichar_islower (c));
}

static gboolean
ends_like_one (const char *text, guint n_lines)
{
  gunichar c = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));

  if (c == '.' || c == ',' || c == ';' || c == 0x2026)
    return FALSE;
  return c != ':' || n_lines == 1;
}

gboolean
ts_heading_text_is_likely (const char *text, guint n_lines)
{
  guint n_letters = 0, n_others = 0;

  if (*text == '\0' || n_lines > TS_HEADING_MAX_LINES || !begins_like_one (text) ||
      !ends_like_one (text, n_lines))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        n_letters++;
      else if (!g_unichar_isspace (c))
        n_others++;
    }
  return n_letters >= 3 && n_letters >= n_others && n_letters + n_others <= TS_HEADING_MAX_CHARACTERS &&
         strstr (text, "://") == NULL && strchr (text, '@') == NULL && !is_caption (text) &&
         !is_figure (text) && !ts_heading_text_is_number (text);
}

/* Digits are folded to "#". */
static const char *
skip_digits (const char *p)
{
  while (*p == '#')
    p++;
  return p;
}

gboolean
ts_heading_text_is_number (const char *text)
{
  g_autofree char *key = ts_heading_fold (text, TRUE);
  const char *p = g_str_has_prefix (key, "page") ? key + 4 : key;

  p = skip_digits (p);
  if (p > key && g_str_has_prefix (p, "of"))
    p = skip_digits (p + 2);
  return *p == '\0';
}

gboolean
ts_heading_text_is_listing (const char *text, gsize *title, guint *number)
{
  gsize end = strlen (text);
  gsize digits, letters;

  while (end > 0 && text[end - 1] == ' ')
    end--;
  for (digits = end; digits > 0 && g_ascii_isdigit (text[digits - 1]);)
    digits--;
  if (digits == end || end - digits > 4)
    return FALSE;
  *number = (guint) g_ascii_strtoull (text + digits, NULL, 10);
  for (letters = digits; letters > 0;)
    if (strchr (" .\t_-", text[letters - 1]) != NULL)
      letters--;
    else if (letters >= 3 && memcmp (text + letters - 3, "…", 3) == 0)
      letters -= 3;
    else
      break;
  *title = letters;
  return letters == 0 || letters < digits;
}
