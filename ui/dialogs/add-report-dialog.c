#include "config.h"

#include "dialogs/add-report-dialog.h"

#include "base/date.h"
#include "dialogs/add-report.h"
#include "dialogs/partnership-choice.h"
#include "widgets/menu-tip.h"

#include <glib/gi18n.h>

struct _TsAddReportDialog
{
  AdwWindow parent_instance;

  TsAuditSession *session;
  GFile *file;
  char *name;            /* of the file */
  TsReport *report;      /* that it may be a further document of, or NULL */
  char *partnership_id;  /* or NULL */
  GListModel *choices;   /* of TsSearchItem */
  GCancellable *reading; /* while a file is being checked or taken in */
  gboolean checked;      /* it can be taken in, with the password that was given */

  GtkButton *cancel;
  GtkWidget *add;
  GtkStack *stack;
  GtkWidget *problem_box;
  GtkLabel *problem;
  AdwPreferencesGroup *file_group;
  AdwComboRow *role;
  GtkWidget *partnership_row;
  GtkWidget *period_group;
  GtkWidget *publication_group;
  GtkMenuButton *partnership;
  GtkLabel *partnership_name;
  GtkEditable *title_row;
  GtkEditable *period_start;
  GtkEditable *period_end;
  GtkEditable *published;
  GtkEditable *received;
  GtkProgressBar *progress;
  AdwStatusPage *refused;
  AdwStatusPage *reading_page;
  AdwStatusPage *password_page;
  GtkEditable *password;
  GtkWidget *wrong;
};

G_DEFINE_FINAL_TYPE (TsAddReportDialog, ts_add_report_dialog, ADW_TYPE_WINDOW)

const char *
ts_add_report_dialog_get_step (TsAddReportDialog *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

const char *
ts_add_report_dialog_get_problem (TsAddReportDialog *self)
{
  if (g_str_equal (ts_add_report_dialog_get_step (self), "refused"))
    return gtk_label_get_text (self->problem);
  return gtk_widget_get_visible (self->problem_box) ? gtk_label_get_text (self->problem) : NULL;
}

GtkEditable *
ts_add_report_dialog_get_field (TsAddReportDialog *self, const char *field)
{
  const struct
  {
    const char *field;
    GtkEditable *editable;
  } fields[] = {
    { "title", self->title_row },       { "period-start", self->period_start },
    { "period-end", self->period_end }, { "published", self->published },
    { "received", self->received },     { "password", self->password },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return fields[i].editable;
  g_return_val_if_reached (NULL);
}

/* --- Steps --- */

static void
go_to (TsAddReportDialog *self, const char *step)
{
  gboolean refused = g_str_equal (step, "refused");

  gtk_stack_set_visible_child_name (self->stack, step);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", !refused && !g_str_equal (step, "reading"));
  gtk_widget_set_visible (self->add, !refused);
  gtk_button_set_label (self->cancel, refused ? _ ("_Close") : _ ("_Cancel"));
  gtk_button_set_label (GTK_BUTTON (self->add), g_str_equal (step, "password") ? _ ("_Open") : _ ("_Add"));
  if (g_str_equal (step, "password"))
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
  if (refused)
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
}

static void
say (TsAddReportDialog *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
}

/* --- The form --- */

/* The ISO date of a row in @date, NULL if it is empty. FALSE if it is no date. */
static gboolean
read_date (TsAddReportDialog *self, GtkEditable *row, const char *what, char **date)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  g_autofree char *problem = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  *date = ts_date_parse_typed (text);
  if (*text == '\0' || *date != NULL)
    return TRUE;
  problem =
      g_strdup_printf (_ ("%s: “%s” is no date. Write it like 1 April 2019 or 2019-04-01."), what, text);
  say (self, problem);
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

typedef struct
{
  char *title;
  char *period_start;
  char *period_end;
  char *published;
  char *received;
} Form;

static void
form_clear (Form *form)
{
  g_free (form->title);
  g_free (form->period_start);
  g_free (form->period_end);
  g_free (form->published);
  g_free (form->received);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Form, form_clear)

static gboolean
read_form (TsAddReportDialog *self, Form *form)
{
  say (self, NULL);
  form->title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
  if (!read_date (self, self->period_start, _ ("First day"), &form->period_start) ||
      !read_date (self, self->period_end, _ ("Last day"), &form->period_end) ||
      !read_date (self, self->published, _ ("Published on"), &form->published) ||
      !read_date (self, self->received, _ ("Received on"), &form->received))
    return FALSE;
  if (form->period_start != NULL && form->period_end != NULL &&
      g_strcmp0 (form->period_end, form->period_start) < 0)
    {
      say (self, _ ("The period ends before it begins."));
      gtk_widget_add_css_class (GTK_WIDGET (self->period_end), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->period_end));
      return FALSE;
    }
  return TRUE;
}

/* A date that was understood is shown as it was understood. */
static void
date_left_cb (GtkEventControllerFocus *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  g_autofree char *date = ts_date_parse_typed (gtk_editable_get_text (GTK_EDITABLE (row)));
  g_autofree char *text = date != NULL ? ts_date_format_long (date) : NULL;

  if (text == NULL)
    return;
  gtk_widget_remove_css_class (row, "error");
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (row))))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
ts_add_report_dialog_set_partnership (TsAddReportDialog *self, const char *id)
{
  for (guint i = 0; self->choices != NULL && i < g_list_model_get_n_items (self->choices); i++)
    {
      g_autoptr (TsSearchItem) item = g_list_model_get_item (self->choices, i);
      const char *title = ts_search_item_get_title (item);
      g_autofree char *name = NULL;

      if (!g_str_equal (ts_search_item_get_id (item), id))
        continue;
      g_free (self->partnership_id);
      self->partnership_id = *id != '\0' ? g_strdup (id) : NULL;
      gtk_label_set_text (self->partnership_name, title);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->partnership), title);
      name = g_strdup_printf (_ ("Partnership: %s"), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->partnership), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

