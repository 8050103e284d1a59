/* The text of the document, read in small steps and folded in a thread, once for
 * as long as anybody holds the text layer.
 */
#include "config.h"

#include "document/find-private.h"

#define INDEX_KEY "ts-find-index"

TsFindIndex *
ts_find_get_read (TsTextLayer *layer)
{
  TsFindIndex *index = layer != NULL ? g_object_get_data (G_OBJECT (layer), INDEX_KEY) : NULL;

  return index != NULL ? ts_find_index_ref (index) : NULL;
}

static void
build_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TsFindIndex *index = ts_find_index_new (g_ptr_array_ref (data), cancellable);

  if (index == NULL)
    g_task_return_error_if_cancelled (task);
  else
    g_task_return_pointer (task, index, (GDestroyNotify) ts_find_index_unref);
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TsFind) self = ts_find_weak_take (data);
  TsFindIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self == NULL || index == NULL || g_task_get_cancellable (G_TASK (result)) != self->building)
    {
      g_clear_pointer (&index, ts_find_index_unref);
      return;
    }
  g_clear_object (&self->building);
  self->index = index;
  g_object_set_data_full (G_OBJECT (self->layer), INDEX_KEY, ts_find_index_ref (index),
                          (GDestroyNotify) ts_find_index_unref);
  if (self->searching)
    ts_find_start_search (self);
}

static void
build (TsFind *self)
{
  g_autoptr (GTask) task = NULL;

  self->building = g_cancellable_new ();
  task = g_task_new (NULL, self->building, built_cb, ts_find_weak_new (self));
  g_task_set_task_data (task, g_steal_pointer (&self->texts), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, build_thread);
}

static gboolean
read_cb (gpointer data)
{
  TsFind *self = data;
  guint n_pages = ts_text_layer_get_n_pages (self->layer);
  gint64 until = g_get_monotonic_time () + TS_FIND_STEP;

  while (self->texts->len < n_pages && g_get_monotonic_time () < until)
    g_ptr_array_add (self->texts, ts_text_layer_dup_page_string (self->layer, self->texts->len));
  if (self->texts->len < n_pages)
    return G_SOURCE_CONTINUE;
  self->read_source = 0;
  build (self);
  return G_SOURCE_REMOVE;
}

void
ts_find_prepare (TsFind *self)
{
  g_return_if_fail (TS_IS_FIND (self));

  if (self->layer == NULL || self->index != NULL || self->read_source != 0 || self->building != NULL)
    return;
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->read_source = g_idle_add (read_cb, self);
}

void
ts_find_stop_reading (TsFind *self)
{
  g_clear_handle_id (&self->read_source, g_source_remove);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  if (self->building != NULL)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
}
