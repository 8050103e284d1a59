#include "config.h"

#include "page-fixture.h"

#include <math.h>

static double
value_of (PageFixture *fixture, GtkOrientation orientation)
{
  return gtk_adjustment_get_value (fixture->view->adjustments[orientation]);
}

static void
set_mode (PageFixture *fixture, const char *mode)
{
  g_autoptr (GVariant) state = NULL;

  ts_harness_activate (GTK_WIDGET (fixture->view), "page.mode", "s", mode);
  state = g_action_group_get_action_state (ts_page_view_get_actions (fixture->view), "mode");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, mode);
}

#define assert_in_sight(fixture, first, last) assert_in_sight_at (fixture, first, last, G_STRLOC)

static void
assert_in_sight_at (PageFixture *fixture, guint first, guint last, const char *where)
{
  TsRect area = ts_page_view_get_visible_area (fixture->view);

  for (guint page = 0; page < FIXTURE_PAGES; page++)
    {
      TsRect rect = ts_page_layout_get_page (fixture->view->layout, page);

      if (ts_rect_intersects (&rect, &area) != (page >= first && page <= last))
        g_error ("%s: page %u is%s in sight", where, page, page >= first && page <= last ? " not" : "");
    }
}

static void
drag (PageFixture *fixture, double x1, double y1, double x2, double y2)
{
  ts_harness_move_pointer (GTK_WIDGET (fixture->view), x1, y1);
  ts_harness_press_button (GTK_WIDGET (fixture->view));
  ts_harness_move_pointer (GTK_WIDGET (fixture->view), (x1 + x2) / 2, (y1 + y2) / 2);
  ts_harness_move_pointer (GTK_WIDGET (fixture->view), x2, y2);
  ts_harness_release_button (GTK_WIDGET (fixture->view));
}

/* --- Rotation --- */

static void
test_rotated_sharp (PageFixture *fixture, gconstpointer data)
{
  for (int rotation = 90; rotation <= 360; rotation += 90)
    {
      ts_harness_activate (GTK_WIDGET (fixture->view), "page.rotate-right", NULL);
      fixture_settle (fixture);
      g_assert_cmpint (ts_page_view_get_arrangement (fixture->view).rotation, ==, rotation % 360);
      fixture_assert_sharp (fixture, 0);
    }
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.rotate-left", NULL);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", FIXTURE_LANDSCAPE);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom", "d", 1.37);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, FIXTURE_LANDSCAPE);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom", "d", 9.0); /* a tile */
  fixture_settle (fixture);
  g_assert_nonnull (ts_page_cache_get_tile (fixture->view->cache, FIXTURE_LANDSCAPE).texture);
  ts_page_view_scroll_by (fixture->view, 0, 3000);
  fixture_settle (fixture);
}

/* Selecting by the pointer and looking it up again, turned every way. */
static void
test_rotated_selection (PageFixture *fixture, gconstpointer data)
{
  for (int rotation = 0; rotation < 360; rotation += 90)
    {
      g_autofree char *text = NULL;
      double x1, y1, x2, y2;
      GdkRectangle box;

      g_object_set (fixture->view, "rotation", rotation, NULL);
      ts_page_view_set_zoom_mode (fixture->view, TS_ZOOM_FIT_PAGE);
      fixture_settle (fixture);
      fixture_place_of (fixture, 0, "children", &x1, &y1);
      fixture_place_of (fixture, 0, " were heard", &x2, &y2);
      drag (fixture, x1, y1, x2, y2);
      text = ts_page_view_dup_selected_text (fixture->view);
      g_assert_cmpstr (text, ==, "children and families");
      g_assert_true (ts_page_view_get_selection_box (fixture->view, &box));
      g_assert_cmpint (box.width > box.height, ==, rotation % 180 == 0);
      g_assert_true (x1 >= box.x && x1 <= box.x + box.width);
      g_assert_true (y1 >= box.y && y1 <= box.y + box.height);
      ts_page_view_clear_selection (fixture->view);
    }
}

