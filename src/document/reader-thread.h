/* The thread in which all readers' processes are looked after.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Its main context, which is also its thread-default one. */
GMainContext *ts_reader_thread_get_context (void);

/* Has @func called there with @data, after what was posted before; never at once,
 * even in that thread: what is going on there comes first.
 */
void          ts_reader_thread_post        (GSourceFunc func, gpointer data, GDestroyNotify destroy);

/* A timeout there. Destroy and unref it. */
GSource      *ts_reader_thread_add_timeout (guint milliseconds, GSourceFunc func, gpointer data);

G_END_DECLS
