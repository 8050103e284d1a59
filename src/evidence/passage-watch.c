#include "config.h"

#include "evidence/passage-watch.h"

struct _TsPassageWatch
{
  void (*changed) (gpointer data);
  gpointer data;
  GListModel *list;
  GPtrArray *passages;
};

static void
passage_changed_cb (TsPassageWatch *self)
{
  self->changed (self->data);
}

static void
forget (TsPassageWatch *self, guint position, guint n)
{
  for (guint i = 0; i < n; i++)
    g_signal_handlers_disconnect_by_func (self->passages->pdata[position + i], passage_changed_cb, self);
  if (n > 0)
    g_ptr_array_remove_range (self->passages, position, n);
}

static void
follow (TsPassageWatch *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    {
      TsPassage *passage = g_list_model_get_item (self->list, i);

      g_signal_connect_swapped (passage, "changed", G_CALLBACK (passage_changed_cb), self);
      g_ptr_array_insert (self->passages, (int) i, passage);
    }
}

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, TsPassageWatch *self)
{
  forget (self, position, removed);
  follow (self, position, added);
  self->changed (self->data);
}

static void
leave_list (TsPassageWatch *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, items_changed_cb, self);
  forget (self, 0, self->passages->len);
  g_clear_object (&self->list);
}

TsPassageWatch *
ts_passage_watch_new (void (*changed) (gpointer data), gpointer data)
{
  TsPassageWatch *self = g_new0 (TsPassageWatch, 1);

  self->changed = changed;
  self->data = data;
  self->passages = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
ts_passage_watch_free (TsPassageWatch *self)
{
  if (self == NULL)
    return;
  leave_list (self);
  g_ptr_array_unref (self->passages);
  g_free (self);
}

void
ts_passage_watch_set_list (TsPassageWatch *self, GListModel *list)
{
  /* It may be the list that is left. */
  g_autoptr (GListModel) next = list != NULL ? g_object_ref (list) : NULL;

  leave_list (self);
  self->list = g_steal_pointer (&next);
  if (list != NULL)
    {
      g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), self);
      follow (self, 0, g_list_model_get_n_items (list));
    }
  self->changed (self->data);
}

GListModel *
ts_passage_watch_get_list (TsPassageWatch *self)
{
  return self->list;
}

const GPtrArray *
ts_passage_watch_get_all (TsPassageWatch *self)
{
  return self->passages;
}