static void
test_rotated_region (PageFixture *fixture, gconstpointer data)
{
  TsRect on, area;

  g_object_set (fixture->view, "rotation", 90, "region-mode", TRUE, NULL);
  ts_page_view_set_zoom_mode (fixture->view, TS_ZOOM_FIT_PAGE);
  on = ts_page_layout_get_page (fixture->view->layout, 0);
  area = ts_page_view_get_visible_area (fixture->view);
  on.x1 -= area.x1;
  on.x2 -= area.x1;
  on.y1 -= area.y1;
  /* From the page's upper left, which is at the right, to the middle. */
  drag (fixture, on.x2 - 30, on.y1 + 40, (on.x1 + on.x2) / 2, on.y1 + 200);
  g_assert_cmpint (fixture->view->selected, ==, TS_SELECTED_REGION);
  g_assert_cmpfloat (fixture->view->region.x1, <, 60);
  g_assert_cmpfloat (fixture->view->region.y1, <, 60);
  g_assert_cmpfloat_with_epsilon (fixture->view->region.y2, 842 / 2.0, 3);
}

/* What was being read stays in sight. */
static void
test_rotation_keeps_place (PageFixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 4; i++)
    {
      double x, y;

      if (i == 0)
        ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 6);
      ts_harness_activate (GTK_WIDGET (fixture->view), "page.rotate-right", NULL);
      g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 6);
      fixture_place_of (fixture, 6, "line 3", &x, &y);
      g_assert_true (x > 0 && x < gtk_widget_get_width (GTK_WIDGET (fixture->view)));
    }
}

/* --- One page, two pages --- */

static void
test_single (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  double before;

  ts_harness_activate (view, "page.go-to", "u", 6);
  set_mode (fixture, "single");
  assert_in_sight (fixture, 6, 6);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, 6);
  ts_harness_activate (view, "page.next", NULL);
  assert_in_sight (fixture, 7, 7);

  /* Keys go to the end of the page, then to the beginning of the next. */
  ts_harness_activate (view, "page.scroll", "s", "page-down");
  assert_in_sight (fixture, 7, 7);
  ts_harness_activate (view, "page.scroll", "s", "page-down");
  assert_in_sight (fixture, 8, 8);
  before = value_of (fixture, GTK_ORIENTATION_VERTICAL);
  ts_harness_activate (view, "page.scroll", "s", "page-up");
  assert_in_sight (fixture, 7, 7);
  g_assert_cmpfloat (before - value_of (fixture, GTK_ORIENTATION_VERTICAL), <, 1200); /* its end */
  ts_harness_activate (view, "page.last", NULL);
  assert_in_sight (fixture, FIXTURE_PAGES - 1, FIXTURE_PAGES - 1);
  before = value_of (fixture, GTK_ORIENTATION_VERTICAL);
  ts_harness_activate (view, "page.scroll", "s", "page-down");
  ts_harness_activate (view, "page.next", NULL);
  g_assert_cmpfloat (value_of (fixture, GTK_ORIENTATION_VERTICAL), ==, before);
  ts_harness_activate (view, "page.first", NULL);
  assert_in_sight (fixture, 0, 0);
  ts_harness_activate (view, "page.previous", NULL);
  assert_in_sight (fixture, 0, 0);

  /* A larger zoom keeps the page, back in continuous scroll too. */
  ts_harness_activate (view, "page.go-to", "u", FIXTURE_LANDSCAPE);
  ts_harness_activate (view, "page.zoom", "d", 3.0);
  assert_in_sight (fixture, FIXTURE_LANDSCAPE, FIXTURE_LANDSCAPE);
  set_mode (fixture, "continuous");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_LANDSCAPE);
}

