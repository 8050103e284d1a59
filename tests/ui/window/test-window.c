#include "config.h"

#include "app-fixture.h"

#include "project/recent.h"

#define QUOTE "the voice of the child was recorded in 51 of 60"

static void
tag (AppFixture *fixture)
{
  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  app_act (fixture, "audit.tag", "B2");
}

/* Where the reviewer was: page, zoom, tool and criterion. */
static void
test_comes_back (AppFixture *fixture, gconstpointer data)
{
  TsPagePosition before, after;

  app_act (fixture, "audit.tool", "deep-dive");
  app_act (fixture, "audit.item", "P3");
  g_object_set (app_get_pages (fixture), "zoom", 1.5, NULL);
  ts_page_view_scroll_to_page (app_get_pages (fixture), 20);
  ts_driver_settle (fixture->window);
  ts_page_view_get_position (app_get_pages (fixture), &before);

  app_fixture_reopen (fixture);
  ts_page_view_get_position (app_get_pages (fixture), &after);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 20);
  g_assert_cmpuint (after.page, ==, before.page);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.01);
  g_assert_cmpfloat_with_epsilon (after.zoom, 1.5, 1e-6);
  g_assert_cmpint (ts_audit_session_get_tool (app_get_session (fixture)), ==, TS_TOOL_DEEP_DIVE);
  g_assert_cmpstr (ts_audit_session_get_item (app_get_session (fixture)), ==, "P3");
  g_assert_true (ts_item_card_is_open (
      ts_audit_panel_get_card (ts_workbench_get_panel (ts_window_get_workbench (fixture->window)), "P3")));
}

static char *
dup_other_report (TsRegister *reg, const char *than)
{
  GListModel *reports = ts_register_get_reports (reg);

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);

      if (!g_str_equal (ts_report_get_id (report), than))
        return g_strdup (ts_report_get_id (report));
    }
  g_assert_not_reached ();
}

/* With two reports: the one last read, and each at its page. */
static void
test_two_reports (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *thin = app_sample_path ("haverdale-2019-20.pdf");
  g_autofree char *second = app_fixture_add (fixture, thin);
  g_autofree char *first = NULL;
  TsRegister *reg;

  fixture->window = ts_driver_open (fixture->driver, fixture->path);
  ts_driver_settle (fixture->window);
  reg = ts_project_get_register (ts_window_get_project (fixture->window));
  first = dup_other_report (reg, second);
  ts_audit_session_set_report (app_get_session (fixture), ts_register_get_report (reg, first));
  ts_driver_settle (fixture->window);
  ts_page_view_scroll_to_page (app_get_pages (fixture), 9);
  ts_driver_settle (fixture->window);
  tag (fixture);

  ts_audit_session_set_report (app_get_session (fixture), ts_register_get_report (reg, second));
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_n_pages (app_get_pages (fixture)), ==, 11);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 0);
  ts_page_view_scroll_to_page (app_get_pages (fixture), 3);
  ts_driver_settle (fixture->window);

  app_fixture_reopen (fixture);
  g_assert_cmpstr (ts_report_get_id (ts_audit_session_get_report (app_get_session (fixture))), ==, second);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 3);
  reg = ts_project_get_register (ts_window_get_project (fixture->window));
  ts_audit_session_set_report (app_get_session (fixture), ts_register_get_report (reg, first));
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 14);
}

static void
test_undo_names (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  TsHistory *history = ts_project_get_history (ts_window_get_project (fixture->window));
  g_autofree char *name = NULL;

  tag (fixture);
  name = ts_action_dup_text (ts_history_get_undo_action (history), TRUE);
  g_assert_cmpstr (name, ==, "tag passage to B2");
  ts_harness_activate (window, "win.undo", NULL);
  g_assert_true (app_says (fixture->window, "Undone: tag passage to B2"));
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 0);
  ts_harness_activate (window, "win.redo", NULL);
  g_assert_true (app_says (fixture->window, "Redone: tag passage to B2"));
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
}

/* Undo reaches what was done before the window was closed. */
static void
test_undo_outlives (AppFixture *fixture, gconstpointer data)
{
  tag (fixture);
  app_fixture_reopen (fixture);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
  ts_harness_press_key (GTK_WIDGET (fixture->window), "ctrl+z");
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 0);
}

/* The work goes on in the copy: screens follow it, the old file stays as it was. */
static void
test_save_as (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = app_fixture_build_path (fixture, "copy.touchstone");

  tag (fixture);
  app_act (fixture, "audit.item", "B2");
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.save-as-file", "s", copy);
  ts_driver_settle (fixture->window);
  g_assert_cmpstr (ts_project_get_path (ts_window_get_project (fixture->window)), ==, copy);
  g_assert_cmpstr (ts_audit_session_get_item (app_get_session (fixture)), ==, "B2");
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 14);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
  app_act (fixture, "audit.rate", "included");
  g_assert_cmpstr (
      ts_audit_panel_get_progress_text (ts_workbench_get_panel (ts_window_get_workbench (fixture->window))),
      ==, "1 of 20 rated");
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 0);

  app_fixture_reopen (fixture);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
  g_assert_null (ts_audit_get_level (ts_audit_session_get_audit (app_get_session (fixture)), "B2"));
}

