#include "config.h"

#include "cli-run.h"

#include <string.h>
#include <sys/stat.h>

static const char *const commands[] = {
  "new",    "info",    "set",      "framework", "partnerships", "add",      "reports",
  "tag",    "untag",   "passages", "rate",      "answer",       "complete", "reopen",
  "letter", "history", "undo",     "redo",      "check",
};

static void
test_help (CliRun *run, gconstpointer data)
{
  cli_expect (run, 0, "--help", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);

      cli_assert_out (run, line);
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("touchstone-cli %s ", commands[i]);

      cli_expect (run, 0, commands[i], "--help", NULL);
      cli_assert_out (run, usage);
      g_assert_cmpstr (run->err, ==, "");
    }
  cli_expect (run, 0, "help", NULL);
  cli_assert_out (run, "\n  rate ");
  cli_expect (run, 0, "help", "rate", NULL);
  cli_assert_out (run, "touchstone-cli rate ");
  cli_expect (run, 0, "--version", NULL);
  cli_assert_out (run, "touchstone-cli ");
}

/* Closed sets of values are written out. */
static void
test_help_values (CliRun *run, gconstpointer data)
{
  cli_expect (run, 0, "rate", "--help", NULL);
  cli_assert_out (run, "included (takes --depth), not-included, not-applicable (needs --because)\n");
  cli_assert_out (run, "evidenced, partly-evidenced, not-evidenced\n");
  cli_assert_out (run, " B4, ");
  cli_expect (run, 0, "tag", "--help", NULL);
  cli_assert_out (run, "supports, partly-supports, contradicts\n");
  cli_assert_out (run, "child-and-family-feedback");
  cli_assert_out (run, " P3, ");
  cli_expect (run, 0, "answer", "--help", NULL);
  cli_assert_out (run, "L2 --field incidents-notified=…:\n    a whole number from 0\n");
  cli_assert_out (run, "P1 --field themes=…:\n    any, joined by “;”, of ");
  cli_expect (run, 0, "set", "--help", NULL);
  cli_assert_out (run, "days:\n    “calendar” or “working”\n");
  cli_assert_out (run, "within-days:\n    a number from 0 to 366");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) lines = NULL;

      cli_expect (run, 0, commands[i], "--help", NULL);
      lines = g_strsplit (run->out, "\n", -1);
      for (char **line = lines; *line != NULL; line++)
        g_assert_cmpint (g_utf8_strlen (*line, -1), <=, 110);
    }
}

