#include "config.h"

#include "workbench/report-view-private.h"

#include "base/date.h"
#include "contents/evidence-strip.h"
#include "widgets/fold-layout.h"
#include "widgets/late-menu.h"
#include "widgets/menu-tip.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (TsReportView, ts_report_view, GTK_TYPE_WIDGET)

static guint changed_signal;

TsPageView *
ts_report_view_get_page_view (TsReportView *self)
{
  return self->pages;
}

const TsShownDocument *
ts_report_view_get_shown (TsReportView *self)
{
  return &self->shown;
}

TsReportMarks *
ts_report_view_get_marks (TsReportView *self)
{
  return self->marks;
}

TsFind *
ts_report_view_get_find (TsReportView *self)
{
  return ts_finder_get_find (self->finder);
}

void
ts_report_view_expect_size (TsReportView *self, int width, int height)
{
  int strip;

  gtk_widget_measure (self->strip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &strip, NULL, NULL);
  ts_page_view_expect_size (self->pages, width - strip, height);
}

/* --- Page and zoom --- */

/* By what is printed on it where that is not simply its number: "iv" "(5 of 34)". */
static void
page_cb (TsReportView *self)
{
  guint n = ts_page_view_get_n_pages (self->pages);
  guint page = ts_page_view_get_page (self->pages);
  const char *label = n > 0 ? ts_page_view_get_label (self->pages, page) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", n > 0 ? page + 1 : 0);
  g_autofree char *count = NULL;

  if (label != NULL)
    /* TRANSLATORS: beside the printed number of a page, "iv": the page's place and how many there are */
    count = g_strdup_printf (_ ("(%u of %u)"), page + 1, n);
  else
    count = g_strdup_printf (_ ("of %u"), n);
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->page_entry))))
    gtk_editable_set_text (self->page_entry, label != NULL ? label : number);
  gtk_label_set_text (self->page_count, count);
  ts_report_view_moved (self);
}

static void
zoom_cb (TsReportView *self)
{
  g_autofree char *percent = g_strdup_printf ("%.0f%%", ts_page_view_get_zoom (self->pages) * 100);

  switch (ts_page_view_get_zoom_mode (self->pages))
    {
    case TS_ZOOM_FIT_WIDTH:
      gtk_menu_button_set_label (self->zoom, _ ("Fit width"));
      break;
    case TS_ZOOM_FIT_PAGE:
      gtk_menu_button_set_label (self->zoom, _ ("Fit page"));
      break;
    case TS_ZOOM_FREE:
    default:
      gtk_menu_button_set_label (self->zoom, percent);
      break;
    }
  ts_report_view_moved (self);
}

static void
page_entered_cb (TsReportView *self)
{
  guint page;

  if (ts_page_view_find_page (self->pages, gtk_editable_get_text (self->page_entry), &page))
    ts_page_view_scroll_to_page (self->pages, page);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
  page_cb (self);
}

/* --- The report --- */

static void
describe_report (TsReportView *self)
{
  TsReport *report = ts_audit_session_get_report (self->session);
  g_autofree char *name = report != NULL ? ts_report_dup_display_name (report) : NULL;
  g_autofree char *period = report != NULL ? ts_date_format_period (ts_report_get_period_start (report),
                                                                    ts_report_get_period_end (report))
                                           : NULL;
  const char *title = report != NULL ? ts_report_get_title (report) : NULL;
  g_autofree char *second = NULL;
  g_autofree char *whole = NULL;

  ts_page_view_set_title (self->pages, title != NULL && *title != '\0' ? title : name);
  if (title != NULL && g_strcmp0 (title, name) != 0 && period != NULL && *period != '\0' &&
      strstr (title, period) == NULL)
    second = g_strdup_printf ("%s, %s", title, period);
  else
    second = g_strdup (title != NULL && g_strcmp0 (title, name) != 0 ? title : period);
  gtk_stack_set_visible_child_name (self->stack, report != NULL ? "report" : "empty");
  gtk_label_set_text (self->title, name != NULL ? name : _ ("No report"));
  gtk_label_set_text (self->period, second != NULL ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->period), second != NULL && *second != '\0');
  if (name != NULL)
    whole = second != NULL && *second != '\0' ? g_strdup_printf ("%s\n%s", name, second) : g_strdup (name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chooser), whole != NULL ? whole : _ ("Choose a Report"));
}

