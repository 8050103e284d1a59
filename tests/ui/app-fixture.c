#include "config.h"

#include "app-fixture.h"

#include "project/intake.h"

#include <glib/gstdio.h>
#include <string.h>

static TsDriver *driver;
static char *prototype_folder;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

char *
app_sample_path (const char *name)
{
  return g_build_filename (g_getenv ("TOUCHSTONE_SAMPLE_DIR"), name, NULL);
}

static char *
take_in (TsProject *project, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const TsIntakeValues values = { 0 };
  g_autoptr (TsIntakeResult) result = ts_intake_add (project, file, &values, &error);

  g_assert_no_error (error);
  return g_strdup (result->report);
}

/* The project that every test gets a copy of: taken in once. */
static char *
dup_prototype (void)
{
  g_autoptr (GError) error = NULL;
  char *path;

  if (prototype_folder != NULL)
    return g_build_filename (prototype_folder, "prototype.touchstone", NULL);
  prototype_folder = g_dir_make_tmp ("touchstone-ui-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (prototype_folder, "prototype.touchstone", NULL);
  {
    g_autoptr (TsProject) project = ts_project_create (path, NULL, "A trial", NULL, &error);
    g_autofree char *pdf = app_sample_path ("northshire-2019-20.pdf");
    g_autofree char *report = NULL;

    g_assert_no_error (error);
    report = take_in (project, pdf);
    ts_project_close (project, &error);
    g_assert_no_error (error);
  }
  return path;
}

void
app_fixture_init (int *argc, char ***argv)
{
  ts_harness_init (argc, argv);
  driver = ts_driver_new ();
}

int
app_fixture_run (void)
{
  int status = g_test_run ();

  ts_driver_free (driver);
  if (prototype_folder != NULL)
    remove_tree (prototype_folder);
  g_free (prototype_folder);
  return status;
}

char *
app_fixture_build_path (AppFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
app_fixture_prepare (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *prototype = dup_prototype ();
  g_autoptr (GFile) from = g_file_new_for_path (prototype);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("touchstone-ui-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = app_fixture_build_path (fixture, "trial.touchstone");
  fixture->driver = driver;
  fixture->window = NULL;
  to = g_file_new_for_path (fixture->path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  app_fixture_prepare (fixture, data);
  fixture->window = ts_driver_open (driver, fixture->path);
  g_assert_nonnull (fixture->window);
  ts_driver_settle (fixture->window);
}

static gboolean
has_no_window (gpointer data)
{
  return gtk_application_get_windows (GTK_APPLICATION (ts_driver_get_application (driver))) == NULL;
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (ts_driver_get_application (driver));
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
  g_assert_true (ts_harness_run_until (has_no_window, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
app_fixture_reopen (AppFixture *fixture)
{
  ts_driver_close (driver, fixture->window);
  fixture->window = ts_driver_open (driver, fixture->path);
  g_assert_nonnull (fixture->window);
  ts_driver_settle (fixture->window);
}

char *
app_fixture_add (AppFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsProject) project = ts_project_open (fixture->path, TS_OPEN_READ_WRITE, NULL, &error);
  g_autofree char *report = NULL;

  g_assert_no_error (error);
  report = take_in (project, path);
  ts_project_close (project, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&report);
}

/* --- Finding --- */

typedef gboolean (*Matches) (GtkWidget *widget, gpointer data);

static GtkWidget *
find (GtkWidget *root, Matches matches, gpointer data)
{
  if (gtk_widget_get_mapped (root) && matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GType type;
  const char *text;
} Wanted;

static gboolean
is_of_type (GtkWidget *widget, gpointer data)
{
  const Wanted *wanted = data;

  return G_TYPE_CHECK_INSTANCE_TYPE (widget, wanted->type) &&
         (wanted->text == NULL || g_strcmp0 (gtk_widget_get_name (widget), wanted->text) == 0);
}

static gboolean
is_label (GtkWidget *widget, gpointer data)
{
  const Wanted *wanted = data;

  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), wanted->text) != NULL;
}

static gboolean
is_button (GtkWidget *widget, gpointer data)
{
  const Wanted *wanted = data;

  return GTK_IS_BUTTON (widget) && find (widget, is_label, (gpointer) wanted) != NULL;
}

GtkWidget *
app_find (GtkWidget *root, GType type, const char *name)
{
  return find (root, is_of_type, &(Wanted){ type, name });
}

GtkWidget *
app_find_button (GtkWidget *root, const char *label)
{
  return find (root, is_button, &(Wanted){ 0, label });
}

GtkWidget *
app_find_label (GtkWidget *root, const char *text)
{
  return find (root, is_label, &(Wanted){ 0, text });
}

void
app_click (GtkWidget *widget)
{
  ts_harness_run_frames (widget);
  ts_harness_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, 1);
}

TsAuditSession *
app_get_session (AppFixture *fixture)
{
  return ts_driver_get_session (fixture->window);
}

TsPageView *
app_get_pages (AppFixture *fixture)
{
  return ts_workbench_get_page_view (ts_window_get_workbench (fixture->window));
}

void
app_act (AppFixture *fixture, const char *action, const char *parameter)
{
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (fixture->window)), action,
                       parameter != NULL ? "s" : NULL, parameter);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

void
app_press (AppFixture *fixture, const char *key)
{
  ts_harness_press_key (GTK_WIDGET (fixture->window), key);
}

typedef struct
{
  TsWindow *window;
  const char *text;
} Saying;

static gboolean
says (gpointer data)
{
  const Saying *saying = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      gboolean of_it = window == GTK_WIDGET (saying->window) ||
                       gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (saying->window);

      if (of_it && app_find_label (window, saying->text) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
app_says (TsWindow *window, const char *text)
{
  return ts_harness_run_until (says, &(Saying){ window, text });
}
