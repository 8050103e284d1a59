#include "config.h"

#include "window/window-private.h"

#include "widgets/message.h"

#include <glib/gi18n.h>

/* A project that was never saved under a name is in a file of its own that only the
 * list of recent projects knows. The window says so, and asks before it is closed.
 */

static gboolean
is_empty (TsProject *project)
{
  TsHistory *history = ts_project_get_history (project);

  return g_list_model_get_n_items (ts_register_get_reports (ts_project_get_register (project))) == 0 &&
         ts_history_get_undo_action (history) == NULL && ts_history_get_redo_action (history) == NULL;
}

static gboolean
is_unsaved (TsProject *project)
{
  return project != NULL && ts_project_is_unnamed (project) && !ts_project_is_read_only (project);
}

gboolean
ts_window_is_forgettable (TsProject *project)
{
  return is_unsaved (project) && is_empty (project);
}

static char *
dup_name (TsWindow *self)
{
  g_autofree char *title = NULL;

  if (self->project == NULL)
    return NULL;
  title = ts_project_dup_setting (self->project, "title");
  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);
  return ts_project_is_unnamed (self->project) ? g_strdup (_ ("Unsaved project"))
                                               : g_path_get_basename (ts_project_get_path (self->project));
}

void
ts_window_show_name (TsWindow *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *title =
      name != NULL ? g_strdup_printf (_ ("%s – Touchstone"), name) : g_strdup (_ ("Touchstone"));

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_view_switcher_title_set_title (self->switcher, name != NULL ? name : _ ("Touchstone"));
  gtk_widget_set_visible (self->unsaved, is_unsaved (self->project));
}

char *
ts_window_dup_file_name (TsWindow *self)
{
  TsReport *report = self->session != NULL ? ts_audit_session_get_report (self->session) : NULL;
  g_autofree char *name = report != NULL ? ts_report_dup_display_name (report) : g_strdup (_ ("Audit"));

  return g_strconcat (g_strdelimit (name, "/\\:*?\"<>|", '-'), ".touchstone", NULL);
}

/* --- Closing --- */

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

/* The window closes after the question, which it would take with it. */
static void
response_cb (TsWindow *self, const char *response)
{
  if (g_str_equal (response, "later"))
    {
      self->closing = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
    }
  else if (g_str_equal (response, "save"))
    {
      self->closing = TRUE; /* once it is saved */
      g_action_group_activate_action (G_ACTION_GROUP (self), "save-as", NULL);
    }
}

static void
ask (TsWindow *self)
{
  GtkWidget *dialog = ts_message_new (
      GTK_WINDOW (self), _ ("Save the Project?"),
      _ ("It has no name yet. What you did is kept on this computer and listed with the recent projects, "
         "but it is in no file that you could copy, back up or send."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "later",
                                    _ ("Close and Name It _Later"), "save", _ ("_Save…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
ts_window_may_close (TsWindow *self)
{
  if (self->closing || !is_unsaved (self->project) || is_empty (self->project))
    return TRUE;
  ask (self);
  return FALSE;
}
