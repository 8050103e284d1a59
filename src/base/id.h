/* Identifiers of the rows that reviewers create and of what ships with the
 * project.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A new random UUID (version 4) in lower case. Free with g_free(). */
char     *ts_id_new      (void);

/* The UUID (version 5, RFC 4122) of @name in Touchstone's own name space: the
 * same name gives the same id in every project, so that two projects that were
 * made apart agree about what they ship with. Free with g_free().
 */
char     *ts_id_for_name (const char *name);

/* Whether @text is a UUID as ts_id_new() writes them. */
gboolean  ts_id_is_valid (const char *text);

G_END_DECLS
