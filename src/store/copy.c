#include "config.h"

#include "store/connection-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536

static void
set_write_error (const char *path, int saved, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, _ ("“%s” could not be written: %s."), name,
               g_strerror (saved));
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  errno = saved;
  return synced;
}

/* A file of a name of its own in the folder of @path, to be renamed to it. */
static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.%08x.tmp", base, g_random_int ());
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  int fd = g_open (temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      set_write_error (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

/* The copy is nobody's yet: its own journal can do without fsync, which follows. */
static gboolean
copy_pages (TsConnection *self, const char *temporary, const char *path, GError **error)
{
  sqlite3 *target = NULL;
  sqlite3_backup *backup = NULL;
  g_autofree char *mode = NULL;
  int code = sqlite3_open_v2 (temporary, &target, SQLITE_OPEN_READWRITE, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (target, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (target, "main", self->db, "main");
      code = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (target);
      sqlite3_backup_finish (backup);
    }
  if (code == SQLITE_DONE)
    {
      mode = ts_store_query_text (target, "PRAGMA journal_mode = DELETE");
      code = g_strcmp0 (mode, "delete") == 0 ? SQLITE_OK : sqlite3_errcode (target);
    }
  if (code != SQLITE_OK)
    ts_store_set_error (error, target, code, path);
  sqlite3_close (target);
  return code == SQLITE_OK;
}

/* A log or journal that an old file of this name left would be played into ours. */
static void
remove_beside (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);

      g_unlink (beside);
    }
}

static gboolean
put_in_place (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDWR))
    {
      set_write_error (path, errno, error);
      return FALSE;
    }
  remove_beside (path);
  if (g_rename (temporary, path) != 0)
    {
      set_write_error (path, errno, error);
      return FALSE;
    }
  /* Some network folders can't sync a folder; the file itself is safe. */
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

static gboolean
check_target (TsConnection *self, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat ours, theirs;

  if (stat (path, &theirs) != 0)
    return TRUE;
  if (!S_ISREG (theirs.st_mode))
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_EXISTS,
                 _ ("“%s” is not a file that can be replaced. Choose another name."), name);
  else if (stat (self->real_path, &ours) == 0 && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_EXISTS,
                 _ ("“%s” is this project itself. Choose another name for the copy."), name);
  else
    return TRUE;
  return FALSE;
}

gboolean
ts_connection_copy_to (TsConnection *self, const char *path, GError **error)
{
  g_autofree char *link = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (TsLock) lock = NULL;
  const char *target;

  g_return_val_if_fail (TS_IS_CONNECTION (self), FALSE);
  ts_connection_assert_thread (self);
  g_return_val_if_fail (self->db != NULL, FALSE);

  if (!check_target (self, path, error))
    return FALSE;
  link = realpath (path, NULL);
  target = link != NULL ? link : path;
  temporary = make_temporary (target, error);
  if (temporary == NULL)
    return FALSE;
  /* Nobody loses a project they have open. */
  lock = ts_lock_acquire (target, error);
  if (lock != NULL && copy_pages (self, temporary, path, error) && put_in_place (temporary, target, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return TRUE;
}

static gboolean
copy_blob (TsConnection *self, sqlite3_blob *blob, const char *table, int fd, GError **error)
{
  char buffer[CHUNK];
  int size = sqlite3_blob_bytes (blob);

  for (int at = 0; at < size; at += CHUNK)
    {
      int length = MIN (CHUNK, size - at);
      int code = sqlite3_blob_read (blob, buffer, length, at);

      if (code != SQLITE_OK)
        {
          ts_store_set_error (error, self->db, code, self->path);
          return FALSE;
        }
      if (!write_all (fd, buffer, (gsize) length))
        {
          g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED,
                       _ ("The data of %s could not be written: %s."), table, g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
ts_connection_write_blob_to (
    TsConnection *self, const char *table, const char *column, gint64 rowid, int fd, GError **error)
{
  g_autofree char *name = NULL;
  sqlite3_blob *blob = NULL;
  gboolean copied;
  int code;

  g_return_val_if_fail (TS_IS_CONNECTION (self), FALSE);
  ts_connection_assert_thread (self);
  g_return_val_if_fail (self->db != NULL, FALSE);

  code = sqlite3_blob_open (self->db, "main", table, column, rowid, 0, &blob);
  name = g_filename_display_basename (self->path);
  if (code == SQLITE_ERROR)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_NOT_FOUND, _ ("“%s” has no such %s. (SQLite: %s)"),
                 name, table, sqlite3_errmsg (self->db));
  else if (code != SQLITE_OK)
    ts_store_set_error (error, self->db, code, self->path);
  copied = code == SQLITE_OK && copy_blob (self, blob, table, fd, error);
  sqlite3_blob_close (blob);
  return copied;
}