static void
test_wheel_turns (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  set_mode (fixture, "single");
  ts_page_view_set_zoom_mode (fixture->view, TS_ZOOM_FIT_PAGE);
  fixture_settle (fixture);
  ts_harness_move_pointer (view, 300, 300);
  for (guint page = 1; page < 4; page++)
    {
      ts_harness_turn_wheel (view, 1, NULL);
      assert_in_sight (fixture, page, page);
    }
  ts_harness_turn_wheel (view, -1, NULL);
  assert_in_sight (fixture, 2, 2);
  ts_harness_press_key (view, "Right");
  assert_in_sight (fixture, 3, 3);
  ts_harness_press_key (view, "Left");
  assert_in_sight (fixture, 2, 2);

  /* Where there is more of the page the wheel goes over that first. */
  ts_page_view_set_zoom_mode (fixture->view, TS_ZOOM_FIT_WIDTH);
  ts_page_view_scroll_to_page (fixture->view, 2);
  ts_harness_turn_wheel (view, 1, NULL);
  assert_in_sight (fixture, 2, 2);
  ts_page_view_scroll_by (fixture->view, 0, 5000);
  assert_in_sight (fixture, 2, 2);
  ts_harness_turn_wheel (view, 1, NULL);
  assert_in_sight (fixture, 3, 3);
  ts_harness_turn_wheel (view, -1, NULL);
  assert_in_sight (fixture, 2, 2);
}

static void
test_facing (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  ts_page_view_set_zoom_mode (fixture->view, TS_ZOOM_FIT_PAGE);
  set_mode (fixture, "facing");
  assert_in_sight (fixture, 0, 0);
  ts_harness_activate (view, "page.next", NULL);
  assert_in_sight (fixture, 1, 2);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, 1);
  fixture_assert_sharp (fixture, 2);
  ts_harness_save_png (view, "page-view-facing");
  ts_harness_activate (view, "page.go-to", "u", 8);
  assert_in_sight (fixture, 7, 8);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 7);
  ts_harness_activate (view, "page.previous", NULL);
  assert_in_sight (fixture, 5, 6);
  g_object_set (view, "first-alone", FALSE, NULL);
  assert_in_sight (fixture, 4, 5);
  g_object_set (view, "rotation", 180, NULL);
  assert_in_sight (fixture, 4, 5);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, 4);
  fixture_assert_sharp (fixture, 5);
}

/* A passage on a page that isn't shown brings its row. */
static void
test_passage (PageFixture *fixture, gconstpointer data)
{
  const TsTextRange range = { { 9, 30 }, { 9, 60 } };
  g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range (FIXTURE_SHA256, fixture->layer, &range);
  GdkRectangle box;

  set_mode (fixture, "single");
  g_assert_false (ts_page_view_get_passage_box (fixture->view, anchor, &box));
  ts_page_view_scroll_to_passage (fixture->view, anchor);
  assert_in_sight (fixture, 9, 9);
  g_assert_true (ts_page_view_get_passage_box (fixture->view, anchor, &box));
}

/* Held below the view with the button down, the pointer turns to the next page and
 * selects over its beginning.
 */
static gboolean
is_over_page_end (gpointer data)
{
  TsTextRange range;

  return ts_page_view_get_text_selection (data, &range) && range.start.page == 6 && range.end.page > 6;
}

static void
test_drag_turns (PageFixture *fixture, gconstpointer data)
{
  double x, y;

  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 6);
  set_mode (fixture, "single");
  fixture_place_of (fixture, 6, "line 3", &x, &y);
  ts_page_view_drag_begin (fixture->view, x, y, 1, FALSE);
  ts_page_view_drag_update (fixture->view, x, gtk_widget_get_height (GTK_WIDGET (fixture->view)) + 400);
  g_assert_true (ts_harness_run_until (is_over_page_end, fixture->view));
  ts_page_view_drag_end (fixture->view);
}

/* --- Odd documents --- */

