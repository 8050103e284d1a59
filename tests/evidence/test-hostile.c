/* A project file comes from outside: rows that no action of ours would write are
 * listed, checked and can be taken away, and nothing breaks over them.
 */
#include "config.h"

#include "evidence-fixture.h"

static const char *const texts[] = { "Foreword\nThis is the yearly report.\n", "Early help\nMore of it.\n",
                                     NULL };

static gboolean
run_cb (TsConnection *connection, gpointer data, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (connection, data, error);

  return statement != NULL && ts_statement_run (statement, error);
}

G_GNUC_PRINTF (2, 3)
static void
write_row (EvidenceFixture *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  ts_history_run (fixture->history, "tamper", NULL, run_cb, sql, &error);
  g_assert_no_error (error);
}

static void
write_passage (EvidenceFixture *fixture, const char *report, const char *id, const char *values)
{
  write_row (
      fixture,
      "INSERT INTO passage (id, report, document, kind, start_page, start, end_page, end, quote, prefix, "
      "suffix, rects, reviewer, created, modified) "
      "VALUES ('%s', '%s', '%s', %s, 'Ada', '', '')",
      id, report, evidence_fixture_document (fixture, report, 0), values);
}

static void
test_rows (EvidenceFixture *fixture, gconstpointer data)
{
  static const char *const values[] = {
    "'text', -5, -7, -1, -9, 'x', '', '', '[]'",
    "'text', 9999999999999, 3, 0, 99999999999, 'x', '', '', 'no rectangles'",
    "'text', 'page', x'ff', 1.5, 'end', x'ff00fe', x'80', '', '[[0,1,2]]'",
    "'text', 1, 5, 0, 2, 'backwards', '', '', '[[0,0,0,1e999,1]]'",
    "'region', 70, 0, 0, 0, '', '', '', '[[70,5,5,-5,-5]]'",
    "'region', 0, 0, 0, 0, '', '', '', ''",
  };
  g_autofree char *report = evidence_fixture_add_report (fixture, "report.pdf", texts, NULL, NULL, NULL);
  g_autoptr (GListModel) model = ts_evidence_get_passages (fixture->evidence, report, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *id = g_strdup_printf ("passage-%u", i);

      write_passage (fixture, report, id, values[i]);
      write_row (
          fixture,
          "INSERT INTO tag (id, passage, item, strength, evidence_type, note, reviewer, created, modified) "
          "VALUES ('tag-%u', '%s', x'f0', 'utterly', 'rumour', x'c3', 'Ada', '', '')",
          i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, G_N_ELEMENTS (values));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (model, i);
      const TsTag *tag = ts_passage_get_tags (passage)->pdata[0];

      g_assert_true (g_utf8_validate (ts_passage_get_quote (passage), -1, NULL));
      g_assert_true (g_utf8_validate (tag->item, -1, NULL));
      g_assert_cmpint (tag->strength, ==, TS_STRENGTH_SUPPORTS);
      g_assert_nonnull (ts_passage_get_anchor (passage)->rects);
    }

  problems = ts_evidence_check (fixture->evidence, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (values));

  while (g_list_model_get_n_items (model) > 0)
    {
      g_autoptr (TsPassage) passage = g_list_model_get_item (model, 0);

      ts_evidence_untag (fixture->evidence, ts_passage_get_id (passage), NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  evidence_test_add ("/evidence/hostile/rows", test_rows);
  return g_test_run ();
}
