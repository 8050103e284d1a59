#include "config.h"

#include "base/date.h"

#include <locale.h>
#include <string.h>

static GDate
date_of (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_assert_true (ts_date_parse (text, &date));
  return date;
}

static void
test_parse (void)
{
  static const char *const bad[] = {
    "",           "2020",       "2020-03",    "2020-02-30",  "2021-02-29", "2020-13-01",
    "2020-00-10", "2020-01-00", "0000-01-01", "2020-03-311", "2020-3-31",  " 2020-03-31",
    "2020/03/31", "20200331",   "2020-03-3x", "+020-03-31",  "2020-99-99", "-",
  };
  GDate date = date_of ("2020-02-29");
  g_autofree char *text = ts_date_format (&date);

  g_assert_cmpstr (text, ==, "2020-02-29");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (ts_date_parse (bad[i], &date));
      g_assert_false (ts_date_is_valid (bad[i]));
    }
  g_assert_false (ts_date_is_valid (NULL));
  g_assert_cmpuint (g_date_get_day (&date), ==, 29);
}

static void
assert_long (const char *text, const char *expected)
{
  g_autofree char *formatted = ts_date_format_long (text);

  g_assert_cmpstr (formatted, ==, expected);
}

static void
test_format_long (void)
{
  assert_long ("2020-03-31", "31 March 2020");
  assert_long ("2019-09-01", "1 September 2019");
  assert_long ("2019-09", "2019-09");
  assert_long ("soon", "soon");
  assert_long ("", "");
  assert_long (NULL, "");
}

static void
assert_period (const char *start, const char *end, const char *expected)
{
  g_autofree char *formatted = ts_date_format_period (start, end);

  g_assert_cmpstr (formatted, ==, expected);
}

static void
test_format_period (void)
{
  assert_period ("2019-04-01", "2020-03-31", "April 2019 to March 2020");
  assert_period ("2020-02-01", "2020-02-29", "February 2020");
  assert_period ("2019-09-29", "2020-03-31", "29 September 2019 to 31 March 2020");
  assert_period ("2019-04-01", "2020-03-30", "1 April 2019 to 30 March 2020");
  assert_period ("2020-04-01", "2019-03-31", "1 April 2020 to 31 March 2019");
  assert_period ("2019-04-01", NULL, "from 1 April 2019");
  assert_period (NULL, "2020-03-31", "until 31 March 2020");
  assert_period ("2019", "2020-03-31", "2019 to 31 March 2020");
  assert_period ("2020-03-31", "2020-03-31", "31 March 2020");
  assert_period (NULL, NULL, "");
}

/* As listed on gov.uk, those that differ from the plain rule included. */
static const char *const holidays[] = {
  "1995-01-02", "1995-04-14", "1995-04-17", "1995-05-08", "1995-05-29",
  "1995-08-28", "1995-12-25", "1995-12-26", /* */
  "1999-01-01", "1999-04-02", "1999-04-05", "1999-05-03", "1999-05-31",
  "1999-08-30", "1999-12-27", "1999-12-28", "1999-12-31", /* */
  "2002-01-01", "2002-03-29", "2002-04-01", "2002-05-06", "2002-06-03",
  "2002-06-04", "2002-08-26", "2002-12-25", "2002-12-26", /* */
  "2011-01-03", "2011-04-22", "2011-04-25", "2011-04-29", "2011-05-02",
  "2011-05-30", "2011-08-29", "2011-12-26", "2011-12-27", /* */
  "2012-01-02", "2012-04-06", "2012-04-09", "2012-05-07", "2012-06-04",
  "2012-06-05", "2012-08-27", "2012-12-25", "2012-12-26", /* */
  "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25",
  "2020-08-31", "2020-12-25", "2020-12-28", /* */
  "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31",
  "2021-08-30", "2021-12-27", "2021-12-28", /* */
  "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02",
  "2022-06-03", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27", /* */
  "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08",
  "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26", /* */
  "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27",
  "2024-08-26", "2024-12-25", "2024-12-26", /* */
  "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26",
  "2025-08-25", "2025-12-25", "2025-12-26", /* */
  "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25",
  "2026-08-31", "2026-12-25", "2026-12-28", /* */
  "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31",
  "2027-08-30", "2027-12-27", "2027-12-28",
};

