#include "config.h"

#include "document/pixel-pool.h"

#include "ipc/bounds.h"

#define MIB ((gsize) 1024 * 1024)

static TsPixelBuffer *
take (TsPixelPool *pool, gsize size)
{
  g_autoptr (GError) error = NULL;
  TsPixelBuffer *buffer = ts_pixel_pool_take (pool, size, &error);

  g_assert_no_error (error);
  return buffer;
}

static void
test_reuse (void)
{
  g_autoptr (TsPixelPool) pool = ts_pixel_pool_new ();
  TsPixelBuffer *one = take (pool, 5 * MIB);
  TsPixelBuffer *other = take (pool, 5 * MIB);
  guint id = ts_pixel_buffer_get_id (one);

  g_assert_cmpuint (id, !=, ts_pixel_buffer_get_id (other));
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), ==, 10 * MIB);
  ts_pixel_pool_give (pool, one);
  one = take (pool, 4 * MIB + 1);
  g_assert_cmpuint (ts_pixel_buffer_get_id (one), ==, id);
  ts_pixel_pool_give (pool, one);

  /* Not for a hundredth of it, and not for more than it has. */
  one = take (pool, 1);
  g_assert_cmpuint (ts_pixel_buffer_get_id (one), !=, id);
  ts_pixel_pool_give (pool, one);
  one = take (pool, 6 * MIB);
  g_assert_cmpuint (ts_pixel_buffer_get_id (one), !=, id);
  ts_pixel_pool_give (pool, one);
  ts_pixel_pool_give (pool, other);
}

static void
test_bounded (void)
{
  g_autoptr (TsPixelPool) pool = ts_pixel_pool_new ();
  TsPixelBuffer *buffers[20];

  for (guint i = 0; i < 20; i++)
    {
      buffers[i] = take (pool, 20 * MIB);
      ts_pixel_buffer_set_known (buffers[i], i < 10 ? 1 : 2);
    }
  for (guint i = 0; i < 20; i++)
    ts_pixel_pool_give (pool, buffers[i]);
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), <=, 24 * MIB);
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), >=, 20 * MIB);

  /* The process of now is told of its own buffers only. */
  g_autoptr (GArray) dropped = ts_pixel_pool_take_dropped (pool, 2);
  g_assert_nonnull (dropped);
  g_assert_cmpuint (dropped->len, ==, 9);
  for (guint i = 0; i < dropped->len; i++)
    g_assert_cmpuint (g_array_index (dropped, guint32, i), >, 10);
  g_assert_null (ts_pixel_pool_take_dropped (pool, 2));
}

static void
test_bytes (void)
{
  TsPixelPool *pool = ts_pixel_pool_new ();
  GBytes *large = ts_pixel_pool_give_as_bytes (pool, take (pool, 3 * MIB), 3 * MIB - 5);
  GBytes *small = ts_pixel_pool_give_as_bytes (pool, take (pool, 1000), 1000);
  TsPixelBuffer *buffer;

  g_assert_cmpuint (g_bytes_get_size (large), ==, 3 * MIB - 5);
  g_assert_cmpuint (g_bytes_get_size (small), ==, 1000);

  /* The small one's buffer is free again, the large one's is not. */
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), ==, 4 * MIB);
  buffer = take (pool, 1000);
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), ==, 4 * MIB);
  ts_pixel_pool_give (pool, buffer);
  buffer = take (pool, 3 * MIB);
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), ==, 7 * MIB);
  ts_pixel_pool_give (pool, buffer);

  /* Bytes outlive the pool's owner. */
  ts_pixel_pool_unref (pool);
  g_assert_cmpint (((const char *) g_bytes_get_data (large, NULL))[3 * MIB - 6], ==, 0);
  g_bytes_unref (large);
  g_bytes_unref (small);
}

/* However many results somebody keeps, the memory that is shared stays bounded. */
static void
test_many_kept (void)
{
  g_autoptr (TsPixelPool) pool = ts_pixel_pool_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (kept, ts_pixel_pool_give_as_bytes (pool, take (pool, 40 * MIB), 40 * MIB));
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), <=, (256 + 2 * 40) * MIB);
  g_assert_cmpuint (g_bytes_get_size (kept->pdata[11]), ==, 40 * MIB);
}

static gpointer
use_pool (gpointer data)
{
  TsPixelPool *pool = data;

  for (guint i = 0; i < 200; i++)
    g_bytes_unref (ts_pixel_pool_give_as_bytes (pool, take (pool, (1 + i % 3) * MIB + 1), MIB + 1));
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (TsPixelPool) pool = ts_pixel_pool_new ();
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("pool", use_pool, pool);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (ts_pixel_pool_get_size (pool), <=, 64 * MIB);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pixel-pool/reuse", test_reuse);
  g_test_add_func ("/pixel-pool/bounded", test_bounded);
  g_test_add_func ("/pixel-pool/bytes", test_bytes);
  g_test_add_func ("/pixel-pool/many-kept", test_many_kept);
  g_test_add_func ("/pixel-pool/threads", test_threads);
  return g_test_run ();
}