static void
test_save_as_refused (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = app_fixture_build_path (fixture, "no/such/folder/copy.touchstone");

  ts_harness_activate (GTK_WIDGET (fixture->window), "win.save-as-file", "s", nowhere);
  g_assert_true (app_says (fixture->window, "The Project Was Not Saved There"));
  g_assert_cmpstr (ts_project_get_path (ts_window_get_project (fixture->window)), ==, fixture->path);
  tag (fixture);
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
}

static void
test_recent (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) recent = NULL;
  const TsRecentProject *first;
  TsWindow *start;

  ts_driver_rate (fixture->window, "A1", "included", NULL, NULL);
  ts_driver_rate (fixture->window, "A2", "included", NULL, NULL);
  ts_driver_close (fixture->driver, fixture->window);
  recent = ts_recent_list ();
  g_assert_cmpuint (recent->len, >=, 1);
  first = recent->pdata[0];
  g_assert_cmpstr (first->path, ==, fixture->path);
  g_assert_cmpuint (first->n_reports, ==, 1);
  g_assert_cmpuint (first->n_rated, ==, 2);

  start = ts_driver_start (fixture->driver);
  g_assert_nonnull (app_find_label (GTK_WIDGET (start), "2 of 20 rated"));
  app_click (app_find_label (GTK_WIDGET (start), "A trial"));
  g_assert_nonnull (ts_window_get_project (start));
  g_assert_cmpstr (ts_project_get_path (ts_window_get_project (start)), ==, fixture->path);
}

static void
test_places (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) passages = NULL;

  tag (fixture);
  ts_harness_press_key (GTK_WIDGET (fixture->window), "alt+2");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (ts_window_get_letter (fixture->window))));
  ts_harness_press_key (GTK_WIDGET (fixture->window), "alt+1");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (app_get_pages (fixture))));
  /* A passage asked for in the letter is shown on its page. */
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.place", "s", "letter");
  passages = ts_audit_session_list_passages (app_get_session (fixture), "B2");
  ts_audit_session_request_passage (app_get_session (fixture), passages->pdata[0]);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (app_get_pages (fixture))));
}

/* Every field of the letter shows all of its text when it comes into sight. */
static gboolean
is_whole (TsTypedText *field)
{
  GtkTextView *view = GTK_TEXT_VIEW (app_find (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW, NULL));
  GtkTextIter end;
  GdkRectangle line;
  int x, y;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &line);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, line.x, line.y, &x, &y);
  return y >= 0 && y + line.height <= gtk_widget_get_height (GTK_WIDGET (view));
}

static gboolean
all_are_whole (gpointer letter)
{
  const char *const *parts = ts_letters_get_parts ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_whole (ts_letter_part_get_field (ts_letter_page_get_part (letter, parts[i]))))
      return FALSE;
  return TRUE;
}

/* Lines are laid out when GTK has the time for it. */
static void
assert_whole (AppFixture *fixture)
{
  TsLetterPage *letter = ts_window_get_letter (fixture->window);

  ts_harness_run_frames (GTK_WIDGET (letter));
  g_assert_true (ts_harness_run_until (all_are_whole, letter));
}

/* As it is for the reviewer: with animations, in a small window, after changes out of sight. */
static void
test_letter_fields_again (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = app_get_session (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1024, 600);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  ts_harness_press_key (GTK_WIDGET (fixture->window), "alt+2");
  assert_whole (fixture);
  for (guint i = 0; i < 4; i++)
    {
      ts_harness_press_key (GTK_WIDGET (fixture->window), "alt+1");
      g_string_append (text,
                       "The report says much of what was done, and less of what came of it for children and "
                       "for families; where it gives figures, they are of two years.\n\nWe would have "
                       "liked to read more.\n");
      ts_audit_session_rate_because (session, ts_audit_session_get_audit (session), "overall",
                                     "partly-evidenced", text->str);
      ts_harness_press_key (GTK_WIDGET (fixture->window), "alt+2");
      ts_harness_save_png (GTK_WIDGET (fixture->window), "letter-fields-again");
      assert_whole (fixture);
    }
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 800);
  assert_whole (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
test_letter_fields (AppFixture *fixture, gconstpointer data)
{
  ts_driver_rate (fixture->window, "A1", "included", NULL, "Because it is all there");
  ts_driver_rate (
      fixture->window, "overall", "partly-evidenced", NULL,
      "The report says much of what was done, and less of what came of it for children and for "
      "families; where it gives figures, they are of two years and can be compared. We would have "
      "liked to read more of what children themselves said, and of what has been changed by it.");
  ts_harness_press_key (GTK_WIDGET (fixture->window), "alt+2");
  assert_whole (fixture);
  ts_harness_save_png (GTK_WIDGET (fixture->window), "letter-fields");
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/window/comes-back", test_comes_back);
  app_test_add_unopened ("/window/two-reports", test_two_reports);
  app_test_add ("/window/undo-names", test_undo_names);
  app_test_add ("/window/undo-outlives", test_undo_outlives);
  app_test_add ("/window/save-as", test_save_as);
  app_test_add ("/window/save-as-refused", test_save_as_refused);
  app_test_add ("/window/recent", test_recent);
  app_test_add ("/window/places", test_places);
  app_test_add ("/window/letter-fields", test_letter_fields);
  app_test_add ("/window/letter-fields-again", test_letter_fields_again);
  return app_fixture_run ();
}
