/* Times what a reviewer does all day, through the services, in one process.
 *
 *   tags PROJECT TAGS
 *
 * Opens a project of make-project, follows the passages of its first report as
 * the application does, and tags TAGS further passages in it, one action each,
 * committed to disk. The floor is a file in the same folder to which just as
 * often 4 KiB are added and synced. Times selecting by dragging, too.
 */
#include "config.h"

#include "project/project.h"
#include "times.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
measure_floor (const char *project, guint n)
{
  g_autofree char *path = g_strconcat (project, ".floor", NULL);
  g_autoptr (GArray) times = bench_times_new ();
  int fd = open (path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  char block[4096];

  memset (block, 'x', sizeof block);
  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (write (fd, block, sizeof block) != sizeof block || fdatasync (fd) != 0)
        break;
      bench_times_add (times, start);
    }
  close (fd);
  unlink (path);
  bench_times_print (times, "sync");
}

static void
measure_selecting (TsTextLayer *layer, guint n)
{
  g_autoptr (GArray) times = bench_times_new ();
  guint n_pages = ts_text_layer_get_n_pages (layer);

  for (guint i = 0; i < n; i++)
    {
      guint page = i / 100 % n_pages;
      gint64 start = g_get_monotonic_time ();
      TsTextRange range = ts_text_layer_select (layer, TS_GRANULARITY_CHARACTER, page, 60, 60, page,
                                                60 + i % 100 * 5, 60 + i % 100 * 7);
      g_autoptr (GArray) rects = ts_text_layer_get_rects (layer, &range);

      bench_times_add (times, start);
    }
  bench_times_print (times, "select");
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  *(guint *) data += added;
}

/* From the key to the change on the models that the screen follows. */
static void
measure_tagging (TsProject *project, TsReport *report, TsTextLayer *layer, guint n)
{
  const TsReportDocument *document = ts_report_get_documents (report)->pdata[0];
  TsEvidence *evidence = ts_project_get_evidence (project);
  g_autoptr (GListModel) passages =
      ts_evidence_get_passages (evidence, ts_report_get_id (report), ts_project_get_reviewer (project));
  g_autoptr (TsAudit) audit = ts_audits_get (ts_project_get_audits (project), ts_report_get_id (report),
                                             TS_TOOL_COMPLIANCE, ts_project_get_reviewer (project));
  GPtrArray *criteria = ts_framework_get_criteria (ts_project_get_framework (project));
  guint n_pages = ts_text_layer_get_n_pages (layer);
  g_autoptr (GArray) times = bench_times_new ();
  guint n_seen = 0;

  g_signal_connect (passages, "items-changed", G_CALLBACK (count_cb), &n_seen);
  for (guint i = 0; i < n; i++)
    {
      const TsCriterion *criterion = criteria->pdata[i % criteria->len];
      TsTextRange range = { { i % n_pages, 3 + i / n_pages * 7 % 2000 },
                            { i % n_pages, 120 + i / n_pages * 7 % 2000 } };
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range (document->sha256, layer, &range);
      g_autofree char *id =
          ts_evidence_tag (evidence, ts_report_get_id (report), anchor, criterion->id, NULL, FALSE, &error);

      bench_check (error);
      bench_times_add (times, start);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  bench_times_print (times, "tag");
  if (n_seen < n)
    g_printerr ("tags: %u of %u tags reached the model\n", n_seen, n);
}

static TsProject *
measure_opening (const char *path)
{
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GError) error = NULL;
  TsProject *project = NULL;

  for (guint i = 0; i < 5; i++)
    {
      gint64 start;

      g_clear_object (&project);
      start = g_get_monotonic_time ();
      project = ts_project_open (path, TS_OPEN_READ_WRITE, "Reviewer", &error);
      bench_check (error);
      ts_register_get_reports (ts_project_get_register (project));
      bench_times_add (times, start);
    }
  bench_times_print (times, "open");
  return project;
}

int
main (int argc, char *argv[])
{
  g_autoptr (TsProject) project = NULL;
  g_autoptr (TsReport) report = NULL;
  g_autoptr (TsTextLayer) layer = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  g_set_prgname ("tags");
  if (argc != 3)
    {
      g_printerr ("usage: tags PROJECT TAGS\n");
      return 2;
    }
  n = bench_parse_count (argv[2]);
  project = measure_opening (argv[1]);
  report = g_list_model_get_item (ts_register_get_reports (ts_project_get_register (project)), 0);
  layer = ts_document_store_get_text_layer (
      ts_project_get_documents (project),
      ((TsReportDocument *) ts_report_get_documents (report)->pdata[0])->sha256, &error);
  bench_check (error);
  measure_floor (argv[1], n);
  measure_selecting (layer, n);
  measure_tagging (project, report, layer, n);
  g_clear_object (&layer);
  ts_project_close (project, &error);
  bench_check (error);
  return 0;
}
