#include "config.h"

#include "page-fixture.h"

typedef struct
{
  guint changed;
  guint finished;
} Counts;

static void
count_cb (TsPageView *view, guint *n)
{
  (*n)++;
}

static void
watch (PageFixture *fixture, Counts *counts)
{
  *counts = (Counts){ 0 };
  g_signal_connect (fixture->view, "selection-changed", G_CALLBACK (count_cb), &counts->changed);
  g_signal_connect (fixture->view, "selection-finished", G_CALLBACK (count_cb), &counts->finished);
}

/* From before @from to before @to, as a hand drags. */
static void
drag (PageFixture *fixture, guint from_page, const char *from, guint to_page, const char *to)
{
  double x, y;

  fixture_place_of (fixture, from_page, from, &x, &y);
  ts_page_view_drag_begin (fixture->view, x, y, 1, FALSE);
  ts_page_view_drag_update (fixture->view, x + 10, y);
  fixture_place_of (fixture, to_page, to, &x, &y);
  ts_page_view_drag_update (fixture->view, x, y);
  ts_page_view_drag_end (fixture->view);
}

static void
assert_selected (PageFixture *fixture, const char *expected)
{
  g_autofree char *text = ts_page_view_dup_selected_text (fixture->view);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_characters (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAnchor) anchor = NULL;
  Counts counts;

  watch (fixture, &counts);
  drag (fixture, 0, "children", 0, "were");
  assert_selected (fixture, "children and families");
  g_assert_true (ts_page_view_has_selection (fixture->view));
  g_assert_cmpuint (counts.finished, ==, 1);
  g_assert_cmpuint (counts.changed, ==, 2);
  anchor = ts_page_view_dup_selection_anchor (fixture->view);
  g_assert_false (anchor->is_region);
  g_assert_cmpstr (anchor->document, ==, FIXTURE_SHA256);
  g_assert_cmpuint (anchor->rects->len, ==, 1);

  /* Backwards, and over lines. */
  drag (fixture, 0, "line 2:", 0, "were heard");
  assert_selected (fixture,
                   "were heard in the review. Page 1, line 1: children and families were heard in the "
                   "review. Page 1,");
}

static void
test_over_pages (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (TsAnchor) anchor = NULL;
  g_autofree char *text = NULL;

  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom-mode", "s", "fit-page");
  drag (fixture, 0, "line 23", 2, "line 0");
  text = ts_page_view_dup_selected_text (fixture->view);
  g_assert_true (g_str_has_prefix (text, "line 23: children"));
  g_assert_nonnull (strstr (text, "Page 2, line 0: children"));
  g_assert_nonnull (strstr (text, "Page 2, line 23: children"));
  g_assert_true (g_str_has_suffix (text, "Page 3,"));
  anchor = ts_page_view_dup_selection_anchor (fixture->view);
  g_assert_cmpuint (anchor->range.start.page, ==, 0);
  g_assert_cmpuint (anchor->range.end.page, ==, 2);
}

static void
test_click_clears (PageFixture *fixture, gconstpointer data)
{
  Counts counts;

  drag (fixture, 0, "children", 0, "were");
  watch (fixture, &counts);
  ts_page_view_drag_begin (fixture->view, 30, 30, 1, FALSE);
  ts_page_view_drag_end (fixture->view);
  g_assert_false (ts_page_view_has_selection (fixture->view));
  g_assert_cmpuint (counts.changed, ==, 1);
  g_assert_cmpuint (counts.finished, ==, 0);

  drag (fixture, 0, "children", 0, "were");
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.clear-selection", NULL);
  g_assert_false (ts_page_view_has_selection (fixture->view));
}

static void
test_box (PageFixture *fixture, gconstpointer data)
{
  GdkRectangle box;
  double x, y;

  drag (fixture, 0, "line 2:", 0, "line 5:");
  fixture_place_of (fixture, 0, "Page 1, line 5", &x, &y);
  g_assert_true (ts_page_view_get_selection_box (fixture->view, &box));
  g_assert_cmpint (box.y, <=, (int) y);
  g_assert_cmpint (box.y + box.height, >=, (int) y);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.last", NULL);
  g_assert_false (ts_page_view_get_selection_box (fixture->view, &box));
}

/* --- With a real pointer --- */

static void
test_pointer_drag (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  double x, y;
  Counts counts;

  watch (fixture, &counts);
  fixture_place_of (fixture, 0, "families", &x, &y);
  ts_harness_move_pointer (view, x, y);
  ts_harness_press_button (view);
  ts_harness_move_pointer (view, x + 40, y + 5);
  fixture_place_of (fixture, 0, "line 3", &x, &y);
  ts_harness_move_pointer (view, x, y);
  g_assert_cmpuint (counts.finished, ==, 0);
  ts_harness_release_button (view);
  g_assert_cmpuint (counts.finished, ==, 1);
  assert_selected (fixture,
                   "families were heard in the review. Page 1, line 1: children and families were heard "
                   "in the review. Page 1, line 2: children and families were heard in the review. "
                   "Page 1,");
  fixture_settle (fixture);
  ts_harness_save_png (view, "page-view-selection");
}

