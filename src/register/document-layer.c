#include "config.h"

#include "register/document-layer.h"

#include "register/document-table.h"
#include "register/register.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TsConnection *connection;
  gint64 number;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  ts_connection_close (source->connection, NULL);
  g_object_unref (source->connection);
  g_free (source);
}

static TsPageText *
load_page_cb (guint page, gpointer data, GError **error)
{
  Source *source = data;

  return ts_document_table_get_page_text (source->connection, source->number, page, error);
}

TsTextLayer *
ts_document_layer_open (const char *path, const char *sha256, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TsConnection) connection = ts_connection_open (path, TRUE, error);
  g_autoptr (TsDocumentRow) row = NULL;
  Source *source;

  if (connection == NULL)
    return NULL;
  row = ts_document_table_find (connection, sha256, &local_error);
  if (row == NULL)
    {
      if (local_error == NULL)
        g_set_error (&local_error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND,
                     _ ("The project has no such document."));
      g_propagate_error (error, g_steal_pointer (&local_error));
      ts_connection_close (connection, NULL);
      return NULL;
    }
  source = g_new0 (Source, 1);
  source->connection = g_steal_pointer (&connection);
  source->number = row->number;
  return ts_text_layer_new (row->n_pages, load_page_cb, source, source_free);
}
