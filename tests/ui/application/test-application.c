#include "config.h"

#include "app-fixture.h"

#include "page-view/page-view-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

static guint
count_windows (AppFixture *fixture)
{
  return g_list_length (
      gtk_application_get_windows (GTK_APPLICATION (ts_driver_get_application (fixture->driver))));
}

static gboolean
has_no_windows (gpointer data)
{
  return count_windows (data) == 0;
}

static gboolean
has_pages (gpointer data)
{
  TsWindow *window = data;

  return ts_page_view_get_n_pages (ts_workbench_get_page_view (ts_window_get_workbench (window))) > 0;
}

static TsWindow *
start_window (AppFixture *fixture)
{
  return TS_WINDOW (
      gtk_application_get_active_window (GTK_APPLICATION (ts_driver_get_application (fixture->driver))));
}

static void
test_start (AppFixture *fixture, gconstpointer data)
{
  TsWindow *window = ts_driver_start (fixture->driver);

  g_assert_null (ts_window_get_project (window));
  g_assert_nonnull (app_find_button (GTK_WIDGET (window), "Try the Sample"));
  app_click (app_find_button (GTK_WIDGET (window), "New Project"));
  g_assert_nonnull (ts_window_get_project (window));
  g_assert_true (ts_project_is_unnamed (ts_window_get_project (window)));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  /* An empty project says what to do next. */
  ts_harness_run_frames (GTK_WIDGET (window));
  g_assert_nonnull (app_find_label (GTK_WIDGET (window), "No Report Yet"));
  g_assert_nonnull (app_find_button (GTK_WIDGET (window), "Add a Report…"));
  ts_harness_save_png (GTK_WIDGET (window), "no-report");
}

/* Pages come without a question, in a project that gets its name on saving. */
static void
test_pdf (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = app_sample_path ("haverdale-2019-20.pdf");
  g_autofree char *path = app_fixture_build_path (fixture, "named.touchstone");
  g_autofree char *unnamed = NULL;
  TsWindow *window = ts_driver_open (fixture->driver, pdf);

  g_assert_nonnull (window);
  g_assert_true (ts_harness_run_until (has_pages, window));
  ts_driver_settle (window);
  g_assert_null (app_find_label (GTK_WIDGET (window), "No Report Yet"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 GTK_WIDGET (ts_workbench_get_page_view (ts_window_get_workbench (window))));
  g_assert_true (
      gtk_widget_get_mapped (GTK_WIDGET (ts_workbench_get_panel (ts_window_get_workbench (window)))));
  g_assert_true (ts_project_is_unnamed (ts_window_get_project (window)));
  unnamed = g_strdup (ts_project_get_path (ts_window_get_project (window)));
  ts_driver_rate (window, "A1", "included", NULL, NULL);
  ts_harness_activate (GTK_WIDGET (window), "win.save-as-file", "s", path);
  g_assert_false (ts_project_is_unnamed (ts_window_get_project (window)));
  g_assert_false (g_file_test (unnamed, G_FILE_TEST_EXISTS));
  ts_driver_close (fixture->driver, window);

  window = ts_driver_open (fixture->driver, path);
  ts_driver_settle (window);
  g_assert_cmpstr (ts_audit_get_level (ts_audit_session_get_audit (ts_driver_get_session (window)), "A1"), ==,
                   "included");
}

static GtkWindow *
find_question (TsWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (other) && gtk_window_get_transient_for (other) == GTK_WINDOW (window))
        return other;
    }
  return NULL;
}

static void
answer (TsWindow *window, const char *response)
{
  GtkWindow *question = find_question (window);

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (question);
}

