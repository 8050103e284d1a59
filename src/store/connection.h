/* One SQLite database, open in one thread.
 *
 * Every function here asserts that it is called in the thread that opened the
 * connection, or took it over. Nothing outside src/store and the *-table.c files uses it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TS_STORE_ERROR (ts_store_error_quark ())
GQuark ts_store_error_quark (void);

typedef enum
{
  TS_STORE_ERROR_FAILED,     /* disk full, I/O error, anything else: the message has SQLite's own words */
  TS_STORE_ERROR_NOT_FOUND,  /* there is no such file, or no such row */
  TS_STORE_ERROR_EXISTS,     /* there is such a file already */
  TS_STORE_ERROR_FOREIGN,    /* not a project file */
  TS_STORE_ERROR_NEWER,      /* made by a newer Touchstone */
  TS_STORE_ERROR_DAMAGED,
  TS_STORE_ERROR_READ_ONLY,
  TS_STORE_ERROR_IN_USE,     /* open elsewhere; the message says where */
  TS_STORE_ERROR_CONFLICT,   /* undo or redo meets later changes */
  TS_STORE_ERROR_NOTHING,    /* nothing to undo or redo */
} TsStoreError;

#define TS_TYPE_CONNECTION (ts_connection_get_type ())
G_DECLARE_FINAL_TYPE (TsConnection, ts_connection, TS, CONNECTION, GObject)

typedef struct _TsStatement TsStatement;

/* Says who this process is to others who find a project open: "Touchstone", say.
 * A command ends by itself soon, so another one waits some seconds for it instead
 * of failing. To be called once, at the start; the default is the application's
 * name and no command.
 */
void          ts_connection_set_program   (const char *program, gboolean is_command);

/* A new database with the newest schema. Fails if @path exists. */
TsConnection *ts_connection_create        (const char *path, GError **error);

/* An existing one, migrated to the newest schema after a backup copy beside it
 * ("NAME.before-N.touchstone"), with trusted_schema off, defensive mode on and
 * the schema compared with ours. With @read_only nothing is written, no lock is
 * taken, and an old schema is refused with TS_STORE_ERROR_READ_ONLY.
 */
TsConnection *ts_connection_open          (const char *path, gboolean read_only, GError **error);

/* Gives it to the calling thread; the one that had it must be done with it, and joined. */
void          ts_connection_take_over     (TsConnection *self);

/* Checkpoints, returns the journal to DELETE mode and closes: one file is left. */
gboolean      ts_connection_close         (TsConnection *self, GError **error);

const char   *ts_connection_get_path      (TsConnection *self);
gboolean      ts_connection_is_read_only  (TsConnection *self);

/* A copy of the whole database, consistent while it is in use, at @path, which
 * is replaced at once or not at all; a project that is open there is not
 * replaced (TS_STORE_ERROR_IN_USE), nor is this one itself (EXISTS). Not to be
 * called within an action.
 */
gboolean      ts_connection_copy_to       (TsConnection *self, const char *path, GError **error);

/* PRAGMA quick_check (or integrity_check if @thorough) and foreign keys: NULL
 * if all is well, else its lines. Free with g_free().
 */
char         *ts_connection_check         (TsConnection *self, gboolean thorough, GError **error);

/* Breaks off what runs over this connection now. The one function here that may be
 * called in another thread, as long as the connection isn't closed meanwhile.
 */
void          ts_connection_interrupt     (TsConnection *self);

/* --- Statements: cached by their text, returned to the cache when freed. --- */

/* NULL on error only for a broken database: our own SQL is known to be good. */
TsStatement  *ts_connection_prepare       (TsConnection *self, const char *sql, GError **error);
void          ts_statement_free           (TsStatement *self);

/* Parameters count from 1. Text and bytes are copied; NULL binds NULL. */
void          ts_statement_bind_text      (TsStatement *self, int parameter, const char *text);
void          ts_statement_bind_int       (TsStatement *self, int parameter, gint64 value);
void          ts_statement_bind_double    (TsStatement *self, int parameter, double value);
void          ts_statement_bind_bytes     (TsStatement *self, int parameter, GBytes *bytes);
void          ts_statement_bind_null      (TsStatement *self, int parameter);

/* Runs to the next row. Returns FALSE at the end and on error; tell the two
 * apart by @error, which is set for the second only.
 */
gboolean      ts_statement_step           (TsStatement *self, GError **error);
/* Runs a statement that returns no row. */
gboolean      ts_statement_run            (TsStatement *self, GError **error);
void          ts_statement_reset          (TsStatement *self); /* keeps nothing bound */

/* Columns count from 0. Text lives until the next step; "dup" is the caller's. */
const char   *ts_statement_get_text       (TsStatement *self, int column);
char         *ts_statement_dup_text       (TsStatement *self, int column);
gint64        ts_statement_get_int        (TsStatement *self, int column);
double        ts_statement_get_double     (TsStatement *self, int column);
gboolean      ts_statement_is_null        (TsStatement *self, int column);
GBytes       *ts_statement_dup_bytes      (TsStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TsStatement, ts_statement_free)

/* Streams a large BLOB of the row @rowid into @fd from its start (a memfd, say). */
gboolean      ts_connection_write_blob_to (TsConnection *self, const char *table, const char *column,
                                           gint64 rowid, int fd, GError **error);

G_END_DECLS
