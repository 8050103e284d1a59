#include "config.h"

#include "base/date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_HOLIDAYS 12

typedef struct
{
  GDateYear year;
  GDateMonth month;
  GDateDay day;
} Day;

/* Proclaimed for one year only. */
static const Day additional_holidays[] = {
  { 1999, G_DATE_DECEMBER, 31 },  /* the millennium */
  { 2002, G_DATE_JUNE, 3 },       /* Golden Jubilee */
  { 2011, G_DATE_APRIL, 29 },     /* royal wedding */
  { 2012, G_DATE_JUNE, 5 },       /* Diamond Jubilee */
  { 2022, G_DATE_JUNE, 3 },       /* Platinum Jubilee */
  { 2022, G_DATE_SEPTEMBER, 19 }, /* state funeral */
  { 2023, G_DATE_MAY, 8 },        /* coronation */
};

/* The early May holiday where it is not the first Monday, ... */
static const Day moved_early_may[] = {
  { 1995, G_DATE_MAY, 8 },
  { 2020, G_DATE_MAY, 8 },
};

/* ... and the spring holiday where it is not the last Monday of May. */
static const Day moved_spring[] = {
  { 2002, G_DATE_JUNE, 4 },
  { 2012, G_DATE_JUNE, 4 },
  { 2022, G_DATE_JUNE, 2 },
};

static gboolean
is_digit_pattern (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";

  for (guint i = 0; i < sizeof pattern - 1; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != '-')
      return FALSE;

  return text[sizeof pattern - 1] == '\0';
}

static guint
read_number (const char *text, guint n_digits)
{
  guint value = 0;

  for (guint i = 0; i < n_digits; i++)
    value = value * 10 + (guint) (text[i] - '0');

  return value;
}

gboolean
ts_date_parse (const char *text, GDate *date)
{
  guint year, month, day;

  if (text == NULL || !is_digit_pattern (text))
    return FALSE;

  year = read_number (text, 4);
  month = read_number (text + 5, 2);
  day = read_number (text + 8, 2);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

gboolean
ts_date_is_valid (const char *text)
{
  GDate date;

  return ts_date_parse (text, &date);
}

char *
ts_date_format (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date), (guint) g_date_get_month (date),
                          (guint) g_date_get_day (date));
}

/* GDateTime, unlike strftime(), gives UTF-8 in every locale. */
static char *
format_date (const GDate *date, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (g_date_get_year (date), (int) g_date_get_month (date),
                                                    g_date_get_day (date), 0, 0, 0);

  return g_date_time_format (time, format);
}

char *
ts_date_format_long (const char *text)
{
  GDate date;

  if (text == NULL)
    return g_strdup ("");
  if (!ts_date_parse (text, &date))
    return g_strdup (text);

  /* Translators: a date such as "31 March 2020", see g_date_time_format() */
  return format_date (&date, _ ("%-d %B %Y"));
}

static gboolean
bounds_whole_months (const GDate *start, const GDate *end)
{
  return g_date_compare (start, end) < 0 && g_date_is_first_of_month (start) && g_date_is_last_of_month (end);
}

