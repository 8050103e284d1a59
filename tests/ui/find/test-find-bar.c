/* Finding in the report as a reviewer does: by keys, by action and by pointer. */
#include "config.h"

#include "app-fixture.h"
#include "find/find-list.h"
#include "workbench/report-view.h"

#include <string.h>

static TsFind *
find_of (AppFixture *fixture)
{
  GtkWidget *report = gtk_widget_get_ancestor (GTK_WIDGET (app_get_pages (fixture)), TS_TYPE_REPORT_VIEW);

  return ts_report_view_get_find (TS_REPORT_VIEW (report));
}

static GtkWidget *
entry_of (AppFixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static GtkWidget *
list_of (AppFixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->window), TS_TYPE_FIND_LIST, NULL);
}

static void
act (AppFixture *fixture, const char *action)
{
  ts_harness_activate (GTK_WIDGET (app_get_pages (fixture)), action, NULL);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

static void
type (AppFixture *fixture, const char *letters)
{
  for (const char *p = letters; *p != '\0'; p++)
    {
      char key[] = { *p, '\0' };

      app_press (fixture, *p == ' ' ? "space" : key);
    }
}

static gboolean
is_done (gpointer data)
{
  return !ts_find_is_searching (data);
}

static void
settle (AppFixture *fixture)
{
  g_assert_true (ts_harness_run_until (is_done, find_of (fixture)));
  ts_driver_settle (fixture->window);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

static void
look_for (AppFixture *fixture, const char *query)
{
  ts_harness_activate (GTK_WIDGET (app_get_pages (fixture)), "find.query", "s", query);
  settle (fixture);
}

static gboolean
entry_has_focus (AppFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window)), *entry = entry_of (fixture);

  return focus != NULL && entry != NULL && gtk_widget_is_ancestor (focus, entry);
}

static gboolean
page_has_focus (AppFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (app_get_pages (fixture));
}

static const char *
count_of (AppFixture *fixture)
{
  return gtk_label_get_text (
      GTK_LABEL (app_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "find-count")));
}

static void
assert_count (AppFixture *fixture, guint current)
{
  g_autofree char *expected = g_strdup_printf ("%u of %u", current, ts_find_get_n_hits (find_of (fixture)));

  g_assert_cmpstr (count_of (fixture), ==, expected);
}

static double
scrolled_to (AppFixture *fixture)
{
  TsPagePosition position;

  ts_page_view_get_position (app_get_pages (fixture), &position);
  return position.page + position.y;
}

/* Whether the current hit stands within the view. */
static void
assert_in_sight (AppFixture *fixture)
{
  TsFind *find = find_of (fixture);
  TsTextRange range = ts_find_get_range (find, ts_find_get_current (find));
  g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range (ts_page_view_get_document (app_get_pages (fixture)),
                                                         ts_find_get_layer (find), &range);
  GdkRectangle box;

  g_assert_true (ts_page_view_get_passage_box (app_get_pages (fixture), anchor, &box));
}

/* --- Typing --- */

static void
test_as_typed (AppFixture *fixture, gconstpointer data)
{
  guint n_more = 0;

  g_assert_null (entry_of (fixture));
  app_press (fixture, "ctrl+f");
  g_assert_true (entry_has_focus (fixture));
  type (fixture, "earl");
  settle (fixture);
  n_more = ts_find_get_n_hits (find_of (fixture));
  g_assert_cmpuint (n_more, >, 1);
  assert_count (fixture, 1);
  assert_in_sight (fixture);
  type (fixture, "y help");
  settle (fixture);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), >, 1);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), <=, n_more);
  assert_count (fixture, 1);
  /* No letter went to the keys of the workbench, which rate. */
  g_assert_true (entry_has_focus (fixture));
  type (fixture, "zzz");
  settle (fixture);
  g_assert_cmpstr (count_of (fixture), ==, "Not found");
  app_press (fixture, "ctrl+a");
  app_press (fixture, "BackSpace");
  settle (fixture);
  g_assert_cmpstr (count_of (fixture), ==, "");
}

