#include "config.h"

#include "audit-fixture.h"
#include "publish/letter.h"

static const char *const texts[] = {
  "Foreword\nThis is the yearly report of the children's partnership.\n",
  "Early help\nIn the year Re-referrals fell from 24% to 19%, and\nfamilies said that school "
  "attendance was better.\nPlans were late in some localities.\n",
  "Training\n412 people attended \"core\" courses during the year.\nThe data are in the annex.\n",
  "Chart\n",
  NULL,
};
static const char *const labels[] = { "i", "1", "2", "4" };
static const char *const annex_texts[] = { "Data annex\nAttendance rose to 93% in the spring.\n", NULL };

typedef struct
{
  AuditFixture audit;
  TsLetters *letters;
  char *report;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  EvidenceFixture *evidence = &fixture->audit.evidence;
  g_autofree char *same = NULL;

  audit_fixture_set_up (&fixture->audit, data);
  fixture->letters = ts_letters_new (evidence->history, evidence->framework, evidence->reg,
                                     evidence->evidence, fixture->audit.audits);
  fixture->report = evidence_fixture_add_report (evidence, "our report.pdf", texts, labels, "Bury", NULL);
  same = evidence_fixture_add_report (evidence, "annex.pdf", annex_texts, NULL, NULL, fixture->report);
  g_assert_cmpstr (same, ==, fixture->report);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->letters);
  g_free (fixture->report);
  audit_fixture_tear_down (&fixture->audit, data);
}

static TsAudit *
get_audit (Fixture *fixture, TsTool tool)
{
  return ts_audits_get (fixture->audit.audits, fixture->report, tool, NULL);
}

static void
rate (Fixture *fixture, TsAudit *audit, const char *criterion, const char *level, const char *because)
{
  audit_fixture_rate (&fixture->audit, audit, criterion, level, because);
}

static char *
tag (Fixture *fixture, const char *quote, const char *item, TsStrength strength)
{
  return evidence_fixture_tag (&fixture->audit.evidence, fixture->report, quote, item, strength);
}

static TsBlockDocument *
compose (Fixture *fixture, TsAudit *audit)
{
  g_autoptr (GError) error = NULL;
  TsBlockDocument *document = ts_letters_compose (fixture->letters, audit, &error);

  g_assert_no_error (error);
  return document;
}

static const TsBlock *
find_block (const TsBlockDocument *document, const char *id)
{
  for (guint i = 0; i < document->blocks->len; i++)
    if (g_strcmp0 (((TsBlock *) document->blocks->pdata[i])->id, id) == 0)
      return document->blocks->pdata[i];
  return NULL;
}

static void
assert_text (const TsBlockDocument *document, const char *id, const char *expected)
{
  const TsBlock *block = find_block (document, id);
  g_autofree char *text = NULL;

  g_assert_nonnull (block);
  text = ts_block_dup_text (block);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_contains (const TsBlockDocument *document, const char *id, const char *part)
{
  const TsBlock *block = find_block (document, id);
  g_autofree char *text = NULL;

  g_assert_nonnull (block);
  text = ts_block_dup_text (block);
  if (strstr (text, part) == NULL)
    g_error ("block %s has no \"%s\": %s", id, part, text);
}

static const char *
get_cell (const TsBlockDocument *document, const char *criterion, guint column)
{
  const TsBlock *table = find_block (document, "criteria");
  g_autofree char *start = g_strconcat (criterion, " ", NULL);

  for (guint i = 1; i < table->rows->len; i++)
    {
      GPtrArray *row = table->rows->pdata[i];

      if (g_str_has_prefix (row->pdata[1], start))
        return row->pdata[column];
    }
  g_assert_not_reached ();
}

/* The ids of blocks in their order, those of @after left out. */
static void
assert_order (const TsBlockDocument *document, const char *const *ids)
{
  guint next = 0;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TsBlock *block = document->blocks->pdata[i];

      g_assert_nonnull (block->id);
      g_assert_true (g_hash_table_add (seen, block->id));
      if (ids[next] != NULL && g_str_equal (block->id, ids[next]))
        next++;
    }
  g_assert_cmpstr (ids[next], ==, NULL);
}

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
  "strength-B2",
  "strength-B2-1",
  "development-heading",
  "development",
  "development-B2",
  "development-B2-1",
  "development-B2-2",
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
  assert_text (document, "title", "Feedback on your yearly report");
  assert_contains (document, "subtitle", "April 2019 to March 2020");
  assert_contains (document, "addressee", "Bury");
  assert_contains (document, "opening", "April 2019 to March 2020");
  assert_contains (document, "read", "Yearly report 2019-20, April 2019 to March 2020, 4 pages");
  assert_contains (document, "read", "1 further document");
  assert_contains (document, "read", "not completed yet");
  assert_contains (document, "overall", "partly evidenced");
  assert_text (document, "overall-2", "It’s mostly descriptive – not evaluative.");
  assert_contains (document, "overall-descriptor", "Partly evidenced (this report): Some but not all");
  assert_contains (document, "overall-descriptor-evidenced", "Evidenced: Uses a range");
  g_assert_null (find_block (document, "overall-descriptor-not-evidenced"));
  assert_contains (document, "strength-B1", "Training and its impact. ");
  assert_contains (document, "strength-B1", " The report follows people up.");
}

