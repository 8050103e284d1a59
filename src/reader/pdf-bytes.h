/* The bytes of a PDF before poppler sees them.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads all of a file or memfd from its start into memory of our own, so that
 * nobody can change it while it is parsed, and checks that it may be a PDF.
 * Errors: TS_IPC_ERROR_EMPTY, _NOT_PDF, _TOO_LARGE, _FAILED.
 */
GBytes *ts_pdf_bytes_read                  (int fd, GError **error);

/* Renames the key /OutputIntents to another of the same length wherever it stands
 * as a whole name, and returns how often. Poppler 22.12 builds the colour
 * transforms of output intents again for every page drawn and every text read;
 * they change no pixel on a screen. Only for the copy that poppler reads.
 */
guint   ts_pdf_bytes_rename_output_intents (guchar *data, gsize size);

G_END_DECLS
