#include "config.h"

#include "letter-fixture.h"

/* The blocks of a deep dive's letter, from top to bottom. */
static const char *const deep_dive_order[] = {
  "title",
  "subtitle",
  "addressee",
  "date",
  "opening",
  "read",
  "overall-heading",
  "overall",
  "overall-2",
  "overall-descriptor",
  "strengths-heading",
  "strengths",
  "strength-B1",
  "strength-B1-1",
  "development-heading",
  "development",
  "development-B2",
  "development-B2-1",
  "development-B2-2",
  "development-B2-3",
  "development-B4",
  "criteria-heading",
  "criteria",
  "answers",
  "answer-P1",
  "questions-heading",
  "questions",
  "method",
  "closing",
  "sign-off",
  NULL,
};

static void
assert_deep_dive_head (const TsBlockDocument *document)
{
  letter_assert_text (document, "title", "Feedback on your yearly report");
  letter_assert_contains (document, "subtitle", "April 2019 to March 2020");
  letter_assert_contains (document, "addressee", "Bury");
  letter_assert_contains (document, "opening", "April 2019 to March 2020");
  letter_assert_contains (document, "read", "Yearly report 2019-20, April 2019 to March 2020, 4 pages");
  letter_assert_contains (document, "read", "1 further document");
  letter_assert_contains (document, "read", "not completed yet");
  letter_assert_contains (document, "overall", "partly evidenced");
  letter_assert_text (document, "overall-2", "It’s mostly descriptive – not evaluative.");
  letter_assert_contains (document, "overall-descriptor", "Partly evidenced (this report): Some but not all");
  letter_assert_contains (document, "overall-descriptor-evidenced", "Evidenced: Uses a range");
  g_assert_null (letter_find_block (document, "overall-descriptor-not-evidenced"));
  letter_assert_contains (document, "strength-B1", "Training and its impact. ");
  letter_assert_contains (document, "strength-B1", " The report follows people up.");
}

static void
assert_deep_dive_tables (const TsBlockDocument *document)
{
  g_assert_cmpstr (letter_get_cell (document, "B2", 0), ==, "ch3 42 bullet 1");
  g_assert_cmpstr (letter_get_cell (document, "B2", 2), ==, "Partly evidenced");
  g_assert_cmpstr (letter_get_cell (document, "B2", 3), ==, "1");
  g_assert_cmpstr (letter_get_cell (document, "B4", 3), ==, "");
  g_assert_cmpstr (letter_get_cell (document, "A1", 2), ==, "Not rated");
  g_assert_cmpuint (letter_find_block (document, "criteria")->rows->len, ==, 21);

  letter_assert_contains (document, "answer-P1", "Two themes are named.");
  letter_assert_contains (document, "answer-P1-themes", "Neglect; Domestic abuse");
  g_assert_null (letter_find_block (document, "answer-P2"));
  letter_assert_contains (document, "method", "deep dive");
  letter_assert_contains (document, "sign-off", "Ada");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->author, ==, "Ada");
  g_assert_true (ts_date_is_valid (document->date));
}