/* Every day of the listed years is told right, not only the holidays. */
static void
test_bank_holidays (void)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GDate date = date_of ("1995-01-01");

  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      g_hash_table_add (listed, (gpointer) holidays[i]);
      g_hash_table_add (years, g_strndup (holidays[i], 4));
    }

  for (; g_date_get_year (&date) < 2028; g_date_add_days (&date, 1))
    {
      g_autofree char *text = ts_date_format (&date);
      g_autofree char *year = g_strndup (text, 4);

      if (!g_hash_table_contains (years, year))
        continue;
      if (ts_date_is_bank_holiday (&date) != g_hash_table_contains (listed, text))
        g_error ("%s", text);
    }
}

static int
days (const char *from, const char *to, TsDays kind)
{
  GDate from_date = date_of (from), to_date = date_of (to);

  return ts_date_days_between (&from_date, &to_date, kind);
}

static void
test_days_between (void)
{
  g_assert_cmpint (days ("2020-09-01", "2020-09-08", TS_DAYS_CALENDAR), ==, 7);
  g_assert_cmpint (days ("2020-09-08", "2020-09-01", TS_DAYS_CALENDAR), ==, -7);
  g_assert_cmpint (days ("2020-09-01", "2020-09-10", TS_DAYS_WORKING), ==, 7);
  g_assert_cmpint (days ("2020-09-10", "2020-09-01", TS_DAYS_WORKING), ==, -7);
  g_assert_cmpint (days ("2020-09-01", "2020-09-01", TS_DAYS_WORKING), ==, 0);
  g_assert_cmpint (days ("2020-09-04", "2020-09-06", TS_DAYS_WORKING), ==, 0);
  g_assert_cmpint (days ("2020-09-04", "2020-09-07", TS_DAYS_WORKING), ==, 1);
  /* Over Easter: Thursday to Tuesday. */
  g_assert_cmpint (days ("2020-04-09", "2020-04-14", TS_DAYS_WORKING), ==, 1);
  /* Over Christmas and New Year. */
  g_assert_cmpint (days ("2020-12-24", "2021-01-04", TS_DAYS_WORKING), ==, 4);
  g_assert_cmpint (days ("0001-01-01", "9999-12-31", TS_DAYS_CALENDAR), ==, 3652058);
  g_assert_cmpint (days ("0001-01-01", "9999-12-31", TS_DAYS_WORKING), >, 2500000);
}

/* Against counting day by day. */
static void
test_working_days_counted (void)
{
  GDate from = date_of ("2018-12-29"), to;
  int counted = 0;

  for (to = from; g_date_get_year (&to) < 2024;)
    {
      GDateWeekday weekday;

      g_assert_cmpint (ts_date_days_between (&from, &to, TS_DAYS_WORKING), ==, counted);
      g_date_add_days (&to, 1);
      weekday = g_date_get_weekday (&to);
      counted += weekday <= G_DATE_FRIDAY && !ts_date_is_bank_holiday (&to);
    }
}

static void
test_now (void)
{
  g_autofree char *now = ts_time_now ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (now, NULL);
  g_autoptr (GDateTime) clock = g_date_time_new_now_utc ();

  g_assert_nonnull (time);
  g_assert_cmpuint (strlen (now), ==, 20);
  g_assert_cmpint (ABS (g_date_time_difference (clock, time)), <, 60 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/format-long", test_format_long);
  g_test_add_func ("/base/date/format-period", test_format_period);
  g_test_add_func ("/base/date/bank-holidays", test_bank_holidays);
  g_test_add_func ("/base/date/days-between", test_days_between);
  g_test_add_func ("/base/date/working-days-counted", test_working_days_counted);
  g_test_add_func ("/base/date/now", test_now);
  return g_test_run ();
}
