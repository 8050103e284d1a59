#include "config.h"

#include "register/report-table.h"

#define SELECT_REPORT                                                                                        \
  "SELECT r.id, r.partnership, p.name, r.title, r.period_start, r.period_end, r.published, r.received,"      \
  " r.url FROM report r LEFT JOIN partnership p ON p.id = r.partnership"

#define SELECT_DOCUMENT                                                                                      \
  "SELECT l.report, d.sha256, d.name, l.role, d.n_pages,"                                                    \
  " EXISTS (SELECT 1 FROM document_page g WHERE g.document = d.number AND g.text <> '')"                     \
  " FROM report_document l JOIN document d ON d.sha256 = l.document"

void
ts_report_document_free (TsReportDocument *document)
{
  g_free (document->sha256);
  g_free (document->name);
  g_free (document);
}

void
ts_report_row_free (TsReportRow *row)
{
  g_free (row->id);
  g_free (row->partnership_id);
  g_free (row->partnership);
  g_free (row->title);
  g_free (row->period_start);
  g_free (row->period_end);
  g_free (row->published);
  g_free (row->received);
  g_free (row->url);
  g_clear_pointer (&row->documents, g_ptr_array_unref);
  g_free (row);
}

/* What a stranger's file may hold instead counts as an annex. */
TsDocumentRole
ts_document_role_from_id (const char *id)
{
  if (g_strcmp0 (id, "report") == 0)
    return TS_ROLE_REPORT;
  if (g_strcmp0 (id, "scrutiny-letter") == 0)
    return TS_ROLE_SCRUTINY_LETTER;
  return TS_ROLE_ANNEX;
}

static TsReportRow *
read_report (TsStatement *statement)
{
  TsReportRow *row = g_new0 (TsReportRow, 1);

  row->id = ts_statement_dup_text (statement, 0);
  row->partnership_id = ts_statement_dup_text (statement, 1);
  row->partnership = ts_statement_dup_text (statement, 2);
  row->title = ts_statement_dup_text (statement, 3);
  row->period_start = ts_statement_dup_text (statement, 4);
  row->period_end = ts_statement_dup_text (statement, 5);
  row->published = ts_statement_dup_text (statement, 6);
  row->received = ts_statement_dup_text (statement, 7);
  row->url = ts_statement_dup_text (statement, 8);
  row->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_report_document_free);

  return row;
}

static TsReportDocument *
read_document (TsStatement *statement)
{
  TsReportDocument *document = g_new0 (TsReportDocument, 1);

  document->sha256 = ts_statement_dup_text (statement, 1);
  document->name = ts_statement_dup_text (statement, 2);
  document->role = ts_document_role_from_id (ts_statement_get_text (statement, 3));
  document->n_pages = (guint) CLAMP (ts_statement_get_int (statement, 4), 0, G_MAXINT);
  document->has_text = ts_statement_get_int (statement, 5) != 0;

  return document;
}

