#include "config.h"

#include "store/changeset.h"

#include "store/connection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Keep in step with the note at the top of schema/001.sql. */
const char *const ts_recorded_tables[] = {
  "setting", "authority", "partnership", "membership",  "report", "report_document", "passage", "tag",
  "audit",   "rating",    "answer",      "letter_part", NULL,
};

static void
change_free (gpointer data)
{
  TsChange *change = data;

  g_free (change->key);
  g_free (change->key2);
  g_free (change);
}

/* The name as ours, or NULL if history doesn't record that table. */
static const char *
find_recorded (const char *name)
{
  for (gsize i = 0; ts_recorded_tables[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (ts_recorded_tables[i], name) == 0)
        return ts_recorded_tables[i];
    }
  return NULL;
}

sqlite3_session *
ts_changeset_record (sqlite3 *db, const char *path, GError **error)
{
  sqlite3_session *session = NULL;
  int code = sqlite3session_create (db, "main", &session);

  /* By name: attaching all would record what the full-text index keeps for itself. */
  for (gsize i = 0; code == SQLITE_OK && ts_recorded_tables[i] != NULL; i++)
    code = sqlite3session_attach (session, ts_recorded_tables[i]);
  if (code == SQLITE_OK)
    return session;
  ts_store_set_error (error, db, code, path);
  if (session != NULL)
    sqlite3session_delete (session);
  return NULL;
}

static GBytes *
take_buffer (void *buffer, int size)
{
  return g_bytes_new_with_free_func (buffer, (gsize) size, sqlite3_free, buffer);
}

GBytes *
ts_changeset_take (sqlite3_session *session, sqlite3 *db, const char *path, GError **error)
{
  void *buffer = NULL;
  int size = 0;
  int code = sqlite3session_changeset (session, &size, &buffer);

  if (code == SQLITE_OK && size > 0)
    return take_buffer (buffer, size);
  sqlite3_free (buffer);
  if (code != SQLITE_OK)
    ts_store_set_error (error, db, code, path);
  return NULL;
}

static void
set_damaged_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
               _ ("The history of “%s” is damaged, so this step can't be taken back or repeated."), name);
}

/* The primary key of a table as SQLite has it, to compare the changeset's with:
 * one byte a column, its place in the key or 0.
 */
static GByteArray *
load_key_columns (sqlite3 *db, const char *table)
{
  GByteArray *keys = g_byte_array_new ();
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT pk FROM pragma_table_info (?)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          guint8 key = (guint8) sqlite3_column_int (statement, 0);

          g_byte_array_append (keys, &key, 1);
        }
    }
  sqlite3_finalize (statement);
  return keys;
}

/* Older changesets may have fewer columns: later versions append only. */
static gboolean
matches_table (GHashTable *known, sqlite3 *db, const char *table, const guint8 *keys, int n_columns)
{
  GByteArray *ours = g_hash_table_lookup (known, table);

  if (ours == NULL)
    {
      ours = load_key_columns (db, table);
      g_hash_table_insert (known, (gpointer) table, ours);
    }
  if (n_columns < 1 || (guint) n_columns > ours->len)
    return FALSE;
  for (guint i = 0; i < ours->len; i++)
    {
      if ((i < (guint) n_columns && keys[i] != 0) != (ours->data[i] != 0))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_key (sqlite3_changeset_iter *iter, int operation, int column)
{
  sqlite3_value *value = NULL;
  int code = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, column, &value)
                                        : sqlite3changeset_old (iter, column, &value);
  const char *text = code == SQLITE_OK && value != NULL ? (const char *) sqlite3_value_text (value) : NULL;

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static TsChange *
read_change (sqlite3_changeset_iter *iter, sqlite3 *db, GHashTable *known)
{
  const char *name = NULL;
  const char *table;
  unsigned char *keys = NULL;
  TsChange *change;
  int n_columns = 0, n_keys = 0, operation = 0, indirect = 0;

  if (sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect) != SQLITE_OK ||
      sqlite3changeset_pk (iter, &keys, &n_columns) != SQLITE_OK)
    return NULL;
  table = find_recorded (name);
  if (table == NULL || !matches_table (known, db, table, keys, n_columns))
    return NULL;
  if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE)
    return NULL;

  change = g_new0 (TsChange, 1);
  change->table = g_intern_static_string (table);
  change->kind = operation == SQLITE_INSERT   ? TS_CHANGE_INSERT
                 : operation == SQLITE_DELETE ? TS_CHANGE_DELETE
                                              : TS_CHANGE_UPDATE;
  for (int column = 0; column < n_columns && n_keys < 2; column++)
    {
      if (keys[column] == 0)
        continue;
      *(n_keys++ == 0 ? &change->key : &change->key2) = dup_key (iter, operation, column);
    }
  return change;
}

