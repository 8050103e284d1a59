#include "config.h"

#include "page-view/page-marks.h"

#include "evidence/passage-watch.h"

struct _TsPageMarks
{
  GObject parent_instance;

  TsPassageWatch *passages;
  TsFramework *framework;
  char *document;
  GHashTable *pages; /* page + 1 -> GPtrArray of TsMark; NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (TsPageMarks, ts_page_marks, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* For tags of questions, which belong to no section. */
#define QUESTION_COLOUR "#9a9996"

static void
free_mark (gpointer data)
{
  TsMark *mark = data;

  g_object_unref (mark->passage);
  g_array_unref (mark->rects);
  g_free (mark);
}

static void
add_colour (TsMark *mark, const GdkRGBA *colour)
{
  for (guint i = 0; i < mark->n_colours; i++)
    if (gdk_rgba_equal (&mark->colours[i], colour))
      return;
  if (mark->n_colours < TS_MARK_MAX_COLOURS)
    mark->colours[mark->n_colours++] = *colour;
}

static void
find_colours (TsPageMarks *self, TsMark *mark)
{
  GPtrArray *tags = ts_passage_get_tags (mark->passage);
  GdkRGBA colour;

  for (guint i = 0; i < tags->len; i++)
    {
      const TsTag *tag = tags->pdata[i];
      const TsSection *section =
          self->framework != NULL ? ts_framework_get_item_section (self->framework, tag->item) : NULL;

      if (section == NULL || !gdk_rgba_parse (&colour, section->colour))
        gdk_rgba_parse (&colour, QUESTION_COLOUR);
      add_colour (mark, &colour);
    }
  if (mark->n_colours == 0)
    {
      gdk_rgba_parse (&colour, QUESTION_COLOUR);
      add_colour (mark, &colour);
    }
}

static TsMark *
ensure_mark (TsPageMarks *self, TsPassage *passage, guint page)
{
  gpointer key = GUINT_TO_POINTER (page + 1);
  GPtrArray *marks = g_hash_table_lookup (self->pages, key);
  TsMark *mark;

  if (marks == NULL)
    {
      marks = g_ptr_array_new_with_free_func (free_mark);
      g_hash_table_insert (self->pages, key, marks);
    }
  if (marks->len > 0 && ((TsMark *) marks->pdata[marks->len - 1])->passage == passage)
    return marks->pdata[marks->len - 1];
  mark = g_new0 (TsMark, 1);
  mark->passage = g_object_ref (passage);
  mark->rects = g_array_new (FALSE, FALSE, sizeof (TsRect));
  find_colours (self, mark);
  g_ptr_array_add (marks, mark);
  return mark;
}

static void
add_passage (TsPageMarks *self, TsPassage *passage)
{
  const TsAnchor *anchor = ts_passage_get_anchor (passage);
  double area = 0;

  if (g_strcmp0 (anchor->document, self->document) != 0)
    return;
  for (guint i = 0; i < anchor->rects->len; i++)
    {
      const TsPageRect *rect = &g_array_index (anchor->rects, TsPageRect, i);

      area += ts_rect_width (&rect->rect) * ts_rect_height (&rect->rect);
    }
  for (guint i = 0; i < anchor->rects->len; i++)
    {
      const TsPageRect *rect = &g_array_index (anchor->rects, TsPageRect, i);

      if (!ts_rect_is_empty (&rect->rect))
        {
          TsMark *mark = ensure_mark (self, passage, rect->page);

          mark->area = area;
          g_array_append_val (mark->rects, rect->rect);
        }
    }
}

static int
compare_area (gconstpointer one, gconstpointer other)
{
  const TsMark *a = *(TsMark *const *) one, *b = *(TsMark *const *) other;

  return (a->area < b->area) - (a->area > b->area);
}

static gboolean
overlap (const TsMark *one, const TsMark *other)
{
  for (guint i = 0; i < one->rects->len; i++)
    for (guint j = 0; j < other->rects->len; j++)
      if (ts_rect_intersects (&g_array_index (one->rects, TsRect, i),
                              &g_array_index (other->rects, TsRect, j)))
        return TRUE;
  return FALSE;
}

static void
find_levels (GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      TsMark *mark = marks->pdata[i];

      for (guint j = 0; j < i; j++)
        {
          const TsMark *larger = marks->pdata[j];

          if (mark->level < larger->level + larger->n_colours && overlap (mark, larger))
            mark->level = larger->level + larger->n_colours;
        }
      mark->level = MIN (mark->level, TS_MARK_MAX_COLOURS);
    }
}

