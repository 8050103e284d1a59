#include "config.h"

#include "app-fixture.h"
#include "widgets/typed-text.h"
#include "workbench/criterion-body.h"

#define N_STEPS 10
#define QUOTE   "the voice of the child was recorded in 51 of 60"

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
rate_many (AppFixture *fixture)
{
  g_auto (GStrv) items = ts_audit_session_list_items (app_get_session (fixture));

  for (guint i = 0; i < N_STEPS; i++)
    g_assert_true (ts_audit_session_rate (app_get_session (fixture), items[i], "included"));
}

static gboolean
pass_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_past (gpointer data)
{
  return *(gboolean *) data;
}

static void
run_for (guint milliseconds)
{
  gboolean past = FALSE;

  g_timeout_add (milliseconds, pass_cb, &past);
  g_assert_true (ts_harness_run_until (is_past, &past));
}

/* A key held down: each step says what it was while the saying before is coming in. */
static void
test_held_keys (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  set_animations (TRUE);
  rate_many (fixture);
  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < N_STEPS; i++)
        {
          ts_harness_activate (window, "win.undo", NULL);
          run_for (4);
        }
      g_assert_null (ts_audit_get_level (ts_audit_session_get_audit (app_get_session (fixture)), "A1"));
      for (guint i = 0; i < N_STEPS; i++)
        {
          ts_harness_activate (window, "win.redo", NULL);
          run_for (4);
        }
      run_for (700); /* what was begun comes to its end */
    }
  g_assert_true (app_says (fixture->window, "Redone: "));
  g_assert_cmpstr (ts_audit_get_level (ts_audit_session_get_audit (app_get_session (fixture)), "A1"), ==,
                   "included");
  set_animations (FALSE);
}

/* By the toast's own button. */
static void
dismiss (AppFixture *fixture, const char *text)
{
  GtkWidget *toast, *button;

  g_assert_true (app_says (fixture->window, text));
  toast = gtk_widget_get_ancestor (app_find_label (GTK_WIDGET (fixture->window), text),
                                   g_type_from_name ("AdwToastWidget"));
  button = gtk_widget_get_last_child (toast);
  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Dismissed by hand, and something said at once, again and again. */
static void
test_dismissed (AppFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  for (guint i = 0; i < 8; i++)
    {
      ts_window_say (fixture->window, "Something was done");
      run_for (30 * i);
      dismiss (fixture, "Something was done");
      ts_window_say (fixture->window, "Something else was done");
      run_for (20 * i);
    }
  g_assert_true (app_says (fixture->window, "Something else was done"));
  run_for (700);
  set_animations (FALSE);
}

/* Dismissed as soon as it is there, and then no frame until any animation is over. */
static void
test_dismissed_in_a_stall (AppFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  for (guint i = 0; i < 4; i++)
    {
      ts_window_say (fixture->window, "Something was done");
      run_for (20);
      dismiss (fixture, "Something was done");
      g_usleep (500 * 1000);
      run_for (400);
    }
  set_animations (FALSE);
}

/* --- What a key did, and back --- */

static void
open_item (AppFixture *fixture, const char *item)
{
  ts_audit_session_set_item (app_get_session (fixture), item);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (ts_workbench_get_page_view (ts_window_get_workbench (fixture->window))));
}

static const char *
level_of (AppFixture *fixture, const char *item)
{
  return ts_audit_get_level (ts_audit_session_get_audit (app_get_session (fixture)), item);
}

static void
click_undo (AppFixture *fixture)
{
  GtkWidget *button = app_find_button (GTK_WIDGET (fixture->window), "Undo");

  g_assert_nonnull (button);
  app_click (button);
}

static void
test_rated_by_key (AppFixture *fixture, gconstpointer data)
{
  open_item (fixture, "B2");
  app_press (fixture, "i");
  g_assert_true (app_says (fixture->window, "B2 rated included"));
  click_undo (fixture);
  g_assert_true (app_says (fixture->window, "Undone: "));
  g_assert_null (level_of (fixture, "B2"));
  g_assert_null (app_find_button (GTK_WIDGET (fixture->window), "Undo"));

  open_item (fixture, "B2");
  app_press (fixture, "n");
  g_assert_true (app_says (fixture->window, "B2 rated not included"));
  app_press (fixture, "n");
  g_assert_true (app_says (fixture->window, "Rating of B2 taken back"));
  click_undo (fixture);
  g_assert_true (app_says (fixture->window, "Undone"));
  g_assert_cmpstr (level_of (fixture, "B2"), ==, "not-included");
}

