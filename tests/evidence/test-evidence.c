#include "config.h"

#include "evidence-fixture.h"

static const char *const texts[] = {
  "Foreword\nThis is the yearly report of our partnership.\n",
  "Early help\nRe-referrals fell from 24% to 19% over the year, and\nfamilies said that school "
  "attendance was better.\nPlans were late in some localities.\n",
  "Training\n412 people attended courses during the year.\nCare leavers are not mentioned.\n",
  NULL,
};

static GListModel *
set_up_model (EvidenceFixture *fixture, char **report)
{
  *report = evidence_fixture_add_report (fixture, "report.pdf", texts, NULL, NULL, NULL);
  return ts_evidence_get_passages (fixture->evidence, *report, "Ada");
}

static void
count_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  ++*(guint *) data;
}

static void
count_changed_cb (TsPassage *passage, gpointer data)
{
  ++*(guint *) data;
}

static TsPassage *
peek (GListModel *model, guint position)
{
  g_autoptr (TsPassage) passage = g_list_model_get_item (model, position);

  g_assert_nonnull (passage);
  return passage; /* the model holds it */
}

static void
test_tag (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autoptr (GListModel) everybody = ts_evidence_get_passages (fixture->evidence, report, NULL);
  g_autofree char *second = evidence_fixture_tag (fixture, report, "412 people attended", "b1", 0);
  g_autofree char *first = evidence_fixture_tag (fixture, report, "school attendance was better", "B2", 1);
  TsPassage *passage;
  const TsTag *tag;

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (everybody), ==, 2);
  passage = peek (model, 0);
  g_assert_true (passage == peek (everybody, 0));
  g_assert_cmpstr (ts_passage_get_id (passage), ==, first);
  g_assert_cmpstr (ts_passage_get_quote (passage), ==, "school attendance was better");
  g_assert_cmpuint (ts_passage_get_page (passage), ==, 1);
  g_assert_cmpstr (ts_passage_get_reviewer (passage), ==, "Ada");
  g_assert_cmpstr (ts_passage_get_report (passage), ==, report);
  tag = ts_passage_find_tag (passage, "B2");
  g_assert_cmpint (tag->strength, ==, TS_STRENGTH_PARTLY_SUPPORTS);
  g_assert_cmpstr (tag->reviewer, ==, "Ada");

  /* Items are kept as the framework writes them. */
  g_assert_cmpstr (ts_passage_get_id (peek (model, 1)), ==, second);
  g_assert_nonnull (ts_passage_find_tag (peek (model, 1), "B1"));

  evidence_fixture_undo (fixture, "tag passage to B2");
  evidence_fixture_undo (fixture, "tag passage to B1");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (everybody), ==, 0);
  evidence_fixture_redo (fixture, "tag passage to B1");
  evidence_fixture_redo (fixture, "tag passage to B2");
  g_assert_cmpstr (ts_passage_get_id (peek (model, 0)), ==, first);
  g_assert_cmpstr (ts_passage_get_id (peek (model, 1)), ==, second);
}

static void
test_same_place (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autofree char *one = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autofree char *two = evidence_fixture_tag (fixture, report, "412 people attended", "P7", 2);
  g_autofree char *again = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 1);
  g_autofree char *other = NULL;
  GPtrArray *tags;

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  tags = ts_passage_get_tags (peek (model, 0));
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (((TsTag *) tags->pdata[0])->item, ==, "B1");
  g_assert_cmpint (((TsTag *) tags->pdata[0])->strength, ==, TS_STRENGTH_PARTLY_SUPPORTS);
  g_assert_cmpstr (((TsTag *) tags->pdata[1])->item, ==, "P7");

  /* Another reviewer's is another passage. */
  ts_history_set_reviewer (fixture->history, "Grace");
  other = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_assert_cmpstr (other, !=, one);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
}

