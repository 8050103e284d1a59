#include "config.h"

#include "document/pixel-pool.h"

#include "ipc/bounds.h"
#include "ipc/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#define GRAIN      ((gsize) 1024 * 1024)
#define MAX_IDLE   6
#define IDLE_BYTES ((gsize) 24 * 1024 * 1024)

/* Up to here a copy is cheaper than a descriptor and two mappings that are kept. */
#define COPY_BYTES ((gsize) 1024 * 1024)

/* With more than this out, results are copies too: the reader has everything mapped
 * and only so much room. */
#define KEPT_BYTES ((gsize) 256 * 1024 * 1024)

struct _TsPixelBuffer
{
  guint id;
  int fd;
  guchar *data;
  gsize size;
  guint known;
};

struct _TsPixelPool
{
  gatomicrefcount refs;
  GMutex mutex;
  GPtrArray *idle; /* the one given back last is the last */
  gsize idle_bytes;
  gsize all_bytes;
  guint last_id;
  GArray *dropped; /* ids that @dropped_of has mapped */
  guint dropped_of;
};

TsPixelPool *
ts_pixel_pool_new (void)
{
  TsPixelPool *self = g_new0 (TsPixelPool, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->idle = g_ptr_array_new ();
  self->dropped = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

TsPixelPool *
ts_pixel_pool_ref (TsPixelPool *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
destroy (TsPixelPool *self, TsPixelBuffer *buffer)
{
  if (buffer->known > self->dropped_of)
    {
      self->dropped_of = buffer->known;
      g_array_set_size (self->dropped, 0);
    }
  if (buffer->known != 0 && buffer->known == self->dropped_of)
    g_array_append_val (self->dropped, buffer->id);

  self->all_bytes -= buffer->size;
  munmap (buffer->data, buffer->size);
  close (buffer->fd);
  g_free (buffer);
}

void
ts_pixel_pool_unref (TsPixelPool *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->idle->len; i++)
    destroy (self, self->idle->pdata[i]);
  g_ptr_array_unref (self->idle);
  g_array_unref (self->dropped);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static TsPixelBuffer *
create (gsize size, GError **error)
{
  TsPixelBuffer *buffer = g_new0 (TsPixelBuffer, 1);

  buffer->fd = ts_memory_new ("touchstone-pixels", size, error);
  if (buffer->fd >= 0)
    buffer->data = ts_memory_map (buffer->fd, FALSE, TS_IPC_MAX_BUFFER_BYTES, &buffer->size, error);
  if (buffer->data != NULL)
    return buffer;

  if (buffer->fd >= 0)
    close (buffer->fd);
  g_free (buffer);
  return NULL;
}

/* The best fit among the idle ones, if it doesn't waste half of itself. */
static TsPixelBuffer *
find_idle (TsPixelPool *self, gsize size)
{
  TsPixelBuffer *best = NULL;

  for (guint i = 0; i < self->idle->len; i++)
    {
      TsPixelBuffer *buffer = self->idle->pdata[i];

      if (buffer->size >= size && buffer->size <= 2 * size && (best == NULL || buffer->size < best->size))
        best = buffer;
    }
  if (best != NULL)
    {
      g_ptr_array_remove (self->idle, best);
      self->idle_bytes -= best->size;
    }
  return best;
}

TsPixelBuffer *
ts_pixel_pool_take (TsPixelPool *self, gsize size, GError **error)
{
  gsize rounded = (size + GRAIN - 1) / GRAIN * GRAIN;
  TsPixelBuffer *buffer;

  g_return_val_if_fail (size > 0 && size <= TS_IPC_MAX_BUFFER_BYTES, NULL);

  g_mutex_lock (&self->mutex);
  buffer = find_idle (self, rounded);
  if (buffer == NULL)
    {
      buffer = create (rounded, error);
      if (buffer != NULL)
        {
          buffer->id = ++self->last_id;
          self->all_bytes += buffer->size;
        }
    }
  g_mutex_unlock (&self->mutex);
  return buffer;
}

void
ts_pixel_pool_give (TsPixelPool *self, TsPixelBuffer *buffer)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->idle, buffer);
  self->idle_bytes += buffer->size;
  while (self->idle->len > 1 && (self->idle->len > MAX_IDLE || self->idle_bytes > IDLE_BYTES))
    {
      TsPixelBuffer *oldest = g_ptr_array_steal_index (self->idle, 0);

      self->idle_bytes -= oldest->size;
      destroy (self, oldest);
    }
  g_mutex_unlock (&self->mutex);
}

typedef struct
{
  TsPixelPool *pool;
  TsPixelBuffer *buffer;
} Lease;

static void
end_lease (gpointer data)
{
  Lease *lease = data;

  ts_pixel_pool_give (lease->pool, lease->buffer);
  ts_pixel_pool_unref (lease->pool);
  g_free (lease);
}

GBytes *
ts_pixel_pool_give_as_bytes (TsPixelPool *self, TsPixelBuffer *buffer, gsize size)
{
  GBytes *bytes;

  g_return_val_if_fail (size <= buffer->size, NULL);

  if (size <= COPY_BYTES || ts_pixel_pool_get_size (self) > KEPT_BYTES)
    {
      bytes = g_bytes_new (buffer->data, size);
      ts_pixel_pool_give (self, buffer);
    }
  else
    {
      Lease lease = { ts_pixel_pool_ref (self), buffer };

      bytes = g_bytes_new_with_free_func (buffer->data, size, end_lease, g_memdup2 (&lease, sizeof lease));
    }
  return bytes;
}

guint
ts_pixel_buffer_get_id (TsPixelBuffer *buffer)
{
  return buffer->id;
}

int
ts_pixel_buffer_get_fd (TsPixelBuffer *buffer)
{
  return buffer->fd;
}

guint
ts_pixel_buffer_get_known (TsPixelBuffer *buffer)
{
  return buffer->known;
}

void
ts_pixel_buffer_set_known (TsPixelBuffer *buffer, guint generation)
{
  buffer->known = generation;
}

GArray *
ts_pixel_pool_take_dropped (TsPixelPool *self, guint generation)
{
  GArray *dropped = NULL;

  g_mutex_lock (&self->mutex);
  if (self->dropped->len > 0)
    {
      if (self->dropped_of == generation)
        dropped = g_array_copy (self->dropped);
      g_array_set_size (self->dropped, 0);
    }
  g_mutex_unlock (&self->mutex);
  return dropped;
}

gsize
ts_pixel_pool_get_size (TsPixelPool *self)
{
  gsize size;

  g_mutex_lock (&self->mutex);
  size = self->all_bytes;
  g_mutex_unlock (&self->mutex);
  return size;
}
