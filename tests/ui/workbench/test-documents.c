/* A report of several documents: tabs, what is remembered of each, passages that know
 * theirs; and one whose password is not stored.
 */
#include "config.h"

#include "app-fixture.h"

#include "dialogs/add-report-dialog.h"
#include "workbench/document-tabs.h"
#include "workbench/password-bar.h"
#include "workbench/report-view.h"

#define QUOTE "the voice of the child was recorded in 51 of 60"

static TsReportView *
report_view (AppFixture *fixture)
{
  TsPageView *pages = ts_workbench_get_page_view (ts_window_get_workbench (fixture->window));

  return TS_REPORT_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (pages), TS_TYPE_REPORT_VIEW));
}

static TsPageView *
page_view (AppFixture *fixture)
{
  return ts_report_view_get_page_view (report_view (fixture));
}

static TsDocumentTabs *
tabs (AppFixture *fixture)
{
  return TS_DOCUMENT_TABS (app_find (GTK_WIDGET (fixture->window), TS_TYPE_DOCUMENT_TABS, NULL));
}

static const char *
sha_of (AppFixture *fixture, guint document)
{
  TsReport *report = ts_audit_session_get_report (ts_driver_get_session (fixture->window));

  g_assert_cmpuint (document, <, ts_report_get_documents (report)->len);
  return ((TsReportDocument *) ts_report_get_documents (report)->pdata[document])->sha256;
}

static TsAddReportDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (TS_IS_ADD_REPORT_DIALOG (window))
        return TS_ADD_REPORT_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_ready (gpointer data)
{
  TsAddReportDialog *dialog = find_dialog ();

  return dialog != NULL && !g_str_equal (ts_add_report_dialog_get_step (dialog), "reading");
}

static gboolean
is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static void
take_in (AppFixture *fixture, const char *name, const char *password)
{
  g_autofree char *path = app_sample_path (name);

  ts_harness_activate (GTK_WIDGET (fixture->window), "win.add-annex-file", "s", path);
  g_assert_true (ts_harness_run_until (is_ready, NULL));
  if (password != NULL)
    {
      gtk_editable_set_text (ts_add_report_dialog_get_field (find_dialog (), "password"), password);
      ts_harness_activate (GTK_WIDGET (find_dialog ()), "dialog.add", NULL);
      g_assert_true (ts_harness_run_until (is_ready, NULL));
    }
  ts_harness_run_frames (GTK_WIDGET (find_dialog ()));
  ts_harness_save_png (GTK_WIDGET (find_dialog ()), "add-annex");
  ts_harness_activate (GTK_WIDGET (find_dialog ()), "dialog.add", NULL);
  g_assert_true (ts_harness_run_until (is_gone, NULL));
  ts_driver_settle (fixture->window);
}

/* It comes to the report on show, in a tab that is shown at once. */
static void
test_add_annex (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);
  TsReport *report = ts_audit_session_get_report (session);
  TsRegister *reports = ts_project_get_register (ts_window_get_project (fixture->window));

  g_assert_null (tabs (fixture));
  take_in (fixture, "haverdale-2019-20.pdf", NULL);
  g_assert_true (ts_audit_session_get_report (session) == report);
  g_assert_cmpuint (g_list_model_get_n_items (ts_register_get_reports (reports)), ==, 1);
  g_assert_cmpuint (ts_report_get_documents (report)->len, ==, 2);
  g_assert_cmpint (((TsReportDocument *) ts_report_get_documents (report)->pdata[1])->role, ==,
                   TS_ROLE_ANNEX);
  g_assert_nonnull (tabs (fixture));
  g_assert_cmpuint (ts_document_tabs_get_n_tabs (tabs (fixture)), ==, 2);
  g_assert_cmpstr (ts_page_view_get_document (page_view (fixture)), ==, sha_of (fixture, 1));
  g_assert_cmpuint (ts_page_view_get_n_pages (page_view (fixture)), ==, 11);
  g_assert_nonnull (app_find_label (GTK_WIDGET (tabs (fixture)), "haverdale-2019-20"));
  g_assert_true (app_says (fixture->window, "Added “Annex: haverdale-2019-20”"));
  ts_harness_save_png (GTK_WIDGET (fixture->window), "documents");

  /* Undone while it is on show: the report comes back. */
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ts_driver_settle (fixture->window);
  g_assert_null (tabs (fixture));
  g_assert_cmpstr (ts_page_view_get_document (page_view (fixture)), ==, sha_of (fixture, 0));
}

