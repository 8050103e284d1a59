#include "config.h"

#include "letter-fixture.h"

/* A letter states no finding that nobody made, and each requirement in one place. */

static void
assert_lacks (const TsBlockDocument *document, const char *part)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      g_autofree char *text = ts_block_dup_text (document->blocks->pdata[i]);

      if (strstr (text, part) != NULL)
        g_error ("the letter says \"%s\": %s", part, text);
    }
}

static void
assert_not_rated (const TsBlockDocument *document)
{
  const TsBlock *table = letter_find_block (document, "criteria");

  for (guint i = 1; i < table->rows->len; i++)
    g_assert_cmpstr (g_ptr_array_index ((GPtrArray *) table->rows->pdata[i], 2), ==, "Not rated");
}

static void
test_nothing_rated (LetterFixture *fixture, gconstpointer data)
{
  const TsTool tools[] = { TS_TOOL_COMPLIANCE, TS_TOOL_DEEP_DIVE };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, tools[i]);
      g_autoptr (TsBlockDocument) document = letter_fixture_compose (fixture, audit);

      letter_assert_text (document, "rated",
                          "What was rated: nothing yet. Neither the report overall nor any of its 20 "
                          "requirements has been rated, so this letter makes no findings.");
      letter_assert_contains (document, "overall", "makes no overall finding");
      letter_assert_text (document, "strengths",
                          "None of the requirements has been rated, so this letter names no strengths.");
      letter_assert_text (
          document, "development",
          "None of the requirements has been rated, so this letter suggests no areas for development.");
      letter_assert_contains (document, "criteria-intro", "None of the requirements has been rated");
      assert_not_rated (document);
      assert_lacks (document, "particular");
      assert_lacks (document, "was rated evidenced");
      assert_lacks (document, "was recorded as");
      g_assert_null (letter_find_block (document, "overall-descriptor"));
      g_assert_null (letter_find_block (document, "questions-heading"));
    }
}

static void
test_overall_alone (LetterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsBlockDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  letter_fixture_rate (fixture, audit, "overall", "evidenced", NULL);
  ts_audits_complete (fixture->audit.audits, audit, NULL, &error);
  g_assert_no_error (error);
  document = letter_fixture_compose (fixture, audit);
  letter_assert_text (document, "rated",
                      "What was rated: the report overall. None of its 20 requirements was rated by "
                      "itself, so this letter makes no findings on them.");
  letter_assert_contains (document, "overall", "are evidenced in this report");
  letter_assert_contains (document, "strengths", "None of the requirements has been rated");
  letter_assert_contains (document, "development", "None of the requirements has been rated");
  assert_not_rated (document);
}

/* Of what was not rated nothing is said; what was is named. */
static void
test_partly_rated (LetterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsBlockDocument) document = NULL;

  letter_fixture_rate (fixture, audit, "B1", "evidenced", NULL);
  document = letter_fixture_compose (fixture, audit);
  letter_assert_text (document, "rated",
                      "What was rated: 1 of the report’s 20 requirements. The other 19 have not been rated, "
                      "and this letter makes no findings on them. Nor has the report been rated overall.");
  letter_assert_text (document, "strengths", "The report shows these strengths:");
  letter_assert_text (
      document, "development",
      "Only 1 of the 20 requirements has been rated, and it is not an area for development. On "
      "the others this letter makes no findings.");
  letter_assert_contains (document, "criteria-intro", "“Not rated” means that no finding was made.");
  g_clear_pointer (&document, ts_block_document_free);

  letter_fixture_rate (fixture, audit, "overall", "partly-evidenced", NULL);
  letter_fixture_rate (fixture, audit, "B1", "not-evidenced", NULL);
  letter_fixture_rate (fixture, audit, "B4", "not-evidenced", NULL);
  document = letter_fixture_compose (fixture, audit);
  letter_assert_text (
      document, "rated",
      "What was rated: the report overall and 2 of its 20 requirements. The other 18 have not "
      "been rated, and this letter makes no findings on them.");
  letter_assert_text (
      document, "strengths",
      "Only 2 of the 20 requirements have been rated, and none of them is named as a strength. "
      "On the others this letter makes no findings.");
  letter_assert_text (document, "development", "We suggest these areas for development in future reports:");
  g_assert_cmpstr (letter_get_cell (document, "B4", 2), ==, "Not evidenced");
  g_assert_cmpstr (letter_get_cell (document, "A1", 2), ==, "Not rated");
}

