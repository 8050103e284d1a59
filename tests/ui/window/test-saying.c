#include "config.h"

#include "app-fixture.h"

#define N_STEPS 10

static TsAuditSession *
session_of (AppFixture *fixture)
{
  return ts_driver_get_session (fixture->window);
}

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
rate_many (AppFixture *fixture)
{
  g_auto (GStrv) items = ts_audit_session_list_items (session_of (fixture));

  for (guint i = 0; i < N_STEPS; i++)
    g_assert_true (ts_audit_session_rate (session_of (fixture), items[i], "included"));
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
      g_assert_null (ts_audit_get_level (ts_audit_session_get_audit (session_of (fixture)), "A1"));
      for (guint i = 0; i < N_STEPS; i++)
        {
          ts_harness_activate (window, "win.redo", NULL);
          run_for (4);
        }
      run_for (700); /* what was begun comes to its end */
    }
  g_assert_true (app_says (fixture->window, "Redone: rate criterion"));
  g_assert_cmpstr (ts_audit_get_level (ts_audit_session_get_audit (session_of (fixture)), "A1"), ==,
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

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/saying/held-keys", test_held_keys);
  app_test_add ("/saying/dismissed", test_dismissed);
  return app_fixture_run ();
}
