#include "config.h"

#include "page-view/page-layout.h"

#include <math.h>

static TsPageLayout *
layout_of (guint n_pages, const TsPageInfo *pages)
{
  g_autoptr (GArray) infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));

  g_array_append_vals (infos, pages, n_pages);
  return ts_page_layout_new (infos);
}

static TsPageLayout *
uniform (guint n_pages)
{
  g_autofree TsPageInfo *pages = g_new0 (TsPageInfo, n_pages);

  for (guint i = 0; i < n_pages; i++)
    pages[i] = (TsPageInfo){ .width = 595.276, .height = 841.89 };
  return layout_of (n_pages, pages);
}

static void
assert_whole (double value, int factor)
{
  g_assert_cmpfloat_with_epsilon (value * factor, round (value * factor), 1e-6);
}

static void
test_free_zoom (void)
{
  g_autoptr (TsPageLayout) layout = uniform (3);
  TsRect first, second;
  int width, height;

  ts_page_layout_set_view (layout, 1000, 700, 1);
  ts_page_layout_set_zoom (layout, TS_ZOOM_FREE, 1.0);
  first = ts_page_layout_get_page (layout, 0);
  second = ts_page_layout_get_page (layout, 1);
  ts_page_layout_get_pixels (layout, 0, &width, &height);
  g_assert_cmpint (width, ==, 794); /* A4 at 96 pixels an inch */
  g_assert_cmpint (height, ==, 1123);
  g_assert_cmpfloat (ts_rect_width (&first), ==, 794);
  g_assert_cmpfloat (first.x1, ==, 103); /* centred */
  g_assert_cmpfloat (first.y1, ==, TS_PAGE_LAYOUT_MARGIN);
  g_assert_cmpfloat (second.y1, ==, first.y2 + TS_PAGE_LAYOUT_GAP);
  g_assert_cmpfloat (ts_page_layout_get_width (layout), ==, 1000);
  g_assert_cmpfloat (ts_page_layout_get_height (layout), ==,
                     2 * TS_PAGE_LAYOUT_MARGIN + 2 * TS_PAGE_LAYOUT_GAP + 3 * 1123);

  ts_page_layout_set_zoom (layout, TS_ZOOM_FREE, 100);
  g_assert_cmpfloat (ts_page_layout_get_zoom (layout), ==, TS_ZOOM_MAX);
  ts_page_layout_set_zoom (layout, TS_ZOOM_FREE, NAN);
  g_assert_cmpfloat (ts_page_layout_get_zoom (layout), ==, TS_ZOOM_MAX);
}

static void
test_fit (void)
{
  /* A landscape page, a slip of paper and a poster among upright ones. */
  const TsPageInfo pages[] = {
    { 595, 842 }, { 595, 842 }, { 842, 595 }, { 595, 842 }, { 100, 150 }, { 595, 842 }, { 60000, 40000 },
  };
  g_autoptr (TsPageLayout) layout = layout_of (G_N_ELEMENTS (pages), pages);
  TsRect upright, landscape, slip, poster;

  ts_page_layout_set_view (layout, 1000, 700, 1);
  upright = ts_page_layout_get_page (layout, 0);
  landscape = ts_page_layout_get_page (layout, 2);
  slip = ts_page_layout_get_page (layout, 4);
  poster = ts_page_layout_get_page (layout, 6);
  g_assert_cmpfloat (ts_rect_width (&upright), ==, 1000 - 2 * TS_PAGE_LAYOUT_MARGIN);
  g_assert_cmpfloat (ts_rect_width (&landscape), ==, 1000 - 2 * TS_PAGE_LAYOUT_MARGIN);
  g_assert_cmpfloat (ts_rect_width (&slip), <, 200);
  g_assert_cmpfloat (ts_rect_width (&poster), ==, 1000 - 2 * TS_PAGE_LAYOUT_MARGIN);
  g_assert_cmpfloat (ts_page_layout_get_width (layout), ==, 1000);
  g_assert_cmpfloat (ts_page_layout_get_page_zoom (layout, 2), <, ts_page_layout_get_zoom (layout));

  ts_page_layout_set_zoom (layout, TS_ZOOM_FIT_PAGE, 1.0);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      TsRect page = ts_page_layout_get_page (layout, i);

      g_assert_cmpfloat (ts_rect_height (&page), <=, 700 - 2 * TS_PAGE_LAYOUT_GAP);
      g_assert_cmpfloat (ts_rect_width (&page), <=, 1000 - 2 * TS_PAGE_LAYOUT_MARGIN);
    }
}