static void
test_deep_dive (LetterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autofree char *supports =
      letter_fixture_tag (fixture, "Re-referrals fell from 24% to 19%", "B2", TS_STRENGTH_SUPPORTS);
  g_autofree char *against =
      letter_fixture_tag (fixture, "Plans were late in some localities", "B2", TS_STRENGTH_CONTRADICTS);
  g_autofree char *partly = letter_fixture_tag (fixture, "families said that school attendance was better",
                                                "B2", TS_STRENGTH_PARTLY_SUPPORTS);
  g_autofree char *training =
      letter_fixture_tag (fixture, "412 people attended \"core\" courses during the year.", "B1", 0);
  g_autoptr (TsBlockDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const TsBlock *block;

  letter_fixture_rate (fixture, audit, "B1", "evidenced", "The report follows people up");
  letter_fixture_rate (fixture, audit, "B2", "partly-evidenced", "Outcomes are shown for some areas only");
  letter_fixture_rate (fixture, audit, "B4", "not-evidenced", NULL);
  letter_fixture_rate (fixture, audit, "overall", "partly-evidenced",
                       "It's mostly descriptive - not evaluative");
  ts_audits_answer (fixture->audit.audits, audit, "P1", "themes", "neglect;domestic-abuse", &error);
  ts_audits_answer (fixture->audit.audits, audit, "P1", NULL, "Two themes are named", &error);
  ts_audits_answer (fixture->audit.audits, audit, "P2", NULL, "Across all reports", &error);
  g_assert_no_error (error);

  document = letter_fixture_compose (fixture, audit);
  letter_assert_order (document, deep_dive_order);
  assert_deep_dive_head (document);

  /* What is met in part stands once: with what is to be developed. */
  g_assert_null (letter_find_block (document, "strength-B2"));
  letter_assert_contains (document, "development-B2", "Outcomes are shown for some areas only.");

  /* Within a sentence on both sides; with the label that is printed on the page. */
  letter_assert_text (document, "development-B2-1", "“…\u00a0Re-referrals fell from 24% to 19%\u00a0…”");
  block = letter_find_block (document, "development-B2-1");
  g_assert_cmpstr (block->reference, ==, "p. 1 (PDF page 2)");
  g_assert_cmpstr (block->reference_link, ==, "our%20report.pdf#page=2");
  g_assert_cmpstr (block->passage, ==, supports);
  letter_assert_text (document, "strength-B1-1", "“412 people attended ‘core’ courses during the year.”");
  letter_assert_text (document, "development-B2-2",
                      "“…\u00a0families said that school attendance was better”");
  g_assert_cmpstr (letter_find_block (document, "development-B2-2")->passage, ==, partly);
  g_assert_cmpstr (letter_find_block (document, "development-B2-3")->passage, ==, against);
  g_assert_null (letter_find_block (document, "development-B2-4"));
  g_assert_null (letter_find_block (document, "development-B1"));
  g_assert_null (letter_find_block (document, "strength-B4"));

  assert_deep_dive_tables (document);
}

static void
test_compliance (LetterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_autoptr (TsBlockDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  ts_audits_rate (fixture->audit.audits, audit, "B1", "included", NULL, "detailed", &error);
  ts_audits_rate (fixture->audit.audits, audit, "B2", "included", "One paragraph", "brief", &error);
  g_assert_no_error (error);
  letter_fixture_rate (fixture, audit, "B4", "not-included", NULL);
  letter_fixture_rate (fixture, audit, "G1", "not-applicable",
                       "There is no secure establishment in the area");
  letter_fixture_rate (fixture, audit, "overall", "not-evidenced", NULL);
  ts_audits_complete (fixture->audit.audits, audit, NULL, &error);
  g_assert_no_error (error);

  document = letter_fixture_compose (fixture, audit);
  letter_assert_contains (document, "read", "The audit was completed on ");
  letter_assert_contains (document, "overall", "not evidenced");
  g_assert_nonnull (letter_find_block (document, "strength-B1"));
  g_assert_null (letter_find_block (document, "development-B1"));
  g_assert_null (letter_find_block (document, "strength-B2"));
  letter_assert_contains (document, "development-B2", "One paragraph.");
  letter_assert_contains (document, "development-B4", "care leavers");
  g_assert_null (letter_find_block (document, "strength-G1"));
  g_assert_null (letter_find_block (document, "development-G1"));
  g_assert_cmpstr (letter_get_cell (document, "B1", 2), ==, "Included (in detail)");
  g_assert_cmpstr (letter_get_cell (document, "B2", 2), ==, "Included (brief)");
  g_assert_cmpstr (letter_get_cell (document, "G1", 2), ==,
                   "Not applicable: There is no secure establishment in the area.");
  letter_assert_contains (document, "method", "desktop audit");
  g_assert_null (letter_find_block (document, "answers"));
}

static void
test_unrated (LetterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsAudit) nowhere = ts_audits_get (fixture->audit.audits, "no-report", TS_TOOL_DEEP_DIVE, NULL);
  g_autoptr (TsBlockDocument) document = letter_fixture_compose (fixture, audit);
  g_autoptr (GError) error = NULL;

  letter_assert_contains (document, "overall", "not yet been given");
  g_assert_nonnull (letter_find_block (document, "strengths"));
  g_assert_nonnull (letter_find_block (document, "development"));
  g_assert_null (letter_find_block (document, "overall-descriptor"));
  g_assert_null (letter_find_block (document, "questions"));
  g_assert_null (letter_find_block (document, "questions-heading"));
  g_assert_null (ts_letters_compose (fixture->letters, nowhere, &error));
  g_assert_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_NOT_FOUND);
}