/* Without a name the window says so, and asks before it closes; nothing is lost then. */
static void
test_unsaved (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = app_sample_path ("haverdale-2019-20.pdf");
  g_autofree char *path = app_fixture_build_path (fixture, "kept.touchstone");
  g_autofree char *unnamed = NULL;
  TsWindow *window = ts_driver_open (fixture->driver, pdf);

  g_assert_true (ts_harness_run_until (has_pages, window));
  ts_driver_settle (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Unsaved project – Touchstone");
  g_assert_nonnull (app_find_label (GTK_WIDGET (window), "no name yet"));
  g_assert_nonnull (app_find_button (GTK_WIDGET (window), "Save…"));
  ts_harness_save_png (GTK_WIDGET (window), "unsaved");
  ts_driver_rate (window, "A1", "included", NULL, NULL);
  unnamed = g_strdup (ts_project_get_path (ts_window_get_project (window)));

  gtk_window_close (GTK_WINDOW (window));
  ts_harness_run_frames (GTK_WIDGET (find_question (window)));
  ts_harness_save_png (GTK_WIDGET (find_question (window)), "unsaved-question");
  answer (window, "cancel");
  g_assert_nonnull (ts_window_get_project (window));
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "later");
  g_assert_true (ts_harness_run_until (has_no_windows, fixture));
  g_assert_true (g_file_test (unnamed, G_FILE_TEST_EXISTS));

  window = ts_driver_open (fixture->driver, unnamed);
  ts_driver_settle (window);
  g_assert_nonnull (app_find_label (GTK_WIDGET (window), "no name yet"));
  ts_harness_activate (GTK_WIDGET (window), "win.save-as-file", "s", path);
  g_assert_null (app_find_label (GTK_WIDGET (window), "no name yet"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "kept.touchstone – Touchstone");
  ts_driver_close (fixture->driver, window);
}

/* One in which nothing was done goes without a question and leaves nothing. */
static void
test_unsaved_empty (AppFixture *fixture, gconstpointer data)
{
  TsWindow *window = ts_driver_start (fixture->driver);
  g_autofree char *path = NULL;

  ts_harness_activate (GTK_WIDGET (window), "app.new", NULL);
  path = g_strdup (ts_project_get_path (ts_window_get_project (window)));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (ts_harness_run_until (has_no_windows, fixture));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_opened_twice (AppFixture *fixture, gconstpointer data)
{
  TsWindow *window = ts_driver_open (fixture->driver, fixture->path);
  g_autofree char *link = app_fixture_build_path (fixture, "link.touchstone");

  g_assert_true (ts_driver_open (fixture->driver, fixture->path) == window);
  /* By another name it is the same file. */
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (ts_driver_open (fixture->driver, link) == window);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
}

static void
assert_refused (AppFixture *fixture, const char *path, const char *says)
{
  g_assert_null (ts_driver_open (fixture->driver, path));
  g_assert_true (app_says (start_window (fixture), says));
}

static void
test_foreign (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *path = app_fixture_build_path (fixture, "foreign.touchstone");

  g_assert_true (g_file_set_contents (path, "This is no project, but a letter.\n", -1, NULL));
  assert_refused (fixture, path, "The Project Can’t Be Opened");
}

static void
test_damaged (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes + 200, 0x5a, MIN (length - 200, 60000));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  assert_refused (fixture, fixture->path, "The Project Can’t Be Opened");
}

/* The version that the file says stands in its header. */
static void
test_newer (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  bytes[60] = 0x7f;
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  assert_refused (fixture, fixture->path, "newer");
}

static void
test_missing (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *path = app_fixture_build_path (fixture, "missing.touchstone");

  assert_refused (fixture, path, "The Project Can’t Be Opened");
}

static void
test_in_use (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsProject) holder = ts_project_open (fixture->path, TS_OPEN_READ_WRITE, NULL, &error);
  TsWindow *window;

  g_assert_no_error (error);
  window = ts_driver_open (fixture->driver, fixture->path);
  ts_driver_settle (window);
  g_assert_true (ts_project_is_read_only (ts_window_get_project (window)));
  g_assert_nonnull (app_find_label (GTK_WIDGET (window), "since"));
  ts_driver_close (fixture->driver, window);
  g_assert_true (ts_project_close (holder, &error));
}

