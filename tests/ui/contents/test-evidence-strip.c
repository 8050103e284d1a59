#include "config.h"

#include "app-fixture.h"
#include "contents/evidence-strip.h"
#include "workbench/report-view.h"

#include <string.h>

#define EARLY_HELP "Re-referrals to children’s social care within twelve months fell"
#define VOICE      "the voice of the child was recorded in 51 of 60"

static TsReportMarks *
marks_of (AppFixture *fixture)
{
  return ts_report_view_get_marks (
      TS_REPORT_VIEW (app_find (GTK_WIDGET (fixture->window), TS_TYPE_REPORT_VIEW, NULL)));
}

static double
fraction_of (AppFixture *fixture, guint page, double y)
{
  return ts_report_map_to_fraction (ts_report_marks_get_map (marks_of (fixture)), page, y);
}

static GtkWidget *
strip_of (AppFixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->window), TS_TYPE_EVIDENCE_STRIP, NULL);
}

static void
tag (AppFixture *fixture, const char *quote, const char *item)
{
  g_assert_true (ts_driver_select_quote (fixture->window, quote));
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (fixture->window)), "audit.tag", "s", item);
  ts_driver_settle (fixture->window);
}

static void
go_to_page (AppFixture *fixture, guint page)
{
  ts_page_view_scroll_to_page (app_get_pages (fixture), page);
  ts_driver_settle (fixture->window);
}

/* Each section that a passage is tagged for has a bar, as far down as it stands. */
static void
test_bars (AppFixture *fixture, gconstpointer data)
{
  GArray *bars;
  const TsReportBar *bar;
  g_autofree char *at = NULL, *all = NULL;

  g_assert_cmpuint (ts_report_marks_get_bars (marks_of (fixture))->len, ==, 0);
  tag (fixture, VOICE, "B2");
  tag (fixture, VOICE, "B3");
  tag (fixture, VOICE, "A1");
  bars = ts_report_marks_get_bars (marks_of (fixture));
  g_assert_cmpuint (bars->len, ==, 2);
  bar = &g_array_index (bars, TsReportBar, 0);
  g_assert_cmpuint (bar->page, ==, 14);
  g_assert_cmpuint (bar->lane, ==, 0);
  g_assert_cmpuint (g_array_index (bars, TsReportBar, 1).lane, ==, 1);
  g_assert_cmpfloat (bar->top, >, fraction_of (fixture, 14, 0));
  g_assert_cmpfloat (bar->top, <, fraction_of (fixture, 15, 0));

  at = ts_report_marks_describe_at (marks_of (fixture), bar->top, 0.001);
  g_assert_nonnull (strstr (at, "Page 15"));
  g_assert_nonnull (strstr (at, "\nA1 "));
  g_assert_nonnull (strstr (at, "\nB2 "));
  all = ts_report_marks_describe (marks_of (fixture));
  g_assert_cmpstr (all, ==, "1 passage of evidence, on 1 of 34 pages");
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpuint (ts_report_marks_get_bars (marks_of (fixture))->len, ==, 1);
}

static guint
count_colour (AppFixture *fixture, const char *colour)
{
  GdkRGBA rgba;
  int width, height;
  g_autofree guint32 *pixels = ts_harness_dup_pixels (strip_of (fixture), &width, &height);
  guint32 wanted;
  guint n = 0;

  g_assert_true (gdk_rgba_parse (&rgba, colour));
  wanted = 0xff000000u | (guint32) (rgba.red * 255 + 0.5f) << 16 | (guint32) (rgba.green * 255 + 0.5f) << 8 |
           (guint32) (rgba.blue * 255 + 0.5f);
  for (int i = 0; i < width * height; i++)
    n += pixels[i] == wanted;
  return n;
}