static void
assert_deep_dive_tables (const TsBlockDocument *document)
{
  g_assert_cmpstr (get_cell (document, "B2", 0), ==, "ch3 42 bullet 1");
  g_assert_cmpstr (get_cell (document, "B2", 2), ==, "Partly evidenced");
  g_assert_cmpstr (get_cell (document, "B2", 3), ==, "1");
  g_assert_cmpstr (get_cell (document, "B4", 3), ==, "");
  g_assert_cmpstr (get_cell (document, "A1", 2), ==, "Not rated");
  g_assert_cmpuint (find_block (document, "criteria")->rows->len, ==, 21);

  assert_contains (document, "answer-P1", "Two themes are named.");
  assert_contains (document, "answer-P1-themes", "Neglect; Domestic abuse");
  g_assert_null (find_block (document, "answer-P2"));
  assert_contains (document, "method", "deep dive");
  assert_contains (document, "sign-off", "Ada");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->author, ==, "Ada");
  g_assert_true (ts_date_is_valid (document->date));
}

static void
test_deep_dive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autofree char *supports = tag (fixture, "Re-referrals fell from 24% to 19%", "B2", TS_STRENGTH_SUPPORTS);
  g_autofree char *against =
      tag (fixture, "Plans were late in some localities", "B2", TS_STRENGTH_CONTRADICTS);
  g_autofree char *partly =
      tag (fixture, "families said that school attendance was better", "B2", TS_STRENGTH_PARTLY_SUPPORTS);
  g_autofree char *training = tag (fixture, "412 people attended \"core\" courses during the year.", "B1", 0);
  g_autoptr (TsBlockDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const TsBlock *block;

  rate (fixture, audit, "B1", "evidenced", "The report follows people up");
  rate (fixture, audit, "B2", "partly-evidenced", "Outcomes are shown for some areas only");
  rate (fixture, audit, "B4", "not-evidenced", NULL);
  rate (fixture, audit, "overall", "partly-evidenced", "It's mostly descriptive - not evaluative");
  ts_audits_answer (fixture->audit.audits, audit, "P1", "themes", "neglect;domestic-abuse", &error);
  ts_audits_answer (fixture->audit.audits, audit, "P1", NULL, "Two themes are named", &error);
  ts_audits_answer (fixture->audit.audits, audit, "P2", NULL, "Across all reports", &error);
  g_assert_no_error (error);

  document = compose (fixture, audit);
  assert_order (document, deep_dive_order);
  assert_deep_dive_head (document);

  /* The rationale stands once: with what is to be developed. */
  assert_contains (document, "development-B2", "Outcomes are shown for some areas only.");
  block = find_block (document, "strength-B2");
  {
    g_autofree char *text = ts_block_dup_text (block);

    g_assert_null (strstr (text, "Outcomes are shown"));
  }

  /* Within a sentence on both sides; with the label that is printed on the page. */
  assert_text (document, "strength-B2-1", "“Re-referrals fell from 24% to 19% …”");
  block = find_block (document, "strength-B2-1");
  g_assert_cmpstr (block->reference, ==, "p. 1 (PDF page 2)");
  g_assert_cmpstr (block->reference_link, ==, "our%20report.pdf#page=2");
  g_assert_cmpstr (block->passage, ==, supports);
  assert_text (document, "strength-B1-1", "“412 people attended ‘core’ courses during the year.”");
  assert_text (document, "development-B2-1", "“… families said that school attendance was better”");
  g_assert_cmpstr (find_block (document, "development-B2-1")->passage, ==, partly);
  g_assert_cmpstr (find_block (document, "development-B2-2")->passage, ==, against);
  g_assert_null (find_block (document, "development-B2-3"));
  g_assert_null (find_block (document, "development-B1"));
  g_assert_null (find_block (document, "strength-B4"));

  assert_deep_dive_tables (document);
}