static void
show_odd (PageFixture *fixture, guint n_pages)
{
  g_autoptr (GArray) infos = g_array_sized_new (FALSE, TRUE, sizeof (TsPageInfo), n_pages);
  static const double sizes[][2] = { { 595, 842 },  { 0, 0 },     { 100000, 100000 }, { 595, NAN },
                                     { 3, 100000 }, { 842, 595 }, { 100000, 2 } };

  for (guint i = 0; i < n_pages; i++)
    {
      TsPageInfo info = { .width = sizes[i % G_N_ELEMENTS (sizes)][0],
                          .height = sizes[i % G_N_ELEMENTS (sizes)][1] };

      g_array_append_val (infos, info);
    }
  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, infos, NULL);
  ts_page_view_set_reader (fixture->view, fixture->reader); /* which knows 12 pages of another document */
}

/* Whatever sizes pages have and however many there are, every mode shows them within
 * the budget.
 */
static void
test_odd_sizes (PageFixture *fixture, gconstpointer data)
{
  static const double zooms[] = { TS_ZOOM_MIN, 1, TS_ZOOM_MAX };
  GtkWidget *view = GTK_WIDGET (fixture->view);

  show_odd (fixture, 5000);
  for (TsPageMode mode = TS_PAGE_MODE_CONTINUOUS; mode <= TS_PAGE_MODE_FACING; mode++)
    for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
      {
        g_object_set (view, "page-mode", mode, "rotation", (int) i * 90, "zoom", zooms[i], NULL);
        for (guint page = 0; page < 5000; page += 833)
          {
            ts_page_view_scroll_to_page (fixture->view, page);
            ts_page_view_scroll_by (fixture->view, 1000, 1000);
            ts_harness_run_frames (view);
            g_assert_cmpuint (ts_page_cache_get_bytes (fixture->view->cache), <=, TS_PAGE_CACHE_BUDGET);
          }
        ts_page_view_set_zoom_mode (fixture->view, TS_ZOOM_FIT_PAGE);
        ts_harness_run_frames (view);
      }
}

/* --- Coming back --- */

static void
test_position (PageFixture *fixture, gconstpointer data)
{
  const TsPageArrangement arrangement = { TS_PAGE_MODE_FACING, TRUE, 90 };
  TsPagePosition position, again;
  double x, y;

  ts_page_view_set_arrangement (fixture->view, &arrangement);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom", "d", 1.7);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 8);
  ts_page_view_scroll_by (fixture->view, 40, 133);
  x = value_of (fixture, GTK_ORIENTATION_HORIZONTAL);
  y = value_of (fixture, GTK_ORIENTATION_VERTICAL);
  ts_page_view_get_position (fixture->view, &position);

  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, fixture->infos, fixture->layer);
  g_assert_cmpint (ts_page_view_get_arrangement (fixture->view).rotation, ==, 0);
  ts_page_view_set_position (fixture->view, &position);
  g_assert_cmpfloat_with_epsilon (value_of (fixture, GTK_ORIENTATION_VERTICAL), y, 1.0);
  g_assert_cmpfloat_with_epsilon (value_of (fixture, GTK_ORIENTATION_HORIZONTAL), x, 1.0);
  ts_page_view_get_position (fixture->view, &again);
  g_assert_cmpint (again.arrangement.mode, ==, TS_PAGE_MODE_FACING);
  g_assert_true (again.arrangement.first_paired);
  g_assert_cmpint (again.arrangement.rotation, ==, 90);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/page-modes/" name, PageFixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  ts_harness_init (&argc, &argv);
  ADD ("rotated-sharp", test_rotated_sharp);
  ADD ("rotated-selection", test_rotated_selection);
  ADD ("rotated-region", test_rotated_region);
  ADD ("rotation-keeps-place", test_rotation_keeps_place);
  ADD ("single", test_single);
  ADD ("wheel-turns", test_wheel_turns);
  ADD ("facing", test_facing);
  ADD ("passage", test_passage);
  ADD ("drag-turns", test_drag_turns);
  ADD ("odd-sizes", test_odd_sizes);
  ADD ("position", test_position);
  return g_test_run ();
}
