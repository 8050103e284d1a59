#include "config.h"

#include "document/headings.h"
#include "project/intake.h"

#include "project-fixture.h"

typedef struct
{
  GPtrArray *items;
  GError *error;
  gboolean done;
} Answer;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->items = ts_project_find_headings_finish (TS_PROJECT (source), result, &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static char *
add_sample (TsProject *project, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TOUCHSTONE_SAMPLE_DIR"), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hashes = NULL;
  const TsIntakeValues values = { 0 };
  g_autoptr (TsIntakeResult) result = ts_intake_add (project, file, &values, &error);

  g_assert_no_error (error);
  hashes = ts_document_store_list (ts_project_get_documents (project), &error);
  g_assert_no_error (error);
  return g_strdup (hashes->pdata[hashes->len - 1]);
}

static const TsOutlineItem *
find_title (GPtrArray *items, const char *title)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((TsOutlineItem *) items->pdata[i])->title, title))
      return items->pdata[i];
  g_error ("No heading \"%s\"", title);
}

/* As they are in the report that the sample is made of. */
static void
test_sample (ProjectFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    guint depth;
    int page;
  } headings[] = { { "Contents", 0, 1 },
                   { "Foreword", 0, 2 },
                   { "Governance", 0, 6 },
                   { "Neglect", 1, 10 },
                   { "Early help", 0, 14 },
                   { "Outcomes for families", 1, 14 },
                   { "Voice of the child", 0, 24 },
                   { "Appendix: data", 0, 29 } };
  TsProject *project = project_fixture_create (fixture);
  g_autofree char *sha256 = add_sample (project, "northshire-2019-20.pdf");
  Answer first = { 0 }, again = { 0 };

  ts_project_find_headings_async (project, sha256, NULL, found_cb, &first);
  wait_for (&first);
  g_assert_no_error (first.error);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const TsOutlineItem *item = find_title (first.items, headings[i].title);

      g_assert_cmpuint (item->depth, ==, headings[i].depth);
      g_assert_cmpint (item->page, ==, headings[i].page);
    }
  ts_project_find_headings_async (project, sha256, NULL, found_cb, &again);
  wait_for (&again);
  g_assert_true (again.items == first.items);
  g_ptr_array_unref (first.items);
  g_ptr_array_unref (again.items);
  project_fixture_close (project);
}

static void
test_unknown (ProjectFixture *fixture, gconstpointer data)
{
  TsProject *project = project_fixture_create (fixture);
  Answer answer = { 0 };

  ts_project_find_headings_async (project, "no such hash", NULL, found_cb, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND);
  g_assert_null (answer.items);
  g_clear_error (&answer.error);
  project_fixture_close (project);
}

/* The thread reads the file: closing waits for it, and one file is left. */
static void
test_close (ProjectFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      TsProject *project = i == 0 ? project_fixture_create (fixture) : project_fixture_open (fixture);
      g_autoptr (GPtrArray) hashes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Answer answers[3] = { 0 };

      if (i == 0)
        g_free (add_sample (project, "eastmarch-2019-20.pdf"));
      hashes = ts_document_store_list (ts_project_get_documents (project), NULL);
      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        ts_project_find_headings_async (project, hashes->pdata[0], k == 2 ? cancellable : NULL, found_cb,
                                        &answers[k]);
      g_cancellable_cancel (cancellable);
      g_usleep (i * 5000);
      g_assert_true (ts_project_close (project, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (project_fixture_count_files (fixture), ==, 1);
      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        {
          wait_for (&answers[k]);
          g_assert_true (answers[k].items != NULL ||
                         g_error_matches (answers[k].error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
          g_clear_pointer (&answers[k].items, g_ptr_array_unref);
          g_clear_error (&answers[k].error);
        }
      g_object_unref (project);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  project_test_add ("/project/headings/sample", test_sample);
  project_test_add ("/project/headings/unknown", test_unknown);
  project_test_add ("/project/headings/close", test_close);
  return g_test_run ();
}
