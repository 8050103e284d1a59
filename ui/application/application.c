#include "config.h"

#include "application/application.h"

#include "application/ahead.h"
#include "application/sample.h"
#include "application/toolkit.h"
#include "dialogs/add-report-dialog.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _TsApplication
{
  AdwApplication parent_instance;

  char *first;        /* the file named at the start */
  TsAhead *ahead;     /* opens it beside the toolkit; NULL once asked for */
  TsProject *project; /* that one, with ... */
  TsOpening *opening; /* ... its document; NULL once they have a window */
};

G_DEFINE_FINAL_TYPE (TsApplication, ts_application, ADW_TYPE_APPLICATION)

/* Who works here: the variable, then the setting; NULL lets the project take the
 * name of the account.
 */
static char *
dup_reviewer (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TS_APP_ID);
  const char *variable = g_getenv ("TOUCHSTONE_REVIEWER");
  g_autofree char *name = NULL;

  if (variable != NULL && *variable != '\0')
    return g_strdup (variable);
  name = g_settings_get_string (settings, "reviewer");
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

/* A window that shows the start screen, or a new one. */
static TsWindow *
find_free_window (TsApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL;
       window = window->next)
    if (TS_IS_WINDOW (window->data) && ts_window_get_project (window->data) == NULL)
      return window->data;
  return ts_window_new (ADW_APPLICATION (self));
}

/* The same file, by whatever name. */
static gboolean
is_same_file (const char *one, const char *other)
{
  GStatBuf one_stat, other_stat;

  return g_str_equal (one, other) ||
         (g_stat (one, &one_stat) == 0 && g_stat (other, &other_stat) == 0 &&
          one_stat.st_dev == other_stat.st_dev && one_stat.st_ino == other_stat.st_ino);
}

static TsWindow *
find_window_of (TsApplication *self, const char *path)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL;
       window = window->next)
    {
      TsProject *project = TS_IS_WINDOW (window->data) ? ts_window_get_project (window->data) : NULL;

      if (project != NULL && is_same_file (ts_project_get_path (project), path))
        return window->data;
    }
  return NULL;
}

static TsWindow *
show_project (TsApplication *self, TsProject *project)
{
  TsWindow *window = find_free_window (self);
  g_autoptr (TsOpening) opening = NULL;

  if (project == self->project)
    {
      opening = g_steal_pointer (&self->opening);
      g_clear_object (&self->project);
    }
  ts_window_set_project (window, project, opening);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
say_problem (TsApplication *self, const char *heading, const GError *error)
{
  TsWindow *window = find_free_window (self);

  ts_window_set_project (window, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  ts_window_say_problem (window, heading, error->message);
}

/* --- Opening --- */

static void
join_ahead (TsApplication *self)
{
  if (self->ahead != NULL)
    self->project = ts_ahead_join (g_steal_pointer (&self->ahead), &self->opening);
}

/* The project at @path if it was opened ahead, else NULL. */
static TsProject *
dup_ahead (TsApplication *self, const char *path)
{
  join_ahead (self);
  if (self->project == NULL || !is_same_file (ts_project_get_path (self->project), path))
    return NULL;
  return g_object_ref (self->project);
}

static TsWindow *
open_project (TsApplication *self, const char *path)
{
  g_autofree char *reviewer = dup_reviewer ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TsProject) project = NULL;
  TsWindow *window = find_window_of (self, path);

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return window;
    }
  project = dup_ahead (self, path);
  if (project == NULL)
    project = ts_project_open (path, TS_OPEN_OR_READ_ONLY, reviewer, &error);
  if (project == NULL)
    {
      say_problem (self, _ ("The Project Can’t Be Opened"), error);
      return NULL;
    }
  return show_project (self, project);
}

static TsWindow *
create_unnamed (TsApplication *self)
{
  g_autofree char *reviewer = dup_reviewer ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TsProject) project = ts_project_create_unnamed ("wt2018", reviewer, &error);

  if (project == NULL)
    {
      say_problem (self, _ ("A New Project Can’t Be Made"), error);
      return NULL;
    }
  return show_project (self, project);
}

static gboolean
is_pdf (const char *path)
{
  char start[1024] = "";
  FILE *file;
  size_t length;

  if (g_str_has_suffix (path, ".touchstone"))
    return FALSE;
  file = fopen (path, "rbe");
  length = file != NULL ? fread (start, 1, sizeof start, file) : 0;
  if (file != NULL)
    fclose (file);
  return g_strstr_len (start, (gssize) length, "%PDF-") != NULL;
}

/* What is wrong with the file is said when it is opened in earnest. */
static void
open_ahead (TsApplication *self)
{
  g_autoptr (GFile) file = self->first != NULL ? g_file_new_for_commandline_arg (self->first) : NULL;
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path != NULL && !is_pdf (path))
    self->ahead = ts_ahead_start (path, dup_reviewer);
}

