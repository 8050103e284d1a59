#include "config.h"

#include "workbench/report-view-private.h"

#include <glib/gi18n.h>

#define KEEP_AFTER_MS 700

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

void
ts_report_view_moved (TsReportView *self)
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

/* --- Opening --- */

static void
set_failed (TsReportView *self, const char *message)
{
  ts_page_view_set_failed (self->pages, message);
  self->shown.failed = TRUE;
  ts_report_view_emit_changed (self);
}

/* What was marked and its text are there all the same; only the pictures need it. */
static void
refused (TsReportView *self)
{
  gboolean wrong;

  if (ts_opening_needs_password (self->opening, &wrong))
    ts_password_bar_ask (self->password_bar, wrong && self->typed_password != NULL);
  set_failed (self, ts_opening_get_error (self->opening));
}

/* One that was typed and is right is kept in the project, as when a report is added. */
static void
keep_password (TsReportView *self)
{
  TsProject *project = ts_audit_session_get_project (self->session);
  g_autoptr (GError) error = NULL;

  ts_password_bar_close (self->password_bar);
  if (self->typed_password != NULL && !ts_project_is_read_only (project) &&
      !ts_document_store_set_password (ts_project_get_documents (project), self->shown.sha256,
                                       self->typed_password, &error))
    g_message ("The password could not be kept: %s", error->message);
  g_clear_pointer (&self->typed_password, g_free);
}

static void
opened_cb (TsReportView *self)
{
  if (ts_opening_get_error (self->opening) != NULL)
    {
      refused (self);
      return;
    }
  keep_password (self);
  self->shown.reader = g_object_ref (ts_opening_get_reader (self->opening));
  ts_page_view_set_reader (self->pages, self->shown.reader);
  ts_report_view_emit_changed (self);
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

void
ts_report_view_drop_openings (TsReportView *self)
{
  drop_opening (self, &self->opening);
  drop_opening (self, &self->ahead);
}

static void
start_reader (TsReportView *self)
{
  if (self->ahead != NULL && g_str_equal (ts_opening_get_document (self->ahead), self->shown.sha256))
    self->opening = g_steal_pointer (&self->ahead);
  else
    self->opening = ts_opening_new (ts_project_get_documents (ts_audit_session_get_project (self->session)),
                                    self->shown.sha256, self->typed_password);
  drop_opening (self, &self->ahead);
  if (ts_opening_is_done (self->opening))
    opened_cb (self);
  else
    g_signal_connect_swapped (self->opening, "done", G_CALLBACK (opened_cb), self);
}

void
ts_report_view_close_document (TsReportView *self)
{
  if (self->shown.sha256 != NULL)
    ts_report_view_keep_position (self);
  drop_opening (self, &self->opening);
  ts_password_bar_close (self->password_bar);
  g_clear_pointer (&self->typed_password, g_free);
  ts_finder_set_document (self->finder, NULL, NULL);
  ts_page_view_set_document (self->pages, NULL, NULL, NULL);
  ts_report_marks_set_document (self->marks, NULL, NULL);
  ts_report_view_forget_shown (self);
}

void
ts_report_view_follow_passages (TsReportView *self)
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
  ts_report_view_follow_passages (self);
  restore_position (self);
  ts_finder_set_document (self->finder, layer, infos);
  start_reader (self);
}

/* --- The documents of a report --- */

/* Of the report on show; NULL where there is none. */
static GPtrArray *
list_documents (TsReportView *self)
{
  TsReport *report = ts_audit_session_get_report (self->session);

  return report != NULL ? ts_report_get_documents (report) : NULL;
}

static const TsReportDocument *
find_document (TsReportView *self, const char *sha256)
{
  GPtrArray *documents = list_documents (self);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (g_strcmp0 (((TsReportDocument *) documents->pdata[i])->sha256, sha256) == 0)
      return documents->pdata[i];
  return NULL;
}

/* Returns one that is new among them, or NULL. */
static const char *
know_documents (TsReportView *self, GPtrArray *documents)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->known);
  const char *added = NULL;

  self->known = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const char *sha256 = ((TsReportDocument *) documents->pdata[i])->sha256;

      g_ptr_array_add (self->known, g_strdup (sha256));
      if (old != NULL && !g_ptr_array_find_with_equal_func (old, sha256, g_str_equal, NULL))
        added = sha256;
    }
  ts_document_tabs_set (self->tabs, documents);
  return added;
}

/* The reader of the document before goes: one process is kept, however many
 * documents a report has, and where one was in it is remembered.
 */
static void
go_to_document (TsReportView *self, const TsReportDocument *document)
{
  self->loading = TRUE;
  ts_report_view_close_document (self);
  if (document != NULL)
    show_document (self, document);
  self->loading = FALSE;
  ts_document_tabs_set_current (self->tabs, self->shown.sha256);
  ts_report_view_emit_changed (self);
  ts_report_view_update_bar (self);
}

void
ts_report_view_open_report (TsReportView *self)
{
  TsReport *report = ts_audit_session_get_report (self->session);

  know_documents (self, list_documents (self));
  go_to_document (self, report != NULL
                            ? ts_opening_find_document (ts_audit_session_get_project (self->session), report)
                            : NULL);
}

gboolean
ts_report_view_show_document (TsReportView *self, const char *sha256)
{
  const TsReportDocument *document = find_document (self, sha256);

  if (document == NULL)
    return FALSE;
  if (g_strcmp0 (self->shown.sha256, sha256) == 0)
    return TRUE;
  go_to_document (self, document);
  ts_opening_keep_document (ts_audit_session_get_project (self->session),
                            ts_audit_session_get_report (self->session), document);
  return self->shown.sha256 != NULL;
}

void
ts_report_view_move_document (TsReportView *self, int steps)
{
  GPtrArray *documents = list_documents (self);

  if (documents == NULL || documents->len < 2)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; i < documents->len; i++)
    if (g_strcmp0 (((TsReportDocument *) documents->pdata[i])->sha256, self->shown.sha256) == 0)
      {
        guint next = (i + documents->len + (guint) steps) % documents->len;

        ts_report_view_show_document (self, ((TsReportDocument *) documents->pdata[next])->sha256);
        return;
      }
}

void
ts_report_view_update_tabs (TsReportView *self)
{
  const char *added = know_documents (self, list_documents (self));

  if (added != NULL)
    ts_report_view_show_document (self, added);
  /* Taking an annex in may be undone while it is on show. */
  if (list_documents (self) != NULL && self->shown.sha256 != NULL &&
      find_document (self, self->shown.sha256) == NULL)
    ts_report_view_open_report (self);
  ts_document_tabs_set_current (self->tabs, self->shown.sha256);
}

/* --- Its password --- */

void
ts_report_view_unlock (TsReportView *self, const char *password)
{
  if (self->shown.sha256 == NULL || self->shown.reader != NULL || *password == '\0')
    return;
  g_free (self->typed_password);
  self->typed_password = g_strdup (password);
  self->shown.failed = FALSE;
  ts_page_view_set_failed (self->pages, NULL);
  drop_opening (self, &self->opening);
  start_reader (self);
}
