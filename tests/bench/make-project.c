/* Makes a project of any size for measurements.
 *
 *   make-project PROJECT REPORTS PASSAGES
 *
 * REPORTS reports of 60 pages each, made of words without sense, and PASSAGES
 * passages in them, spread evenly, each tagged for one of the framework's
 * criteria. The passages are made by the services, as a reviewer makes them, but
 * in few actions.
 */
#include "config.h"

#include "project/project.h"
#include "times.h"

#include <stdio.h>
#include <string.h>

#define PAGES      60
#define LINES      45
#define WORDS      11
#define CHARACTER  6.0
#define LINE       16.0
#define ONE_ACTION 1000

static const char *const words[] = {
  "partnership", "children",  "review",   "learning", "practice", "scrutiny", "the",  "of",
  "and",         "families",  "evidence", "training", "impact",   "agencies", "was",  "local",
  "improved",    "assurance", "audit",    "leaders",  "during",   "year",     "with", "strategy",
};

static TsPageText *
make_page (GRand *random)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TsRect));
  g_autoptr (GError) error = NULL;
  TsPageText *page;
  double x = 40, y = 40;

  for (guint i = 0; i < LINES * WORDS; i++)
    g_string_append_printf (text, "%s%c", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                            i % WORDS == WORDS - 1 ? '\n' : ' ');
  for (gsize i = 0; i < text->len; i++)
    {
      gboolean ends = text->str[i] == '\n';
      TsRect rect = { x, y, ends ? x : x + CHARACTER, y + 11 };

      g_array_append_val (rects, rect);
      x = ends ? 40 : x + CHARACTER;
      y = ends ? y + LINE : y;
    }
  page =
      ts_page_text_new (text->str, (const TsRect *) (const void *) rects->data, rects->len, 842, 842, &error);
  bench_check (error);
  return page;
}

static char *
add_report (TsProject *project, guint number)
{
  g_autofree char *name = g_strdup_printf ("report-%u.pdf", number);
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_page_text_unref);
  g_autoptr (GArray) infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));
  TsNewDocument document = {
    .sha256 = sha256, .name = name, .bytes = bytes, .pages = pages, .page_infos = infos
  };
  GRand *random = g_rand_new_with_seed (number);
  g_autoptr (GError) error = NULL;
  char *report;

  for (guint i = 0; i < PAGES; i++)
    {
      TsPageInfo info = { .width = 842, .height = 842 };

      g_array_append_val (infos, info);
      g_ptr_array_add (pages, make_page (random));
    }
  g_rand_free (random);
  report = ts_document_store_add (ts_project_get_documents (project), &document, NULL, TS_ROLE_REPORT, name,
                                  NULL, NULL, NULL, NULL, NULL, &error);
  bench_check (error);
  return report;
}

/* Some passages of one report, in one action. */
typedef struct
{
  TsProject *project;
  const char *report;
  const char *document;
  TsTextLayer *layer;
  guint from, to, of;
} Batch;

static gboolean
tag_batch_cb (TsConnection *connection, gpointer data, GError **error)
{
  const Batch *batch = data;
  TsEvidence *evidence = ts_project_get_evidence (batch->project);
  GPtrArray *criteria = ts_framework_get_criteria (ts_project_get_framework (batch->project));

  for (guint i = batch->from; i < batch->to; i++)
    {
      guint page = (guint) ((guint64) i * PAGES / batch->of);
      /* No two begin at one place. */
      TsTextRange range = { { page, i % 2000 }, { page, i % 2000 + 80 + i % 200 } };
      const TsCriterion *criterion = criteria->pdata[i % criteria->len];
      g_autoptr (TsAnchor) anchor = ts_anchor_new_for_range (batch->document, batch->layer, &range);
      g_autofree char *id =
          ts_evidence_tag (evidence, batch->report, anchor, criterion->id, NULL, FALSE, error);

      if (id == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
add_passages (TsProject *project, const char *report, guint n)
{
  TsReport *object = ts_register_get_report (ts_project_get_register (project), report);
  const TsReportDocument *document = ts_report_get_documents (object)->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (TsTextLayer) layer =
      ts_document_store_get_text_layer (ts_project_get_documents (project), document->sha256, &error);
  Batch batch = { project, report, document->sha256, layer, 0, 0, n };

  bench_check (error);
  while (batch.from < n)
    {
      batch.to = MIN (n, batch.from + ONE_ACTION);
      ts_history_run (ts_project_get_history (project), "make passages", NULL, tag_batch_cb, &batch, &error);
      bench_check (error);
      batch.from = batch.to;
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (TsProject) project = NULL;
  g_autoptr (GError) error = NULL;
  guint n_reports, n_passages;

  g_set_prgname ("make-project");
  if (argc != 4)
    {
      g_printerr ("usage: make-project PROJECT REPORTS PASSAGES\n");
      return 2;
    }
  n_reports = bench_parse_count (argv[2]);
  n_passages = bench_parse_count (argv[3]);
  project = ts_project_create (argv[1], NULL, "Measurements", "Reviewer", &error);
  bench_check (error);
  for (guint i = 0; i < n_reports; i++)
    {
      g_autofree char *report = add_report (project, i);

      add_passages (project, report, n_passages / n_reports);
    }
  ts_project_close (project, &error);
  bench_check (error);
  return 0;
}
