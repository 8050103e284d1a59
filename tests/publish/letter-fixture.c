#include "config.h"

#include "letter-fixture.h"

static const char *const texts[] = {
  "Foreword\n\nThis is the yearly report of the children's partnership.\n",
  "Early help\n\nIn the year Re-referrals fell from 24% to 19%, and\nfamilies said that school "
  "attendance was better.\nPlans were late in some localities.\n",
  "Training\n\n412 people attended \"core\" courses during the year.\nThe data are in the annex.\n",
  "Chart\n",
  NULL,
};
static const char *const labels[] = { "i", "1", "2", "4" };
static const char *const annex_texts[] = { "Data annex\n\nAttendance rose to 93% in the spring.\n", NULL };

void
letter_fixture_set_up (LetterFixture *fixture, gconstpointer data)
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

void
letter_fixture_tear_down (LetterFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->letters);
  g_free (fixture->report);
  audit_fixture_tear_down (&fixture->audit, data);
}

TsAudit *
letter_fixture_get_audit (LetterFixture *fixture, TsTool tool)
{
  return ts_audits_get (fixture->audit.audits, fixture->report, tool, NULL);
}

void
letter_fixture_rate (
    LetterFixture *fixture, TsAudit *audit, const char *criterion, const char *level, const char *because)
{
  audit_fixture_rate (&fixture->audit, audit, criterion, level, because);
}

char *
letter_fixture_tag (LetterFixture *fixture, const char *quote, const char *item, TsStrength strength)
{
  return evidence_fixture_tag (&fixture->audit.evidence, fixture->report, quote, item, strength);
}

TsBlockDocument *
letter_fixture_compose (LetterFixture *fixture, TsAudit *audit)
{
  g_autoptr (GError) error = NULL;
  TsBlockDocument *document = ts_letters_compose (fixture->letters, audit, &error);

  g_assert_no_error (error);
  return document;
}

const TsBlock *
letter_find_block (const TsBlockDocument *document, const char *id)
{
  for (guint i = 0; i < document->blocks->len; i++)
    if (g_strcmp0 (((TsBlock *) document->blocks->pdata[i])->id, id) == 0)
      return document->blocks->pdata[i];
  return NULL;
}

void
letter_assert_text (const TsBlockDocument *document, const char *id, const char *expected)
{
  const TsBlock *block = letter_find_block (document, id);
  g_autofree char *text = NULL;

  g_assert_nonnull (block);
  text = ts_block_dup_text (block);
  g_assert_cmpstr (text, ==, expected);
}

void
letter_assert_contains (const TsBlockDocument *document, const char *id, const char *part)
{
  const TsBlock *block = letter_find_block (document, id);
  g_autofree char *text = NULL;

  g_assert_nonnull (block);
  text = ts_block_dup_text (block);
  if (strstr (text, part) == NULL)
    g_error ("block %s has no \"%s\": %s", id, part, text);
}

const char *
letter_get_cell (const TsBlockDocument *document, const char *criterion, guint column)
{
  const TsBlock *table = letter_find_block (document, "criteria");
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
void
letter_assert_order (const TsBlockDocument *document, const char *const *ids)
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
