#include "config.h"

#include "document/anchor.h"

#include "layout.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const char pages[] = "The first line of page one\nand care leavers’ views\fon page two. The end";

static void
test_range (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (pages);
  TsTextRange range = { { 0, 31 }, { 0, 43 } };
  g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range ("abc", layer, &range);
  g_autoptr (TsAnchor) copy = ts_anchor_copy (anchor);
  g_autofree char *why = NULL;
  const TsPageRect *rect = &g_array_index (anchor->rects, TsPageRect, 0);

  g_assert_cmpstr (anchor->document, ==, "abc");
  g_assert_false (anchor->is_region);
  g_assert_cmpstr (anchor->quote, ==, "care leavers");
  g_assert_cmpstr (anchor->prefix, ==, "The first line of page one\nand ");
  g_assert_cmpstr (anchor->suffix, ==, "’ views\n\non page two. The end\n");
  g_assert_cmpuint (anchor->rects->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (rect->rect.x1, 70 / 595.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->rect.y1, 62 / 842.0, 1e-6);
  g_assert_true (ts_anchor_verify (anchor, layer, &why));
  g_assert_null (why);
  g_assert_true (ts_anchor_verify (copy, layer, NULL));
  g_assert_cmpstr (copy->suffix, ==, anchor->suffix);
}

static void
test_range_over_pages (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer ("one two\f \f\n\fthree four");
  TsTextRange range = { { 0, 3 }, { 3, 6 } }, blank = { { 0, 7 }, { 2, 1 } };
  g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range ("abc", layer, &range);
  g_autoptr (TsAnchor) nothing = ts_anchor_new_for_range ("abc", layer, &blank);

  g_assert_true (g_str_has_prefix (anchor->quote, "two\n"));
  g_assert_true (g_str_has_suffix (anchor->quote, "\nthree"));
  g_assert_cmpstr (anchor->prefix, ==, "one ");
  g_assert_cmpuint (anchor->rects->len, ==, 3);
  g_assert_true (ts_anchor_verify (anchor, layer, NULL));
  g_assert_cmpstr (nothing->quote, ==, "");
  g_assert_false (ts_anchor_verify (nothing, layer, NULL));
}

static void
assert_broken (const TsAnchor *anchor, TsTextLayer *layer)
{
  g_autofree char *why = NULL;

  g_assert_false (ts_anchor_verify (anchor, layer, &why));
  g_assert_cmpuint (strlen (why), >, 10);
  g_assert_false (ts_anchor_verify (anchor, layer, NULL));
}

static void
test_broken (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (pages);
  g_autoptr (TsTextLayer) changed =
      layout_layer ("The first line of page one\nand cars leavers’ views\fon page two");
  g_autoptr (TsTextLayer) before =
      layout_layer ("The first line of page two\nand care leavers’ views\fon page two");
  g_autoptr (TsTextLayer) after =
      layout_layer ("The first line of page one\nand care leavers’ view\fon page two");
  TsTextRange range = { { 0, 31 }, { 0, 43 } };
  g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range ("abc", layer, &range);

  assert_broken (anchor, changed);
  assert_broken (anchor, before);
  assert_broken (anchor, after);
  anchor->range.end.offset = 44;
  assert_broken (anchor, layer);
  anchor->range.end.offset = 4000;
  assert_broken (anchor, layer);
  anchor->range.end = (TsTextPosition){ 7, 1 };
  assert_broken (anchor, layer);
  anchor->range.start = (TsTextPosition){ 9, 1 };
  assert_broken (anchor, layer);
  anchor->range = range;
  g_assert_true (ts_anchor_verify (anchor, layer, NULL));
  g_array_index (anchor->rects, TsPageRect, 0).rect.x2 = 3;
  assert_broken (anchor, layer);
  g_array_index (anchor->rects, TsPageRect, 0).rect.x2 = NAN;
  assert_broken (anchor, layer);
}

static void
test_region (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (pages);
  TsRect rect = { 300, 90, 69, 55 }, off = { -20, 700, 900, 900 };
  g_autoptr (TsAnchor) anchor = ts_anchor_new_for_region ("abc", layer, 0, &rect, 595, 842);
  g_autoptr (TsAnchor) bare = ts_anchor_new_for_region ("abc", layer, 1, &off, 595, 842);
  const TsPageRect *clipped = &g_array_index (bare->rects, TsPageRect, 0);

  g_assert_true (anchor->is_region);
  /* The middle of the first line is at 55: on the edge is within. */
  g_assert_cmpstr (anchor->quote, ==, "first line of page one\ncare leavers’ views");
  g_assert_cmpuint (anchor->range.start.page, ==, 0);
  g_assert_true (ts_anchor_verify (anchor, layer, NULL));
  g_assert_cmpstr (bare->quote, ==, "");
  g_assert_cmpfloat (clipped->rect.x1, ==, 0);
  g_assert_cmpfloat (clipped->rect.x2, ==, 1);
  g_assert_cmpfloat (clipped->rect.y2, ==, 1);
  g_assert_true (ts_anchor_verify (bare, layer, NULL));

  g_free (anchor->quote);
  anchor->quote = g_strdup ("not there");
  assert_broken (anchor, layer);
  g_array_set_size (bare->rects, 0);
  assert_broken (bare, layer);
}

/* "The first line of page one": a character is 5 wide, the first at 50. */
static void
test_region_cuts_words (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (pages);
  TsRect most = { 77, 50, 300, 60 }, least = { 89, 50, 116, 60 }, across = { 50, 50, 63, 75 };
  g_autoptr (TsAnchor) one = ts_anchor_new_for_region ("abc", layer, 0, &most, 595, 842);
  g_autoptr (TsAnchor) two = ts_anchor_new_for_region ("abc", layer, 0, &least, 595, 842);
  g_autoptr (TsAnchor) three = ts_anchor_new_for_region ("abc", layer, 0, &across, 595, 842);

  g_assert_cmpstr (one->quote, ==, "first line of page one");
  g_assert_cmpuint (one->range.start.offset, ==, 4);
  g_assert_cmpstr (two->quote, ==, "line");
  g_assert_cmpstr (three->quote, ==, "The\nand");
  g_assert_true (ts_anchor_verify (three, layer, NULL));
}

static void
test_rects (void)
{
  TsPageRect rects[2] = { { 3, { 0.1, 0.25, 0.5, 1 } }, { 120, { 0, 1 / 3.0, NAN, 7 } } };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (TsPageRect));
  g_autofree char *text = NULL;
  g_autofree char *none = ts_anchor_format_rects (NULL);

  g_array_append_vals (array, rects, 2);
  text = ts_anchor_format_rects (array);
  g_assert_cmpstr (text, ==, "[[3,0.10000,0.25000,0.50000,1.00000],[120,0.00000,0.33333,0.00000,1.00000]]");
  g_assert_cmpstr (none, ==, "[]");
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) none = ts_anchor_parse_rects (" [ ] ", &error);
  g_autoptr (GArray) rects =
      ts_anchor_parse_rects ("[[3,0.1,0.25,5e-1,1.0002], [ 7 , 0,-0.0001,1,1 ]]\n", &error);
  const TsPageRect *rect;

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (rects->len, ==, 2);
  rect = &g_array_index (rects, TsPageRect, 0);
  g_assert_cmpuint (rect->page, ==, 3);
  g_assert_cmpfloat (rect->rect.x2, ==, 0.5);
  g_assert_cmpfloat (rect->rect.y2, ==, 1);
  g_assert_cmpfloat (g_array_index (rects, TsPageRect, 1).rect.y1, ==, 0);
}

