#include "config.h"

#include "document/find-private.h"

/* --- What was found --- */

TsFindResults *
ts_find_results_new (TsFindIndex *index, GArray *ranges)
{
  TsFindResults *self = g_atomic_rc_box_new0 (TsFindResults);

  self->index = ts_find_index_ref (index);
  self->ranges = ranges;
  self->rows = ts_find_rows_estimate (index, ranges);
  return self;
}

TsFindResults *
ts_find_results_ref (TsFindResults *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_results_cb (gpointer data)
{
  TsFindResults *self = data;

  ts_find_index_unref (self->index);
  g_array_unref (self->ranges);
  g_array_unref (self->rows);
}

void
ts_find_results_unref (TsFindResults *self)
{
  g_atomic_rc_box_release_full (self, clear_results_cb);
}

/* --- One hit --- */

struct _TsFindHit
{
  GObject parent_instance;

  TsFindResults *results;
  guint position;
};

G_DEFINE_FINAL_TYPE (TsFindHit, ts_find_hit, G_TYPE_OBJECT)

TsFindHit *
ts_find_hit_new (TsFindResults *results, guint position)
{
  TsFindHit *self = g_object_new (TS_TYPE_FIND_HIT, NULL);

  self->results = ts_find_results_ref (results);
  self->position = position;
  return self;
}

TsTextRange
ts_find_hit_get_range (TsFindHit *self)
{
  return g_array_index (self->results->ranges, TsTextRange, self->position);
}

guint
ts_find_hit_get_page (TsFindHit *self)
{
  return ts_find_hit_get_range (self).start.page;
}

guint
ts_find_hit_get_position (TsFindHit *self)
{
  return self->position;
}

char *
ts_find_hit_dup_snippet (TsFindHit *self, guint *start, guint *n_bytes)
{
  TsTextRange range = ts_find_hit_get_range (self);

  return ts_find_index_dup_snippet (self->results->index, &range, start, n_bytes);
}

static void
ts_find_hit_finalize (GObject *object)
{
  ts_find_results_unref (TS_FIND_HIT (object)->results);
  G_OBJECT_CLASS (ts_find_hit_parent_class)->finalize (object);
}

static void
ts_find_hit_class_init (TsFindHitClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ts_find_hit_finalize;
}

static void
ts_find_hit_init (TsFindHit *self)
{
}
