/* Who has a project open for writing.
 *
 * A hidden file beside the project says who holds it; the operating system's
 * lock on that file says whether they still live, so that a lock left behind by
 * a crash is simply taken over.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TsLock TsLock;

/* For the project at @path (symbolic links followed). A command that meets
 * another command waits some seconds for it, everybody else fails at once with
 * TS_STORE_ERROR_IN_USE and a sentence that says where the project is open, or
 * TS_STORE_ERROR_READ_ONLY where the folder can't be written.
 */
TsLock  *ts_lock_acquire      (const char *path, GError **error);
/* Removes the file and lets go. */
void     ts_lock_release      (TsLock *self);
void     ts_lock_set_reviewer (TsLock *self, const char *reviewer);

/* Says who this process is: see ts_connection_set_program(). */
void     ts_lock_set_program  (const char *program, gboolean is_command);
/* Whether this program said that it ends by itself soon. */
gboolean ts_lock_is_command   (void);

/* Where the lock file of @path is. Free with g_free(). */
char    *ts_lock_get_path_for (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsLock, ts_lock_release)

G_END_DECLS