static char *
format_months (const GDate *start, const GDate *end)
{
  /* Translators: a month such as "March 2020", see g_date_time_format() */
  const char *format = _ ("%B %Y");
  g_autofree char *first = format_date (start, format);
  g_autofree char *last = format_date (end, format);

  if (g_str_equal (first, last))
    return g_steal_pointer (&first);

  /* Translators: a period, "April 2019 to March 2020" */
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

char *
ts_date_format_period (const char *start, const char *end)
{
  g_autofree char *first = ts_date_format_long (start);
  g_autofree char *last = ts_date_format_long (end);
  GDate start_date, end_date;

  if (*first == '\0' && *last == '\0')
    return g_strdup ("");
  if (*last == '\0')
    /* Translators: a period without an end, "from 1 April 2019" */
    return g_strdup_printf (_ ("from %s"), first);
  if (*first == '\0')
    /* Translators: a period without a start, "until 31 March 2020" */
    return g_strdup_printf (_ ("until %s"), last);

  if (ts_date_parse (start, &start_date) && ts_date_parse (end, &end_date) &&
      bounds_whole_months (&start_date, &end_date))
    return format_months (&start_date, &end_date);

  if (g_str_equal (first, last))
    return g_steal_pointer (&first);

  return g_strdup_printf (_ ("%s to %s"), first, last);
}

/* The anonymous Gregorian algorithm (Meeus, Jones and Butcher). */
static void
set_easter_sunday (GDate *date, guint year)
{
  guint a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  guint g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  guint l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  guint n = h + l + 114 - 7 * m;

  g_date_set_dmy (date, (GDateDay) (n % 31 + 1), (GDateMonth) (n / 31), (GDateYear) year);
}

static void
set_first_monday (GDate *date, guint year, GDateMonth month)
{
  g_date_set_dmy (date, 1, month, (GDateYear) year);
  g_date_add_days (date, (8 - (guint) g_date_get_weekday (date)) % 7);
}

static void
set_last_monday (GDate *date, guint year, GDateMonth month)
{
  g_date_set_dmy (date, g_date_get_days_in_month (month, (GDateYear) year), month, (GDateYear) year);
  g_date_subtract_days (date, (guint) g_date_get_weekday (date) - 1);
}

static void
set_unless_moved (GDate *date, guint year, const Day *moved, guint n_moved)
{
  for (guint i = 0; i < n_moved; i++)
    if (moved[i].year == year)
      g_date_set_dmy (date, moved[i].day, moved[i].month, moved[i].year);
}

/* A holiday that falls on a weekend is kept on the next day free of one. */
static guint
add_winter_holidays (guint year, GDate *dates)
{
  GDate *new_year = &dates[0], *christmas = &dates[1], *boxing = &dates[2];
  GDateWeekday weekday;

  g_date_set_dmy (new_year, 1, G_DATE_JANUARY, (GDateYear) year);
  weekday = g_date_get_weekday (new_year);
  g_date_add_days (new_year, weekday == G_DATE_SATURDAY ? 2 : weekday == G_DATE_SUNDAY ? 1 : 0);

  g_date_set_dmy (christmas, 25, G_DATE_DECEMBER, (GDateYear) year);
  g_date_set_dmy (boxing, 26, G_DATE_DECEMBER, (GDateYear) year);
  weekday = g_date_get_weekday (christmas);
  if (weekday == G_DATE_SATURDAY || weekday == G_DATE_SUNDAY)
    g_date_add_days (christmas, 2);
  if (weekday == G_DATE_FRIDAY || weekday == G_DATE_SATURDAY)
    g_date_add_days (boxing, 2);

  return 3;
}

static guint
list_bank_holidays (guint year, GDate dates[MAX_HOLIDAYS])
{
  guint n = 0;

  for (guint i = 0; i < MAX_HOLIDAYS; i++)
    g_date_clear (&dates[i], 1);

  n += add_winter_holidays (year, dates);
  set_easter_sunday (&dates[n], year);
  dates[n + 1] = dates[n];
  g_date_subtract_days (&dates[n++], 2);
  g_date_add_days (&dates[n++], 1);
  set_first_monday (&dates[n], year, G_DATE_MAY);
  set_unless_moved (&dates[n++], year, moved_early_may, G_N_ELEMENTS (moved_early_may));
  set_last_monday (&dates[n], year, G_DATE_MAY);
  set_unless_moved (&dates[n++], year, moved_spring, G_N_ELEMENTS (moved_spring));
  set_last_monday (&dates[n++], year, G_DATE_AUGUST);

  for (guint i = 0; i < G_N_ELEMENTS (additional_holidays) && n < MAX_HOLIDAYS; i++)
    if (additional_holidays[i].year == year)
      g_date_set_dmy (&dates[n++], additional_holidays[i].day, additional_holidays[i].month,
                      additional_holidays[i].year);

  return n;
}

gboolean
ts_date_is_bank_holiday (const GDate *date)
{
  GDate dates[MAX_HOLIDAYS];
  guint n = list_bank_holidays (g_date_get_year (date), dates);

  for (guint i = 0; i < n; i++)
    if (g_date_compare (date, &dates[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Mondays to Fridays after day 0 of the calendar up to and including @julian:
 * day 1, 1 January of the year 1, was a Monday.
 */
static int
count_weekdays (guint32 julian)
{
  return (int) (julian / 7 * 5 + MIN (julian % 7, 5));
}

/* @from is not later than @to. */
static int
count_working_days (const GDate *from, const GDate *to)
{
  int count = count_weekdays (g_date_get_julian (to)) - count_weekdays (g_date_get_julian (from));

  /* Every bank holiday is on a weekday. */
  for (guint year = g_date_get_year (from); year <= g_date_get_year (to); year++)
    {
      GDate dates[MAX_HOLIDAYS];
      guint n = list_bank_holidays (year, dates);

      for (guint i = 0; i < n; i++)
        if (g_date_compare (&dates[i], from) > 0 && g_date_compare (&dates[i], to) <= 0)
          count--;
    }

  return count;
}

int
ts_date_days_between (const GDate *from, const GDate *to, TsDays days)
{
  if (days == TS_DAYS_CALENDAR)
    return g_date_days_between (from, to);

  if (g_date_compare (from, to) <= 0)
    return count_working_days (from, to);

  return -count_working_days (to, from);
}

char *
ts_time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
