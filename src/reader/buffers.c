#include "config.h"

#include "reader/buffers.h"

#include "ipc/bounds.h"
#include "ipc/memory.h"
#include "ipc/reader-error.h"

#include <sys/mman.h>

typedef struct
{
  guchar *data;
  gsize size;
} Buffer;

struct _TsBuffers
{
  GHashTable *table;
};

static void
buffer_free (gpointer data)
{
  Buffer *buffer = data;

  munmap (buffer->data, buffer->size);
  g_free (buffer);
}

TsBuffers *
ts_buffers_new (void)
{
  TsBuffers *self = g_new0 (TsBuffers, 1);

  self->table = g_hash_table_new_full (NULL, NULL, NULL, buffer_free);
  return self;
}

void
ts_buffers_free (TsBuffers *self)
{
  g_hash_table_unref (self->table);
  g_free (self);
}

gboolean
ts_buffers_add (TsBuffers *self, guint id, int fd, GError **error)
{
  Buffer buffer;
  gsize size;

  ts_buffers_drop (self, id);
  if (g_hash_table_size (self->table) >= TS_IPC_MAX_BUFFERS)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID, "There are too many buffers");
      return FALSE;
    }

  buffer.data = ts_memory_map (fd, TRUE, TS_IPC_MAX_BUFFER_BYTES, &size, error);
  if (buffer.data == NULL)
    return FALSE;
  buffer.size = size;
  g_hash_table_insert (self->table, GUINT_TO_POINTER (id), g_memdup2 (&buffer, sizeof buffer));
  return TRUE;
}

void
ts_buffers_drop (TsBuffers *self, guint id)
{
  g_hash_table_remove (self->table, GUINT_TO_POINTER (id));
}

guchar *
ts_buffers_lookup (TsBuffers *self, guint id, gsize *size)
{
  Buffer *buffer = g_hash_table_lookup (self->table, GUINT_TO_POINTER (id));

  if (buffer == NULL)
    return NULL;
  *size = buffer->size;
  return buffer->data;
}
