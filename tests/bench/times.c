#include "config.h"

#include "times.h"

#include <stdio.h>
#include <stdlib.h>

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_times_add (GArray *times, gint64 start)
{
  double milliseconds = (double) (g_get_monotonic_time () - start) / 1000;

  g_array_append_val (times, milliseconds);
}

static int
compare_cb (gconstpointer one, gconstpointer other)
{
  const double *a = one;
  const double *b = other;

  return (*a > *b) - (*a < *b);
}

void
bench_times_print (GArray *times, const char *name)
{
  guint n = times->len;

  if (n == 0)
    return;
  g_array_sort (times, compare_cb);
  printf ("%s median %.3f p99 %.3f max %.3f n %u\n", name, g_array_index (times, double, n / 2),
          g_array_index (times, double, MIN (n - 1, n * 99 / 100)), g_array_index (times, double, n - 1), n);
  fflush (stdout);
}

guint
bench_parse_count (const char *text)
{
  g_autoptr (GError) error = NULL;
  guint64 count = 0;

  g_ascii_string_to_unsigned (text, 10, 1, 10000000, &count, &error);
  bench_check (error);
  return (guint) count;
}

void
bench_check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s: %s\n", g_get_prgname () != NULL ? g_get_prgname () : "bench", error->message);
  exit (EXIT_FAILURE);
}