static void
test_pointer_clicks (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autofree char *paragraph = NULL;
  double x, y;

  fixture_place_of (fixture, 0, "amilies", &x, &y);
  ts_harness_click (view, x, y, 2);
  assert_selected (fixture, "families");
  g_usleep (600000); /* so that the next press is not the third click */
  ts_harness_click (view, x, y, 3);
  paragraph = ts_page_view_dup_selected_text (fixture->view);
  g_assert_true (g_str_has_prefix (paragraph, "Page 1, line 0: children"));
  g_assert_true (
      g_str_has_suffix (paragraph, "Page 1, line 7: children and families were heard in the review."));
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autofree char *text = NULL;

  g_assert_false (g_action_group_get_action_enabled (ts_page_view_get_actions (fixture->view), "copy"));
  drag (fixture, 0, "were heard in", 0, "line 1:");
  gtk_widget_grab_focus (view);
  ts_harness_press_key (view, "ctrl+c");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, read_text_cb, &text);
  g_assert_true (ts_harness_run_until (is_set, &text));
  g_assert_cmpstr (text, ==, "were heard in the review. Page 1,");
  ts_harness_press_key (view, "Escape");
  g_assert_false (ts_page_view_has_selection (fixture->view));
}

/* Dragging beyond the lower edge scrolls and goes on selecting. */
static gboolean
has_scrolled (gpointer data)
{
  return ts_page_view_get_page (data) >= 3;
}

static void
test_scrolls_at_edge (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  TsTextRange range;
  double x, y;

  fixture_place_of (fixture, 0, "families", &x, &y);
  ts_page_view_drag_begin (fixture->view, x, y, 1, FALSE);
  ts_page_view_drag_update (fixture->view, x, gtk_widget_get_height (view) + 80);
  g_assert_true (ts_harness_run_until (has_scrolled, view));
  ts_page_view_drag_update (fixture->view, x, 300);
  ts_page_view_drag_end (fixture->view);
  g_assert_true (ts_page_view_get_text_selection (fixture->view, &range));
  g_assert_cmpuint (range.start.page, ==, 0);
  g_assert_cmpuint (range.end.page, >=, 2);
}

static void
test_region (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autoptr (TsAnchor) anchor = NULL;
  const TsRect wanted = { 60, 40, 300, 110 };
  TsRect place = ts_page_view_place_points (fixture->view, 0, &wanted);
  const TsPageRect *rect;
  Counts counts;

  watch (fixture, &counts);
  ts_harness_activate (view, "page.region-mode", NULL);
  ts_harness_move_pointer (view, place.x2, place.y2);
  ts_harness_press_button (view);
  ts_harness_move_pointer (view, place.x1 + 30, place.y1 + 30);
  ts_harness_move_pointer (view, place.x1, place.y1);
  ts_harness_release_button (view);
  g_assert_cmpuint (counts.finished, ==, 1);
  anchor = ts_page_view_dup_selection_anchor (fixture->view);
  g_assert_nonnull (anchor);
  g_assert_true (anchor->is_region);
  g_assert_cmpuint (anchor->rects->len, ==, 1);
  rect = &g_array_index (anchor->rects, TsPageRect, 0);
  g_assert_cmpuint (rect->page, ==, 0);
  g_assert_cmpfloat_with_epsilon (rect->rect.x1 * 595, wanted.x1, 2);
  g_assert_cmpfloat_with_epsilon (rect->rect.y2 * 842, wanted.y2, 2);
  assert_selected (fixture, "");
  ts_harness_save_png (view, "page-view-region");
}

/* A rectangle drawn beyond the page ends with the page. */
static void
test_region_stays_on_page (PageFixture *fixture, gconstpointer data)
{
  GdkRectangle box;
  const TsRect start = { 500, 700, 500, 700 };
  TsRect place;

  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom-mode", "s", "fit-page");
  place = ts_page_view_place_points (fixture->view, 0, &start);
  ts_page_view_drag_begin (fixture->view, place.x1, place.y1, 1, TRUE);
  ts_page_view_drag_update (fixture->view, place.x1 + 5000, place.y1 + 5000);
  ts_page_view_drag_end (fixture->view);
  g_assert_cmpfloat (fixture->view->region.x2, ==, 595);
  g_assert_cmpfloat (fixture->view->region.y2, ==, 842);
  g_assert_true (ts_page_view_get_selection_box (fixture->view, &box));

  /* Nothing drawn is nothing selected. */
  ts_page_view_drag_begin (fixture->view, place.x1, place.y1, 1, TRUE);
  ts_page_view_drag_end (fixture->view);
  g_assert_false (ts_page_view_has_selection (fixture->view));
}

/* Selections from elsewhere that lie outside of the document are none. */
static void
test_foreign_range (PageFixture *fixture, gconstpointer data)
{
  const TsTextRange beyond = { { 3, 0 }, { FIXTURE_PAGES, 5 } };
  const TsTextRange backwards = { { 3, 5 }, { 3, 2 } };
  const TsTextRange long_one = { { 3, 5 }, { 3, G_MAXUINT } };
  GdkRectangle box;

  ts_page_view_select_text (fixture->view, &beyond);
  g_assert_false (ts_page_view_has_selection (fixture->view));
  ts_page_view_select_text (fixture->view, &backwards);
  g_assert_false (ts_page_view_has_selection (fixture->view));
  ts_page_view_select_text (fixture->view, &long_one);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 3);
  fixture_settle (fixture);
  g_assert_true (ts_page_view_get_selection_box (fixture->view, &box));
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/page-selection/" name, PageFixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  ts_harness_init (&argc, &argv);
  ADD ("characters", test_characters);
  ADD ("over-pages", test_over_pages);
  ADD ("click-clears", test_click_clears);
  ADD ("box", test_box);
  ADD ("pointer-drag", test_pointer_drag);
  ADD ("pointer-clicks", test_pointer_clicks);
  ADD ("copy", test_copy);
  ADD ("scrolls-at-edge", test_scrolls_at_edge);
  ADD ("region", test_region);
  ADD ("region-stays-on-page", test_region_stays_on_page);
  ADD ("foreign-range", test_foreign_range);
  return g_test_run ();
}
