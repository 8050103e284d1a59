#include "config.h"

#include "publish/block.h"

static void
test_spans (void)
{
  g_autoptr (TsBlockDocument) document = ts_block_document_new ("Feedback", "en-GB");
  TsBlock *block = ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, "one", "The report ");
  g_autofree char *text = NULL;

  ts_block_add_span (block, "shows", TRUE, FALSE, NULL);
  ts_block_add_span (block, " it", FALSE, TRUE, "#two");
  text = ts_block_dup_text (block);
  g_assert_cmpstr (text, ==, "The report shows it");
  g_assert_cmpuint (block->spans->len, ==, 3);
  g_assert_true (((TsSpan *) block->spans->pdata[1])->strong);
  g_assert_cmpstr (((TsSpan *) block->spans->pdata[2])->link, ==, "#two");
  g_assert_cmpstr (block->id, ==, "one");
  g_assert_true (document->blocks->pdata[0] == block);
}

static void
test_empty (void)
{
  g_autoptr (TsBlockDocument) document = ts_block_document_new ("Feedback", "en-GB");
  TsBlock *block = ts_block_document_add (document, TS_BLOCK_PAGE_BREAK, 0, NULL, NULL);
  g_autofree char *text = ts_block_dup_text (block);

  g_assert_cmpstr (text, ==, "");
  g_assert_null (block->id);
  ts_block_document_free (NULL);
}

static void
test_table (void)
{
  g_autoptr (TsBlockDocument) document = ts_block_document_new ("Feedback", "en-GB");
  const double widths[] = { 1, 3 };
  TsBlock *table = ts_block_document_add_table (document, "criteria", widths, 2);
  g_autofree char *text = NULL;

  ts_block_add_row (table, (const char *const[]){ "Reference", "Finding", NULL });
  ts_block_add_row (table, (const char *const[]){ "B4", NULL });
  ts_block_add_row (table, (const char *const[]){ "C1", "Evidenced", "too much", NULL });
  text = ts_block_dup_text (table);
  g_assert_cmpstr (text, ==, "Reference\tFinding\nB4\t\nC1\tEvidenced\n");
  g_assert_cmpfloat (g_array_index (table->widths, double, 1), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/block/spans", test_spans);
  g_test_add_func ("/publish/block/empty", test_empty);
  g_test_add_func ("/publish/block/table", test_table);
  return g_test_run ();
}
