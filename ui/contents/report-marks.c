#include "config.h"

#include "contents/report-marks.h"

#include "evidence/passage-watch.h"
#include "document/reader-client.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* For tags of questions, which belong to no section. */
#define QUESTION_COLOUR "#9a9996"
#define MAX_LANES       32
#define MAX_LINES       6 /* of a tooltip */

struct _TsReportMarks
{
  GObject parent_instance;

  char *document;
  GArray *infos;
  TsReportMap *map;
  TsPassageWatch *passages;
  TsFramework *framework;
  GArray *bars; /* NULL until it is asked for */
  GArray *hits;
};

G_DEFINE_FINAL_TYPE (TsReportMarks, ts_report_marks, G_TYPE_OBJECT)

static guint changed_signal;

static void
changed (gpointer data)
{
  TsReportMarks *self = data;

  g_clear_pointer (&self->bars, g_array_unref);
  g_signal_emit (self, changed_signal, 0);
}

/* --- Bars --- */

static void
clear_bar (gpointer bar)
{
  g_object_unref (((TsReportBar *) bar)->passage);
}

static guint
find_lane (TsReportMarks *self, const char *item, GdkRGBA *colour)
{
  GPtrArray *sections = self->framework != NULL ? ts_framework_get_sections (self->framework) : NULL;
  const TsSection *section =
      self->framework != NULL ? ts_framework_get_item_section (self->framework, item) : NULL;
  guint n = sections != NULL ? sections->len : 0;

  if (section == NULL || !gdk_rgba_parse (colour, section->colour))
    gdk_rgba_parse (colour, QUESTION_COLOUR);
  for (guint i = 0; section != NULL && i < n; i++)
    if (sections->pdata[i] == section)
      return MIN (i, MAX_LANES - 1);
  return MIN (n, MAX_LANES - 1);
}

/* One bar for each section that it is tagged for. */
static void
add_bars (TsReportMarks *self, TsPassage *passage, guint page, double top, double bottom)
{
  GPtrArray *tags = ts_passage_get_tags (passage);
  guint32 lanes = 0;

  for (guint i = 0; i < tags->len; i++)
    {
      TsReportBar bar = { .page = page, .top = top, .bottom = bottom };

      bar.lane = find_lane (self, ((TsTag *) tags->pdata[i])->item, &bar.colour);
      if ((lanes & (1u << bar.lane)) != 0)
        continue;
      lanes |= 1u << bar.lane;
      bar.passage = g_object_ref (passage);
      g_array_append_val (self->bars, bar);
    }
}

static void
add_passage (TsReportMarks *self, TsPassage *passage)
{
  const TsAnchor *anchor = ts_passage_get_anchor (passage);
  guint n = ts_report_map_get_n_pages (self->map);

  if (g_strcmp0 (anchor->document, self->document) != 0)
    return;
  for (guint i = 0, end; i < anchor->rects->len; i = end)
    {
      const TsPageRect *first = &g_array_index (anchor->rects, TsPageRect, i);
      TsRect rect = first->rect;

      for (end = i + 1; end < anchor->rects->len; end++)
        {
          const TsPageRect *next = &g_array_index (anchor->rects, TsPageRect, end);

          if (next->page != first->page)
            break;
          rect = ts_rect_union (&rect, &next->rect);
        }
      if (first->page < n)
        add_bars (self, passage, first->page, ts_report_map_to_fraction (self->map, first->page, rect.y1),
                  ts_report_map_to_fraction (self->map, first->page, rect.y2));
    }
}

static int
compare_bars_cb (const void *one, const void *other)
{
  const TsReportBar *a = one, *b = other;

  if (a->top != b->top)
    return a->top < b->top ? -1 : 1;
  return (a->lane > b->lane) - (a->lane < b->lane);
}

GArray *
ts_report_marks_get_bars (TsReportMarks *self)
{
  const GPtrArray *passages = ts_passage_watch_get_all (self->passages);

  if (self->bars != NULL)
    return self->bars;
  self->bars = g_array_new (FALSE, FALSE, sizeof (TsReportBar));
  g_array_set_clear_func (self->bars, clear_bar);
  for (guint i = 0; i < passages->len; i++)
    add_passage (self, passages->pdata[i]);
  g_array_sort (self->bars, compare_bars_cb);
  return self->bars;
}