static void
test_region (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  const char *document = evidence_fixture_document (fixture, report, 0);
  g_autofree char *after = evidence_fixture_tag (fixture, report, "Plans were late", "C1", 0);
  g_autofree char *before = evidence_fixture_tag (fixture, report, "Re-referrals fell", "B2", 0);
  g_autoptr (TsAnchor) anchor = evidence_fixture_region (fixture, document, 1, 40, 78, 300, 90);
  g_autoptr (TsAnchor) blank = evidence_fixture_region (fixture, document, 1, 40, 400, 300, 500);
  g_autoptr (GError) error = NULL;
  g_autofree char *between = ts_evidence_tag (fixture->evidence, report, anchor, "B2", NULL, FALSE, &error);
  g_autofree char *again = ts_evidence_tag (fixture->evidence, report, anchor, "B2", NULL, FALSE, &error);
  g_autofree char *last = ts_evidence_tag (fixture->evidence, report, blank, "B2", NULL, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (between, ==, again);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  g_assert_cmpstr (ts_passage_get_id (peek (model, 0)), ==, before);
  g_assert_cmpstr (ts_passage_get_id (peek (model, 1)), ==, between);
  g_assert_cmpstr (ts_passage_get_id (peek (model, 2)), ==, after);
  g_assert_cmpstr (ts_passage_get_id (peek (model, 3)), ==, last);
  g_assert_true (ts_passage_get_anchor (peek (model, 1))->is_region);
}

static void
test_edit (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  TsPassage *passage = peek (model, 0);
  g_autofree char *tag = g_strdup (ts_passage_find_tag (passage, "B1")->id);
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;
  guint n_items_changed = 0;

  g_signal_connect (passage, "changed", G_CALLBACK (count_changed_cb), &n_changed);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_items_changed_cb), &n_items_changed);

  g_assert_true (ts_evidence_set_strength (fixture->evidence, tag, TS_STRENGTH_CONTRADICTS, &error));
  g_assert_cmpint (ts_passage_find_tag (passage, "B1")->strength, ==, TS_STRENGTH_CONTRADICTS);
  g_assert_true (ts_evidence_set_evidence_type (fixture->evidence, tag, "data", &error));
  g_assert_cmpstr (ts_passage_find_tag (passage, "B1")->evidence_type, ==, "data");
  g_assert_true (ts_evidence_set_example (fixture->evidence, id, TRUE, &error));
  g_assert_true (ts_passage_get_example (passage));
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_cmpuint (n_items_changed, ==, 0);

  g_assert_true (ts_evidence_move_tag (fixture->evidence, tag, "A2", &error));
  g_assert_null (ts_passage_find_tag (passage, "B1"));
  g_assert_nonnull (ts_passage_find_tag (passage, "A2"));
  g_assert_true (ts_evidence_add_tag (fixture->evidence, id, "L1", NULL, &error));
  g_assert_nonnull (ts_passage_find_tag (passage, "L1"));
  g_assert_cmpuint (n_items_changed, ==, 2);

  /* What changes nothing is no step of history. */
  g_assert_true (ts_evidence_set_example (fixture->evidence, id, TRUE, &error));
  evidence_fixture_undo (fixture, "tag passage to L1");
  evidence_fixture_undo (fixture, "move tag from B1 to A2");
  evidence_fixture_undo (fixture, "mark practice example");
  evidence_fixture_undo (fixture, "change evidence type of tag to B1");
  evidence_fixture_undo (fixture, "change strength of tag to B1");
  g_assert_cmpint (ts_passage_find_tag (passage, "B1")->strength, ==, TS_STRENGTH_SUPPORTS);
  g_assert_null (ts_passage_find_tag (passage, "B1")->evidence_type);
  g_assert_false (ts_passage_get_example (passage));
  g_assert_cmpuint (ts_passage_get_tags (passage)->len, ==, 1);
  g_assert_no_error (error);
}

static void
test_note (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  TsPassage *passage = peek (model, 0);
  g_autofree char *tag = g_strdup (ts_passage_find_tag (passage, "B1")->id);
  g_autoptr (GError) error = NULL;

  g_assert_true (ts_evidence_set_note (fixture->evidence, tag, "only", &error));
  g_assert_true (ts_evidence_set_note (fixture->evidence, tag, "only attend", &error));
  g_assert_true (ts_evidence_set_note (fixture->evidence, tag, "only attendance", &error));
  g_assert_cmpstr (ts_passage_find_tag (passage, "B1")->note, ==, "only attendance");
  evidence_fixture_undo (fixture, "edit note of tag to B1");
  g_assert_null (ts_passage_find_tag (passage, "B1")->note);
  evidence_fixture_redo (fixture, "edit note of tag to B1");
  g_assert_cmpstr (ts_passage_find_tag (passage, "B1")->note, ==, "only attendance");

  /* Control characters have no place in it, and "" empties it. */
  g_assert_true (ts_evidence_set_note (fixture->evidence, tag,
                                       "a\x01"
                                       "b\xff",
                                       &error));
  g_assert_true (g_utf8_validate (ts_passage_find_tag (passage, "B1")->note, -1, NULL));
  g_assert_null (strchr (ts_passage_find_tag (passage, "B1")->note, '\x01'));
  g_assert_true (ts_evidence_set_note (fixture->evidence, tag, "", &error));
  g_assert_null (ts_passage_find_tag (passage, "B1")->note);
  g_assert_no_error (error);
}

