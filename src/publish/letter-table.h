/* The SQL of what reviewers wrote into letters.
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* NULL without an error where nothing was written. Free with g_free(). */
char    *ts_letter_table_load        (TsConnection *connection, const char *audit, const char *part,
                                      GError **error);
/* @text NULL: the row goes. A row that has this text is left alone. */
gboolean ts_letter_table_put         (TsConnection *connection, const char *audit, const char *part,
                                      const char *text, GError **error);
/* The report of an audit, or NULL. Free with g_free(). */
char    *ts_letter_table_find_report (TsConnection *connection, const char *audit, GError **error);

G_END_DECLS
