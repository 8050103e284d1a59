#include "config.h"

#include "pdf.h"
#include "project-fixture.h"
#include "project/intake.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const pages[] = { "The partnership met\nsix times", "", "Of care leavers’ views", NULL };

static TsIntakeResult *
take_in (TsProject *project, const char *path, const TsIntakeValues *values, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return ts_intake_add (project, file, values, error);
}

static void
test_report (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "Yearly report.pdf");
  TsProject *project = project_fixture_create (fixture);
  const TsIntakeValues values = { .period_start = "2019-04-01", .received = "2020-10-01" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = NULL;
  g_autoptr (TsTextLayer) layer = NULL;
  g_autoptr (TsPageText) page = NULL;
  const TsReportDocument *document;
  TsReport *report;

  pdf_write (path, "The year 2019/20", pages);
  result = take_in (project, path, &values, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_pages, ==, 3);
  g_assert_cmpuint (result->n_text_pages, ==, 2);
  g_assert_cmpuint (result->problems->len, ==, 0);

  report = ts_register_get_report (ts_project_get_register (project), result->report);
  g_assert_cmpstr (ts_report_get_title (report), ==, "The year 2019/20");
  g_assert_cmpstr (ts_report_get_received (report), ==, "2020-10-01");
  document = ts_report_get_documents (report)->pdata[0];
  g_assert_cmpstr (document->name, ==, "Yearly report.pdf");
  layer = ts_document_store_get_text_layer (ts_project_get_documents (project), document->sha256, &error);
  page = ts_text_layer_get_page (layer, 2);
  g_assert_nonnull (strstr (ts_page_text_get_text (page), "care leavers’ views"));
  g_assert_true (ts_document_store_verify (ts_project_get_documents (project), document->sha256, &error));
  g_assert_no_error (error);

  g_clear_object (&layer);
  project_fixture_close (project);
}

/* Looked at first, it is as it was: nothing taken in. What is wrong with it is known then. */
static void
test_check_only (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "report.pdf");
  g_autofree char *wrong = project_fixture_build_path (fixture, "wrong.pdf");
  TsProject *project = project_fixture_create (fixture);
  const TsIntakeValues values = { .check_only = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = NULL;
  g_autoptr (TsIntakeResult) added = NULL;

  pdf_write (path, "A title", pages);
  g_assert_true (g_file_set_contents (wrong, "No PDF.", -1, NULL));
  result = take_in (project, path, &values, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_pages, ==, 3);
  g_assert_null (result->report);
  g_assert_cmpuint (g_list_model_get_n_items (ts_register_get_reports (ts_project_get_register (project))),
                    ==, 0);
  g_assert_null (take_in (project, wrong, &values, &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_NOT_PDF);
  g_clear_error (&error);

  added = take_in (project, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (take_in (project, path, &values, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_EXISTS);
  project_fixture_close (project);
}

static void
test_title_of_file (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "bury 2020.PDF");
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (TsIntakeResult) result = NULL;

  pdf_write (path, NULL, pages);
  result = take_in (project, path, NULL, NULL);
  g_assert_cmpstr (
      ts_report_get_title (ts_register_get_report (ts_project_get_register (project), result->report)), ==,
      "bury 2020");
  project_fixture_close (project);
}

static void
test_scan (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "scan.pdf");
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = NULL;

  pdf_write_scan (path, 2);
  result = take_in (project, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_pages, ==, 2);
  g_assert_cmpuint (result->n_text_pages, ==, 0);
  project_fixture_close (project);
}

/* Each with its own code and message, the project untouched. */
static void
test_bad_files (ProjectFixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *name;
    const char *contents;
    TsDocumentError code;
  } cases[] = {
    { "empty.pdf", "", TS_DOCUMENT_ERROR_EMPTY },
    { "page.pdf", "<!DOCTYPE html><title>Not found</title>", TS_DOCUMENT_ERROR_NOT_PDF },
    { "header.pdf", "%PDF-1.7\n", TS_DOCUMENT_ERROR_DAMAGED },
  };
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GPtrArray) stored = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = project_fixture_build_path (fixture, cases[i].name);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].contents, -1, NULL));
      g_assert_null (take_in (project, path, NULL, &error));
      g_assert_error (error, TS_DOCUMENT_ERROR, (int) cases[i].code);
    }
  stored = ts_document_store_list (ts_project_get_documents (project), NULL);
  g_assert_cmpuint (stored->len, ==, 0);
  project_fixture_close (project);
}