void
ts_report_view_update_bar (TsReportView *self)
{
  page_cb (self);
  zoom_cb (self);
}

void
ts_report_view_emit_changed (TsReportView *self)
{
  g_signal_emit (self, changed_signal, 0);
}

void
ts_report_view_forget_shown (TsReportView *self)
{
  g_clear_pointer (&self->shown.sha256, g_free);
  g_clear_pointer (&self->shown.infos, g_array_unref);
  g_clear_object (&self->shown.reader);
  self->shown.failed = FALSE;
}

static void
report_cb (TsReportView *self)
{
  TsReport *report = ts_audit_session_get_report (self->session);

  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);
  g_set_object (&self->report, report);
  if (report != NULL)
    g_signal_connect_swapped (report, "notify::documents", G_CALLBACK (ts_report_view_update_tabs), self);
  ts_report_view_open_report (self);
  describe_report (self);
}

static void
hits_cb (TsFind *find, TsReportView *self)
{
  ts_report_marks_set_hits (self->marks, ts_find_get_places (find));
}

/* --- Choosing another --- */

static GtkWidget *
create_report_row (gpointer item, gpointer data)
{
  TsReport *report = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = ts_report_dup_display_name (report);
  g_autofree char *period =
      ts_date_format_period (ts_report_get_period_start (report), ts_report_get_period_end (report));
  const char *lines[] = { name, *period != '\0' ? period : ts_report_get_title (report) };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "ts-report", g_object_ref (report), g_object_unref);
  return row;
}

static void
report_chosen_cb (TsReportView *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->chooser_popover);
  ts_audit_session_set_report (self->session, g_object_get_data (G_OBJECT (row), "ts-report"));
}

/* --- The widget --- */

static void
ts_report_view_dispose (GObject *object)
{
  TsReportView *self = TS_REPORT_VIEW (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);
  g_clear_object (&self->report);
  ts_report_view_drop_openings (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->pages = NULL;
  g_clear_object (&self->finder);
  g_clear_object (&self->marks);
  g_clear_object (&self->session);
  ts_report_view_forget_shown (self);
  g_clear_pointer (&self->typed_password, g_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  G_OBJECT_CLASS (ts_report_view_parent_class)->dispose (object);
}

static void
unmap (GtkWidget *widget)
{
  ts_report_view_keep_position (TS_REPORT_VIEW (widget));
  GTK_WIDGET_CLASS (ts_report_view_parent_class)->unmap (widget);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TsReportView, box);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, bar);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, chooser);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, chooser_popover);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, reports);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, title);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, period);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, page_entry);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, page_count);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, zoom);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, zoom_menu);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, reading);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TsReportView, stack);
}

static void
go_to_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TsReportView *self = TS_REPORT_VIEW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->page_entry));
  gtk_editable_select_region (self->page_entry, 0, -1);
}

static void
move_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ts_report_view_move_document (TS_REPORT_VIEW (widget),
                                g_str_equal (action, "report.next-document") ? 1 : -1);
}

static void
show_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ts_report_view_show_document (TS_REPORT_VIEW (widget), g_variant_get_string (parameter, NULL));
}

/* Before the pages have it, for which it means the next or previous page: that it does
 * as long as there are no tabs.
 */
