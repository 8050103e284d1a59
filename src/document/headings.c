/* Which lines of a document are its headings.
 *
 * Most text has one size, the body's. Headings are larger, or named on a contents
 * page, or numbered, or in capitals; the larger, the higher. What stands in the
 * same place on page after page is a running head.
 */
#include "config.h"

#include "document/headings.h"

#include "base/text.h"
#include "document/headings-private.h"

#include <math.h>
#include <string.h>

#define LARGER       1.07 /* than the body, for being a heading by size alone */
#define SMALLEST     0.95
#define SAME         0.94 /* sizes that are no more apart than this are one */
#define MAX_A_PAGE   14
#define MAX_DEPTH    6
#define MIN_NUMBERED 5 /* paragraphs */
#define MIN_RUNNING  3 /* pages */

/* --- Reading --- */

static void
scan_init (TsHeadingScan *scan, guint n_pages)
{
  scan->lines = g_array_new (FALSE, FALSE, sizeof (TsHeadingLine));
  g_array_set_clear_func (scan->lines, ts_heading_line_clear);
  scan->listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scan->contents = g_hash_table_new (NULL, NULL);
  scan->histogram = g_new0 (guint64, TS_HEADING_SIZES);
  scan->n_pages = n_pages;
}

static void
scan_clear (TsHeadingScan *scan)
{
  g_array_unref (scan->lines);
  g_hash_table_unref (scan->listed);
  g_hash_table_unref (scan->contents);
  g_free (scan->histogram);
}

/* The size that most characters have, rounding aside. */
static double
find_body_size (const TsHeadingScan *scan)
{
  guint best = 0;
  guint64 most = 0;
  double sum = 0, n = 0;

  for (guint i = 1; i + 1 < TS_HEADING_SIZES; i++)
    {
      guint64 here = scan->histogram[i - 1] + scan->histogram[i] + scan->histogram[i + 1];

      if (here > most)
        {
          most = here;
          best = i;
        }
    }
  for (guint i = MAX (best, 1) - 1; i <= best + 1; i++)
    {
      sum += (double) scan->histogram[i] * i / 4;
      n += (double) scan->histogram[i];
    }
  return n > 0 ? sum / n : 0;
}

/* --- What is none --- */

static gboolean
is_at_edge (const TsHeadingLine *line)
{
  return line->rect.y2 < 0.13 * line->page_height || line->rect.y1 > 0.88 * line->page_height;
}

/* Words and height on the page, so that "Page 3" and "Page 4" are the same. */
static char *
dup_place (const TsHeadingLine *line)
{
  g_autofree char *words = ts_heading_fold (line->title, TRUE);

  return g_strdup_printf ("%s@%.0f", words, 40 * line->rect.y1 / MAX (line->page_height, 1));
}

/* A running head stands on three pages at least; by itself a heading may recur. */
static void
find_running (TsHeadingScan *scan)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) places = g_ptr_array_new (); /* owned by the table */

  for (guint i = 0; i < scan->lines->len; i++)
    {
      const TsHeadingLine *line = &g_array_index (scan->lines, TsHeadingLine, i);
      g_autofree char *place = is_at_edge (line) ? dup_place (line) : NULL;
      gpointer key = NULL, count = NULL;

      if (place != NULL && !g_hash_table_lookup_extended (counts, place, &key, &count))
        key = g_steal_pointer (&place);
      g_ptr_array_add (places, key);
      if (key != NULL && count == NULL)
        g_hash_table_insert (counts, key, GUINT_TO_POINTER (1));
      else if (key != NULL)
        g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  for (guint i = 0; i < scan->lines->len; i++)
    g_array_index (scan->lines, TsHeadingLine, i).is_running =
        places->pdata[i] != NULL &&
        GPOINTER_TO_UINT (g_hash_table_lookup (counts, places->pdata[i])) >= MIN_RUNNING;
}

/* --- What is one --- */

/* "3.1 Neglect"; but where paragraphs are numbered as well it says nothing. */
static gboolean
is_numbered (const TsHeadingScan *scan, const TsHeadingLine *line)
{
  return line->number >= 2 && !g_str_has_suffix (line->title, ":") && scan->n_numbered < MIN_NUMBERED;
}

static gboolean
is_heading (const TsHeadingScan *scan, const TsHeadingLine *line, double body)
{
  gboolean is_listed = g_hash_table_contains (scan->listed, line->key);

  if (line->is_contents)
    return TRUE;
  /* What stands large on the cover is the report's name. */
  if (line->is_running || (line->page == 0 && scan->n_pages > 1 && !is_listed))
    return FALSE;
  if (is_listed && line->size > SMALLEST * body)
    return TRUE;
  if (!line->stands_alone)
    return FALSE;
  if (line->size > LARGER * body)
    return TRUE;
  return line->size > SMALLEST * body && (is_numbered (scan, line) || line->is_capitals) &&
         strlen (line->title) <= TS_HEADING_MAX_CHARACTERS / 2;
}

