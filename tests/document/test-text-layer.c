#include "config.h"

#include "document/text-layer.h"

#include "document/text-layer-private.h"
#include "layout.h"

#include <math.h>
#include <string.h>

static void
test_compare (void)
{
  TsTextPosition one = { 1, 5 }, other = { 1, 6 }, next = { 2, 0 };
  TsTextRange range = { one, next }, empty = { one, one }, wrong = { next, one };

  g_assert_cmpint (ts_text_position_compare (&one, &other), <, 0);
  g_assert_cmpint (ts_text_position_compare (&next, &other), >, 0);
  g_assert_cmpint (ts_text_position_compare (&one, &one), ==, 0);
  g_assert_false (ts_text_range_is_empty (&range));
  g_assert_true (ts_text_range_is_empty (&empty));
  g_assert_true (ts_text_range_is_empty (&wrong));
}

static void
test_pages (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer ("one\f!\fthree");
  g_autoptr (TsPageText) one = ts_text_layer_get_page (layer, 0);
  g_autoptr (TsPageText) again = ts_text_layer_get_page (layer, 0);
  g_autoptr (TsPageText) unreadable = ts_text_layer_get_page (layer, 1);
  g_autoptr (TsPageText) beyond = ts_text_layer_get_page (layer, 99);

  g_assert_cmpuint (ts_text_layer_get_n_pages (layer), ==, 3);
  g_assert_true (one == again);
  g_assert_cmpstr (ts_page_text_get_text (one), ==, "one\n");
  g_assert_cmpuint (ts_page_text_get_length (unreadable), ==, 0);
  g_assert_cmpuint (ts_page_text_get_length (beyond), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (layer), (gpointer *) &layer);
  g_object_unref (layer);
  g_assert_null (layer);
}

/* Pages come and go within the budget, those in use stay the same objects. */
static void
test_budget (void)
{
  g_autoptr (GString) pages = g_string_new (NULL);
  g_autofree char *line = g_strnfill (2000, 'x');
  g_autoptr (TsTextLayer) layer = NULL;
  g_autoptr (TsPageText) first = NULL;
  g_autoptr (TsPageText) first_again = NULL;
  guint n_cached;

  for (guint i = 0; i < 200; i++)
    {
      for (guint k = 0; k < 5; k++)
        g_string_append_printf (pages, "%s\n", line);
      g_string_append_c (pages, '\f');
    }

  layer = layout_layer (pages->str);
  first = ts_text_layer_get_page (layer, 0);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, i);
      g_autoptr (TsFoldedPage) folded = ts_text_layer_get_folded (layer, i);

      g_assert_cmpuint (ts_text_layer_get_cached (layer, &n_cached), <=, TS_TEXT_LAYER_BUDGET);
    }

  g_assert_cmpuint (n_cached, >, 10);
  g_assert_cmpuint (n_cached, <, 200);
  first_again = ts_text_layer_get_page (layer, 0);
  g_assert_true (first == first_again);
}

static void
test_text (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer ("The looked-\nafter child\fneeds infor-\nmation");
  TsTextRange over = { { 0, 4 }, { 1, 5 } }, wild = { { 0, 4 }, { 77, 3 } },
              backwards = { { 1, 0 }, { 0, 0 } };
  TsTextRange tail = { { 1, 0 }, { 1, G_MAXUINT } };
  g_autofree char *quote = ts_text_layer_dup_quote (layer, &over);
  g_autofree char *joined = ts_text_layer_dup_quote (layer, &tail);
  g_autoptr (GArray) rects = ts_text_layer_get_rects (layer, &over);

  layout_assert_range (layer, &over, "looked-\nafter child\n\nneeds");
  layout_assert_range (layer, &wild, "looked-\nafter child\n\nneeds infor-\nmation\n");
  layout_assert_range (layer, &backwards, "");
  g_assert_cmpstr (quote, ==, "looked-after child needs");
  g_assert_cmpstr (joined, ==, "needs information");
  g_assert_cmpuint (rects->len, ==, 3);
  g_assert_cmpuint (g_array_index (rects, TsPageRect, 2).page, ==, 1);
}

static void
assert_selects (TsTextLayer *layer,
                TsGranularity granularity,
                guint page1,
                double x1,
                double y1,
                guint page2,
                double x2,
                double y2,
                const char *expected)
{
  TsTextRange down = ts_text_layer_select (layer, granularity, page1, x1, y1, page2, x2, y2);
  TsTextRange up = ts_text_layer_select (layer, granularity, page2, x2, y2, page1, x1, y1);

  layout_assert_range (layer, &down, expected);
  layout_assert_range (layer, &up, expected);
}

