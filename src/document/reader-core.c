#include "config.h"

#include "document/reader-core.h"

#include "document/reader-process.h"
#include "document/reader-thread.h"
#include "document/reader-wire.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define REQUEST_LIMIT 5000 /* milliseconds */
#define OPEN_LIMIT    20000

/* A page that ended the process as often is left alone. */
#define MAX_STRIKES 2
/* A process that ended as often without any answer is not started again. */
#define MAX_FAILURES 3

struct _TsReaderCore
{
  gatomicrefcount refs;
  gboolean closed;
  char *program;      /* taken when the reader was made: another thread may change */
  char **environment; /* the environment while this one reads it */

  TsReaderProcess *process; /* NULL while none runs */
  TsIpcReader *proxy;       /* the process's, NULL until it is reached */
  guint generation;         /* of the process */
  gboolean has_document;    /* this process has opened it */
  guint failures;           /* since the last answer */
  GError *broken;           /* why no process is started any more, or NULL */

  TsReaderQueue *queue;
  TsReaderCall *current; /* sent and not answered; without a task if it is ours */
  guint64 ticket;        /* of what is awaited, so that a late answer is known as one */
  TsReaderCall *ahead;   /* a text sent while the text before is on its way, or NULL */
  guint64 ahead_ticket;
  guint64 last_ticket;
  GSource *timer;

  TsPixelPool *pool;
  TsReaderDocument *document; /* set once, read from any thread */
  int fd;                     /* of the document once it is open */
  char *password;
  GHashTable *strikes; /* page -> count */

  int request_limit; /* milliseconds; these are atomic */
  int open_limit;
  int pid;
  int restarts;
};

typedef struct
{
  TsReaderCore *core;
  guint64 ticket;
} Awaited;

static void pump (TsReaderCore *self);
static void enqueue (TsReaderCore *self, TsReaderCall *call);

static void
unref (TsReaderCore *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  ts_reader_queue_free (self->queue);
  ts_pixel_pool_unref (self->pool);
  g_clear_pointer (&self->document, ts_reader_document_free);
  g_hash_table_unref (self->strikes);
  g_clear_error (&self->broken);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->password);
  g_strfreev (self->environment);
  g_free (self->program);
  g_free (self);
}

static void
stop_timer (TsReaderCore *self)
{
  if (self->timer == NULL)
    return;
  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
start_timer (TsReaderCore *self, int milliseconds, GSourceFunc func)
{
  stop_timer (self);
  self->timer = ts_reader_thread_add_timeout ((guint) milliseconds, func, self);
}

/* Ends a request with an error, which is taken. */
static void
fail_call (TsReaderCore *self, TsReaderCall *call, GError *error)
{
  if (call->buffer != NULL)
    ts_pixel_pool_give (self->pool, g_steal_pointer (&call->buffer));
  if (call->task != NULL)
    g_task_return_error (call->task, error);
  else
    g_error_free (error);
  ts_reader_call_free (call);
}

static void
give_up (TsReaderCore *self, GError *error)
{
  TsReaderCall *call;

  g_clear_error (&self->broken);
  self->broken = error;
  while ((call = ts_reader_queue_pop (self->queue)) != NULL)
    fail_call (self, call, g_error_copy (error));
}

static void
count_failure (TsReaderCore *self)
{
  if (++self->failures >= MAX_FAILURES)
    give_up (self, g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED,
                                _ ("The program that reads PDFs (%s) keeps stopping. "
                                   "Close the document and open it again; if that does not help, "
                                   "install Touchstone again."),
                                self->program));
}

static void
add_strike (TsReaderCore *self, int page)
{
  gpointer key = GINT_TO_POINTER (page);
  guint strikes = GPOINTER_TO_UINT (g_hash_table_lookup (self->strikes, key));

  if (page >= 0)
    g_hash_table_insert (self->strikes, key, GUINT_TO_POINTER (strikes + 1));
}

