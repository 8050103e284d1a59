#include "config.h"

#include "project/intake.h"

#include "project/intake-file.h"
#include "project/intake-names.h"
#include "register/document-bytes.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Requests under way at once of a reader: enough that it never waits for us. */
#define IN_FLIGHT 4
/* From so many pages on a second reader is worth its start: they scale with the cores. */
#define MANY_PAGES 32

/* One file on its way in. The reader extracts pages while worker threads hash the
 * bytes and encode the pages that are there; the main loop only hands on.
 */
typedef struct
{
  GFile *file;
  char *password;
  char *report;
  TsDocumentRole role;
  char *partnership;
  char *title;
  char *period_start;
  char *period_end;
  char *published;
  char *received;
  gboolean check_only;
  TsIntakeProgress progress;
  gpointer progress_data;

  TsDocumentStore *documents; /* refuses once the project is closed */
  GCancellable *stop;         /* ends everything under way after a failure */
  GCancellable *outer;        /* the caller's */
  gulong outer_handler;

  TsReader *reader;
  TsReader *helper; /* shares the pages of a long document, or NULL */
  int fd;
  GBytes *bytes;
  char *sha256;
  GPtrArray *pages; /* of TsPageText, NULL until read */
  GPtrArray *rects; /* of GBytes, NULL until encoded */
  GArray *retried;  /* of gboolean: the page was asked for a second time */
  guint next;
  guint n_encoded;
  gboolean opened;
  gboolean done; /* the task has its result */
  GPtrArray *problems;
} Intake;

static void
intake_free (gpointer data)
{
  Intake *intake = data;

  g_cancellable_disconnect (intake->outer, intake->outer_handler);
  g_clear_object (&intake->outer);
  g_clear_object (&intake->stop);
  g_clear_object (&intake->documents);
  g_clear_object (&intake->file);
  g_free (intake->password);
  g_free (intake->report);
  g_free (intake->partnership);
  g_free (intake->title);
  g_free (intake->period_start);
  g_free (intake->period_end);
  g_free (intake->published);
  g_free (intake->received);
  g_clear_object (&intake->reader);
  g_clear_object (&intake->helper);
  if (intake->fd >= 0)
    close (intake->fd);
  g_clear_pointer (&intake->bytes, g_bytes_unref);
  g_free (intake->sha256);
  g_clear_pointer (&intake->pages, g_ptr_array_unref);
  g_clear_pointer (&intake->rects, g_ptr_array_unref);
  g_clear_pointer (&intake->retried, g_array_unref);
  g_clear_pointer (&intake->problems, g_ptr_array_unref);
  g_free (intake);
}

void
ts_intake_result_free (TsIntakeResult *result)
{
  g_free (result->report);
  g_clear_pointer (&result->problems, g_ptr_array_unref);
  g_free (result);
}

/* Takes @error. The first failure is the result; what comes after is its echo. */
static void
fail (GTask *task, GError *error)
{
  Intake *intake = g_task_get_task_data (task);

  if (intake->done)
    {
      g_error_free (error);
      return;
    }
  intake->done = TRUE;
  g_cancellable_cancel (intake->stop);
  g_clear_object (&intake->reader);
  g_clear_object (&intake->helper);
  g_task_return_error (task, error);
}

/* --- Storing --- */

static TsNewDocument *
make_document (Intake *intake)
{
  TsNewDocument *document = g_new0 (TsNewDocument, 1);

  document->sha256 = g_strdup (intake->sha256);
  document->name = ts_intake_dup_file_name (intake->file);
  document->bytes = g_bytes_ref (intake->bytes);
  document->password = g_strdup (intake->password);
  document->title = ts_intake_dup_title (ts_reader_get_title (intake->reader));
  document->pages = g_ptr_array_ref (intake->pages);
  document->rects = g_ptr_array_ref (intake->rects);
  document->page_infos = g_array_new (FALSE, FALSE, sizeof (TsPageInfo));
  for (guint page = 0; page < intake->pages->len; page++)
    g_array_append_vals (document->page_infos, ts_reader_get_page (intake->reader, page), 1);

  return document;
}

