#include "config.h"

#include "page-view/page-placeholders.h"

#include <math.h>

/* A page of one colour. */
static TsPixels *
make_pixels (int width, int height, guint32 colour)
{
  TsPixels *pixels = g_new0 (TsPixels, 1);
  guint32 *data = g_new (guint32, (gsize) width * height);

  for (gsize i = 0; i < (gsize) width * height; i++)
    data[i] = colour;
  pixels->width = width;
  pixels->height = height;
  pixels->stride = (gsize) width * 4;
  pixels->bytes = g_bytes_new_take (data, pixels->stride * height);
  return pixels;
}

static void
test_take (void)
{
  g_autoptr (TsPagePlaceholders) placeholders = ts_page_placeholders_new (3);
  g_autoptr (TsPixels) large = make_pixels (1200, 1700, 0xff336699);
  g_autoptr (TsPixels) small = make_pixels (20, 30, 0xff000000);
  TsPageImage image;
  guint32 pixel;

  ts_page_placeholders_take (placeholders, 1, large, 90);
  ts_page_placeholders_take (placeholders, 1, small, 0); /* it has one */
  ts_page_placeholders_take (placeholders, 2, small, 0);
  ts_page_placeholders_take (placeholders, 99, small, 0);
  image = ts_page_placeholders_get (placeholders, 1);
  g_assert_cmpint (image.rotation, ==, 90);
  g_assert_cmpfloat (image.scale, ==, 0);
  g_assert_cmpint (gdk_texture_get_height (image.texture), >, 200);
  g_assert_cmpuint (ts_page_image_get_bytes (&image), <=, TS_PAGE_PLACEHOLDER_PIXELS * 4);
  pixel = *(guint32 *) cairo_image_surface_get_data (image.surface);
  g_assert_cmphex (pixel, ==, 0xff336699);
  image = ts_page_placeholders_get (placeholders, 2);
  g_assert_cmpint (gdk_texture_get_width (image.texture), ==, 20);
  g_assert_null (ts_page_placeholders_get (placeholders, 0).texture);
  g_assert_null (ts_page_placeholders_get (placeholders, 99).texture);
  g_assert_cmpuint (ts_page_placeholders_get_n_known (placeholders), ==, 2);
}

/* However many pages there are, and however odd, all fit into the budget. */
static void
test_budget (void)
{
  static const struct
  {
    int width, height;
  } sizes[] = { { 900, 1300 }, { 1, 20000 }, { 20000, 1 }, { 3000, 3000 }, { 7, 5 } };
  TsPixels *pixels[G_N_ELEMENTS (sizes)];
  const guint n_pages = 5000;
  g_autoptr (TsPagePlaceholders) placeholders = ts_page_placeholders_new (n_pages);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    pixels[i] = make_pixels (sizes[i].width, sizes[i].height, 0xffffffff);
  for (guint page = 0; page < n_pages; page++)
    {
      ts_page_placeholders_take (placeholders, page, pixels[page % G_N_ELEMENTS (sizes)], 0);
      g_assert_nonnull (ts_page_placeholders_get (placeholders, page).texture);
    }
  g_assert_cmpuint (ts_page_placeholders_get_bytes (placeholders), <=, TS_PAGE_PLACEHOLDER_BUDGET);
  g_assert_cmpuint (ts_page_placeholders_get_n_known (placeholders), ==, n_pages);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    ts_pixels_free (pixels[i]);
}

static void
test_scale (void)
{
  g_autoptr (TsPagePlaceholders) few = ts_page_placeholders_new (10);
  g_autoptr (TsPagePlaceholders) many = ts_page_placeholders_new (5000);
  double scale = ts_page_placeholders_get_scale (few, 595, 842);

  g_assert_cmpfloat_with_epsilon (595 * 842 * scale * scale, TS_PAGE_PLACEHOLDER_PIXELS, 1);
  g_assert_cmpfloat (ts_page_placeholders_get_scale (many, 595, 842), <, scale / 4);
  g_assert_cmpfloat (ts_page_placeholders_get_scale (few, 10, 10), ==, 1); /* never larger than life */
  g_assert_cmpfloat (ts_page_placeholders_get_scale (few, 100000, 100000), >, 0);
  g_assert_cmpfloat (ts_page_placeholders_get_scale (few, 0, 842), ==, 0);
  g_assert_cmpfloat (ts_page_placeholders_get_scale (few, NAN, 842), ==, 0);
  g_assert_cmpfloat (ts_page_placeholders_get_scale (few, 1e30, 1), ==, 0);
}

static void
assert_next (TsPagePlaceholders *placeholders, guint page, guint reach, gboolean backwards, guint expected)
{
  guint missing = G_MAXUINT;

  g_assert_true (ts_page_placeholders_find_missing (placeholders, page, reach, backwards, &missing));
  g_assert_cmpuint (missing, ==, expected);
  ts_page_placeholders_give_up (placeholders, missing);
}

static void
test_order (void)
{
  g_autoptr (TsPagePlaceholders) placeholders = ts_page_placeholders_new (8);
  guint missing;

  assert_next (placeholders, 4, 2, FALSE, 4);
  assert_next (placeholders, 4, 2, FALSE, 5);
  assert_next (placeholders, 4, 2, FALSE, 3);
  assert_next (placeholders, 4, 2, TRUE, 2);
  assert_next (placeholders, 4, 2, TRUE, 6);
  g_assert_false (ts_page_placeholders_find_missing (placeholders, 4, 2, FALSE, &missing));
  assert_next (placeholders, 4, G_MAXUINT, FALSE, 7);
  assert_next (placeholders, 0, G_MAXUINT, FALSE, 0); /* somebody went elsewhere */
  assert_next (placeholders, 7, G_MAXUINT, TRUE, 1);
  g_assert_false (ts_page_placeholders_find_missing (placeholders, 7, G_MAXUINT, FALSE, &missing));
  g_assert_cmpuint (ts_page_placeholders_get_n_known (placeholders), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-placeholders/take", test_take);
  g_test_add_func ("/page-placeholders/budget", test_budget);
  g_test_add_func ("/page-placeholders/scale", test_scale);
  g_test_add_func ("/page-placeholders/order", test_order);
  return g_test_run ();
}
