/* Opens a project in a thread while the toolkit starts, and its document with it. */
#pragma once

#include "workbench/opening.h"

G_BEGIN_DECLS

typedef struct _TsAhead TsAhead;

/* Begins with the project at @path. @dup_reviewer tells, in that thread, who works
 * here; it may be NULL, and so may what it returns.
 */
TsAhead   *ts_ahead_start (const char *path, char *(*dup_reviewer) (void));

/* Waits for the thread, frees @self and returns the project, which belongs to the
 * calling thread from now on, or NULL if it could not be opened: why is not kept.
 * @opening is its first document on the way to a reader, or NULL if it has none.
 */
TsProject *ts_ahead_join  (TsAhead *self, TsOpening **opening);

G_END_DECLS
