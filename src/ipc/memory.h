/* Shared memory for pixels: memfds whose size can't change once they are made, so
 * that neither side can make the other fault by shrinking one.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new memfd of @size bytes, close-on-exec, sealed against growing, shrinking
 * and further seals. Close it. -1 on error.
 */
int      ts_memory_new      (const char *name, gsize size, GError **error);

/* Maps all of a memfd from the other side after checking that it is sealed as
 * ts_memory_new() does and no larger than @max. Unmap with munmap().
 */
gpointer ts_memory_map      (int fd, gboolean writable, gsize max, gsize *size, GError **error);

G_END_DECLS
