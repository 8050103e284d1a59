#include "config.h"

#include "store/connection-private.h"
#include "store/lock.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define HEADER_SIZE   100
#define ID_OFFSET     68
#define BUSY_MS       5000
#define LARGEST_VALUE (512 * 1024 * 1024)

gboolean
ts_store_check_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      int saved = errno;

      if (saved == ENOENT || saved == ENOTDIR)
        g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
      else
        g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, _ ("“%s” can't be opened: %s."), name,
                     g_strerror (saved));
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FOREIGN,
                 _ ("“%s” is a folder, not a Touchstone project. Choose a project file inside it."), name);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FOREIGN,
                 _ ("“%s” is not a file that can hold a Touchstone project."), name);
  else if (g_access (path, R_OK) != 0)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED,
                 _ ("“%s” can't be read: %s. Ask its owner to let you read it."), name, g_strerror (errno));
  else if (info.st_size == 0)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FOREIGN,
                 _ ("“%s” is empty. Go back to a backup of it, or make a new project."), name);
  else
    return TRUE;
  return FALSE;
}

/* The schema and the bytes are somebody else's until they were checked. */
static void
harden (sqlite3 *db)
{
  static const int settings[][2] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },       { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },     { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  static const int limits[][2] = {
    { SQLITE_LIMIT_LENGTH, LARGEST_VALUE }, { SQLITE_LIMIT_SQL_LENGTH, 1000 * 1000 },
    { SQLITE_LIMIT_COLUMN, 200 },           { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 50 },   { SQLITE_LIMIT_FUNCTION_ARG, 32 },
    { SQLITE_LIMIT_ATTACHED, 0 },           { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 }, { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    sqlite3_db_config (db, settings[i][0], settings[i][1], NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i][0], limits[i][1]);
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_MS);
}

static gboolean
exists_beside (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);

  return g_file_test (beside, G_FILE_TEST_EXISTS);
}

/* SQLite wants to make a -shm file even to read a file that is in WAL mode. Where
 * the folder forbids it and no log is left to be read, nobody else can be writing.
 */
static gboolean
must_be_immutable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) != 0 && !exists_beside (path, "-wal") && !exists_beside (path, "-journal");
}

/* The first bytes, read through SQLite's own descriptor: closing another one of
 * the same file would drop SQLite's locks in this process.
 */
static gboolean
read_header (sqlite3 *db, guint8 *header)
{
  sqlite3_file *file = NULL;

  memset (header, 0, HEADER_SIZE);
  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL ||
      file->pMethods == NULL)
    return FALSE;
  return file->pMethods->xRead (file, header, HEADER_SIZE, 0) == SQLITE_OK;
}

/* Tells a damaged project from a file that never was one. */
static void
set_unreadable_error (sqlite3 *db, const char *path, GError *cause, GError **error)
{
  guint8 header[HEADER_SIZE];
  g_autofree char *name = g_filename_display_basename (path);
  gboolean complete = read_header (db, header);
  gboolean is_ours = complete && GINT32_FROM_BE (*(gint32 *) (header + ID_OFFSET)) == TS_APPLICATION_ID;
  gboolean is_database = memcmp (header, "SQLite format 3", 16) == 0;

  if (!g_error_matches (cause, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED) || is_ours ||
      (is_database && !complete))
    g_propagate_error (error, cause);
  else
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FOREIGN,
                   _ ("“%s” is not a Touchstone project. Choose a file that Touchstone has made."), name);
      g_error_free (cause);
    }
}

