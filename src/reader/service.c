#include "config.h"

#include "reader/service.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"
#include "reader-bus.h"
#include "reader/buffers.h"
#include "reader/extract.h"
#include "reader/images.h"
#include "reader/links.h"
#include "reader/outline.h"
#include "reader/pdf-bytes.h"
#include "reader/pdf.h"
#include "reader/render.h"

#include <gio/gunixfdlist.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

struct _TsService
{
  TsIpcReader *skeleton;
  TsBuffers *buffers;
  TsPdf *pdf; /* NULL until one is open */
};

/* Ends this process (SIGPROF) when a request has used @seconds of CPU time; 0 is
 * no limit. The application watches the clock; this holds without it. */
static void
limit_cpu (int seconds)
{
  struct itimerval timer = { .it_value = { .tv_sec = seconds } };

  setitimer (ITIMER_PROF, &timer, NULL);
}

/* The descriptor that a call brought as its only one, or -1. Owned by the caller. */
static int
take_fd (GUnixFDList *fds, GVariant *handle, GError **error)
{
  int fd = -1;

  if (fds != NULL && g_unix_fd_list_get_length (fds) == 1 && g_variant_get_handle (handle) == 0)
    fd = g_unix_fd_list_get (fds, 0, error);
  else
    g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID, "One descriptor is expected");
  return fd;
}

/* One document to a process: a second one is refused. */
static gboolean
open_document (TsService *self, GUnixFDList *fds, GVariant *handle, const char *password, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  int fd;

  if (self->pdf != NULL || strlen (password) > TS_IPC_MAX_PASSWORD_BYTES)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID, "A document is open already");
      return FALSE;
    }
  fd = take_fd (fds, handle, error);
  if (fd < 0)
    return FALSE;
  bytes = ts_pdf_bytes_read (fd, error);
  close (fd);
  if (bytes != NULL)
    self->pdf = ts_pdf_new (bytes, password, error);
  return self->pdf != NULL;
}

static gboolean
open_cb (TsIpcReader *skeleton,
         GDBusMethodInvocation *invocation,
         GUnixFDList *fds,
         GVariant *handle,
         const char *password,
         gpointer data)
{
  TsService *self = data;
  g_autoptr (GError) error = NULL;
  GVariant *pages = NULL;

  limit_cpu (TS_IPC_OPEN_CPU_SECONDS);
  if (open_document (self, fds, handle, password, &error))
    {
      pages = ts_pdf_list_pages (self->pdf, &error);
      if (pages == NULL)
        g_clear_pointer (&self->pdf, ts_pdf_free);
    }
  if (pages != NULL)
    {
      g_autofree char *title = ts_pdf_dup_title (self->pdf);

      ts_ipc_reader_complete_open (skeleton, invocation, NULL, title, pages);
    }
  else
    {
      g_dbus_method_invocation_return_gerror (invocation, error);
    }
  limit_cpu (0);
  return TRUE;
}

static PopplerPage *
get_page (TsService *self, guint page, GError **error)
{
  if (self->pdf != NULL)
    return ts_pdf_get_page (self->pdf, page, error);
  g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID, "No document is open");
  return NULL;
}

static gboolean
get_text_cb (TsIpcReader *skeleton, GDBusMethodInvocation *invocation, guint index, gpointer data)
{
  TsService *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) rects = NULL;
  g_autofree char *text = NULL;
  PopplerPage *page;

  limit_cpu (TS_IPC_CPU_SECONDS);
  page = get_page (self, index, &error);
  if (page != NULL && ts_extract_text (page, &text, &rects, &error))
    ts_ipc_reader_complete_get_text (skeleton, invocation, text, rects);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  limit_cpu (0);
  return TRUE;
}

static gboolean
get_links_cb (TsIpcReader *skeleton, GDBusMethodInvocation *invocation, guint index, gpointer data)
{
  TsService *self = data;
  g_autoptr (GError) error = NULL;
  PopplerPage *page;

  limit_cpu (TS_IPC_CPU_SECONDS);
  page = get_page (self, index, &error);
  if (page != NULL)
    ts_ipc_reader_complete_get_links (skeleton, invocation, ts_links_list (self->pdf, index, page));
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  limit_cpu (0);
  return TRUE;
}

static gboolean
render (TsService *self, guint index, const TsPart *part, guint buffer, GError **error)
{
  PopplerPage *page = get_page (self, index, error);
  guchar *pixels;
  gsize capacity;

  if (page == NULL)
    return FALSE;
  pixels = ts_buffers_lookup (self->buffers, buffer, &capacity);
  if (pixels != NULL)
    return ts_render_page (page, part, pixels, capacity, error);
  g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID, "There is no such buffer");
  return FALSE;
}

