#include "config.h"

#include "window/window-private.h"

#include "dialogs/add-report-dialog.h"
#include "project/recent.h"
#include "start/start-page.h"
#include "widgets/late-menu.h"
#include "widgets/menu-tip.h"
#include "widgets/message.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define CHECK_AFTER 3 /* seconds */

G_DEFINE_FINAL_TYPE (TsWindow, ts_window, ADW_TYPE_APPLICATION_WINDOW)

TsProject *
ts_window_get_project (TsWindow *self)
{
  return self->project;
}

TsWorkbench *
ts_window_get_workbench (TsWindow *self)
{
  return self->workbench;
}

/* The letter is laid out only once somebody wants to see it. */
TsLetterPage *
ts_window_get_letter (TsWindow *self)
{
  if (self->letter == NULL && self->session != NULL)
    {
      self->letter = TS_LETTER_PAGE (ts_letter_page_new (self->session));
      adw_bin_set_child (self->letter_place, GTK_WIDGET (self->letter));
    }
  return self->letter;
}

/* --- Saying things --- */

void
ts_window_say_problem (TsWindow *self, const char *heading, const char *message)
{
  GtkWidget *dialog = ts_message_new (GTK_WINDOW (self), heading, message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
problem_cb (TsWindow *self, const char *message)
{
  ts_window_say_for (self, message, 8, FALSE); /* a sentence to read, and to act on */
}

static void
done_cb (TsWindow *self, const char *message, gboolean undoable)
{
  guint seconds = g_utf8_strlen (message, -1) > 70 ? 8 : undoable ? 5 : 3;

  ts_window_say_for (self, message, seconds, undoable);
}

/* --- The project --- */

/* The places stand below where there is no room for them in the header. The bar is
 * hidden rather than folded away: folded, GTK 4.8 gives it a negative height.
 */
static void
show_bar (TsWindow *self)
{
  gboolean narrow = self->project != NULL && adw_view_switcher_title_get_title_visible (self->switcher);

  adw_view_switcher_bar_set_reveal (self->bar, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), narrow);
}

static void
passage_requested_cb (TsWindow *self)
{
  adw_view_stack_set_visible_child_name (self->places, "audit");
}

static void
place_shown_cb (TsWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->places);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "place");

  if (self->project == NULL || name == NULL)
    return;
  if (g_str_equal (name, "letter"))
    ts_window_get_letter (self);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
  ts_window_focus_place (self);
}

static void
restore_session (TsWindow *self)
{
  g_autofree char *tool_id = ts_project_dup_view_state (self->project, "tool");
  g_autofree char *item = ts_project_dup_view_state (self->project, "item");
  TsTool tool;

  if (tool_id != NULL && ts_tool_from_id (tool_id, &tool))
    ts_audit_session_set_tool (self->session, tool);
  ts_audit_session_set_report (self->session, ts_opening_find_report (self->project));
  if (item != NULL && *item != '\0')
    ts_audit_session_set_item (self->session, item);
}

/* A report that came by undo, redo or another window's action, when none was shown. */
static void
reports_changed_cb (TsWindow *self)
{
  GListModel *reports = ts_register_get_reports (ts_project_get_register (self->project));
  TsReport *shown = ts_audit_session_get_report (self->session);
  gboolean there = FALSE;
  g_autoptr (TsReport) first = g_list_model_get_item (reports, 0);

  for (guint i = 0; shown != NULL && !there && i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (TsReport) report = g_list_model_get_item (reports, i);

      there = report == shown;
    }
  if (!there)
    ts_audit_session_set_report (self->session, first);
}

/* --- The pane left of the report, as it was last --- */

static void
restore_contents (TsWindow *self)
{
  g_autofree char *tab = g_settings_get_string (self->settings, "contents-tab");
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  ts_workbench_set_contents (self->workbench, width,
                             g_settings_get_boolean (self->settings, "contents-visible"),
                             g_settings_get_int (self->settings, "contents-width"), tab);
}