/* --- A report of its own, or a further document of the one on show --- */

static TsDocumentRole
get_role (TsAddReportDialog *self)
{
  return self->report != NULL ? (TsDocumentRole) adw_combo_row_get_selected (self->role) : TS_ROLE_REPORT;
}

void
ts_add_report_dialog_set_role (TsAddReportDialog *self, TsDocumentRole role)
{
  if (self->report != NULL)
    adw_combo_row_set_selected (self->role, (guint) role);
}

/* A further document has partnership, title and dates of its report. */
static void
role_cb (TsAddReportDialog *self)
{
  gboolean own = get_role (self) == TS_ROLE_REPORT;
  g_autofree char *name = NULL, *text = NULL, *escaped = NULL;

  gtk_widget_set_visible (self->partnership_row, own);
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), own);
  gtk_widget_set_visible (self->period_group, own);
  gtk_widget_set_visible (self->publication_group, own);
  if (!own)
    name = ts_report_dup_display_name (self->report);
  text =
      own ? g_strdup (_ ("Everything here may be left open; what is not known yet can be said later."))
          /* TRANSLATORS: "it" is another document, the name is a report's */
          : g_strdup_printf (_ ("It opens in a tab beside “%s”, and has its partnership and dates."), name);
  escaped = g_markup_escape_text (text, -1);
  adw_preferences_group_set_description (self->file_group, escaped);
}

