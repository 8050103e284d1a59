/* The list is one that the store keeps, changed by what reviewers do and undo. */
#include "config.h"

#include "evidence/passage-watch.h"
#include "evidence-fixture.h"

static void
count_cb (gpointer data)
{
  guint *count = data;

  (*count)++;
}

static void
assert_follows (TsPassageWatch *watch)
{
  GListModel *list = ts_passage_watch_get_list (watch);
  const GPtrArray *all = ts_passage_watch_get_all (watch);

  g_assert_cmpuint (all->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (list, i);

      g_assert_true (all->pdata[i] == passage);
    }
}

static char *
tag_line (EvidenceFixture *fixture, const char *report, const char *quote)
{
  return evidence_fixture_tag (fixture, report, quote, "B2", TS_STRENGTH_SUPPORTS);
}

static char *
add_report (EvidenceFixture *fixture)
{
  static const char *const texts[] = { "Alpha came first\nBeta was between\nGamma came last", NULL };

  return evidence_fixture_add_report (fixture, "watch.pdf", texts, NULL, NULL, NULL);
}

static void
test_follows (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = add_report (fixture);
  g_autoptr (GListModel) list = ts_evidence_get_passages (fixture->evidence, report, NULL);
  guint count = 0, before;
  TsPassageWatch *watch = ts_passage_watch_new (count_cb, &count);
  g_autofree char *last = tag_line (fixture, report, "Gamma came last");
  g_autofree char *first = NULL, *between = NULL;

  g_assert_cmpuint (ts_passage_watch_get_all (watch)->len, ==, 0);
  ts_passage_watch_set_list (watch, list);
  g_assert_cmpuint (count, ==, 1);
  assert_follows (watch);
  first = tag_line (fixture, report, "Alpha came first");
  between = tag_line (fixture, report, "Beta was between");
  g_assert_cmpuint (ts_passage_watch_get_all (watch)->len, ==, 3);
  assert_follows (watch);
  evidence_fixture_undo (fixture, "tag passage to B2");
  g_assert_cmpuint (ts_passage_watch_get_all (watch)->len, ==, 2);
  assert_follows (watch);
  /* A second tag changes a passage and leaves the list as it is. */
  before = count;
  g_free (evidence_fixture_tag (fixture, report, "Gamma came last", "C1", TS_STRENGTH_SUPPORTS));
  g_assert_cmpuint (count, >, before);
  assert_follows (watch);
  ts_passage_watch_free (watch);
}

/* What was left is heard of no more; the same list can be taken again. */
static void
test_leaves (EvidenceFixture *fixture, gconstpointer data)
{
  g_autofree char *report = add_report (fixture);
  g_autoptr (GListModel) list = ts_evidence_get_passages (fixture->evidence, report, NULL);
  g_autofree char *one = tag_line (fixture, report, "Alpha came first");
  guint count = 0;
  TsPassageWatch *watch = ts_passage_watch_new (count_cb, &count);

  ts_passage_watch_set_list (watch, list);
  ts_passage_watch_set_list (watch, list);
  assert_follows (watch);
  ts_passage_watch_set_list (watch, NULL);
  g_assert_cmpuint (ts_passage_watch_get_all (watch)->len, ==, 0);
  g_assert_cmpuint (count, ==, 3);
  g_free (evidence_fixture_tag (fixture, report, "Alpha came first", "C1", TS_STRENGTH_SUPPORTS));
  g_free (tag_line (fixture, report, "Gamma came last"));
  g_assert_cmpuint (count, ==, 3);
  ts_passage_watch_free (watch);
  ts_passage_watch_free (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  evidence_test_add ("/evidence/passage-watch/follows", test_follows);
  evidence_test_add ("/evidence/passage-watch/leaves", test_leaves);
  return g_test_run ();
}
