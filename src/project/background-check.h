/* Looks through a project file for damage in a thread of its own, over a
 * connection of its own, while somebody works in it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TsBackgroundCheck TsBackgroundCheck;

/* Told in the main context that started it; @lines is what is wrong, never NULL. */
typedef void (*TsDamageFunc) (const char *lines, gpointer data);

/* Starts at once. @func is called at most once, only if there is damage, and never
 * after ts_background_check_stop().
 */
TsBackgroundCheck *ts_background_check_start (const char *path, TsDamageFunc func, gpointer data);
/* Breaks off if it is still running, waits for its thread and frees it. */
void               ts_background_check_stop  (TsBackgroundCheck *self);

G_END_DECLS
