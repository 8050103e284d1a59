/* Whatever is done and undone, in any order, a model shows just what a query
 * would find, in the same order.
 */
#include "config.h"

#include "evidence-fixture.h"

#define N_PAGES    40
#define N_PASSAGES 5000
#define N_ACTIONS  400

static char *
add_big_report (EvidenceFixture *fixture)
{
  g_auto (GStrv) pages = g_new0 (char *, N_PAGES + 1);

  for (guint i = 0; i < N_PAGES; i++)
    pages[i] = evidence_fixture_make_page (i);
  return evidence_fixture_add_report (fixture, "big.pdf", (const char *const *) pages, NULL, NULL, NULL);
}

/* One that nobody has looked at yet: of another history on the same file. */
static GListModel *
query_anew (EvidenceFixture *fixture, const char *report, const char *reviewer, TsEvidence **evidence)
{
  g_autoptr (TsHistory) history = ts_history_new (fixture->connection, "Nobody");

  *evidence = ts_evidence_new (history, fixture->framework, fixture->documents);
  return ts_evidence_get_passages (*evidence, report, reviewer);
}

static void
assert_same_passage (TsPassage *one, TsPassage *other)
{
  GPtrArray *tags = ts_passage_get_tags (one);
  GPtrArray *other_tags = ts_passage_get_tags (other);

  g_assert_cmpstr (ts_passage_get_id (one), ==, ts_passage_get_id (other));
  g_assert_cmpint (ts_passage_get_example (one), ==, ts_passage_get_example (other));
  g_assert_cmpuint (tags->len, ==, other_tags->len);
  for (guint i = 0; i < tags->len; i++)
    {
      const TsTag *a = tags->pdata[i];
      const TsTag *b = other_tags->pdata[i];

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->item, ==, b->item);
      g_assert_cmpint (a->strength, ==, b->strength);
      g_assert_cmpstr (a->evidence_type, ==, b->evidence_type);
      g_assert_cmpstr (a->note, ==, b->note);
    }
}

static void
assert_fresh (EvidenceFixture *fixture, GListModel *model, const char *report, const char *reviewer)
{
  g_autoptr (TsEvidence) evidence = NULL;
  g_autoptr (GListModel) fresh = query_anew (fixture, report, reviewer, &evidence);
  guint n = g_list_model_get_n_items (fresh);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TsPassage) one = g_list_model_get_item (model, i);
      g_autoptr (TsPassage) other = g_list_model_get_item (fresh, i);

      assert_same_passage (one, other);
      if (i > 0)
        {
          g_autoptr (TsPassage) before = g_list_model_get_item (model, i - 1);

          g_assert_cmpuint (ts_passage_get_page (before), <=, ts_passage_get_page (one));
        }
    }
}

static TsAnchor *
random_anchor (EvidenceFixture *fixture, TsTextLayer *layer, const char *document)
{
  guint page = g_test_rand_int_range (0, N_PAGES);
  g_autoptr (GArray) places = NULL;
  TsTextRange range;

  if (g_test_rand_int_range (0, 8) == 0)
    {
      double y = g_test_rand_int_range (40, 700);

      return evidence_fixture_region (fixture, document, page, 40, y, 300, y + 40);
    }
  range.start = (TsTextPosition){ page, (guint) g_test_rand_int_range (0, 1500) };
  range.end = (TsTextPosition){ page, range.start.offset + (guint) g_test_rand_int_range (5, 200) };
  if (page + 1 < N_PAGES && g_test_rand_int_range (0, 20) == 0)
    range.end = (TsTextPosition){ page + 1, 30 };
  return ts_anchor_new_for_range (document, layer, &range);
}