static void
test_switch (AppFixture *fixture, gconstpointer data)
{
  TsPageView *pages = page_view (fixture);

  take_in (fixture, "haverdale-2019-20.pdf", NULL);
  ts_page_view_scroll_to_page (pages, 7);
  ts_driver_settle (fixture->window);

  gtk_widget_grab_focus (GTK_WIDGET (pages));
  ts_harness_press_key (GTK_WIDGET (pages), "ctrl+Page_Down");
  ts_driver_settle (fixture->window);
  g_assert_cmpstr (ts_page_view_get_document (pages), ==, sha_of (fixture, 0));
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ts_document_tabs_get_tab (tabs (fixture), 0))));
  ts_page_view_scroll_to_page (pages, 20);
  ts_driver_settle (fixture->window);

  /* A click, and each is where it was left. */
  app_click (ts_document_tabs_get_tab (tabs (fixture), 1));
  ts_driver_settle (fixture->window);
  g_assert_cmpstr (ts_page_view_get_document (pages), ==, sha_of (fixture, 1));
  g_assert_cmpuint (ts_page_view_get_page (pages), ==, 7);
  gtk_widget_grab_focus (GTK_WIDGET (pages));
  ts_harness_press_key (GTK_WIDGET (pages), "ctrl+Page_Up");
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (pages), ==, 20);

  /* Also when the project is opened again. */
  ts_report_view_show_document (report_view (fixture), sha_of (fixture, 1));
  ts_driver_settle (fixture->window);
  app_fixture_reopen (fixture);
  ts_driver_settle (fixture->window);
  g_assert_cmpstr (ts_page_view_get_document (page_view (fixture)), ==, sha_of (fixture, 1));
  g_assert_cmpuint (ts_page_view_get_page (page_view (fixture)), ==, 7);
}

static void
test_passages (AppFixture *fixture, gconstpointer data)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);
  TsPageView *pages = page_view (fixture);
  g_autoptr (GPtrArray) passages = NULL;
  const char *annex;

  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  ts_driver_tag (fixture->window, "B2", NULL, NULL, NULL);
  take_in (fixture, "haverdale-2019-20.pdf", NULL);
  annex = sha_of (fixture, 1);
  ts_page_view_select_region (pages, 2, &(TsRect){ 80, 100, 300, 200 });
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (fixture->window)), "audit.tag", "s", "B2");
  passages = ts_audit_session_list_passages (session, "B2");
  g_assert_cmpuint (passages->len, ==, 2);

  /* The card says which document it is in, and takes one there. */
  for (guint i = 0; i < passages->len; i++)
    {
      TsPassage *passage = passages->pdata[i];

      ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (fixture->window)), "audit.show-passage", "s",
                           ts_passage_get_id (passage));
      ts_driver_settle (fixture->window);
      g_assert_cmpstr (ts_page_view_get_document (pages), ==, ts_passage_get_anchor (passage)->document);
      g_assert_cmpuint (ts_page_view_get_page (pages), ==, ts_passage_get_page (passage));
    }
  ts_harness_activate (GTK_WIDGET (ts_window_get_workbench (fixture->window)), "audit.item", "s", "B2");
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_nonnull (
      app_find_label (GTK_WIDGET (ts_workbench_get_panel (ts_window_get_workbench (fixture->window))),
                      "Annex: haverdale-2019-20"));
  g_assert_true (ts_report_view_show_document (report_view (fixture), annex));
  g_assert_false (ts_report_view_show_document (report_view (fixture), "none"));
}

static TsPasswordBar *
password_bar (AppFixture *fixture)
{
  GtkWidget *bar = app_find (GTK_WIDGET (fixture->window), TS_TYPE_PASSWORD_BAR, NULL);

  return bar != NULL ? TS_PASSWORD_BAR (bar) : NULL;
}

static gboolean
asks (gpointer data)
{
  return password_bar (data) != NULL;
}

static gboolean
asks_again (gpointer data)
{
  return app_find_label (GTK_WIDGET (password_bar (data)), "Try again") != NULL;
}

static gboolean
is_unlocked (gpointer data)
{
  return password_bar (data) == NULL && ts_report_view_get_shown (report_view (data))->reader != NULL;
}

/* The text is there all the same; the password is asked for in place, and kept. */
static void
test_password (AppFixture *fixture, gconstpointer data)
{
  TsDocumentStore *documents;
  g_autofree char *sha256 = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  take_in (fixture, "encrypted.pdf", "northshire");
  sha256 = g_strdup (sha_of (fixture, 1));
  documents = ts_project_get_documents (ts_window_get_project (fixture->window));
  g_assert_true (ts_document_store_set_password (documents, sha256, NULL, &error));
  g_assert_no_error (error);

  app_fixture_reopen (fixture);
  g_assert_true (ts_harness_run_until (asks, fixture));
  g_assert_true (ts_report_view_get_shown (report_view (fixture))->failed);
  g_assert_cmpuint (ts_page_view_get_n_pages (page_view (fixture)), ==, 11);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  ts_harness_save_png (GTK_WIDGET (fixture->window), "password-in-place");

  gtk_editable_set_text (ts_password_bar_get_entry (password_bar (fixture)), "wrong");
  ts_harness_press_key (GTK_WIDGET (ts_password_bar_get_entry (password_bar (fixture))), "Return");
  g_assert_true (ts_harness_run_until (asks_again, fixture));
  gtk_editable_set_text (ts_password_bar_get_entry (password_bar (fixture)), "northshire");
  ts_harness_press_key (GTK_WIDGET (ts_password_bar_get_entry (password_bar (fixture))), "Return");
  g_assert_true (ts_harness_run_until (is_unlocked, fixture));
  ts_driver_settle (fixture->window);
  g_assert_false (ts_report_view_get_shown (report_view (fixture))->failed);
  documents = ts_project_get_documents (ts_window_get_project (fixture->window));
  kept = ts_document_store_dup_password (documents, sha256);
  g_assert_cmpstr (kept, ==, "northshire");
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/documents/add-annex", test_add_annex);
  app_test_add ("/documents/switch", test_switch);
  app_test_add ("/documents/passages", test_passages);
  app_test_add ("/documents/password", test_password);
  return app_fixture_run ();
}
