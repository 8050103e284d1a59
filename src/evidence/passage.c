#include "config.h"

#include "evidence/passage-private.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _TsPassage
{
  GObject parent_instance;

  char *id;
  char *report;
  char *reviewer;
  char *created;
  gboolean example;
  TsAnchor *anchor;
  GPtrArray *tags;
  char *quote; /* cleaned, made when it is first asked for */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsPassage, ts_passage, G_TYPE_OBJECT)

static const char *const strength_ids[] = { "supports", "partly-supports", "contradicts" };

/**
 * ts_strength_get_id:
 *
 * Returns: the name of @strength in project files and on the command line
 */
const char *
ts_strength_get_id (TsStrength strength)
{
  g_return_val_if_fail (strength < G_N_ELEMENTS (strength_ids), NULL);
  return strength_ids[strength];
}

/**
 * ts_strength_from_id:
 * @strength: (out): left alone if @id is none
 *
 * Returns: whether @id names a strength
 */
gboolean
ts_strength_from_id (const char *id, TsStrength *strength)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (strength_ids); i++)
    if (g_str_equal (id, strength_ids[i]))
      {
        *strength = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ts_strength_get_title:
 *
 * Returns: the name of @strength as people read it, translated
 */
const char *
ts_strength_get_title (TsStrength strength)
{
  switch (strength)
    {
    case TS_STRENGTH_SUPPORTS:
      return _ ("Supports");
    case TS_STRENGTH_PARTLY_SUPPORTS:
      return _ ("Partly supports");
    case TS_STRENGTH_CONTRADICTS:
      return _ ("Contradicts");
    default:
      g_return_val_if_reached ("");
    }
}

void
ts_tag_free (TsTag *tag)
{
  if (tag == NULL)
    return;
  g_free (tag->id);
  g_free (tag->item);
  g_free (tag->evidence_type);
  g_free (tag->note);
  g_free (tag->reviewer);
  g_free (tag);
}

static void
ts_passage_finalize (GObject *object)
{
  TsPassage *self = TS_PASSAGE (object);

  g_free (self->id);
  g_free (self->report);
  g_free (self->reviewer);
  g_free (self->created);
  g_clear_pointer (&self->anchor, ts_anchor_free);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_free (self->quote);

  G_OBJECT_CLASS (ts_passage_parent_class)->finalize (object);
}

static void
ts_passage_class_init (TsPassageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_passage_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ts_passage_init (TsPassage *self)
{
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_tag_free);
}

TsPassage *
ts_passage_new (const char *id,
                const char *report,
                const char *reviewer,
                const char *created,
                gboolean example,
                TsAnchor *anchor)
{
  TsPassage *self = g_object_new (TS_TYPE_PASSAGE, NULL);

  self->id = g_strdup (id);
  self->report = g_strdup (report);
  self->reviewer = g_strdup (reviewer);
  self->created = g_strdup (created);
  self->example = example;
  self->anchor = anchor;
  return self;
}

void
ts_passage_add_tag (TsPassage *self, TsTag *tag)
{
  g_ptr_array_add (self->tags, tag);
}

static int
compare_tags_cb (gconstpointer a, gconstpointer b)
{
  const TsTag *one = *(const TsTag *const *) a;
  const TsTag *other = *(const TsTag *const *) b;
  int order = strcmp (one->item, other->item);

  return order != 0 ? order : strcmp (one->id, other->id);
}

void
ts_passage_sort_tags (TsPassage *self)
{
  g_ptr_array_sort (self->tags, compare_tags_cb);
}

/* Where the passage begins on its page, in parts of the page's height and width. */
static void
get_corner (TsPassage *self, double *x, double *y)
{
  const TsPageRect *first;

  *x = *y = 0;
  if (self->anchor->rects == NULL || self->anchor->rects->len == 0)
    return;
  first = &g_array_index (self->anchor->rects, TsPageRect, 0);
  *x = first->rect.x1;
  *y = first->rect.y1;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

int
ts_passage_compare (TsPassage *one, TsPassage *other)
{
  const TsTextRange *range = &one->anchor->range;
  const TsTextRange *other_range = &other->anchor->range;
  double x, y, other_x, other_y;

  if (range->start.page != other_range->start.page)
    return COMPARE (range->start.page, other_range->start.page);
  if (range->start.offset != other_range->start.offset)
    return COMPARE (range->start.offset, other_range->start.offset);

  get_corner (one, &x, &y);
  get_corner (other, &other_x, &other_y);
  if (COMPARE (y, other_y) != 0)
    return COMPARE (y, other_y);
  if (COMPARE (x, other_x) != 0)
    return COMPARE (x, other_x);
  return strcmp (one->id, other->id);
}

static gboolean
same_rects (const GArray *one, const GArray *other)
{
  guint n = one != NULL ? one->len : 0;

  if (n != (other != NULL ? other->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const TsPageRect *a = &g_array_index (one, TsPageRect, i);
      const TsPageRect *b = &g_array_index (other, TsPageRect, i);

      if (a->page != b->page || COMPARE (a->rect.x1, b->rect.x1) != 0 ||
          COMPARE (a->rect.y1, b->rect.y1) != 0 || COMPARE (a->rect.x2, b->rect.x2) != 0 ||
          COMPARE (a->rect.y2, b->rect.y2) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
ts_passage_same_place (TsPassage *self, TsPassage *other)
{
  const TsAnchor *one = self->anchor;
  const TsAnchor *two = other->anchor;

  return g_str_equal (self->report, other->report) && g_str_equal (self->reviewer, other->reviewer) &&
         g_str_equal (one->document, two->document) && one->is_region == two->is_region &&
         ts_text_position_compare (&one->range.start, &two->range.start) == 0 &&
         ts_text_position_compare (&one->range.end, &two->range.end) == 0 &&
         g_strcmp0 (one->quote, two->quote) == 0 && same_rects (one->rects, two->rects);
}

static gboolean
same_tag (const TsTag *one, const TsTag *other)
{
  return g_str_equal (one->id, other->id) && g_str_equal (one->item, other->item) &&
         one->strength == other->strength && g_strcmp0 (one->evidence_type, other->evidence_type) == 0 &&
         g_strcmp0 (one->note, other->note) == 0 && g_str_equal (one->reviewer, other->reviewer);
}

/* Compares tags; @items tells whether those of them that name items differ. */
static gboolean
same_tags (GPtrArray *one, GPtrArray *other, gboolean *items)
{
  gboolean same = one->len == other->len;

  *items = !same;
  for (guint i = 0; i < one->len && i < other->len; i++)
    {
      const TsTag *a = one->pdata[i];
      const TsTag *b = other->pdata[i];

      *items = *items || !g_str_equal (a->item, b->item);
      same = same && same_tag (a, b);
    }
  return same;
}

gboolean
ts_passage_update (TsPassage *self, TsPassage *fresh)
{
  gboolean items;
  gboolean same = same_tags (self->tags, fresh->tags, &items);

  if (same && self->example == fresh->example)
    return FALSE;

  if (!same)
    {
      GPtrArray *tags = self->tags;

      self->tags = fresh->tags;
      fresh->tags = tags;
    }
  self->example = fresh->example;
  g_signal_emit (self, signals[CHANGED], 0);
  return items;
}

/**
 * ts_passage_get_id:
 *
 * Returns: (transfer none): its UUID
 */
const char *
ts_passage_get_id (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);
  return self->id;
}

/**
 * ts_passage_get_report:
 *
 * Returns: (transfer none): the id of the report it is evidence for
 */
const char *
ts_passage_get_report (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);
  return self->report;
}

/**
 * ts_passage_get_reviewer:
 *
 * Returns: (transfer none): who marked it
 */
const char *
ts_passage_get_reviewer (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);
  return self->reviewer;
}

/**
 * ts_passage_get_created:
 *
 * Returns: (transfer none): when it was marked, UTC in ISO 8601
 */
const char *
ts_passage_get_created (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);
  return self->created;
}

/**
 * ts_passage_get_example:
 *
 * Returns: whether it is marked as a practice example
 */
gboolean
ts_passage_get_example (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), FALSE);
  return self->example;
}