static void
test_drawing (AppFixture *fixture, gconstpointer data)
{
  TsFramework *framework = ts_audit_session_get_framework (ts_driver_get_session (fixture->window));
  const char *colour = ts_framework_get_item_section (framework, "B2")->colour;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (TsFindPlace));
  TsFindPlace place = { 30, 0.5 };
  g_autofree char *text = NULL;

  g_assert_cmpuint (count_colour (fixture, colour), ==, 0);
  tag (fixture, VOICE, "B2");
  go_to_page (fixture, 0); /* off the frame, which tints what is beneath it */
  g_assert_cmpuint (count_colour (fixture, colour), >=, 8 * 3);
  g_array_append_val (hits, place);
  g_array_append_val (hits, place);
  ts_report_marks_set_hits (marks_of (fixture), hits);
  g_assert_cmpuint (ts_report_marks_get_hits (marks_of (fixture))->len, ==, 2);
  text = ts_report_marks_describe_at (marks_of (fixture), fraction_of (fixture, 30, 0.5), 0.001);
  g_assert_nonnull (strstr (text, "2 hits"));
  ts_harness_run_frames (strip_of (fixture));
  ts_harness_save_png (GTK_WIDGET (fixture->window), "evidence-strip");
  ts_report_marks_set_hits (marks_of (fixture), NULL);
  g_assert_cmpuint (ts_report_marks_get_hits (marks_of (fixture))->len, ==, 0);
}

static void
test_pointer (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *strip = strip_of (fixture);
  int height = gtk_widget_get_height (strip);
  double top, bottom;

  go_to_page (fixture, 0);
  /* A click brings what is there into the middle. */
  ts_harness_click (strip, 10, height * fraction_of (fixture, 20, 0.5), 1);
  ts_driver_settle (fixture->window);
  g_assert_true (ts_evidence_strip_get_visible (TS_EVIDENCE_STRIP (strip), &top, &bottom));
  g_assert_cmpfloat_with_epsilon ((top + bottom) / 2, fraction_of (fixture, 20, 0.5), 0.5 / 34);
  /* Taken hold of, the frame follows. */
  ts_harness_move_pointer (strip, 10, height * fraction_of (fixture, 20, 0.5));
  ts_harness_press_button (strip);
  ts_harness_move_pointer (strip, 10, height * fraction_of (fixture, 10, 0.5));
  ts_harness_release_button (strip);
  ts_driver_settle (fixture->window);
  g_assert_true (ts_evidence_strip_get_visible (TS_EVIDENCE_STRIP (strip), &top, &bottom));
  g_assert_cmpfloat_with_epsilon ((top + bottom) / 2, fraction_of (fixture, 10, 0.5), 0.7 / 34);
  /* The wheel scrolls. */
  ts_harness_turn_wheel (strip, 3, NULL);
  ts_driver_settle (fixture->window);
  {
    double before = top;

    g_assert_true (ts_evidence_strip_get_visible (TS_EVIDENCE_STRIP (strip), &top, &bottom));
    g_assert_cmpfloat (top, >, before);
  }
}

static void
test_keys (AppFixture *fixture, gconstpointer data)
{
  tag (fixture, EARLY_HELP, "B2");
  tag (fixture, "What has not moved", "C1");
  go_to_page (fixture, 0);
  gtk_widget_grab_focus (strip_of (fixture));
  ts_harness_press_key (strip_of (fixture), "Down");
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), <, 14);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), >=, 10);
  ts_harness_press_key (strip_of (fixture), "Down");
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 14);
  ts_harness_press_key (strip_of (fixture), "Up");
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), <, 14);
  ts_harness_press_key (strip_of (fixture), "End");
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 33);
  ts_harness_press_key (strip_of (fixture), "Home");
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 0);
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/evidence-strip/bars", test_bars);
  app_test_add ("/evidence-strip/drawing", test_drawing);
  app_test_add ("/evidence-strip/pointer", test_pointer);
  app_test_add ("/evidence-strip/keys", test_keys);
  return app_fixture_run ();
}
