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
arrange (TsPageLayout *layout, TsPageMode mode, gboolean first_paired, int rotation)
{
  const TsPageArrangement arrangement = { mode, first_paired, rotation };

  ts_page_layout_set_arrangement (layout, &arrangement);
}

static void
assert_whole (double value, double factor)
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

  for (double factor = 1; factor <= 3; factor += 0.25)
    for (int step = 0; step < 28; step++)
      {
        double zoom = 0.1 * pow (1.13, step);

        arrange (layout, (TsPageMode) (step % 3), FALSE, step % 4 * 90);

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
          guint most = ts_page_layout_main_page (layout, &(TsRect){ 0, y, 800, y + 600 });

          g_assert_cmpuint (first, ==, expected_first);
          g_assert_cmpuint (last, ==, expected_last);
          g_assert_true (most >= first && most <= last);
        }
    }
  g_assert_cmpuint (ts_page_layout_page_near (layout, 0, -1e9), ==, 0);
  g_assert_cmpuint (ts_page_layout_page_near (layout, 0, 1e9), ==, 4999);
  g_assert_cmpuint (ts_page_layout_main_page (layout, &(TsRect){ 0, 1e9, 800, 1e9 + 1 }), ==, 4999);
}

static void
assert_round_trip (TsPageLayout *layout, guint page, double across, double down)
{
  TsRect on = ts_page_layout_get_page (layout, page), point, back;
  double x = on.x1 + across * ts_rect_width (&on), y = on.y1 + down * ts_rect_height (&on);
  double page_x, page_y, again_x, again_y;

  g_assert_cmpuint (ts_page_layout_to_page (layout, x, y, &page_x, &page_y), ==, page);
  point = (TsRect){ page_x, page_y, page_x, page_y };
  back = ts_page_layout_from_page (layout, page, &point);
  g_assert_cmpfloat_with_epsilon (back.x1, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (back.y1, y, 1e-6);
  ts_page_layout_to_place (layout, page, x, y, &again_x, &again_y);
  g_assert_cmpfloat (again_x, ==, page_x);
  g_assert_cmpfloat (again_y, ==, page_y);
}

static void
test_to_page_and_back (void)
{
  g_autoptr (TsPageLayout) layout = uniform (5);
  TsRect page;
  double x, y;

  ts_page_layout_set_view (layout, 800, 600, 2);
  ts_page_layout_set_zoom (layout, TS_ZOOM_FREE, 1.37);
  for (TsPageMode mode = TS_PAGE_MODE_CONTINUOUS; mode <= TS_PAGE_MODE_FACING; mode++)
    for (int rotation = 0; rotation < 360; rotation += 90)
      for (guint i = 0; i < 5; i++)
        {
          arrange (layout, mode, rotation == 90, rotation);
          assert_round_trip (layout, i, 0.1, 0.2);
          assert_round_trip (layout, i, 0.9, 0.7);
        }

  /* In the gap the nearer page counts, with a place outside of it. */
  arrange (layout, TS_PAGE_MODE_CONTINUOUS, FALSE, 0);
  page = ts_page_layout_get_page (layout, 2);
  g_assert_cmpuint (ts_page_layout_to_page (layout, page.x1 - 5, page.y1 - 2, &x, &y), ==, 2);
  g_assert_cmpfloat (x, <, 0);
  g_assert_cmpfloat (y, <, 0);
  g_assert_cmpuint (ts_page_layout_to_page (layout, 0, page.y1 - TS_PAGE_LAYOUT_GAP + 2, &x, &y), ==, 1);
}

/* A mark in the upper left part of a page, wherever that is turned to. */
static void
test_rotation (void)
{
  static const struct
  {
    int rotation;
    double left, top; /* where the mark lies, as parts of what is seen */
  } turned[] = { { 0, 0.1, 0.2 }, { 90, 1 - 0.3, 0.1 }, { 180, 1 - 0.3, 1 - 0.3 }, { 270, 0.2, 1 - 0.3 } };
  const TsPageInfo info = { 600, 800 };
  const TsRect mark = { 0.1 * 600, 0.2 * 800, 0.3 * 600, 0.3 * 800 };
  g_autoptr (TsPageLayout) layout = layout_of (1, &info);

  ts_page_layout_set_view (layout, 1000, 700, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (turned); i++)
    {
      gboolean sideways = turned[i].rotation % 180 != 0;
      TsRect on, place;
      int width, height;

      arrange (layout, TS_PAGE_MODE_CONTINUOUS, FALSE, turned[i].rotation);
      on = ts_page_layout_get_page (layout, 0);
      place = ts_page_layout_from_page (layout, 0, &mark);
      g_assert_cmpfloat (ts_rect_width (&on), ==, 1000 - 2 * TS_PAGE_LAYOUT_MARGIN); /* it fits */
      g_assert_cmpint (ts_rect_width (&on) > ts_rect_height (&on), ==, sideways);
      ts_page_layout_get_pixels (layout, 0, &width, &height);
      g_assert_cmpfloat (ts_rect_height (&on), ==, height);
      g_assert_cmpfloat_with_epsilon ((place.x1 - on.x1) / width, turned[i].left, 1e-9);
      g_assert_cmpfloat_with_epsilon ((place.y1 - on.y1) / height, turned[i].top, 1e-9);
      g_assert_cmpfloat (place.x2, >, place.x1);
      g_assert_cmpfloat (place.y2, >, place.y1);
    }
  arrange (layout, TS_PAGE_MODE_CONTINUOUS, FALSE, -90);
  g_assert_cmpint (ts_page_layout_get_arrangement (layout).rotation, ==, 270);
  arrange (layout, TS_PAGE_MODE_CONTINUOUS, FALSE, 450);
  g_assert_cmpint (ts_page_layout_get_arrangement (layout).rotation, ==, 90);
}

/* One row at a time: each has the view for itself and what is around it not in reach. */
static void
test_single (void)
{
  const TsPageInfo pages[] = { { 595, 842 }, { 842, 595 }, { 100, 150 }, { 595, 842 } };
  g_autoptr (TsPageLayout) layout = layout_of (G_N_ELEMENTS (pages), pages);
  double end = 0;

  ts_page_layout_set_view (layout, 1000, 700, 1);
  for (TsZoomMode zoom = TS_ZOOM_FIT_WIDTH; zoom <= TS_ZOOM_FREE; zoom++)
    {
      ts_page_layout_set_zoom (layout, zoom, 2);
      arrange (layout, TS_PAGE_MODE_SINGLE, FALSE, 0);
      end = 0;
      for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          TsRect reach = ts_page_layout_get_reach (layout, i), page = ts_page_layout_get_page (layout, i);
          guint first, last;

          g_assert_cmpfloat (reach.y1, ==, end);
          g_assert_cmpfloat (ts_rect_height (&reach), >=, 700);
          g_assert_cmpfloat (ts_rect_width (&reach), >=, 1000);
          g_assert_cmpfloat (page.y1, >, reach.y1);
          g_assert_cmpfloat (page.y2, <, reach.y2);
          g_assert_cmpfloat (page.x1, >, reach.x1);
          g_assert_true (ts_page_layout_find_pages (layout, reach.y1, reach.y2, &first, &last));
          g_assert_cmpuint (first, ==, i);
          g_assert_cmpuint (last, ==, i);
          g_assert_cmpuint (ts_page_layout_page_near (layout, 500, reach.y1), ==, i);
          g_assert_cmpuint (ts_page_layout_page_near (layout, 500, reach.y2 - 1), ==, i);
          end = reach.y2;
        }
      g_assert_cmpfloat (end, ==, ts_page_layout_get_height (layout));
    }
  ts_page_layout_set_zoom (layout, TS_ZOOM_FIT_PAGE, 1);
  g_assert_cmpfloat (ts_page_layout_get_height (layout), ==, 4 * 700);
}