static gboolean
key_cb (TsReportView *self, guint key, guint code, GdkModifierType state)
{
  gboolean down = key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down;
  gboolean up = key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up;

  if ((!down && !up) || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK ||
      ts_document_tabs_get_n_tabs (self->tabs) < 2)
    return GDK_EVENT_PROPAGATE;
  ts_report_view_move_document (self, down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
add_keys (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_l, GDK_CONTROL_MASK, "report.go-to-page", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Left, GDK_ALT_MASK, "page.back", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Right, GDK_ALT_MASK, "page.forward", NULL);
}

static void
ts_report_view_class_init (TsReportViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_report_view_dispose;
  widget_class->unmap = unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/touchstone_audit/Touchstone/workbench/report-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "report.go-to-page", NULL, go_to_page);
  gtk_widget_class_install_action (widget_class, "report.next-document", NULL, move_document);
  gtk_widget_class_install_action (widget_class, "report.previous-document", NULL, move_document);
  gtk_widget_class_install_action (widget_class, "report.show-document", "s", show_document);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "reportview");
  changed_signal = g_signal_new ("document-changed", TS_TYPE_REPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

/* GTK puts what stands in a menu button into its middle; a name begins at the left
 * and has the whole width.
 */
static void
fill_chooser (TsReportView *self)
{
  for (GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (self->title));
       widget != GTK_WIDGET (self->chooser); widget = gtk_widget_get_parent (widget))
    {
      gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
      gtk_widget_set_hexpand (widget, TRUE);
    }
  gtk_label_set_xalign (self->title, 0);
}

static void
add_tabs (TsReportView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->tabs = TS_DOCUMENT_TABS (ts_document_tabs_new ());
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->tabs), self->bar);
  g_signal_connect_swapped (self->tabs, "chosen", G_CALLBACK (ts_report_view_show_document), self);
  self->password_bar = TS_PASSWORD_BAR (ts_password_bar_new ());
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->password_bar), GTK_WIDGET (self->tabs));
  g_signal_connect_swapped (self->password_bar, "entered", G_CALLBACK (ts_report_view_unlock), self);
}

static void
ts_report_view_init (TsReportView *self)
{
  g_type_ensure (TS_TYPE_FOLD_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_chooser (self);
  ts_menu_tip_guard (self->chooser);
  ts_late_menu_set (self->zoom, self->zoom_menu);
  ts_menu_tip_guard (self->zoom);
  self->pages = TS_PAGE_VIEW (ts_page_view_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->pages));
  self->marks = ts_report_marks_new ();
  self->strip = ts_evidence_strip_new (self->pages, self->marks);
  gtk_box_append (self->reading, self->strip);
  self->finder = ts_finder_new (GTK_WIDGET (self), self->pages);
  ts_finder_set_places (self->finder, GTK_BOX (self->box), self->bar, self->reading);
  g_signal_connect_object (ts_finder_get_find (self->finder), "places-changed", G_CALLBACK (hits_cb), self,
                           0);
  add_tabs (self);
  /* The buttons of the bar name the view's actions. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", ts_page_view_get_actions (self->pages));

  g_signal_connect_swapped (self->pages, "notify::page", G_CALLBACK (page_cb), self);
  g_signal_connect_swapped (self->pages, "notify::zoom", G_CALLBACK (zoom_cb), self);
  g_signal_connect_swapped (self->pages, "notify::zoom-mode", G_CALLBACK (zoom_cb), self);
  g_signal_connect_swapped (self->pages, "notify::page-mode", G_CALLBACK (ts_report_view_moved), self);
  g_signal_connect_swapped (self->pages, "notify::rotation", G_CALLBACK (ts_report_view_moved), self);
  g_signal_connect_swapped (self->pages, "notify::first-alone", G_CALLBACK (ts_report_view_moved), self);
  g_signal_connect_swapped (self->page_entry, "activate", G_CALLBACK (page_entered_cb), self);
  g_signal_connect_swapped (self->reports, "row-activated", G_CALLBACK (report_chosen_cb), self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (ts_report_view_moved), self, G_CONNECT_SWAPPED);
}

GtkWidget *
ts_report_view_new (TsAuditSession *session, TsOpening *ahead)
{
  TsReportView *self = g_object_new (TS_TYPE_REPORT_VIEW, NULL);

  self->session = g_object_ref (session);
  self->ahead = ahead != NULL ? g_object_ref (ahead) : NULL;
  gtk_list_box_bind_model (
      self->reports,
      ts_register_get_reports (ts_project_get_register (ts_audit_session_get_project (session))),
      create_report_row, NULL, NULL);
  g_signal_connect_object (self->finder, "notice", G_CALLBACK (ts_audit_session_say), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (session, "notify::report", G_CALLBACK (report_cb), self);
  g_signal_connect_swapped (session, "notify::passages", G_CALLBACK (ts_report_view_follow_passages), self);
  report_cb (self);
  return GTK_WIDGET (self);
}