static void
free_keys_cb (gpointer data)
{
  g_byte_array_unref (data);
}

GPtrArray *
ts_changeset_parse (GBytes *changeset, sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_keys_cb);
  sqlite3_changeset_iter *iter = NULL;
  gsize size = 0;
  void *data = (void *) g_bytes_get_data (changeset, &size);
  gboolean good =
      ts_changeset_has_shape (changeset) && sqlite3changeset_start (&iter, (int) size, data) == SQLITE_OK;

  while (good && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      TsChange *change = read_change (iter, db, known);

      good = change != NULL && change->key != NULL;
      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  /* What stopped the loop early, if anything did, is told by the end of it. */
  if (sqlite3changeset_finalize (iter) != SQLITE_OK)
    good = FALSE;
  if (good)
    return g_steal_pointer (&changes);
  set_damaged_error (path, error);
  return NULL;
}

GBytes *
ts_changeset_invert (GBytes *changeset, const char *path, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *buffer = NULL;
  int length = 0;

  if (size <= G_MAXINT && sqlite3changeset_invert ((int) size, data, &length, &buffer) == SQLITE_OK)
    return take_buffer (buffer, length);
  sqlite3_free (buffer);
  set_damaged_error (path, error);
  return NULL;
}

static int
add_to_group (sqlite3_changegroup *group, GBytes *changeset)
{
  gsize size = 0;
  void *data = (void *) g_bytes_get_data (changeset, &size);

  return size <= G_MAXINT ? sqlite3changegroup_add (group, (int) size, data) : SQLITE_TOOBIG;
}

GBytes *
ts_changeset_join (GBytes *first, GBytes *second, const char *path, GError **error)
{
  sqlite3_changegroup *group = NULL;
  void *buffer = NULL;
  int length = 0;
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK)
    code = add_to_group (group, first);
  if (code == SQLITE_OK)
    code = add_to_group (group, second);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &length, &buffer);
  if (group != NULL)
    sqlite3changegroup_delete (group);
  if (code == SQLITE_OK)
    return take_buffer (buffer, length);
  sqlite3_free (buffer);
  ts_store_set_error (error, NULL, code, path);
  return NULL;
}

static int
filter_cb (void *data, const char *table)
{
  return find_recorded (table) != NULL;
}

/* Rows that are other than they were left, or references that would lead nowhere. */
static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  gboolean *conflict = data;

  *conflict = TRUE;
  return SQLITE_CHANGESET_ABORT;
}

gboolean
ts_changeset_apply (GBytes *changeset, sqlite3 *db, const char *path, gboolean *conflict, GError **error)
{
  gsize size = 0;
  void *data = (void *) g_bytes_get_data (changeset, &size);
  int code;

  *conflict = FALSE;
  code = size <= G_MAXINT ? sqlite3changeset_apply (db, (int) size, data, filter_cb, conflict_cb, conflict)
                          : SQLITE_TOOBIG;
  if (code == SQLITE_OK)
    return TRUE;
  if (!*conflict && (code & 0xff) == SQLITE_CORRUPT)
    set_damaged_error (path, error);
  else if (!*conflict)
    ts_store_set_error (error, db, code, path);
  return FALSE;
}
