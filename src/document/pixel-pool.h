/* Memory for pixels that the application and its reader both keep mapped: sealed
 * memfds, used again and again, because the first touch of every page of a new one
 * costs more than drawing into it. All functions may be called in any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TsPixelPool   TsPixelPool;
typedef struct _TsPixelBuffer TsPixelBuffer;

TsPixelPool   *ts_pixel_pool_new           (void);
TsPixelPool   *ts_pixel_pool_ref           (TsPixelPool *self);
void           ts_pixel_pool_unref         (TsPixelPool *self);

/* A buffer of at least @size bytes, the caller's until it is given back or made
 * into bytes.
 */
TsPixelBuffer *ts_pixel_pool_take          (TsPixelPool *self, gsize size, GError **error);
void           ts_pixel_pool_give          (TsPixelPool *self, TsPixelBuffer *buffer);

/* The first @size bytes of @buffer, which goes back to the pool with the last
 * reference to them. Few bytes, and any while very many are out, are copied, and
 * the buffer goes back at once.
 */
GBytes        *ts_pixel_pool_give_as_bytes (TsPixelPool *self, TsPixelBuffer *buffer, gsize size);

guint          ts_pixel_buffer_get_id      (TsPixelBuffer *buffer);
int            ts_pixel_buffer_get_fd      (TsPixelBuffer *buffer); /* owned by the buffer */
/* Which start of the reader process has the buffer mapped; 0 for none. */
guint          ts_pixel_buffer_get_known   (TsPixelBuffer *buffer);
void           ts_pixel_buffer_set_known   (TsPixelBuffer *buffer, guint generation);

/* Ids of buffers that @generation has mapped and that are gone since the last
 * call. (element-type guint32), NULL if there are none.
 */
GArray        *ts_pixel_pool_take_dropped  (TsPixelPool *self, guint generation);

/* Bytes of all buffers there are, for tests. */
gsize          ts_pixel_pool_get_size      (TsPixelPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsPixelPool, ts_pixel_pool_unref)

G_END_DECLS