/* What was sent ahead is for the next process. */
static void
take_back (TsReaderCore *self)
{
  TsReaderCall *call = g_steal_pointer (&self->ahead);

  if (call == NULL)
    return;
  if (call->buffer != NULL)
    ts_pixel_pool_give (self->pool, g_steal_pointer (&call->buffer));
  enqueue (self, call);
}

/* Ends the process, if it hasn't by itself, fails what it was at with @error,
 * which is taken, and goes on with another one. */
static void
drop_process (TsReaderCore *self, GError *error)
{
  TsReaderCall *call = g_steal_pointer (&self->current);

  stop_timer (self);
  self->ticket = ++self->last_ticket;
  take_back (self);
  self->proxy = NULL;
  self->has_document = FALSE;
  g_atomic_int_set (&self->pid, 0);
  g_clear_pointer (&self->process, ts_reader_process_stop);

  if (call != NULL && call->task != NULL)
    {
      add_strike (self, ts_reader_call_get_page (call));
      pump (self);
      fail_call (self, call, error);
      return;
    }
  g_clear_pointer (&call, ts_reader_call_free);
  g_error_free (error);
  count_failure (self);
  pump (self);
}

static gboolean
timed_out_cb (gpointer data)
{
  TsReaderCore *self = data;
  int page = self->current != NULL ? ts_reader_call_get_page (self->current) : -1;

  drop_process (self, ts_reader_error_timed_out (page));
  return G_SOURCE_REMOVE;
}

static void
process_cb (TsIpcReader *proxy, gpointer data)
{
  TsReaderCore *self = data;
  int page = self->current != NULL ? ts_reader_call_get_page (self->current) : -1;

  if (proxy != NULL)
    {
      stop_timer (self);
      self->proxy = proxy;
      pump (self);
      return;
    }
  drop_process (self, ts_reader_error_crashed (page));
}

static void
start_process (TsReaderCore *self)
{
  g_autoptr (GError) error = NULL;

  self->process = ts_reader_process_start (self->program, (const char *const *) self->environment, process_cb,
                                           self, &error);
  if (self->process == NULL)
    {
      give_up (self, g_error_new (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED,
                                  _ ("The program that reads PDFs (%s) could not be started: %s. "
                                     "Install Touchstone again."),
                                  self->program, error->message));
      return;
    }
  if (self->generation++ > 0)
    g_atomic_int_inc (&self->restarts);
  g_atomic_int_set (&self->pid, ts_reader_process_get_pid (self->process));
  start_timer (self, g_atomic_int_get (&self->open_limit), timed_out_cb);
}

/* The document of a first opening is kept; that of a later one has to be the same. */
static gboolean
take_document (TsReaderCore *self, TsReaderCall *call, TsReaderDocument *document)
{
  if (self->document == NULL)
    {
      self->fd = call->fd;
      call->fd = -1;
      self->password = g_steal_pointer (&call->password);
      g_atomic_pointer_set (&self->document, document);
    }
  else
    {
      gboolean same = ts_reader_document_equal (self->document, document);

      ts_reader_document_free (document);
      if (!same)
        return FALSE;
    }
  self->has_document = TRUE;
  return TRUE;
}

static void
answer (TsReaderCore *self, TsReaderCall *call, gpointer value)
{
  self->failures = 0;
  if (call->kind != TS_READER_CALL_OPEN)
    g_task_return_pointer (call->task, value, ts_reader_wire_get_destroy (call->kind));
  else if (!take_document (self, call, value))
    count_failure (self);
  else if (call->task != NULL)
    g_task_return_boolean (call->task, TRUE);
  ts_reader_call_free (call);
}

