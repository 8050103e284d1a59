#include "config.h"

#include "app-fixture.h"

typedef struct
{
  GtkWidget *widget;
  int width;
} Sized;

static gboolean
has_width (gpointer data)
{
  const Sized *sized = data;

  /* A frame may be part of what was asked for. */
  return ABS (gtk_widget_get_width (sized->widget) - sized->width) < 16;
}

static void
resize (AppFixture *fixture, int width, int height)
{
  Sized sized = { GTK_WIDGET (fixture->window), width };

  if (!has_width (&sized))
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  g_assert_true (ts_harness_run_until (has_width, &sized));
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

static GtkWidget *
workbench_of (AppFixture *fixture)
{
  return GTK_WIDGET (ts_window_get_workbench (fixture->window));
}

static int
panel_width (AppFixture *fixture)
{
  return gtk_widget_get_width (
      GTK_WIDGET (ts_workbench_get_panel (ts_window_get_workbench (fixture->window))));
}

static gboolean
is_cut (GtkWidget *label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

static void
name_report (AppFixture *fixture)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);
  TsRegister *reg = ts_project_get_register (ts_window_get_project (fixture->window));
  g_autoptr (GError) error = NULL;
  g_autofree char *id =
      ts_register_add_partnership (reg, "Northshire Safeguarding Children Partnership", "North East", &error);

  g_assert_no_error (error);
  ts_register_update_report (reg, ts_report_get_id (ts_audit_session_get_report (session)),
                             &(TsReportValues){ .partnership = id }, &error);
  g_assert_no_error (error);
  app_fixture_reopen (fixture);
}

/* On a small screen too one reads whose report it is, and has room to read it. */
static void
test_small (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *name, *chooser;
  double x, y;

  name_report (fixture);
  resize (fixture, 1024, 768);
  name = app_find_label (workbench_of (fixture), "Northshire");
  ts_harness_save_png (GTK_WIDGET (fixture->window), "workbench-1024");
  g_assert_nonnull (name);
  g_assert_false (is_cut (name));
  g_assert_cmpint (panel_width (fixture), <=, 1024 * 36 / 100);
  chooser = gtk_widget_get_ancestor (name, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (
      strstr (gtk_widget_get_tooltip_text (chooser), "Northshire Safeguarding Children Partnership"));

  resize (fixture, 1400, 850);
  g_assert_false (is_cut (app_find_label (workbench_of (fixture), "Northshire")));
  g_assert_cmpint (panel_width (fixture), >=, 400);
  ts_harness_save_png (GTK_WIDGET (fixture->window), "workbench-1400");
  /* The contents pane leaves no room for the period. */
  ts_harness_activate (workbench_of (fixture), "audit.contents", NULL);
  ts_driver_settle (fixture->window);
  g_assert_nonnull (app_find_label (chooser, "2019-20"));
  g_assert_true (gtk_widget_translate_coordinates (name, chooser, 0, 0, &x, &y));
  g_assert_cmpfloat (x, <, 40);
}

/* A width chosen by hand stays, as far as there is room, and comes back. */
static void
test_chosen (AppFixture *fixture, gconstpointer data)
{
  resize (fixture, 1400, 850);
  ts_workbench_set_panel_width (ts_window_get_workbench (fixture->window), 600);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_cmpint (ABS (panel_width (fixture) - 600), <, 12);
  resize (fixture, 1024, 768);
  g_assert_cmpint (panel_width (fixture), <=, 512);
  resize (fixture, 1400, 850);
  g_assert_cmpint (ABS (panel_width (fixture) - 600), <, 12);
}

/* Drawing the divider with the pointer is choosing. */
static void
test_divider (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *paned = app_find (workbench_of (fixture), GTK_TYPE_PANED, NULL);
  double x;

  ts_workbench_set_panel_width (ts_window_get_workbench (fixture->window), 0);
  resize (fixture, 1400, 850);
  g_assert_cmpint (ts_workbench_get_panel_width (ts_window_get_workbench (fixture->window)), ==, 0);
  x = gtk_paned_get_position (GTK_PANED (paned)) + 1;
  ts_harness_move_pointer (paned, x, 300);
  ts_harness_press_button (paned);
  ts_harness_move_pointer (paned, x - 60, 300);
  ts_harness_move_pointer (paned, x - 100, 300);
  ts_harness_release_button (paned);
  g_assert_cmpint (ABS (ts_workbench_get_panel_width (ts_window_get_workbench (fixture->window)) - 520), <,
                   12);
  app_fixture_reopen (fixture);
  resize (fixture, 1400, 850);
  g_assert_cmpint (ABS (panel_width (fixture) - 520), <, 12);
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/widths/small", test_small);
  app_test_add ("/widths/chosen", test_chosen);
  app_test_add ("/widths/divider", test_divider);
  return app_fixture_run ();
}
