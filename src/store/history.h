/* What reviewers did: one user action is one transaction, recorded by
 * sqlite3session as a changeset in the same transaction.
 *
 * "changed" is emitted once after every commit (recorded or not), undo and redo
 * that changed rows of recorded tables; services refresh their models from it, so that an action, its
 * undoing and a merge all reach the screen the same way.
 */
#pragma once

#include "store/action.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* One row that a commit changed. */
typedef enum
{
  TS_CHANGE_INSERT,
  TS_CHANGE_UPDATE,
  TS_CHANGE_DELETE,
} TsChangeKind;

typedef struct
{
  const char   *table;  /* interned: compare with g_str_equal() or by pointer with g_intern_static_string() */
  TsChangeKind  kind;
  char         *key;    /* the primary key's first column as text */
  char         *key2;   /* its second column, or NULL */
} TsChange;

/* An entry as the history shows it. */
typedef struct
{
  gint64    entry;      /* counts up from 1 */
  char     *at;         /* UTC, ISO 8601 */
  char     *reviewer;
  char     *action;     /* see store/action.h */
  gboolean  undone;
  gboolean  foreign;    /* came with the file or by merge, for reading only */
} TsHistoryEntry;

void ts_history_entry_free (TsHistoryEntry *entry);

#define TS_TYPE_HISTORY (ts_history_get_type ())
G_DECLARE_FINAL_TYPE (TsHistory, ts_history, TS, HISTORY, GObject)

/* @reviewer is who acts. Signals: "changed" (GPtrArray *changes, of TsChange).
 * Properties for the undo and redo controls, notified as they change:
 * "undo-action", "redo-action": the name of what would be undone or redone, to
 * be shown by ts_action_dup_text(), or NULL.
 */
TsHistory    *ts_history_new             (TsConnection *connection, const char *reviewer);
TsConnection *ts_history_get_connection  (TsHistory *self);
const char   *ts_history_get_reviewer    (TsHistory *self);
void          ts_history_set_reviewer    (TsHistory *self, const char *reviewer);
const char   *ts_history_get_undo_action (TsHistory *self);
const char   *ts_history_get_redo_action (TsHistory *self);

/* What an action does; returns FALSE with an error to have all of it undone. */
typedef gboolean (*TsActionFunc) (TsConnection *connection, gpointer data, GError **error);

/* Runs @func in one transaction and records it under @action, an untranslated
 * phrase marked with N_() ("mark practice example") or, with the objects it speaks
 * of, a name made by ts_action_new(). Called within another action it
 * joins that one: if it fails, only its own part is taken back, and the outer
 * one decides whether to go on. If nothing changed, nothing is recorded. With a @merge_key
 * (else NULL) the change joins the last entry if that is of the same reviewer and
 * key, not undone, and ts_history_end_merge() was not called since: the pauses
 * within one text field are one step.
 */
gboolean      ts_history_run             (TsHistory *self, const char *action, const char *merge_key,
                                          TsActionFunc func, gpointer data, GError **error);
void          ts_history_end_merge       (TsHistory *self);

/* Like ts_history_run() but without an entry: for what is not a reviewer's
 * action (taking in immutable documents, view state). An action run within it
 * is recorded, with all that the transaction changes in recorded tables.
 */
gboolean      ts_history_run_unrecorded  (TsHistory *self, TsActionFunc func, gpointer data, GError **error);

/* The last action of this reviewer that is not undone, or the last undone one.
 * @action, if not NULL, returns its name (free with g_free()).
 * TS_STORE_ERROR_CONFLICT if later changes touch the same rows.
 */
gboolean      ts_history_undo            (TsHistory *self, char **action, GError **error);
gboolean      ts_history_redo            (TsHistory *self, char **action, GError **error);

/* What was done so far came with the file (@origin says from where, "sample"): it
 * stays in the list, for reading, and no undo or redo reaches it.
 */
gboolean      ts_history_close_past      (TsHistory *self, const char *origin, GError **error);

/* Newest last. (element-type TsHistoryEntry), free with g_ptr_array_unref(). */
GPtrArray    *ts_history_list            (TsHistory *self, GError **error);

G_END_DECLS
