#include "config.h"

#include "dialogs/add-report-dialog.h"

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  ProjectFixture project;
  GtkWindow *parent;
  TsAddReportDialog *dialog; /* NULL once it is closed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  project_fixture_set_up (&fixture->project);
  fixture->parent = ts_harness_open_window (gtk_label_new ("Behind"), 700, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_null (fixture->dialog);
  ts_harness_close_window (fixture->parent);
  project_fixture_tear_down (&fixture->project);
}

static gboolean
is_idle (gpointer data)
{
  Fixture *fixture = data;

  return fixture->dialog == NULL || !g_str_equal (ts_add_report_dialog_get_step (fixture->dialog), "reading");
}

static void
open_file (Fixture *fixture, GFile *file)
{
  ts_add_report_dialog_present (GTK_WIDGET (fixture->parent), fixture->project.session, file, TS_ROLE_REPORT);
  fixture->dialog = TS_ADD_REPORT_DIALOG (project_fixture_find_window (TS_TYPE_ADD_REPORT_DIALOG));
  g_assert_nonnull (fixture->dialog);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  ts_harness_run_frames (GTK_WIDGET (fixture->dialog));
  g_assert_true (ts_harness_run_until (is_idle, fixture));
}

static void
open_sample (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) file = project_fixture_sample (name);

  open_file (fixture, file);
}

static void
type (Fixture *fixture, const char *field, const char *text)
{
  gtk_editable_set_text (ts_add_report_dialog_get_field (fixture->dialog, field), text);
}

static void
add (Fixture *fixture)
{
  ts_harness_activate (GTK_WIDGET (fixture->dialog), "dialog.add", NULL);
  g_assert_true (ts_harness_run_until (is_idle, fixture));
}

static guint
count_reports (Fixture *fixture)
{
  return g_list_model_get_n_items (
      ts_register_get_reports (ts_project_get_register (fixture->project.project)));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bury =
      ts_register_find_partnership (ts_project_get_register (fixture->project.project), "Bury", NULL);
  TsReport *report;

  open_sample (fixture, "haverdale-2019-20.pdf");
  ts_harness_save_png (GTK_WIDGET (fixture->dialog), "add-report");
  ts_add_report_dialog_set_partnership (fixture->dialog, bury);
  type (fixture, "title", " Our year ");
  type (fixture, "period-start", "1 April 2019");
  type (fixture, "period-end", "31/03/2020");
  type (fixture, "published", "2020-09-01");
  add (fixture);
  g_assert_null (fixture->dialog);
  g_assert_null (fixture->project.problem);
  g_assert_nonnull (strstr (fixture->project.done, "11 pages"));

  report = ts_audit_session_get_report (fixture->project.session);
  g_assert_nonnull (report);
  g_assert_cmpstr (ts_report_get_partnership_id (report), ==, bury);
  g_assert_cmpstr (ts_report_get_title (report), ==, "Our year");
  g_assert_cmpstr (ts_report_get_period_start (report), ==, "2019-04-01");
  g_assert_cmpstr (ts_report_get_period_end (report), ==, "2020-03-31");
  g_assert_cmpstr (ts_report_get_published (report), ==, "2020-09-01");
  g_assert_null (ts_report_get_received (report));

  /* The same document again. */
  open_sample (fixture, "haverdale-2019-20.pdf");
  g_assert_cmpstr (ts_add_report_dialog_get_step (fixture->dialog), ==, "refused");
  g_assert_nonnull (ts_add_report_dialog_get_problem (fixture->dialog));
  g_assert_cmpuint (count_reports (fixture), ==, 1);
  ts_harness_activate (GTK_WIDGET (fixture->dialog), "dialog.cancel", NULL);
  ts_harness_run_frames (GTK_WIDGET (fixture->parent));
}

static void
test_wrong_dates (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture, "haverdale-2019-20.pdf");
  type (fixture, "received", "31 February 2020");
  add (fixture);
  g_assert_nonnull (strstr (ts_add_report_dialog_get_problem (fixture->dialog), "31 February 2020"));
  ts_harness_save_png (GTK_WIDGET (fixture->dialog), "add-report-wrong-date");
  type (fixture, "received", "");
  type (fixture, "period-start", "1 April 2020");
  type (fixture, "period-end", "31 March 2020");
  add (fixture);
  g_assert_nonnull (strstr (ts_add_report_dialog_get_problem (fixture->dialog), "before it begins"));
  g_assert_cmpuint (count_reports (fixture), ==, 0);
  type (fixture, "period-end", "31 March 2021");
  add (fixture);
  g_assert_null (fixture->dialog);
  g_assert_cmpuint (count_reports (fixture), ==, 1);
}

static void
test_password (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture, "encrypted.pdf");
  g_assert_cmpstr (ts_add_report_dialog_get_step (fixture->dialog), ==, "password");
  type (fixture, "password", "wrong");
  add (fixture);
  g_assert_cmpstr (ts_add_report_dialog_get_step (fixture->dialog), ==, "password");
  ts_harness_save_png (GTK_WIDGET (fixture->dialog), "add-report-password");
  g_assert_cmpuint (count_reports (fixture), ==, 0);
  type (fixture, "password", "northshire");
  add (fixture);
  g_assert_cmpstr (ts_add_report_dialog_get_step (fixture->dialog), ==, "form");
  type (fixture, "published", "1 May 2020");
  add (fixture);
  g_assert_null (fixture->dialog);
  g_assert_cmpstr (ts_report_get_published (ts_audit_session_get_report (fixture->project.session)), ==,
                   "2020-05-01");
}

