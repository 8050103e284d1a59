#include "config.h"

#include "project/project-private.h"

#include "project/project-table.h"

#include <glib/gi18n-lib.h>

static void
add_row (GPtrArray *rows, const char *check, gboolean passed, const char *detail)
{
  const char *row[] = { check, passed ? "ok" : "failed", detail, NULL };

  g_ptr_array_add (rows, g_strdupv ((GStrv) row));
}

/* @problems NULL is well; takes it and @error. */
static void
add_result (GPtrArray *rows, const char *check, char *problems, GError *error)
{
  if (error != NULL)
    add_row (rows, check, FALSE, error->message);
  else
    add_row (rows, check, problems == NULL, problems != NULL ? problems : "");
  g_free (problems);
  g_clear_error (&error);
}

static void
check_file (TsProject *self, GPtrArray *rows)
{
  TsConnection *connection = ts_project_get_connection (self);
  GError *error = NULL;
  char *problems = ts_connection_check (connection, TRUE, &error);

  add_result (rows, "integrity", problems, error);

  error = NULL;
  problems = ts_project_table_check_references (connection, &error);
  add_result (rows, "references", problems, error);

  /* Opening compared it; a project with another would not be open. */
  add_row (rows, "schema", TRUE, "");
}

static void
check_framework (TsProject *self, GPtrArray *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsFramework) stored = ts_project_table_load_framework (ts_project_get_connection (self), &error);

  add_row (rows, "framework", stored != NULL, stored != NULL ? ts_framework_get_id (stored) : error->message);
}

static void
check_documents (TsProject *self, GPtrArray *rows)
{
  TsDocumentStore *documents = ts_project_get_documents (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hashes = ts_document_store_list (documents, &error);
  g_autofree char *summary = NULL;
  guint n_failed = 0;

  if (hashes == NULL)
    {
      add_row (rows, "documents", FALSE, error->message);
      return;
    }
  for (guint i = 0; i < hashes->len; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (!ts_document_store_verify (documents, hashes->pdata[i], &local_error))
        {
          add_row (rows, "documents", FALSE, local_error->message);
          n_failed++;
        }
    }
  if (n_failed > 0)
    return;

  summary = g_strdup_printf (ngettext ("%u document", "%u documents", hashes->len), hashes->len);
  add_row (rows, "documents", TRUE, summary);
}

static void
check_quotations (TsProject *self, GPtrArray *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ts_evidence_check (ts_project_get_evidence (self), &error);
  g_autofree char *summary = NULL;
  gint64 n_passages;

  if (problems == NULL)
    {
      add_row (rows, "quotations", FALSE, error->message);
      return;
    }
  for (guint i = 0; i < problems->len; i++)
    add_row (rows, "quotations", FALSE, problems->pdata[i]);
  if (problems->len > 0)
    return;

  n_passages = ts_project_table_count (ts_project_get_connection (self), "passage", NULL);
  summary = g_strdup_printf (
      ngettext ("%" G_GINT64_FORMAT " passage", "%" G_GINT64_FORMAT " passages", (gulong) n_passages),
      n_passages);
  add_row (rows, "quotations", TRUE, summary);
}

GPtrArray *
ts_project_check (TsProject *self, GError **error)
{
  GPtrArray *rows;

  g_return_val_if_fail (TS_IS_PROJECT (self), NULL);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  check_file (self, rows);
  check_framework (self, rows);
  check_documents (self, rows);
  check_quotations (self, rows);

  return rows;
}
