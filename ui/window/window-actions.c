#include "config.h"

#include "window/window-private.h"

#include "dialogs/about.h"
#include "dialogs/add-report-dialog.h"
#include "dialogs/shortcuts.h"

#include <glib/gi18n.h>

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_window_step_history (data, TRUE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_window_step_history (data, FALSE);
}

static void
undo_here_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_window_step_here (data, TRUE);
}

static void
redo_here_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_window_step_here (data, FALSE);
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_window_move_pane (data, 1);
}

static void
previous_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_window_move_pane (data, -1);
}

static void
place_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TsWindow *self = data;

  if (adw_view_stack_get_child_by_name (self->places, g_variant_get_string (state, NULL)) == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->places, g_variant_get_string (state, NULL));
  g_simple_action_set_state (action, state);
}

/* --- Adding a report --- */

static void
add_response_cb (GtkNativeDialog *dialog, int response, TsWindow *self)
{
  int role = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "ts-role"));
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && self->session != NULL)
    ts_add_report_dialog_present (GTK_WIDGET (self), self->session, file, (TsDocumentRole) role);
  g_object_unref (dialog);
}

static void
choose_file (TsWindow *self, const char *title, TsDocumentRole role)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "ts-role", GINT_TO_POINTER (role));
  g_signal_connect (chooser, "response", G_CALLBACK (add_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_report_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_file (data, _ ("Add a Report"), TS_ROLE_REPORT);
}

static void
add_annex_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_file (data, _ ("Add an Annex"), TS_ROLE_ANNEX);
}

static void
add_annex_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWindow *self = data;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL));

  ts_add_report_dialog_present (GTK_WIDGET (self), self->session, file, TS_ROLE_ANNEX);
}

static void
add_report_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWindow *self = data;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL));

  ts_add_report_dialog_present (GTK_WIDGET (self), self->session, file, TS_ROLE_REPORT);
}

/* --- Saving under a name --- */

/* From a closing window's question the window goes once its project is saved. */
static void
save_as (TsWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean close = self->closing;

  ts_window_flush_typing (self);
  ts_workbench_keep_state (self->workbench);
  if (!ts_project_save_as (self->project, path, &error))
    ts_window_say_problem (self, _ ("The Project Was Not Saved There"), error->message);
  else
    ts_window_say (self, _ ("Saved. Every change is kept by itself from now on."));
  self->closing = close && error == NULL;
  ts_window_show_name (self);
  ts_window_update_actions (self);
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, TsWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file != NULL && self->project != NULL)
    save_as (self, g_file_peek_path (file));
  else
    self->closing = FALSE;
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TsWindow *self = data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save Project As"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = ts_window_dup_file_name (self);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (save_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_as_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  save_as (data, g_variant_get_string (parameter, NULL));
}

/* Made only when it is asked for. */
static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *shortcuts = GTK_WINDOW (ts_shortcuts_window_new ());

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (data));
  gtk_window_present (shortcuts);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ts_about_present (GTK_WINDOW (data));
}

/* --- What can be done now --- */

static void
enable (TsWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
name_button (GtkWidget *button, const char *label)
{
  /* Asked for anew each time, GTK has the X server tell where the pointer is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), label) == 0)
    return;
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* "Undo rate B4 not included" */
static void
name_steps (TsWindow *self, const char *undo, const char *redo)
{
  g_autofree char *undo_name = undo != NULL ? ts_action_dup_text (undo, TRUE) : NULL;
  g_autofree char *redo_name = redo != NULL ? ts_action_dup_text (redo, TRUE) : NULL;
  /* Translators: %s is what was done, "tag passage to B4". */
  g_autofree char *undo_label =
      undo != NULL ? g_strdup_printf (_ ("Undo %s"), undo_name) : g_strdup (_ ("Undo"));
  /* Translators: %s is what was undone, "tag passage to B4". */
  g_autofree char *redo_label =
      redo != NULL ? g_strdup_printf (_ ("Redo %s"), redo_name) : g_strdup (_ ("Redo"));

  name_button (self->undo, undo_label);
  name_button (self->redo, redo_label);
}

void
ts_window_update_actions (TsWindow *self)
{
  TsHistory *history = self->project != NULL ? ts_project_get_history (self->project) : NULL;
  gboolean writable = self->project != NULL && !ts_project_is_read_only (self->project);
  const char *undo = history != NULL ? ts_history_get_undo_action (history) : NULL;
  const char *redo = history != NULL ? ts_history_get_redo_action (history) : NULL;

  enable (self, "undo", writable && undo != NULL);
  enable (self, "redo", writable && redo != NULL);
  enable (self, "undo-here", writable);
  enable (self, "redo-here", writable);
  enable (self, "place", self->project != NULL);
  enable (self, "next-pane", self->project != NULL);
  enable (self, "previous-pane", self->project != NULL);
  enable (self, "save-as", self->project != NULL);
  enable (self, "save-as-file", self->project != NULL);
  enable (self, "add-report", writable);
  enable (self, "add-report-file", writable);
  enable (self, "add-annex", writable);
  enable (self, "add-annex-file", writable);
  name_steps (self, undo, redo);
}

void
ts_window_add_actions (TsWindow *self)
{
  const GActionEntry entries[] = {
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "undo-here", undo_here_cb },
    { "redo-here", redo_here_cb },
    { "next-pane", next_pane_cb },
    { "previous-pane", previous_pane_cb },
    { "place", NULL, "s", "'audit'", place_cb },
    { "add-report", add_report_cb },
    { "add-report-file", add_report_file_cb, "s" },
    { "add-annex", add_annex_cb },
    { "add-annex-file", add_annex_file_cb, "s" },
    { "save-as", save_as_cb },
    { "save-as-file", save_as_file_cb, "s" },
    { "shortcuts", shortcuts_cb },
    { "about", about_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
