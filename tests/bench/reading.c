/* Times reading a PDF in the page view, in a window on the screen there is.
 *
 *   reading FILE.pdf TURNS ZOOMS
 *
 * Prints times as the other programs do; "hold" is how long the main loop did not
 * come back, "blank" are frames in which a visible page had no picture at all.
 * Lines of memory are proportional set sizes of this process and its reader, and
 * bytes of pixels that the view holds, in MiB.
 */
#include "config.h"

#include "page-view/page-view-private.h"
#include "times.h"

#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define N_JUMPS      40
#define FLING_FRAMES 240

typedef struct
{
  TsReader *reader;
  GArray *infos;
  TsPageView *view;
  GtkWindow *window;
  guint n_frames;
  guint n_blank;
  gboolean sharp; /* the last frame was */
  GArray *holds;  /* NULL while they don't count */
  GArray *works;  /* the same as processor time, which other programs don't add to */
  gint64 polled;
  double worked;
} Reading;

static Reading *reading;

/* --- The main loop --- */

/* Milliseconds of processor time that this thread has used. */
static double
work_of_thread (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  if (reading->holds != NULL && reading->polled != 0)
    {
      double work = work_of_thread () - reading->worked;

      bench_times_add (reading->holds, reading->polled);
      g_array_append_val (reading->works, work);
    }
  result = g_poll (fds, n_fds, timeout);
  reading->polled = g_get_monotonic_time ();
  reading->worked = work_of_thread ();
  return result;
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  TsRect area = ts_page_view_get_visible_area (reading->view);
  gboolean blank = FALSE;
  guint first, last;

  reading->n_frames++;
  reading->sharp = ts_page_view_is_settled (reading->view);
  if (!ts_page_layout_find_pages (reading->view->layout, area.y1, area.y2, &first, &last))
    return;
  for (guint page = first; page <= last; page++)
    blank |= ts_page_cache_get_page (reading->view->cache, page).texture == NULL;
  reading->n_blank += blank;
}

