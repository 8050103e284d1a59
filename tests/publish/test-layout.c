#include "config.h"

#include "publish/layout.h"
#include "sample-blocks.h"

static void
test_pages (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (60);
  g_autoptr (TsPublishLayout) layout = ts_publish_layout_new (document);
  guint n = ts_publish_layout_get_n_pages (layout);

  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i < n; i++)
    {
      const GPtrArray *items = ts_layout_get_page (layout, i);
      double y = TS_MARGIN_TOP;

      g_assert_cmpuint (items->len, >, 0);
      for (guint j = 0; j < items->len; j++)
        {
          const TsPlacedItem *item = items->pdata[j];

          g_assert_cmpfloat (item->y, >=, y - 0.01);
          y = item->y + item->height;
          g_assert_cmpfloat (y, <=, TS_TEXT_BOTTOM + 0.05);
        }
    }
}

static void
assert_every_line_is_placed_once (TsPublishLayout *layout)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < ts_publish_layout_get_n_pages (layout); i++)
    {
      const GPtrArray *items = ts_layout_get_page (layout, i);

      for (guint j = 0; j < items->len; j++)
        {
          const TsPlacedItem *item = items->pdata[j];

          for (guint k = 0; k < item->texts->len; k++)
            {
              const TsPlacedText *text = &g_array_index (item->texts, TsPlacedText, k);
              int before = GPOINTER_TO_INT (g_hash_table_lookup (placed, text->layout));

              g_assert_cmpint (text->first_line, ==, before);
              g_hash_table_insert (placed, text->layout, GINT_TO_POINTER (before + text->n_lines));
            }
        }
    }
  g_hash_table_iter_init (&iter, placed);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_cmpint (GPOINTER_TO_INT (value), ==, pango_layout_get_line_count (key));
}

/* Nothing is lost where a paragraph is divided between pages. */
static void
test_every_line_is_placed_once (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (60);
  g_autoptr (TsPublishLayout) layout = ts_publish_layout_new (document);

  assert_every_line_is_placed_once (layout);
}

/* A heading is not the last thing on a page; a table's header is on each of its pages. */
static void
test_headings_and_headers (void)
{
  for (guint n = 1; n < 30; n++)
    {
      g_autoptr (TsBlockDocument) document = sample_blocks_new (n);
      g_autoptr (TsPublishLayout) layout = NULL;

      ts_block_document_add (document, TS_BLOCK_HEADING, 1, "last", "A heading");
      ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, NULL, "What it heads.");
      layout = ts_publish_layout_new (document);
      for (guint i = 0; i < ts_publish_layout_get_n_pages (layout); i++)
        {
          const GPtrArray *items = ts_layout_get_page (layout, i);
          const TsPlacedItem *last = items->pdata[items->len - 1];
          const TsPlacedItem *first = items->pdata[0];

          g_assert_cmpint (last->block->kind, !=, TS_BLOCK_HEADING);
          if (first->block->kind == TS_BLOCK_TABLE)
            g_assert_true (first->header);
        }
    }
}

/* A sign-off is never alone at the top of a page, nor a table parted from the
 * sentence that introduces it.
 */
static void
test_kept_together (void)
{
  for (guint n = 1; n < 40; n++)
    {
      g_autoptr (TsBlockDocument) document = ts_block_document_new ("Letter", "en-GB");
      g_autoptr (TsPublishLayout) layout = NULL;
      const double widths[] = { 1 };
      guint before, after;
      double y;

      for (guint i = 0; i < n; i++)
        ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, NULL, "A paragraph of one line.");
      ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, "introduction", "The table gives our finding.");
      ts_block_add_row (ts_block_document_add_table (document, "table", widths, 1),
                        (const char *const[]){ "Finding", NULL });
      ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, "closing", "Thank you.");
      ts_block_document_add (document, TS_BLOCK_ADDRESS, 0, "sign-off", "Yours faithfully");
      ts_block_document_add (document, TS_BLOCK_ADDRESS, 0, "name", "A. Reviewer");
      layout = ts_publish_layout_new (document);
      g_assert_true (ts_publish_layout_find (layout, "introduction", &before, &y));
      g_assert_true (ts_publish_layout_find (layout, "table", &after, &y));
      g_assert_cmpuint (before, ==, after);
      g_assert_true (ts_publish_layout_find (layout, "closing", &before, &y));
      g_assert_true (ts_publish_layout_find (layout, "name", &after, &y));
      g_assert_cmpuint (before, ==, after);
    }
}

