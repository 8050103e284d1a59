/* The application's pixel buffers that are mapped here, by their ids.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TsBuffers TsBuffers;

TsBuffers *ts_buffers_new    (void);
void       ts_buffers_free   (TsBuffers *self);

/* Maps @fd, which stays the caller's; an older buffer of that id is dropped. */
gboolean   ts_buffers_add    (TsBuffers *self, guint id, int fd, GError **error);
void       ts_buffers_drop   (TsBuffers *self, guint id);
/* NULL if there is none. */
guchar    *ts_buffers_lookup (TsBuffers *self, guint id, gsize *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsBuffers, ts_buffers_free)

G_END_DECLS