/* What was sent ahead is what is awaited now. */
static void
promote (TsReaderCore *self)
{
  if (self->ahead == NULL)
    return;
  self->current = g_steal_pointer (&self->ahead);
  self->ticket = self->ahead_ticket;
  start_timer (self, g_atomic_int_get (&self->request_limit), timed_out_cb);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Awaited *awaited = data;
  TsReaderCore *self = awaited->core;

  if (awaited->ticket == self->ticket && self->current != NULL)
    {
      g_autoptr (GError) error = NULL;
      gpointer value =
          ts_reader_wire_receive (self->proxy, self->current, self->pool, self->document, result, &error);

      if (g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_PROTOCOL) ||
          g_error_matches (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_CRASHED) ||
          (error != NULL && self->current->task == NULL))
        {
          drop_process (self, g_steal_pointer (&error));
        }
      else
        {
          TsReaderCall *call = g_steal_pointer (&self->current);

          stop_timer (self);
          promote (self);
          if (error != NULL)
            fail_call (self, call, g_steal_pointer (&error));
          else
            answer (self, call, value);
          pump (self);
        }
    }
  unref (self);
}

/* Whether the request can be sent to the reader at all; else its error. */
static GError *
check_call (TsReaderCore *self, TsReaderCall *call)
{
  int page = ts_reader_call_get_page (call);

  if (call->kind == TS_READER_CALL_OPEN)
    return self->document == NULL ? NULL
                                  : g_error_new_literal (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED,
                                                         _ ("A document is open already."));
  if (self->document == NULL)
    return g_error_new_literal (TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED, _ ("No document is open."));
  if (page >= 0 &&
      GPOINTER_TO_UINT (g_hash_table_lookup (self->strikes, GINT_TO_POINTER (page))) >= MAX_STRIKES)
    return ts_reader_error_quarantined (page);
  return NULL;
}

/* FALSE if it failed at once. */
static gboolean
write_call (TsReaderCore *self, TsReaderCall *call)
{
  Awaited awaited = { self, ++self->last_ticket };
  gpointer data = g_memdup2 (&awaited, sizeof awaited);
  GError *error = NULL;

  g_atomic_ref_count_inc (&self->refs);
  if (ts_reader_wire_send (self->proxy, call, self->pool, self->generation, answered_cb, data, &error))
    return TRUE;
  g_free (data);
  unref (self);
  fail_call (self, call, error);
  return FALSE;
}

static void
send_call (TsReaderCore *self, TsReaderCall *call)
{
  gboolean opening = call->kind == TS_READER_CALL_OPEN;

  if (!write_call (self, call))
    return;
  self->current = call;
  self->ticket = self->last_ticket;
  start_timer (self, g_atomic_int_get (opening ? &self->open_limit : &self->request_limit), timed_out_cb);
}

/* The document as it was opened first, for a new process. */
static TsReaderCall *
new_reopening (TsReaderCore *self)
{
  TsReaderCall *call = ts_reader_call_new (TS_READER_CALL_OPEN, NULL, 0);

  call->fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 3);
  call->password = g_strdup (self->password);
  return call;
}

static TsReaderCall *
next_call (TsReaderCore *self)
{
  TsReaderCall *call;

  if (self->document != NULL && !self->has_document)
    return new_reopening (self);
  while ((call = ts_reader_queue_pop (self->queue)) != NULL)
    {
      GError *error = NULL;

      if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (call->task), &error))
        error = check_call (self, call);
      if (error == NULL)
        return call;
      fail_call (self, call, error);
    }
  return NULL;
}

/* While texts are taken from a whole document, the reader has the next request
 * before it has answered the last, and never waits for us. It works on one after
 * the other, so that whatever ends it is still known.
 */
static void
send_ahead (TsReaderCore *self)
{
  TsReaderCall *call;

  if (self->current == NULL || self->current->kind != TS_READER_CALL_TEXT || self->ahead != NULL ||
      ts_reader_queue_peek_kind (self->queue) != TS_READER_CALL_TEXT)
    return;
  call = next_call (self);
  if (call == NULL || !write_call (self, call))
    return;
  self->ahead = call;
  self->ahead_ticket = self->last_ticket;
}

/* Does what can be done now. */
static void
pump (TsReaderCore *self)
{
  while (!self->closed && self->current == NULL)
    {
      TsReaderCall *call = NULL;

      if (self->broken == NULL && self->process == NULL)
        start_process (self);
      if (self->broken == NULL && self->proxy != NULL)
        call = next_call (self);
      if (call == NULL)
        return;
      send_call (self, call);
    }
  if (!self->closed && self->proxy != NULL)
    send_ahead (self);
}

