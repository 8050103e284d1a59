/* What the files of text share. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* White space of any kind, line ends and no-break spaces included. */
gboolean    ts_char_is_space  (gunichar c);
/* Zero-width characters, control characters and other format characters, but
 * not the soft hyphen.
 */
gboolean    ts_char_is_hidden (gunichar c);
/* U+FB00 to U+FB06, spelt out, or NULL. */
const char *ts_char_ligature  (gunichar c);

G_END_DECLS