/* "Not applicable" holds once its reason is given; it is said then. */
static void
test_rated_with_reason (AppFixture *fixture, gconstpointer data)
{
  TsAuditPanel *panel = ts_workbench_get_panel (ts_window_get_workbench (fixture->window));
  GtkWidget *field;

  open_item (fixture, "B4");
  app_press (fixture, "a");
  g_assert_null (level_of (fixture, "B4"));
  field = ts_criterion_body_get_because (
      TS_CRITERION_BODY (ts_item_card_get_body (ts_audit_panel_get_card (panel, "B4"))));
  ts_typed_text_type (TS_TYPED_TEXT (field), "No such service here");
  ts_typed_text_flush (TS_TYPED_TEXT (field));
  g_assert_true (app_says (fixture->window, "B4 rated not applicable"));
  click_undo (fixture);
  g_assert_true (app_says (fixture->window, "Undone"));
  g_assert_null (level_of (fixture, "B4"));
}

/* The button undoes what is said and nothing that was done since. */
static void
test_button_goes (AppFixture *fixture, gconstpointer data)
{
  open_item (fixture, "B2");
  app_press (fixture, "i");
  g_assert_true (app_says (fixture->window, "B2 rated included"));
  g_assert_nonnull (app_find_button (GTK_WIDGET (fixture->window), "Undo"));
  g_assert_true (ts_audit_session_rate (app_get_session (fixture), "A1", "included"));
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_null (app_find_button (GTK_WIDGET (fixture->window), "Undo"));
}

static void
tag (AppFixture *fixture, const char *item)
{
  open_item (fixture, item);
  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  ts_driver_settle (fixture->window);
  app_press (fixture, "Return");
}

static void
untag (AppFixture *fixture, const char *item)
{
  g_autoptr (GPtrArray) passages = ts_audit_session_list_passages (app_get_session (fixture), item);

  g_assert_true (ts_audit_session_untag (app_get_session (fixture), passages->pdata[0], item));
}

static void
test_tagged (AppFixture *fixture, gconstpointer data)
{
  tag (fixture, "B2");
  g_assert_true (app_says (fixture->window, "Tagged B2"));
  untag (fixture, "B2");
  g_assert_true (app_says (fixture->window, "Passage removed"));
  click_undo (fixture);
  g_assert_true (app_says (fixture->window, "Undone: "));
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B2"), ==, 1);
  tag (fixture, "B4");
  click_undo (fixture);
  g_assert_true (app_says (fixture->window, "Undone: "));
  g_assert_cmpuint (ts_audit_session_count_passages (app_get_session (fixture), "B4"), ==, 0);
}

/* --- A completed audit --- */

static void
test_completed (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_true (ts_audit_session_rate (app_get_session (fixture), "overall", "evidenced"));
  g_assert_true (ts_audit_session_complete (app_get_session (fixture)));
  g_assert_true (app_says (fixture->window, "Completed on"));
  g_assert_nonnull (app_find_label (window, "locked"));
  g_assert_true (gtk_widget_is_sensitive (app_find_button (window, "Reopen")));

  tag (fixture, "B2");
  g_assert_true (app_says (fixture->window, "Tagged B2"));
  g_assert_true (app_says (fixture->window, "The compliance audit of"));
  g_assert_true (app_says (fixture->window, "its ratings stay as they are"));
  ts_harness_save_png (window, "completed-tagged");
  ts_audit_session_set_tool (app_get_session (fixture), TS_TOOL_DEEP_DIVE);
  ts_harness_run_frames (window);
  g_assert_null (app_find_label (window, "Completed on"));
  untag (fixture, "B2");
  g_assert_true (app_says (fixture->window, "no longer quote this passage"));

  ts_audit_session_set_tool (app_get_session (fixture), TS_TOOL_COMPLIANCE);
  ts_harness_run_frames (window);
  app_click (app_find_button (window, "Reopen"));
  g_assert_true (app_says (fixture->window, "Reopen This Audit?"));
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/saying/held-keys", test_held_keys);
  app_test_add ("/saying/dismissed", test_dismissed);
  app_test_add ("/saying/dismissed-in-a-stall", test_dismissed_in_a_stall);
  app_test_add ("/saying/rated-by-key", test_rated_by_key);
  app_test_add ("/saying/rated-with-reason", test_rated_with_reason);
  app_test_add ("/saying/button-goes", test_button_goes);
  app_test_add ("/saying/tagged", test_tagged);
  app_test_add ("/saying/completed", test_completed);
  return app_fixture_run ();
}
