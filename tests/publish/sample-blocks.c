#include "config.h"

#include "sample-blocks.h"

static void
add_table (TsBlockDocument *document, guint n_rows)
{
  const double widths[] = { 1, 5, 2 };
  TsBlock *table = ts_block_document_add_table (document, "criteria", widths, 3);

  ts_block_add_row (table, (const char *const[]){ "Id", "Criterion", "Finding", NULL });
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("X%u", i);

      ts_block_add_row (table, (const char *const[]){ id, "Training & its <impact>", "Included", NULL });
    }
}

TsBlockDocument *
sample_blocks_new (guint n_paragraphs)
{
  TsBlockDocument *document = ts_block_document_new ("Feedback on a report", "en-GB");
  TsBlock *block;

  document->author = g_strdup ("A. Reviewer");
  document->subject = g_strdup ("Yearly report 2019–20");
  document->date = g_strdup ("2021-02-03");
  ts_block_document_add (document, TS_BLOCK_TITLE, 0, "title", "Feedback on a report");
  ts_block_document_add (document, TS_BLOCK_SUBTITLE, 0, NULL, "April 2019 to March 2020");
  ts_block_document_add (document, TS_BLOCK_ADDRESS, 0, "addressee", "The partners\nNorthshire");
  ts_block_document_add (document, TS_BLOCK_HEADING, 1, "strengths", "Strengths");
  block = ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, "opening", "Children’s services were ");
  ts_block_add_span (block, "evaluated", TRUE, FALSE, NULL);
  ts_block_add_span (block, ", see ", FALSE, TRUE, NULL);
  ts_block_add_span (block, "the table", FALSE, FALSE, "#criteria");
  ts_block_add_span (block, " or run this", FALSE, FALSE, "javascript:alert(1)");
  block =
      ts_block_document_add (document, TS_BLOCK_QUOTATION, 0, "quote", "“Re-referrals fell from 24% to 19%”");
  block->reference = g_strdup ("p. 15");
  block->reference_link = g_strdup ("report.pdf#page=15");
  ts_block_document_add (document, TS_BLOCK_HEADING, 2, "development", "Areas for development");
  ts_block_document_add (document, TS_BLOCK_LIST_ITEM, 1, NULL, "Care leavers");
  ts_block_document_add (document, TS_BLOCK_LIST_ITEM, 2, NULL, "\x01 a control character");
  for (guint i = 0; i < n_paragraphs; i++)
    ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, NULL,
                           "Future reports should set out more clearly the partnership’s learning and "
                           "improvement cycle and evaluate its overall impact, drawing on a balanced "
                           "scorecard of evidence rather than on a list of completed actions.");
  add_table (document, 4 + n_paragraphs);
  ts_block_document_add (document, TS_BLOCK_PAGE_BREAK, 0, NULL, NULL);
  ts_block_document_add (document, TS_BLOCK_NOTE, 0, "method", "Read from the document alone.");
  return document;
}