static void
test_untag (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autofree char *same = evidence_fixture_tag (fixture, report, "412 people attended", "P7", 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (ts_evidence_untag (fixture->evidence, id, "B4", &error));
  g_assert_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (ts_evidence_untag (fixture->evidence, id, "p7", &error));
  g_assert_cmpuint (ts_passage_get_tags (peek (model, 0))->len, ==, 1);
  g_assert_true (ts_evidence_untag (fixture->evidence, id, "B1", &error));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  evidence_fixture_undo (fixture, "untag passage from B1");
  evidence_fixture_undo (fixture, "untag passage from P7");
  g_assert_cmpuint (ts_passage_get_tags (peek (model, 0))->len, ==, 2);

  g_assert_true (ts_evidence_untag (fixture->evidence, id, NULL, &error));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  evidence_fixture_undo (fixture, "untag passage");
  g_assert_cmpuint (ts_passage_get_tags (peek (model, 0))->len, ==, 2);
  g_assert_no_error (error);
}

/* Both ends move, the anchor says so throughout, and it is one step. */
static void
test_resize (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  const char *document = evidence_fixture_document (fixture, report, 0);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autoptr (TsAnchor) longer = evidence_fixture_anchor (fixture, document, "412 people");
  g_autoptr (TsAnchor) shorter = evidence_fixture_anchor (fixture, document, "people attended");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  const TsAnchor *now;

  g_assert_true (ts_evidence_resize (fixture->evidence, id, shorter, FALSE, &error));
  g_assert_no_error (error);
  now = ts_passage_get_anchor (peek (model, 0));
  g_assert_cmpstr (now->quote, ==, "people attended");
  g_assert_cmpstr (now->prefix, ==, shorter->prefix);
  g_assert_cmpstr (now->suffix, ==, shorter->suffix);
  g_assert_cmpuint (now->range.start.offset, ==, shorter->range.start.offset);
  g_assert_cmpuint (now->rects->len, ==, shorter->rects->len);
  g_assert_cmpstr (ts_passage_get_id (peek (model, 0)), ==, id);
  g_assert_nonnull (ts_passage_find_tag (peek (model, 0), "B1"));
  problems = ts_evidence_check (fixture->evidence, &error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_true (ts_evidence_resize (fixture->evidence, id, longer, TRUE, &error));
  g_assert_cmpstr (ts_passage_get_quote (peek (model, 0)), ==, "412 people");
  evidence_fixture_undo (fixture, "resize passage “412 people attended”");
  g_assert_cmpstr (ts_passage_get_quote (peek (model, 0)), ==, "412 people attended");
  evidence_fixture_redo (fixture, "resize passage “412 people attended”");
  g_assert_cmpstr (ts_passage_get_quote (peek (model, 0)), ==, "412 people");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
}

static void
test_resize_refused (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  const char *document = evidence_fixture_document (fixture, report, 0);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autofree char *other = evidence_fixture_tag (fixture, report, "412 people", "B4", 0);
  g_autoptr (TsAnchor) taken = evidence_fixture_anchor (fixture, document, "412 people");
  g_autoptr (TsAnchor) region = evidence_fixture_region (fixture, document, 1, 40, 78, 300, 90);
  g_autoptr (TsAnchor) elsewhere = ts_anchor_copy (taken);
  g_autoptr (TsAnchor) nothing = ts_anchor_copy (taken);
  g_autoptr (GError) error = NULL;

  nothing->range.end = nothing->range.start;
  elsewhere->range.start.page = elsewhere->range.end.page = 7777;
  g_assert_false (ts_evidence_resize (fixture->evidence, id, taken, FALSE, &error));
  g_assert_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ts_evidence_resize (fixture->evidence, id, region, FALSE, &error));
  g_assert_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ts_evidence_resize (fixture->evidence, id, nothing, FALSE, &error));
  g_assert_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ts_evidence_resize (fixture->evidence, id, elsewhere, FALSE, &error));
  g_assert_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ts_evidence_resize (fixture->evidence, "nobody", taken, FALSE, &error));
  g_assert_error (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
}