static guint
count_pages_with_text (GPtrArray *pages)
{
  guint n = 0;

  for (guint i = 0; i < pages->len; i++)
    n += ts_page_text_get_length (pages->pdata[i]) > 0;

  return n;
}

static void
return_result (GTask *task, char *report, guint n_text_pages)
{
  Intake *intake = g_task_get_task_data (task);
  TsIntakeResult *result = g_new0 (TsIntakeResult, 1);

  result->report = report;
  result->n_pages = intake->pages->len;
  result->n_text_pages = n_text_pages;
  result->problems = g_ptr_array_ref (intake->problems);
  intake->done = TRUE;
  g_task_return_pointer (task, result, (GDestroyNotify) ts_intake_result_free);
}

static void
store (GTask *task)
{
  Intake *intake = g_task_get_task_data (task);
  g_autoptr (TsNewDocument) document = make_document (intake);
  g_autofree char *title = g_strdup (intake->title != NULL ? intake->title : document->title);
  g_autofree char *report = NULL;
  GError *error = NULL;

  if (title == NULL)
    title = ts_intake_dup_without_ending (document->name);
  report = ts_document_store_add (intake->documents, document, intake->report, intake->role, title,
                                  intake->partnership, intake->period_start, intake->period_end,
                                  intake->published, intake->received, &error);
  if (report == NULL)
    {
      fail (task, error);
      return;
    }
  return_result (task, g_steal_pointer (&report), count_pages_with_text (intake->pages));
}

static void
store_if_complete (GTask *task)
{
  Intake *intake = g_task_get_task_data (task);

  if (intake->done || !intake->opened || intake->sha256 == NULL)
    return;
  if (intake->check_only)
    return_result (task, NULL, 0);
  else if (intake->n_encoded == intake->pages->len)
    store (task);
}

/* --- Pages --- */

static void ask_for_next_page (GTask *task, TsReader *reader);

/* A page on its way through a worker thread. */
typedef struct
{
  GTask *task;
  guint page;
} PageRequest;

static PageRequest *
page_request_new (GTask *task, guint page)
{
  PageRequest *request = g_new0 (PageRequest, 1);

  request->task = g_object_ref (task);
  request->page = page;

  return request;
}

static void
page_request_free (PageRequest *request)
{
  g_object_unref (request->task);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageRequest, page_request_free)

static void
encode_in_thread (GTask *encoding, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (encoding, ts_page_text_encode_rects (task_data), (GDestroyNotify) g_bytes_unref);
}

static void
encoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PageRequest) request = data;
  Intake *intake = g_task_get_task_data (request->task);
  GBytes *rects = g_task_propagate_pointer (G_TASK (result), NULL);

  if (intake->done || rects == NULL)
    {
      g_clear_pointer (&rects, g_bytes_unref);
      return;
    }
  intake->rects->pdata[request->page] = rects;
  intake->n_encoded++;
  if (intake->progress != NULL)
    intake->progress (intake->n_encoded, intake->pages->len, intake->progress_data);
  store_if_complete (request->task);
}

/* Takes @text. */
static void
take_page (GTask *task, guint page, TsPageText *text)
{
  Intake *intake = g_task_get_task_data (task);
  g_autoptr (GTask) encoding = g_task_new (NULL, NULL, encoded_cb, page_request_new (task, page));

  intake->pages->pdata[page] = text;
  g_task_set_task_data (encoding, ts_page_text_ref (text), (GDestroyNotify) ts_page_text_unref);
  g_task_run_in_thread (encoding, encode_in_thread);
}

/* The page stays without text; the reviewer is told. */
static void
take_unreadable_page (GTask *task, guint page, const GError *problem)
{
  Intake *intake = g_task_get_task_data (task);
  const TsPageInfo *info = ts_reader_get_page (intake->reader, page);
  GError *error = NULL;
  TsPageText *empty = ts_page_text_new ("", NULL, 0, info->width, info->height, &error);

  if (empty == NULL)
    {
      fail (task, error);
      return;
    }
  g_ptr_array_add (intake->problems,
                   g_strdup_printf (_ ("page %u is kept without text: %s"), page + 1, problem->message));
  take_page (task, page, empty);
}

