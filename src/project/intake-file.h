/* A file from outside, held where nobody can change it while it is read. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies @file into a sealed memfd. Checks that it is not empty, not too large
 * and looks like a PDF (TS_DOCUMENT_ERROR_*). Blocks. Returns the memfd (close it)
 * and its bytes, or -1.
 */
int ts_intake_file_load (GFile *file, GBytes **bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
