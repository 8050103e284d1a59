/* What a report that is taken in is called.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A PDF's title as its producer left it, or NULL if it says nothing. Each is to
 * be freed with g_free().
 */
char *ts_intake_dup_title          (const char *raw);
char *ts_intake_dup_file_name      (GFile *file);
char *ts_intake_dup_without_ending (const char *name);

G_END_DECLS
