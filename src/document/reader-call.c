#include "config.h"

#include "document/reader-call.h"

#include <unistd.h>

struct _TsReaderQueue
{
  GSequence *waiting;
  guint64 last_serial;
};

TsReaderCall *
ts_reader_call_new (TsReaderCallKind kind, GTask *task, int priority)
{
  TsReaderCall *call = g_new0 (TsReaderCall, 1);

  call->kind = kind;
  call->task = task;
  call->priority = priority;
  call->fd = -1;
  return call;
}

static void
stop_waiting (TsReaderCall *call)
{
  if (call->cancel == NULL)
    return;
  g_source_destroy (call->cancel);
  g_clear_pointer (&call->cancel, g_source_unref);
}

void
ts_reader_call_free (TsReaderCall *call)
{
  stop_waiting (call);
  g_clear_object (&call->task);
  if (call->fd >= 0)
    close (call->fd);
  g_free (call->password);
  g_free (call);
}

int
ts_reader_call_get_page (const TsReaderCall *call)
{
  gboolean about_page = call->kind == TS_READER_CALL_TEXT || call->kind == TS_READER_CALL_LINKS ||
                        call->kind == TS_READER_CALL_IMAGES || call->kind == TS_READER_CALL_RENDER;

  return about_page ? (int) call->render.page : -1;
}

TsReaderQueue *
ts_reader_queue_new (void)
{
  TsReaderQueue *self = g_new0 (TsReaderQueue, 1);

  self->waiting = g_sequence_new (NULL);
  return self;
}

void
ts_reader_queue_free (TsReaderQueue *self)
{
  TsReaderCall *call;

  while ((call = ts_reader_queue_pop (self)) != NULL)
    ts_reader_call_free (call);
  g_sequence_free (self->waiting);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const TsReaderCall *one = a, *other = b;

  if (one->priority != other->priority)
    return one->priority < other->priority ? -1 : 1;
  return one->serial < other->serial ? -1 : one->serial > other->serial;
}

void
ts_reader_queue_push (TsReaderQueue *self, TsReaderCall *call)
{
  call->serial = ++self->last_serial;
  g_sequence_insert_sorted (self->waiting, call, compare, NULL);
}

TsReaderCall *
ts_reader_queue_pop (TsReaderQueue *self)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->waiting);
  TsReaderCall *call;

  if (g_sequence_iter_is_end (first))
    return NULL;
  call = g_sequence_get (first);
  g_sequence_remove (first);
  stop_waiting (call);
  return call;
}

int
ts_reader_queue_peek_kind (TsReaderQueue *self)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->waiting);

  return g_sequence_iter_is_end (first) ? -1 : (int) ((TsReaderCall *) g_sequence_get (first))->kind;
}

gboolean
ts_reader_queue_remove (TsReaderQueue *self, TsReaderCall *call)
{
  GSequenceIter *at = g_sequence_lookup (self->waiting, call, compare, NULL);

  if (at == NULL)
    return FALSE;
  g_sequence_remove (at);
  stop_waiting (call);
  return TRUE;
}
