#include "config.h"

#include "store/connection-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ts_store_error_quark, ts_store_error)

/* What a result of SQLite means to the reviewer. The format takes the file's name. */
typedef struct
{
  int code;
  TsStoreError error;
  const char *sentence;
} Meaning;

static const Meaning meanings[] = {
  { SQLITE_FULL, TS_STORE_ERROR_FAILED,
    N_ ("There is no room left on the disk for “%s”. Free some space and try again.") },
  { SQLITE_READONLY, TS_STORE_ERROR_READ_ONLY,
    N_ ("“%s” can't be written. Check that you may change the file and its folder, or save a copy "
        "elsewhere.") },
  { SQLITE_PERM, TS_STORE_ERROR_READ_ONLY,
    N_ ("“%s” can't be written. Check that you may change the file and its folder, or save a copy "
        "elsewhere.") },
  { SQLITE_BUSY, TS_STORE_ERROR_IN_USE,
    N_ ("“%s” is being used by another program just now. Try again in a moment.") },
  { SQLITE_LOCKED, TS_STORE_ERROR_IN_USE,
    N_ ("“%s” is being used by another program just now. Try again in a moment.") },
  { SQLITE_CORRUPT, TS_STORE_ERROR_DAMAGED, N_ ("“%s” is damaged. Go back to a backup of it.") },
  { SQLITE_NOTADB, TS_STORE_ERROR_DAMAGED, N_ ("“%s” is damaged. Go back to a backup of it.") },
  { SQLITE_CANTOPEN, TS_STORE_ERROR_FAILED,
    N_ ("“%s” can't be opened. Check that you may read the file and its folder.") },
  { SQLITE_IOERR, TS_STORE_ERROR_FAILED,
    N_ ("“%s” could not be read or written. Check the disk or network folder it is on.") },
  { SQLITE_NOMEM, TS_STORE_ERROR_FAILED,
    N_ ("There is not enough memory to work on “%s”. Close other programs and try again.") },
  { SQLITE_CONSTRAINT, TS_STORE_ERROR_FAILED,
    N_ ("The change to “%s” was refused, because its data would no longer agree.") },
  { SQLITE_TOOBIG, TS_STORE_ERROR_FAILED, N_ ("Something is too large to be kept in “%s”.") },
};

static const Meaning *
find_meaning (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (meanings[i].code == (code & 0xff))
        return &meanings[i];
    }
  return NULL;
}

void
ts_store_set_error (GError **error, sqlite3 *db, int code, const char *path)
{
  const Meaning *meaning = find_meaning (code);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sentence = NULL;
  const char *words = sqlite3_errstr (code);

  /* A closed transaction or a later call may have replaced the words. */
  if (db != NULL && (sqlite3_errcode (db) & 0xff) == (code & 0xff))
    words = sqlite3_errmsg (db);

  /* A rollback journal that only a writer can apply is no lack of permission. */
  if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
    sentence = g_strdup_printf (
        _ ("“%s” was not closed properly. Open it once where you may write, to recover it."), name);
  else if (meaning != NULL)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      sentence = g_strdup_printf (_ (meaning->sentence), name);
#pragma GCC diagnostic pop
    }
  else
    sentence = g_strdup_printf (_ ("Working on “%s” failed."), name);

  g_set_error (error, TS_STORE_ERROR, meaning != NULL ? meaning->error : TS_STORE_ERROR_FAILED,
               "%s (SQLite: %s)", sentence, words);
}

gboolean
ts_store_exec (sqlite3 *db, const char *path, const char *sql, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  ts_store_set_error (error, db, sqlite3_extended_errcode (db), path);
  return FALSE;
}

gboolean
ts_store_query_int (sqlite3 *db, const char *path, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    ts_store_set_error (error, db, sqlite3_extended_errcode (db), path);
  sqlite3_finalize (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

char *
ts_store_query_text (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}