static void
test_resize_region (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  const char *document = evidence_fixture_document (fixture, report, 0);
  g_autoptr (TsAnchor) region = evidence_fixture_region (fixture, document, 1, 40, 78, 300, 90);
  g_autoptr (TsAnchor) larger = evidence_fixture_region (fixture, document, 1, 40, 78, 300, 190);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ts_evidence_tag (fixture->evidence, report, region, "B1", NULL, FALSE, &error);

  g_assert_true (ts_evidence_resize (fixture->evidence, id, larger, FALSE, &error));
  g_assert_cmpfloat (g_array_index (ts_passage_get_anchor (peek (model, 0))->rects, TsPageRect, 0).rect.y2, >,
                     g_array_index (region->rects, TsPageRect, 0).rect.y2);
  evidence_fixture_undo (fixture, "resize region");
  g_assert_cmpfloat_with_epsilon (
      g_array_index (ts_passage_get_anchor (peek (model, 0))->rects, TsPageRect, 0).rect.y2,
      g_array_index (region->rects, TsPageRect, 0).rect.y2, 0.001);
}

static void
assert_refused (GError **error, TsEvidenceError code, const char *part)
{
  g_assert_error (*error, TS_EVIDENCE_ERROR, (int) code);
  g_assert_nonnull (strstr ((*error)->message, part));
  g_clear_error (error);
}