static guint
count_above (GArray *bars, double height)
{
  guint low = 0, high = bars->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (bars, TsReportBar, middle).top < height)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
ts_report_marks_find_bars (TsReportMarks *self, double from, double to, guint *first, guint *end)
{
  GArray *bars = ts_report_marks_get_bars (self);

  *first = count_above (bars, from);
  *end = MAX (count_above (bars, to), *first);
}

guint
ts_report_marks_get_n_lanes (TsReportMarks *self)
{
  guint n = self->framework != NULL ? ts_framework_get_sections (self->framework)->len : 0;

  return MIN (n + 1, MAX_LANES);
}

const TsReportBar *
ts_report_marks_find_next (TsReportMarks *self, double from, int direction, double reach)
{
  GArray *bars = ts_report_marks_get_bars (self);
  const TsReportBar *found = NULL;

  for (guint i = 0; i < bars->len; i++)
    {
      const TsReportBar *bar = &g_array_index (bars, TsReportBar, i);

      if (direction > 0 && bar->top > from + reach)
        return bar;
      if (direction < 0 && bar->top < from - reach)
        found = bar;
    }
  return found;
}

/* --- Words --- */

char *
ts_report_marks_name_page (TsReportMarks *self, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  const char *label = self->infos != NULL && page < self->infos->len
                          ? g_array_index (self->infos, TsPageInfo, page).label
                          : "";

  if (*label == '\0' || g_str_equal (label, number))
    return g_strdup_printf (_ ("Page %u"), page + 1);
  /* TRANSLATORS: the number of a page and what is printed on it */
  return g_strdup_printf (_ ("Page %u (printed “%s”)"), page + 1, label);
}

static void
add_items (TsReportMarks *self, TsPassage *passage, GHashTable *seen, GString *text, guint *n_more)
{
  GPtrArray *tags = ts_passage_get_tags (passage);

  for (guint i = 0; i < tags->len; i++)
    {
      const char *item = ((TsTag *) tags->pdata[i])->item;
      const char *title =
          self->framework != NULL ? ts_framework_get_item_title (self->framework, item) : NULL;

      if (!g_hash_table_add (seen, (gpointer) item))
        continue;
      if (g_hash_table_size (seen) > MAX_LINES)
        ++*n_more;
      else
        g_string_append_printf (text, "\n%s %s", item, title != NULL ? title : "");
    }
}

char *
ts_report_marks_describe_at (TsReportMarks *self, double fraction, double reach)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *bars = ts_report_marks_get_bars (self);
  GString *text = g_string_new (NULL);
  guint page, n_more = 0, n_hits = 0;
  double y;

  if (!ts_report_map_from_fraction (self->map, fraction, &page, &y))
    return g_string_free (text, FALSE);
  {
    g_autofree char *name = ts_report_marks_name_page (self, page);

    g_string_append (text, name);
  }
  for (guint i = 0; i < bars->len; i++)
    {
      const TsReportBar *bar = &g_array_index (bars, TsReportBar, i);

      if (bar->top - reach <= fraction && fraction <= bar->bottom + reach)
        add_items (self, bar->passage, seen, text, &n_more);
    }
  if (n_more > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  for (guint i = 0; i < self->hits->len; i++)
    n_hits += fabs (g_array_index (self->hits, double, i) - fraction) <= reach;
  if (n_hits > 0)
    {
      g_string_append_c (text, '\n');
      /* TRANSLATORS: places where the words searched for stand */
      g_string_append_printf (text, ngettext ("%u hit", "%u hits", n_hits), n_hits);
    }
  return g_string_free (text, FALSE);
}

char *
ts_report_marks_describe_bars (TsReportMarks *self, guint first, guint end)
{
  g_autoptr (GHashTable) passages = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) ids = g_string_new (NULL);
  GArray *bars = ts_report_marks_get_bars (self);
  guint n;

  for (guint i = first; i < MIN (end, bars->len); i++)
    {
      TsPassage *passage = g_array_index (bars, TsReportBar, i).passage;
      GPtrArray *tags = ts_passage_get_tags (passage);

      if (!g_hash_table_add (passages, passage))
        continue;
      for (guint k = 0; k < tags->len; k++)
        if (g_hash_table_add (items, ((TsTag *) tags->pdata[k])->item))
          g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", ((TsTag *) tags->pdata[k])->item);
    }
  n = g_hash_table_size (passages);
  if (n == 0)
    return NULL;
  /* TRANSLATORS: how many passages, and the ids of the criteria they are tagged for */
  return g_strdup_printf (ngettext ("%u passage: %s", "%u passages: %s", n), n, ids->str);
}

