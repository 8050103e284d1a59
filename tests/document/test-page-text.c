#include "config.h"

#include "document/page-text.h"

#include "layout.h"

#include <math.h>

static void
test_new (void)
{
  TsRect rects[2] = { { 1, 2, 3, 4 }, { 9, 8, 7, 6 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (TsPageText) page = ts_page_text_new ("a\xc3\xa9", rects, 2, 595, 842, &error);
  TsRect rect;
  g_autofree char *part = NULL;
  g_autofree char *none = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ts_page_text_get_length (page), ==, 2);
  g_assert_cmpstr (ts_page_text_get_text (page), ==, "aé");
  g_assert_cmpfloat (ts_page_text_get_width (page), ==, 595);
  g_assert_cmpfloat (ts_page_text_get_height (page), ==, 842);
  rect = ts_page_text_get_rect (page, 1);
  g_assert_cmpfloat (rect.x1, ==, 7);
  g_assert_cmpfloat (rect.y2, ==, 8);
  rect = ts_page_text_get_rect (page, 99);
  g_assert_true (ts_rect_is_empty (&rect));
  part = ts_page_text_dup_range (page, 1, 99);
  g_assert_cmpstr (part, ==, "é");
  none = ts_page_text_dup_range (page, 2, 1);
  g_assert_cmpstr (none, ==, "");
}

static void
assert_refused (const char *text, guint n_rects, double width, double height)
{
  TsRect rects[4] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_page_text_new (text, rects, n_rects, width, height, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_INVALID);
}

static void
test_refused (void)
{
  assert_refused ("ab", 3, 595, 842);
  assert_refused ("ab", 1, 595, 842);
  assert_refused ("a\xff", 2, 595, 842);
  assert_refused ("ab", 2, 0, 842);
  assert_refused ("ab", 2, 595, -1);
  assert_refused ("ab", 2, NAN, 842);
  assert_refused ("ab", 2, INFINITY, 842);
  assert_refused ("ab", 2, 595, 1e9);
}

/* What has no place can't be hit, and does no harm. */
static void
test_nonsense_places (void)
{
  TsRect rects[4] = { { NAN, 0, 1, 1 }, { 0, 0, INFINITY, 1 }, { 1e300, 0, 1e301, 5 }, { 10, 10, 20, 20 } };
  g_autoptr (TsPageText) page = ts_page_text_new ("abcd", rects, 4, 595, 842, NULL);
  TsRect rect = ts_page_text_get_rect (page, 0);

  g_assert_true (ts_rect_is_empty (&rect));
  g_assert_cmpuint (ts_page_text_character_at (page, 0, 0), ==, 3);
  g_assert_cmpuint (ts_page_text_offset_at (page, NAN, NAN), ==, 3);
  g_assert_cmpuint (ts_page_text_offset_at (page, INFINITY, -INFINITY), ==, 4);
  g_assert_false (ts_page_text_has_text_at (page, NAN, 15));
  g_assert_true (ts_page_text_has_text_at (page, 15, 15));
}

static void
test_empty (void)
{
  g_autoptr (TsPageText) page = ts_page_text_new ("", NULL, 0, 595, 842, NULL);
  g_autoptr (GArray) rects = ts_page_text_get_rects (page, 0, 10);
  guint start = 7, end = 7;

  g_assert_cmpuint (ts_page_text_offset_at (page, 100, 100), ==, 0);
  g_assert_cmpuint (ts_page_text_drag_offset_at (page, 100, 800), ==, 0);
  g_assert_cmpuint (ts_page_text_character_at (page, 100, 100), ==, 0);
  g_assert_false (ts_page_text_has_text_at (page, 100, 100));
  g_assert_cmpuint (rects->len, ==, 0);
  ts_page_text_word_at (page, 3, &start, &end);
  g_assert_cmpuint (start + end, ==, 0);
  ts_page_text_line_at (page, 3, &start, &end);
  g_assert_cmpuint (start + end, ==, 0);
  ts_page_text_paragraph_at (page, 3, &start, &end);
  g_assert_cmpuint (start + end, ==, 0);
}

static void
test_offset_at (void)
{
  /* Characters are 5 wide and 10 high, lines 12 apart from (50, 50). */
  g_autoptr (TsPageText) page = layout_page ("first line\nsecond\n\nlast line");

  g_assert_cmpuint (ts_page_text_offset_at (page, 51, 55), ==, 0);
  g_assert_cmpuint (ts_page_text_offset_at (page, 54, 55), ==, 1);
  g_assert_cmpuint (ts_page_text_offset_at (page, 0, 55), ==, 0);
  g_assert_cmpuint (ts_page_text_offset_at (page, 500, 55), ==, 10);
  g_assert_cmpuint (ts_page_text_offset_at (page, 500, 67), ==, 17);
  g_assert_cmpuint (ts_page_text_offset_at (page, 51, 65), ==, 11);
  g_assert_cmpuint (ts_page_text_offset_at (page, 51, 800), ==, layout_find (page, "last"));
  g_assert_cmpuint (ts_page_text_offset_at (page, 51, -5), ==, 0);
  g_assert_cmpuint (ts_page_text_drag_offset_at (page, 51, 800), ==, ts_page_text_get_length (page));
  g_assert_cmpuint (ts_page_text_drag_offset_at (page, 500, 10), ==, 0);
  g_assert_cmpuint (ts_page_text_character_at (page, 54, 55), ==, 0);
  g_assert_cmpuint (ts_page_text_character_at (page, 500, 55), ==, 9);
  g_assert_true (ts_page_text_has_text_at (page, 52, 52));
  g_assert_true (ts_page_text_has_text_at (page, 48, 48));
  g_assert_false (ts_page_text_has_text_at (page, 40, 55));
  g_assert_false (ts_page_text_has_text_at (page, 200, 67));
}

static TsPageText *
make_columns (void)
{
  Layout layout;

  layout_begin (&layout, 595, 842);
  layout_line (&layout, "A heading that runs over both of the columns of this page", 50, 50, 16);
  for (guint i = 0; i < 20; i++)
    layout_line (&layout, i == 9 ? "short" : "left column text with words", 50, 100 + 12 * i, 10);
  for (guint i = 0; i < 15; i++)
    layout_line (&layout, i == 7 ? "brief" : "right column text and words", 320, 100 + 12 * i, 10);
  return layout_end (&layout);
}

static void
test_columns (void)
{
  g_autoptr (TsPageText) page = make_columns ();
  guint right = layout_find (page, "right"), brief = layout_find (page, "brief"),
        short_ = layout_find (page, "short");
  guint start, end;

  g_assert_cmpuint (ts_page_text_offset_at (page, 321, 105), ==, right);
  g_assert_cmpuint (ts_page_text_offset_at (page, 315, 105), ==, right);
  /* To the right of a short line, in its own column. */
  g_assert_cmpuint (ts_page_text_offset_at (page, 180, 100 + 9 * 12 + 5), ==, short_ + 5);
  g_assert_cmpuint (ts_page_text_offset_at (page, 450, 100 + 7 * 12 + 5), ==, brief + 5);
  /* Between two lines of the right column. */
  g_assert_cmpuint (ts_page_text_offset_at (page, 321, 110.4), ==, right);
  /* Below the right column, beside the left one. */
  g_assert_cmpuint (ts_page_text_drag_offset_at (page, 400, 300), ==, ts_page_text_get_length (page) - 1);

  ts_page_text_paragraph_at (page, right + 40, &start, &end);
  g_assert_cmpuint (start, ==, right);
  g_assert_cmpuint (end, ==, ts_page_text_get_length (page) - 1);
  ts_page_text_paragraph_at (page, 3, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, layout_find (page, "\n"));
}

/* Rows of cells, as poppler gives them: one line a row, with wide gaps; and
 * without line ends, when only geometry tells lines apart.
 */
static void
test_table (void)
{
  static const char *const rows[][3] = { { "Area", "Number", "Share" }, { "Neglect", "120", "40%" } };
  g_autoptr (TsPageText) page = NULL;
  g_autoptr (GArray) rects = NULL;
  Layout layout;
  guint start, end;

  layout_begin (&layout, 595, 842);
  for (guint row = 0; row < 2; row++)
    for (guint column = 0; column < 3; column++)
      layout_run (&layout, rows[row][column], 50 + 150 * column, 100 + 20 * row, 10);
  page = layout_end (&layout);

  g_assert_cmpuint (ts_page_text_offset_at (page, 205, 123), ==, layout_find (page, "120") + 1);
  g_assert_cmpuint (ts_page_text_offset_at (page, 349, 123), ==, layout_find (page, "40%"));
  ts_page_text_line_at (page, 0, &start, &end);
  g_assert_cmpuint (end, ==, layout_find (page, "Neglect"));
  rects = ts_page_text_get_rects (page, 0, ts_page_text_get_length (page));
  g_assert_cmpuint (rects->len, ==, 2);
}

static void
assert_vertical (gboolean upwards)
{
  g_autoptr (TsPageText) page = NULL;
  g_autoptr (GArray) rects = NULL;
  double step = upwards ? -5 : 5;
  Layout layout;
  guint start, end;

  layout_begin (&layout, 595, 842);
  layout_vertical (&layout, "rotated words", 100, 400, 10, upwards);
  layout_vertical (&layout, "second", upwards ? 112 : 88, 400, 10, upwards);
  page = layout_end (&layout);

  g_assert_cmpuint (ts_page_text_offset_at (page, 105, 400 + 2.1 * step), ==, 2);
  g_assert_cmpuint (ts_page_text_offset_at (page, 105, 400 + 2.9 * step), ==, 3);
  g_assert_cmpuint (ts_page_text_offset_at (page, upwards ? 117 : 93, 400 + 1.2 * step), ==, 15);
  ts_page_text_line_at (page, 3, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 13);
  ts_page_text_paragraph_at (page, 3, &start, &end);
  g_assert_cmpuint (end, ==, 20);
  rects = ts_page_text_get_rects (page, 1, 13);
  g_assert_cmpuint (rects->len, ==, 1);
  g_assert_cmpfloat (ts_rect_height (&g_array_index (rects, TsRect, 0)), ==, 60);
}

static void
test_vertical (void)
{
  assert_vertical (FALSE);
  assert_vertical (TRUE);
}

static void
assert_word (TsPageText *page, const char *at, const char *expected)
{
  guint start, end;
  g_autofree char *word = NULL;

  ts_page_text_word_at (page, layout_find (page, at), &start, &end);
  word = ts_page_text_dup_range (page, start, end);
  g_assert_cmpstr (word, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (TsPageText) page = layout_page ("Our looked-after children’s plan, 2.5% of ‘it’ in-\n"
                                             "cludes  COVID-\n19 – leavers’ …... ﬁnding cafe\xcc\x81");

  assert_word (page, "Our", "Our");
  assert_word (page, "ked-", "looked-after");
  assert_word (page, "-after", "looked-after");
  assert_word (page, "’s", "children’s");
  assert_word (page, ",", ",");
  assert_word (page, ".5", "2.5");
  assert_word (page, "%", "%");
  assert_word (page, "it’", "it");
  assert_word (page, "n-\nc", "in-\ncludes");
  assert_word (page, "cludes", "in-\ncludes");
  assert_word (page, "  COVID", "  ");
  assert_word (page, "19", "COVID-\n19");
  assert_word (page, "–", "–");
  assert_word (page, "leavers", "leavers");
  assert_word (page, "’ …", "’");
  assert_word (page, "...", "...");
  assert_word (page, "ding", "ﬁnding");
  assert_word (page, "cafe", "cafe\xcc\x81");
}

static void
assert_paragraph (TsPageText *page, const char *at, const char *first, const char *last)
{
  guint start, end;
  g_autofree char *text = NULL;

  ts_page_text_paragraph_at (page, layout_find (page, at), &start, &end);
  text = ts_page_text_dup_range (page, start, end);
  if (!g_str_has_prefix (text, first) || !g_str_has_suffix (text, last))
    g_error ("%s: \"%s\"", at, text);
}

static void
test_paragraphs (void)
{
  g_autoptr (TsPageText) page = NULL;
  Layout layout;

  layout_begin (&layout, 595, 842);
  layout_line (&layout, "Heading one", 50, 50, 16);
  layout_line (&layout, "Alpha begins here and goes", 50, 80, 10);
  layout_line (&layout, "on in this line alpha-end", 50, 92, 10);
  layout_line (&layout, "Beta after a gap, and then", 50, 112, 10);
  layout_line (&layout, "ends as beta-end", 50, 124, 10);
  layout_line (&layout, "Gamma is indented and so", 65, 136, 10);
  layout_line (&layout, "a new one gamma-mid", 50, 148, 10);
  layout_line (&layout, "ends here gamma-end", 50, 160, 10);
  layout_line (&layout, "• Delta is an item that", 60, 172, 10);
  layout_line (&layout, "hangs over delta-end", 72, 184, 10);
  layout_line (&layout, "• Epsilon epsilon-end", 60, 196, 10);
  layout_line (&layout, "Zeta is back at the edge", 50, 208, 10);
  layout_line (&layout, "– and a dash within, zeta-end", 50, 220, 10);
  layout_line (&layout, "Small print small-end", 50, 232, 7);
  page = layout_end (&layout);

  assert_paragraph (page, "Heading", "Heading", "one");
  assert_paragraph (page, "alpha-end", "Alpha", "alpha-end");
  assert_paragraph (page, "Beta", "Beta", "beta-end");
  assert_paragraph (page, "gamma-mid", "Gamma", "gamma-end");
  assert_paragraph (page, "hangs", "• Delta", "delta-end");
  assert_paragraph (page, "Epsilon", "• Epsilon", "epsilon-end");
  assert_paragraph (page, "Zeta", "Zeta", "zeta-end");
  assert_paragraph (page, "Small", "Small", "small-end");
}

/* Numbered paragraphs hang from their numbers. */
static void
test_numbered_paragraphs (void)
{
  g_autoptr (TsPageText) page = NULL;
  Layout layout;

  layout_begin (&layout, 595, 842);
  layout_line (&layout, "13.Although numbers are slowly increasing, inspectors found", 50, 50, 10);
  layout_line (&layout, "inconsistent practice in nearly", 72, 62, 10);
  layout_line (&layout, "2.5 million cases thirteen-end", 72, 74, 10);
  layout_line (&layout, "3.50. Each authority should in", 50, 86, 10);
  layout_line (&layout, "2019. It did so by the fifty-end", 85, 98, 10);
  layout_line (&layout, "a) lettered item that goes", 50, 110, 10);
  layout_line (&layout, "on lettered-end", 72, 122, 10);
  page = layout_end (&layout);

  assert_paragraph (page, "13.", "13.", "thirteen-end");
  assert_paragraph (page, "million", "13.", "thirteen-end");
  assert_paragraph (page, "Each", "3.50.", "fifty-end");
  assert_paragraph (page, "lettered-end", "a)", "lettered-end");
}

/* A selection looks even: a raised or dropped letter leaves the height alone. */
static void
test_rects (void)
{
  g_autoptr (TsPageText) page = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) part = NULL;
  g_autoptr (GArray) none = NULL;
  const TsRect *rects;
  Layout layout;

  layout_begin (&layout, 595, 842);
  layout_run (&layout, "D", 50, 50, 30);
  layout_run (&layout, "rop it", 65, 50, 10);
  layout_run (&layout, "2", 95, 48, 6);
  layout_line (&layout, " here", 98, 50, 10);
  layout_line (&layout, "", 50, 62, 10);
  layout_line (&layout, "next", 65, 64, 10);
  page = layout_end (&layout);

  all = ts_page_text_get_rects (page, 0, G_MAXUINT);
  rects = (const TsRect *) (gpointer) all->data;
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpfloat (rects[0].y1, ==, 48);
  g_assert_cmpfloat (rects[0].y2, ==, 60);
  g_assert_cmpfloat (rects[0].x1, ==, 50);
  g_assert_cmpfloat (rects[1].x2, ==, 85);

  part = ts_page_text_get_rects (page, 2, 4);
  rects = (const TsRect *) (gpointer) part->data;
  g_assert_cmpuint (part->len, ==, 1);
  g_assert_cmpfloat (rects[0].x1, ==, 70);
  g_assert_cmpfloat (rects[0].x2, ==, 80);
  g_assert_cmpfloat (rects[0].y1, ==, 48);

  none = ts_page_text_get_rects (page, 4, 4);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Whatever the places, every answer is within the text, and lines cover it. */
static void
test_random (void)
{
  static const gunichar pool[] = { 'a', 'B', ' ', '-', 0x2019, '\n', 'x', 0xe9, 0x301, '.', '7' };

  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 200);
      g_autofree TsRect *rects = g_new0 (TsRect, n);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TsPageText) page = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_string_append_unichar (text, pool[g_test_rand_int_range (0, G_N_ELEMENTS (pool))]);
          if (g_test_rand_bit ())
            rects[i] = ts_rect_from_corners (
                g_test_rand_double_range (-50, 700), g_test_rand_double_range (-50, 900),
                g_test_rand_double_range (-50, 700), g_test_rand_double_range (-50, 900));
        }
      page = ts_page_text_new (text->str, rects, n, 595, 842, NULL);

      for (guint k = 0; k < 20; k++)
        {
          double x = g_test_rand_double_range (-100, 700), y = g_test_rand_double_range (-100, 900);
          guint offset = (guint) g_test_rand_int_range (0, 220), start, end;

          g_assert_cmpuint (ts_page_text_offset_at (page, x, y), <=, n);
          g_assert_cmpuint (ts_page_text_drag_offset_at (page, x, y), <=, n);
          g_assert_cmpuint (ts_page_text_character_at (page, x, y), <=, n);
          ts_page_text_word_at (page, offset, &start, &end);
          g_assert_cmpuint (start, <=, end);
          g_assert_cmpuint (end, <=, n);
          ts_page_text_line_at (page, offset, &start, &end);
          g_assert_true (start <= end && end <= n && start <= offset);
          ts_page_text_paragraph_at (page, offset, &start, &end);
          g_assert_true (start <= end && end <= n && start <= offset);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/page-text/new", test_new);
  g_test_add_func ("/document/page-text/refused", test_refused);
  g_test_add_func ("/document/page-text/nonsense-places", test_nonsense_places);
  g_test_add_func ("/document/page-text/empty", test_empty);
  g_test_add_func ("/document/page-text/offset-at", test_offset_at);
  g_test_add_func ("/document/page-text/columns", test_columns);
  g_test_add_func ("/document/page-text/table", test_table);
  g_test_add_func ("/document/page-text/vertical", test_vertical);
  g_test_add_func ("/document/page-text/words", test_words);
  g_test_add_func ("/document/page-text/paragraphs", test_paragraphs);
  g_test_add_func ("/document/page-text/numbered-paragraphs", test_numbered_paragraphs);
  g_test_add_func ("/document/page-text/rects", test_rects);
  g_test_add_func ("/document/page-text/random", test_random);
  return g_test_run ();
}
