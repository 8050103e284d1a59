/* Requests as calls on the connection, and answers as checked results.
 */
#pragma once

#include "document/reader-call.h"
#include "document/reader-reply.h"
#include "reader-bus.h"

G_BEGIN_DECLS

/* Sends @call, which the callback's owner keeps until it has the answer. For
 * RENDER it takes a buffer of @pool, known from then on to @generation. FALSE
 * with an error of TS_DOCUMENT_ERROR if it can't be sent.
 */
gboolean ts_reader_wire_send    (TsIpcReader *proxy, TsReaderCall *call, TsPixelPool *pool, guint generation,
                                 GAsyncReadyCallback callback, gpointer data, GError **error);

/* What came: TsReaderDocument, TsPageText, TsPixels or GPtrArray, after the kind of
 * @call. NULL with an error of TS_DOCUMENT_ERROR.
 */
gpointer ts_reader_wire_receive (TsIpcReader *proxy, TsReaderCall *call, TsPixelPool *pool,
                                 const TsReaderDocument *document, GAsyncResult *result, GError **error);

/* Frees a result of that kind. */
GDestroyNotify ts_reader_wire_get_destroy (TsReaderCallKind kind);

G_END_DECLS
