#include "config.h"

#include "app-fixture.h"

#define QUOTE "the voice of the child was recorded in 51 of 60"

static void
test_items (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = app_get_session (fixture);
  g_auto (GStrv) compliance = ts_audit_session_list_items (session);
  g_auto (GStrv) deep = NULL;

  g_assert_cmpstr (compliance[0], ==, "A1");
  g_assert_cmpuint (g_strv_length (compliance), ==, 21);
  ts_audit_session_set_tool (session, TS_TOOL_DEEP_DIVE);
  deep = ts_audit_session_list_items (session);
  g_assert_cmpuint (g_strv_length (deep), >, 21);
  g_assert_cmpstr (deep[g_strv_length (deep) - 1], ==, "overall");
  g_assert_true (g_strv_contains ((const char *const *) deep, "P3"));

  ts_audit_session_set_item (session, "no such item");
  g_assert_null (ts_audit_session_get_item (session));
  ts_audit_session_set_item (session, "P3");
  /* The compliance audit asks no questions. */
  ts_audit_session_set_tool (session, TS_TOOL_COMPLIANCE);
  g_assert_null (ts_audit_session_get_item (session));
}

static void
test_moving (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = app_get_session (fixture);

  app_act (fixture, "audit.next", NULL);
  g_assert_cmpstr (ts_audit_session_get_item (session), ==, "A1");
  app_act (fixture, "audit.next", NULL);
  g_assert_cmpstr (ts_audit_session_get_item (session), ==, "A2");
  app_act (fixture, "audit.previous", NULL);
  app_act (fixture, "audit.previous", NULL);
  g_assert_cmpstr (ts_audit_session_get_item (session), ==, "A1");
  ts_audit_session_move (session, 1000);
  g_assert_cmpstr (ts_audit_session_get_item (session), ==, "overall");
}

static void
test_tool (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = app_get_session (fixture);
  TsAuditPanel *panel = ts_workbench_get_panel (ts_window_get_workbench (fixture->window));

  g_assert_null (ts_audit_panel_get_card (panel, "P3"));
  app_act (fixture, "audit.item", "B2");
  app_act (fixture, "audit.rate", "included");
  g_assert_cmpstr (ts_audit_panel_get_progress_text (panel), ==, "1 of 20 rated");

  app_click (app_find_button (GTK_WIDGET (panel), "Deep dive"));
  g_assert_cmpint (ts_audit_session_get_tool (session), ==, TS_TOOL_DEEP_DIVE);
  g_assert_nonnull (ts_audit_panel_get_card (panel, "P3"));
  g_assert_cmpstr (ts_audit_panel_get_progress_text (panel), ==, "0 of 20 rated");
  /* The criterion stays, what is said of it is of the other tool. */
  g_assert_cmpstr (ts_audit_session_get_item (session), ==, "B2");
  g_assert_true (ts_item_card_is_open (ts_audit_panel_get_card (panel, "B2")));
  g_assert_null (ts_audit_get_level (ts_audit_session_get_audit (session), "B2"));
  app_act (fixture, "audit.rate", "partly-evidenced");

  app_act (fixture, "audit.tool", "compliance");
  g_assert_cmpstr (ts_audit_get_level (ts_audit_session_get_audit (session), "B2"), ==, "included");
  app_act (fixture, "audit.tool", "nonsense");
  g_assert_cmpint (ts_audit_session_get_tool (session), ==, TS_TOOL_COMPLIANCE);
}

static void
test_progress (AppFixture *fixture, gconstpointer data)
{
  TsAuditPanel *panel = ts_workbench_get_panel (ts_window_get_workbench (fixture->window));

  g_assert_cmpstr (ts_audit_panel_get_progress_text (panel), ==, "0 of 20 rated");
  ts_driver_rate (fixture->window, "A1", "included", NULL, NULL);
  ts_driver_rate (fixture->window, "A2", "not-included", NULL, NULL);
  /* The overall rating is none of the twenty. */
  ts_driver_rate (fixture->window, "overall", "partly-evidenced", NULL, NULL);
  g_assert_cmpstr (ts_audit_panel_get_progress_text (panel), ==, "2 of 20 rated");
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (ts_audit_panel_get_progress_text (panel), ==, "1 of 20 rated");
}

