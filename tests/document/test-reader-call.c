#include "config.h"

#include "document/reader-call.h"

static TsReaderCall *
push (TsReaderQueue *queue, int priority, guint page)
{
  TsReaderCall *call =
      ts_reader_call_new (TS_READER_CALL_RENDER, g_task_new (NULL, NULL, NULL, NULL), priority);

  g_task_return_boolean (call->task, TRUE);
  call->render.page = page;
  ts_reader_queue_push (queue, call);
  return call;
}

static void
assert_next (TsReaderQueue *queue, int page)
{
  TsReaderCall *call = ts_reader_queue_pop (queue);

  g_assert_nonnull (call);
  g_assert_cmpint (ts_reader_call_get_page (call), ==, page);
  ts_reader_call_free (call);
}

static void
test_order (void)
{
  TsReaderQueue *queue = ts_reader_queue_new ();
  TsReaderCall *gone;

  g_assert_null (ts_reader_queue_pop (queue));
  push (queue, G_PRIORITY_LOW, 1);
  push (queue, G_PRIORITY_DEFAULT, 2);
  gone = push (queue, G_PRIORITY_DEFAULT, 3);
  push (queue, G_PRIORITY_DEFAULT, 4);
  push (queue, G_PRIORITY_HIGH, 5);
  push (queue, G_PRIORITY_LOW, 6);

  g_assert_true (ts_reader_queue_remove (queue, gone));
  g_assert_false (ts_reader_queue_remove (queue, gone));
  ts_reader_call_free (gone);
  assert_next (queue, 5);
  assert_next (queue, 2);
  push (queue, G_PRIORITY_DEFAULT, 7);
  assert_next (queue, 4);
  assert_next (queue, 7);
  assert_next (queue, 1);

  ts_reader_queue_free (queue); /* with 6 in it */
}

static void
test_page (void)
{
  TsReaderCall *call = ts_reader_call_new (TS_READER_CALL_OUTLINE, NULL, 0);

  g_assert_cmpint (ts_reader_call_get_page (call), ==, -1);
  call->kind = TS_READER_CALL_TEXT;
  call->render.page = 9;
  g_assert_cmpint (ts_reader_call_get_page (call), ==, 9);
  ts_reader_call_free (call);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-call/order", test_order);
  g_test_add_func ("/reader-call/page", test_page);
  return g_test_run ();
}