static void
keep_contents (TsWindow *self)
{
  const char *tab;
  int width;

  g_settings_set_boolean (self->settings, "contents-visible",
                          ts_workbench_get_contents (self->workbench, &width, &tab));
  g_settings_set_int (self->settings, "contents-width", CLAMP (width, 100, 2048));
  g_settings_set_string (self->settings, "contents-tab", tab);
}

/* What the screens will have, so that the page can be drawn while the window is made.
 * A guess that fails costs a page drawn in vain.
 */
static void
expect_size (TsWindow *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GtkBorder border, padding;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  /* Where windows have no shadows, a frame takes their place. */
  gtk_style_context_get_border (style, &border);
  gtk_style_context_get_padding (style, &padding);
  width -= border.left + border.right + padding.left + padding.right;
  ts_workbench_expect_size (self->workbench, width, height);
}

/* The screens over the project's services as they are now. */
static void
build_screens (TsWindow *self, TsOpening *ahead)
{
  self->session = ts_audit_session_new (self->project);
  self->history = g_object_ref (ts_project_get_history (self->project));
  self->reports = g_object_ref (ts_register_get_reports (ts_project_get_register (self->project)));
  restore_session (self);
  self->workbench = TS_WORKBENCH (ts_workbench_new (self->session, ahead));
  ts_workbench_set_panel_width (self->workbench, g_settings_get_int (self->settings, "audit-panel-width"));
  restore_contents (self);
  g_settings_bind (self->settings, "reading-mode", ts_workbench_get_page_view (self->workbench), "tone",
                   G_SETTINGS_BIND_DEFAULT);
  if (!gtk_widget_get_realized (GTK_WIDGET (self)) &&
      !g_settings_get_boolean (self->settings, "window-maximised"))
    expect_size (self);
  adw_bin_set_child (self->audit_place, GTK_WIDGET (self->workbench));

  g_signal_connect_swapped (self->session, "problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_swapped (self->session, "done", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->session, "passage-requested", G_CALLBACK (passage_requested_cb), self);
  g_signal_connect_swapped (self->history, "notify", G_CALLBACK (ts_window_update_actions), self);
  g_signal_connect_swapped (self->history, "changed", G_CALLBACK (ts_window_forget_undo), self);
  g_signal_connect_data (self->reports, "items-changed", G_CALLBACK (reports_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
drop_screens (TsWindow *self)
{
  g_settings_set_int (self->settings, "audit-panel-width", ts_workbench_get_panel_width (self->workbench));
  keep_contents (self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->history, self);
  g_signal_handlers_disconnect_by_data (self->reports, self);
  /* The window would hold on to what goes with the keyboard in it. */
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  /* Fields keep what was typed as they go. */
  adw_bin_set_child (self->letter_place, NULL);
  adw_bin_set_child (self->audit_place, NULL);
  self->letter = NULL;
  self->workbench = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->history);
  g_clear_object (&self->reports);
}

/* Saved under another name, the project has other services. */
static void
moved_cb (TsWindow *self)
{
  drop_screens (self);
  build_screens (self, NULL);
  place_shown_cb (self);
}

static void
damage_cb (TsWindow *self, const char *lines)
{
  g_autofree char *message = g_strdup_printf (
      _ ("Save it under another name now, and compare with your last copy. What was found:\n%s"), lines);

  ts_window_say_problem (self, _ ("The Project File Is Damaged"), message);
}

/* Once the first page is on the screen. */
static gboolean
start_check_cb (gpointer data)
{
  TsWindow *self = data;

  self->check_source = 0;
  ts_project_start_check (self->project);
  return G_SOURCE_REMOVE;
}

static void
open_project (TsWindow *self, TsProject *project, TsOpening *ahead)
{
  const char *reason = ts_project_get_read_only_reason (project);

  self->project = g_object_ref (project);
  build_screens (self, ahead);
  g_signal_connect_swapped (project, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (project, "damage-found", G_CALLBACK (damage_cb), self);
  self->check_source = g_timeout_add_seconds (CHECK_AFTER, start_check_cb, self);

  gtk_label_set_text (self->read_only_reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->read_only, reason != NULL);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, TRUE);
  adw_view_stack_set_visible_child_name (self->places, "audit");
  gtk_stack_set_visible_child_name (self->stack, "project");
}

static void
close_project (TsWindow *self)
{
  g_autoptr (TsProject) project = g_steal_pointer (&self->project);
  g_autoptr (GError) error = NULL;
  g_autofree char *forgotten = NULL;

  if (project == NULL)
    return;
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (project, self);
  ts_workbench_keep_state (self->workbench);
  drop_screens (self);
  if (ts_window_is_forgettable (project))
    forgotten = g_strdup (ts_project_get_path (project));
  else
    ts_recent_note (project);
  if (!ts_project_close (project, &error))
    g_warning ("%s", error->message);
  if (forgotten != NULL)
    {
      ts_recent_forget (forgotten);
      g_unlink (forgotten);
    }
  self->closing = FALSE;
  gtk_widget_set_visible (self->read_only, FALSE);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, FALSE);
}

/* Made where there is no project to show, with the list as it is then. */
static void
show_start (TsWindow *self)
{
  adw_bin_set_child (self->start_place, ts_start_page_new ());
}

void
ts_window_set_project (TsWindow *self, TsProject *project, TsOpening *ahead)
{
  g_return_if_fail (TS_IS_WINDOW (self));

  close_project (self);
  adw_bin_set_child (self->start_place, NULL);
  if (project != NULL)
    open_project (self, project, ahead);
  else
    {
      show_start (self);
      gtk_stack_set_visible_child_name (self->stack, "start");
    }
  ts_window_show_name (self);
  show_bar (self);
  ts_window_update_actions (self);
  ts_window_focus_place (self);
}

/* --- Dropped files --- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  TsWindow *self = data;
  GFile *file = g_value_get_object (value);
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    return FALSE;
  if (self->session != NULL && !ts_project_is_read_only (self->project) &&
      !g_str_has_suffix (path, ".touchstone"))
    ts_add_report_dialog_present (GTK_WIDGET (self), self->session, file, TS_ROLE_REPORT);
  else
    g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self))), "open",
                                    g_variant_new_string (path));
  return TRUE;
}

/* --- The window --- */

/* Not at the first button of the header, where a window begins by itself. */
static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ts_window_parent_class)->map (widget);
  ts_window_focus_place (TS_WINDOW (widget));
}