static void
test_whole_device_pixels (void)
{
  g_autoptr (TsPageLayout) layout = uniform (50);

  for (int factor = 1; factor <= 3; factor++)
    for (int step = 0; step < 28; step++)
      {
        double zoom = 0.1 * pow (1.13, step);

        ts_page_layout_set_view (layout, 901, 701, factor);
        ts_page_layout_set_zoom (layout, TS_ZOOM_FREE, zoom);
        for (guint i = 0; i < 50; i++)
          {
            TsRect page = ts_page_layout_get_page (layout, i);
            int width, height;

            ts_page_layout_get_pixels (layout, i, &width, &height);
            assert_whole (page.x1, factor);
            assert_whole (page.y1, factor);
            g_assert_cmpfloat_with_epsilon (ts_rect_width (&page) * factor, width, 1e-6);
            g_assert_cmpfloat_with_epsilon (ts_rect_height (&page) * factor, height, 1e-6);
          }
      }
}

/* Compares the binary search with looking at every page. */
static void
test_find (void)
{
  g_autoptr (TsPageLayout) layout = uniform (5000);
  double height;

  ts_page_layout_set_view (layout, 800, 600, 1);
  height = ts_page_layout_get_height (layout);
  for (int step = 0; - 700 + step * 1234.5 < height + 700; step++)
    {
      double y = -700 + step * 1234.5;
      guint first = 0, last = 0, expected_first = G_MAXUINT, expected_last = 0;
      gboolean found = ts_page_layout_find_pages (layout, y, y + 600, &first, &last);

      for (guint i = 0; i < 5000; i++)
        {
          TsRect page = ts_page_layout_get_page (layout, i);

          if (page.y1 < y + 600 && page.y2 > y)
            {
              expected_first = MIN (expected_first, i);
              expected_last = i;
            }
        }
      g_assert_cmpint (found, ==, expected_first != G_MAXUINT);
      if (found)
        {
          guint most = ts_page_layout_main_page (layout, y, y + 600);

          g_assert_cmpuint (first, ==, expected_first);
          g_assert_cmpuint (last, ==, expected_last);
          g_assert_true (most >= first && most <= last);
        }
    }
  g_assert_cmpuint (ts_page_layout_page_near (layout, -1e9), ==, 0);
  g_assert_cmpuint (ts_page_layout_page_near (layout, 1e9), ==, 4999);
  g_assert_cmpuint (ts_page_layout_main_page (layout, 1e9, 1e9 + 1), ==, 4999);
}

static void
test_to_page_and_back (void)
{
  g_autoptr (TsPageLayout) layout = uniform (4);
  TsRect page, point, back;
  double x, y;

  ts_page_layout_set_view (layout, 800, 600, 2);
  ts_page_layout_set_zoom (layout, TS_ZOOM_FREE, 1.37);
  page = ts_page_layout_get_page (layout, 2);
  g_assert_cmpuint (ts_page_layout_to_page (layout, page.x1 + 100, page.y1 + 200, &x, &y), ==, 2);
  point = (TsRect){ x, y, x, y };
  back = ts_page_layout_from_page (layout, 2, &point);
  g_assert_cmpfloat_with_epsilon (back.x1, page.x1 + 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.y1, page.y1 + 200, 1e-9);

  /* In the gap the nearer page counts, with a place outside of it. */
  g_assert_cmpuint (ts_page_layout_to_page (layout, page.x1 - 5, page.y1 - 2, &x, &y), ==, 2);
  g_assert_cmpfloat (x, <, 0);
  g_assert_cmpfloat (y, <, 0);
  g_assert_cmpuint (ts_page_layout_to_page (layout, 0, page.y1 - TS_PAGE_LAYOUT_GAP + 2, &x, &y), ==, 1);
}

static void
test_hostile_sizes (void)
{
  const TsPageInfo pages[] = {
    { 595, 842 }, { 0, 0 }, { -1, 100 }, { NAN, 100 }, { INFINITY, INFINITY }, { 1e300, 1 }, { 1e-9, 100000 },
  };
  g_autoptr (TsPageLayout) layout = layout_of (G_N_ELEMENTS (pages), pages);
  g_autoptr (TsPageLayout) empty = layout_of (0, NULL);
  guint first, last;

  for (int view = -5; view < 400; view += 40)
    for (TsZoomMode mode = TS_ZOOM_FIT_WIDTH; mode <= TS_ZOOM_FREE; mode++)
      {
        ts_page_layout_set_view (layout, view, view, 1);
        ts_page_layout_set_zoom (layout, mode, 16);
        for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
          {
            TsRect page = ts_page_layout_get_page (layout, i);

            g_assert_false (ts_rect_width (&page) < 1);
            g_assert_true (isfinite (page.x1) && isfinite (page.y2));
          }
      }
  g_assert_cmpfloat (ts_page_layout_get_height (empty), ==, 0);
  g_assert_false (ts_page_layout_find_pages (empty, 0, 100, &first, &last));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-layout/free-zoom", test_free_zoom);
  g_test_add_func ("/page-layout/fit", test_fit);
  g_test_add_func ("/page-layout/whole-device-pixels", test_whole_device_pixels);
  g_test_add_func ("/page-layout/find", test_find);
  g_test_add_func ("/page-layout/to-page-and-back", test_to_page_and_back);
  g_test_add_func ("/page-layout/hostile-sizes", test_hostile_sizes);
  return g_test_run ();
}
