#include "config.h"

#include "workbench/opening.h"

#include <glib/gstdio.h>

struct _TsOpening
{
  GObject parent_instance;

  TsReader *reader;
  GCancellable *cancellable;
  char *sha256;
  char *error;
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
  g_autoptr (GError) error = NULL;

  if (!ts_reader_open_finish (TS_READER (object), result, &error))
    self->error = g_strdup (error->message);
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
  g_free (self->error);
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
ts_opening_new (TsDocumentStore *documents, const char *sha256)
{
  TsOpening *self = g_object_new (TS_TYPE_OPENING, NULL);
  g_autofree char *password = ts_document_store_dup_password (documents, sha256);
  g_autoptr (GError) error = NULL;
  int fd = ts_document_store_open_bytes (documents, sha256, &error);

  self->sha256 = g_strdup (sha256);
  if (fd < 0)
    {
      self->error = g_strdup (error->message);
      return self;
    }
  self->reader = ts_reader_new ();
  ts_reader_open_async (self->reader, fd, password, self->cancellable, opened_cb, g_object_ref (self));
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

TsOpening *
ts_opening_new_ahead (TsProject *project)
{
  TsReport *report = ts_opening_find_report (project);
  GPtrArray *documents = report != NULL ? ts_report_get_documents (report) : NULL;
  const TsReportDocument *first = documents != NULL && documents->len > 0 ? documents->pdata[0] : NULL;

  return first != NULL ? ts_opening_new (ts_project_get_documents (project), first->sha256) : NULL;
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
  return self->error;
}

void
ts_opening_cancel (TsOpening *self)
{
  g_cancellable_cancel (self->cancellable);
}
