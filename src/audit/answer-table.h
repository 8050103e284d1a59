/* The SQL of answers.
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* The audit of questions that are answered once for the project. */
#define TS_ANSWER_PROJECT ""

/* Answers of an audit: questions to hash tables of fields ("" for the text) to
 * values. @question NULL: all. Free with g_hash_table_unref().
 */
GHashTable *ts_answer_table_list (TsConnection *connection, const char *audit, const char *question,
                                  GError **error);

/* @value NULL or "": the row goes. A row that has this value is left alone. */
gboolean    ts_answer_table_put  (TsConnection *connection, const char *audit, const char *question,
                                  const char *field, const char *value, const char *reviewer, GError **error);

G_END_DECLS