static void
assert_row (TsPageLayout *layout, guint page, guint expected_first, guint expected_last)
{
  guint first, last;

  ts_page_layout_get_row (layout, page, &first, &last);
  g_assert_cmpuint (first, ==, expected_first);
  g_assert_cmpuint (last, ==, expected_last);
}

static void
test_facing (void)
{
  g_autoptr (TsPageLayout) layout = uniform (6);
  TsRect cover, left, right, area;

  ts_page_layout_set_view (layout, 1000, 700, 1);
  arrange (layout, TS_PAGE_MODE_FACING, FALSE, 0);
  assert_row (layout, 0, 0, 0);
  assert_row (layout, 1, 1, 2);
  assert_row (layout, 2, 1, 2);
  assert_row (layout, 5, 5, 5);
  cover = ts_page_layout_get_page (layout, 0);
  left = ts_page_layout_get_page (layout, 1);
  right = ts_page_layout_get_page (layout, 2);
  g_assert_cmpfloat (left.y1, ==, right.y1);
  g_assert_cmpfloat (right.x1 - left.x2, ==, TS_PAGE_LAYOUT_SPINE);
  g_assert_cmpfloat (cover.x1, ==, right.x1); /* as in a book */
  g_assert_cmpfloat (left.x1, >=, TS_PAGE_LAYOUT_MARGIN);
  g_assert_cmpfloat (right.x2, <=, 1000 - TS_PAGE_LAYOUT_MARGIN);
  g_assert_cmpuint (ts_page_layout_page_near (layout, left.x2 - 1, left.y1 + 9), ==, 1);
  g_assert_cmpuint (ts_page_layout_page_near (layout, right.x1 + 1, left.y1 + 9), ==, 2);
  area = ts_page_layout_get_reach (layout, 2);
  g_assert_cmpuint (ts_page_layout_main_page (layout, &area), ==, 1);
  area.x1 = right.x1 - 20; /* zoomed, only the right one is well in sight */
  g_assert_cmpuint (ts_page_layout_main_page (layout, &area), ==, 2);

  arrange (layout, TS_PAGE_MODE_FACING, TRUE, 0);
  assert_row (layout, 0, 0, 1);
  assert_row (layout, 5, 4, 5);
  arrange (layout, TS_PAGE_MODE_FACING, TRUE, 90);
  left = ts_page_layout_get_page (layout, 4);
  right = ts_page_layout_get_page (layout, 5);
  g_assert_cmpfloat (ts_rect_width (&left), >, ts_rect_height (&left));
  g_assert_cmpfloat (right.x2, <=, 1000 - TS_PAGE_LAYOUT_MARGIN);
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
        ts_page_layout_set_view (layout, view, view, view % 80 == 0 ? 1.25 : NAN);
        arrange (layout, (TsPageMode) (view % 3 + 2) % 3, mode == TS_ZOOM_FREE, view * 90);
        ts_page_layout_set_zoom (layout, mode, 16);
        for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
          {
            TsRect page = ts_page_layout_get_page (layout, i);

            g_assert_false (ts_rect_width (&page) < 0.79);
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
  g_test_add_func ("/page-layout/rotation", test_rotation);
  g_test_add_func ("/page-layout/single", test_single);
  g_test_add_func ("/page-layout/facing", test_facing);
  g_test_add_func ("/page-layout/hostile-sizes", test_hostile_sizes);
  return g_test_run ();
}