/* A page full of large words is a poster, a table or a list: the largest count. */
static void
thin_out (GPtrArray *headings)
{
  for (guint first = 0, end; first < headings->len; first = end)
    {
      const TsHeadingLine *head = headings->pdata[first];
      double largest = 0;

      for (end = first; end < headings->len; end++)
        {
          const TsHeadingLine *line = headings->pdata[end];

          if (line->page != head->page)
            break;
          largest = MAX (largest, line->size);
        }
      if (end - first <= MAX_A_PAGE)
        continue;
      for (guint i = end; i > first; i--)
        if (((TsHeadingLine *) headings->pdata[i - 1])->size < SAME * largest)
          {
            g_ptr_array_remove_index (headings, i - 1);
            end--;
          }
      while (end - first > MAX_A_PAGE)
        g_ptr_array_remove_index (headings, --end);
    }
}

/* --- Levels --- */

static int
compare_sizes_cb (const void *one, const void *other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return (a < b) - (a > b);
}

/* The sizes that tell levels apart, largest first: each the largest of a group of
 * nearly the same.
 */
static GArray *
find_sizes (GPtrArray *headings, double body)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < headings->len; i++)
    {
      const TsHeadingLine *line = headings->pdata[i];

      if (!line->is_contents && line->size > LARGER * body)
        g_array_append_val (all, line->size);
    }
  g_array_sort (all, compare_sizes_cb);
  for (guint i = 0; i < all->len; i++)
    {
      double size = g_array_index (all, double, i);

      if (sizes->len == 0 || size < SAME * g_array_index (sizes, double, sizes->len - 1))
        g_array_append_val (sizes, size);
    }
  return sizes;
}

static guint
find_group (const TsHeadingLine *line, GArray *sizes)
{
  guint group = 0;

  if (line->is_contents)
    return 0;
  while (group < sizes->len && line->size < SAME * g_array_index (sizes, double, group))
    group++;
  return group;
}

/* By size first, within a size by the parts of the numbers. */
static void
find_levels (GPtrArray *headings, double body)
{
  g_autoptr (GArray) sizes = find_sizes (headings, body);
  g_autofree guint *fewest = g_new0 (guint, sizes->len + 1);

  for (guint i = 0; i < headings->len; i++)
    {
      const TsHeadingLine *line = headings->pdata[i];
      guint *few = &fewest[find_group (line, sizes)];

      if (line->number > 0 && (*few == 0 || line->number < *few))
        *few = line->number;
    }
  for (guint i = 0; i < headings->len; i++)
    {
      TsHeadingLine *line = headings->pdata[i];
      guint group = find_group (line, sizes);

      line->level = group * 8 + (line->number > 0 ? line->number - fewest[group] : 0);
    }
}

/* --- The list --- */

/* A level below is one deeper, however much smaller: depths leave none out. */
static GPtrArray *
nest (GPtrArray *headings)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_outline_item_free);
  guint open[MAX_DEPTH];
  guint depth = 0; /* how many are open */

  for (guint i = 0; i < MIN (headings->len, TS_HEADINGS_MAX); i++)
    {
      const TsHeadingLine *line = headings->pdata[i];
      TsOutlineItem *item = g_new0 (TsOutlineItem, 1);

      while (depth > 0 && (open[depth - 1] >= line->level || depth == MAX_DEPTH))
        depth--;
      item->title = g_strdup (line->title);
      item->depth = depth;
      item->page = (int) line->page;
      item->y = MAX (line->rect.y1, 0);
      open[depth++] = line->level;
      g_ptr_array_add (items, item);
    }
  return items;
}

static GPtrArray *
choose (TsHeadingScan *scan)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  double body = find_body_size (scan);

  find_running (scan);
  for (guint i = 0; i < scan->lines->len; i++)
    {
      TsHeadingLine *line = &g_array_index (scan->lines, TsHeadingLine, i);

      if (is_heading (scan, line, body))
        g_ptr_array_add (headings, line);
    }
  thin_out (headings);
  find_levels (headings, body);
  return nest (headings);
}

GPtrArray *
ts_headings_find (TsTextLayer *layer, GCancellable *cancellable, GError **error)
{
  guint n_pages = ts_text_layer_get_n_pages (layer);
  TsHeadingScan scan = { 0 };
  GPtrArray *items = NULL;

  g_return_val_if_fail (TS_IS_TEXT_LAYER (layer), NULL);

  scan_init (&scan, n_pages);
  for (guint i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (TsPageText) page = ts_text_layer_get_page (layer, i);

      ts_heading_scan_page (&scan, i, page);
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    items = choose (&scan);
  scan_clear (&scan);
  return items;
}
