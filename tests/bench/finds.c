/* Times finding words in the first report of a project, as the find bar does it:
 * from the query to all hits in the model, through its thread and the main context.
 *
 *   finds PROJECT
 *
 * The floor looks for the same words by memmem() in the same text as it is stored,
 * where it only counts, and finds nothing that is written in another way.
 */
#include "config.h"

#include "document/find.h"
#include "project/project.h"
#include "times.h"

#include <string.h>

#define ROUNDS 20

static const char *const words[] = { "children", "safeguarding", "early help", "the", "e" };

static void
wait_for (TsFind *find)
{
  while (ts_find_is_searching (find))
    g_main_context_iteration (NULL, TRUE);
}

/* The first query reads and folds all of the text. */
static void
measure_first (TsTextLayer *layer)
{
  g_autoptr (TsFind) find = ts_find_new ();
  g_autoptr (GArray) times = bench_times_new ();
  gint64 start = g_get_monotonic_time ();

  ts_find_set_layer (find, layer);
  ts_find_set_query (find, words[0]);
  wait_for (find);
  bench_times_add (times, start);
  bench_times_print (times, "first");
}

static guint
count_by_memmem (const GString *text, const char *word)
{
  gsize length = strlen (word);
  const char *end = text->str + text->len;
  guint n = 0;

  for (const char *p = text->str; (p = memmem (p, (gsize) (end - p), word, length)) != NULL; p += length)
    n++;
  return n;
}

static GString *
join_text (TsTextLayer *layer)
{
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < ts_text_layer_get_n_pages (layer); page++)
    {
      g_autofree char *string = ts_text_layer_dup_page_string (layer, page);

      g_string_append (text, string);
    }
  return text;
}

static void
measure_words (TsTextLayer *layer)
{
  g_autoptr (TsFind) find = ts_find_new ();
  g_autoptr (GString) text = join_text (layer);
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GArray) floors = bench_times_new ();
  guint n_found = 0, n_counted = 0;

  ts_find_set_layer (find, layer);
  for (guint i = 0; i < ROUNDS * G_N_ELEMENTS (words); i++)
    {
      const char *word = words[i % G_N_ELEMENTS (words)];
      gint64 start = g_get_monotonic_time ();

      ts_find_set_query (find, word);
      wait_for (find);
      bench_times_add (times, start);
      n_found += ts_find_get_n_hits (find);

      start = g_get_monotonic_time ();
      n_counted += count_by_memmem (text, word);
      bench_times_add (floors, start);
    }
  bench_times_print (times, "find");
  bench_times_print (floors, "memmem");
  if (n_found < n_counted)
    g_printerr ("finds: %u hits were found, and %u stand there\n", n_found, n_counted);
}

int
main (int argc, char *argv[])
{
  g_autoptr (TsProject) project = NULL;
  g_autoptr (TsReport) report = NULL;
  g_autoptr (TsTextLayer) layer = NULL;
  g_autoptr (GError) error = NULL;

  g_set_prgname ("finds");
  if (argc != 2)
    {
      g_printerr ("usage: finds PROJECT\n");
      return 2;
    }
  project = ts_project_open (argv[1], TS_OPEN_READ_WRITE, "Reviewer", &error);
  bench_check (error);
  report = g_list_model_get_item (ts_register_get_reports (ts_project_get_register (project)), 0);
  layer = ts_document_store_get_text_layer (
      ts_project_get_documents (project),
      ((TsReportDocument *) ts_report_get_documents (report)->pdata[0])->sha256, &error);
  bench_check (error);
  measure_first (layer);
  measure_words (layer);
  g_clear_object (&layer);
  ts_project_close (project, &error);
  bench_check (error);
  return 0;
}