static gboolean
ask_again (GTask *task, guint page, const GError *problem)
{
  Intake *intake = g_task_get_task_data (task);

  if (!g_error_matches (problem, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_CRASHED) ||
      g_array_index (intake->retried, gboolean, page))
    return FALSE;
  g_array_index (intake->retried, gboolean, page) = TRUE;

  return TRUE;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PageRequest) request = data;
  Intake *intake = g_task_get_task_data (request->task);
  g_autoptr (GError) error = NULL;
  TsPageText *text = ts_reader_get_text_finish (TS_READER (source), result, &error);

  if (intake->done)
    {
      g_clear_pointer (&text, ts_page_text_unref);
      return;
    }
  if (text != NULL)
    {
      take_page (request->task, request->page, text);
    }
  else if (error->domain != TS_DOCUMENT_ERROR)
    {
      fail (request->task, g_steal_pointer (&error));
      return;
    }
  else if (ask_again (request->task, request->page, error))
    {
      ts_reader_get_text_async (TS_READER (source), request->page, intake->stop, text_cb,
                                page_request_new (request->task, request->page));
      return;
    }
  else
    {
      take_unreadable_page (request->task, request->page, error);
    }
  ask_for_next_page (request->task, TS_READER (source));
}

static void
ask_for_next_page (GTask *task, TsReader *reader)
{
  Intake *intake = g_task_get_task_data (task);
  guint page = intake->next;

  if (intake->done || page >= intake->pages->len)
    return;

  intake->next++;
  ts_reader_get_text_async (reader, page, intake->stop, text_cb, page_request_new (task, page));
}

/* Each answer asks for the next page, so that so many stay under way. */
static void
begin_pages (GTask *task, TsReader *reader)
{
  for (guint i = 0; i < IN_FLIGHT; i++)
    ask_for_next_page (task, reader);
}

/* --- Opening --- */

static void
page_text_clear (gpointer text)
{
  if (text != NULL)
    ts_page_text_unref (text);
}

static void
bytes_clear (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

/* If the helper can't open the document, the first reader does all by itself. */
static void
helper_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Intake *intake = g_task_get_task_data (task);
  TsReader *helper = TS_READER (source);

  if (ts_reader_open_finish (helper, result, NULL) && !intake->done &&
      ts_reader_get_n_pages (helper) == intake->pages->len)
    begin_pages (task, helper);
}

static void
call_helper (GTask *task)
{
  Intake *intake = g_task_get_task_data (task);

  if (intake->pages->len < MANY_PAGES || g_get_num_processors () < 2)
    return;
  intake->helper = ts_reader_new ();
  ts_reader_open_async (intake->helper, intake->fd, intake->password, intake->stop, helper_opened_cb,
                        g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Intake *intake = g_task_get_task_data (task);
  GError *error = NULL;
  guint n_pages;

  if (!ts_reader_open_finish (TS_READER (source), result, &error))
    {
      fail (task, error);
      return;
    }
  if (intake->done)
    return;

  n_pages = ts_reader_get_n_pages (intake->reader);
  if (n_pages == 0)
    {
      fail (task, g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_NO_PAGES, _ ("the PDF has no pages")));
      return;
    }
  intake->opened = TRUE;
  intake->pages = g_ptr_array_new_full (n_pages, page_text_clear);
  g_ptr_array_set_size (intake->pages, (int) n_pages);
  intake->rects = g_ptr_array_new_full (n_pages, bytes_clear);
  g_ptr_array_set_size (intake->rects, (int) n_pages);
  g_array_set_size (intake->retried, n_pages);
  if (intake->check_only)
    {
      store_if_complete (task);
      return;
    }
  begin_pages (task, intake->reader);
  call_helper (task);
}

static void
hash_in_thread (GTask *hashing, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (hashing, ts_document_bytes_hash (task_data), g_free);
}

