#include "config.h"

#include "register/register-table.h"

#include <math.h>

/* A partial date counts from its first day as a start, to its last as an end. */
#define VALID_ON_DATE(table)                                                                                 \
  "(?1 IS NULL OR ((" table ".valid_from IS NULL OR " table ".valid_from <= ?1)"                             \
  " AND (" table ".valid_to IS NULL OR substr (?1, 1, length (" table ".valid_to)) <= " table ".valid_to)))"

static void
read_member (TsStatement *statement, TsMemberRow *row)
{
  row->id = ts_statement_get_text (statement, 0);
  row->name = ts_statement_get_text (statement, 1);
  row->kind = ts_statement_get_text (statement, 2);
  row->region = ts_statement_get_text (statement, 3);
  row->valid_from = ts_statement_get_text (statement, 4);
  row->valid_to = ts_statement_get_text (statement, 5);
  row->status = ts_statement_get_text (statement, 6);
  row->member = ts_statement_get_text (statement, 7);
  row->member_type = ts_statement_get_text (statement, 8);
  row->deprivation_score = ts_statement_is_null (statement, 9) ? NAN : ts_statement_get_double (statement, 9);
}

gboolean
ts_register_table_foreach_member (TsConnection *connection,
                                  const char *date,
                                  const char *id,
                                  TsMemberFunc func,
                                  gpointer data,
                                  GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "SELECT p.id, p.name, p.kind, p.region, p.valid_from, p.valid_to, p.status, a.name, a.type,"
      " a.deprivation_score FROM partnership p"
      " LEFT JOIN membership m ON m.partnership = p.id AND " VALID_ON_DATE (
          "m") " LEFT JOIN authority a ON a.gss = m.authority"
               " WHERE " VALID_ON_DATE ("p") " AND (?2 IS NULL OR p.id = ?2)"
                                             " ORDER BY p.region, p.name, p.id, a.name, a.gss",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, date);
  ts_statement_bind_text (statement, 2, id);
  while (ts_statement_step (statement, &local_error))
    {
      TsMemberRow row;

      read_member (statement, &row);
      func (&row, data);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

gboolean
ts_register_table_add_authority (TsConnection *connection,
                                 const char *gss,
                                 const char *name,
                                 const char *region,
                                 const char *type,
                                 const char *score,
                                 const char *rank,
                                 const char *note,
                                 GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "INSERT INTO authority (gss, name, region, type, deprivation_score, deprivation_rank, note)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, gss);
  ts_statement_bind_text (statement, 2, name);
  ts_statement_bind_text (statement, 3, region);
  ts_statement_bind_text (statement, 4, type);
  if (score != NULL)
    ts_statement_bind_double (statement, 5, g_ascii_strtod (score, NULL));
  else
    ts_statement_bind_null (statement, 5);
  if (rank != NULL)
    ts_statement_bind_int (statement, 6, g_ascii_strtoll (rank, NULL, 10));
  else
    ts_statement_bind_null (statement, 6);
  ts_statement_bind_text (statement, 7, note);

  return ts_statement_run (statement, error);
}

gboolean
ts_register_table_add_partnership (TsConnection *connection,
                                   const char *id,
                                   const char *name,
                                   const char *kind,
                                   const char *region,
                                   const char *valid_from,
                                   const char *valid_to,
                                   const char *status,
                                   const char *source,
                                   const char *reviewer,
                                   GError **error)
{
  g_autofree char *now = ts_time_now ();
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "INSERT INTO partnership (id, name, kind, region, valid_from, valid_to, status, source, created,"
      " modified, reviewer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10)",
      error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, id);
  ts_statement_bind_text (statement, 2, name);
  ts_statement_bind_text (statement, 3, kind);
  ts_statement_bind_text (statement, 4, region);
  ts_statement_bind_text (statement, 5, valid_from);
  ts_statement_bind_text (statement, 6, valid_to);
  ts_statement_bind_text (statement, 7, status);
  ts_statement_bind_text (statement, 8, source);
  ts_statement_bind_text (statement, 9, now);
  ts_statement_bind_text (statement, 10, reviewer);

  return ts_statement_run (statement, error);
}

gboolean
ts_register_table_add_membership (TsConnection *connection,
                                  const char *partnership,
                                  const char *gss,
                                  const char *valid_from,
                                  const char *valid_to,
                                  GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "INSERT INTO membership (partnership, authority, valid_from, valid_to) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, partnership);
  ts_statement_bind_text (statement, 2, gss);
  ts_statement_bind_text (statement, 3, valid_from);
  ts_statement_bind_text (statement, 4, valid_to);

  return ts_statement_run (statement, error);
}