/* In the order of TsDocumentRole. */
static void
add_roles (TsAddReportDialog *self)
{
  const char *const roles[] = { _ ("A report of its own"), _ ("An annex"), _ ("The scrutineer’s letter"),
                                NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (roles);

  gtk_widget_set_visible (GTK_WIDGET (self->role), self->report != NULL);
  adw_combo_row_set_model (self->role, G_LIST_MODEL (list));
  g_signal_connect_swapped (self->role, "notify::selected", G_CALLBACK (role_cb), self);
}

/* --- Taking it in --- */

static void
progress_cb (guint done, guint of, gpointer data)
{
  TsAddReportDialog *self = data;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u pages"), done, of);

  if (self->reading == NULL)
    return;
  gtk_progress_bar_set_fraction (self->progress, of > 0 ? (double) done / of : 0);
  gtk_progress_bar_set_text (self->progress, text);
}

static void
fail (TsAddReportDialog *self, const GError *error)
{
  g_autofree char *why = NULL;

  if (ts_add_report_needs_password (error))
    {
      gtk_widget_set_visible (self->wrong,
                              g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_WRONG_PASSWORD));
      gtk_editable_select_region (self->password, 0, -1);
      go_to (self, "password");
      return;
    }
  go_to (self, "form");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  why = ts_add_report_explain (error);
  say (self, why);
}

/* What can't be added gets no form to be filled in first. */
static void
refuse (TsAddReportDialog *self, const GError *error)
{
  g_autofree char *why = ts_add_report_explain (error);
  g_autofree char *escaped = g_markup_escape_text (why, -1);

  say (self, why);
  adw_status_page_set_description (self->refused, escaped);
  go_to (self, "refused");
}

static gboolean
is_open (TsAddReportDialog *self)
{
  return !gtk_widget_in_destruction (GTK_WIDGET (self)) && gtk_widget_get_visible (GTK_WIDGET (self));
}

static void
begin_reading (TsAddReportDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, _ ("Opening"));
  self->reading = g_cancellable_new ();
  go_to (self, "reading");
}

static void
checked_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (TsAddReportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = ts_intake_add_finish (TS_PROJECT (source), async_result, &error);

  g_clear_object (&self->reading);
  if (!is_open (self))
    return;
  self->checked = result != NULL;
  if (self->checked)
    go_to (self, "form");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_window_close (GTK_WINDOW (self));
  else if (ts_add_report_needs_password (error))
    fail (self, error);
  else
    refuse (self, error);
}

static void
check (TsAddReportDialog *self)
{
  const char *password = gtk_editable_get_text (self->password);
  const TsIntakeValues values = { .password = *password != '\0' ? password : NULL, .check_only = TRUE };

  begin_reading (self);
  ts_intake_add_async (ts_audit_session_get_project (self->session), self->file, &values, NULL, NULL,
                       self->reading, checked_cb, g_object_ref (self));
}

static void
added_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (TsAddReportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = ts_intake_add_finish (TS_PROJECT (source), async_result, &error);

  g_clear_object (&self->reading);
  if (result != NULL)
    ts_add_report_welcome (self->session, result);
  /* Closed meanwhile? */
  if (is_open (self))
    {
      if (result != NULL)
        gtk_window_close (GTK_WINDOW (self));
      else
        fail (self, error);
    }
}

static void
add (TsAddReportDialog *self)
{
  const char *password = gtk_editable_get_text (self->password);
  g_auto (Form) form = { 0 };
  TsIntakeValues values = { 0 };

  if (self->reading != NULL)
    return;
  if (get_role (self) == TS_ROLE_REPORT && !read_form (self, &form))
    {
      go_to (self, "form");
      return;
    }
  values.password = *password != '\0' ? password : NULL;
  values.role = get_role (self);
  if (values.role != TS_ROLE_REPORT)
    values.report = ts_report_get_id (self->report);
  else
    values.partnership = self->partnership_id;
  values.title = form.title != NULL && *form.title != '\0' ? form.title : NULL;
  values.period_start = form.period_start;
  values.period_end = form.period_end;
  values.published = form.published;
  values.received = form.received;
  begin_reading (self);
  ts_intake_add_async (ts_audit_session_get_project (self->session), self->file, &values, progress_cb, self,
                       self->reading, added_cb, g_object_ref (self));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TsAddReportDialog *self = TS_ADD_REPORT_DIALOG (widget);

  if (self->checked)
    add (self);
  else if (self->reading == NULL)
    check (self);
}