static void
tag_randomly (EvidenceFixture *fixture, TsTextLayer *layer, const char *report, const char *document)
{
  static const char *const items[] = { "A1", "B1", "B2", "C1", "P3", "L2" };
  g_autoptr (TsAnchor) anchor = random_anchor (fixture, layer, document);
  TsTagValues values = { g_test_rand_int_range (0, 3), "data", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ts_evidence_tag (fixture->evidence, report, anchor,
                                         items[g_test_rand_int_range (0, G_N_ELEMENTS (items))], &values,
                                         g_test_rand_int_range (0, 4) == 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

typedef struct
{
  EvidenceFixture *fixture;
  TsTextLayer *layer;
  const char *report;
  const char *document;
} Filling;

/* All in one action, so that filling takes one transaction. */
static gboolean
fill_cb (TsConnection *connection, gpointer data, GError **error)
{
  Filling *filling = data;

  for (guint i = 0; i < N_PASSAGES; i++)
    tag_randomly (filling->fixture, filling->layer, filling->report, filling->document);
  return TRUE;
}

static void
undo_or_redo (EvidenceFixture *fixture, gboolean undo)
{
  const char *next =
      undo ? ts_history_get_undo_action (fixture->history) : ts_history_get_redo_action (fixture->history);
  g_autofree char *action = next != NULL ? ts_action_dup_text (next, FALSE) : NULL;

  if (undo && action != NULL && !g_str_has_prefix (action, "add report") && !g_str_equal (action, "fill"))
    evidence_fixture_undo (fixture, action);
  else if (!undo && action != NULL)
    evidence_fixture_redo (fixture, action);
}

static void
edit_randomly (EvidenceFixture *fixture, GListModel *model, int what)
{
  guint n = g_list_model_get_n_items (model);
  g_autoptr (TsPassage) passage = g_list_model_get_item (model, g_test_rand_int_range (0, n));
  const TsTag *first = ts_passage_get_tags (passage)->pdata[0];
  g_autofree char *tag = g_strdup (first->id);
  g_autofree char *item = g_strdup (first->item);
  g_autofree char *id = g_strdup (ts_passage_get_id (passage));
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  if (what == 0)
    done = ts_evidence_untag (fixture->evidence, id, g_test_rand_int_range (0, 2) ? item : NULL, &error);
  else if (what == 1)
    done = ts_evidence_set_strength (fixture->evidence, tag, g_test_rand_int_range (0, 3), &error);
  else if (what == 2)
    done =
        ts_evidence_set_note (fixture->evidence, tag, g_test_rand_int_range (0, 2) ? "a note" : "", &error);
  else if (what == 3)
    done = ts_evidence_add_tag (fixture->evidence, id, "H1", NULL, &error);
  else if (what == 4)
    done = ts_evidence_set_example (fixture->evidence, id, g_test_rand_int_range (0, 2), &error);
  else if (ts_passage_find_tag (passage, "I1") == NULL)
    done = ts_evidence_move_tag (fixture->evidence, tag, "I1", &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
test_random_actions (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = add_big_report (fixture);
  const char *document = evidence_fixture_document (fixture, report, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsTextLayer) layer = ts_document_store_get_text_layer (fixture->documents, document, &error);
  g_autoptr (GListModel) ada = ts_evidence_get_passages (fixture->evidence, report, "Ada");
  g_autoptr (GListModel) all = ts_evidence_get_passages (fixture->evidence, report, NULL);
  Filling filling = { fixture, layer, report, document };

  g_assert_no_error (error);
  g_assert_true (ts_history_run (fixture->history, "fill", NULL, fill_cb, &filling, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (ada), >, N_PASSAGES * 9 / 10);
  assert_fresh (fixture, ada, report, "Ada");

  for (guint i = 0; i < N_ACTIONS; i++)
    {
      int what = g_test_rand_int_range (0, 12);

      ts_history_set_reviewer (fixture->history,
                               what < 6 || g_test_rand_int_range (0, 4) > 0 ? "Ada" : "Grace");
      if (what < 6)
        edit_randomly (fixture, ada, what);
      else if (what < 8)
        tag_randomly (fixture, layer, report, document);
      else
        undo_or_redo (fixture, what < 10);
      if (i % 40 == 0)
        {
          assert_fresh (fixture, ada, report, "Ada");
          assert_fresh (fixture, all, report, NULL);
        }
    }
  assert_fresh (fixture, ada, report, "Ada");
  assert_fresh (fixture, all, report, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  evidence_test_add ("/evidence/models/random-actions", test_random_actions);
  return g_test_run ();
}