static void
test_parse_hostile (void)
{
  static const char *const bad[] = {
    "",
    "null",
    "[",
    "[[",
    "[[]]",
    "[[1]]",
    "[[1,0,0,1]]",
    "[[1,0,0,1,1]",
    "[[1,0,0,1,1,1]]",
    "[[1,0,0,1,1]],",
    "[[1,0,0,1,1],]",
    "[,]",
    "[[-1,0,0,1,1]]",
    "[[1.5,0,0,1,1]]",
    "[[99999999999,0,0,1,1]]",
    "[[1e300,0,0,1,1]]",
    "[[1,nan,0,1,1]]",
    "[[1,0,0,inf,1]]",
    "[[1,0,0,1,0x1]]",
    "[[1,0,0,1,2]]",
    "[[1,-0.5,0,1,1]]",
    "[[1,0.9,0,0.1,1]]",
    "[[1,0,0.9,1,0.1]]",
    "[[1,0,0,1,1e999]]",
    "[[1,0,0,1,1--]]",
    "[[1,0,0,1,.5]]",
    "[[1,0,0,1,+1]]",
    "[[1,0,0,1,1]]x",
    "[[1,0,0,1,0.00000000000000000000000000000000000001]]",
    "{}",
    "[[\"1\",0,0,1,1]]",
    "[[1 0 0 1 1]]",
    "[[1,0,0,1,1e]]",
  };
  g_autoptr (GString) many = g_string_new ("[");

  for (guint i = 0; i < 21000; i++)
    g_string_append_printf (many, "%s[0,0,0,1,1]", i > 0 ? "," : "");
  g_string_append_c (many, ']');

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *text = i < G_N_ELEMENTS (bad) ? bad[i] : many->str;
      g_autoptr (GArray) rects = ts_anchor_parse_rects (text, &error);

      if (rects != NULL)
        g_error ("Took %.60s", text);
      g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID);
    }
  g_assert_null (ts_anchor_parse_rects (NULL, NULL));
}

static void
test_rects_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TsPageRect));
      g_autoptr (GArray) again = NULL;
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        {
          TsPageRect rect = { (guint) g_test_rand_int_range (0, 99999),
                              ts_rect_from_corners (g_test_rand_double (), g_test_rand_double (),
                                                    g_test_rand_double (), g_test_rand_double ()) };

          g_array_append_val (rects, rect);
        }

      text = ts_anchor_format_rects (rects);
      again = ts_anchor_parse_rects (text, NULL);
      text_again = ts_anchor_format_rects (again);
      g_assert_cmpuint (again->len, ==, rects->len);
      g_assert_cmpstr (text, ==, text_again);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/anchor/range", test_range);
  g_test_add_func ("/document/anchor/range-over-pages", test_range_over_pages);
  g_test_add_func ("/document/anchor/broken", test_broken);
  g_test_add_func ("/document/anchor/region", test_region);
  g_test_add_func ("/document/anchor/region-cuts-words", test_region_cuts_words);
  g_test_add_func ("/document/anchor/rects", test_rects);
  g_test_add_func ("/document/anchor/parse", test_parse);
  g_test_add_func ("/document/anchor/parse-hostile", test_parse_hostile);
  g_test_add_func ("/document/anchor/rects-random", test_rects_random);
  return g_test_run ();
}
