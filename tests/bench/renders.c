/* Times drawing each page of a PDF through a reader process.
 *
 *   renders FILE.pdf SCALE        (device pixels a point)
 */
#include "config.h"

#include "document/reader-client.h"
#include "times.h"

#include <fcntl.h>
#include <unistd.h>

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
open_document (TsReader *reader, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  ts_reader_open_async (reader, fd, NULL, NULL, keep_cb, &result);
  ts_reader_open_finish (reader, wait_for (&result), &error);
  bench_check (error);
  close (fd);
}

int
main (int argc, char *argv[])
{
  g_autoptr (TsReader) reader = NULL;
  g_autoptr (GArray) pages = bench_times_new ();
  g_autoptr (GArray) all = bench_times_new ();
  gint64 start;

  g_set_prgname ("renders");
  if (argc != 3)
    {
      g_printerr ("usage: renders FILE.pdf SCALE\n");
      return 2;
    }
  start = g_get_monotonic_time ();
  reader = ts_reader_new ();
  open_document (reader, argv[1]);
  for (guint page = 0; page < ts_reader_get_n_pages (reader); page++)
    {
      TsRenderRequest request = { .page = page, .scale = g_ascii_strtod (argv[2], NULL) };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (TsPixels) pixels = NULL;
      g_autoptr (GError) error = NULL;
      gint64 page_start = g_get_monotonic_time ();

      ts_reader_render_async (reader, &request, G_PRIORITY_DEFAULT, NULL, keep_cb, &result);
      pixels = ts_reader_render_finish (reader, wait_for (&result), &error);
      bench_check (error);
      bench_times_add (pages, page_start);
    }
  bench_times_add (all, start);
  bench_times_print (pages, "page");
  bench_times_print (all, "all");
  return 0;
}