/* Each its own sentence before anything is asked, and the project as it was. */
static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (fixture->project.folder, "empty & <b>.pdf", NULL);
  g_autofree char *text = g_build_filename (fixture->project.folder, "text.pdf", NULL);
  g_autoptr (GFile) half = project_fixture_sample ("half.pdf");
  g_autoptr (GFile) empty_file = g_file_new_for_path (empty);
  g_autoptr (GFile) text_file = g_file_new_for_path (text);
  g_autoptr (GFile) gone = g_file_new_for_path ("/nowhere/report.pdf");
  GFile *files[] = { half, empty_file, text_file, gone };
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (text, "Just text.", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const char *problem;

      open_file (fixture, files[i]);
      g_assert_cmpstr (ts_add_report_dialog_get_step (fixture->dialog), ==, "refused");
      problem = ts_add_report_dialog_get_problem (fixture->dialog);
      g_assert_nonnull (problem);
      g_assert_true (g_str_has_suffix (problem, "."));
      g_assert_true (g_unichar_isupper (g_utf8_get_char (problem)) ||
                     !g_unichar_isalpha (g_utf8_get_char (problem)));
      g_assert_true (g_hash_table_add (said, g_strdup (problem)));
      if (i == 1)
        ts_harness_save_png (GTK_WIDGET (fixture->dialog), "add-report-problem");
      ts_harness_activate (GTK_WIDGET (fixture->dialog), "dialog.cancel", NULL);
      ts_harness_run_frames (GTK_WIDGET (fixture->parent));
      g_assert_null (fixture->dialog);
    }
  g_assert_cmpuint (count_reports (fixture), ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture, "eastmarch-2019-20.pdf");
  ts_harness_activate (GTK_WIDGET (fixture->dialog), "dialog.add", NULL);
  g_assert_cmpstr (ts_add_report_dialog_get_step (fixture->dialog), ==, "reading");
  ts_harness_activate (GTK_WIDGET (fixture->dialog), "dialog.cancel", NULL);
  g_assert_true (ts_harness_run_until (is_idle, fixture));
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpstr (ts_add_report_dialog_get_step (fixture->dialog), ==, "form");
  g_assert_null (ts_add_report_dialog_get_problem (fixture->dialog));

  /* Closed in the middle of it. */
  ts_harness_activate (GTK_WIDGET (fixture->dialog), "dialog.add", NULL);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_true (ts_harness_run_until (is_idle, fixture));
  g_assert_null (fixture->dialog);
  g_assert_cmpuint (count_reports (fixture), ==, 0);
}

/* --- Without a dialog --- */

static gboolean
has_report (gpointer data)
{
  return ts_audit_session_get_report (((Fixture *) data)->project.session) != NULL;
}

static gboolean
has_problem (gpointer data)
{
  return ((Fixture *) data)->project.problem != NULL;
}

static gboolean
asks_password (gpointer data)
{
  return project_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(GtkWindow **) data == NULL;
}

static void
answer_password (const char *password)
{
  GtkWindow *dialog;

  g_assert_true (ts_harness_run_until (asks_password, NULL));
  dialog = project_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))),
                         password);
  ts_harness_run_frames (GTK_WIDGET (dialog));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), *password != '\0' ? "open" : "cancel");
  gtk_window_destroy (dialog);
  g_assert_true (ts_harness_run_until (is_gone, &dialog));
}

static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) encrypted = project_fixture_sample ("encrypted.pdf");
  g_autoptr (GFile) half = project_fixture_sample ("half.pdf");
  TsAuditSession *session = fixture->project.session;

  ts_add_report_run (GTK_WIDGET (fixture->parent), session, half);
  g_assert_true (ts_harness_run_until (has_problem, fixture));
  g_assert_nonnull (strstr (fixture->project.problem, "half.pdf"));
  g_assert_cmpuint (count_reports (fixture), ==, 0);

  ts_add_report_run (GTK_WIDGET (fixture->parent), session, encrypted);
  answer_password ("");
  ts_add_report_run (GTK_WIDGET (fixture->parent), session, encrypted);
  answer_password ("wrong");
  answer_password ("northshire");
  g_assert_true (ts_harness_run_until (has_report, fixture));
  g_assert_cmpuint (count_reports (fixture), ==, 1);
}

static void
test_scan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) scan = project_fixture_sample ("scan.pdf");

  ts_add_report_run (GTK_WIDGET (fixture->parent), fixture->project.session, scan);
  g_assert_true (ts_harness_run_until (has_report, fixture));
  g_assert_nonnull (strstr (fixture->project.done, "no text"));
}

#define add_test(name, func) g_test_add ("/ui/add-report/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  add_test ("add", test_add);
  add_test ("wrong-dates", test_wrong_dates);
  add_test ("password", test_password);
  add_test ("bad-files", test_bad_files);
  add_test ("cancel", test_cancel);
  add_test ("run", test_run);
  add_test ("scan", test_scan);
  return g_test_run ();
}