/* Each says what is wrong, as "touchstone-cli: WHAT: WHY", and makes no file. */
static void
test_wrong_usage (CliRun *run, gconstpointer data)
{
  const char *const cases[][9] = {
    { "frobnicate", run->project },
    { "new" },
    { "new", run->project, "another" },
    { "new", run->project, "--colour", "red" },
    { "info", run->project, "--format", "xml" },
    { "partnerships", run->project, "--on", "2021-02-30" },
    { "framework", "explain", "wt2018" },
    { "framework", "show" },
    { "add", run->project },
    { "add", run->project, "a.pdf", "--received", "1 October" },
    { "add", run->project, "a.pdf", "--annex", "Bury", "--title", "T" },
    { "tag", run->project, "Bury", "--criterion", "B4" },
    { "tag", run->project, "Bury", "--quote", "words" },
    { "tag", run->project, "Bury", "--criterion", "B4", "--quote", " " },
    { "tag", run->project, "Bury", "--criterion", "B4", "--region", "1,2,3,4" },
    { "tag", run->project, "Bury", "--criterion", "B4", "--region", "1,2,3", "--page=1" },
    { "tag", run->project, "Bury", "--criterion", "B4", "--region", "1,2,0,4", "--page=1" },
    { "tag", run->project, "Bury", "--criterion", "B4", "--region", "nan,2,3,4", "--page=1" },
    { "tag", run->project, "Bury", "--criterion", "B4", "--quote", "words", "--page=0" },
    { "tag", run->project, "Bury", "--criterion", "B4", "--quote", "words", "--strength=very" },
    { "rate", run->project, "Bury", "B4" },
    { "rate", run->project, "Bury", "B4", "included", "--tool", "hammer" },
    { "rate", run->project, "Bury", "B4", "included", "--depth", "deep" },
    { "answer", run->project, "Bury", "P3" },
    { "answer", run->project, "Bury", "P3", "--field", "novalue" },
    { "reopen", run->project, "Bury" },
    { "letter", run->project, "Bury" },
    { "set", run->project, "within-days", "-3", "--tool" },
    { "tag", run->project, "Bury", "--criterion", "B4", "--quote", "\x01\x02" },
    { "add", run->project, "a.pdf", "--partnership", "\x01" },
    { "rate", run->project, "\xe2\x80\x8b", "B4", "included" },
    { "rate", run->project, "Bury", "B4", "included", "--reviewer", "Ada\nBen" },
    { "undo" },
    { "" },
    { "help", "frobnicate" },
    { "new", "" },
    { "new", run->project, "--framework", "wt1066" },
    { "framework", "show", "wt1066" },
    { "add", run->project, "a.pdf", "--partnership", "" },
    { "add", run->project, "a.pdf", "--period-start", "2020-04-01", "--period-end", "2020-03-31" },
    { "add", run->project, "a.pdf", "--password-file", "" },
    { "rate", run->project, " ", "B4", "included" },
    { "rate", run->project, "Bury", "B4", "included", "--reviewer", "" },
    { "letter", run->project, "Bury", "--output", "" },
  };

  g_assert_cmpint (cli_run (run, NULL), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *c = cases[i];

      cli_expect (run, 2, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], NULL);
      g_assert_true (g_str_has_prefix (run->err, "touchstone-cli: "));
      g_assert_nonnull (strstr (run->err + strlen ("touchstone-cli: "), ": "));
      g_assert_cmpstr (run->out, ==, "");
      g_assert_false (g_file_test (run->project, G_FILE_TEST_EXISTS));
    }
}

static void
test_no_project (CliRun *run, gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("touchstone-cli: %s: ", run->project);
  const char *const readers[] = { "info", "partnerships", "reports", "passages", "history", "check" };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      cli_expect (run, 1, readers[i], run->project, NULL);
      g_assert_true (g_str_has_prefix (run->err, expected));
      g_assert_cmpstr (run->out, ==, "");
    }
  cli_expect (run, 1, "undo", run->project, NULL);
  g_assert_false (g_file_test (run->project, G_FILE_TEST_EXISTS));
}

