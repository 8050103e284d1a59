#include "config.h"

#include "base/date.h"

static void
test_dates (void)
{
  static const char *const cases[][2] = {
    { "2019-04-01", "2019-04-01" },       { " 2019-04-01 ", "2019-04-01" },
    { "1 April 2019", "2019-04-01" },     { "1st april 2019", "2019-04-01" },
    { "31 Mar 2020", "2020-03-31" },      { "22nd Sept. 2020", "2020-09-22" },
    { "01/04/2019", "2019-04-01" },       { "1.4.2019", "2019-04-01" },
    { "29 February 2020", "2020-02-29" }, { "3-May-2019", "2019-05-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = ts_date_parse_typed (cases[i][0]);

      g_assert_cmpstr (date, ==, cases[i][1]);
    }
}

static void
test_none (void)
{
  static const char *const cases[] = {
    "",
    "April 2019",
    "2019",
    "1 Apr 19",
    "30 February 2020",
    "29 Feb 2019",
    "1 Ma 2019",
    "0 April 2019",
    "32 April 2019",
    "4th",
    "13/13/2019",
    "1 April 2019 x",
    "1/4/02019",
    "2019-4-1",
    "1 Aprils 2019",
    "1x April 2019",
    "1 4th4 2019",
    "001 April 2019",
    "1 April 0000",
    "１ April 2019",
    "1 \xff\xfe 2019",
  };
  g_autofree char *long_text = g_strnfill (5000, '1');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = ts_date_parse_typed (cases[i]);

      if (date != NULL)
        g_error ("\"%s\" is taken for %s", cases[i], date);
    }
  g_assert_null (ts_date_parse_typed (long_text));
  g_assert_null (ts_date_parse_typed (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date-typed/dates", test_dates);
  g_test_add_func ("/base/date-typed/none", test_none);
  return g_test_run ();
}
