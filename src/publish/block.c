#include "config.h"

#include "publish/block.h"

static void
span_free (TsSpan *span)
{
  g_free (span->text);
  g_free (span->link);
  g_free (span);
}

static void
block_free (TsBlock *block)
{
  g_free (block->id);
  g_clear_pointer (&block->spans, g_ptr_array_unref);
  g_free (block->reference);
  g_free (block->reference_link);
  g_free (block->part);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->widths, g_array_unref);
  g_free (block->passage);
  g_free (block);
}

/**
 * ts_block_document_new:
 * @title: the document's title, for its metadata
 * @language: as in BCP 47, "en-GB"
 *
 * Returns: (transfer full): a document without blocks
 */
TsBlockDocument *
ts_block_document_new (const char *title, const char *language)
{
  TsBlockDocument *document = g_new0 (TsBlockDocument, 1);

  document->title = g_strdup (title);
  document->language = g_strdup (language);
  document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  return document;
}

/**
 * ts_block_document_free:
 * @document: (nullable) (transfer full): a document
 *
 * Frees it with all its blocks.
 */
void
ts_block_document_free (TsBlockDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->title);
  g_free (document->author);
  g_free (document->subject);
  g_free (document->language);
  g_free (document->date);
  g_ptr_array_unref (document->blocks);
  g_free (document);
}

/**
 * ts_block_document_add:
 * @level: of headings (1 to 3) and list items (1 or 2), else 0
 * @id: (nullable): stable within the document
 * @text: (nullable): becomes the block's one plain span
 *
 * Returns: (transfer none): the new last block
 */
TsBlock *
ts_block_document_add (
    TsBlockDocument *document, TsBlockKind kind, guint level, const char *id, const char *text)
{
  TsBlock *block = g_new0 (TsBlock, 1);

  block->kind = kind;
  block->level = level;
  block->id = g_strdup (id);
  block->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) span_free);
  if (text != NULL)
    ts_block_add_span (block, text, FALSE, FALSE, NULL);
  g_ptr_array_add (document->blocks, block);
  return block;
}

/**
 * ts_block_add_span:
 * @link: (nullable): an address, or "#anchor" within the document
 *
 * Appends a run of text to @block.
 */
void
ts_block_add_span (TsBlock *block, const char *text, gboolean strong, gboolean emphasis, const char *link)
{
  TsSpan *span = g_new0 (TsSpan, 1);

  span->text = g_strdup (text);
  span->strong = strong;
  span->emphasis = emphasis;
  span->link = g_strdup (link);
  g_ptr_array_add (block->spans, span);
}

/**
 * ts_block_document_add_table:
 * @widths: (array length=n_columns): relative widths of the columns
 *
 * Returns: (transfer none): a table without rows; the first row added is its header
 */
TsBlock *
ts_block_document_add_table (TsBlockDocument *document, const char *id, const double *widths, guint n_columns)
{
  TsBlock *block = ts_block_document_add (document, TS_BLOCK_TABLE, 0, id, NULL);

  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  block->widths = g_array_sized_new (FALSE, FALSE, sizeof (double), n_columns);
  g_array_append_vals (block->widths, widths, n_columns);
  return block;
}

/**
 * ts_block_add_row:
 * @cells: (array zero-terminated=1): one text a column; where there are fewer,
 *   the row is filled up with empty cells, further ones are left out
 */
void
ts_block_add_row (TsBlock *table, const char *const *cells)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  const char *const *cell = cells;

  g_return_if_fail (table->kind == TS_BLOCK_TABLE);

  for (guint i = 0; i < table->widths->len; i++)
    g_ptr_array_add (row, g_strdup (*cell != NULL ? *cell++ : ""));
  g_ptr_array_add (table->rows, row);
}

/**
 * ts_block_dup_text:
 *
 * Returns: (transfer full): the block's text without its marks; of a table, its
 *   cells with tabs between them, a line a row
 */
char *
ts_block_dup_text (const TsBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < block->spans->len; i++)
    g_string_append (text, ((TsSpan *) block->spans->pdata[i])->text);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      GPtrArray *row = block->rows->pdata[i];

      for (guint j = 0; j < row->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", (const char *) row->pdata[j]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
