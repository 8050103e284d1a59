#include "config.h"

#include "workbench/opening.h"

#include <glib/gstdio.h>

struct _TsOpening
{
  GObject parent_instance;

  TsReader *reader;
  GCancellable *cancellable;
  char *sha256;
  GError *error;
};

enum
{
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TsOpening, ts_opening, G_TYPE_OBJECT)

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TsOpening) self = data;

  ts_reader_open_finish (TS_READER (object), result, &self->error);
  if (!g_cancellable_is_cancelled (self->cancellable))
    g_signal_emit (self, signals[DONE], 0);
}

static void
ts_opening_finalize (GObject *object)
{
  TsOpening *self = TS_OPENING (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->cancellable);
  g_free (self->sha256);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (ts_opening_parent_class)->finalize (object);
}

static void
ts_opening_class_init (TsOpeningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ts_opening_finalize;
  signals[DONE] =
      g_signal_new ("done", TS_TYPE_OPENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ts_opening_init (TsOpening *self)
{
  self->cancellable = g_cancellable_new ();
}

TsOpening *
ts_opening_new (TsDocumentStore *documents, const char *sha256, const char *password)
{
  TsOpening *self = g_object_new (TS_TYPE_OPENING, NULL);
  g_autofree char *stored = password == NULL ? ts_document_store_dup_password (documents, sha256) : NULL;
  int fd = ts_document_store_open_bytes (documents, sha256, &self->error);

  self->sha256 = g_strdup (sha256);
  if (fd < 0)
    return self;
  self->reader = ts_reader_new ();
  ts_reader_open_async (self->reader, fd, password != NULL ? password : stored, self->cancellable, opened_cb,
                        g_object_ref (self));
  g_close (fd, NULL);
  return self;
}

TsReport *
ts_opening_find_report (TsProject *project)
{
  TsRegister *reg = ts_project_get_register (project);
  g_autofree char *id = ts_project_dup_view_state (project, "report");
  TsReport *report = id != NULL ? ts_register_get_report (reg, id) : NULL;
  g_autoptr (TsReport) first = NULL;

  if (report != NULL)
    return report;
  first = g_list_model_get_item (ts_register_get_reports (reg), 0);
  return first; /* the list keeps it */
}

static char *
document_key (TsReport *report)
{
  return g_strconcat ("document:", ts_report_get_id (report), NULL);
}

const TsReportDocument *
ts_opening_find_document (TsProject *project, TsReport *report)
{
  GPtrArray *documents = ts_report_get_documents (report);
  g_autofree char *key = document_key (report);
  g_autofree char *last = documents->len > 1 ? ts_project_dup_view_state (project, key) : NULL;

  for (guint i = 0; last != NULL && i < documents->len; i++)
    if (g_str_equal (((TsReportDocument *) documents->pdata[i])->sha256, last))
      return documents->pdata[i];
  return documents->len > 0 ? documents->pdata[0] : NULL;
}

void
ts_opening_keep_document (TsProject *project, TsReport *report, const TsReportDocument *document)
{
  g_autofree char *key = document_key (report);

  ts_project_set_view_state (project, key, document->sha256);
}

TsOpening *
ts_opening_new_ahead (TsProject *project)
{
  TsReport *report = ts_opening_find_report (project);
  const TsReportDocument *document = report != NULL ? ts_opening_find_document (project, report) : NULL;

  return document != NULL ? ts_opening_new (ts_project_get_documents (project), document->sha256, NULL)
                          : NULL;
}

const char *
ts_opening_get_document (TsOpening *self)
{
  return self->sha256;
}

gboolean
ts_opening_is_done (TsOpening *self)
{
  return self->error != NULL || ts_opening_get_reader (self) != NULL;
}

TsReader *
ts_opening_get_reader (TsOpening *self)
{
  return self->reader != NULL && ts_reader_get_n_pages (self->reader) > 0 ? self->reader : NULL;
}

const char *
ts_opening_get_error (TsOpening *self)
{
  return self->error != NULL ? self->error->message : NULL;
}

gboolean
ts_opening_needs_password (TsOpening *self, gboolean *wrong)
{
  *wrong = g_error_matches (self->error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_WRONG_PASSWORD);
  return *wrong || g_error_matches (self->error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_ENCRYPTED);
}

void
ts_opening_cancel (TsOpening *self)
{
  g_cancellable_cancel (self->cancellable);
}