static void
test_compliance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_autoptr (TsBlockDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  ts_audits_rate (fixture->audit.audits, audit, "B1", "included", NULL, "detailed", &error);
  ts_audits_rate (fixture->audit.audits, audit, "B2", "included", "One paragraph", "brief", &error);
  g_assert_no_error (error);
  rate (fixture, audit, "B4", "not-included", NULL);
  rate (fixture, audit, "G1", "not-applicable", "There is no secure establishment in the area");
  rate (fixture, audit, "overall", "not-evidenced", NULL);
  ts_audits_complete (fixture->audit.audits, audit, NULL, &error);
  g_assert_no_error (error);

  document = compose (fixture, audit);
  assert_contains (document, "read", "The audit was completed on ");
  assert_contains (document, "overall", "not evidenced");
  g_assert_nonnull (find_block (document, "strength-B1"));
  g_assert_null (find_block (document, "development-B1"));
  g_assert_nonnull (find_block (document, "strength-B2"));
  assert_contains (document, "development-B2", "One paragraph.");
  assert_contains (document, "development-B4", "care leavers");
  g_assert_null (find_block (document, "strength-G1"));
  g_assert_null (find_block (document, "development-G1"));
  g_assert_cmpstr (get_cell (document, "B1", 2), ==, "Included (in detail)");
  g_assert_cmpstr (get_cell (document, "B2", 2), ==, "Included (brief)");
  g_assert_cmpstr (get_cell (document, "G1", 2), ==,
                   "Not applicable: There is no secure establishment in the area.");
  assert_contains (document, "method", "desktop audit");
  g_assert_null (find_block (document, "answers"));
}

static void
test_unrated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsAudit) nowhere = ts_audits_get (fixture->audit.audits, "no-report", TS_TOOL_DEEP_DIVE, NULL);
  g_autoptr (TsBlockDocument) document = compose (fixture, audit);
  g_autoptr (GError) error = NULL;

  assert_contains (document, "overall", "not yet been given");
  g_assert_nonnull (find_block (document, "strengths"));
  g_assert_nonnull (find_block (document, "development"));
  g_assert_null (find_block (document, "overall-descriptor"));
  g_assert_null (find_block (document, "questions"));
  g_assert_null (find_block (document, "questions-heading"));
  g_assert_null (ts_letters_compose (fixture->letters, nowhere, &error));
  g_assert_error (error, TS_AUDIT_ERROR, TS_AUDIT_ERROR_NOT_FOUND);
}

