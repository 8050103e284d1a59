#include "config.h"

#include "app-fixture.h"
#include "widgets/rating-switch.h"
#include "widgets/typed-text.h"
#include "workbench/criterion-body.h"

static GtkWidget *
open_item (AppFixture *fixture, const char *item)
{
  TsAuditPanel *panel = ts_workbench_get_panel (ts_window_get_workbench (fixture->window));

  app_act (fixture, "audit.item", item);
  ts_harness_run_frames (GTK_WIDGET (panel));
  return ts_item_card_get_body (ts_audit_panel_get_card (panel, item));
}

static const char *
level_of (AppFixture *fixture, const char *item)
{
  return ts_audit_get_level (ts_audit_session_get_audit (ts_driver_get_session (fixture->window)), item);
}

static void
focus_page (AppFixture *fixture)
{
  gtk_widget_grab_focus (GTK_WIDGET (ts_workbench_get_page_view (ts_window_get_workbench (fixture->window))));
}

static gboolean
shows (GtkWidget *body, const char *level)
{
  GtkWidget *button = app_find (body, GTK_TYPE_TOGGLE_BUTTON, level);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static void
test_by_click (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body = open_item (fixture, "B2");

  app_click (app_find (body, GTK_TYPE_TOGGLE_BUTTON, "included"));
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "included");
  g_assert_true (shows (body, "included"));
  app_click (app_find (body, GTK_TYPE_TOGGLE_BUTTON, "not-included"));
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "not-included");
  g_assert_false (shows (body, "included"));
  /* The level that holds, chosen again, is taken back. */
  app_click (app_find (body, GTK_TYPE_TOGGLE_BUTTON, "not-included"));
  g_assert_null (level_of (fixture, "B2"));
  g_assert_false (shows (body, "not-included"));
}

static void
test_header_click (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);
  GtkWidget *panel = GTK_WIDGET (ts_workbench_get_panel (ts_window_get_workbench (fixture->window)));

  app_click (app_find_button (panel, "A2"));
  g_assert_cmpstr (ts_audit_session_get_item (session), ==, "A2");
  app_click (app_find_button (panel, "A2"));
  g_assert_null (ts_audit_session_get_item (session));
}

static void
test_by_action (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body = open_item (fixture, "B2");

  app_act (fixture, "audit.rate", "included");
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "included");
  g_assert_true (shows (body, "included"));
  /* An action says what shall hold: twice is the same as once. */
  app_act (fixture, "audit.rate", "included");
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "included");
  app_act (fixture, "audit.rate", "nonsense");
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "included");
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_null (level_of (fixture, "B2"));
  g_assert_false (shows (body, "included"));
}

static void
test_by_key (AppFixture *fixture, gconstpointer data)
{
  open_item (fixture, "B2");
  focus_page (fixture);
  app_press (fixture, "i");
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "included");
  app_press (fixture, "n");
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "not-included");
  app_press (fixture, "n");
  g_assert_null (level_of (fixture, "B2"));
  /* The keys of the other tool's levels are none here. */
  app_press (fixture, "e");
  g_assert_null (level_of (fixture, "B2"));
  app_act (fixture, "audit.tool", "deep-dive");
  focus_page (fixture);
  app_press (fixture, "e");
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "evidenced");
  app_press (fixture, "shift+p");
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "partly-evidenced");
}

/* A question is answered, not rated. */
static void
test_question_by_key (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);

  app_act (fixture, "audit.tool", "deep-dive");
  open_item (fixture, "P3");
  focus_page (fixture);
  app_press (fixture, "e");
  app_act (fixture, "audit.rate", "evidenced");
  g_assert_cmpuint (ts_audit_get_n_rated (ts_audit_session_get_audit (session)), ==, 0);
  g_assert_null (level_of (fixture, "P3"));
}

static void
test_nothing_open (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);

  focus_page (fixture);
  app_press (fixture, "i");
  app_act (fixture, "audit.rate", "included");
  app_act (fixture, "audit.depth", "brief");
  g_assert_cmpuint (ts_audit_get_n_rated (ts_audit_session_get_audit (session)), ==, 0);
}

