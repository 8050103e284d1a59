#include "config.h"

#include "app-fixture.h"
#include "widgets/typed-text.h"
#include "workbench/criterion-body.h"

#define QUOTE "the voice of the child was recorded in 51 of 60"

static TsWorkbench *
workbench_of (AppFixture *fixture)
{
  return ts_window_get_workbench (fixture->window);
}

static GtkWidget *
page_of (AppFixture *fixture)
{
  return GTK_WIDGET (ts_workbench_get_page_view (workbench_of (fixture)));
}

static gboolean
is_within (AppFixture *fixture, GtkWidget *place)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == place || gtk_widget_is_ancestor (focus, place));
}

static void
tag (AppFixture *fixture)
{
  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  ts_harness_activate (GTK_WIDGET (workbench_of (fixture)), "audit.tag", "s", "B2");
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

/* A key that presses buttons must find none that undoes. */
static void
assert_space_undoes_nothing (AppFixture *fixture)
{
  app_press (fixture, "space");
  app_press (fixture, "Return");
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
}

static void
test_places (AppFixture *fixture, gconstpointer data)
{
  static const char *const ways[] = { "key", "action", "click" };

  tag (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (i == 0)
        app_press (fixture, "alt+2");
      else if (i == 1)
        ts_harness_activate (GTK_WIDGET (fixture->window), "win.place", "s", "letter");
      else
        app_click (app_find_label (GTK_WIDGET (fixture->window), "Letter"));
      ts_harness_run_frames (GTK_WIDGET (fixture->window));
      g_assert_true (is_within (fixture, GTK_WIDGET (ts_window_get_letter (fixture->window))));
      assert_space_undoes_nothing (fixture);
      if (i == 0)
        app_press (fixture, "alt+1");
      else if (i == 1)
        ts_harness_activate (GTK_WIDGET (fixture->window), "win.place", "s", "audit");
      else
        app_click (app_find_label (GTK_WIDGET (fixture->window), "Audit"));
      ts_harness_run_frames (GTK_WIDGET (fixture->window));
      g_assert_true (is_within (fixture, GTK_WIDGET (workbench_of (fixture))));
      assert_space_undoes_nothing (fixture);
    }
}

/* Undoing by the button leaves the keyboard where it was. */
static void
test_undo_button (AppFixture *fixture, gconstpointer data)
{
  tag (fixture);
  gtk_widget_grab_focus (page_of (fixture));
  app_click (app_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "undo"));
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 0);
  g_assert_true (is_within (fixture, page_of (fixture)));
}

/* What had the keyboard goes away. */
static void
test_vanishing (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  tag (fixture);
  ts_audit_session_set_item (app_get_session (fixture), "B2");
  ts_harness_run_frames (window);
  gtk_widget_grab_focus (app_find (window, g_type_from_name ("TsPassageCard"), NULL));
  g_assert_true (gtk_widget_child_focus (app_find (window, g_type_from_name ("TsPassageCard"), NULL),
                                         GTK_DIR_TAB_FORWARD));
  ts_harness_activate (window, "win.undo", NULL);
  ts_harness_run_frames (window);
  g_assert_true (is_within (fixture, GTK_WIDGET (workbench_of (fixture))));
  /* Nor does it fall on what rates. */
  app_press (fixture, "space");
  g_assert_null (ts_audit_get_level (ts_audit_session_get_audit (app_get_session (fixture)), "B2"));
}

/* F6 goes round the panes of each place and finds what had the keyboard there. */
static void
test_panes (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *panel = GTK_WIDGET (ts_workbench_get_panel (workbench_of (fixture)));
  TsLetterPage *letter;
  GtkWidget *because;

  ts_audit_session_set_item (app_get_session (fixture), "B2");
  ts_harness_run_frames (panel);
  because = ts_criterion_body_get_because (
      TS_CRITERION_BODY (ts_item_card_get_body (ts_audit_panel_get_card (TS_AUDIT_PANEL (panel), "B2"))));
  gtk_widget_grab_focus (page_of (fixture));
  app_press (fixture, "F6");
  g_assert_true (is_within (fixture, GTK_WIDGET (ts_audit_panel_get_card (TS_AUDIT_PANEL (panel), "B2"))));
  gtk_widget_grab_focus (because);
  app_press (fixture, "F6");
  g_assert_false (is_within (fixture, panel));
  g_assert_false (is_within (fixture, page_of (fixture))); /* the contents come first */
  app_press (fixture, "F6");
  g_assert_true (is_within (fixture, page_of (fixture)));
  app_press (fixture, "F6");
  g_assert_true (is_within (fixture, because));

  app_press (fixture, "alt+2");
  letter = ts_window_get_letter (fixture->window);
  g_assert_true (is_within (fixture, GTK_WIDGET (ts_letter_page_get_part (letter, "opening"))));
  app_press (fixture, "F6");
  g_assert_true (is_within (fixture, GTK_WIDGET (ts_letter_page_get_preview (letter))));
  app_press (fixture, "F6");
  g_assert_true (is_within (fixture, GTK_WIDGET (ts_letter_page_get_part (letter, "opening"))));
  app_press (fixture, "Escape");
  g_assert_true (is_within (fixture, GTK_WIDGET (ts_letter_page_get_preview (letter))));
}