/* The card of the current item is brought into view. */
static void
test_panel_scrolls (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *panel = GTK_WIDGET (ts_workbench_get_panel (ts_window_get_workbench (fixture->window)));
  static const char *const items[] = { "I1", "A1", "overall", "E1" };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      GtkWidget *card;
      graphene_rect_t bounds;

      app_act (fixture, "audit.item", items[i]);
      ts_harness_run_frames (panel);
      card = GTK_WIDGET (ts_audit_panel_get_card (TS_AUDIT_PANEL (panel), items[i]));
      g_assert_true (gtk_widget_compute_bounds (card, panel, &bounds));
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, <, gtk_widget_get_height (panel) - 40);
    }
}

static void
test_completed (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = app_get_session (fixture);

  ts_driver_rate (fixture->window, "A1", "included", NULL, "Said at length");
  /* Completing needs an overall rating. */
  app_act (fixture, "audit.complete", NULL);
  g_assert_true (ts_audit_session_is_editable (session));
  ts_driver_rate (fixture->window, "overall", "evidenced", NULL, NULL);
  app_act (fixture, "audit.complete", NULL);
  g_assert_false (ts_audit_session_is_editable (session));
  g_assert_true (app_says (fixture->window, "and locked since"));

  /* Nothing of it changes now. */
  app_act (fixture, "audit.item", "A1");
  app_act (fixture, "audit.rate", "not-included");
  g_assert_cmpstr (ts_audit_get_level (ts_audit_session_get_audit (session), "A1"), ==, "included");
  g_assert_false (gtk_widget_is_sensitive (
      app_find (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "not-included")));

  app_act (fixture, "audit.reopen", "A page was overlooked");
  g_assert_true (ts_audit_session_is_editable (session));
  app_act (fixture, "audit.rate", "not-included");
  g_assert_cmpstr (ts_audit_get_level (ts_audit_session_get_audit (session), "A1"), ==, "not-included");
}

static void
test_reopen_dialog (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *entry;

  ts_driver_rate (fixture->window, "overall", "evidenced", NULL, NULL);
  app_act (fixture, "audit.complete", NULL);
  app_act (fixture, "audit.reopen-dialog", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "reopen"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "New evidence");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "reopen"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "reopen");
  gtk_window_close (GTK_WINDOW (dialog));
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_true (ts_audit_session_is_editable (app_get_session (fixture)));
}

/* The same file opened where it is in use: everything can be read, nothing changed. */
static void
test_read_only (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsProject) holder = ts_project_open (fixture->path, TS_OPEN_READ_WRITE, NULL, &error);
  TsAuditSession *session;

  g_assert_no_error (error);
  fixture->window = ts_driver_open (fixture->driver, fixture->path);
  g_assert_nonnull (fixture->window);
  ts_driver_settle (fixture->window);
  session = app_get_session (fixture);
  g_assert_true (ts_project_is_read_only (ts_window_get_project (fixture->window)));
  g_assert_nonnull (
      app_find_label (GTK_WIDGET (fixture->window),
                      ts_project_get_read_only_reason (ts_window_get_project (fixture->window))));

  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  app_act (fixture, "audit.item", "B2");
  app_act (fixture, "audit.tag-current", NULL);
  app_act (fixture, "audit.rate", "included");
  g_assert_cmpuint (g_list_model_get_n_items (ts_audit_session_get_passages (session)), ==, 0);
  g_assert_null (ts_audit_get_level (ts_audit_session_get_audit (session), "B2"));
  ts_driver_close (fixture->driver, fixture->window);
  g_assert_true (ts_project_close (holder, &error));
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/audit-session/items", test_items);
  app_test_add ("/audit-session/moving", test_moving);
  app_test_add ("/audit-session/tool", test_tool);
  app_test_add ("/audit-session/progress", test_progress);
  app_test_add ("/audit-session/panel-scrolls", test_panel_scrolls);
  app_test_add ("/audit-session/completed", test_completed);
  app_test_add ("/audit-session/reopen-dialog", test_reopen_dialog);
  app_test_add_unopened ("/audit-session/read-only", test_read_only);
  return app_fixture_run ();
}
