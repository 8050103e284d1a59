/* Sepia, dark and high-contrast pages in the real window. */
#include "config.h"

#include "app-fixture.h"

#include <math.h>

#define QUOTE "the voice of the child was recorded in 51 of 60"

static TsPageView *
page_view (AppFixture *fixture)
{
  return ts_workbench_get_page_view (ts_window_get_workbench (fixture->window));
}

static void
set_tone (AppFixture *fixture, const char *tone)
{
  ts_harness_activate (GTK_WIDGET (page_view (fixture)), "page.tone", "s", tone);
  ts_driver_settle (fixture->window);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

/* How light the page is on the whole, 0..1. */
static double
lightness (AppFixture *fixture)
{
  int width, height;
  g_autofree guint32 *pixels = ts_harness_dup_pixels (GTK_WIDGET (page_view (fixture)), &width, &height);
  double sum = 0;

  for (int i = 0; i < width * height; i++)
    sum += ((pixels[i] >> 16 & 0xff) + (pixels[i] >> 8 & 0xff) + (pixels[i] & 0xff)) / 765.0;
  return sum / (width * height);
}

static void
test_text (AppFixture *fixture, gconstpointer data)
{
  static const char *const tones[] = { "sepia", "dark", "high-contrast" };
  double light;

  ts_driver_select_quote (fixture->window, QUOTE);
  ts_driver_tag (fixture->window, "B2", NULL, NULL, NULL);
  ts_driver_settle (fixture->window);
  light = lightness (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    {
      g_autofree char *name = g_strconcat ("reading-", tones[i], NULL);

      set_tone (fixture, tones[i]);
      if (i == 0)
        g_assert_cmpfloat (lightness (fixture), <, light);
      else
        g_assert_cmpfloat (lightness (fixture), <, 0.45);
      ts_harness_save_png (GTK_WIDGET (fixture->window), name);
    }
  set_tone (fixture, "nonsense");
  g_assert_cmpint (ts_page_view_get_tone (page_view (fixture)), ==, TS_PAGE_TONE_HIGH_CONTRAST);

  /* Remembered for other projects, too. */
  app_fixture_reopen (fixture);
  g_assert_cmpint (ts_page_view_get_tone (page_view (fixture)), ==, TS_PAGE_TONE_HIGH_CONTRAST);
  set_tone (fixture, "normal");
}

static void
test_colours (void)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 }, red = { 0.8f, 0.1f, 0.1f, 1 };
  const GdkRGBA grey = { 0.45f, 0.45f, 0.45f, 1 };
  GdkRGBA colour = ts_page_tone_apply (TS_PAGE_TONE_DARK, &white);

  g_assert_cmpfloat (colour.green, <, 0.15);
  colour = ts_page_tone_apply (TS_PAGE_TONE_DARK, &black);
  g_assert_cmpfloat (colour.green, >, 0.85);
  colour = ts_page_tone_apply (TS_PAGE_TONE_DARK, &red);
  g_assert_cmpfloat (colour.red, >, colour.green + 0.3);
  colour = ts_page_tone_apply (TS_PAGE_TONE_HIGH_CONTRAST, &grey);
  g_assert_cmpfloat (colour.green, >, 0.85);
  colour = ts_page_tone_apply (TS_PAGE_TONE_HIGH_CONTRAST, &white);
  g_assert_cmpfloat (colour.green, ==, 0);
  colour = ts_page_tone_apply (TS_PAGE_TONE_SEPIA, &white);
  g_assert_cmpfloat (colour.red, >, colour.blue + 0.08);
}

static double
photo_difference (
    const guint32 *one, const guint32 *other, int width, int left, int top, int right, int bottom)
{
  double sum = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      sum += fabs ((double) (one[y * width + x] >> 8 & 0xff) - (double) (other[y * width + x] >> 8 & 0xff));
  return sum / ((right - left) * (bottom - top));
}

typedef struct
{
  AppFixture *fixture;
  const guint32 *normal;
} Compared;

/* The middle of the cover's photograph is as it was once the reader told where it is. */
static gboolean
photo_is_natural (gpointer data)
{
  Compared *compared = data;
  int width, height;
  g_autofree guint32 *dark = NULL;

  ts_harness_run_frames (GTK_WIDGET (compared->fixture->window));
  dark = ts_harness_dup_pixels (GTK_WIDGET (page_view (compared->fixture)), &width, &height);
  return photo_difference (compared->normal, dark, width, width / 3, height * 58 / 100, width * 2 / 3,
                           height * 62 / 100) == 0;
}

static void
test_photo (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *path = app_sample_path ("haverdale-2019-20.pdf");
  g_autofree char *id = app_fixture_add (fixture, path);
  TsRegister *reports;
  g_autofree guint32 *normal = NULL;
  g_autofree guint32 *dark = NULL;
  int width, height;

  fixture->window = ts_driver_open (fixture->driver, fixture->path);
  reports = ts_project_get_register (ts_window_get_project (fixture->window));
  ts_audit_session_set_report (ts_driver_get_session (fixture->window), ts_register_get_report (reports, id));
  ts_page_view_set_zoom_mode (page_view (fixture), TS_ZOOM_FIT_PAGE);
  ts_driver_settle (fixture->window);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  normal = ts_harness_dup_pixels (GTK_WIDGET (page_view (fixture)), &width, &height);
  set_tone (fixture, "dark");
  g_assert_true (ts_harness_run_until (photo_is_natural, &(Compared){ fixture, normal }));
  dark = ts_harness_dup_pixels (GTK_WIDGET (page_view (fixture)), &width, &height);
  g_assert_cmpfloat (photo_difference (normal, dark, width, width / 3, height / 4, width * 2 / 3, height / 2),
                     >, 20);
  ts_harness_save_png (GTK_WIDGET (fixture->window), "reading-dark-photo");
  set_tone (fixture, "normal");
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/reading-modes/colours", test_colours);
  app_test_add ("/reading-modes/text", test_text);
  app_test_add_unopened ("/reading-modes/photo", test_photo);
  return app_fixture_run ();
}