/* Characters are 5 wide and 10 high, lines 12 apart from (50, 50). */
static void
test_select (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer ("The first line\nand a second\f\fnext page here");
  const TsGranularity character = TS_GRANULARITY_CHARACTER, word = TS_GRANULARITY_WORD;
  const TsGranularity line = TS_GRANULARITY_LINE, paragraph = TS_GRANULARITY_PARAGRAPH;

  assert_selects (layer, character, 0, 71, 55, 0, 94, 55, "first");
  assert_selects (layer, character, 0, 121, 55, 0, 51, 67, "\n");
  assert_selects (layer, character, 0, 71, 55, 0, 51, 500, "first line\nand a second\n");
  assert_selects (layer, character, 0, 71, 55, 0, 51, -50, "The ");
  assert_selects (layer, character, 0, 71, 67, 2, 71, 55, "a second\n\n\nnext");
  assert_selects (layer, character, 0, 81, 67, 99, 0, 0, "second\n\n\nnext page here\n");
  assert_selects (layer, word, 0, 74, 55, 0, 74, 55, "first");
  assert_selects (layer, word, 0, 94.5, 55, 0, 94.5, 55, "first");
  assert_selects (layer, word, 0, 74, 55, 0, 84, 67, "first line\nand a second");
  assert_selects (layer, word, 0, 74, 67, 0, 300, 700, "a second");
  assert_selects (layer, line, 0, 74, 55, 0, 74, 55, "The first line");
  assert_selects (layer, paragraph, 0, 74, 67, 0, 74, 67, "The first line\nand a second");
  assert_selects (layer, word, 1, 74, 67, 1, 80, 90, "");
  assert_selects (layer, word, 0, 94.5, 67, 2, 51, 55, "second\n\n\nnext");
  assert_selects (layer, word, 0, NAN, NAN, 0, NAN, NAN, "The");
}

static void
test_select_nothing (void)
{
  g_autoptr (TsTextLayer) layer = ts_text_layer_new (0, NULL, NULL, NULL);
  TsTextRange range = ts_text_layer_select (layer, TS_GRANULARITY_WORD, 0, 1, 1, 3, 5, 5);

  g_assert_true (ts_text_range_is_empty (&range));
  range = ts_text_layer_extend (layer, &range, TS_GRANULARITY_PARAGRAPH);
  g_assert_true (ts_text_range_is_empty (&range));
  layout_assert_range (layer, &range, "");
}

static void
test_extend (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer ("The first line\nand a second");
  TsTextRange range = { { 0, 6 }, { 0, 12 } }, inside = { { 0, 6 }, { 0, 6 } };

  range = ts_text_layer_extend (layer, &range, TS_GRANULARITY_WORD);
  layout_assert_range (layer, &range, "first line");
  inside = ts_text_layer_extend (layer, &inside, TS_GRANULARITY_WORD);
  layout_assert_range (layer, &inside, "first");
  inside = ts_text_layer_extend (layer, &inside, TS_GRANULARITY_CHARACTER);
  layout_assert_range (layer, &inside, "first");
}

/* Down or up, the same; longer drags select more; all within the text. */
static void
test_select_random (void)
{
  g_autoptr (TsTextLayer) layer =
      layout_layer ("Some words stand\n\nhere, and\nthere\f\fmore’s on-\nline\f-");

  for (guint round = 0; round < 3000; round++)
    {
      guint page1 = (guint) g_test_rand_int_range (0, 5), page2 = (guint) g_test_rand_int_range (0, 5);
      double x1 = g_test_rand_double_range (-20, 620), y1 = g_test_rand_double_range (-20, 150);
      double x2 = g_test_rand_double_range (-20, 620), y2 = g_test_rand_double_range (-20, 150);
      TsTextRange last = { { 9, 0 }, { 0, 0 } };

      for (int i = TS_GRANULARITY_CHARACTER; i <= TS_GRANULARITY_PARAGRAPH; i++)
        {
          TsTextRange down = ts_text_layer_select (layer, (TsGranularity) i, page1, x1, y1, page2, x2, y2);
          TsTextRange up = ts_text_layer_select (layer, (TsGranularity) i, page2, x2, y2, page1, x1, y1);
          TsTextRange clamped = ts_text_layer_clamp (layer, &down);

          g_assert_cmpmem (&down, sizeof down, &up, sizeof up);
          g_assert_cmpmem (&down, sizeof down, &clamped, sizeof clamped);
          if (i == TS_GRANULARITY_PARAGRAPH)
            g_assert_cmpint (ts_text_position_compare (&down.start, &last.start), <=, 0);
          last = down;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/text-layer/compare", test_compare);
  g_test_add_func ("/document/text-layer/pages", test_pages);
  g_test_add_func ("/document/text-layer/budget", test_budget);
  g_test_add_func ("/document/text-layer/text", test_text);
  g_test_add_func ("/document/text-layer/select", test_select);
  g_test_add_func ("/document/text-layer/select-nothing", test_select_nothing);
  g_test_add_func ("/document/text-layer/extend", test_extend);
  g_test_add_func ("/document/text-layer/select-random", test_select_random);
  return g_test_run ();
}
