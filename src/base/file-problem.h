/* Why the file system refused, in words that a reviewer can act on.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of an error of G_FILE_ERROR or G_IO_ERROR, translated, without the file's name,
 * which GLib writes in some of its messages, twice, or as that of a temporary file.
 * For others the message as it is. Free with g_free().
 */
char *ts_file_problem (const GError *error);

G_END_DECLS