static void
drop_ahead (TsApplication *self)
{
  join_ahead (self);
  if (self->opening != NULL)
    ts_opening_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->project);
}

TsWindow *
ts_application_open (TsApplication *self, GFile *file)
{
  const char *path = g_file_peek_path (file);
  TsWindow *window;

  if (path == NULL)
    {
      g_autoptr (GError) error =
          g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("Only files of this computer can be opened. Copy it here first."));

      say_problem (self, _ ("The File Can’t Be Opened"), error);
      return NULL;
    }
  if (!is_pdf (path))
    return open_project (self, path);
  window = create_unnamed (self);
  if (window != NULL)
    ts_add_report_run (GTK_WIDGET (window), ts_workbench_get_session (ts_window_get_workbench (window)),
                       file);
  return window;
}

/* --- Actions --- */

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  create_unnamed (data);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  ts_application_open (data, file);
}

static void
open_response_cb (GtkNativeDialog *dialog, int response, TsApplication *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file != NULL)
    ts_application_open (self, file);
}

static void
open_dialog_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsApplication *self = data;
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Open"), gtk_application_get_active_window (GTK_APPLICATION (self)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Projects and PDF documents"));
  gtk_file_filter_add_pattern (filter, "*.touchstone");
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (open_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsApplication *self = data;
  g_autofree char *path = ts_sample_dup_project_path ();
  g_autofree char *reviewer = dup_reviewer ();
  g_autoptr (GError) error = NULL;
  TsWindow *window;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !ts_sample_create_project (path, reviewer, &error))
    {
      say_problem (self, _ ("The Sample Can’t Be Opened"), error);
      return;
    }
  window = open_project (self, path);
  if (window != NULL)
    ts_sample_fill (ts_workbench_get_session (ts_window_get_workbench (window)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
  g_list_free (windows);
}

/* --- The application --- */

static int
command_line (GApplication *application, GApplicationCommandLine *line)
{
  TsApplication *self = TS_APPLICATION (application);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  GVariantDict *options = g_application_command_line_get_options_dict (line);

  if (g_variant_dict_contains (options, "sample"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "sample", NULL);
  else if (arguments[0] == NULL || arguments[1] == NULL)
    g_application_activate (application);
  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, arguments[i]);

      ts_application_open (self, file);
    }
  drop_ahead (self);
  return 0;
}

static void
activate (GApplication *application)
{
  TsWindow *window = find_free_window (TS_APPLICATION (application));

  ts_window_set_project (window, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
set_accels (GtkApplication *application)
{
  static const char *const accels[][3] = {
    { "app.new", "<Control>n" },
    { "app.open-dialog", "<Control>o" },
    { "app.quit", "<Control>q" },
    { "win.undo-here", "<Control>z" },
    { "win.redo-here", "<Control><Shift>z", "<Control>y" },
    { "win.next-pane", "F6" },
    { "win.previous-pane", "<Shift>F6" },
    { "win.save-as", "<Control><Shift>s" },
    { "win.place::audit", "<Alt>1" },
    { "win.place::letter", "<Alt>2" },
    { "win.shortcuts", "<Control>question", "F1" },
    { "window.close", "<Control>w" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    {
      const char *keys[] = { accels[i][1], accels[i][2], NULL };

      gtk_application_set_accels_for_action (application, accels[i][0], keys);
    }
}

static void
startup (GApplication *application)
{
  const GActionEntry entries[] = {
    { "new", new_cb },       { "open", open_cb, "s" }, { "open-dialog", open_dialog_cb },
    { "sample", sample_cb }, { "quit", quit_cb },
  };

  open_ahead (TS_APPLICATION (application));
  ts_toolkit_start ();
  G_APPLICATION_CLASS (ts_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  set_accels (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (TS_APP_ID);
}

static void
ts_application_dispose (GObject *object)
{
  drop_ahead (TS_APPLICATION (object));
  g_clear_pointer (&TS_APPLICATION (object)->first, g_free);
  G_OBJECT_CLASS (ts_application_parent_class)->dispose (object);
}

static void
ts_application_class_init (TsApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_application_dispose;
  application_class->activate = activate;
  application_class->command_line = command_line;
  application_class->startup = startup;
}

static void
ts_application_init (TsApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample project"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PROJECT or PDF]"));
}

TsApplication *
ts_application_new (const char *first)
{
  TsApplication *self = g_object_new (TS_TYPE_APPLICATION, "application-id", TS_APP_ID, "flags",
                                      G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                                      "/io/github/touchstone_audit/Touchstone", NULL);

  self->first = g_strdup (first);
  return self;
}
