/* Keeps a reader process going and hands it one request at a time.
 *
 * All of it lives in one thread with a main context of its own, shared by all
 * readers: time limits hold while the application is busy, answers are checked
 * beside it, and a caller that runs a nested main context gets its results there.
 */
#pragma once

#include "document/reader-call.h"
#include "document/reader-reply.h"

G_BEGIN_DECLS

typedef struct _TsReaderCore TsReaderCore;

/* These may be called in any thread. */
TsReaderCore           *ts_reader_core_new             (void);
/* Stops the process and frees everything. Nothing may be waiting any more. */
void                    ts_reader_core_close           (TsReaderCore *self);
/* Takes @call. */
void                    ts_reader_core_submit          (TsReaderCore *self, TsReaderCall *call);
/* NULL until the document is open; lives as long as the core. */
const TsReaderDocument *ts_reader_core_get_document    (TsReaderCore *self);
GPid                    ts_reader_core_get_pid         (TsReaderCore *self);
guint                   ts_reader_core_get_restarts    (TsReaderCore *self);
void                    ts_reader_core_set_time_limits (TsReaderCore *self, guint request, guint opening);

G_END_DECLS
