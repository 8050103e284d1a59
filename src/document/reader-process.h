/* One running touchstone-reader and the private connection to it. All of it lives
 * in the thread whose default main context was current when it was started.
 */
#pragma once

#include "reader-bus.h"

G_BEGIN_DECLS

typedef struct _TsReaderProcess TsReaderProcess;

/* @proxy is NULL when the process could not be reached or is gone; nothing is
 * called after that. Never called by ts_reader_process_start() itself.
 */
typedef void (*TsReaderProcessFunc) (TsIpcReader *proxy, gpointer data);

/* Where the program is: $TOUCHSTONE_READER, else in the libexec folder. Free with
 * g_free().
 */
char            *ts_reader_process_dup_program (void);
/* The variables that it is given. Free with g_strfreev(). */
char           **ts_reader_process_get_environ (void);

/* Starts @program and connects in the background. */
TsReaderProcess *ts_reader_process_start       (const char *program, const char *const *environment,
                                                TsReaderProcessFunc func, gpointer data, GError **error);
/* Ends the process at once; @func is not called any more. */
void             ts_reader_process_stop        (TsReaderProcess *self);
GPid             ts_reader_process_get_pid     (TsReaderProcess *self);

G_END_DECLS
