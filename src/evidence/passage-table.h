/* The SQL of passages.
 */
#pragma once

#include "evidence/passage.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Passages with their tags. NULL without an error where there is none of @id. */
TsPassage *ts_passage_table_load          (TsConnection *connection, const char *id, GError **error);
/* @report NULL: of all reports; @reviewer NULL: everybody's. In no order. */
GPtrArray *ts_passage_table_list          (TsConnection *connection, const char *report, const char *reviewer,
                                           GError **error);
/* At most @max ids that begin with @start. */
GPtrArray *ts_passage_table_list_ids      (TsConnection *connection, const char *start, guint max,
                                           GError **error);

/* Whether @document belongs to @report. */
gboolean   ts_passage_table_has_document  (TsConnection *connection, const char *report, const char *document,
                                           GError **error);
/* The id of @reviewer's passage at just this place, or NULL. Free with g_free(). */
char      *ts_passage_table_find_place    (TsConnection *connection, const char *report, const char *reviewer,
                                           const TsAnchor *anchor, GError **error);

gboolean   ts_passage_table_insert        (TsConnection *connection, const char *id, const char *report,
                                           const char *reviewer, const TsAnchor *anchor, gboolean example,
                                           GError **error);
gboolean   ts_passage_table_set_example   (TsConnection *connection, const char *id, gboolean example,
                                           GError **error);
/* Document and kind stay. */
gboolean   ts_passage_table_set_anchor    (TsConnection *connection, const char *id, const TsAnchor *anchor,
                                           GError **error);
/* Its tags have to be gone. */
gboolean   ts_passage_table_delete        (TsConnection *connection, const char *id, GError **error);

G_END_DECLS
