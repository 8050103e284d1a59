/* Changesets of sqlite3session: what an action did to the recorded tables.
 *
 * Those that come out of a file are hostile: nothing here trusts them.
 */
#pragma once

#include "store/history.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* The tables that history records, by name; NULL-terminated. */
extern const char *const ts_recorded_tables[];

/* A session that records them all, or NULL with an error. */
sqlite3_session *ts_changeset_record    (sqlite3 *db, const char *path, GError **error);
/* What it recorded; NULL if nothing changed (no error) or with an error. */
GBytes          *ts_changeset_take      (sqlite3_session *session, sqlite3 *db, const char *path,
                                         GError **error);

/* Whether its bytes are a changeset at all: nothing in it leads out of them. */
gboolean         ts_changeset_has_shape (GBytes *changeset);

/* The rows it changes, (element-type TsChange). Checks the whole of it against
 * the tables as they are: TS_STORE_ERROR_DAMAGED.
 */
GPtrArray       *ts_changeset_parse     (GBytes *changeset, sqlite3 *db, const char *path, GError **error);

/* The one that takes it back. */
GBytes          *ts_changeset_invert    (GBytes *changeset, const char *path, GError **error);
/* One that does what both do in turn; empty if that is nothing. */
GBytes          *ts_changeset_join      (GBytes *first, GBytes *second, const char *path, GError **error);

/* All of it or nothing. @conflict returns whether later changes were in the way
 * (then FALSE without an error).
 */
gboolean         ts_changeset_apply     (GBytes *changeset, sqlite3 *db, const char *path, gboolean *conflict,
                                         GError **error);

G_END_DECLS