/* What is put into a part for the passage that begins with @start. */
static void
assert_quotation (LetterFixture *fixture, TsAudit *audit, const char *start, const char *expected)
{
  g_autoptr (GListModel) passages =
      ts_evidence_get_passages (fixture->audit.evidence.evidence, fixture->report, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (passages, i);
      g_autofree char *quotation = ts_letters_dup_quotation (fixture->letters, audit, passage);

      if (!g_str_has_prefix (ts_passage_get_quote (passage), start))
        continue;
      g_assert_cmpstr (quotation, ==, expected);
      return;
    }
  g_assert_not_reached ();
}

static void
test_references (LetterFixture *fixture, gconstpointer data)
{
  EvidenceFixture *evidence = &fixture->audit.evidence;
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  const char *annex = evidence_fixture_document (evidence, fixture->report, 1);
  g_autoptr (TsAnchor) in_annex =
      evidence_fixture_anchor (evidence, annex, "Attendance rose to 93% in the spring.");
  g_autoptr (TsAnchor) chart = evidence_fixture_region (
      evidence, evidence_fixture_document (evidence, fixture->report, 0), 3, 50, 300, 500, 600);
  g_autoptr (TsAnchor) across =
      evidence_fixture_anchor (evidence, evidence_fixture_document (evidence, fixture->report, 0),
                               "in some localities. Training 412 people");
  TsReportValues values = { .url = "https://example.org/reports/Report.PDF" };
  g_autoptr (TsBlockDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const TsAnchor *anchors[] = { in_annex, chart, across };

  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      g_autofree char *id =
          ts_evidence_tag (evidence->evidence, fixture->report, anchors[i], "E1", NULL, FALSE, &error);

      g_assert_no_error (error);
      g_assert_nonnull (id);
    }
  letter_fixture_rate (fixture, audit, "E1", "evidenced", NULL);
  g_assert_true (ts_register_update_report (evidence->reg, fixture->report, &values, &error));
  g_assert_no_error (error);

  assert_quotation (fixture, audit, "Attendance",
                    "“Attendance rose to 93% in the spring.” (annex.pdf, p. 1)");
  assert_quotation (fixture, audit, "in some",
                    "“…\u00a0in some localities. Training 412 people\u00a0…”, "
                    "pp. 1–2 (PDF pages 2–3)");
  document = letter_fixture_compose (fixture, audit);
  letter_assert_text (document, "strength-E1-1", "“Attendance rose to 93% in the spring.”");
  g_assert_cmpstr (letter_find_block (document, "strength-E1-1")->reference, ==, "annex.pdf, p. 1");
  g_assert_cmpstr (letter_find_block (document, "strength-E1-1")->reference_link, ==, "annex.pdf#page=1");
  g_assert_cmpstr (letter_find_block (document, "strength-E1-2")->reference, ==, "pp. 1–2 (PDF pages 2–3)");
  g_assert_cmpstr (letter_find_block (document, "strength-E1-2")->reference_link, ==,
                   "https://example.org/reports/Report.PDF#page=2");
  g_assert_cmpstr (letter_find_block (document, "strength-E1-3")->reference, ==, "p. 4");
  letter_assert_contains (document, "strength-E1-3", "chart");
  g_assert_cmpstr (letter_get_cell (document, "E1", 3), ==, "1–4; annex.pdf: 1");

  /* Only what is an address of a PDF is taken for one. */
  values.url = "javascript:alert(1)//a.pdf";
  if (ts_register_update_report (evidence->reg, fixture->report, &values, NULL))
    {
      g_clear_pointer (&document, ts_block_document_free);
      document = letter_fixture_compose (fixture, audit);
      g_assert_cmpstr (letter_find_block (document, "strength-E1-3")->reference_link, ==,
                       "our%20report.pdf#page=4");
    }
}

