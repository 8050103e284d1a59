#include "config.h"

#include "register/document-table.h"

#include "base/date.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A PDF can't have more; a file that says so is not ours. */
#define MAX_PAGES     1000000
#define MAX_PAGE_SIZE 1000000.0 /* points */

void
ts_document_row_free (TsDocumentRow *row)
{
  g_free (row->name);
  g_free (row->password);
  g_free (row);
}

TsDocumentRow *
ts_document_table_find (TsConnection *connection, const char *sha256, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT number, name, password, n_pages FROM document WHERE sha256 = ?1", error);
  TsDocumentRow *row;
  gint64 n_pages;

  if (statement == NULL)
    return NULL;
  ts_statement_bind_text (statement, 1, sha256);
  if (!ts_statement_step (statement, error))
    return NULL;

  n_pages = ts_statement_get_int (statement, 3);
  if (n_pages < 1 || n_pages > MAX_PAGES)
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
                   _ ("The project says that a document has %" G_GINT64_FORMAT " pages."), n_pages);
      return NULL;
    }

  row = g_new0 (TsDocumentRow, 1);
  row->number = ts_statement_get_int (statement, 0);
  row->name = ts_statement_dup_text (statement, 1);
  row->password = ts_statement_dup_text (statement, 2);
  row->n_pages = (guint) n_pages;

  return row;
}

gboolean
ts_document_table_set_password (TsConnection *connection,
                                const char *sha256,
                                const char *password,
                                GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "UPDATE document SET password = ?2 WHERE sha256 = ?1", error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, sha256);
  ts_statement_bind_text (statement, 2, password);

  return ts_statement_run (statement, error);
}

GPtrArray *
ts_document_table_list (TsConnection *connection, GError **error)
{
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection, "SELECT sha256 FROM document ORDER BY number", error);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (ts_statement_step (statement, &local_error))
    g_ptr_array_add (hashes, ts_statement_dup_text (statement, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&hashes);
}