typedef struct
{
  TsReaderCore *core;
  TsReaderCall *call;
} Submission;

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Submission *waiting = data;

  if (ts_reader_queue_remove (waiting->core->queue, waiting->call))
    {
      g_task_return_error_if_cancelled (waiting->call->task);
      ts_reader_call_free (waiting->call);
    }
  return G_SOURCE_REMOVE;
}

static void
watch_cancelling (TsReaderCore *self, TsReaderCall *call)
{
  GCancellable *cancellable = g_task_get_cancellable (call->task);
  Submission waiting = { self, call };

  if (cancellable == NULL)
    return;
  call->cancel = g_cancellable_source_new (cancellable);
  g_source_set_callback (call->cancel, G_SOURCE_FUNC (cancelled_cb), g_memdup2 (&waiting, sizeof waiting),
                         g_free);
  g_source_attach (call->cancel, ts_reader_thread_get_context ());
}

static void
enqueue (TsReaderCore *self, TsReaderCall *call)
{
  ts_reader_queue_push (self->queue, call);
  watch_cancelling (self, call);
}

static gboolean
submit_cb (gpointer data)
{
  Submission *submission = data;
  TsReaderCore *self = submission->core;
  TsReaderCall *call = submission->call;

  /* Opening is a new beginning, after an installation was put right, say. */
  if (self->broken != NULL && call->kind == TS_READER_CALL_OPEN && self->document == NULL)
    {
      g_clear_error (&self->broken);
      self->failures = 0;
    }

  enqueue (self, call);
  if (self->broken != NULL)
    give_up (self, g_error_copy (self->broken));
  pump (self);
  return G_SOURCE_REMOVE;
}

static gboolean
start_cb (gpointer data)
{
  pump (data);
  return G_SOURCE_REMOVE;
}

static gboolean
close_cb (gpointer data)
{
  TsReaderCore *self = data;

  self->closed = TRUE;
  stop_timer (self);
  self->ticket = ++self->last_ticket;
  g_clear_pointer (&self->process, ts_reader_process_stop);
  if (self->current != NULL)
    fail_call (self, g_steal_pointer (&self->current),
               g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, ""));
  if (self->ahead != NULL)
    fail_call (self, g_steal_pointer (&self->ahead), g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, ""));
  unref (self);
  return G_SOURCE_REMOVE;
}

TsReaderCore *
ts_reader_core_new (void)
{
  TsReaderCore *self = g_new0 (TsReaderCore, 1);

  g_atomic_ref_count_init (&self->refs);
  self->program = ts_reader_process_dup_program ();
  self->environment = ts_reader_process_get_environ ();
  self->queue = ts_reader_queue_new ();
  self->pool = ts_pixel_pool_new ();
  self->strikes = g_hash_table_new (NULL, NULL);
  self->fd = -1;
  self->request_limit = REQUEST_LIMIT;
  self->open_limit = OPEN_LIMIT;
  ts_reader_thread_post (start_cb, self, NULL);
  return self;
}

void
ts_reader_core_close (TsReaderCore *self)
{
  ts_reader_thread_post (close_cb, self, NULL);
}

void
ts_reader_core_submit (TsReaderCore *self, TsReaderCall *call)
{
  Submission submission = { self, call };

  ts_reader_thread_post (submit_cb, g_memdup2 (&submission, sizeof submission), g_free);
}

const TsReaderDocument *
ts_reader_core_get_document (TsReaderCore *self)
{
  return g_atomic_pointer_get (&self->document);
}

GPid
ts_reader_core_get_pid (TsReaderCore *self)
{
  return g_atomic_int_get (&self->pid);
}

guint
ts_reader_core_get_restarts (TsReaderCore *self)
{
  return (guint) g_atomic_int_get (&self->restarts);
}

void
ts_reader_core_set_time_limits (TsReaderCore *self, guint request, guint opening)
{
  g_atomic_int_set (&self->request_limit, (int) request);
  g_atomic_int_set (&self->open_limit, (int) opening);
}
