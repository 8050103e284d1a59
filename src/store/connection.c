#include "config.h"

#include "store/connection-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CLOSE_BUSY_MS 500

G_DEFINE_FINAL_TYPE (TsConnection, ts_connection, G_TYPE_OBJECT)

static void
finalize_cb (gpointer data)
{
  sqlite3_finalize (data);
}

static void
ts_connection_finalize (GObject *object)
{
  TsConnection *self = TS_CONNECTION (object);
  g_autoptr (GError) error = NULL;

  if (!ts_connection_close (self, &error))
    g_debug ("%s", error->message);
  g_free (self->path);
  g_free (self->real_path);
  G_OBJECT_CLASS (ts_connection_parent_class)->finalize (object);
}

static void
ts_connection_class_init (TsConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_connection_finalize;
}

static void
ts_connection_init (TsConnection *self)
{
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_cb);
}

static TsConnection *
connection_new (const char *path, gboolean read_only)
{
  TsConnection *self = g_object_new (TS_TYPE_CONNECTION, NULL);
  g_autofree char *real = realpath (path, NULL);

  self->path = g_strdup (path);
  self->real_path = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
  self->read_only = read_only;
  return self;
}

void
ts_connection_set_program (const char *program, gboolean is_command)
{
  ts_lock_set_program (program, is_command);
}

static void
start_writing (TsConnection *self)
{
  self->is_wal = ts_store_choose_journal (self->db, self->real_path);
  if (self->is_wal)
    self->checkpointer = ts_checkpointer_new (self->db, self->real_path);
}

static gboolean
make_empty_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  g_autofree char *name = g_filename_display_basename (path);
  int saved = errno;

  if (fd >= 0)
    return g_close (fd, error);
  if (saved == EEXIST)
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_EXISTS,
                 _ ("There is a file “%s” already. Choose another name, or open that one."), name);
  else
    g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, _ ("“%s” can't be made: %s."), path,
                 g_strerror (saved));
  return FALSE;
}

static gboolean
fill_new_file (TsConnection *self, const TsSchema *schema, GError **error)
{
  int newest = ts_schema_get_version (schema);

  self->db = ts_store_open_handle (self->real_path, FALSE, error);
  if (self->db == NULL)
    return FALSE;
  for (int version = 1; version <= newest; version++)
    {
      if (!ts_schema_apply (schema, version, self->db, self->path, error))
        return FALSE;
    }
  return TRUE;
}

TsConnection *
ts_connection_create_with (const char *path, const TsSchema *schema, GError **error)
{
  g_autoptr (TsConnection) self = NULL;

  /* The plain answer first: a missing folder is no question of locks. */
  if (!make_empty_file (path, error))
    return NULL;
  self = connection_new (path, FALSE);
  self->lock = ts_lock_acquire (self->real_path, error);
  if (self->lock == NULL || !fill_new_file (self, schema, error))
    {
      g_clear_pointer (&self->db, sqlite3_close);
      g_unlink (path);
      return NULL;
    }
  start_writing (self);
  return g_steal_pointer (&self);
}

/* "NAME.before-2.touchstone" beside it, with a number where that exists. */
static char *
make_backup_path (const char *path, int version)
{
  g_autofree char *stem = g_strdup (path);

  if (g_str_has_suffix (stem, ".touchstone"))
    stem[strlen (stem) - strlen (".touchstone")] = '\0';
  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      char *backup = g_strdup_printf ("%s.before-%d%s.touchstone", stem, version, number);

      if (!g_file_test (backup, G_FILE_TEST_EXISTS))
        return backup;
      g_free (backup);
    }
}

static gboolean
migrate (TsConnection *self, const TsSchema *schema, int version, GError **error)
{
  int newest = ts_schema_get_version (schema);
  g_autofree char *backup = NULL;
  g_autofree char *name = g_filename_display_basename (self->path);

  if (version == newest)
    return TRUE;
  if (self->read_only)
    {
      g_set_error (
          error, TS_STORE_ERROR, TS_STORE_ERROR_READ_ONLY,
          _ ("“%s” was made by an older version of Touchstone and can't be read without changing it. "
             "Open it for writing once, or open a copy."),
          name);
      return FALSE;
    }
  backup = make_backup_path (self->real_path, newest);
  if (!ts_connection_copy_to (self, backup, error))
    return FALSE;
  for (int next = version + 1; next <= newest; next++)
    {
      if (!ts_schema_apply (schema, next, self->db, self->path, error))
        return FALSE;
    }
  return ts_schema_compare (schema, newest, self->db, self->path, error);
}