static void
build (TsPageMarks *self)
{
  const GPtrArray *passages = ts_passage_watch_get_all (self->passages);
  GHashTableIter iter;
  gpointer marks;

  if (self->pages != NULL)
    return;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < passages->len; i++)
    add_passage (self, passages->pdata[i]);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &marks))
    {
      g_ptr_array_sort (marks, compare_area);
      find_levels (marks);
    }
}

static void
changed (gpointer data)
{
  TsPageMarks *self = data;

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

TsPageMarks *
ts_page_marks_new (void)
{
  return g_object_new (TS_TYPE_PAGE_MARKS, NULL);
}

void
ts_page_marks_set_passages (TsPageMarks *self, GListModel *passages, TsFramework *framework)
{
  if (ts_passage_watch_get_list (self->passages) == passages && self->framework == framework)
    return;
  g_set_object (&self->framework, framework);
  ts_passage_watch_set_list (self->passages, passages);
}

void
ts_page_marks_set_document (TsPageMarks *self, const char *sha256)
{
  g_free (self->document);
  self->document = g_strdup (sha256);
  changed (self);
}

GPtrArray *
ts_page_marks_get_page (TsPageMarks *self, guint page)
{
  build (self);
  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page + 1));
}

TsPassage *
ts_page_marks_find (TsPageMarks *self, guint page, double x, double y)
{
  GPtrArray *marks = ts_page_marks_get_page (self, page);

  for (guint i = marks != NULL ? marks->len : 0; i > 0; i--)
    {
      const TsMark *mark = marks->pdata[i - 1];

      for (guint r = 0; r < mark->rects->len; r++)
        if (ts_rect_contains (&g_array_index (mark->rects, TsRect, r), x, y))
          return mark->passage;
    }
  return NULL;
}

static void
append_values (TsPageMarks *self, const TsTag *tag, GString *text)
{
  const TsEvidenceType *type = self->framework != NULL && tag->evidence_type != NULL
                                   ? ts_framework_find_evidence_type (self->framework, tag->evidence_type)
                                   : NULL;

  g_string_append_printf (text, " · %s", ts_strength_get_title (tag->strength));
  if (type != NULL)
    g_string_append_printf (text, " · %s", type->title);
}

char *
ts_page_marks_describe (TsPageMarks *self, TsPassage *passage)
{
  GPtrArray *tags = ts_passage_get_tags (passage);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    {
      const TsTag *tag = tags->pdata[i];
      const char *title =
          self->framework != NULL ? ts_framework_get_item_title (self->framework, tag->item) : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", tag->item);
      if (title != NULL)
        g_string_append_printf (text, " %s", title);
      append_values (self, tag, text);
    }
  return g_string_free (text, FALSE);
}

static void
ts_page_marks_dispose (GObject *object)
{
  TsPageMarks *self = TS_PAGE_MARKS (object);

  g_clear_pointer (&self->passages, ts_passage_watch_free);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (ts_page_marks_parent_class)->dispose (object);
}

static void
ts_page_marks_finalize (GObject *object)
{
  TsPageMarks *self = TS_PAGE_MARKS (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_free (self->document);
  G_OBJECT_CLASS (ts_page_marks_parent_class)->finalize (object);
}

static void
ts_page_marks_class_init (TsPageMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ts_page_marks_dispose;
  G_OBJECT_CLASS (klass)->finalize = ts_page_marks_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", TS_TYPE_PAGE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ts_page_marks_init (TsPageMarks *self)
{
  self->passages = ts_passage_watch_new (changed, self);
}