static void
test_at_most_three (LetterFixture *fixture, gconstpointer data)
{
  static const char *const quotes[] = { "412 people", "Early help", "Foreword", "Plans were late" };
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsBlockDocument) document = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *id =
          letter_fixture_tag (fixture, quotes[i], "A2", i == 2 ? TS_STRENGTH_PARTLY_SUPPORTS : 0);

      g_assert_nonnull (id);
    }
  letter_fixture_rate (fixture, audit, "A2", "evidenced", NULL);
  document = letter_fixture_compose (fixture, audit);
  letter_assert_text (document, "strength-A2-1", "“Early help”");
  letter_assert_text (document, "strength-A2-2", "“Plans were late\u00a0…”");
  letter_assert_text (document, "strength-A2-3", "“412 people\u00a0…”");
  g_assert_null (letter_find_block (document, "strength-A2-4"));
  g_assert_cmpstr (letter_get_cell (document, "A2", 3), ==, "i–2");
}

static void
note_report_cb (TsLetters *letters, const char *report, GString *reports)
{
  g_string_append_printf (reports, "%s ", report);
}

static void
test_parts (LetterFixture *fixture, gconstpointer data)
{
  EvidenceFixture *evidence = &fixture->audit.evidence;
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autofree char *unwritten = ts_letters_dup_default (fixture->letters, audit, "opening");
  g_autofree char *expected =
      g_strdup_printf ("%s %s %s ", fixture->report, fixture->report, fixture->report);
  g_autoptr (GString) reports = g_string_new (NULL);
  g_autoptr (TsBlockDocument) document = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->letters, "parts-changed", G_CALLBACK (note_report_cb), reports);
  g_assert_true (ts_letters_set_part (fixture->letters, audit, "opening", unwritten, &error));
  g_assert_null (ts_audit_get_id (audit));

  /* Typed: one step, with the row it needed. */
  g_assert_true (ts_letters_set_part (fixture->letters, audit, "opening", "We read", &error));
  g_assert_true (ts_letters_set_part (
      fixture->letters, audit, "opening",
      "We read the \"report\"\nwith care.\n\nIn short:\n- it's clear\n- it's short...\n\n", &error));
  g_assert_no_error (error);
  document = letter_fixture_compose (fixture, audit);
  letter_assert_text (document, "opening", "We read the “report” with care.");
  letter_assert_text (document, "opening-2", "In short:");
  letter_assert_text (document, "opening-3", "it’s clear");
  letter_assert_text (document, "opening-4", "it’s short…");
  g_assert_cmpint (letter_find_block (document, "opening-4")->kind, ==, TS_BLOCK_LIST_ITEM);
  g_assert_cmpstr (letter_find_block (document, "opening-4")->part, ==, "opening");
  g_assert_null (letter_find_block (document, "opening-5"));

  evidence_fixture_undo (evidence, "edit letter");
  written = ts_letters_dup_part (fixture->letters, audit, "opening");
  g_assert_cmpstr (written, ==, unwritten);
  g_assert_null (ts_audit_get_id (audit));
  g_assert_cmpstr (reports->str, ==, expected);
  evidence_fixture_redo (evidence, "edit letter");

  /* "" leaves it out, NULL brings the default back, and a completed audit's letter can be edited. */
  letter_fixture_rate (fixture, audit, "overall", "evidenced", NULL);
  g_assert_true (ts_audits_complete (fixture->audit.audits, audit, NULL, &error));
  g_assert_true (ts_letters_set_part (fixture->letters, audit, "opening", "", &error));
  g_clear_pointer (&document, ts_block_document_free);
  document = letter_fixture_compose (fixture, audit);
  g_assert_null (letter_find_block (document, "opening"));
  g_assert_true (ts_letters_set_part (fixture->letters, audit, "opening", NULL, &error));
  g_free (written);
  written = ts_letters_dup_part (fixture->letters, audit, "opening");
  g_assert_cmpstr (written, ==, unwritten);
  g_assert_no_error (error);

  g_assert_false (ts_letters_set_part (fixture->letters, audit, "postscript", "PS", &error));
  g_assert_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_INVALID);
  g_clear_error (&error);
  ts_history_set_reviewer (evidence->history, "Grace");
  g_assert_false (ts_letters_set_part (fixture->letters, audit, "opening", "Mine", &error));
  g_assert_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_INVALID);
}

typedef struct
{
  const char *title;
  const char *start;
  const char *end;
  const char *partnership;
  const char *opening;
  const char *subtitle;
  const char *read;
} NameCase;

