#include "config.h"

#include "page-fixture.h"

static void
activate (PageFixture *fixture, const char *action)
{
  ts_harness_activate (GTK_WIDGET (fixture->view), action, NULL);
}

static gboolean
is_enabled (PageFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (ts_page_view_get_actions (fixture->view), action);
}

static void
test_back_and_forward (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  TsPagePosition began, now;

  g_assert_false (is_enabled (fixture, "back"));
  ts_page_view_scroll_by (fixture->view, 0, 1500); /* scrolling is no jump, nor is turning pages */
  activate (fixture, "page.next");
  ts_page_view_scroll_by (fixture->view, 0, 200);
  g_assert_false (is_enabled (fixture, "back"));
  ts_page_view_get_position (fixture->view, &began);

  ts_harness_activate (view, "page.go-to", "u", 8);
  ts_page_view_scroll_to_page (fixture->view, 5);
  g_assert_true (is_enabled (fixture, "back"));
  g_assert_false (is_enabled (fixture, "forward"));
  activate (fixture, "page.back");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 8);
  g_object_set (view, "zoom", 1.25, NULL);
  activate (fixture, "page.back");
  ts_page_view_get_position (fixture->view, &now);
  g_assert_cmpuint (now.page, ==, began.page);
  g_assert_cmpfloat_with_epsilon (now.y, began.y, 0.005);
  g_assert_cmpfloat (now.zoom, ==, 1.25); /* as it is now */
  g_assert_false (is_enabled (fixture, "back"));
  activate (fixture, "page.forward");
  activate (fixture, "page.forward");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 5);
  g_assert_false (is_enabled (fixture, "forward"));

  /* A new jump ends what was ahead; another document has no past. */
  activate (fixture, "page.back");
  ts_harness_activate (view, "page.go-to", "u", 1);
  g_assert_false (is_enabled (fixture, "forward"));
  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, fixture->infos, fixture->layer);
  g_assert_false (is_enabled (fixture, "back"));
  g_assert_false (ts_page_view_go_back (fixture->view));
}

static void
test_keys_and_buttons (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  gtk_widget_grab_focus (view);
  ts_harness_press_key (view, "End");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 1);
  ts_harness_press_key (view, "alt+Left");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 0);
  ts_harness_press_key (view, "alt+Right");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 1);

  /* The buttons beside the wheel of a mouse. */
  ts_harness_move_pointer (view, 300, 300);
  ts_harness_click_button (view, TS_BUTTON_BACK);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 0);
  ts_harness_click_button (view, TS_BUTTON_FORWARD);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 1);
}

/* From hit to hit: one step back leads to where that began. */
static void
test_steps (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  for (guint page = 3; page < 9; page += 2)
    {
      const TsTextRange range = { { page, 10 }, { page, 30 } };
      g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range (FIXTURE_SHA256, fixture->layer, &range);

      ts_page_view_scroll_to_passage (fixture->view, anchor);
      ts_harness_run_frames (view);
    }
  activate (fixture, "page.back");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 0);
  activate (fixture, "page.forward");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 7);

  /* Having read on, the next step begins there. */
  for (guint page = 9; page < 12; page += 2)
    {
      const TsTextRange range = { { page, 10 }, { page, 30 } };
      g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range (FIXTURE_SHA256, fixture->layer, &range);

      ts_page_view_scroll_to_passage (fixture->view, anchor);
      ts_harness_run_frames (view);
      ts_page_view_scroll_by (fixture->view, 0, -300);
    }
  activate (fixture, "page.back");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), >=, 8);
}

/* However often one jumps, what is kept is bounded. */
static void
test_many (PageFixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 500; i++)
    ts_page_view_scroll_to_page (fixture->view, i * 5 % FIXTURE_PAGES);
  while (ts_page_view_go_back (fixture->view))
    n++;
  g_assert_cmpuint (n, ==, 100);
}

static void
label_page (GArray *infos, guint page, const char *label)
{
  g_strlcpy (g_array_index (infos, TsPageInfo, page).label, label, sizeof ((TsPageInfo *) NULL)->label);
}

static void
test_labels (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) infos = g_array_copy (fixture->infos);
  guint page = 77;

  for (guint i = 0; i < infos->len; i++)
    label_page (infos, i, "");
  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, infos, fixture->layer);
  g_assert_null (ts_page_view_get_label (fixture->view, 3));
  g_assert_true (ts_page_view_find_page (fixture->view, " 4 ", &page));
  g_assert_cmpuint (page, ==, 3);

  label_page (infos, 0, "1");
  label_page (infos, 1, "iv");
  label_page (infos, 2, "2");
  label_page (infos, 3, "Größe");
  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, infos, fixture->layer);
  g_assert_null (ts_page_view_get_label (fixture->view, 0)); /* its number */
  g_assert_cmpstr (ts_page_view_get_label (fixture->view, 1), ==, "iv");
  g_assert_cmpstr (ts_page_view_get_label (fixture->view, 2), ==, "2");
  g_assert_null (ts_page_view_get_label (fixture->view, 999));
  g_assert_true (ts_page_view_find_page (fixture->view, "IV", &page));
  g_assert_cmpuint (page, ==, 1);
  g_assert_true (ts_page_view_find_page (fixture->view, "2", &page)); /* what is printed comes first */
  g_assert_cmpuint (page, ==, 2);
  g_assert_true (ts_page_view_find_page (fixture->view, "größe", &page));
  g_assert_cmpuint (page, ==, 3);
  g_assert_true (ts_page_view_find_page (fixture->view, "12", &page));
  g_assert_cmpuint (page, ==, 11);
  page = 77;
  g_assert_false (ts_page_view_find_page (fixture->view, "13", &page));
  g_assert_false (ts_page_view_find_page (fixture->view, "0", &page));
  g_assert_false (ts_page_view_find_page (fixture->view, "", &page));
  g_assert_false (ts_page_view_find_page (fixture->view, "-1", &page));
  g_assert_false (ts_page_view_find_page (fixture->view, "\xff\xfe", &page));
  g_assert_cmpuint (page, ==, 77);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/page-jumps/" name, PageFixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  ts_harness_init (&argc, &argv);
  ADD ("back-and-forward", test_back_and_forward);
  ADD ("keys-and-buttons", test_keys_and_buttons);
  ADD ("steps", test_steps);
  ADD ("many", test_many);
  ADD ("labels", test_labels);
  return g_test_run ();
}