static void
test_reason (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body = open_item (fixture, "G1");
  GtkWidget *because = ts_criterion_body_get_because (TS_CRITERION_BODY (body));
  TsAudit *audit = ts_audit_session_get_audit (ts_driver_get_session (fixture->window));

  app_click (app_find (body, GTK_TYPE_TOGGLE_BUTTON, "not-applicable"));
  /* It is shown, and holds once its reason is given. */
  g_assert_null (level_of (fixture, "G1"));
  g_assert_true (shows (body, "not-applicable"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), because));
  g_assert_true (app_says (fixture->window, "holds once"));
  app_press (fixture, "x");
  ts_typed_text_flush (TS_TYPED_TEXT (because));
  g_assert_cmpstr (level_of (fixture, "G1"), ==, "not-applicable");
  g_assert_cmpstr (ts_audit_get_because (audit, "G1"), ==, "x");
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_null (level_of (fixture, "G1"));
}

/* Another level is chosen before the reason was given. */
static void
test_reason_never_given (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body = open_item (fixture, "G1");
  GtkWidget *because = ts_criterion_body_get_because (TS_CRITERION_BODY (body));

  app_act (fixture, "audit.rate", "not-applicable");
  app_act (fixture, "audit.rate", "included");
  g_assert_cmpstr (level_of (fixture, "G1"), ==, "included");
  g_assert_true (shows (body, "included"));
  g_assert_false (shows (body, "not-applicable"));
  ts_typed_text_type (TS_TYPED_TEXT (because), "Why it is included");
  ts_typed_text_flush (TS_TYPED_TEXT (because));
  g_assert_cmpstr (level_of (fixture, "G1"), ==, "included");
}

/* A reason that has to be there can't be emptied, and the field says what holds. */
static void
test_reason_emptied (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body = open_item (fixture, "G1");
  GtkWidget *because = ts_criterion_body_get_because (TS_CRITERION_BODY (body));
  TsAudit *audit = ts_audit_session_get_audit (ts_driver_get_session (fixture->window));
  g_autofree char *shown = NULL;

  ts_audit_session_rate_because (ts_driver_get_session (fixture->window), audit, "G1", "not-applicable",
                                 "No hospital here");
  gtk_widget_grab_focus (because);
  ts_typed_text_type (TS_TYPED_TEXT (because), "");
  focus_page (fixture);
  g_assert_cmpstr (ts_audit_get_because (audit, "G1"), ==, "No hospital here");
  shown = ts_typed_text_dup_text (TS_TYPED_TEXT (because));
  g_assert_cmpstr (shown, ==, "No hospital here");
}

static void
test_depth (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *body = open_item (fixture, "B2");
  TsAudit *audit = ts_audit_session_get_audit (ts_driver_get_session (fixture->window));

  g_assert_null (app_find_button (body, "Briefly"));
  app_act (fixture, "audit.rate", "included");
  app_click (app_find_button (body, "Briefly"));
  g_assert_cmpstr (ts_audit_get_depth (audit, "B2"), ==, "brief");
  app_click (app_find_button (body, "In detail"));
  g_assert_cmpstr (ts_audit_get_depth (audit, "B2"), ==, "detailed");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (app_find_button (body, "Briefly"))));
  app_click (app_find_button (body, "In detail"));
  g_assert_cmpstr (ts_audit_get_depth (audit, "B2"), ==, NULL);
  app_act (fixture, "audit.depth", "brief");
  g_assert_cmpstr (ts_audit_get_depth (audit, "B2"), ==, "brief");
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/rating-an-item/by-click", test_by_click);
  app_test_add ("/rating-an-item/header-click", test_header_click);
  app_test_add ("/rating-an-item/by-action", test_by_action);
  app_test_add ("/rating-an-item/by-key", test_by_key);
  app_test_add ("/rating-an-item/question-by-key", test_question_by_key);
  app_test_add ("/rating-an-item/nothing-open", test_nothing_open);
  app_test_add ("/rating-an-item/reason", test_reason);
  app_test_add ("/rating-an-item/reason-never-given", test_reason_never_given);
  app_test_add ("/rating-an-item/reason-emptied", test_reason_emptied);
  app_test_add ("/rating-an-item/depth", test_depth);
  return app_fixture_run ();
}
