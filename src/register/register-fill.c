#include "config.h"

#include "register/register-private.h"

#include "base/csv.h"
#include "base/id.h"
#include "register/register-resources.h"
#include "register/register-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE_PATH "/io/github/touchstone_audit/Touchstone/register/"

static GBytes *
load_resource (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);

  return g_resource_lookup_data (ts_register_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

static TsCsv *
load_csv (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = load_resource (name, error);
  gsize length;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);

  return ts_csv_new (text, (gssize) length, name, error);
}

static gboolean
fill_authorities (TsConnection *connection, GHashTable *known, GError **error)
{
  g_autoptr (TsCsv) csv = load_csv ("authorities.csv", error);
  guint gss, name, region, type, score, rank, note;

  if (csv == NULL ||
      !ts_csv_find_columns (csv, error, "gss", &gss, "name", &name, "region", &region, "type", &type,
                            "deprivation_score", &score, "deprivation_rank", &rank, "note", &note, NULL))
    return FALSE;

  for (guint row = 0; row < ts_csv_get_n_rows (csv); row++)
    {
      if (!ts_register_table_add_authority (connection, ts_csv_get (csv, row, gss),
                                            ts_csv_get (csv, row, name), ts_csv_get (csv, row, region),
                                            ts_csv_get (csv, row, type), ts_csv_get_or_null (csv, row, score),
                                            ts_csv_get_or_null (csv, row, rank),
                                            ts_csv_get_or_null (csv, row, note), error))
        return FALSE;
      g_hash_table_add (known, g_strdup (ts_csv_get (csv, row, gss)));
    }

  return TRUE;
}

static gboolean
fill_partnerships (TsConnection *connection, GHashTable *known, GError **error)
{
  g_autoptr (TsCsv) csv = load_csv ("partnerships.csv", error);
  guint name, kind, region, from, to, status, source;

  if (csv == NULL ||
      !ts_csv_find_columns (csv, error, "partnership", &name, "kind", &kind, "region", &region, "valid_from",
                            &from, "valid_to", &to, "status", &status, "source", &source, NULL))
    return FALSE;

  for (guint row = 0; row < ts_csv_get_n_rows (csv); row++)
    {
      g_autofree char *id = ts_id_for_name (ts_csv_get (csv, row, name));

      if (!ts_register_table_add_partnership (
              connection, id, ts_csv_get (csv, row, name), ts_csv_get (csv, row, kind),
              ts_csv_get (csv, row, region), ts_csv_get_or_null (csv, row, from),
              ts_csv_get_or_null (csv, row, to), ts_csv_get_or_null (csv, row, status),
              ts_csv_get_or_null (csv, row, source), NULL, error))
        return FALSE;
      g_hash_table_add (known, g_steal_pointer (&id));
    }

  return TRUE;
}

static gboolean
fill_memberships (TsConnection *connection, GHashTable *known, GError **error)
{
  g_autoptr (TsCsv) csv = load_csv ("memberships.csv", error);
  guint name, gss, from, to;

  if (csv == NULL || !ts_csv_find_columns (csv, error, "partnership", &name, "gss", &gss, "valid_from", &from,
                                           "valid_to", &to, NULL))
    return FALSE;

  for (guint row = 0; row < ts_csv_get_n_rows (csv); row++)
    {
      g_autofree char *id = ts_id_for_name (ts_csv_get (csv, row, name));

      if (!g_hash_table_contains (known, id) || !g_hash_table_contains (known, ts_csv_get (csv, row, gss)))
        {
          g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID,
                       _ ("%s: line %u: no such partnership or authority"), ts_csv_get_name (csv),
                       ts_csv_get_line (csv, row));
          return FALSE;
        }
      if (!ts_register_table_add_membership (connection, id, ts_csv_get (csv, row, gss),
                                             ts_csv_get_or_null (csv, row, from),
                                             ts_csv_get_or_null (csv, row, to), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_cb (TsConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return fill_authorities (connection, known, error) && fill_partnerships (connection, known, error) &&
         fill_memberships (connection, known, error);
}

gboolean
ts_register_fill (TsRegister *self, GError **error)
{
  g_return_val_if_fail (TS_IS_REGISTER (self), FALSE);

  return ts_history_run_unrecorded (ts_register_get_history (self), fill_cb, NULL, error);
}

static char *
load_licence (void)
{
  g_autoptr (GBytes) bytes = load_resource ("licence.txt", NULL);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : "";
  char *lines = g_strndup (text, length);

  return g_strchomp (lines);
}

const char *
ts_register_get_licence (void)
{
  static char *licence;

  if (g_once_init_enter (&licence))
    g_once_init_leave (&licence, load_licence ());

  return licence;
}