/* Each is said once, in words, without the name of a file that nobody knows. */
static void
test_files (CliRun *run, gconstpointer data)
{
  g_autofree char *empty = cli_path (run, "empty");
  g_autofree char *pdf = cli_path (run, "framework.pdf");
  g_autofree char *fifo = cli_path (run, "fifo.pdf");
  const char *const cases[][5] = {
    { "new", "/nowhere/a.touchstone", NULL, NULL, "there is no folder “/nowhere”" },
    { "new", "/proc/a.touchstone", NULL, NULL, "“a.touchstone”" },
    { "new", "a.touchstone", "--framework", "/nowhere/f.xml", "f.xml: there is no such file or folder\n" },
    { "new", "a.touchstone", "--framework", "/tmp", "/tmp: it is a folder, not a file\n" },
    { "framework", "validate", "/tmp", NULL, "/tmp: it is a folder, not a file\n" },
    { "framework", "validate", pdf, NULL, "this is a PDF; a framework is an XML file\n" },
    { "add", run->project, "/nowhere.pdf", NULL, "/nowhere.pdf: there is no such file or folder\n" },
    { "add", run->project, "/tmp", NULL, "/tmp: it is a folder, not a file\n" },
    { "add", run->project, "/dev/zero", NULL, "/dev/zero: it is a device or pipe, not a file" },
    { "add", run->project, fifo, NULL, "it is a device or pipe, not a file" },
  };
  const char *const passwords[][2] = { { empty, "is to be the password, is empty\n" },
                                       { "/dev/null", "is to be the password, is empty\n" },
                                       { "/dev/zero", "is to be the password, is empty\n" },
                                       { "/tmp", "/tmp: it is a folder, not a file\n" },
                                       { "/nowhere", "/nowhere: there is no such file or folder\n" } };

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (pdf, "%PDF-1.5\n\xe2\xe3\n", -1, NULL));
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  cli_expect (run, 0, "new", run->project, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_expect (run, 1, cases[i][0], cases[i][1], cases[i][2], cases[i][3], NULL);
      cli_assert_err (run, cases[i][4]);
      g_assert_null (strstr (run->err, ".new"));
      g_assert_null (strstr (run->err, "Error opening"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (passwords); i++)
    {
      cli_expect (run, 1, "add", run->project, pdf, "--password-file", passwords[i][0], NULL);
      cli_assert_err (run, passwords[i][1]);
    }
  cli_expect (run, 2, "set", run->project, "within-days", "-3", NULL);
  cli_assert_err (run, "a number from 0 to 366");
  cli_expect (run, 2, "set", run->project, "--", "within-days", "-3", NULL);
  cli_assert_err (run, "a number from 0 to 366");
  cli_expect (run, 2, "tag", run->project, "Bury", "--criterion", "B4", "--region", "1,2,3", NULL);
  cli_assert_err (run, "four numbers");
}

static void
test_foreign_project (CliRun *run, gconstpointer data)
{
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (run->project, "a letter to the editor", -1, NULL));
  cli_expect (run, 1, "info", run->project, NULL);
  cli_expect (run, 1, "set", run->project, "title", "T", NULL);
  cli_expect (run, 1, "new", run->project, NULL);
  g_assert_true (g_file_get_contents (run->project, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "a letter to the editor");
}

/* The longest line of what was said. */
static glong
find_width (CliRun *run)
{
  g_auto (GStrv) lines = g_strsplit (run->out, "\n", -1);
  glong width = 0;

  for (char **line = lines; *line != NULL; line++)
    width = MAX (width, g_utf8_strlen (*line, -1));
  return width;
}

/* Tables keep to the width there is, and lose nothing by it. */
static void
test_width (CliRun *run, gconstpointer data)
{
  static const char *const widths[] = { "40", "80", "130", "250", "nonsense", "-5", "0" };

  cli_expect (run, 0, "new", run->project, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      guint64 width = 132;

      g_setenv ("COLUMNS", widths[i], TRUE);
      g_ascii_string_to_unsigned (widths[i], 10, 1, 1000, &width, NULL);
      cli_expect (run, 0, "partnerships", run->project, NULL);
      g_assert_cmpint (find_width (run), <=, (glong) width);
      cli_assert_out (run, "Derbyshire");
      cli_expect (run, 0, "framework", "show", "wt2018", NULL);
      g_assert_cmpint (find_width (run), <=, (glong) width);
      cli_assert_out (run, "B4");
      cli_expect (run, 0, "framework", "show", "wt2018", "--questions", NULL);
      g_assert_cmpint (find_width (run), <=, (glong) width);
    }
  /* One row one line, for programs. */
  g_setenv ("COLUMNS", "40", TRUE);
  cli_expect (run, 0, "partnerships", run->project, "--format", "csv", NULL);
  cli_assert_out (run, "\nDerby and Derbyshire Safeguarding Children Partnership,");
  cli_expect (run, 0, "framework", "list", NULL);
  cli_assert_out (run, "wt2018");
  g_unsetenv ("COLUMNS");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_test_add ("/cli/usage/help", test_help);
  cli_test_add ("/cli/usage/help-values", test_help_values);
  cli_test_add ("/cli/usage/wrong-usage", test_wrong_usage);
  cli_test_add ("/cli/usage/no-project", test_no_project);
  cli_test_add ("/cli/usage/width", test_width);
  cli_test_add ("/cli/usage/files", test_files);
  cli_test_add ("/cli/usage/foreign-project", test_foreign_project);
  return g_test_run ();
}
