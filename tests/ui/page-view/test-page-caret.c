#include "config.h"

#include "page-fixture.h"

static void
press (PageFixture *fixture, const char *key, guint n_times)
{
  for (guint i = 0; i < n_times; i++)
    ts_harness_press_key (GTK_WIDGET (fixture->view), key);
}

static void
assert_selected (PageFixture *fixture, const char *expected)
{
  g_autofree char *text = ts_page_view_dup_selected_text (fixture->view);

  g_assert_cmpstr (text, ==, expected);
}

/* Lines are "Page 1, line 0: children and families were heard in the review." */
static void
test_select (PageFixture *fixture, gconstpointer data)
{
  TsRect place;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture, "F7", 1);
  g_assert_true (ts_page_view_get_caret (fixture->view, 0, &place));
  press (fixture, "Home", 1);
  press (fixture, "ctrl+Right", 4);
  press (fixture, "Right", 2);
  press (fixture, "ctrl+shift+Right", 3);
  assert_selected (fixture, "children and families");
  ts_harness_save_png (GTK_WIDGET (fixture->view), "page-caret");
  press (fixture, "shift+Left", 4);
  assert_selected (fixture, "children and fami");
  press (fixture, "Left", 1);
  g_assert_false (ts_page_view_has_selection (fixture->view));
  press (fixture, "shift+Down", 1);
  assert_selected (fixture, "children and families were heard in the review. Page 1, line 1:");
  press (fixture, "shift+End", 1);
  g_assert_true (ts_page_view_has_selection (fixture->view));
  press (fixture, "F7", 1);
  g_assert_false (ts_page_view_get_caret (fixture->view, 0, &place));
}

/* Without a caret Shift extends what was selected; over the end of a page, too. */
static void
test_extend (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (TsPageText) page = ts_text_layer_get_page (fixture->layer, 0);
  guint length = ts_page_text_get_length (page);
  TsTextRange range = { { 0, length - 8 }, { 0, length - 1 } };

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  ts_page_view_select_text (fixture->view, &range);
  press (fixture, "ctrl+shift+Right", 1);
  g_assert_true (ts_page_view_get_text_selection (fixture->view, &range));
  g_assert_cmpuint (range.end.page, ==, 1);
  g_assert_cmpuint (range.start.page, ==, 0);
  press (fixture, "shift+Up", 1);
  g_assert_true (ts_page_view_get_text_selection (fixture->view, &range));
  g_assert_cmpuint (range.end.page, ==, 0);
}

static void
test_copy (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL, *reference = NULL, *untitled = NULL;
  TsTextRange range = { { 0, 16 }, { 0, 24 } };

  ts_page_view_select_text (fixture->view, &range);
  copied = ts_page_view_dup_copied_text (fixture->view);
  g_assert_cmpstr (copied, ==, "children");
  untitled = ts_page_view_dup_reference (fixture->view);
  g_assert_cmpstr (untitled, ==, "“children” (p. 1)");
  ts_page_view_set_title (fixture->view, "Yearly report");
  range.end = (TsTextPosition){ 2, 4 };
  ts_page_view_select_text (fixture->view, &range);
  reference = ts_page_view_dup_reference (fixture->view);
  g_assert_true (g_str_has_prefix (reference, "“children and"));
  g_assert_true (g_str_has_suffix (reference, "Page” (Yearly report, pp. 1–3)"));
}

int
main (int argc, char **argv)
{
  ts_harness_init (&argc, &argv);

  g_test_add ("/page-caret/select", PageFixture, NULL, fixture_set_up, test_select, fixture_tear_down);
  g_test_add ("/page-caret/extend", PageFixture, NULL, fixture_set_up, test_extend, fixture_tear_down);
  g_test_add ("/page-caret/copy", PageFixture, NULL, fixture_set_up, test_copy, fixture_tear_down);

  return g_test_run ();
}