static void
test_no_file (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (take_in (project, "/nowhere/report.pdf", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (take_in (project, fixture->folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  project_fixture_close (project);
}

/* Cut anywhere, a file is refused or taken in with what can be read: the
 * project stays sound either way.
 */
static void
test_cut (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *whole = project_fixture_build_path (fixture, "whole.pdf");
  g_autofree char *cut = project_fixture_build_path (fixture, "cut.pdf");
  g_autofree char *bytes = NULL;
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GPtrArray) rows = NULL;
  gsize length;

  pdf_write (whole, NULL, pages);
  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  for (guint i = 1; i < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TsIntakeResult) result = NULL;

      g_assert_true (g_file_set_contents (cut, bytes, (gssize) (length * i / 8), NULL));
      result = take_in (project, cut, NULL, &error);
      if (result == NULL)
        g_assert_true (error != NULL && error->domain == TS_DOCUMENT_ERROR);
    }
  rows = ts_project_check (project, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((char **) rows->pdata[i])[1], ==, "ok");
  project_fixture_close (project);
}

static void
test_same_again (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "report.pdf");
  g_autofree char *renamed = project_fixture_build_path (fixture, "renamed.pdf");
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = NULL;

  pdf_write (path, NULL, pages);
  result = take_in (project, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  g_assert_null (take_in (project, renamed, NULL, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_EXISTS);
  project_fixture_close (project);
}

static void
test_read_only (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "report.pdf");
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;

  project_fixture_close (project);
  pdf_write (path, NULL, pages);
  project = ts_project_open (fixture->path, TS_OPEN_READ_ONLY, NULL, &error);
  g_assert_null (take_in (project, path, NULL, &error));
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_READ_ONLY);
  project_fixture_close (project);
}

/* --- Progress and cancelling --- */

typedef struct
{
  GCancellable *cancellable;
  guint cancel_at;
  guint last;
  guint of;
  GAsyncResult *result;
} Watch;

static void
progress_cb (guint done, guint of, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (done, ==, watch->last + 1);
  watch->last = done;
  watch->of = of;
  if (done == watch->cancel_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  watch->result = g_object_ref (result);
}

static TsIntakeResult *
run_watched (TsProject *project, const char *path, Watch *watch, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  ts_intake_add_async (project, file, NULL, progress_cb, watch, watch->cancellable, done_cb, watch);
  while (watch->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = watch->result;

  return ts_intake_add_finish (project, result, error);
}

static void
test_progress (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "report.pdf");
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = NULL;
  Watch watch = { NULL };

  pdf_write (path, NULL, pages);
  result = run_watched (project, path, &watch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.last, ==, 3);
  g_assert_cmpuint (watch.of, ==, 3);
  project_fixture_close (project);
}

static void
test_cancel (ProjectFixture *fixture, gconstpointer data)
{
  const char *many[41] = { NULL };
  g_autofree char *path = project_fixture_build_path (fixture, "report.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable, 3, 0, 0, NULL };

  for (guint i = 0; i < 40; i++)
    many[i] = "A page like the others";
  pdf_write (path, NULL, many);
  g_assert_null (run_watched (project, path, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.of, ==, 40);
  g_assert_cmpuint (g_list_model_get_n_items (ts_register_get_reports (ts_project_get_register (project))),
                    ==, 0);
  project_fixture_close (project);
}

/* Whoever closes the project need not wait for what is still under way. */
static void
test_closed_meanwhile (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "report.pdf");
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { NULL };

  pdf_write (path, NULL, pages);
  ts_intake_add_async (project, file, NULL, NULL, NULL, NULL, done_cb, &watch);
  g_assert_true (ts_project_close (project, &error));
  while (watch.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = watch.result;
  g_assert_null (ts_intake_add_finish (project, result, &error));
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED);
  g_clear_object (&result);
  project_fixture_close (project);
}

static void
test_cancelled_before (ProjectFixture *fixture, gconstpointer data)
{
  g_autofree char *path = project_fixture_build_path (fixture, "report.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TsProject *project = project_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable, 0, 0, 0, NULL };

  pdf_write (path, NULL, pages);
  g_cancellable_cancel (cancellable);
  g_assert_null (run_watched (project, path, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  project_fixture_close (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  project_test_add ("/project/intake/report", test_report);
  project_test_add ("/project/intake/check-only", test_check_only);
  project_test_add ("/project/intake/title-of-file", test_title_of_file);
  project_test_add ("/project/intake/scan", test_scan);
  project_test_add ("/project/intake/bad-files", test_bad_files);
  project_test_add ("/project/intake/no-file", test_no_file);
  project_test_add ("/project/intake/cut", test_cut);
  project_test_add ("/project/intake/same-again", test_same_again);
  project_test_add ("/project/intake/read-only", test_read_only);
  project_test_add ("/project/intake/progress", test_progress);
  project_test_add ("/project/intake/cancel", test_cancel);
  project_test_add ("/project/intake/closed-meanwhile", test_closed_meanwhile);
  project_test_add ("/project/intake/cancelled-before", test_cancelled_before);
  return g_test_run ();
}