/* What the report is called, and what isn't known of it. */
static void
test_names (LetterFixture *fixture, gconstpointer data)
{
  const char *bury =
      ts_report_get_partnership_id (ts_register_get_report (fixture->audit.evidence.reg, fixture->report));
  g_autofree char *partnership = g_strdup (bury);
  const NameCase cases[] = {
    { "Yearly report", "2019-04-01", "2020-03-31", partnership,
      "Thank you for sharing your yearly report, which covers April 2019 to March 2020. Yearly", "Bury",
      "What was read: Yearly report, April 2019 to March 2020, 4 pages" },
    { "Seen, heard and safe", "", "", partnership,
      "Thank you for sharing your yearly report, “Seen, heard and safe”. Yearly", "Bury",
      "What was read: Seen, heard and safe, 4 pages" },
    { "", "", "", "", "Thank you for sharing your yearly report. Yearly", NULL,
      "What was read: our report.pdf, 4 pages" },
    { "Seen, heard and safe", "", "", "",
      "Thank you for sharing your yearly report, “Seen, heard and safe”. Yearly", "Seen, heard and safe",
      "What was read: Seen, heard and safe, 4 pages" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TsReportValues values = { .partnership = cases[i].partnership,
                                .title = cases[i].title,
                                .period_start = cases[i].start,
                                .period_end = cases[i].end };
      g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
      g_autoptr (TsBlockDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (
          ts_register_update_report (fixture->audit.evidence.reg, fixture->report, &values, &error));
      g_assert_no_error (error);
      document = letter_fixture_compose (fixture, audit);
      letter_assert_contains (document, "opening", cases[i].opening);
      letter_assert_contains (document, "read", cases[i].read);
      if (cases[i].subtitle != NULL)
        letter_assert_contains (document, "subtitle", cases[i].subtitle);
      else
        g_assert_null (letter_find_block (document, "subtitle"));
    }
}

/* Paragraphs tell where a sentence goes on, not capital letters. */
static void
test_cuts (LetterFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "Re-referrals fell from 24% to 19%, and families",
      "“…\u00a0Re-referrals fell from 24% to 19%, and families\u00a0…”" },
    { "In the year Re-referrals", "“In the year Re-referrals\u00a0…”" },
    { "19%, and families said that school attendance was better",
      "“…\u00a019%, and families said that school "
      "attendance was better”" },
    { "Plans were late in some localities.", "“Plans were late in some localities.”" },
    { "This is the yearly report of the children's partnership",
      "“This is the yearly report of the children’s "
      "partnership”" },
  };
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (GListModel) passages = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (letter_fixture_tag (fixture, cases[i][0], "A1", TS_STRENGTH_SUPPORTS));
  passages = ts_evidence_get_passages (fixture->audit.evidence.evidence, fixture->report, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < g_list_model_get_n_items (passages) && !found; j++)
        {
          g_autoptr (TsPassage) passage = g_list_model_get_item (passages, j);
          g_autofree char *quotation = ts_letters_dup_quotation (fixture->letters, audit, passage);

          found = g_str_has_prefix (quotation, cases[i][1]);
        }
      if (!found)
        g_error ("no quotation is %s", cases[i][1]);
    }
}

static void
test_defaults (LetterFixture *fixture, gconstpointer data)
{
  const char *const *parts = ts_letters_get_parts ();
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);

  letter_fixture_rate (fixture, audit, "B2", "not-evidenced", NULL);
  letter_fixture_rate (fixture, audit, "B1", "evidenced", NULL);
  g_assert_cmpuint (g_strv_length ((char **) parts), ==, 8);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *text = ts_letters_dup_default (fixture->letters, audit, parts[i]);

      /* Each says something, and no placeholder is left. */
      g_assert_cmpstr (text, !=, "");
      g_assert_null (strchr (text, '{'));
      g_assert_null (strchr (text, '\''));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  letter_test_add ("/publish/letter/deep-dive", test_deep_dive);
  letter_test_add ("/publish/letter/compliance", test_compliance);
  letter_test_add ("/publish/letter/unrated", test_unrated);
  letter_test_add ("/publish/letter/references", test_references);
  letter_test_add ("/publish/letter/at-most-three", test_at_most_three);
  letter_test_add ("/publish/letter/parts", test_parts);
  letter_test_add ("/publish/letter/names", test_names);
  letter_test_add ("/publish/letter/cuts", test_cuts);
  letter_test_add ("/publish/letter/defaults", test_defaults);
  return g_test_run ();
}