static gboolean
render_cb (TsIpcReader *skeleton,
           GDBusMethodInvocation *invocation,
           guint page,
           double scale,
           int rotation,
           int x,
           int y,
           int width,
           int height,
           guint buffer,
           gpointer data)
{
  const TsPart part = { scale, rotation, x, y, width, height };
  g_autoptr (GError) error = NULL;

  limit_cpu (TS_IPC_CPU_SECONDS);
  if (render (data, page, &part, buffer, &error))
    ts_ipc_reader_complete_render (skeleton, invocation);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  limit_cpu (0);
  return TRUE;
}

static gboolean
get_images_cb (TsIpcReader *skeleton, GDBusMethodInvocation *invocation, guint index, gpointer data)
{
  TsService *self = data;
  g_autoptr (GError) error = NULL;
  PopplerPage *page;

  limit_cpu (TS_IPC_CPU_SECONDS);
  page = get_page (self, index, &error);
  if (page != NULL)
    ts_ipc_reader_complete_get_images (skeleton, invocation, ts_images_list (page));
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  limit_cpu (0);
  return TRUE;
}

static gboolean
get_outline_cb (TsIpcReader *skeleton, GDBusMethodInvocation *invocation, gpointer data)
{
  TsService *self = data;

  limit_cpu (TS_IPC_CPU_SECONDS);
  if (self->pdf != NULL)
    ts_ipc_reader_complete_get_outline (skeleton, invocation, ts_outline_list (self->pdf));
  else
    g_dbus_method_invocation_return_error_literal (invocation, TS_IPC_ERROR, TS_IPC_ERROR_INVALID,
                                                   "No document is open");
  limit_cpu (0);
  return TRUE;
}

static gboolean
add_buffer_cb (TsIpcReader *skeleton,
               GDBusMethodInvocation *invocation,
               GUnixFDList *fds,
               guint buffer,
               GVariant *handle,
               gpointer data)
{
  TsService *self = data;
  g_autoptr (GError) error = NULL;
  int fd = take_fd (fds, handle, &error);

  if (fd >= 0 && ts_buffers_add (self->buffers, buffer, fd, &error))
    ts_ipc_reader_complete_add_buffer (skeleton, invocation, NULL);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  if (fd >= 0)
    close (fd);
  return TRUE;
}

static gboolean
drop_buffers_cb (TsIpcReader *skeleton, GDBusMethodInvocation *invocation, GVariant *buffers, gpointer data)
{
  TsService *self = data;
  gsize n;
  const guint32 *ids = g_variant_get_fixed_array (buffers, &n, sizeof (guint32));

  for (gsize i = 0; i < n; i++)
    ts_buffers_drop (self->buffers, ids[i]);
  ts_ipc_reader_complete_drop_buffers (skeleton, invocation);
  return TRUE;
}

TsService *
ts_service_new (GDBusConnection *connection, GError **error)
{
  TsService *self = g_new0 (TsService, 1);

  (void) TS_IPC_ERROR; /* registers it */
  self->buffers = ts_buffers_new ();
  self->skeleton = ts_ipc_reader_skeleton_new ();
  g_signal_connect (self->skeleton, "handle-open", G_CALLBACK (open_cb), self);
  g_signal_connect (self->skeleton, "handle-get-text", G_CALLBACK (get_text_cb), self);
  g_signal_connect (self->skeleton, "handle-get-links", G_CALLBACK (get_links_cb), self);
  g_signal_connect (self->skeleton, "handle-render", G_CALLBACK (render_cb), self);
  g_signal_connect (self->skeleton, "handle-get-images", G_CALLBACK (get_images_cb), self);
  g_signal_connect (self->skeleton, "handle-get-outline", G_CALLBACK (get_outline_cb), self);
  g_signal_connect (self->skeleton, "handle-add-buffer", G_CALLBACK (add_buffer_cb), self);
  g_signal_connect (self->skeleton, "handle-drop-buffers", G_CALLBACK (drop_buffers_cb), self);

  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                         TS_IPC_OBJECT_PATH, error))
    g_clear_pointer (&self, ts_service_free);
  return self;
}

void
ts_service_free (TsService *self)
{
  g_clear_object (&self->skeleton);
  g_clear_pointer (&self->pdf, ts_pdf_free);
  g_clear_pointer (&self->buffers, ts_buffers_free);
  g_free (self);
}