/* A PDF that is none: the new project stands there and says why it is empty. */
static void
test_bad_pdf (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *half = app_sample_path ("half.pdf");
  TsWindow *window = ts_driver_open (fixture->driver, half);

  g_assert_nonnull (window);
  g_assert_true (app_says (window, "damaged"));
  g_assert_null (ts_audit_session_get_report (ts_driver_get_session (window)));
}

/* As the program starts with a file: named at the beginning, asked for later. */
static TsApplication *
name_first (const char *first)
{
  static guint n;
  TsApplication *application = ts_application_new (first);
  g_autofree char *id = g_strdup_printf (TS_APP_ID ".Number%u", ++n);

  /* Beside the others of this process. */
  g_application_set_application_id (G_APPLICATION (application), id);
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
  return application;
}

static TsApplication *
start_with (const char *first)
{
  TsApplication *application = name_first (first);
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static gboolean
is_free (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsProject) project = ts_project_open (path, TS_OPEN_READ_WRITE, NULL, &error);

  return project != NULL;
}

/* The project is open before the window is there, and is the one that it shows. */
static void
test_ahead (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (TsApplication) application = start_with (fixture->path);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  TsPageView *view;
  TsWindow *window;

  g_assert_false (is_free (fixture->path));
  window = ts_application_open (application, file);
  g_assert_nonnull (window);
  g_assert_false (ts_project_is_read_only (ts_window_get_project (window)));
  ts_driver_settle (window);
  g_assert_true (has_pages (window));
  /* Whatever stands beside the page was known of, or else it was drawn in vain. */
  view = ts_workbench_get_page_view (ts_window_get_workbench (window));
  g_assert_cmpint (view->expected_width, ==, gtk_widget_get_width (GTK_WIDGET (view)));
  ts_driver_close (fixture->driver, window);
  g_assert_true (is_free (fixture->path));
}

typedef struct
{
  TsApplication *application;
  const char *path;
  gboolean was_free;
} InVain;

static gboolean
look_and_quit_cb (gpointer data)
{
  InVain *in_vain = data;

  in_vain->was_free = is_free (in_vain->path);
  g_action_group_activate_action (G_ACTION_GROUP (in_vain->application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* What was opened ahead and then not asked for is let go while the program runs. */
static void
test_ahead_in_vain (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (TsApplication) application = name_first (fixture->path);
  InVain in_vain = { application, fixture->path, FALSE };
  char name[] = "touchstone";
  char *argv[] = { name, NULL };

  g_idle_add_full (G_PRIORITY_LOW, look_and_quit_cb, &in_vain, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, argv), ==, 0);
  g_assert_true (in_vain.was_free);
}

/* What can't be opened is said when it is asked for. */
static void
test_ahead_missing (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *path = app_fixture_build_path (fixture, "missing.touchstone");
  g_autoptr (TsApplication) application = start_with (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TsWindow *window;

  g_assert_null (ts_application_open (application, file));
  window = TS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_true (app_says (window, "The Project Can’t Be Opened"));
  ts_driver_close (fixture->driver, window);
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add_unopened ("/application/start", test_start);
  app_test_add_unopened ("/application/pdf", test_pdf);
  app_test_add_unopened ("/application/unsaved", test_unsaved);
  app_test_add_unopened ("/application/unsaved-empty", test_unsaved_empty);
  app_test_add_unopened ("/application/opened-twice", test_opened_twice);
  app_test_add_unopened ("/application/foreign", test_foreign);
  app_test_add_unopened ("/application/damaged", test_damaged);
  app_test_add_unopened ("/application/newer", test_newer);
  app_test_add_unopened ("/application/missing", test_missing);
  app_test_add_unopened ("/application/in-use", test_in_use);
  app_test_add_unopened ("/application/bad-pdf", test_bad_pdf);
  app_test_add_unopened ("/application/ahead", test_ahead);
  app_test_add_unopened ("/application/ahead-in-vain", test_ahead_in_vain);
  app_test_add_unopened ("/application/ahead-missing", test_ahead_missing);
  return app_fixture_run ();
}
