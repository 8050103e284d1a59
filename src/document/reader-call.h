/* Requests on their way to a reader process, and the queue in which they wait.
 * Used in the readers' thread only.
 */
#pragma once

#include "document/pixel-pool.h"
#include "document/reader-client.h"

G_BEGIN_DECLS

typedef enum
{
  TS_READER_CALL_OPEN,
  TS_READER_CALL_TEXT,
  TS_READER_CALL_LINKS,
  TS_READER_CALL_IMAGES,
  TS_READER_CALL_RENDER,
  TS_READER_CALL_OUTLINE,
} TsReaderCallKind;

typedef struct
{
  TsReaderCallKind kind;
  GTask           *task;
  int              priority;
  guint64          serial;   /* given by the queue, never twice */
  GSource         *cancel;   /* while it waits */

  int              fd;       /* of OPEN, owned; else -1 */
  char            *password; /* of OPEN, or NULL */
  TsRenderRequest  render;   /* of RENDER; of TEXT, LINKS and IMAGES the page only */
  TsPixelBuffer   *buffer;   /* of RENDER once it is sent; the pool's */
} TsReaderCall;

TsReaderCall *ts_reader_call_new     (TsReaderCallKind kind, GTask *task, int priority); /* takes @task */
void          ts_reader_call_free    (TsReaderCall *call);
/* The page it is about, or -1. */
int           ts_reader_call_get_page(const TsReaderCall *call);

typedef struct _TsReaderQueue TsReaderQueue;

TsReaderQueue *ts_reader_queue_new   (void);
/* With what still waits. */
void           ts_reader_queue_free  (TsReaderQueue *self);
/* Takes @call. */
void           ts_reader_queue_push  (TsReaderQueue *self, TsReaderCall *call);
/* The lowest priority number, then the oldest; NULL if none waits. */
TsReaderCall  *ts_reader_queue_pop   (TsReaderQueue *self);
/* What that is, or -1 if none waits. */
int            ts_reader_queue_peek_kind (TsReaderQueue *self);
/* Takes one out; FALSE if it is not waiting. */
gboolean       ts_reader_queue_remove(TsReaderQueue *self, TsReaderCall *call);

G_END_DECLS
