#include "config.h"

#include "documents.h"
#include "register-fixture.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const pages[] = { "The first page\nhas two lines", "", "Of care leavers’ views", NULL };

static void
test_add (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) document = make_document ("report.pdf", pages);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *password = NULL;
  g_autoptr (GArray) infos = NULL;
  TsReport *report;

  document->password = g_strdup ("secret");
  g_assert_false (ts_document_store_contains (store, document->sha256));
  id = ts_document_store_add (store, document, NULL, TS_ROLE_REPORT, "Yearly report", NULL, "2019-04-01",
                              "2020-03-31", NULL, "2020-10-01", &error);
  g_assert_no_error (error);
  g_assert_true (ts_document_store_contains (store, document->sha256));
  g_assert_cmpuint (ts_document_store_get_n_pages (store, document->sha256), ==, 3);
  password = ts_document_store_dup_password (store, document->sha256);
  g_assert_cmpstr (password, ==, "secret");

  infos = ts_document_store_get_page_infos (store, document->sha256, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 3);
  g_assert_cmpstr (g_array_index (infos, TsPageInfo, 2).label, ==, "3");
  g_assert_cmpfloat (g_array_index (infos, TsPageInfo, 0).width, ==, 595);

  report = ts_register_get_report (fixture->reg, id);
  g_assert_cmpstr (ts_report_get_title (report), ==, "Yearly report");
  g_assert_cmpuint (ts_report_get_n_pages (report), ==, 3);
  g_assert_true (((TsReportDocument *) ts_report_get_documents (report)->pdata[0])->has_text);
}

static void
test_text_layer (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) document = make_document ("report.pdf", pages);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr (TsTextLayer) layer = NULL;
  g_autoptr (TsTextLayer) same = NULL;
  g_autoptr (TsPageText) page = NULL;
  g_autoptr (TsPageText) after_closing = NULL;
  TsRect rect;

  id = ts_document_store_add (store, document, NULL, TS_ROLE_REPORT, NULL, NULL, NULL, NULL, NULL, NULL,
                              &error);
  g_assert_no_error (error);
  layer = ts_document_store_get_text_layer (store, document->sha256, &error);
  g_assert_no_error (error);
  same = ts_document_store_get_text_layer (store, document->sha256, &error);
  g_assert_true (layer == same);
  g_assert_cmpuint (ts_text_layer_get_n_pages (layer), ==, 3);
  page = ts_text_layer_get_page (layer, 2);
  g_assert_cmpstr (ts_page_text_get_text (page), ==, pages[2]);
  rect = ts_page_text_get_rect (page, 3);
  g_assert_cmpfloat_with_epsilon (rect.x1, 58, 1.0 / 16);

  /* Whoever still holds the layer gets an empty page, not a crash. */
  ts_document_store_close (store);
  after_closing = ts_text_layer_get_page (layer, 0);
  g_assert_cmpuint (ts_page_text_get_length (after_closing), ==, 0);
  g_assert_null (ts_document_store_get_page_infos (store, document->sha256, &error));
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED);
}

static void
test_bytes (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) document = make_document ("report.pdf", pages);
  g_autofree char *id = add_document (store, "report.pdf", NULL, NULL);
  g_autoptr (GError) error = NULL;
  int fd = ts_document_store_open_bytes (store, document->sha256, &error);
  char bytes[32] = "";
  struct stat info;

  g_assert_no_error (error);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fstat (fd, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, (int) strlen ("PDF report.pdf"));
  g_assert_cmpint (pread (fd, bytes, sizeof bytes, 0), ==, info.st_size);
  g_assert_cmpstr (bytes, ==, "PDF report.pdf");

  /* Sealed: nobody it is handed to can change it. */
  g_assert_cmpint (pwrite (fd, "x", 1, 0), ==, -1);
  g_assert_cmpint (ftruncate (fd, 0), ==, -1);
  close (fd);

  g_assert_cmpint (ts_document_store_open_bytes (store, "00", &error), ==, -1);
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND);
}

/* Bytes that are not what the hash stands for are not shown as what was cited. */
static void
test_wrong_hash (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) document = make_document ("report.pdf", pages);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  document->sha256[0] = document->sha256[0] == '0' ? '1' : '0';
  id = ts_document_store_add (store, document, NULL, TS_ROLE_REPORT, NULL, NULL, NULL, NULL, NULL, NULL,
                              &error);
  g_assert_no_error (error);

  g_assert_cmpint (ts_document_store_open_bytes (store, document->sha256, &error), ==, -1);
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (ts_document_store_verify (store, document->sha256, &error));
  g_assert_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED);
}