static gboolean
insert_document (TsConnection *connection, const TsNewDocument *document, GError **error)
{
  g_autofree char *now = ts_time_now ();
  g_autoptr (TsStatement) statement =
      ts_connection_prepare (connection,
                             "INSERT INTO document (sha256, name, title, password, n_pages, added, bytes)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                             error);

  if (statement == NULL)
    return FALSE;
  ts_statement_bind_text (statement, 1, document->sha256);
  ts_statement_bind_text (statement, 2, document->name);
  ts_statement_bind_text (statement, 3, document->title);
  ts_statement_bind_text (statement, 4, document->password);
  ts_statement_bind_int (statement, 5, document->page_infos->len);
  ts_statement_bind_text (statement, 6, now);
  ts_statement_bind_bytes (statement, 7, document->bytes);

  return ts_statement_run (statement, error);
}

static gboolean
insert_page (TsStatement *statement, const TsNewDocument *document, guint page, GError **error)
{
  const TsPageInfo *info = &g_array_index (document->page_infos, TsPageInfo, page);
  TsPageText *text = document->pages->pdata[page];
  g_autoptr (GBytes) rects =
      document->rects != NULL ? g_bytes_ref (document->rects->pdata[page]) : ts_page_text_encode_rects (text);
  g_autofree char *label = ts_text_make_valid (info->label, -1);

  ts_statement_reset (statement);
  ts_statement_bind_text (statement, 1, document->sha256);
  ts_statement_bind_int (statement, 2, page);
  ts_statement_bind_text (statement, 3, label);
  ts_statement_bind_double (statement, 4, info->width);
  ts_statement_bind_double (statement, 5, info->height);
  ts_statement_bind_text (statement, 6, ts_page_text_get_text (text));
  ts_statement_bind_bytes (statement, 7, rects);

  return ts_statement_run (statement, error);
}

gboolean
ts_document_table_insert (TsConnection *connection, const TsNewDocument *document, GError **error)
{
  g_autoptr (TsStatement) pages = NULL;

  if (!insert_document (connection, document, error))
    return FALSE;

  pages =
      ts_connection_prepare (connection,
                             "INSERT INTO document_page (document, page, label, width, height, text, rects)"
                             " SELECT number, ?2, ?3, ?4, ?5, ?6, ?7 FROM document WHERE sha256 = ?1",
                             error);
  if (pages == NULL)
    return FALSE;
  for (guint page = 0; page < document->page_infos->len; page++)
    if (!insert_page (pages, document, page, error))
      return FALSE;

  return TRUE;
}

gboolean
ts_document_table_write_bytes (TsConnection *connection, gint64 number, int fd, GError **error)
{
  return ts_connection_write_blob_to (connection, "document", "bytes", number, fd, error);
}

/* Sizes from a stranger's file are used as sizes of surfaces. */
static double
sane_size (double size)
{
  return isfinite (size) && size > 0 && size < MAX_PAGE_SIZE ? size : 1;
}

static void
copy_label (TsPageInfo *info, const char *label)
{
  const char *valid_end;

  g_strlcpy (info->label, label != NULL ? label : "", sizeof info->label);
  if (!g_utf8_validate (info->label, -1, &valid_end))
    info->label[valid_end - info->label] = '\0';
}

GArray *
ts_document_table_get_infos (TsConnection *connection, const TsDocumentRow *row, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT page, label, width, height FROM document_page WHERE document = ?1 ORDER BY page",
      error);
  g_autoptr (GArray) infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  ts_statement_bind_int (statement, 1, row->number);
  while (ts_statement_step (statement, &local_error))
    {
      TsPageInfo info = { sane_size (ts_statement_get_double (statement, 2)),
                          sane_size (ts_statement_get_double (statement, 3)), "" };

      if (ts_statement_get_int (statement, 0) != (gint64) infos->len)
        break;
      copy_label (&info, ts_statement_get_text (statement, 1));
      g_array_append_val (infos, info);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (infos->len != row->n_pages)
    {
      g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
                   _ ("The project has lost pages of “%s”: it should have %u."), row->name, row->n_pages);
      return NULL;
    }

  return g_steal_pointer (&infos);
}

static gboolean
set_no_text (guint page, GError **error)
{
  g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED, _ ("The project has no text of page %u."),
               page + 1);
  return FALSE;
}

/* Goes to the row that a prepared statement asks for. */
static gboolean
step_to_page (TsStatement *statement, gint64 number, guint page, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  ts_statement_bind_int (statement, 1, number);
  ts_statement_bind_int (statement, 2, page);
  if (ts_statement_step (statement, &local_error))
    return TRUE;
  if (local_error == NULL)
    return set_no_text (page, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

char *
ts_document_table_dup_page_string (TsConnection *connection, gint64 number, guint page, GError **error)
{
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT text FROM document_page WHERE document = ?1 AND page = ?2", error);
  const char *text;

  if (statement == NULL || !step_to_page (statement, number, page, error))
    return NULL;
  text = ts_statement_get_text (statement, 0);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    {
      set_no_text (page, error);
      return NULL;
    }
  return g_strdup (text);
}

TsPageText *
ts_document_table_get_page_text (TsConnection *connection, gint64 number, guint page, GError **error)
{
  g_autoptr (GBytes) rects = NULL;
  const char *text;
  g_autoptr (TsStatement) statement = ts_connection_prepare (
      connection, "SELECT text, rects, width, height FROM document_page WHERE document = ?1 AND page = ?2",
      error);

  if (statement == NULL || !step_to_page (statement, number, page, error))
    return NULL;

  text = ts_statement_get_text (statement, 0);
  rects = ts_statement_dup_bytes (statement, 1);
  if (text == NULL || rects == NULL)
    {
      set_no_text (page, error);
      return NULL;
    }

  return ts_page_text_new_encoded (text, rects, sane_size (ts_statement_get_double (statement, 2)),
                                   sane_size (ts_statement_get_double (statement, 3)), error);
}