char *
ts_report_marks_describe (TsReportMarks *self)
{
  g_autoptr (GHashTable) passages = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);
  GArray *bars = ts_report_marks_get_bars (self);
  guint n;

  for (guint i = 0; i < bars->len; i++)
    {
      const TsReportBar *bar = &g_array_index (bars, TsReportBar, i);

      g_hash_table_add (passages, bar->passage);
      g_hash_table_add (pages, GUINT_TO_POINTER (bar->page + 1));
    }
  n = g_hash_table_size (passages);
  if (n == 0)
    return g_strdup (_ ("No evidence is tagged in this report yet"));
  return g_strdup_printf (
      ngettext ("%u passage of evidence, on %u of %u pages", "%u passages of evidence, on %u of %u pages", n),
      n, g_hash_table_size (pages), ts_report_map_get_n_pages (self->map));
}

/* --- What is marked --- */

GArray *
ts_report_marks_get_hits (TsReportMarks *self)
{
  return self->hits;
}

void
ts_report_marks_set_hits (TsReportMarks *self, GArray *hits)
{
  if (self->hits->len == 0 && (hits == NULL || hits->len == 0))
    return;
  g_array_set_size (self->hits, 0);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TsFindPlace *place = &g_array_index (hits, TsFindPlace, i);
      double fraction = ts_report_map_to_fraction (self->map, place->page, place->y);

      g_array_append_val (self->hits, fraction);
    }
  g_signal_emit (self, changed_signal, 0);
}

const TsReportMap *
ts_report_marks_get_map (TsReportMarks *self)
{
  return self->map;
}

void
ts_report_marks_set_document (TsReportMarks *self, const char *sha256, GArray *infos)
{
  g_free (self->document);
  self->document = g_strdup (sha256);
  g_clear_pointer (&self->infos, g_array_unref);
  self->infos = infos != NULL ? g_array_copy (infos) : NULL;
  ts_report_map_free (self->map);
  self->map = ts_report_map_new (infos);
  g_array_set_size (self->hits, 0);
  changed (self);
}

void
ts_report_marks_set_passages (TsReportMarks *self, GListModel *passages, TsFramework *framework)
{
  if (ts_passage_watch_get_list (self->passages) == passages && self->framework == framework)
    return;
  g_set_object (&self->framework, framework);
  ts_passage_watch_set_list (self->passages, passages);
}

/* --- The object --- */

TsReportMarks *
ts_report_marks_new (void)
{
  return g_object_new (TS_TYPE_REPORT_MARKS, NULL);
}

static void
ts_report_marks_dispose (GObject *object)
{
  TsReportMarks *self = TS_REPORT_MARKS (object);

  g_clear_pointer (&self->passages, ts_passage_watch_free);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (ts_report_marks_parent_class)->dispose (object);
}

static void
ts_report_marks_finalize (GObject *object)
{
  TsReportMarks *self = TS_REPORT_MARKS (object);

  g_clear_pointer (&self->bars, g_array_unref);
  g_clear_pointer (&self->infos, g_array_unref);
  g_array_unref (self->hits);
  ts_report_map_free (self->map);
  g_free (self->document);
  G_OBJECT_CLASS (ts_report_marks_parent_class)->finalize (object);
}

static void
ts_report_marks_class_init (TsReportMarksClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ts_report_marks_dispose;
  G_OBJECT_CLASS (class)->finalize = ts_report_marks_finalize;
  changed_signal =
      g_signal_new ("changed", TS_TYPE_REPORT_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ts_report_marks_init (TsReportMarks *self)
{
  self->map = ts_report_map_new (NULL);
  self->passages = ts_passage_watch_new (changed, self);
  self->hits = g_array_new (FALSE, FALSE, sizeof (double));
}