/**
 * ts_passage_get_anchor:
 *
 * Returns: (transfer none): where it stands
 */
const TsAnchor *
ts_passage_get_anchor (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);
  return self->anchor;
}

/**
 * ts_passage_get_page:
 *
 * Returns: the page it begins on, from 0
 */
guint
ts_passage_get_page (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), 0);
  return self->anchor->range.start.page;
}

/**
 * ts_passage_get_quote:
 *
 * Returns: (transfer none): its words as one would quote them; "" of a region
 *   without text
 */
const char *
ts_passage_get_quote (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);

  if (self->quote == NULL)
    {
      const TsAnchor *anchor = self->anchor;
      g_autofree char *context =
          g_strconcat (anchor->prefix != NULL ? anchor->prefix : "", anchor->quote, anchor->suffix, NULL);

      self->quote = ts_text_clean (anchor->quote, context);
    }
  return self->quote;
}

/**
 * ts_passage_get_tags:
 *
 * Returns: (transfer none) (element-type TsTag): what it is evidence for, in
 *   order of item; valid until "changed"
 */
GPtrArray *
ts_passage_get_tags (TsPassage *self)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);
  return self->tags;
}

/**
 * ts_passage_find_tag:
 * @item: a criterion or question
 *
 * Returns: (transfer none) (nullable): its tag for @item; valid until "changed"
 */
const TsTag *
ts_passage_find_tag (TsPassage *self, const char *item)
{
  g_return_val_if_fail (TS_IS_PASSAGE (self), NULL);

  for (guint i = 0; i < self->tags->len; i++)
    {
      const TsTag *tag = self->tags->pdata[i];

      if (g_str_equal (tag->item, item))
        return tag;
    }
  return NULL;
}