static void
hashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Intake *intake = g_task_get_task_data (task);
  g_autofree char *sha256 = g_task_propagate_pointer (G_TASK (result), NULL);
  GError *error = NULL;

  if (intake->done)
    return;
  if (!ts_document_store_check_new (intake->documents, sha256, &error))
    {
      fail (task, error);
      return;
    }
  intake->sha256 = g_steal_pointer (&sha256);
  store_if_complete (task);
}

static void
load_in_thread (GTask *loading, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Intake *intake = g_task_get_task_data (task_data);
  GError *error = NULL;

  intake->fd = ts_intake_file_load (intake->file, &intake->bytes, cancellable, &error);
  if (intake->fd >= 0)
    g_task_return_boolean (loading, TRUE);
  else
    g_task_return_error (loading, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Intake *intake = g_task_get_task_data (task);
  g_autoptr (GTask) hashing = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, error);
      return;
    }

  hashing = g_task_new (NULL, NULL, hashed_cb, g_object_ref (task));
  g_task_set_task_data (hashing, g_bytes_ref (intake->bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (hashing, hash_in_thread);

  ts_reader_open_async (intake->reader, intake->fd, intake->password, intake->stop, opened_cb,
                        g_object_ref (task));
}

static Intake *
intake_new (GFile *file, const TsIntakeValues *values)
{
  static const TsIntakeValues none;
  Intake *intake = g_new0 (Intake, 1);

  if (values == NULL)
    values = &none;
  intake->file = g_object_ref (file);
  intake->password = g_strdup (values->password);
  intake->report = g_strdup (values->report);
  intake->role = values->role;
  intake->partnership = g_strdup (values->partnership);
  intake->title = g_strdup (values->title);
  intake->period_start = g_strdup (values->period_start);
  intake->period_end = g_strdup (values->period_end);
  intake->published = g_strdup (values->published);
  intake->received = g_strdup (values->received);
  intake->check_only = values->check_only;
  intake->fd = -1;
  intake->stop = g_cancellable_new ();
  intake->retried = g_array_new (FALSE, TRUE, sizeof (gboolean));
  intake->problems = g_ptr_array_new_with_free_func (g_free);

  return intake;
}

static void
outer_cancelled_cb (GCancellable *outer, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

void
ts_intake_add_async (TsProject *project,
                     GFile *file,
                     const TsIntakeValues *values,
                     TsIntakeProgress progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (project, NULL, callback, data);
  g_autoptr (GTask) loading = NULL;
  Intake *intake = intake_new (file, values);

  g_task_set_source_tag (task, ts_intake_add_async);
  g_task_set_task_data (task, intake, intake_free);
  if (ts_project_is_read_only (project))
    {
      fail (task, g_error_new (TS_STORE_ERROR, TS_STORE_ERROR_READ_ONLY, _ ("the project is read-only: %s"),
                               ts_project_get_read_only_reason (project)));
      return;
    }

  intake->documents = g_object_ref (ts_project_get_documents (project));
  intake->progress = progress;
  intake->progress_data = progress_data;
  if (cancellable != NULL)
    {
      intake->outer = g_object_ref (cancellable);
      intake->outer_handler = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                                     g_object_ref (intake->stop), g_object_unref);
    }
  /* Starts while the file is being read. */
  intake->reader = ts_reader_new ();

  loading = g_task_new (NULL, intake->stop, loaded_cb, g_object_ref (task));
  g_task_set_task_data (loading, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (loading, load_in_thread);
}

TsIntakeResult *
ts_intake_add_finish (TsProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

TsIntakeResult *
ts_intake_add (TsProject *project, GFile *file, const TsIntakeValues *values, GError **error)
{
  GMainContext *context = g_main_context_ref_thread_default ();
  g_autoptr (GAsyncResult) result = NULL;
  TsIntakeResult *added;

  ts_intake_add_async (project, file, values, NULL, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  added = ts_intake_add_finish (project, result, error);
  g_main_context_unref (context);

  return added;
}
