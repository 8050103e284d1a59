#include "config.h"

#include "cli-run.h"
#include "pdf.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const pages[] = {
  "Yearly report of the partnership",
  "The views of care leavers\xe2\x80\x99 groups were sought for looked-\nafter children and young people.\n"
  "Neglect is our \xef\xac\x81rst priority.",
  "We audited forty records. We audited forty records.\nNeglect is our \xef\xac\x81rst priority.",
  "An audit found that practice had changed.",
  NULL,
};

static void
make_project (CliRun *run)
{
  g_autofree char *pdf = cli_path (run, "report.pdf");

  pdf_write (pdf, "Yearly report", pages);
  cli_expect (run, 0, "new", run->project, NULL);
  cli_expect (run, 0, "add", run->project, pdf, "--partnership", "bury", "--period-start", "2019-04-01",
              "--published", "2020-10-01", "--received", "2020-10-05", NULL);
}

static void
test_new_and_set (CliRun *run, gconstpointer data)
{
  cli_expect (run, 0, "new", run->project, "--title", "Analysis “2020”", NULL);
  cli_expect (run, 1, "new", run->project, NULL);
  cli_assert_err (run, "already");
  cli_expect (run, 0, "set", run->project, "cut-off", "2021-06-01", NULL);
  cli_expect (run, 2, "set", run->project, "cut-off", "soon", NULL);
  cli_expect (run, 2, "set", run->project, "within-days", "367", NULL);
  cli_expect (run, 2, "set", run->project, "title", "", NULL);
  cli_expect (run, 2, "set", run->project, "colour", "red", NULL);
  cli_assert_err (run, "within-days");
  cli_expect (run, 0, "info", run->project, "--format", "csv", NULL);
  g_assert_true (g_str_has_prefix (run->out, "item,value\n"));
  cli_assert_out (run, "\ntitle,Analysis “2020”\n");
  cli_assert_out (run, "\ncut-off,2021-06-01\n");
  cli_assert_out (run, "\nframework,wt2018\n");
}

static void
test_framework (CliRun *run, gconstpointer data)
{
  g_autofree char *file = cli_path (run, "mine.xml");

  cli_expect (run, 0, "framework", "list", "--format", "csv", NULL);
  cli_assert_field (run, 0, "framework", "wt2018");
  cli_expect (run, 0, "framework", "show", "wt2018", "--format", "csv", NULL);
  cli_assert_out (run, ",B4,");
  cli_expect (run, 0, "framework", "show", "wt2018", "--questions", "--format", "csv", NULL);
  cli_assert_out (run, ",P3,");
  cli_expect (run, 2, "framework", "show", "wt1066", NULL);

  g_assert_true (g_file_set_contents (file, "<framework>\n<section>\n", -1, NULL));
  cli_expect (run, 1, "framework", "validate", file, NULL);
  cli_assert_err (run, "line");
  cli_expect (run, 1, "new", run->project, "--framework", file, NULL);
  g_assert_false (g_file_test (run->project, G_FILE_TEST_EXISTS));
}

static void
test_partnerships (CliRun *run, gconstpointer data)
{
  cli_expect (run, 0, "new", run->project, NULL);
  cli_expect (run, 0, "partnerships", run->project, "--format", "csv", NULL);
  g_assert_true (
      g_str_has_prefix (run->out, "partnership,kind,members,region,types,deprivation_score,deprivation_fifth,"
                                  "valid_from,valid_to,status\n"));
  g_assert_cmpuint (cli_count_rows (run), ==, 132);
  cli_assert_field (run, 0, "partnership", "Derby and Derbyshire Safeguarding Children Partnership");
  cli_assert_field (run, 0, "members", "Derby; Derbyshire");
  cli_assert_field (run, 0, "types", "unitary; county");
  cli_assert_field (run, 0, "deprivation_score", "22.3575");
  cli_assert_field (run, 0, "valid_from", "2019-09-30");
  cli_assert_out (run, "computed");

  cli_expect (run, 0, "partnerships", run->project, "--on", "2021-06-01", "--format", "csv", NULL);
  cli_assert_out (run, "North Northamptonshire; West Northamptonshire");
}

