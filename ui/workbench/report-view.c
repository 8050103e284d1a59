#include "config.h"

#include "workbench/report-view.h"

#include "base/date.h"
#include "contents/evidence-strip.h"
#include "widgets/fold-layout.h"
#include "widgets/menu-tip.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define KEEP_AFTER_MS 700

struct _TsReportView
{
  GtkWidget parent_instance;

  TsAuditSession *session;
  TsOpening *ahead; /* under way since before there was a view; NULL once looked at */
  TsOpening *opening;
  TsShownDocument shown;
  guint keep_source;
  gboolean loading;

  GtkWidget *box;
  GtkWidget *bar;
  GtkMenuButton *chooser;
  GtkPopover *chooser_popover;
  GtkListBox *reports;
  GtkLabel *title;
  GtkLabel *period;
  GtkEditable *page_entry;
  GtkLabel *page_count;
  GtkMenuButton *zoom;
  GtkBox *reading;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  TsPageView *pages;
  TsReportMarks *marks;
  GtkWidget *strip;
  TsFinder *finder;
};

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

/* --- Where the reviewer is --- */

static char *
position_key (TsReportView *self)
{
  return g_strconcat ("position:", self->shown.sha256, NULL);
}

void
ts_report_view_keep_position (TsReportView *self)
{
  TsPagePosition position;
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->shown.sha256 == NULL)
    return;
  key = position_key (self);
  ts_page_view_get_position (self->pages, &position);
  value = ts_page_position_format (&position);
  ts_project_set_view_state (ts_audit_session_get_project (self->session), key, value);
}