static void
test_same_again (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) again = make_document ("report.pdf", pages);
  g_autoptr (GError) error = NULL;
  g_autofree char *bury = ts_register_find_partnership (fixture->reg, "Bury", NULL);
  g_autofree char *id = add_document (store, "report.pdf", bury, "2019-04-01");

  g_assert_null (
      ts_document_store_add (store, again, NULL, TS_ROLE_REPORT, NULL, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "“Bury Safeguarding Children Partnership@2019-04-01”"));
  g_assert_cmpuint (g_list_model_get_n_items (ts_register_get_reports (fixture->reg)), ==, 1);
}

/* Taking it back unlinks the document only; it can be linked anew. */
static void
test_undo (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) document = make_document ("report.pdf", pages);
  GListModel *reports = ts_register_get_reports (fixture->reg);
  g_autofree char *id = add_document (store, "report.pdf", NULL, NULL);
  g_autofree char *again = NULL;
  g_autofree char *action = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (reports), ==, 1);
  g_assert_true (ts_history_undo (fixture->history, &action, &error));
  g_assert_no_error (error);
  name = ts_action_dup_text (action, TRUE);
  g_assert_cmpstr (name, ==, "add report report.pdf");
  g_assert_cmpuint (g_list_model_get_n_items (reports), ==, 0);
  g_assert_null (ts_register_get_report (fixture->reg, id));
  g_assert_false (ts_document_store_contains (store, document->sha256));

  g_assert_true (ts_history_redo (fixture->history, NULL, &error));
  g_assert_cmpuint (g_list_model_get_n_items (reports), ==, 1);
  g_assert_nonnull (ts_register_get_report (fixture->reg, id));

  g_assert_true (ts_history_undo (fixture->history, NULL, &error));
  again = add_document (store, "report.pdf", NULL, NULL);
  g_assert_cmpstr (again, !=, id);
  g_assert_true (ts_document_store_verify (store, document->sha256, &error));
  g_assert_no_error (error);
  stored = ts_document_store_list (store, &error);
  g_assert_cmpuint (stored->len, ==, 1);
}

static void
test_annex (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) annex = make_document ("annex.pdf", pages);
  g_autoptr (TsNewDocument) stray = make_document ("stray.pdf", pages);
  g_autofree char *id = add_document (store, "report.pdf", NULL, NULL);
  g_autofree char *same = NULL;
  g_autoptr (GError) error = NULL;
  TsReport *report = ts_register_get_report (fixture->reg, id);
  const TsReportDocument *last;

  same = ts_document_store_add (store, annex, id, TS_ROLE_ANNEX, NULL, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, id);
  g_assert_true (report == ts_register_get_report (fixture->reg, id));
  g_assert_cmpuint (ts_report_get_documents (report)->len, ==, 2);
  last = ts_report_get_documents (report)->pdata[1];
  g_assert_cmpint (last->role, ==, TS_ROLE_ANNEX);
  g_assert_cmpstr (last->name, ==, "annex.pdf");
  g_assert_cmpuint (ts_report_get_n_pages (report), ==, 2);

  g_assert_null (ts_document_store_add (store, stray, "no such report", TS_ROLE_ANNEX, NULL, NULL, NULL, NULL,
                                        NULL, NULL, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND);
  g_assert_cmpuint (ts_document_store_get_n_pages (store, stray->sha256), ==, 0);
}

static void
test_wrong_values (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (TsDocumentStore) store = ts_document_store_new (fixture->history);
  g_autoptr (TsNewDocument) document = make_document ("report.pdf", pages);
  g_autoptr (GError) error = NULL;

  g_assert_null (ts_document_store_add (store, document, NULL, TS_ROLE_REPORT, NULL, NULL, "2020-04-01",
                                        "2020-03-31", NULL, NULL, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (ts_document_store_add (store, document, NULL, TS_ROLE_REPORT, NULL, NULL, NULL, NULL,
                                        "2020-13-01", NULL, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID);
  g_clear_error (&error);

  g_ptr_array_set_size (document->pages, 2);
  g_assert_null (ts_document_store_add (store, document, NULL, TS_ROLE_REPORT, NULL, NULL, NULL, NULL, NULL,
                                        NULL, &error));
  g_assert_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID);
  g_assert_cmpuint (ts_document_store_get_n_pages (store, document->sha256), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_test_add ("/register/document-store/add", test_add);
  register_test_add ("/register/document-store/text-layer", test_text_layer);
  register_test_add ("/register/document-store/bytes", test_bytes);
  register_test_add ("/register/document-store/wrong-hash", test_wrong_hash);
  register_test_add ("/register/document-store/same-again", test_same_again);
  register_test_add ("/register/document-store/undo", test_undo);
  register_test_add ("/register/document-store/annex", test_annex);
  register_test_add ("/register/document-store/wrong-values", test_wrong_values);
  return g_test_run ();
}