/* What is put into a part for the passage that begins with @start. */
static void
assert_quotation (Fixture *fixture, TsAudit *audit, const char *start, const char *expected)
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
test_references (Fixture *fixture, gconstpointer data)
{
  EvidenceFixture *evidence = &fixture->audit.evidence;
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
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
  rate (fixture, audit, "E1", "evidenced", NULL);
  g_assert_true (ts_register_update_report (evidence->reg, fixture->report, &values, &error));
  g_assert_no_error (error);

  assert_quotation (fixture, audit, "Attendance",
                    "“Attendance rose to 93% in the spring.” (annex.pdf, p. 1)");
  assert_quotation (fixture, audit, "in some",
                    "“… in some localities. Training 412 people …”, "
                    "pp. 1–2 (PDF pages 2–3)");
  document = compose (fixture, audit);
  assert_text (document, "strength-E1-1", "“Attendance rose to 93% in the spring.”");
  g_assert_cmpstr (find_block (document, "strength-E1-1")->reference, ==, "annex.pdf, p. 1");
  g_assert_cmpstr (find_block (document, "strength-E1-1")->reference_link, ==, "annex.pdf#page=1");
  g_assert_cmpstr (find_block (document, "strength-E1-2")->reference, ==, "pp. 1–2 (PDF pages 2–3)");
  g_assert_cmpstr (find_block (document, "strength-E1-2")->reference_link, ==,
                   "https://example.org/reports/Report.PDF#page=2");
  g_assert_cmpstr (find_block (document, "strength-E1-3")->reference, ==, "p. 4");
  assert_contains (document, "strength-E1-3", "chart");
  g_assert_cmpstr (get_cell (document, "E1", 3), ==, "1–4; annex.pdf: 1");

  /* Only what is an address of a PDF is taken for one. */
  values.url = "javascript:alert(1)//a.pdf";
  if (ts_register_update_report (evidence->reg, fixture->report, &values, NULL))
    {
      g_clear_pointer (&document, ts_block_document_free);
      document = compose (fixture, audit);
      g_assert_cmpstr (find_block (document, "strength-E1-3")->reference_link, ==, "our%20report.pdf#page=4");
    }
}

static void
test_at_most_three (Fixture *fixture, gconstpointer data)
{
  static const char *const quotes[] = { "412 people", "Early help", "Foreword", "Plans were late" };
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsBlockDocument) document = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *id = tag (fixture, quotes[i], "A2", i == 2 ? TS_STRENGTH_PARTLY_SUPPORTS : 0);

      g_assert_nonnull (id);
    }
  rate (fixture, audit, "A2", "evidenced", NULL);
  document = compose (fixture, audit);
  assert_text (document, "strength-A2-1", "“Early help”");
  assert_text (document, "strength-A2-2", "“Plans were late …”");
  assert_text (document, "strength-A2-3", "“412 people …”");
  g_assert_null (find_block (document, "strength-A2-4"));
  g_assert_cmpstr (get_cell (document, "A2", 3), ==, "i–2");
}

static void
note_report_cb (TsLetters *letters, const char *report, GString *reports)
{
  g_string_append_printf (reports, "%s ", report);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  EvidenceFixture *evidence = &fixture->audit.evidence;
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);
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
  document = compose (fixture, audit);
  assert_text (document, "opening", "We read the “report” with care.");
  assert_text (document, "opening-2", "In short:");
  assert_text (document, "opening-3", "it’s clear");
  assert_text (document, "opening-4", "it’s short…");
  g_assert_cmpint (find_block (document, "opening-4")->kind, ==, TS_BLOCK_LIST_ITEM);
  g_assert_cmpstr (find_block (document, "opening-4")->part, ==, "opening");
  g_assert_null (find_block (document, "opening-5"));

  evidence_fixture_undo (evidence, "edit letter");
  written = ts_letters_dup_part (fixture->letters, audit, "opening");
  g_assert_cmpstr (written, ==, unwritten);
  g_assert_null (ts_audit_get_id (audit));
  g_assert_cmpstr (reports->str, ==, expected);
  evidence_fixture_redo (evidence, "edit letter");

  /* "" leaves it out, NULL brings the default back, and a completed audit's letter can be edited. */
  rate (fixture, audit, "overall", "evidenced", NULL);
  g_assert_true (ts_audits_complete (fixture->audit.audits, audit, NULL, &error));
  g_assert_true (ts_letters_set_part (fixture->letters, audit, "opening", "", &error));
  g_clear_pointer (&document, ts_block_document_free);
  document = compose (fixture, audit);
  g_assert_null (find_block (document, "opening"));
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

static void
test_defaults (Fixture *fixture, gconstpointer data)
{
  const char *const *parts = ts_letters_get_parts ();
  g_autoptr (TsAudit) audit = get_audit (fixture, TS_TOOL_DEEP_DIVE);

  rate (fixture, audit, "B2", "not-evidenced", NULL);
  rate (fixture, audit, "B1", "evidenced", NULL);
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

#define letter_test_add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

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
  letter_test_add ("/publish/letter/defaults", test_defaults);
  return g_test_run ();
}
