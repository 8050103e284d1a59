/* Telling letters that Touchstone wrote from other files.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the file at @path, of the format that its ending says, was written by
 * Touchstone and, as far as the format tells, not saved by another program since:
 * by the generator in its metadata.
 */
gboolean ts_publish_is_own_file (const char *path);

G_END_DECLS