/* All of it is what a search over the pages one by one counts. */
static void
test_total (AppFixture *fixture, gconstpointer data)
{
  TsTextLayer *layer = ts_find_get_layer (find_of (fixture));
  guint n = 0;

  look_for (fixture, "Partnership");
  for (guint page = 0; page < ts_text_layer_get_n_pages (layer); page++)
    {
      g_autofree char *text = ts_text_layer_dup_page_string (layer, page);
      g_autofree char *lower = g_utf8_strdown (text, -1);

      for (const char *p = lower; (p = strstr (p, "partnership")) != NULL; p++)
        n++;
    }
  g_assert_cmpuint (n, >, 10);
  /* And those that run over the end of a line or page besides. */
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), >=, n);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), <=, n + 5);
}

/* --- Steps --- */

/* What the window was asked to say: on a slow machine the toast is gone before it is seen. */
static void
said_cb (TsAuditSession *session, const char *message, gboolean undoable, char **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

static void
test_steps (AppFixture *fixture, gconstpointer data)
{
  static const char *const onwards[] = { "Return", "F3", "ctrl+g", "Down" };
  static const char *const back[] = { "shift+Return", "shift+F3", "ctrl+shift+g", "Up" };
  TsAuditSession *session = ts_driver_get_session (fixture->window);
  g_autofree char *said = NULL;

  g_signal_connect (session, "done", G_CALLBACK (said_cb), &said);
  app_press (fixture, "ctrl+f");
  type (fixture, "scrutin");
  settle (fixture);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), >, G_N_ELEMENTS (onwards));
  for (guint i = 0; i < G_N_ELEMENTS (onwards); i++)
    {
      app_press (fixture, onwards[i]);
      settle (fixture);
      assert_count (fixture, i + 2);
      assert_in_sight (fixture);
    }
  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      app_press (fixture, back[i]);
      settle (fixture);
      assert_count (fixture, G_N_ELEMENTS (back) - i);
    }
  app_press (fixture, "shift+F3");
  g_assert_cmpstr (said, ==, "Wrapped to the end");
  settle (fixture);
  assert_count (fixture, ts_find_get_n_hits (find_of (fixture)));
  app_press (fixture, "Return");
  g_assert_cmpstr (said, ==, "Wrapped to the beginning");
  settle (fixture);
  assert_count (fixture, 1);
  g_signal_handlers_disconnect_by_data (session, &said);
}

/* From the page they work as well, and a bar that is closed opens. */
static void
test_keys_on_page (AppFixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (app_get_pages (fixture)));
  app_press (fixture, "F3");
  g_assert_true (entry_has_focus (fixture));
  type (fixture, "neglect");
  settle (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (app_get_pages (fixture)));
  app_press (fixture, "ctrl+g");
  settle (fixture);
  assert_count (fixture, 2);
  app_press (fixture, "Escape");
  g_assert_null (entry_of (fixture));
  g_assert_true (page_has_focus (fixture));
}

static void
test_from_page_in_view (AppFixture *fixture, gconstpointer data)
{
  TsFind *find = find_of (fixture);

  ts_page_view_scroll_to_page (app_get_pages (fixture), 20);
  ts_driver_settle (fixture->window);
  app_press (fixture, "ctrl+f");
  type (fixture, "children");
  settle (fixture);
  g_assert_cmpuint (ts_find_get_range (find, ts_find_get_current (find)).start.page, >=, 20);
  g_assert_cmpuint (ts_find_get_current (find), >, 0);
  g_assert_cmpuint (ts_find_get_range (find, ts_find_get_current (find) - 1).start.page, <=, 20);
}

/* Where pages are shown one or two at a time, the right ones are turned to. */
static void
test_by_row (AppFixture *fixture, gconstpointer data)
{
  static const char *const modes[] = { "single", "facing" };

  for (guint mode = 0; mode < G_N_ELEMENTS (modes); mode++)
    {
      ts_harness_activate (GTK_WIDGET (app_get_pages (fixture)), "page.mode", "s", modes[mode]);
      look_for (fixture, "neglect");
      for (guint i = 0; i < 10; i++)
        {
          act (fixture, "find.next");
          settle (fixture);
          assert_in_sight (fixture);
        }
      act (fixture, "find.close");
      ts_page_view_clear_selection (app_get_pages (fixture));
    }
}

/* --- Opening and closing --- */

static void
test_selection (AppFixture *fixture, gconstpointer data)
{
  g_assert_true (ts_driver_select_quote (fixture->window, "the voice of the child was recorded in 51 of 60"));
  ts_driver_settle (fixture->window);
  app_press (fixture, "ctrl+f");
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (fixture))), ==,
                   "the voice of the child was recorded in 51 of 60");
  assert_count (fixture, 1);
  assert_in_sight (fixture);
}

