#include "config.h"

#include "base/date.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TYPED 64

static const char *const english[] = {
  "january", "february", "march",     "april",   "may",      "june",
  "july",    "august",   "september", "october", "november", "december"
};

/* At least three letters of the month's name, case ignored. */
static gboolean
begins_name (const char *name, const char *word)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return g_utf8_strlen (folded, -1) >= 3 && g_str_has_prefix (folded_name, folded);
}

static gboolean
is_month (int month, const char *word)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, month, 1, 0, 0, 0);
  g_autofree char *local = g_date_time_format (time, "%B");

  return begins_name (english[month - 1], word) || (local != NULL && begins_name (local, word));
}

/* 1 to 12; 0 if it is none. */
static int
read_month (const char *word)
{
  if (g_ascii_isdigit (*word))
    return atoi (word);
  for (int month = 1; month <= 12; month++)
    if (is_month (month, word))
      return month;
  return 0;
}

/* "1", "01", "1st"; 0 if it is none. */
static int
read_day (const char *word)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th" };
  gsize n_digits = strspn (word, "0123456789");

  if (n_digits < 1 || n_digits > 2)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (word + n_digits, endings[i]) == 0)
      return atoi (word);
  return 0;
}

/* Words between spaces, full stops, commas, slashes and hyphens. */
static GPtrArray *
split_words (const char *text)
{
  g_auto (GStrv) all = g_strsplit_set (text, " \t.,/-", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0')
      g_ptr_array_add (words, g_strdup (all[i]));
  return words;
}

/**
 * ts_date_parse_typed:
 * @text: what somebody typed
 *
 * Returns: (transfer full) (nullable): the date in ISO 8601, or %NULL
 */
char *
ts_date_parse_typed (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autoptr (GPtrArray) words = NULL;
  int day, month;
  GDate date;

  if (ts_date_is_valid (trimmed))
    return g_steal_pointer (&trimmed);
  if (strlen (trimmed) > MAX_TYPED || !g_utf8_validate (trimmed, -1, NULL))
    return NULL;
  words = split_words (trimmed);
  if (words->len != 3 || strlen (words->pdata[2]) != 4 || strspn (words->pdata[2], "0123456789") != 4 ||
      (g_ascii_isdigit (*(char *) words->pdata[1]) && read_day (words->pdata[1]) == 0))
    return NULL;
  day = read_day (words->pdata[0]);
  month = read_month (words->pdata[1]);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) atoi (words->pdata[2])))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) atoi (words->pdata[2]));
  return ts_date_format (&date);
}
