#include "config.h"

#include "publish/letter-text.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

/* Longer titles are shortened within a sentence. */
#define MAX_NAME 120

/* What a title may say and yet name nothing. */
static const char *const plain_words[] = {
  "a",        "an",      "and",     "annual",       "april",  "august",    "board",       "children",
  "december", "draft",   "end",     "february",     "final",  "first",     "for",         "from",
  "in",       "is",      "january", "july",         "june",   "local",     "march",       "may",
  "november", "october", "of",      "on",           "our",    "partners",  "partnership", "pdf",
  "period",   "report",  "s",       "safeguarding", "second", "september", "the",         "third",
  "to",       "v",       "version", "year",         "yearly", NULL,
};

static gboolean
has_word (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

/* The words of @text in small letters, without digits and marks. */
static GStrv
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (letters, g_unichar_isalpha (g_utf8_get_char (p)) ? g_utf8_get_char (p) : ' ');
  return g_strsplit (letters->str, " ", -1);
}

static gboolean
says_no_more (char **words, const char *partnership)
{
  g_auto (GStrv) names = partnership != NULL ? split_words (partnership) : NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (plain_words, words[i]) && !has_word (names, words[i]))
      return FALSE;
  return TRUE;
}

char *
ts_letter_text_name_report (const char *title, const char *partnership)
{
  g_auto (GStrv) words = split_words (title != NULL ? title : "");
  g_autofree char *set = ts_letter_text_typeset (title != NULL ? title : "");
  g_autofree char *single = ts_letter_text_nest (set);
  g_autofree char *name = ts_text_ellipsise (g_strstrip (single), MAX_NAME);

  if (says_no_more (words, partnership))
    return g_strdup (_ ("your yearly report"));
  return g_strdup_printf (has_word (words, "report") ? _ ("“%s”") : _ ("your yearly report, “%s”"), name);
}
