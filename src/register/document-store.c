#include "config.h"

#include "register/document-table.h"
#include "register/document-bytes.h"
#include "register/register.h"
#include "register/report-edit.h"

#include "base/id.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _TsDocumentStore
{
  GObject parent_instance;

  TsHistory *history;   /* NULL once closed */
  GHashTable *layers;   /* hash -> GWeakRef of TsTextLayer */
  GHashTable *verified; /* hashes of documents whose bytes were checked */
};

G_DEFINE_FINAL_TYPE (TsDocumentStore, ts_document_store, G_TYPE_OBJECT)

void
ts_new_document_free (TsNewDocument *document)
{
  g_free (document->sha256);
  g_free (document->name);
  g_clear_pointer (&document->bytes, g_bytes_unref);
  g_free (document->password);
  g_free (document->title);
  g_clear_pointer (&document->pages, g_ptr_array_unref);
  g_clear_pointer (&document->rects, g_ptr_array_unref);
  g_clear_pointer (&document->page_infos, g_array_unref);
  g_free (document);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
ts_document_store_finalize (GObject *object)
{
  TsDocumentStore *self = TS_DOCUMENT_STORE (object);

  g_clear_object (&self->history);
  g_clear_pointer (&self->layers, g_hash_table_unref);
  g_clear_pointer (&self->verified, g_hash_table_unref);

  G_OBJECT_CLASS (ts_document_store_parent_class)->finalize (object);
}

static void
ts_document_store_class_init (TsDocumentStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_document_store_finalize;
}

static void
ts_document_store_init (TsDocumentStore *self)
{
  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  self->verified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TsDocumentStore *
ts_document_store_new (TsHistory *history)
{
  TsDocumentStore *self = g_object_new (TS_TYPE_DOCUMENT_STORE, NULL);

  self->history = g_object_ref (history);

  return self;
}

void
ts_document_store_close (TsDocumentStore *self)
{
  g_return_if_fail (TS_IS_DOCUMENT_STORE (self));

  g_clear_object (&self->history);
}

/* NULL with an error once the project is closed. */
static TsConnection *
get_connection (TsDocumentStore *self, GError **error)
{
  if (self->history != NULL)
    return ts_history_get_connection (self->history);

  g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_FAILED, _ ("The project is closed."));
  return NULL;
}

/* The row of a document that has to be there. */
static TsDocumentRow *
find_row (TsDocumentStore *self, const char *sha256, TsConnection **connection, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TsDocumentRow *row;

  *connection = get_connection (self, error);
  if (*connection == NULL)
    return NULL;

  row = ts_document_table_find (*connection, sha256, &local_error);
  if (row == NULL && local_error == NULL)
    g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND,
                 _ ("The project has no such document."));
  else if (row == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return row;
}

/* --- Adding --- */

typedef struct
{
  const TsNewDocument *document;
  TsReportRow *row;   /* of a new report */
  const char *report; /* or of the one it is added to */
  TsDocumentRole role;
  const char *reviewer;
} Addition;

static gboolean
require_report (TsConnection *connection, const char *report, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TsReportRow) row = ts_report_table_load (connection, report, &local_error);

  if (row != NULL)
    return TRUE;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_NOT_FOUND,
                 _ ("The project has no report with the id “%s”."), report);
  return FALSE;
}

static gboolean
store_document (TsConnection *connection, const TsNewDocument *document, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TsDocumentRow) stored = ts_document_table_find (connection, document->sha256, &local_error);

  /* There already after its report was taken back. */
  if (stored != NULL)
    return TRUE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return ts_document_table_insert (connection, document, error);
}

static gboolean
add_cb (TsConnection *connection, gpointer data, GError **error)
{
  Addition *addition = data;

  if (!store_document (connection, addition->document, error))
    return FALSE;
  if (addition->row != NULL && !ts_report_table_insert (connection, addition->row, addition->reviewer, error))
    return FALSE;
  if (addition->row == NULL && !require_report (connection, addition->report, error))
    return FALSE;

  return ts_report_table_link (connection, addition->report, addition->document->sha256, addition->role,
                               error);
}