sqlite3 *
ts_store_open_handle (const char *path, gboolean read_only, GError **error)
{
  int flags = SQLITE_OPEN_URI | (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = NULL;
  sqlite3 *db = NULL;
  int code;

  uri =
      g_strconcat ("file:", escaped, read_only && must_be_immutable (absolute) ? "?immutable=1" : NULL, NULL);
  code = sqlite3_open_v2 (uri, &db, flags, NULL);
  if (code == SQLITE_OK)
    {
      GError *cause = NULL;

      harden (db);
      if (ts_store_exec (db, path,
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA mmap_size = 0;"
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA cache_size = -16384;"
                         "PRAGMA synchronous = FULL;",
                         &cause))
        return db;
      if ((sqlite3_errcode (db) & 0xff) == SQLITE_CANTOPEN && exists_beside (absolute, "-wal"))
        {
          /* A log whose index may not be made here. */
          ts_store_set_error (error, NULL, SQLITE_READONLY_RECOVERY, path);
          g_error_free (cause);
        }
      else
        set_unreadable_error (db, path, cause, error);
      sqlite3_close (db);
      return NULL;
    }
  ts_store_set_error (error, db, code, path);
  sqlite3_close (db);
  return NULL;
}

/* SQLite counts a page of which only the beginning is left as there. A log may
 * hold what the file lacks, so with one the file alone says nothing.
 */
static gboolean
is_cut_off (sqlite3 *db, const char *path)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  gint64 n_pages = 0, page_size = 0;

  return !exists_beside (path, "-wal") &&
         ts_store_query_int (db, path, "PRAGMA page_count", &n_pages, NULL) &&
         ts_store_query_int (db, path, "PRAGMA page_size", &page_size, NULL) &&
         sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
         file->pMethods->xFileSize (file, &size) == SQLITE_OK && size < n_pages * page_size;
}

gboolean
ts_store_check_header (sqlite3 *db, const char *path, int newest, int *version, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  GError *cause = NULL;
  gint64 id = 0, found = 0;

  if (!ts_store_query_int (db, path, "PRAGMA application_id", &id, &cause) ||
      !ts_store_query_int (db, path, "PRAGMA user_version", &found, &cause) ||
      !ts_store_query_int (db, path, "SELECT count(*) FROM sqlite_schema", &(gint64){ 0 }, &cause))
    {
      set_unreadable_error (db, path, cause, error);
      return FALSE;
    }
  if (id != TS_APPLICATION_ID)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FOREIGN,
                 _ ("“%s” is a database of another program, not a Touchstone project."), name);
  else if (found > newest)
    g_set_error (
        error, TS_STORE_ERROR, TS_STORE_ERROR_NEWER,
        _ ("“%s” was made by a newer version of Touchstone (its format is %d, this version knows up to "
           "%d). Update Touchstone to open it."),
        name, (int) found, newest);
  else if (found < 1)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
                 _ ("“%s” is damaged: it has no valid version. Go back to a backup of it."), name);
  else if (is_cut_off (db, path))
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
                 _ ("“%s” is damaged: its end is missing. Copy it again, or go back to a backup of it."),
                 name);
  else
    {
      *version = (int) found;
      return TRUE;
    }
  return FALSE;
}

/* A command writes once and goes: starting a log, copying it into the file and
 * ending it would cost more than it saves. A write-ahead log also needs memory shared by all who have the
 * file open, which machines on a network don't have.
 */
static gboolean
is_on_network (const char *path)
{
  static const guint32 kinds[] = {
    0x6969,     /* NFS */
    0x517b,     /* SMB */
    0xff534d42, /* CIFS */
    0xfe534d42, /* SMB 2 */
    0x65735546, /* FUSE: sshfs, gvfs, cloud folders */
    0x01021997, /* 9p */
    0x564c,     /* NCP */
    0x5346414f, /* AFS */
    0x73757245, /* Coda */
    0x00c36400, /* Ceph */
    0x0bd00bd0, /* Lustre */
    0x7461636f, /* OCFS2 */
    0x01161970, /* GFS2 */
    0x786f4256, /* VirtualBox folders */
  };
  struct statfs info;

  if (statfs (path, &info) != 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if ((guint32) info.f_type == kinds[i])
        return TRUE;
    }
  return FALSE;
}

/* A command writes once and goes: starting a log, copying it into the file and
 * ending it would cost more than it saves.
 */
gboolean
ts_store_choose_journal (sqlite3 *db, const char *path)
{
  gboolean wanted = !ts_lock_is_command () && !is_on_network (path);
  g_autofree char *mode =
      ts_store_query_text (db, wanted ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");

  return g_strcmp0 (mode, "wal") == 0;
}