/* Adds the documents that @statement lists to their rows. */
static gboolean
read_documents (TsStatement *statement, GHashTable *rows, GError **error)
{
  GError *local_error = NULL;

  while (ts_statement_step (statement, &local_error))
    {
      TsReportRow *row = g_hash_table_lookup (rows, ts_statement_get_text (statement, 0));

      if (row != NULL)
        g_ptr_array_add (row->documents, read_document (statement));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

GPtrArray *
ts_report_table_load_all (TsConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_report_row_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TsStatement) reports = ts_connection_prepare (connection, SELECT_REPORT, error);
  g_autoptr (TsStatement) documents = NULL;
  GError *local_error = NULL;

  if (reports == NULL)
    return NULL;
  while (ts_statement_step (reports, &local_error))
    {
      TsReportRow *row = read_report (reports);

      g_ptr_array_add (rows, row);
      g_hash_table_insert (by_id, row->id, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  documents = ts_connection_prepare (
      connection, SELECT_DOCUMENT " ORDER BY l.report, l.role <> 'report', l.position", error);
  if (documents == NULL || !read_documents (documents, by_id, error))
    return NULL;

  return g_steal_pointer (&rows);
}

TsReportRow *
ts_report_table_load (TsConnection *connection, const char *id, GError **error)
{
  g_autoptr (TsStatement) report =
      ts_connection_prepare (connection, SELECT_REPORT " WHERE r.id = ?1", error);
  g_autoptr (TsStatement) documents = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TsReportRow) row = NULL;

  if (report == NULL)
    return NULL;
  ts_statement_bind_text (report, 1, id);
  if (!ts_statement_step (report, error))
    return NULL;
  row = read_report (report);
  g_hash_table_insert (by_id, row->id, row);

  documents = ts_connection_prepare (
      connection, SELECT_DOCUMENT " WHERE l.report = ?1 ORDER BY l.role <> 'report', l.position", error);
  if (documents == NULL)
    return NULL;
  ts_statement_bind_text (documents, 1, id);
  if (!read_documents (documents, by_id, error))
    return NULL;

  return g_steal_pointer (&row);
}

GPtrArray *
ts_report_table_list_of (TsConnection *connection, const char *partnership, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT id FROM report WHERE partnership = ?1", error);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, partnership);
  while (ts_statement_step (statement, &local_error))
    g_ptr_array_add (ids, ts_statement_dup_text (statement, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/* Binds the columns that insert and update share, from parameter 1 to 8. */
static void
bind_values (TsStatement *statement, const TsReportRow *row)
{
  ts_statement_bind_text (statement, 1, row->id);
  ts_statement_bind_text (statement, 2, row->partnership_id);
  ts_statement_bind_text (statement, 3, row->title);
  ts_statement_bind_text (statement, 4, row->period_start);
  ts_statement_bind_text (statement, 5, row->period_end);
  ts_statement_bind_text (statement, 6, row->published);
  ts_statement_bind_text (statement, 7, row->received);
  ts_statement_bind_text (statement, 8, row->url);
}

gboolean
ts_report_table_insert (TsConnection *connection,
                        const TsReportRow *row,
                        const char *reviewer,
                        GError **error)
{
  g_autofree char *now = ts_time_now ();
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "INSERT INTO report (id, partnership, title, period_start, period_end, published, received, url,"
      " reviewer, created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
      error);

  if (statement == NULL)
    return FALSE;
  bind_values (statement, row);
  ts_statement_bind_text (statement, 9, reviewer);
  ts_statement_bind_text (statement, 10, now);

  return ts_statement_run (statement, error);
}

gboolean
ts_report_table_update (TsConnection *connection, const TsReportRow *row, GError **error)
{
  g_autofree char *now = ts_time_now ();
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "UPDATE report SET partnership = ?2, title = ?3, period_start = ?4, period_end = ?5,"
      " published = ?6, received = ?7, url = ?8, modified = ?9 WHERE id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  bind_values (statement, row);
  ts_statement_bind_text (statement, 9, now);

  return ts_statement_run (statement, error);
}

gboolean
ts_report_table_link (
    TsConnection *connection, const char *report, const char *sha256, TsDocumentRole role, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection,
      "INSERT INTO report_document (report, document, role, position) SELECT ?1, ?2, ?3,"
      " (SELECT coalesce (max (position) + 1, 0) FROM report_document WHERE report = ?1)",
      error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, report);
  ts_statement_bind_text (statement, 2, sha256);
  ts_statement_bind_text (statement, 3, ts_document_role_get_id (role));

  return ts_statement_run (statement, error);
}

char *
ts_report_table_find_linked (TsConnection *connection, const char *sha256, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT report FROM report_document WHERE document = ?1 LIMIT 1", error);

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, sha256);

  return ts_statement_step (statement, error) ? ts_statement_dup_text (statement, 0) : NULL;
}