/* No line of a paragraph is alone at the top or the bottom of a page. */
static void
test_no_line_alone (void)
{
  for (guint lead = 0; lead < 12; lead++)
    for (guint words = 20; words <= 100; words += 10)
      {
        g_autoptr (TsBlockDocument) document = ts_block_document_new ("Letter", "en-GB");
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (TsPublishLayout) layout = NULL;

        for (guint i = 0; i < words; i++)
          g_string_append (text, "words ");
        for (guint i = 0; i < lead; i++)
          ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, NULL, "One line.");
        for (guint i = 0; i < 20; i++)
          ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, NULL, text->str);
        layout = ts_publish_layout_new (document);
        for (guint i = 0; i < ts_publish_layout_get_n_pages (layout); i++)
          {
            const GPtrArray *items = ts_layout_get_page (layout, i);

            for (guint j = 0; j < items->len; j++)
              {
                const TsPlacedItem *item = items->pdata[j];
                const TsPlacedText *placed = &g_array_index (item->texts, TsPlacedText, 0);

                if (pango_layout_get_line_count (placed->layout) > 1)
                  g_assert_cmpint (placed->n_lines, >, 1);
              }
          }
      }
}

static void
test_find (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (60);
  g_autoptr (TsPublishLayout) layout = ts_publish_layout_new (document);
  guint page = 99;
  double y = 0;

  g_assert_true (ts_publish_layout_find (layout, "strengths", &page, &y));
  g_assert_cmpuint (page, ==, 0);
  g_assert_true (ts_publish_layout_find (layout, "method", &page, &y));
  g_assert_cmpuint (page, ==, ts_publish_layout_get_n_pages (layout) - 1);
  g_assert_false (ts_publish_layout_find (layout, "nowhere", &page, &y));
}

/* Quotations of passages and free parts are found where they stand. */
static void
test_places (void)
{
  g_autoptr (TsBlockDocument) document = sample_blocks_new (60);
  TsBlock *quotation =
      ts_block_document_add (document, TS_BLOCK_QUOTATION, 0, "last-quotation", "A quotation.");
  TsBlock *part = ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, "closing", "The end.");
  g_autoptr (TsPublishLayout) layout = NULL;
  g_autoptr (GArray) places = NULL;
  const TsPublishPlace *place;
  guint page;
  double y;

  quotation->passage = g_strdup ("some-passage");
  part->part = g_strdup ("closing");
  layout = ts_publish_layout_new (document);
  places = ts_publish_layout_list_places (layout);
  g_assert_cmpuint (places->len, >=, 2);
  place = &g_array_index (places, TsPublishPlace, places->len - 2);
  g_assert_cmpstr (place->passage, ==, "some-passage");
  g_assert_null (place->part);
  g_assert_true (ts_publish_layout_find (layout, "last-quotation", &page, &y));
  g_assert_cmpuint (place->page, ==, page);
  g_assert_cmpfloat (place->y, ==, y);
  g_assert_cmpfloat (place->height, >, 5);
  g_assert_cmpfloat (place->x + place->width, <, TS_PAGE_WIDTH);
  g_assert_cmpstr (place[1].part, ==, "closing");
}

static void
test_empty (void)
{
  g_autoptr (TsBlockDocument) document = ts_block_document_new (NULL, NULL);
  g_autoptr (TsPublishLayout) layout = ts_publish_layout_new (document);
  g_autoptr (GBytes) pdf = ts_publish_to_pdf (document, NULL);

  g_assert_cmpuint (ts_publish_layout_get_n_pages (layout), ==, 1);
  g_assert_nonnull (pdf);
}

/* One cell with more text than a page holds, and a word wider than the page. */
static void
test_too_large (void)
{
  g_autoptr (TsBlockDocument) document = ts_block_document_new ("Large", "en-GB");
  g_autofree char *word = g_strnfill (2000, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TsPublishLayout) layout = NULL;
  const double widths[] = { 1, 1 };
  TsBlock *table = ts_block_document_add_table (document, "t", widths, 2);

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "words and ");
  ts_block_add_row (table, (const char *const[]){ "A", "B", NULL });
  ts_block_add_row (table, (const char *const[]){ text->str, word, NULL });
  ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, NULL, word);
  ts_block_document_add (document, TS_BLOCK_PARAGRAPH, 0, NULL, text->str);
  layout = ts_publish_layout_new (document);
  g_assert_cmpuint (ts_publish_layout_get_n_pages (layout), >, 3);
  g_assert_cmpuint (ts_publish_layout_get_n_pages (layout), <, 60);
  assert_every_line_is_placed_once (layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/layout/pages", test_pages);
  g_test_add_func ("/publish/layout/every-line-is-placed-once", test_every_line_is_placed_once);
  g_test_add_func ("/publish/layout/headings-and-headers", test_headings_and_headers);
  g_test_add_func ("/publish/layout/kept-together", test_kept_together);
  g_test_add_func ("/publish/layout/no-line-alone", test_no_line_alone);
  g_test_add_func ("/publish/layout/find", test_find);
  g_test_add_func ("/publish/layout/places", test_places);
  g_test_add_func ("/publish/layout/empty", test_empty);
  g_test_add_func ("/publish/layout/too-large", test_too_large);
  return g_test_run ();
}
