#include "config.h"

#include "base/csv.h"

#include <string.h>

static void
test_reads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsCsv) csv = ts_csv_new ("\xef\xbb\xbfname,members,note\r\n"
                                      "\"Barking, Havering\",\"a; \"\"b\"\"\",\r\n"
                                      "Bury,\"two\nlines\",x\n"
                                      ",,",
                                      -1, "r.csv", &error);
  guint name, note;

  g_assert_no_error (error);
  g_assert_cmpuint (ts_csv_get_n_rows (csv), ==, 3);
  g_assert_true (ts_csv_find_columns (csv, &error, "note", &note, "name", &name, NULL));
  g_assert_no_error (error);
  g_assert_cmpstr (ts_csv_get (csv, 0, name), ==, "Barking, Havering");
  g_assert_cmpstr (ts_csv_get (csv, 0, 1), ==, "a; \"b\"");
  g_assert_cmpstr (ts_csv_get (csv, 0, note), ==, "");
  g_assert_null (ts_csv_get_or_null (csv, 0, note));
  g_assert_cmpstr (ts_csv_get (csv, 1, 1), ==, "two\nlines");
  g_assert_cmpuint (ts_csv_get_line (csv, 0), ==, 2);
  g_assert_cmpuint (ts_csv_get_line (csv, 1), ==, 3);
  g_assert_cmpuint (ts_csv_get_line (csv, 2), ==, 5);

  g_assert_false (ts_csv_find_columns (csv, &error, "region", &name, NULL));
  g_assert_error (error, TS_CSV_ERROR, TS_CSV_ERROR_COLUMN);
  g_assert_cmpstr (error->message, ==, "r.csv: line 1: the column “region” is missing");
}

static void
test_refuses (void)
{
  const struct
  {
    const char *text;
    gssize length;
    const char *begins;
  } cases[] = {
    { "", -1, "r.csv: line 1: the file is empty" },
    { "a,a\n1,2\n", -1, "r.csv: line 1: the column “a” is there twice" },
    { "a,b\n1\n", -1, "r.csv: line 2: 1 fields where the header has 2" },
    { "a,b\n1,2\n1,2,3\n", -1, "r.csv: line 3: 3 fields where the header has 2" },
    { "a,b\n1,2\n\n", -1, "r.csv: line 3: 1 fields" },
    { "a,b\n1,x\"y\"\n", -1, "r.csv: line 2: a quotation mark stands within" },
    { "a,b\n1,\"x\"y\n", -1, "r.csv: line 2: text follows a closing" },
    { "a,b\n1,\"x\n\n", -1, "r.csv: line 2: a quotation mark opens here" },
    { "a,b\r1,2\r", -1, "r.csv: line 1: a carriage return" },
    { "a,b\n1,2\n\xff,2\n", -1, "r.csv: line 3: not text in UTF-8" },
    { "a,b\n1,\0\n", 8, "r.csv: line 2: not text in UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ts_csv_new (cases[i].text, cases[i].length, "r.csv", &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == TS_CSV_ERROR);
      if (!g_str_has_prefix (error->message, cases[i].begins))
        g_error ("case %u: %s", i, error->message);
    }
}

static void
test_writes_what_it_reads (void)
{
  const char *cells[] = { "plain", "a, b", "say \"so\"", "two\nlines", "", "naïve – “yes”" };
  g_autoptr (GString) out = g_string_new ("1,2,3,4,5,6\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (TsCsv) csv = NULL;

  ts_csv_append_row (out, cells, G_N_ELEMENTS (cells));
  g_assert_nonnull (strstr (out->str, "plain,\"a, b\",\"say \"\"so\"\"\",\"two\nlines\",,naïve"));

  csv = ts_csv_new (out->str, (gssize) out->len, "out", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (ts_csv_get (csv, 0, i), ==, cells[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/reads", test_reads);
  g_test_add_func ("/base/csv/refuses", test_refuses);
  g_test_add_func ("/base/csv/writes-what-it-reads", test_writes_what_it_reads);
  return g_test_run ();
}