/* --- By Tab to everything, and out of everything --- */

/* Within a list Tab finds one row, and the arrows the others. */
static gboolean
is_stop (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget) &&
         !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_WINDOW (widget) && !GTK_IS_PANED (widget) &&
         !GTK_IS_LIST_BOX (widget) && !GTK_IS_LIST_BOX_ROW (widget) && !GTK_IS_LIST_BASE (widget) &&
         !GTK_IS_LIST_BASE (gtk_widget_get_parent (widget));
}

static void
collect (GtkWidget *widget, GHashTable *stops)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_can_focus (widget) || GTK_IS_POPOVER (widget))
    return;
  if (is_stop (widget))
    g_hash_table_add (stops, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, stops);
}

static void
assert_tabs_reach_all (GtkWidget *window)
{
  for (GtkDirectionType way = GTK_DIR_TAB_FORWARD; way <= GTK_DIR_TAB_BACKWARD; way++)
    {
      g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);
      GHashTableIter iter;
      gpointer left;
      guint n;

      ts_harness_run_frames (window);
      collect (window, stops);
      n = g_hash_table_size (stops);
      g_assert_cmpuint (n, >, 3);
      for (guint i = 0; i < 3 * n + 20; i++)
        {
          gtk_widget_child_focus (window, way);
          g_hash_table_remove (stops, gtk_root_get_focus (GTK_ROOT (window)));
        }
      g_hash_table_iter_init (&iter, stops);
      while (g_hash_table_iter_next (&iter, &left, NULL))
        g_test_message ("not reached: %s in %s (%s)", G_OBJECT_TYPE_NAME (left),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (left)),
                        gtk_widget_get_tooltip_text (left));
      g_assert_cmpuint (g_hash_table_size (stops), ==, 0);
    }
}

static void
test_tabs (AppFixture *fixture, gconstpointer data)
{
  static const char *const items[] = { "B2", "P3", "overall" };
  GtkWidget *window = GTK_WIDGET (fixture->window);

  ts_workbench_get_panel (workbench_of (fixture));
  tag (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      ts_audit_session_set_tool (app_get_session (fixture),
                                 g_str_equal (items[i], "P3") ? TS_TOOL_DEEP_DIVE : TS_TOOL_COMPLIANCE);
      ts_audit_session_set_item (app_get_session (fixture), items[i]);
      assert_tabs_reach_all (window);
    }
  app_press (fixture, "alt+2");
  assert_tabs_reach_all (window);
  assert_tabs_reach_all (GTK_WIDGET (ts_driver_start (fixture->driver)));
}

static GtkWidget *
find_dialog (AppFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return GTK_WIDGET (window);
    }
  return NULL;
}

/* The keyboard comes back to where it was. */
static void
test_dialogs (AppFixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "win.shortcuts", "win.about" };

  tag (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *dialog;

      gtk_widget_grab_focus (page_of (fixture));
      ts_harness_activate (GTK_WIDGET (fixture->window), actions[i], NULL);
      dialog = find_dialog (fixture);
      g_assert_nonnull (dialog);
      ts_harness_run_frames (dialog);
      gtk_window_close (GTK_WINDOW (dialog));
      ts_harness_run_frames (GTK_WIDGET (fixture->window));
      g_assert_true (is_within (fixture, page_of (fixture)));
      assert_space_undoes_nothing (fixture);
    }
}

static void
test_start (AppFixture *fixture, gconstpointer data)
{
  TsWindow *start = ts_driver_start (fixture->driver);
  GtkWidget *page = app_find (GTK_WIDGET (start), g_type_from_name ("TsStartPage"), NULL);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (start));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, page));
}

/* The sample begins with nothing to undo, for nothing was done yet. */
static void
test_sample (AppFixture *fixture, gconstpointer data)
{
  TsHistory *history;
  GtkWidget *undo;

  fixture->window = ts_driver_open_sample (fixture->driver);
  history = ts_project_get_history (ts_window_get_project (fixture->window));
  undo = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "undo");
  g_assert_null (ts_history_get_undo_action (history));
  g_assert_false (gtk_widget_is_sensitive (undo));
  ts_driver_rate (fixture->window, "A1", "included", NULL, NULL);
  g_assert_true (gtk_widget_is_sensitive (undo));
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_false (gtk_widget_is_sensitive (undo));
  g_assert_nonnull (ts_audit_session_get_report (app_get_session (fixture)));
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/focus/places", test_places);
  app_test_add ("/focus/undo-button", test_undo_button);
  app_test_add ("/focus/vanishing", test_vanishing);
  app_test_add ("/focus/panes", test_panes);
  app_test_add ("/focus/tabs", test_tabs);
  app_test_add ("/focus/dialogs", test_dialogs);
  app_test_add_unopened ("/focus/start", test_start);
  app_test_add_unopened ("/focus/sample", test_sample);
  return app_fixture_run ();
}