/* While a file is being read this stops the reading and goes back to the form, if there was one. */
static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TsAddReportDialog *self = TS_ADD_REPORT_DIALOG (widget);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request (GtkWindow *window)
{
  TsAddReportDialog *self = TS_ADD_REPORT_DIALOG (window);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  /* A password entry that has the focus while it goes away is told of it too late. */
  gtk_window_set_focus (window, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WINDOW_CLASS (ts_add_report_dialog_parent_class)->close_request (window);
}

/* --- The window --- */

static void
ts_add_report_dialog_dispose (GObject *object)
{
  TsAddReportDialog *self = TS_ADD_REPORT_DIALOG (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->choices);
  G_OBJECT_CLASS (ts_add_report_dialog_parent_class)->dispose (object);
}

static void
ts_add_report_dialog_finalize (GObject *object)
{
  TsAddReportDialog *self = TS_ADD_REPORT_DIALOG (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->report);
  g_free (self->name);
  g_free (self->partnership_id);
  G_OBJECT_CLASS (ts_add_report_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, cancel);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, add);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, stack);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, problem_box);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, problem);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, file_group);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, role);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, partnership_row);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, period_group);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, publication_group);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, partnership);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, partnership_name);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, title_row);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, period_start);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, period_end);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, published);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, received);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, progress);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, refused);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, reading_page);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, password_page);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, password);
  gtk_widget_class_bind_template_child (class, TsAddReportDialog, wrong);
}

static void
ts_add_report_dialog_class_init (TsAddReportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_add_report_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = ts_add_report_dialog_finalize;
  GTK_WINDOW_CLASS (class)->close_request = close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/touchstone_audit/Touchstone/dialogs/add-report-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.cancel", NULL);
}

/* libadwaita 1.2 shows the title of such a row and leaves its field without a name. */
static void
name_field (GtkEditable *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

static void
ts_add_report_dialog_init (TsAddReportDialog *self)
{
  GtkEditable *dates[4];

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add);
  dates[0] = self->period_start;
  dates[1] = self->period_end;
  dates[2] = self->published;
  dates[3] = self->received;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect (focus, "leave", G_CALLBACK (date_left_cb), NULL);
      gtk_widget_add_controller (GTK_WIDGET (dates[i]), focus);
      name_field (dates[i]);
    }
  name_field (GTK_EDITABLE (self->title_row));
}

static void
add_popover (TsAddReportDialog *self)
{
  GtkWidget *popover = ts_search_popover_new (_ ("Partnership"), _ ("Name of a partnership or authority"),
                                              _ ("No partnership of the register has that in its name."));
  GError *error = NULL;

  self->choices = ts_partnership_choice_list (ts_audit_session_get_project (self->session), &error);
  ts_audit_session_take_error (self->session, error);
  ts_search_popover_set_items (TS_SEARCH_POPOVER (popover), self->choices);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (ts_add_report_dialog_set_partnership), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->partnership, popover);
  ts_menu_tip_guard (self->partnership);
  ts_add_report_dialog_set_partnership (self, "");
}

void
ts_add_report_dialog_present (GtkWidget *parent, TsAuditSession *session, GFile *file, TsDocumentRole role)
{
  TsAddReportDialog *self;
  g_autofree char *title = NULL;
  g_autofree char *needed = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (TS_IS_AUDIT_SESSION (session));
  g_return_if_fail (G_IS_FILE (file));

  self = g_object_new (TS_TYPE_ADD_REPORT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  g_set_object (&self->report, ts_audit_session_get_report (session));
  self->name = ts_add_report_dup_name (file);
  title = g_markup_escape_text (self->name, -1);
  adw_preferences_group_set_title (self->file_group, title);
  needed = g_markup_printf_escaped (_ ("“%s” is protected."), self->name);
  adw_status_page_set_description (self->password_page, needed);
  adw_status_page_set_title (self->reading_page, self->name); /* no markup there */
  adw_status_page_set_title (self->refused, self->name);
  add_popover (self);
  add_roles (self);
  ts_add_report_dialog_set_role (self, role);
  check (self);
  gtk_window_present (GTK_WINDOW (self));
}