static void
test_reports (CliRun *run, gconstpointer data)
{
  make_project (run);
  cli_expect (run, 0, "reports", run->project, "--format", "csv", NULL);
  g_assert_true (g_str_has_prefix (run->out, "report,partnership,period_start,period_end,published,received,"
                                             "in_time,pages,state,overall\n"));
  g_assert_cmpuint (cli_count_rows (run), ==, 1);
  cli_assert_field (run, 0, "partnership", "Bury Safeguarding Children Partnership");
  cli_assert_field (run, 0, "in_time", "yes");
  cli_assert_field (run, 0, "pages", "4");
  cli_assert_field (run, 0, "overall", "");

  cli_expect (run, 0, "partnerships", run->project, "--not-received", "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 131);
  cli_expect (run, 0, "partnerships", run->project, "--not-received", "--on", "2020-10-04", "--format", "csv",
              NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 132);
}

/* Of several files, those that worked stay. */
static void
test_add_some (CliRun *run, gconstpointer data)
{
  g_autofree char *good = cli_path (run, "good.pdf");
  g_autofree char *bad = cli_path (run, "bad.pdf");
  g_autofree char *missing = cli_path (run, "missing.pdf");

  pdf_write (good, "A good one", pages);
  g_assert_true (g_file_set_contents (bad, "not at all", -1, NULL));
  cli_expect (run, 0, "new", run->project, NULL);
  cli_expect (run, 1, "add", run->project, bad, good, missing, good, "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 1);
  cli_assert_err (run, "bad.pdf: ");
  cli_assert_err (run, "missing.pdf: ");
  cli_assert_err (run, "in the report “A good one”");
  cli_expect (run, 0, "reports", run->project, "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 1);

  cli_expect (run, 1, "add", run->project, good, "--partnership", "lincolnshire s", NULL);
  cli_assert_err (run, "\n  North Lincolnshire Safeguarding Children Partnership");
}

static void
test_sample_files (CliRun *run, gconstpointer data)
{
  const char *samples = g_getenv ("TOUCHSTONE_SAMPLE_DIR");
  g_autofree char *encrypted = g_build_filename (samples, "encrypted.pdf", NULL);
  g_autofree char *half = g_build_filename (samples, "half.pdf", NULL);
  g_autofree char *scan = g_build_filename (samples, "scan.pdf", NULL);
  g_autofree char *password = cli_path (run, "password");

  cli_expect (run, 0, "new", run->project, NULL);
  cli_expect (run, 1, "add", run->project, half, NULL);
  cli_assert_err (run, "half.pdf: ");
  cli_expect (run, 0, "add", run->project, scan, NULL);
  cli_assert_err (run, "no page has text");
  cli_expect (run, 1, "tag", run->project, "scan", "--criterion", "B4", "--quote", "care leavers", NULL);
  cli_assert_err (run, "this report has no text, as in a scan; mark the passage by --page and --region\n");

  cli_expect (run, 1, "add", run->project, encrypted, NULL);
  cli_assert_err (run, "--password-file");
  g_assert_true (g_file_set_contents (password, "southshire\n", -1, NULL));
  cli_expect (run, 1, "add", run->project, encrypted, "--password-file", password, NULL);
  g_assert_true (g_file_set_contents (password, "northshire\nsecond line\n", -1, NULL));
  cli_expect (run, 0, "add", run->project, encrypted, "--password-file", password, NULL);
  cli_expect (run, 0, "reports", run->project, "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 2);
}

static void
test_annex (CliRun *run, gconstpointer data)
{
  const char *const annex[] = { "Attendance fell by a third on the coast", NULL };
  g_autofree char *pdf = cli_path (run, "annex.pdf");

  make_project (run);
  pdf_write (pdf, NULL, annex);
  cli_expect (run, 0, "add", run->project, pdf, "--annex", "Bury", NULL);
  cli_expect (run, 0, "info", run->project, "--format", "csv", NULL);
  cli_assert_out (run, "\nreports,1\n");
  cli_assert_out (run, "\ndocuments,2\n");
  cli_expect (run, 0, "tag", run->project, "Bury", "--criterion", "B2", "--quote", "fell by a third", NULL);
  cli_assert_out (run, "page 1");
}

static void
test_tag (CliRun *run, gconstpointer data)
{
  g_autofree char *id = NULL;

  make_project (run);

  /* Straight apostrophe, joined line-end hyphen, other white space. */
  cli_expect (run, 0, "tag", run->project, "Bury", "--criterion", "b4", "--quote",
              "care leavers'   groups were sought for looked-after children", "--type",
              "child-and-family-feedback", "--note", "Asked, and said so", "--example", NULL);
  cli_assert_out (run, "page 2");
  cli_expect (run, 0, "tag", run->project, "Bury", "--criterion", "P3", "--quote",
              "Neglect is our first priority", "--page", "3", "--strength", "partly-supports", NULL);
  cli_expect (run, 0, "tag", run->project, "Bury", "--criterion", "A4", "--region", "60,70,200,40", "--page",
              "3", NULL);

  cli_expect (run, 0, "passages", run->project, "--format", "csv", NULL);
  g_assert_true (g_str_has_prefix (run->out, "passage,report,document,page,quote,criterion,strength,"
                                             "evidence_type,note,reviewer\n"));
  g_assert_cmpuint (cli_count_rows (run), ==, 3);
  cli_expect (run, 0, "passages", run->project, "bury", "--criterion", "B4", "--examples", "--format", "csv",
              NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 1);
  cli_assert_field (run, 0, "page", "2");
  cli_assert_field (run, 0, "criterion", "B4");
  cli_assert_field (run, 0, "strength", "supports");
  cli_assert_field (run, 0, "note", "Asked, and said so");
  cli_assert_field (run, 0, "reviewer", "Test Reviewer");
  cli_assert_out (run, "looked-after children");

  id = cli_dup_field (run, 0, "passage");
  id[8] = '\0';
  cli_expect (run, 1, "untag", run->project, id, "--criterion", "A4", NULL);
  cli_expect (run, 0, "untag", run->project, id, "--criterion", "B4", NULL);
  cli_expect (run, 0, "passages", run->project, "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 2);
  cli_expect (run, 0, "check", run->project, NULL);
}

static void
test_tag_refused (CliRun *run, gconstpointer data)
{
  make_project (run);
  cli_expect (run, 1, "tag", run->project, "Bury", "--criterion", "B4", "--quote",
              "An audit found that practise had changed", NULL);
  cli_assert_err (run, "the nearest is on page 4: “An audit found that practice");

  cli_expect (run, 1, "tag", run->project, "Bury", "--criterion", "B4", "--quote", "our first priority",
              NULL);
  cli_assert_err (run, "2 places");
  cli_assert_err (run, "\n  page 2: ");
  cli_assert_err (run, "\n  page 3: ");
  cli_assert_err (run, "--page");
  cli_expect (run, 1, "tag", run->project, "Bury", "--criterion", "B4", "--quote", "We audited forty records",
              "--page", "3", NULL);
  cli_assert_err (run, "more of its text");
  cli_expect (run, 1, "tag", run->project, "Bury", "--criterion", "B4", "--quote", "our first priority",
              "--page", "4", NULL);
  cli_assert_err (run, "not on page 4, but on page 2, 3");

  cli_expect (run, 2, "tag", run->project, "Bury", "--criterion", "Z9", "--quote", "care leavers", NULL);
  cli_assert_err (run, "Z9: ");
  cli_expect (run, 2, "tag", run->project, "Bury", "--criterion", "B4", "--quote", "care leavers", "--type",
              "hearsay", NULL);
  cli_expect (run, 1, "tag", run->project, "Bury", "--criterion", "B4", "--region", "500,70,200,40", "--page",
              "3", NULL);
  cli_assert_err (run, "595 by 842");
  cli_expect (run, 1, "tag", run->project, "Bury", "--criterion", "B4", "--region", "1,1,2,2", "--page", "5",
              NULL);
  cli_expect (run, 1, "tag", run->project, "Leeds", "--criterion", "B4", "--quote", "care leavers", NULL);

  cli_expect (run, 0, "passages", run->project, "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 0);
}

static void
test_rate (CliRun *run, gconstpointer data)
{
  static const char *const blank[] = { "", " \n", "\xc2\xa0", "\xe2\x80\x8b" };

  make_project (run);
  cli_expect (run, 0, "rate", run->project, "Bury", "A1", "included", "--depth", "brief", "--because",
              "Two lines", NULL);
  cli_expect (run, 2, "rate", run->project, "Bury", "Z9", "included", NULL);
  cli_expect (run, 2, "rate", run->project, "Bury", "A1", "not-included", "--depth", "brief", NULL);
  cli_expect (run, 2, "passages", run->project, "--criterion", "Z9", NULL);
  cli_expect (run, 2, "rate", run->project, "Bury", "A1", "evidenced", NULL);
  cli_assert_err (run, "not-included");
  cli_expect (run, 0, "rate", run->project, "Bury", "A1", "evidenced", "--tool", "deep-dive", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      cli_expect (run, 1, "rate", run->project, "Bury", "G1", "not-applicable", "--because", blank[i], NULL);
      cli_assert_err (run, "touchstone-cli: G1: ");
      cli_assert_err (run, "say why");
      cli_expect (run, 2, "reopen", run->project, "Bury", "--because", blank[i], NULL);
    }
  cli_expect (run, 1, "rate", run->project, "Bury", "G1", "not-applicable", NULL);
  cli_expect (run, 1, "complete", run->project, "Bury", NULL);
  cli_expect (run, 0, "rate", run->project, "Bury", "overall", "partly-evidenced", NULL);
  cli_expect (run, 0, "complete", run->project, "Bury", NULL);
  cli_assert_err (run, "not rated: A2, ");
  cli_expect (run, 0, "reports", run->project, "--format", "csv", NULL);
  cli_assert_field (run, 0, "state", "complete");
  cli_assert_field (run, 0, "overall", "partly-evidenced");
  cli_expect (run, 0, "reports", run->project, "--tool", "deep-dive", "--format", "csv", NULL);
  cli_assert_field (run, 0, "state", "open");
  cli_assert_field (run, 0, "overall", "");

  cli_expect (run, 1, "rate", run->project, "Bury", "A1", "not-included", NULL);
  cli_expect (run, 0, "reopen", run->project, "Bury", "--because", "A slip", NULL);
  cli_expect (run, 0, "rate", run->project, "Bury", "A1", "not-included", NULL);
}

/* Tags serve both tools: a completed audit does not lock them. */
static void
test_tag_completed (CliRun *run, gconstpointer data)
{
  g_autofree char *id = NULL;

  make_project (run);
  cli_expect (run, 0, "rate", run->project, "Bury", "overall", "evidenced", NULL);
  cli_expect (run, 0, "tag", run->project, "Bury", "--criterion", "B4", "--quote", "care leavers", NULL);
  g_assert_cmpstr (run->err, ==, "");
  cli_expect (run, 0, "complete", run->project, "Bury", NULL);
  cli_expect (run, 0, "tag", run->project, "Bury", "--criterion", "B4", "--quote", "An audit found", NULL);
  g_assert_cmpstr (run->err, ==,
                   "touchstone-cli: note: the compliance audit of Bury Safeguarding Children Partnership is "
                   "completed: its ratings stay as they are, its letter will quote this passage too\n");
  id = g_strndup (run->out, 8);
  cli_expect (run, 0, "untag", run->project, id, NULL);
  cli_assert_err (run, "touchstone-cli: note: the compliance audit of Bury");
  cli_assert_err (run, "will no longer quote this passage\n");
}

/* The text and all fields are one action, or none. */
static void
test_answer (CliRun *run, gconstpointer data)
{
  make_project (run);
  cli_expect (run, 0, "answer", run->project, "Bury", "L2", "Three incidents", "--field",
              "incidents-notified=3", "--field", "rapid-reviews=3", "--tool", "deep-dive", NULL);
  cli_expect (run, 2, "answer", run->project, "Bury", "L2", "Four", "--field", "incidents-notified=four",
              "--tool", "deep-dive", NULL);
  cli_expect (run, 2, "answer", run->project, "Bury", "L99", "Four", NULL);
  cli_expect (run, 0, "history", run->project, "--format", "csv", NULL);
  g_assert_true (g_str_has_prefix (run->out, "entry,at,reviewer,action,undone\n"));
  g_assert_cmpuint (cli_count_rows (run), ==, 2);
  cli_assert_field (run, 1, "action", "answer L2");
}

static void
test_undo (CliRun *run, gconstpointer data)
{
  cli_expect (run, 0, "new", run->project, NULL);
  cli_expect (run, 1, "undo", run->project, NULL);
  cli_expect (run, 0, "set", run->project, "title", "One", "--reviewer", "Ben", NULL);
  cli_expect (run, 1, "undo", run->project, NULL);
  cli_expect (run, 0, "undo", run->project, "--reviewer", "Ben", NULL);
  cli_assert_out (run, "undone: set title\n");
  cli_expect (run, 0, "history", run->project, "--format", "json", NULL);
  cli_assert_out (run, "\"reviewer\": \"Ben\", \"action\": \"set title\", \"undone\": true}");
  cli_expect (run, 0, "redo", run->project, "--reviewer", "Ben", NULL);
  cli_expect (run, 0, "info", run->project, "--format", "csv", NULL);
  cli_assert_out (run, "\ntitle,One\n");
}

static void
test_letter (CliRun *run, gconstpointer data)
{
  g_autofree char *pdf = cli_path (run, "letter.pdf");
  g_autofree char *html = cli_path (run, "letter.html");
  g_autofree char *doc = cli_path (run, "letter.doc");
  g_autofree char *contents = NULL;

  make_project (run);
  cli_expect (run, 0, "rate", run->project, "Bury", "overall", "evidenced", NULL);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", pdf, NULL);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, NULL);
  cli_expect (run, 2, "letter", run->project, "Bury", "--output", doc, NULL);
  cli_assert_err (run, ".odt");
  cli_expect (run, 1, "letter", run->project, "Bury", "--output", "/nowhere/letter.pdf", NULL);
  cli_assert_err (
      run, "touchstone-cli: /nowhere/letter.pdf: There is no folder “/nowhere” to write the letter in.\n");
  g_assert_false (g_file_test (doc, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (html, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Bury Safeguarding Children Partnership"));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

/* What is not rated is said to who sends the letter. */
static void
test_letter_unrated (CliRun *run, gconstpointer data)
{
  g_autofree char *html = cli_path (run, "letter.html");

  make_project (run);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, NULL);
  cli_assert_err (run, "touchstone-cli: Bury: note: not rated, so the letter does not say it: overall, A1, ");
  cli_expect (run, 0, "rate", run->project, "Bury", "overall", "evidenced", "--tool", "deep-dive", NULL);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, "--tool", "deep-dive", NULL);
  cli_assert_err (run, "does not say it: A1, ");
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, "--tool", "deep-dive", "--reviewer",
              "Somebody Else", NULL);
  cli_assert_err (run, "has begun this audit: with --reviewer the letter is written from it\n");
}

static void
assert_same_files (const char *one, const char *other)
{
  g_autofree char *bytes = NULL;
  g_autofree char *others = NULL;
  gsize length, n_others;

  g_assert_true (g_file_get_contents (one, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (other, &others, &n_others, NULL));
  g_assert_cmpmem (bytes, length, others, n_others);
}

static void
assert_has (const char *path, const char *part, gboolean expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpint (strstr (contents, part) != NULL, ==, expected);
}

/* Quotations lead to the report, which is put beside the letter. */
static void
test_letter_report (CliRun *run, gconstpointer data)
{
  g_autofree char *folder = cli_path (run, "out");
  g_autofree char *html = g_build_filename (folder, "letter.html", NULL);
  g_autofree char *beside = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *second = g_build_filename (folder, "report-2.pdf", NULL);
  g_autofree char *original = cli_path (run, "report.pdf");
  g_autofree char *named = g_strconcat ("letter: ", html, "\nreport: ", beside, "\n", NULL);
  g_autofree char *renamed = g_strconcat ("letter: ", html, "\nreport: ", second, "\n", NULL);

  make_project (run);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  cli_expect (run, 0, "rate", run->project, "Bury", "B4", "included", NULL);
  cli_expect (run, 0, "tag", run->project, "Bury", "--criterion", "B4", "--quote", "care leavers", NULL);

  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, "--without-report", NULL);
  assert_has (html, "page=2", FALSE);
  assert_has (html, "care leavers", TRUE);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));

  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, NULL);
  g_assert_cmpstr (run->out, ==, named);
  assert_same_files (original, beside);
  assert_has (html, "href=\"report.pdf#page=2\"", TRUE);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, NULL);
  g_assert_cmpstr (run->out, ==, named);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));

  /* Another file of that name is another's. */
  g_assert_true (g_file_set_contents (beside, "the minutes", -1, NULL));
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", html, NULL);
  g_assert_cmpstr (run->out, ==, renamed);
  assert_has (beside, "the minutes", TRUE);
  assert_same_files (original, second);
  assert_has (html, "href=\"report-2.pdf#page=2\"", TRUE);
  g_unlink (html);
  g_unlink (beside);
  g_unlink (second);

  /* All or nothing. */
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", beside, NULL);
  assert_same_files (original, second);
  g_unlink (beside);
  g_unlink (second);
  g_assert_cmpint (g_mkdir (html, 0700), ==, 0);
  cli_expect (run, 1, "letter", run->project, "Bury", "--output", html, "--force", NULL);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_rmdir (html);
  g_rmdir (folder);
}

/* Only what Touchstone wrote is replaced unasked, and the project never. */
static void
test_letter_replaces (CliRun *run, gconstpointer data)
{
  g_autofree char *odt = cli_path (run, "letter.odt");
  g_autofree char *link_name = cli_path (run, "linked.odt");

  make_project (run);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", odt, NULL);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", odt, NULL);
  g_assert_true (g_file_set_contents (odt, "a letter of somebody’s own", -1, NULL));
  cli_expect (run, 1, "letter", run->project, "Bury", "--output", odt, NULL);
  cli_assert_err (run, "no letter as Touchstone wrote it");
  cli_assert_err (run, "--force");
  assert_has (odt, "somebody", TRUE);
  cli_expect (run, 0, "letter", run->project, "Bury", "--output", odt, "--force", NULL);

  g_assert_cmpint (symlink (run->project, link_name), ==, 0);
  cli_expect (run, 1, "letter", run->project, "Bury", "--output", link_name, "--force", NULL);
  cli_assert_err (run, "the project itself");
  cli_expect (run, 0, "info", run->project, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_test_add ("/cli/commands/new-and-set", test_new_and_set);
  cli_test_add ("/cli/commands/framework", test_framework);
  cli_test_add ("/cli/commands/partnerships", test_partnerships);
  cli_test_add ("/cli/commands/reports", test_reports);
  cli_test_add ("/cli/commands/add-some", test_add_some);
  cli_test_add ("/cli/commands/sample-files", test_sample_files);
  cli_test_add ("/cli/commands/annex", test_annex);
  cli_test_add ("/cli/commands/tag", test_tag);
  cli_test_add ("/cli/commands/tag-refused", test_tag_refused);
  cli_test_add ("/cli/commands/tag-completed", test_tag_completed);
  cli_test_add ("/cli/commands/rate", test_rate);
  cli_test_add ("/cli/commands/answer", test_answer);
  cli_test_add ("/cli/commands/undo", test_undo);
  cli_test_add ("/cli/commands/letter", test_letter);
  cli_test_add ("/cli/commands/letter-unrated", test_letter_unrated);
  cli_test_add ("/cli/commands/letter-report", test_letter_report);
  cli_test_add ("/cli/commands/letter-replaces", test_letter_replaces);
  return g_test_run ();
}