static void
test_close_keeps_place (AppFixture *fixture, gconstpointer data)
{
  double before;
  g_autofree char *selected = NULL;

  app_press (fixture, "ctrl+f");
  type (fixture, "appendix");
  settle (fixture);
  app_press (fixture, "Return");
  settle (fixture);
  before = scrolled_to (fixture);
  app_press (fixture, "Escape");
  ts_driver_settle (fixture->window);
  g_assert_null (entry_of (fixture));
  g_assert_null (list_of (fixture));
  g_assert_true (page_has_focus (fixture));
  g_assert_cmpfloat_with_epsilon (scrolled_to (fixture), before, 0.05);
  selected = ts_page_view_dup_selected_text (app_get_pages (fixture));
  g_assert_cmpint (g_ascii_strcasecmp (selected, "appendix"), ==, 0);
  /* Nothing is listed or marked any more. */
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), ==, 0);
}

static void
test_tag (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);

  ts_audit_session_set_item (session, "B2");
  app_press (fixture, "ctrl+f");
  type (fixture, "early help");
  settle (fixture);
  app_press (fixture, "Escape");
  app_press (fixture, "Return");
  g_assert_cmpuint (ts_audit_session_count_passages (session, "B2"), ==, 1);
}

/* What was selected while finding is what is tagged then, not the hit. */
static void
test_close_leaves_selection (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *selected = NULL;

  app_press (fixture, "ctrl+f");
  type (fixture, "neglect");
  settle (fixture);
  g_assert_true (ts_driver_select_quote (fixture->window, "the voice of the child was recorded in 51 of 60"));
  act (fixture, "find.close");
  selected = ts_page_view_dup_selected_text (app_get_pages (fixture));
  g_assert_cmpstr (selected, ==, "the voice of the child was recorded in 51 of 60");
}

static void
test_nothing_to_look_for (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *letters = g_strnfill (10000, 'a');

  look_for (fixture, "   ");
  g_assert_cmpstr (count_of (fixture), ==, "Not found");
  app_press (fixture, "Return");
  look_for (fixture, "\xcc\x81\xcc\x82");
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), ==, 0);
  look_for (fixture, letters);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), ==, 0);
  app_press (fixture, "Escape");
  g_assert_false (ts_page_view_has_selection (app_get_pages (fixture)));
}

/* In the letter there is no report to find in. */
static void
test_other_place (AppFixture *fixture, gconstpointer data)
{
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.place", "s", "letter");
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  app_press (fixture, "ctrl+f");
  g_assert_null (entry_of (fixture));
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.place", "s", "audit");
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_null (entry_of (fixture));
}

/* --- Whole words, the list, marks --- */

static void
test_whole_words (AppFixture *fixture, gconstpointer data)
{
  guint n;

  look_for (fixture, "part");
  n = ts_find_get_n_hits (find_of (fixture));
  act (fixture, "find.whole-words");
  settle (fixture);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), <, n);
  act (fixture, "find.whole-words");
  settle (fixture);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), ==, n);
}

static void
test_list (AppFixture *fixture, gconstpointer data)
{
  TsFind *find = find_of (fixture);
  GtkWidget *snippet;

  look_for (fixture, "rapid review");
  g_assert_nonnull (list_of (fixture));
  snippet = app_find (list_of (fixture), GTK_TYPE_LABEL, "find-snippet");
  g_assert_nonnull (strcasestr (gtk_label_get_text (GTK_LABEL (snippet)), "rapid review"));
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (snippet)));

  /* By arrows within the list, and by the pointer. */
  gtk_widget_child_focus (list_of (fixture), GTK_DIR_TAB_FORWARD);
  app_press (fixture, "Down");
  settle (fixture);
  g_assert_cmpuint (ts_find_get_current (find), ==, 1);
  assert_in_sight (fixture);
  app_click (snippet);
  settle (fixture);
  g_assert_cmpuint (ts_find_get_current (find), ==, 0);
  assert_count (fixture, 1);

  act (fixture, "find.list");
  g_assert_null (list_of (fixture));
  act (fixture, "find.list");
  gtk_widget_child_focus (list_of (fixture), GTK_DIR_TAB_FORWARD);
  app_press (fixture, "Escape");
  g_assert_null (entry_of (fixture));
  g_assert_true (page_has_focus (fixture));
}