static gboolean
check_document (const TsNewDocument *document, GError **error)
{
  if (document->page_infos->len > 0 && document->pages->len == document->page_infos->len &&
      (document->rects == NULL || document->rects->len == document->pages->len))
    return TRUE;

  g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_INVALID,
               _ ("The document’s pages are incomplete."));
  return FALSE;
}

char *
ts_document_store_add (TsDocumentStore *self,
                       const TsNewDocument *document,
                       const char *report,
                       TsDocumentRole role,
                       const char *title,
                       const char *partnership,
                       const char *period_start,
                       const char *period_end,
                       const char *published,
                       const char *received,
                       GError **error)
{
  const TsReportValues values = { partnership, title, period_start, period_end, published, received, NULL };
  g_autoptr (TsReportRow) row = NULL;
  g_autofree char *action = NULL;
  Addition addition = { document, NULL, report, role, NULL };

  g_return_val_if_fail (TS_IS_DOCUMENT_STORE (self), NULL);

  if (!check_document (document, error) || !ts_document_store_check_new (self, document->sha256, error))
    return NULL;
  if (report == NULL)
    {
      row = g_new0 (TsReportRow, 1);
      row->id = ts_id_new ();
      ts_report_row_take_values (row, &values);
      if (!ts_report_row_validate (row, error))
        return NULL;
      addition.row = row;
      addition.report = row->id;
      addition.role = TS_ROLE_REPORT;
    }

  addition.reviewer = ts_history_get_reviewer (self->history);
  action =
      ts_action_new (report == NULL ? N_ ("add report %s") : N_ ("add document %s"), document->name, NULL);
  if (!ts_history_run (self->history, action, NULL, add_cb, &addition, error))
    return NULL;

  return g_strdup (addition.report);
}

gboolean
ts_document_store_contains (TsDocumentStore *self, const char *sha256)
{
  TsConnection *connection = get_connection (self, NULL);
  g_autofree char *report = NULL;

  if (connection != NULL)
    report = ts_report_table_find_linked (connection, sha256, NULL);

  return report != NULL;
}

static char *
dup_report_name (TsConnection *connection, const char *id)
{
  g_autoptr (TsReportRow) row = ts_report_table_load (connection, id, NULL);
  const char *name = NULL;

  if (row != NULL)
    name = row->partnership != NULL ? row->partnership : row->title;
  if (name == NULL && row != NULL && row->documents->len > 0)
    name = ((TsReportDocument *) row->documents->pdata[0])->name;
  if (name != NULL && row->period_start != NULL)
    return g_strdup_printf ("%s@%s", name, row->period_start);

  return g_strdup (name != NULL ? name : id);
}