static void
rate_all (LetterFixture *fixture, TsAudit *audit, const char *level)
{
  GPtrArray *criteria = ts_framework_get_criteria (fixture->audit.evidence.framework);

  for (guint i = 0; i < criteria->len; i++)
    letter_fixture_rate (fixture, audit, ((TsCriterion *) criteria->pdata[i])->id, level, NULL);
}

/* Where all was rated, a section without findings is a finding, and says which. */
static void
test_all_rated (LetterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_DEEP_DIVE);
  g_autoptr (TsBlockDocument) document = NULL;

  rate_all (fixture, audit, "evidenced");
  letter_fixture_rate (fixture, audit, "overall", "evidenced", NULL);
  document = letter_fixture_compose (fixture, audit);
  g_assert_null (letter_find_block (document, "rated"));
  letter_assert_contains (document, "development", "each requirement that applies met");
  letter_assert_text (document, "criteria-intro",
                      "The table gives our finding for each requirement, with the pages on which we found "
                      "evidence.");
  g_clear_pointer (&document, ts_block_document_free);

  rate_all (fixture, audit, "partly-evidenced");
  document = letter_fixture_compose (fixture, audit);
  letter_assert_contains (document, "strengths", "no requirement that the report shows in full");
  g_assert_null (letter_find_block (document, "strength-A1"));
  g_assert_nonnull (letter_find_block (document, "development-A1"));
}

/* Brief content is an area for development; what is there is acknowledged first. */
static void
test_brief_stands_once (LetterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAudit) audit = letter_fixture_get_audit (fixture, TS_TOOL_COMPLIANCE);
  g_autofree char *supports = letter_fixture_tag (fixture, "Re-referrals fell", "A2", TS_STRENGTH_SUPPORTS);
  g_autofree char *partly = letter_fixture_tag (fixture, "families said", "A2", TS_STRENGTH_PARTLY_SUPPORTS);
  g_autofree char *also = letter_fixture_tag (fixture, "412 people", "A2", TS_STRENGTH_SUPPORTS);
  g_autofree char *against = letter_fixture_tag (fixture, "Plans were late", "A2", TS_STRENGTH_CONTRADICTS);
  g_autoptr (TsBlockDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  ts_audits_rate (fixture->audit.audits, audit, "A2", "included", "One paragraph", "brief", &error);
  ts_audits_rate (fixture->audit.audits, audit, "F1", "included", NULL, "brief", &error);
  ts_audits_rate (fixture->audit.audits, audit, "A1", "included", NULL, NULL, &error);
  g_assert_no_error (error);
  document = letter_fixture_compose (fixture, audit);
  g_assert_null (letter_find_block (document, "strength-A2"));
  letter_assert_text (
      document, "development-A2",
      "How effective the arrangements have been. The report considers how effective the "
      "arrangements have been in practice. What the report says on effectiveness is brief. A "
      "more systematic approach to the evidencing of impact would help, drawing on a balanced "
      "scorecard of evidence: high quality evaluation of interventions and practice; data; "
      "audit; workforce; children and families feedback. One paragraph.");

  /* Three quotations, and one that speaks against it is not crowded out. */
  g_assert_cmpstr (letter_find_block (document, "development-A2-1")->passage, ==, supports);
  g_assert_cmpstr (letter_find_block (document, "development-A2-2")->passage, ==, also);
  g_assert_cmpstr (letter_find_block (document, "development-A2-3")->passage, ==, against);
  g_assert_null (letter_find_block (document, "development-A2-4"));

  /* Where brevity is no fault, and where nothing is said of depth, it is a strength. */
  g_assert_nonnull (letter_find_block (document, "strength-F1"));
  g_assert_null (letter_find_block (document, "development-F1"));
  g_assert_nonnull (letter_find_block (document, "strength-A1"));
  g_assert_null (letter_find_block (document, "development-A1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  letter_test_add ("/publish/letter-findings/nothing-rated", test_nothing_rated);
  letter_test_add ("/publish/letter-findings/overall-alone", test_overall_alone);
  letter_test_add ("/publish/letter-findings/partly-rated", test_partly_rated);
  letter_test_add ("/publish/letter-findings/all-rated", test_all_rated);
  letter_test_add ("/publish/letter-findings/brief-stands-once", test_brief_stands_once);
  return g_test_run ();
}