static gboolean
keep_cb (gpointer data)
{
  TsReportView *self = data;

  self->keep_source = 0;
  ts_report_view_keep_position (self);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (TsReportView *self)
{
  if (self->loading || self->shown.sha256 == NULL)
    return;
  if (self->keep_source == 0)
    self->keep_source = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

static void
restore_position (TsReportView *self)
{
  g_autofree char *key = position_key (self);
  g_autofree char *value = ts_project_dup_view_state (ts_audit_session_get_project (self->session), key);
  TsPagePosition position = { .page = 0, .x = 0, .y = 0, .mode = TS_ZOOM_FIT_WIDTH, .zoom = 1 };

  if (value != NULL)
    ts_page_position_parse (value, &position);
  ts_page_view_set_position (self->pages, &position);
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
  moved_cb (self);
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
  moved_cb (self);
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

/* --- Opening --- */

static void
set_failed (TsReportView *self, const char *message)
{
  ts_page_view_set_failed (self->pages, message);
  self->shown.failed = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

static void
opened_cb (TsReportView *self)
{
  const char *error = ts_opening_get_error (self->opening);

  if (error != NULL)
    {
      set_failed (self, error);
      return;
    }
  self->shown.reader = g_object_ref (ts_opening_get_reader (self->opening));
  ts_page_view_set_reader (self->pages, self->shown.reader);
  g_signal_emit (self, changed_signal, 0);
}

static void
drop_opening (TsReportView *self, TsOpening **opening)
{
  if (*opening == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*opening, self);
  ts_opening_cancel (*opening);
  g_clear_object (opening);
}

static void
start_reader (TsReportView *self)
{
  if (self->ahead != NULL && g_str_equal (ts_opening_get_document (self->ahead), self->shown.sha256))
    self->opening = g_steal_pointer (&self->ahead);
  else
    self->opening = ts_opening_new (ts_project_get_documents (ts_audit_session_get_project (self->session)),
                                    self->shown.sha256);
  drop_opening (self, &self->ahead);
  if (ts_opening_is_done (self->opening))
    opened_cb (self);
  else
    g_signal_connect_swapped (self->opening, "done", G_CALLBACK (opened_cb), self);
}

static void
forget_shown (TsReportView *self)
{
  g_clear_pointer (&self->shown.sha256, g_free);
  g_clear_pointer (&self->shown.infos, g_array_unref);
  g_clear_object (&self->shown.reader);
  self->shown.failed = FALSE;
}

static void
close_document (TsReportView *self)
{
  if (self->shown.sha256 != NULL)
    ts_report_view_keep_position (self);
  drop_opening (self, &self->opening);
  ts_finder_set_document (self->finder, NULL, NULL);
  ts_page_view_set_document (self->pages, NULL, NULL, NULL);
  ts_report_marks_set_document (self->marks, NULL, NULL);
  forget_shown (self);
}

static void
passages_cb (TsReportView *self)
{
  GListModel *passages = ts_audit_session_get_passages (self->session);
  TsFramework *framework = ts_audit_session_get_framework (self->session);

  ts_page_view_set_passages (self->pages, passages, framework);
  ts_report_marks_set_passages (self->marks, passages, framework);
}

/* So many are offered while a page is typed. */
#define MAX_LABELS 2000

/* Completes what is typed to a printed label; without labels there is nothing to
 * complete.
 */
static void
offer_labels (TsReportView *self)
{
  g_autoptr (GtkListStore) labels = gtk_list_store_new (1, G_TYPE_STRING);
  g_autoptr (GtkEntryCompletion) completion = NULL;
  guint n_labels = 0;

  for (guint i = 0; i < ts_page_view_get_n_pages (self->pages) && n_labels < MAX_LABELS; i++)
    {
      const char *label = ts_page_view_get_label (self->pages, i);

      if (label != NULL)
        gtk_list_store_insert_with_values (labels, NULL, (int) n_labels++, 0, label, -1);
    }
  if (n_labels > 0)
    {
      completion = gtk_entry_completion_new ();
      gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (labels));
      gtk_entry_completion_set_text_column (completion, 0);
      gtk_entry_completion_set_inline_completion (completion, TRUE);
      gtk_entry_completion_set_popup_completion (completion, FALSE);
    }
  gtk_entry_set_completion (GTK_ENTRY (self->page_entry), completion);
}

static void
show_document (TsReportView *self, const TsReportDocument *document)
{
  TsDocumentStore *documents = ts_project_get_documents (ts_audit_session_get_project (self->session));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) infos = ts_document_store_get_page_infos (documents, document->sha256, &error);
  g_autoptr (TsTextLayer) layer = NULL;

  if (infos != NULL)
    layer = ts_document_store_get_text_layer (documents, document->sha256, &error);
  if (error != NULL)
    {
      ts_audit_session_take_error (self->session, g_steal_pointer (&error));
      return;
    }
  self->shown.sha256 = g_strdup (document->sha256);
  self->shown.infos = g_array_ref (infos);
  ts_page_view_set_document (self->pages, self->shown.sha256, infos, layer);
  offer_labels (self);
  ts_report_marks_set_document (self->marks, self->shown.sha256, infos);
  passages_cb (self);
  restore_position (self);
  ts_finder_set_document (self->finder, layer, infos);
  start_reader (self);
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

static void
report_cb (TsReportView *self)
{
  TsReport *report = ts_audit_session_get_report (self->session);
  GPtrArray *documents = report != NULL ? ts_report_get_documents (report) : NULL;

  self->loading = TRUE;
  close_document (self);
  if (documents != NULL && documents->len > 0)
    show_document (self, documents->pdata[0]);
  describe_report (self);
  self->loading = FALSE;
  g_signal_emit (self, changed_signal, 0);
  page_cb (self);
  zoom_cb (self);
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
  drop_opening (self, &self->opening);
  drop_opening (self, &self->ahead);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->pages = NULL;
  g_clear_object (&self->finder);
  g_clear_object (&self->marks);
  g_clear_object (&self->session);
  forget_shown (self);
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
ts_report_view_class_init (TsReportViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ts_report_view_dispose;
  widget_class->unmap = unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/touchstone_audit/Touchstone/workbench/report-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "report.go-to-page", NULL, go_to_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "report.go-to-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "page.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "page.forward", NULL);
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
ts_report_view_init (TsReportView *self)
{
  g_type_ensure (TS_TYPE_FOLD_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_chooser (self);
  ts_menu_tip_guard (self->chooser);
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
  /* The buttons of the bar name the view's actions. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", ts_page_view_get_actions (self->pages));

  g_signal_connect_swapped (self->pages, "notify::page", G_CALLBACK (page_cb), self);
  g_signal_connect_swapped (self->pages, "notify::zoom", G_CALLBACK (zoom_cb), self);
  g_signal_connect_swapped (self->pages, "notify::zoom-mode", G_CALLBACK (zoom_cb), self);
  g_signal_connect_swapped (self->pages, "notify::page-mode", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->pages, "notify::rotation", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->pages, "notify::first-alone", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->page_entry, "activate", G_CALLBACK (page_entered_cb), self);
  g_signal_connect_swapped (self->reports, "row-activated", G_CALLBACK (report_chosen_cb), self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
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
  g_signal_connect_swapped (session, "notify::passages", G_CALLBACK (passages_cb), self);
  report_cb (self);
  return GTK_WIDGET (self);
}
