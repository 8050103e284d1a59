/* A document's text for another thread.
 */
#pragma once

#include "document/text-layer.h"

G_BEGIN_DECLS

/* The text layer of a document in the project file at @path, over a connection of
 * its own that reads only and is closed with the layer. For one thread, any one.
 * Let go of it before the project is closed, or a second file is left beside it.
 */
TsTextLayer *ts_document_layer_open (const char *path, const char *sha256, GError **error);

G_END_DECLS
