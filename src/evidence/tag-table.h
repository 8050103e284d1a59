/* The SQL of tags.
 */
#pragma once

#include "evidence/passage.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Adds tags to those of @passages (ids to TsPassage) that they belong to. */
gboolean ts_tag_table_load_of_passage   (TsConnection *connection, const char *passage, GHashTable *passages,
                                         GError **error);
/* @report NULL: of all reports. */
gboolean ts_tag_table_load_of_report    (TsConnection *connection, const char *report, GHashTable *passages,
                                         GError **error);

/* The passage of a tag, its item and its reviewer (to be freed); FALSE without an
 * error where there is none of @id. Each may be NULL.
 */
gboolean ts_tag_table_find              (TsConnection *connection, const char *id, char **passage, char **item,
                                         char **reviewer, GError **error);
/* The id of the tag of @passage for @item, or NULL. Free with g_free(). */
char    *ts_tag_table_find_item         (TsConnection *connection, const char *passage, const char *item,
                                         GError **error);
/* How many tags @passage has; -1 on error. */
int      ts_tag_table_count             (TsConnection *connection, const char *passage, GError **error);

gboolean ts_tag_table_insert            (TsConnection *connection, const char *id, const char *passage,
                                         const char *item, TsStrength strength, const char *evidence_type,
                                         const char *note, const char *reviewer, GError **error);
gboolean ts_tag_table_set_strength      (TsConnection *connection, const char *id, TsStrength strength,
                                         GError **error);
/* "" empties. */
gboolean ts_tag_table_set_evidence_type (TsConnection *connection, const char *id, const char *type,
                                         GError **error);
gboolean ts_tag_table_set_note          (TsConnection *connection, const char *id, const char *note,
                                         GError **error);
gboolean ts_tag_table_set_item          (TsConnection *connection, const char *id, const char *item,
                                         GError **error);
gboolean ts_tag_table_delete            (TsConnection *connection, const char *id, GError **error);
/* All tags of @passage. */
gboolean ts_tag_table_delete_all        (TsConnection *connection, const char *passage, GError **error);

G_END_DECLS
