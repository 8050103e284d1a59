/* The rows of "history". Every function runs within the caller's transaction.
 */
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

/* One that can be undone, redone or joined. */
typedef struct
{
  gint64  entry; /* 0 if there is none */
  char   *action;
  char   *merge_key;
  GBytes *changeset; /* NULL where it wasn't asked for */
} TsHistoryRow;

void      ts_history_row_clear         (TsHistoryRow *row);

/* FALSE on error only; row->entry is 0 if there is nothing. */
gboolean  ts_history_table_find_undo   (TsConnection *connection, const char *reviewer, gboolean with_changeset,
                                        TsHistoryRow *row, GError **error);
gboolean  ts_history_table_find_redo   (TsConnection *connection, const char *reviewer, gboolean with_changeset,
                                        TsHistoryRow *row, GError **error);
/* The newest entry of all if it is @reviewer's own, done and under @merge_key. */
gboolean  ts_history_table_find_merge  (TsConnection *connection, const char *reviewer, const char *merge_key,
                                        TsHistoryRow *row, GError **error);

gboolean  ts_history_table_append      (TsConnection *connection, const char *reviewer, const char *action,
                                        const char *merge_key, GBytes *changeset, GError **error);
gboolean  ts_history_table_replace     (TsConnection *connection, gint64 entry, GBytes *changeset, GError **error);
gboolean  ts_history_table_remove      (TsConnection *connection, gint64 entry, GError **error);
gboolean  ts_history_table_set_undone  (TsConnection *connection, gint64 entry, gboolean undone, GError **error);
/* What was undone can't be redone any more. */
gboolean  ts_history_table_drop_undone (TsConnection *connection, const char *reviewer, GError **error);

/* All entries of this file's own become ones that came from @origin. */
gboolean  ts_history_table_set_origin  (TsConnection *connection, const char *origin, GError **error);

/* The whole trail, oldest first. (element-type TsHistoryEntry) (transfer full) */
GPtrArray *ts_history_table_list       (TsConnection *connection, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TsHistoryRow, ts_history_row_clear)

G_END_DECLS
