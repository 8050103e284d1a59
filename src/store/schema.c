#include "config.h"

#include "store/connection-private.h"
#include "store/ts-store-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX "/io/github/touchstone_audit/Touchstone/schema/"

/* A row of sqlite_schema that is or should be there. */
typedef struct
{
  char *type;
  char *table;
  char *sql; /* normalised; "" where SQLite made the index itself */
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->type);
  g_free (item->table);
  g_free (item->sql);
  g_free (item);
}

TsSchema
ts_schema_get_default (void)
{
  static gsize registered;

  /* By hand: the linker would drop a constructor out of a static library. */
  if (g_once_init_enter (&registered))
    {
      ts_store_register_resource ();
      /* Another thread may be registering it for us: this waits until it has. */
      g_resources_get_info ("/", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
      g_once_init_leave (&registered, TRUE);
    }
  return (TsSchema){ ts_store_get_resource (), PREFIX };
}

static GBytes *
load_script (const TsSchema *schema, int version)
{
  g_autofree char *path = g_strdup_printf ("%s%03d.sql", schema->prefix, version);

  return g_resource_lookup_data (schema->resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

int
ts_schema_get_version (const TsSchema *schema)
{
  int version = 0;

  for (;;)
    {
      g_autoptr (GBytes) script = load_script (schema, version + 1);

      if (script == NULL)
        return version;
      version++;
    }
}

gboolean
ts_schema_apply (const TsSchema *schema, int version, sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (GBytes) script = load_script (schema, version);
  g_autofree char *text = NULL;
  g_autofree char *sql = NULL;

  g_assert (script != NULL);
  text = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  sql =
      g_strdup_printf ("BEGIN IMMEDIATE;\n%s\nPRAGMA application_id = %d; PRAGMA user_version = %d;\nCOMMIT;",
                       text, TS_APPLICATION_ID, version);
  if (ts_store_exec (db, path, sql, error))
    return TRUE;
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* The end of the comment at @at, or @at if there is none. */
static const char *
skip_comment (const char *at)
{
  if (g_str_has_prefix (at, "--"))
    return at + strcspn (at, "\n");
  if (g_str_has_prefix (at, "/*"))
    {
      const char *end = strstr (at + 2, "*/");

      return end != NULL ? end + 2 : at + strlen (at);
    }
  return at;
}

char *
ts_schema_normalise_sql (const char *sql)
{
  GString *out = g_string_new (NULL);
  char quote = '\0';
  gboolean space = FALSE;

  for (const char *at = sql; *at != '\0';)
    {
      const char *after = quote == '\0' ? skip_comment (at) : at;

      if (after != at || (quote == '\0' && g_ascii_isspace (*at)))
        {
          space = TRUE;
          at = after != at ? after : at + 1;
          continue;
        }
      /* A space tells something only between two words. */
      if (space && out->len > 0 && strchr ("(),", *at) == NULL &&
          strchr ("(),", out->str[out->len - 1]) == NULL)
        g_string_append_c (out, ' ');
      space = FALSE;
      if (quote != '\0' && *at == quote)
        quote = '\0';
      else if (quote == '\0' && strchr ("'\"`", *at) != NULL)
        quote = *at;
      g_string_append_c (out, *at++);
    }
  return g_string_free (out, FALSE);
}

static GHashTable *
read_items (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema", -1,
                                 &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      const char *name;
      Item *item;

      code = sqlite3_step (statement);
      if (code != SQLITE_ROW)
        break;
      name = (const char *) sqlite3_column_text (statement, 1);
      item = g_new0 (Item, 1);
      item->type = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      item->table = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      item->sql = ts_schema_normalise_sql ((const char *) sqlite3_column_text (statement, 3));
      /* Two rows of one name are caught here: the second can't equal ours and be unseen. */
      if (g_hash_table_contains (items, name != NULL ? name : ""))
        g_clear_pointer (&item->type, g_free);
      g_hash_table_replace (items, g_strdup (name != NULL ? name : ""), item);
    }
  if (code != SQLITE_DONE)
    ts_store_set_error (error, db, sqlite3_extended_errcode (db), path);
  sqlite3_finalize (statement);
  return code == SQLITE_DONE ? g_steal_pointer (&items) : NULL;
}

static GHashTable *
make_expected (const TsSchema *schema, int version, GError **error)
{
  sqlite3 *db = NULL;
  GHashTable *items = NULL;
  gboolean made = sqlite3_open (":memory:", &db) == SQLITE_OK;

  for (int i = 1; made && i <= version; i++)
    made = ts_schema_apply (schema, i, db, ":memory:", error);
  if (made)
    items = read_items (db, ":memory:", error);
  sqlite3_close (db);
  return items;
}

static gboolean
item_equal (const Item *one, const Item *other)
{
  return g_strcmp0 (one->type, other->type) == 0 && g_strcmp0 (one->table, other->table) == 0 &&
         strcmp (one->sql, other->sql) == 0;
}

/* What is in @ours and is missing from, or other in, @theirs; NULL if nothing. */
static char *
find_difference (GHashTable *ours, GHashTable *theirs)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Item *found = value;
      const Item *expected = g_hash_table_lookup (ours, name);
      g_autofree char *shown = g_utf8_make_valid (name, -1);

      if (expected == NULL)
        return g_strdup_printf (_ ("it has a %s “%s” that Touchstone did not make"),
                                found->type != NULL ? found->type : "?", shown);
      if (!item_equal (expected, found))
        return g_strdup_printf (_ ("its %s “%s” is not as Touchstone made it"), expected->type, shown);
    }
  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (!g_hash_table_contains (theirs, name))
        return g_strdup_printf (_ ("its %s “%s” is missing"), ((const Item *) value)->type,
                                (const char *) name);
    }
  return NULL;
}

gboolean
ts_schema_compare (const TsSchema *schema, int version, sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (GHashTable) ours = NULL;
  g_autoptr (GHashTable) theirs = NULL;
  g_autofree char *difference = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  ours = make_expected (schema, version, error);
  if (ours == NULL)
    return FALSE;
  theirs = read_items (db, path, error);
  if (theirs == NULL)
    return FALSE;
  difference = find_difference (ours, theirs);
  if (difference == NULL)
    return TRUE;
  g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
               _ ("“%s” is damaged or was changed by another program: %s. Go back to a backup of it."), name,
               difference);
  return FALSE;
}