static gboolean
close_request (GtkWindow *window)
{
  TsWindow *self = TS_WINDOW (window);
  int width, height;

  if (!ts_window_may_close (self))
    return TRUE;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximised", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window) && width >= 360 && height >= 300)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  close_project (self);
  return GTK_WINDOW_CLASS (ts_window_parent_class)->close_request (window);
}

static void
ts_window_dispose (GObject *object)
{
  TsWindow *self = TS_WINDOW (object);

  if (self->places != NULL)
    g_signal_handlers_disconnect_by_data (self->places, self);
  if (self->switcher != NULL)
    g_signal_handlers_disconnect_by_data (self->switcher, self);
  close_project (self);
  ts_window_stop_saying (self);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ts_window_parent_class)->dispose (object);
}

static void
ts_window_class_init (TsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_window_dispose;
  widget_class->map = map;
  GTK_WINDOW_CLASS (class)->close_request = close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/touchstone_audit/Touchstone/window/window.ui");
  gtk_widget_class_bind_template_child (widget_class, TsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, unsaved);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, read_only);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, read_only_reason);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, start_place);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, places);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, audit_place);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, letter_place);
  gtk_widget_class_bind_template_child (widget_class, TsWindow, bar);
}

static void
ts_window_init (TsWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  ts_late_menu_set (self->menu, self->main_menu);
  ts_menu_tip_guard (self->menu);
  self->settings = g_settings_new (TS_APP_ID);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximised"))
    gtk_window_maximize (GTK_WINDOW (self));
  ts_window_add_actions (self);
  ts_window_update_actions (self);
  g_signal_connect_swapped (self->places, "notify::visible-child", G_CALLBACK (place_shown_cb), self);
  g_signal_connect_swapped (self->switcher, "notify::title-visible", G_CALLBACK (show_bar), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

TsWindow *
ts_window_new (AdwApplication *application)
{
  return g_object_new (TS_TYPE_WINDOW, "application", application, NULL);
}