static void
wait_for_frame (void)
{
  guint before = reading->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (reading->view));
  while (reading->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

/* Until a frame that is all sharp was painted. */
static void
settle (void)
{
  reading->sharp = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (reading->view));
  while (!reading->sharp)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
woken_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (guint milliseconds)
{
  gboolean woken = FALSE;

  g_timeout_add (milliseconds, woken_cb, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
}

/* --- Setting out --- */

static void
open_document (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  reading->reader = ts_reader_new ();
  ts_reader_open_async (reading->reader, fd, NULL, NULL, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ts_reader_open_finish (reading->reader, result, &error);
  bench_check (error);
  close (fd);
  reading->infos = g_array_new (FALSE, FALSE, sizeof (TsPageInfo));
  for (guint page = 0; page < ts_reader_get_n_pages (reading->reader); page++)
    g_array_append_vals (reading->infos, ts_reader_get_page (reading->reader, page), 1);
}

static void
open_window (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  reading->view = TS_PAGE_VIEW (ts_page_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (reading->view));
  reading->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (reading->window, 1000, 860);
  gtk_window_set_child (reading->window, scroller);
  gtk_window_present (reading->window);
  while (!reading->view->has_size)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (reading->view)), "after-paint",
                    G_CALLBACK (painted_cb), NULL);
  ts_page_view_set_document (reading->view, "", reading->infos, NULL);
  ts_page_view_set_reader (reading->view, reading->reader);
  settle ();
}

/* --- Measures --- */

/* Far away, where nothing was rendered ahead. */
static void
measure_jumps (void)
{
  g_autoptr (GArray) seen = bench_times_new ();
  g_autoptr (GArray) sharp = bench_times_new ();
  guint n_pages = reading->infos->len, page = 0;

  for (guint i = 0; i < N_JUMPS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      page = (page + n_pages * 38 / 100 + 1) % n_pages;
      ts_page_view_scroll_to_page (reading->view, page);
      wait_for_frame ();
      bench_times_add (seen, start);
      if (!reading->sharp)
        settle ();
      bench_times_add (sharp, start);
    }
  bench_times_print (seen, "jump-frame");
  bench_times_print (sharp, "jump-sharp");
}

/* To the next page when it was rendered ahead: until it is painted sharp. */
static void
measure_turns (guint n_turns)
{
  g_autoptr (GArray) turns = bench_times_new ();
  TsPageArrangement arrangement = { .mode = TS_PAGE_MODE_SINGLE };
  guint n_pages = reading->infos->len;

  ts_page_view_set_arrangement (reading->view, &arrangement);
  ts_page_view_set_zoom_mode (reading->view, TS_ZOOM_FIT_PAGE);
  for (guint i = 0; i < MIN (n_turns, 100); i++)
    {
      gint64 start;

      if (ts_page_view_get_page (reading->view) + 1 == n_pages)
        ts_page_view_show_page (reading->view, 0);
      settle ();
      rest (60);
      start = g_get_monotonic_time ();
      ts_page_view_turn (reading->view, 1, FALSE);
      settle ();
      bench_times_add (turns, start);
    }
  bench_times_print (turns, "turn");
  arrangement.mode = TS_PAGE_MODE_CONTINUOUS;
  ts_page_view_set_arrangement (reading->view, &arrangement);
  ts_page_view_set_zoom_mode (reading->view, TS_ZOOM_FIT_WIDTH);
  settle ();
}

/* From the first page to the last and back in so many frames. */
static void
measure_fling (void)
{
  g_autoptr (GArray) holds = bench_times_new ();
  g_autoptr (GArray) works = bench_times_new ();
  GtkAdjustment *adjustment = reading->view->adjustments[GTK_ORIENTATION_VERTICAL];
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  ts_page_view_show_page (reading->view, 0);
  settle ();
  reading->n_blank = 0;
  reading->works = works;
  reading->holds = holds;
  for (guint i = 0; i <= 2 * FLING_FRAMES; i++)
    {
      double part = i <= FLING_FRAMES ? i : 2 * FLING_FRAMES - i;

      gtk_adjustment_set_value (adjustment, end * part / FLING_FRAMES);
      wait_for_frame ();
    }
  reading->holds = NULL;
  bench_times_print (holds, "fling-hold");
  bench_times_print (works, "fling-work");
  printf ("fling-blank frames %u of %u\n", reading->n_blank, 2 * FLING_FRAMES + 1);
}

static double
proportional_mib (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    return 0;
  return g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024;
}

static void
print_memory (const char *name)
{
  TsPageCache *cache = reading->view->cache;

  rest (500);
  printf ("%s total %.1f pixels %.1f placeholders %.1f\n", name,
          proportional_mib (getpid ()) + proportional_mib (ts_reader_get_pid (reading->reader)),
          (double) ts_page_cache_get_bytes (cache) / (1 << 20),
          (double) ts_page_cache_get_placeholder_bytes (cache) / (1 << 20));
  fflush (stdout);
}

static void
measure_memory (guint n_turns, guint n_zooms)
{
  for (guint i = 0; i < reading->infos->len; i++)
    {
      ts_page_view_show_page (reading->view, i);
      wait_for_frame ();
    }
  settle ();
  print_memory ("memory-once");
  for (guint i = 0; i < n_turns; i++)
    {
      ts_page_view_show_page (reading->view, i % reading->infos->len);
      wait_for_frame ();
      if (i % 7 == 0)
        settle ();
    }
  for (guint i = 0; i < n_zooms; i++)
    {
      ts_page_view_set_zoom_at (reading->view, 0.3 + (i * 7 % 20) * 0.2, 300, 300);
      wait_for_frame ();
      if (i % 3 == 0)
        settle ();
    }
  ts_page_view_set_zoom_at (reading->view, TS_ZOOM_MAX, 300, 300);
  settle ();
  print_memory ("memory-1600");
  ts_page_view_set_zoom_mode (reading->view, TS_ZOOM_FIT_WIDTH);
  settle ();
  print_memory ("memory-after");
}

int
main (int argc, char *argv[])
{
  g_set_prgname ("reading");
  if (argc != 4)
    {
      g_printerr ("usage: reading FILE.pdf TURNS ZOOMS\n");
      return 2;
    }
  gtk_init ();
  reading = g_new0 (Reading, 1);
  g_main_context_set_poll_func (NULL, poll_cb);
  open_document (argv[1]);
  open_window ();
  while (!ts_page_cache_is_warm (reading->view->cache))
    g_main_context_iteration (NULL, TRUE);
  measure_jumps ();
  measure_turns (bench_parse_count (argv[2]));
  measure_fling ();
  measure_memory (bench_parse_count (argv[2]), bench_parse_count (argv[3]));
  gtk_window_destroy (reading->window);
  g_clear_object (&reading->reader);
  g_array_unref (reading->infos);
  g_free (reading);
  return 0;
}