gboolean
ts_document_store_check_new (TsDocumentStore *self, const char *sha256, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  TsConnection *connection = get_connection (self, error);
  g_autofree char *report = NULL;
  g_autofree char *name = NULL;

  if (connection == NULL)
    return FALSE;
  report = ts_report_table_find_linked (connection, sha256, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (report == NULL)
    return TRUE;

  name = dup_report_name (connection, report);
  g_set_error (error, TS_REGISTER_ERROR, TS_REGISTER_ERROR_EXISTS,
               _ ("this document is in the project already, in the report “%s”"), name);
  return FALSE;
}

/* --- Reading --- */

GPtrArray *
ts_document_store_list (TsDocumentStore *self, GError **error)
{
  TsConnection *connection = get_connection (self, error);

  return connection != NULL ? ts_document_table_list (connection, error) : NULL;
}

int
ts_document_store_open_bytes (TsDocumentStore *self, const char *sha256, GError **error)
{
  TsConnection *connection;
  g_autoptr (TsDocumentRow) row = find_row (self, sha256, &connection, error);
  int fd;

  if (row == NULL)
    return -1;

  fd = ts_document_bytes_create (row->name, error);
  if (fd < 0)
    return -1;
  if (!ts_document_table_write_bytes (connection, row->number, fd, error) ||
      !ts_document_bytes_seal (fd, error) ||
      (!g_hash_table_contains (self->verified, sha256) &&
       !ts_document_bytes_verify (fd, sha256, row->name, error)))
    {
      close (fd);
      return -1;
    }
  g_hash_table_add (self->verified, g_strdup (sha256));

  return fd;
}

char *
ts_document_store_dup_password (TsDocumentStore *self, const char *sha256)
{
  TsConnection *connection;
  g_autoptr (TsDocumentRow) row = find_row (self, sha256, &connection, NULL);

  return row != NULL ? g_strdup (row->password) : NULL;
}

typedef struct
{
  const char *sha256;
  const char *password;
} NewPassword;

static gboolean
set_password_cb (TsConnection *connection, gpointer data, GError **error)
{
  const NewPassword *password = data;

  return ts_document_table_set_password (connection, password->sha256, password->password, error);
}

gboolean
ts_document_store_set_password (TsDocumentStore *self,
                                const char *sha256,
                                const char *password,
                                GError **error)
{
  NewPassword values = { sha256, password };

  g_return_val_if_fail (TS_IS_DOCUMENT_STORE (self), FALSE);

  return ts_history_run_unrecorded (self->history, set_password_cb, &values, error);
}

guint
ts_document_store_get_n_pages (TsDocumentStore *self, const char *sha256)
{
  TsConnection *connection;
  g_autoptr (TsDocumentRow) row = find_row (self, sha256, &connection, NULL);

  return row != NULL ? row->n_pages : 0;
}

GArray *
ts_document_store_get_page_infos (TsDocumentStore *self, const char *sha256, GError **error)
{
  TsConnection *connection;
  g_autoptr (TsDocumentRow) row = find_row (self, sha256, &connection, error);

  return row != NULL ? ts_document_table_get_infos (connection, row, error) : NULL;
}

/* What a text layer needs to load a page. */
typedef struct
{
  TsDocumentStore *store;
  gint64 number;
} LayerSource;

static void
layer_source_free (gpointer data)
{
  LayerSource *source = data;

  g_object_unref (source->store);
  g_free (source);
}

static TsPageText *
load_page_cb (guint page, gpointer data, GError **error)
{
  LayerSource *source = data;
  TsConnection *connection = get_connection (source->store, error);

  return connection != NULL ? ts_document_table_get_page_text (connection, source->number, page, error)
                            : NULL;
}

static char *
load_string_cb (guint page, gpointer data, GError **error)
{
  LayerSource *source = data;
  TsConnection *connection = get_connection (source->store, error);

  return connection != NULL ? ts_document_table_dup_page_string (connection, source->number, page, error)
                            : NULL;
}

TsTextLayer *
ts_document_store_get_text_layer (TsDocumentStore *self, const char *sha256, GError **error)
{
  GWeakRef *known = g_hash_table_lookup (self->layers, sha256);
  TsTextLayer *layer = known != NULL ? g_weak_ref_get (known) : NULL;
  TsConnection *connection;
  g_autoptr (TsDocumentRow) row = NULL;
  LayerSource *source;

  if (layer != NULL)
    return layer;
  row = find_row (self, sha256, &connection, error);
  if (row == NULL)
    return NULL;

  source = g_new0 (LayerSource, 1);
  source->store = g_object_ref (self);
  source->number = row->number;
  layer = ts_text_layer_new (row->n_pages, load_page_cb, source, layer_source_free);
  ts_text_layer_set_string_loader (layer, load_string_cb);

  known = g_new0 (GWeakRef, 1);
  g_weak_ref_init (known, layer);
  g_hash_table_replace (self->layers, g_strdup (sha256), known);

  return layer;
}

gboolean
ts_document_store_verify (TsDocumentStore *self, const char *sha256, GError **error)
{
  TsConnection *connection;
  g_autoptr (TsDocumentRow) row = find_row (self, sha256, &connection, error);
  g_autoptr (GArray) infos = NULL;
  int fd;

  if (row == NULL)
    return FALSE;

  g_hash_table_remove (self->verified, sha256);
  fd = ts_document_store_open_bytes (self, sha256, error);
  if (fd < 0)
    return FALSE;
  close (fd);

  infos = ts_document_table_get_infos (connection, row, error);
  if (infos == NULL)
    return FALSE;
  for (guint page = 0; page < row->n_pages; page++)
    {
      g_autoptr (TsPageText) text = ts_document_table_get_page_text (connection, row->number, page, error);

      if (text == NULL)
        {
          g_prefix_error (error, _ ("“%s”, page %u: "), row->name, page + 1);
          return FALSE;
        }
    }

  return TRUE;
}
