/* Finds the headings of a project's documents, beside the work: each in a thread,
 * once.
 */
#pragma once

#include "document/headings.h"

G_BEGIN_DECLS

typedef struct _TsHeadingsFinder TsHeadingsFinder;

TsHeadingsFinder *ts_headings_finder_new  (void);
/* Breaks off what is going on and waits until the files are closed; what was
 * asked for ends with G_IO_ERROR_CANCELLED. Then frees everything.
 */
void              ts_headings_finder_stop (TsHeadingsFinder *self);

/* Completes @task with a GPtrArray of TsOutlineItem, which nobody may change. */
void              ts_headings_finder_find (TsHeadingsFinder *self, const char *path, const char *sha256,
                                           GTask *task);

G_END_DECLS