static guint
count_pixels (AppFixture *fixture, gboolean (*is_one) (guint32 pixel))
{
  int width, height;
  g_autofree guint32 *pixels = ts_harness_dup_pixels (GTK_WIDGET (app_get_pages (fixture)), &width, &height);
  guint n = 0;

  for (int i = 0; i < width * height; i++)
    n += is_one (pixels[i]) ? 1 : 0;
  return n;
}

static gboolean
is_yellow (guint32 pixel)
{
  guint red = (pixel >> 16) & 0xff, green = (pixel >> 8) & 0xff, blue = pixel & 0xff;

  return red > 225 && green > 195 && green < 235 && blue > 70 && blue < 110;
}

static gboolean
is_orange (guint32 pixel)
{
  guint red = (pixel >> 16) & 0xff, green = (pixel >> 8) & 0xff, blue = pixel & 0xff;

  return red > 225 && green > 140 && green < 185 && blue > 60 && blue < 100;
}

static void
test_marks (AppFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_pixels (fixture, is_yellow), ==, 0);
  look_for (fixture, "the");
  g_assert_cmpuint (count_pixels (fixture, is_yellow), >, 100);
  g_assert_cmpuint (count_pixels (fixture, is_orange), >, 20);
  app_press (fixture, "Escape");
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_pixels (fixture, is_yellow), ==, 0);
}

/* The strip beside the scroll bar shows where they are. */
static void
test_strip (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *report = gtk_widget_get_ancestor (GTK_WIDGET (app_get_pages (fixture)), TS_TYPE_REPORT_VIEW);
  TsReportMarks *marks = ts_report_view_get_marks (TS_REPORT_VIEW (report));

  look_for (fixture, "rapid review");
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (ts_report_marks_get_hits (marks)->len, >, 0);
  g_assert_cmpuint (ts_report_marks_get_hits (marks)->len, <=, ts_find_get_n_hits (find_of (fixture)));
  app_press (fixture, "Escape");
  g_assert_cmpuint (ts_report_marks_get_hits (marks)->len, ==, 0);
}

/* Another report is searched for the same. */
static void
test_other_report (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = app_sample_path ("haverdale-2019-20.pdf");
  g_autofree char *added = app_fixture_add (fixture, sample);
  TsAuditSession *session;
  TsReport *shown;
  GListModel *reports;
  guint n;

  fixture->window = ts_driver_open (fixture->driver, fixture->path);
  ts_driver_settle (fixture->window);
  session = ts_driver_get_session (fixture->window);
  shown = ts_audit_session_get_report (session);
  look_for (fixture, "safeguarding");
  n = ts_find_get_n_hits (find_of (fixture));
  reports = ts_register_get_reports (ts_project_get_register (ts_audit_session_get_project (session)));
  g_assert_cmpuint (g_list_model_get_n_items (reports), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);

      if (report != shown)
        ts_audit_session_set_report (session, report);
    }
  settle (fixture);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), >, 0);
  g_assert_cmpuint (ts_find_get_n_hits (find_of (fixture)), !=, n);
  assert_count (fixture, 1);
  assert_in_sight (fixture);
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/find-bar/as-typed", test_as_typed);
  app_test_add ("/find-bar/total", test_total);
  app_test_add ("/find-bar/steps", test_steps);
  app_test_add ("/find-bar/keys-on-page", test_keys_on_page);
  app_test_add ("/find-bar/from-page-in-view", test_from_page_in_view);
  app_test_add ("/find-bar/by-row", test_by_row);
  app_test_add ("/find-bar/selection", test_selection);
  app_test_add ("/find-bar/close-keeps-place", test_close_keeps_place);
  app_test_add ("/find-bar/tag", test_tag);
  app_test_add ("/find-bar/close-leaves-selection", test_close_leaves_selection);
  app_test_add ("/find-bar/nothing-to-look-for", test_nothing_to_look_for);
  app_test_add ("/find-bar/other-place", test_other_place);
  app_test_add ("/find-bar/whole-words", test_whole_words);
  app_test_add ("/find-bar/list", test_list);
  app_test_add ("/find-bar/marks", test_marks);
  app_test_add ("/find-bar/strip", test_strip);
  app_test_add_unopened ("/find-bar/other-report", test_other_report);
  return app_fixture_run ();
}
