#include "config.h"

#include "document/find-private.h"

#include <string.h>

#define MEASURED_PAGES 600 /* in a longer document a page is too small for heights to show */

enum
{
  PROP_0,
  PROP_QUERY,
  PROP_WHOLE_WORDS,
  PROP_SEARCHING,
  PROP_CURRENT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum
{
  PLACES_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TsFind,
                               ts_find,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- The hits --- */

guint
ts_find_get_n_hits (TsFind *self)
{
  return self->results != NULL ? self->results->ranges->len : 0;
}

TsTextRange
ts_find_get_range (TsFind *self, guint position)
{
  g_return_val_if_fail (position < ts_find_get_n_hits (self), (TsTextRange){ 0 });

  return g_array_index (self->results->ranges, TsTextRange, position);
}

/* The first hit that does not begin before @position. */
static guint
find_from (TsFind *self, TsTextPosition position)
{
  guint low = 0, high = ts_find_get_n_hits (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      TsTextRange range = ts_find_get_range (self, middle);

      if (ts_text_position_compare (&range.start, &position) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
ts_find_get_page_hits (TsFind *self, guint page, guint *first, guint *end)
{
  *first = find_from (self, (TsTextPosition){ page, 0 });
  *end = find_from (self, (TsTextPosition){ page + 1, 0 });
  /* No hit overlaps another: only the one before can come over from another page. */
  if (*first > 0 && ts_find_get_range (self, *first - 1).end.page >= page)
    --*first;
}

static GType
get_item_type (GListModel *model)
{
  return TS_TYPE_FIND_HIT;
}

static guint
get_n_items (GListModel *model)
{
  return ts_find_get_n_hits (TS_FIND (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  TsFind *self = TS_FIND (model);

  return position < ts_find_get_n_hits (self) ? ts_find_hit_new (self->results, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- Which one is current --- */

guint
ts_find_get_current (TsFind *self)
{
  return self->current;
}

static void
change_current (TsFind *self, guint position)
{
  if (self->current == position)
    return;
  self->current = position;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
}

void
ts_find_set_current (TsFind *self, guint position)
{
  g_return_if_fail (TS_IS_FIND (self));

  if (position >= ts_find_get_n_hits (self))
    return;
  self->origin = ts_find_get_range (self, position).start;
  change_current (self, position);
}

TsFindStep
ts_find_step (TsFind *self, int direction)
{
  guint n = ts_find_get_n_hits (self);

  g_return_val_if_fail (TS_IS_FIND (self), TS_FIND_STEP_NONE);

  if (n == 0)
    return TS_FIND_STEP_NONE;
  if (direction > 0 && self->current + 1 >= n)
    {
      ts_find_set_current (self, 0);
      return TS_FIND_STEP_WRAPPED_START;
    }
  if (direction < 0 && self->current == 0)
    {
      ts_find_set_current (self, n - 1);
      return TS_FIND_STEP_WRAPPED_END;
    }
  ts_find_set_current (self, direction > 0 ? self->current + 1 : self->current - 1);
  return TS_FIND_STEP_MOVED;
}

void
ts_find_set_origin (TsFind *self, const TsTextPosition *origin)
{
  g_return_if_fail (TS_IS_FIND (self));

  self->origin = *origin;
}

/* --- Where they are, from afar --- */

GArray *
ts_find_get_places (TsFind *self)
{
  if (self->places == NULL)
    self->places = self->rows != NULL ? ts_find_rows_list (self->rows)
                                      : g_array_new (FALSE, FALSE, sizeof (TsFindPlace));
  return self->places;
}

static void
places_changed (TsFind *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_signal_emit (self, signals[PLACES_CHANGED], 0);
}

static gboolean
measure_cb (gpointer data)
{
  TsFind *self = data;
  gint64 until = g_get_monotonic_time () + TS_FIND_STEP;

  while (self->n_measured < self->rows->len && g_get_monotonic_time () < until)
    {
      TsFindRows *rows = &g_array_index (self->rows, TsFindRows, self->n_measured++);
      g_autoptr (TsPageText) page = ts_text_layer_get_page (self->layer, rows->page);

      ts_find_rows_measure (rows, self->results->ranges, page);
    }
  if (self->n_measured < self->rows->len)
    return G_SOURCE_CONTINUE;
  self->measure_source = 0;
  places_changed (self);
  return G_SOURCE_REMOVE;
}

static void
start_measuring (TsFind *self)
{
  g_clear_handle_id (&self->measure_source, g_source_remove);
  g_clear_pointer (&self->rows, g_array_unref);
  self->n_measured = 0;
  if (self->results != NULL)
    {
      self->rows = g_array_copy (self->results->rows);
      if (self->rows->len > 0 && ts_text_layer_get_n_pages (self->layer) <= MEASURED_PAGES)
        self->measure_source = g_idle_add (measure_cb, self);
    }
  places_changed (self);
}

/* --- What was found --- */

static void
set_searching (TsFind *self, gboolean searching)
{
  if (self->searching == searching)
    return;
  self->searching = searching;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCHING]);
}

/* Nothing is current while hits change, so that nobody looks for the old current
 * one among a million new ones.
 */
static void
take_results (TsFind *self, TsFindResults *results)
{
  guint n_before = ts_find_get_n_hits (self), n;

  if (results == NULL && self->results == NULL)
    return;
  change_current (self, TS_FIND_NONE);
  g_clear_pointer (&self->results, ts_find_results_unref);
  self->results = results;
  n = ts_find_get_n_hits (self);
  start_measuring (self);
  if (n_before > 0 || n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n);
  if (n > 0)
    {
      guint first = find_from (self, self->origin);

      change_current (self, first < n ? first : 0);
    }
}

/* --- Searching --- */

gpointer
ts_find_weak_new (TsFind *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

TsFind *
ts_find_weak_take (gpointer weak)
{
  TsFind *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

typedef struct
{
  TsFindIndex *index;
  char *query;
  gboolean whole_words;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  ts_find_index_unref (search->index);
  g_free (search->query);
  g_free (search);
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GArray *ranges = ts_find_index_search (search->index, search->query, search->whole_words, cancellable);

  if (ranges == NULL)
    g_task_return_error_if_cancelled (task);
  else
    g_task_return_pointer (task, ts_find_results_new (search->index, ranges),
                           (GDestroyNotify) ts_find_results_unref);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TsFind) self = ts_find_weak_take (data);
  TsFindResults *results = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self == NULL || results == NULL || g_task_get_cancellable (G_TASK (result)) != self->search)
    {
      g_clear_pointer (&results, ts_find_results_unref);
      return;
    }
  g_clear_object (&self->search);
  take_results (self, results);
  set_searching (self, FALSE);
}

static void
cancel_search (TsFind *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

void
ts_find_start_search (TsFind *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  search->index = ts_find_index_ref (self->index);
  search->query = g_strdup (self->folded);
  search->whole_words = self->whole_words;
  self->search = g_cancellable_new ();
  task = g_task_new (NULL, self->search, searched_cb, ts_find_weak_new (self));
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_thread);
}

static void
restart (TsFind *self)
{
  cancel_search (self);
  if (*self->folded == '\0' || self->layer == NULL)
    {
      take_results (self, NULL);
      set_searching (self, FALSE);
      return;
    }
  set_searching (self, TRUE);
  if (self->index != NULL)
    ts_find_start_search (self);
  else
    ts_find_prepare (self);
}

void
ts_find_set_layer (TsFind *self, TsTextLayer *layer)
{
  g_return_if_fail (TS_IS_FIND (self));

  if (self->layer == layer)
    return;
  cancel_search (self);
  ts_find_stop_reading (self);
  take_results (self, NULL);
  g_clear_pointer (&self->index, ts_find_index_unref);
  g_set_object (&self->layer, layer);
  self->origin = (TsTextPosition){ 0, 0 };
  self->index = ts_find_get_read (layer);
  restart (self);
}

TsTextLayer *
ts_find_get_layer (TsFind *self)
{
  return self->layer;
}

/* --- What is asked for --- */

void
ts_find_set_query (TsFind *self, const char *query)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (TS_IS_FIND (self));

  query = query != NULL ? query : "";
  if (g_str_equal (query, self->query))
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  folded = ts_find_fold_query (query);
  /* Another space at the end asks for nothing else. */
  if (!g_str_equal (folded, self->folded))
    {
      g_free (self->folded);
      self->folded = g_steal_pointer (&folded);
      restart (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
}

const char *
ts_find_get_query (TsFind *self)
{
  return self->query;
}

void
ts_find_set_whole_words (TsFind *self, gboolean whole_words)
{
  g_return_if_fail (TS_IS_FIND (self));

  if (self->whole_words == !!whole_words)
    return;
  self->whole_words = !!whole_words;
  restart (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WHOLE_WORDS]);
}

gboolean
ts_find_get_whole_words (TsFind *self)
{
  return self->whole_words;
}

gboolean
ts_find_is_searching (TsFind *self)
{
  return self->searching;
}

/* --- The class --- */

static void
ts_find_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TsFind *self = TS_FIND (object);

  switch (id)
    {
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_WHOLE_WORDS:
      g_value_set_boolean (value, self->whole_words);
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->searching);
      break;
    case PROP_CURRENT:
      g_value_set_uint (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ts_find_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TsFind *self = TS_FIND (object);

  switch (id)
    {
    case PROP_QUERY:
      ts_find_set_query (self, g_value_get_string (value));
      break;
    case PROP_WHOLE_WORDS:
      ts_find_set_whole_words (self, g_value_get_boolean (value));
      break;
    case PROP_CURRENT:
      ts_find_set_current (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ts_find_dispose (GObject *object)
{
  TsFind *self = TS_FIND (object);

  cancel_search (self);
  ts_find_stop_reading (self);
  g_clear_handle_id (&self->measure_source, g_source_remove);
  g_clear_pointer (&self->results, ts_find_results_unref);
  g_clear_pointer (&self->index, ts_find_index_unref);
  g_clear_object (&self->layer);
  G_OBJECT_CLASS (ts_find_parent_class)->dispose (object);
}

static void
ts_find_finalize (GObject *object)
{
  TsFind *self = TS_FIND (object);

  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self->query);
  g_free (self->folded);
  G_OBJECT_CLASS (ts_find_parent_class)->finalize (object);
}

static void
ts_find_class_init (TsFindClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = ts_find_get_property;
  object_class->set_property = ts_find_set_property;
  object_class->dispose = ts_find_dispose;
  object_class->finalize = ts_find_finalize;
  props[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, "", rw);
  props[PROP_WHOLE_WORDS] = g_param_spec_boolean ("whole-words", NULL, NULL, FALSE, rw);
  props[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_CURRENT] = g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, TS_FIND_NONE, rw);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[PLACES_CHANGED] =
      g_signal_new ("places-changed", TS_TYPE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ts_find_init (TsFind *self)
{
  self->query = g_strdup ("");
  self->folded = g_strdup ("");
  self->current = TS_FIND_NONE;
}

TsFind *
ts_find_new (void)
{
  return g_object_new (TS_TYPE_FIND, NULL);
}