static void
test_wrong_values (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  const char *document = evidence_fixture_document (fixture, report, 0);
  g_autoptr (TsAnchor) anchor = evidence_fixture_anchor (fixture, document, "412 people attended");
  g_autoptr (TsAnchor) wrong = ts_anchor_copy (anchor);
  g_autoptr (TsAnchor) region = evidence_fixture_region (fixture, document, 1, 40, 78, 300, 90);
  TsTagValues type = { 0, "rumour", NULL };
  TsTagValues strength = { 7, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_evidence_tag (fixture->evidence, report, anchor, "Z9", NULL, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_VALUE, "Z9");
  g_assert_null (ts_evidence_tag (fixture->evidence, report, anchor, "B1", &type, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_VALUE, "survey");
  g_assert_null (ts_evidence_tag (fixture->evidence, report, anchor, "B1", &strength, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_VALUE, "strength");
  g_assert_null (ts_evidence_tag (fixture->evidence, "no-report", anchor, "B1", NULL, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_NOT_FOUND, "does not belong");

  wrong->range.start.page = wrong->range.end.page = 99;
  g_assert_null (ts_evidence_tag (fixture->evidence, report, wrong, "B1", NULL, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_INVALID, "no page 100");
  wrong->range = anchor->range;
  wrong->range.end = wrong->range.start;
  g_assert_null (ts_evidence_tag (fixture->evidence, report, wrong, "B1", NULL, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_INVALID, "Nothing is selected");
  g_array_index (region->rects, TsPageRect, 0).rect.x2 = 1.5;
  g_assert_null (ts_evidence_tag (fixture->evidence, report, region, "B1", NULL, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_INVALID, "edge of the page");
  g_array_set_size (region->rects, 0);
  g_assert_null (ts_evidence_tag (fixture->evidence, report, region, "B1", NULL, FALSE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_INVALID, "empty");

  g_assert_false (ts_evidence_set_strength (fixture->evidence, "no-tag", 0, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_NOT_FOUND, "no-tag");
  g_assert_false (ts_evidence_add_tag (fixture->evidence, "no-passage", "B1", NULL, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_NOT_FOUND, "no-passage");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_true (g_str_has_prefix (ts_history_get_undo_action (fixture->history), "add report"));
}

static void
test_others (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autofree char *tag = g_strdup (ts_passage_find_tag (peek (model, 0), "B1")->id);
  g_autoptr (GListModel) own = NULL;
  g_autoptr (GError) error = NULL;

  ts_history_set_reviewer (fixture->history, "Grace");
  own = ts_evidence_get_passages (fixture->evidence, report, "Grace");
  g_assert_false (ts_evidence_untag (fixture->evidence, id, NULL, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_INVALID, "Ada");
  g_assert_false (ts_evidence_set_note (fixture->evidence, tag, "no", &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_INVALID, "Ada");
  g_assert_false (ts_evidence_set_example (fixture->evidence, id, TRUE, &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_INVALID, "Ada");

  /* Tagging another's passage makes one's own at its place. */
  g_assert_true (ts_evidence_add_tag (fixture->evidence, id, "B4", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (own), ==, 1);
  g_assert_nonnull (ts_passage_find_tag (peek (own, 0), "B4"));
  g_assert_cmpuint (ts_passage_get_tags (peek (model, 0))->len, ==, 1);
}

static void
test_find (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autofree char *start = g_ascii_strup (id, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPassage) passage = ts_evidence_find_passage (fixture->evidence, start, &error);

  g_assert_no_error (error);
  g_assert_true (passage == peek (model, 0));
  g_assert_null (ts_evidence_find_passage (fixture->evidence, "zzz", &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_NOT_FOUND, "zzz");
  g_assert_null (ts_evidence_find_passage (fixture->evidence, "", &error));
  assert_refused (&error, TS_EVIDENCE_ERROR_NOT_FOUND, "id");

  /* 17 ids can't all begin otherwise. */
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *quote =
          g_strdup_printf ("%s", (const char *[]){ "Re-referrals", "fell", "from", "24%", "to", "19%", "over",
                                                   "and", "families", "school", "better", "Plans", "late",
                                                   "some", "localities", "Foreword" }[i]);
      g_autofree char *more = evidence_fixture_tag (fixture, report, quote, "B2", 0);

      g_assert_nonnull (more);
    }
  for (guint i = 0; i < 16; i++)
    {
      char digit[] = { "0123456789abcdef"[i], '\0' };
      g_autoptr (TsPassage) found = ts_evidence_find_passage (fixture->evidence, digit, &error);

      if (g_error_matches (error, TS_EVIDENCE_ERROR, TS_EVIDENCE_ERROR_AMBIGUOUS))
        return;
      g_clear_error (&error);
    }
  g_assert_not_reached ();
}

static void
test_check (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  g_autoptr (GListModel) model = set_up_model (fixture, &report);
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autoptr (TsAnchor) anchor = ts_anchor_copy (ts_passage_get_anchor (peek (model, 0)));
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ts_evidence_check (fixture->evidence, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_pointer (&problems, g_ptr_array_unref);

  anchor->range.start.offset += 2;
  anchor->range.end.offset += 2;
  moved = ts_evidence_tag (fixture->evidence, report, anchor, "B1", NULL, FALSE, &error);
  g_assert_no_error (error);
  problems = ts_evidence_check (fixture->evidence, &error);
  g_assert_cmpuint (problems->len, ==, 1);
  moved[8] = '\0';
  g_assert_nonnull (strstr (problems->pdata[0], moved));
  g_assert_nonnull (strstr (problems->pdata[0], "page 3"));
}

static void
test_lifetime (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = NULL;
  GListModel *model = set_up_model (fixture, &report);
  g_autoptr (GListModel) same = ts_evidence_get_passages (fixture->evidence, report, "Ada");
  g_autofree char *id = evidence_fixture_tag (fixture, report, "412 people attended", "B1", 0);
  g_autoptr (TsPassage) kept = g_list_model_get_item (model, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_true (model == same);
  g_clear_object (&same);
  g_assert_finalize_object (model);

  /* Nobody looks: changes are still taken by passages that are held. */
  g_assert_true (ts_evidence_add_tag (fixture->evidence, id, "B4", NULL, &error));
  g_assert_cmpuint (ts_passage_get_tags (kept)->len, ==, 2);
  all = ts_evidence_list_all (fixture->evidence, &error);
  g_assert_true (all->pdata[0] == kept);
  g_clear_pointer (&all, g_ptr_array_unref);
  g_assert_finalize_object (g_steal_pointer (&kept));
  g_assert_true (ts_evidence_untag (fixture->evidence, id, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  evidence_test_add ("/evidence/tag", test_tag);
  evidence_test_add ("/evidence/same-place", test_same_place);
  evidence_test_add ("/evidence/region", test_region);
  evidence_test_add ("/evidence/edit", test_edit);
  evidence_test_add ("/evidence/note", test_note);
  evidence_test_add ("/evidence/untag", test_untag);
  evidence_test_add ("/evidence/resize", test_resize);
  evidence_test_add ("/evidence/resize-refused", test_resize_refused);
  evidence_test_add ("/evidence/resize-region", test_resize_region);
  evidence_test_add ("/evidence/wrong-values", test_wrong_values);
  evidence_test_add ("/evidence/others", test_others);
  evidence_test_add ("/evidence/find", test_find);
  evidence_test_add ("/evidence/check", test_check);
  evidence_test_add ("/evidence/lifetime", test_lifetime);
  return g_test_run ();
}