static gboolean
check_writable (TsConnection *self, GError **error)
{
  if (!self->read_only && sqlite3_db_readonly (self->db, "main") != 0)
    {
      ts_store_set_error (error, NULL, SQLITE_READONLY, self->path);
      return FALSE;
    }
  return TRUE;
}

TsConnection *
ts_connection_open_with (const char *path, gboolean read_only, const TsSchema *schema, GError **error)
{
  g_autoptr (TsConnection) self = connection_new (path, read_only);
  int version = 0;

  if (!ts_store_check_file (path, error))
    return NULL;
  if (!read_only)
    {
      if (g_access (path, W_OK) != 0)
        {
          ts_store_set_error (error, NULL, SQLITE_READONLY, path);
          return NULL;
        }
      self->lock = ts_lock_acquire (self->real_path, error);
      if (self->lock == NULL)
        return NULL;
    }
  self->db = ts_store_open_handle (self->real_path, read_only, error);
  if (self->db == NULL || !check_writable (self, error) ||
      !ts_store_check_header (self->db, path, ts_schema_get_version (schema), &version, error) ||
      !ts_schema_compare (schema, version, self->db, path, error) || !migrate (self, schema, version, error))
    {
      /* Not ours to tidy: leave its journal mode as it is. */
      g_clear_pointer (&self->db, sqlite3_close);
      return NULL;
    }
  if (!read_only)
    start_writing (self);
  return g_steal_pointer (&self);
}

TsConnection *
ts_connection_create (const char *path, GError **error)
{
  TsSchema schema = ts_schema_get_default ();

  return ts_connection_create_with (path, &schema, error);
}

TsConnection *
ts_connection_open (const char *path, gboolean read_only, GError **error)
{
  TsSchema schema = ts_schema_get_default ();

  return ts_connection_open_with (path, read_only, &schema, error);
}

void
ts_connection_take_over (TsConnection *self)
{
  g_return_if_fail (TS_IS_CONNECTION (self));
  self->thread = g_thread_self ();
}

/* A reader that is still there may keep the log from going: all is in the file
 * by then, and the next who opens it for writing tidies up.
 */
static gboolean
finish_journal (TsConnection *self, GError **error)
{
  int code;

  sqlite3_busy_timeout (self->db, CLOSE_BUSY_MS);
  code = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY)
    return TRUE;
  ts_store_set_error (error, self->db, code, self->path);
  return FALSE;
}

gboolean
ts_connection_close (TsConnection *self, GError **error)
{
  gboolean finished = TRUE;

  g_return_val_if_fail (TS_IS_CONNECTION (self), FALSE);
  ts_connection_assert_thread (self);

  if (self->n_in_use > 0)
    g_critical ("%s is closed with %u statements in use", self->path, self->n_in_use);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->checkpointer, ts_checkpointer_free);
  if (self->db != NULL)
    {
      sqlite3_wal_hook (self->db, NULL, NULL);
      ts_connection_rollback (self);
      if (self->is_wal)
        finished = finish_journal (self, error);
      sqlite3_close_v2 (self->db);
      self->db = NULL;
    }
  g_clear_pointer (&self->lock, ts_lock_release);
  return finished;
}

const char *
ts_connection_get_path (TsConnection *self)
{
  g_return_val_if_fail (TS_IS_CONNECTION (self), NULL);
  return self->path;
}

gboolean
ts_connection_is_read_only (TsConnection *self)
{
  g_return_val_if_fail (TS_IS_CONNECTION (self), TRUE);
  return self->read_only;
}

void
ts_connection_note_reviewer (TsConnection *self, const char *reviewer)
{
  if (self->lock != NULL)
    ts_lock_set_reviewer (self->lock, reviewer);
}
