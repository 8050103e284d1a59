/* What the files of this folder share about a connection. */
#pragma once

#include "store/connection.h"
#include "store/lock.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* "Tstn" in the file's header tells a project from any other database. */
#define TS_APPLICATION_ID 0x5473746e

/* Where the numbered scripts of a schema are. */
typedef struct
{
  GResource  *resource;
  const char *prefix; /* "/…/schema/", with 001.sql and so on beneath it */
} TsSchema;

typedef struct _TsCheckpointer TsCheckpointer;

struct _TsConnection
{
  GObject         parent_instance;

  GThread        *thread;     /* that opened it or took it over */
  sqlite3        *db;         /* NULL once closed */
  char           *path;       /* as it was given */
  char           *real_path;  /* with symbolic links followed */
  gboolean        read_only;
  gboolean        is_wal;
  TsLock         *lock;       /* NULL while read-only */
  GHashTable     *statements; /* text -> sqlite3_stmt: those not in use */
  guint           n_in_use;   /* statements handed out */
  TsCheckpointer *checkpointer;
};

#define ts_connection_assert_thread(self) g_assert ((self)->thread == g_thread_self ())

/* --- error.c --- */

/* Says in a sentence what SQLite's @code means for the file at @path, with the
 * words that @db (may be NULL) has for it.
 */
void          ts_store_set_error            (GError **error, sqlite3 *db, int code, const char *path);
gboolean      ts_store_exec                 (sqlite3 *db, const char *path, const char *sql, GError **error);
/* The first column of the first row; FALSE on error, @value untouched without a row. */
gboolean      ts_store_query_int            (sqlite3 *db, const char *path, const char *sql, gint64 *value,
                                             GError **error);
char         *ts_store_query_text           (sqlite3 *db, const char *sql);

/* --- open.c --- */

/* The checks before SQLite sees it: a regular file that can be read. */
gboolean      ts_store_check_file           (const char *path, GError **error);
/* An SQLite handle with all that a file from outside calls for. */
sqlite3      *ts_store_open_handle          (const char *path, gboolean read_only, GError **error);
/* Application id and version in the header: FOREIGN, NEWER, DAMAGED. */
gboolean      ts_store_check_header         (sqlite3 *db, const char *path, int newest, int *version,
                                             GError **error);
/* Turns on the journal that suits the file system; returns whether that is WAL. */
gboolean      ts_store_choose_journal       (sqlite3 *db, const char *path);

/* --- schema.c --- */

TsSchema      ts_schema_get_default         (void);
int           ts_schema_get_version         (const TsSchema *schema); /* the newest */
/* Runs the script for @version and sets user_version, in one transaction. */
gboolean      ts_schema_apply               (const TsSchema *schema, int version, sqlite3 *db,
                                             const char *path, GError **error);
/* Compares the schema of @db with ours at @version: DAMAGED, saying what differs. */
gboolean      ts_schema_compare             (const TsSchema *schema, int version, sqlite3 *db,
                                             const char *path, GError **error);
/* SQL with comments gone and white space single, for comparing. Free with g_free(). */
char         *ts_schema_normalise_sql       (const char *sql);

/* --- connection.c --- */

TsConnection *ts_connection_create_with     (const char *path, const TsSchema *schema, GError **error);
TsConnection *ts_connection_open_with       (const char *path, gboolean read_only, const TsSchema *schema,
                                             GError **error);
/* Tells other openers who works here. */
void          ts_connection_note_reviewer   (TsConnection *self, const char *reviewer);

/* --- transaction.c --- */

/* A transaction that takes the lock for writing at once; they do not nest. */
gboolean      ts_connection_begin           (TsConnection *self, GError **error);
gboolean      ts_connection_commit          (TsConnection *self, GError **error);
void          ts_connection_rollback        (TsConnection *self);
/* Statements without rows or parameters. */
gboolean      ts_connection_exec            (TsConnection *self, const char *sql, GError **error);

/* --- checkpoint.c --- */

TsCheckpointer *ts_checkpointer_new         (sqlite3 *db, const char *path);
/* Waits for the one under way. */
void            ts_checkpointer_free        (TsCheckpointer *self);
/* To be called after a commit: starts one when the log has grown. */
void            ts_checkpointer_poll        (TsCheckpointer *self);

G_END_DECLS
