#include "config.h"

#include "audit-script.h"
#include "base/text.h"

#include <string.h>

#define REPORT "Northshire Safeguarding Children Partnership"

/* What the letters say, in this order. Reviewed against the sample report and
 * audit; phrases of the framework are left to the framework's own tests.
 */
static const char *const compliance_letter[] = {
  "Northshire Safeguarding Children Partnership",
  "April 2019 to March 2020",
  "34 pages",
  "partly evidenced",
  "Strong on early help, reviews, feedback and scrutiny, and open about what has not moved.",
  "Early help impact.",
  "“… the voice of the child was recorded in 51 of 60 …” (p. 15)",
  "“Dental neglect has been an aim since 2017, and we have little to show for it.” (p. 12)",
  "“from April 2021 the exploitation group will be shared with the neighbouring county …” (p. 9)",
  "Areas for development",
  "“The partners believe that the new arrangements are more effective than the board was” (p. 8)",
  "Care leavers impact.",
  "Care leavers are named once, where the wording of the duty is quoted.",
  "(p. 29)",
  "Requirement by requirement",
  "A1 What was done under the arrangements Included (in detail) 8",
  "A2 How effective the arrangements have been Included (brief) 8",
  "B2 Early help impact Included (in detail) 15, 17",
  "B4 Care leavers impact Not included 29",
  "D1 Decisions and actions on local and national review recommendations Included (in detail) 18-19",
  "G1 Secure establishment identified Not applicable: There is no secure establishment in the area",
  "I1 Changes to arrangements with timescale Included (in detail) 9",
  "Test Reviewer",
};

static const char *const deep_dive_letter[] = {
  "Northshire Safeguarding Children Partnership",
  "Data over five years, audit, evaluation and the families’ own account point the same way",
  "Areas for development",
  "Effectiveness is asserted.",
  "“It is too soon to say what has improved for children …” (p. 19)",
  "B1 Training and its impact Partly evidenced 22, 24",
  "B4 Care leavers impact Not evidenced 29",
  "D2 Panel national thematic reviews Not rated 19",
  "Two workshops with sixty-four people, eleven of them young.",
  "“They worked from the board’s last dataset",
  "(p. 10)",
  "Serious incidents notified: 3",
  "Rapid reviews: 3",
  "Rapid reviews completed within 15 working days: 3",
  "LCSPRs commissioned: 1",
};

static char *
fold (const char *text)
{
  g_autoptr (TsFoldedText) folded = ts_text_fold (text, TS_FOLD_NONE);

  return g_steal_pointer (&folded->text);
}

/* The text of an HTML page: marks become spaces. */
static char *
read_html (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GRegex) marks = g_regex_new ("<head>.*</head>|<[^>]*>", G_REGEX_DOTALL, 0, NULL);
  g_autofree char *plain = NULL;

  g_file_get_contents (path, &html, NULL, &error);
  g_assert_no_error (error);
  plain = g_regex_replace_literal (marks, html, -1, 0, " ", 0, &error);
  g_assert_no_error (error);
  text = g_string_new (plain);
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&#39;", "'", 0);
  g_string_replace (text, "&amp;", "&", 0);

  return fold (text->str);
}

/* Spaces are of no account: marks and cells leave other ones than lines do. */
static char *
squeeze (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strjoinv ("", words);
}

static void
assert_says (const char *what, const char *text, const char *const *expected, guint n_expected)
{
  g_autofree char *squeezed = squeeze (text);
  const char *at = squeezed;

  for (guint i = 0; i < n_expected; i++)
    {
      g_autofree char *folded = fold (expected[i]);
      g_autofree char *part = squeeze (folded);
      const char *found = strstr (at, part);

      if (found == NULL)
        g_error ("%s does not say “%s” (in its place):\n%s", what, expected[i], text);
      at = found + strlen (part);
    }
}

static void
assert_letter (CliRun *run, const char *tool, const char *const *expected, guint n_expected)
{
  g_autofree char *html = cli_path (run, "letter.html");
  g_autofree char *text = NULL;

  cli_expect (run, 0, "letter", run->project, REPORT, "--tool", tool, "--output", html, NULL);
  text = read_html (html);
  assert_says (tool, text, expected, n_expected);
}

/* The requirements' table of a PDF is not in reading order for every program
 * that extracts text, so its cells are left to the page's own tests.
 */
static void
assert_pdf_letter (CliRun *run)
{
  g_autofree char *pdf = cli_path (run, "letter.pdf");
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;
  const char *arguments[] = { pdftotext, pdf, "-", NULL };

  cli_expect (run, 0, "letter", run->project, REPORT, "--output", pdf, NULL);
  if (pdftotext == NULL)
    {
      g_test_message ("pdftotext is not installed: the PDF's text is not compared");
      return;
    }
  g_assert_cmpint (cli_run_argv (run, arguments), ==, 0);
  text = fold (run->out);
  assert_says ("the PDF", text, compliance_letter, 12);
}

static void
count_evidence (CliRun *run)
{
  cli_expect (run, 0, "passages", run->project, REPORT, "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 39);
  cli_expect (run, 0, "passages", run->project, "--examples", "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 3);
  cli_expect (run, 0, "passages", run->project, "--criterion", "B4", "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 1);
  cli_assert_field (run, 0, "strength", "contradicts");
  cli_assert_field (run, 0, "page", "29");
}

/* Back to an empty project and forward again: nothing is lost on the way. */
static void
undo_and_redo_all (CliRun *run)
{
  guint n_actions;

  cli_expect (run, 0, "history", run->project, "--format", "csv", NULL);
  n_actions = cli_count_rows (run);
  for (guint i = 0; i < n_actions; i++)
    cli_expect (run, 0, "undo", run->project, NULL);
  cli_expect (run, 1, "undo", run->project, NULL);
  cli_expect (run, 0, "reports", run->project, "--format", "csv", NULL);
  g_assert_cmpuint (cli_count_rows (run), ==, 0);
  for (guint i = 0; i < n_actions; i++)
    cli_expect (run, 0, "redo", run->project, NULL);
  cli_expect (run, 1, "redo", run->project, NULL);
}

static void
test_sample_audit (CliRun *run, gconstpointer data)
{
  cli_expect (run, 0, "new", run->project, "--title", "The sample", NULL);
  g_assert_cmpuint (audit_script_run (run, g_getenv ("TOUCHSTONE_SAMPLE_AUDIT")), >, 70);

  cli_expect (run, 0, "reports", run->project, "--format", "csv", NULL);
  cli_assert_field (run, 0, "in_time", "yes");
  cli_assert_field (run, 0, "pages", "34");
  cli_assert_field (run, 0, "state", "complete");
  cli_assert_field (run, 0, "overall", "partly-evidenced");
  count_evidence (run);
  cli_expect (run, 0, "check", run->project, NULL);

  assert_letter (run, "compliance", compliance_letter, G_N_ELEMENTS (compliance_letter));
  assert_letter (run, "deep-dive", deep_dive_letter, G_N_ELEMENTS (deep_dive_letter));
  assert_pdf_letter (run);

  undo_and_redo_all (run);
  count_evidence (run);
  cli_expect (run, 0, "check", run->project, NULL);
  assert_letter (run, "compliance", compliance_letter, G_N_ELEMENTS (compliance_letter));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_test_add ("/e2e/sample-audit", test_sample_audit);
  return g_test_run ();
}
