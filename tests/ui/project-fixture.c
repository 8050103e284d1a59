#include "config.h"

#include "project-fixture.h"

#include "project/intake.h"

#include <glib/gstdio.h>

/* --- What is said --- */

static void
problem_cb (ProjectFixture *fixture, const char *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
done_cb (ProjectFixture *fixture, const char *message)
{
  g_free (fixture->done);
  fixture->done = g_strdup (message);
}

static void
requested_cb (ProjectFixture *fixture, TsPassage *passage)
{
  g_set_object (&fixture->requested, passage);
}

void
project_fixture_forget (ProjectFixture *fixture)
{
  g_clear_pointer (&fixture->problem, g_free);
  g_clear_pointer (&fixture->done, g_free);
  g_clear_object (&fixture->requested);
}

/* --- The project --- */

static void
create_session (ProjectFixture *fixture)
{
  fixture->session = ts_audit_session_new (fixture->project);
  g_signal_connect_swapped (fixture->session, "problem", G_CALLBACK (problem_cb), fixture);
  g_signal_connect_swapped (fixture->session, "done", G_CALLBACK (done_cb), fixture);
  g_signal_connect_swapped (fixture->session, "passage-requested", G_CALLBACK (requested_cb), fixture);
}

void
project_fixture_set_up (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("touchstone-ui-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "audit.touchstone", NULL);
  fixture->project = ts_project_create (fixture->path, NULL, "A test", "Test Reviewer", &error);
  g_assert_no_error (error);
  create_session (fixture);
}

static void
close_project (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  project_fixture_forget (fixture);
  g_assert_finalize_object (fixture->session);
  ts_project_close (fixture->project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->project);
}

void
project_fixture_reopen_read_only (ProjectFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_project (fixture);
  fixture->project = ts_project_open (fixture->path, TS_OPEN_READ_ONLY, "Test Reviewer", &error);
  g_assert_no_error (error);
  create_session (fixture);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
project_fixture_tear_down (ProjectFixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_project (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* --- What is in it --- */

GFile *
project_fixture_sample (const char *name)
{
  const char *folder = g_getenv ("TOUCHSTONE_SAMPLE_DIR");
  g_autofree char *path = NULL;

  g_assert_nonnull (folder);
  path = g_build_filename (folder, name, NULL);
  return g_file_new_for_path (path);
}

void
project_fixture_add (ProjectFixture *fixture, const char *name)
{
  g_autoptr (GFile) file = project_fixture_sample (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = ts_intake_add (fixture->project, file, NULL, &error);

  g_assert_no_error (error);
  ts_audit_session_set_report (
      fixture->session, ts_register_get_report (ts_project_get_register (fixture->project), result->report));
  g_assert_nonnull (ts_audit_session_get_report (fixture->session));
}

char *
project_fixture_tag (ProjectFixture *fixture, const char *quote, const char *item)
{
  TsReport *report = ts_audit_session_get_report (fixture->session);
  const TsReportDocument *document = ts_report_get_documents (report)->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (TsTextLayer) layer = ts_document_store_get_text_layer (
      ts_project_get_documents (fixture->project), document->sha256, &error);
  g_autoptr (GArray) places = NULL;
  g_autoptr (TsAnchor) anchor = NULL;
  char *id;

  g_assert_no_error (error);
  places = ts_text_layer_find_quote (layer, quote, -1);
  g_assert_cmpuint (places->len, ==, 1);
  anchor = ts_anchor_new_for_range (document->sha256, layer, &g_array_index (places, TsTextRange, 0));
  id = ts_evidence_tag (ts_project_get_evidence (fixture->project), ts_report_get_id (report), anchor, item,
                        NULL, FALSE, &error);
  g_assert_no_error (error);
  return id;
}

GtkWindow *
project_fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}
