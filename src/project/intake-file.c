#include "config.h"

#include "project/intake-file.h"

#include "base/file-problem.h"
#include "document/reader-client.h"
#include "register/document-bytes.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (1024 * 1024)
/* What one value of an SQLite database can hold, with room to spare. */
#define MAX_BYTES (900LL * 1000 * 1000)
/* Readers find the header within so many bytes; some producers put others before it. */
#define HEADER_SEEK 1024

static gboolean
write_all (int fd, const guint8 *data, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          int saved_errno = errno;

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                       _ ("the file could not be held in memory: %s"), g_strerror (saved_errno));
          return FALSE;
        }
      data += written;
      length -= (gsize) written;
    }

  return TRUE;
}

static gboolean
copy (GInputStream *stream, int fd, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gint64 total = 0;
  gssize n_read;

  while ((n_read = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) > 0)
    {
      total += n_read;
      if (total > MAX_BYTES)
        {
          g_set_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED,
                       _ ("the file is larger than 900 MB, more than a project can hold of one document"));
          return FALSE;
        }
      if (!write_all (fd, chunk, (gsize) n_read, error))
        return FALSE;
    }

  return n_read == 0;
}

static gboolean
check_header (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (memmem (data, MIN (length, HEADER_SEEK), "%PDF-", 5) != NULL)
    return TRUE;

  g_set_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_NOT_PDF,
               _ ("this is not a PDF; save or print the report as a PDF first"));
  return FALSE;
}

/* Only what is a file: a device has no end, and a pipe may never begin. */
static GFileInputStream *
open_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);
  g_autofree char *why = NULL;

  if (type == G_FILE_TYPE_SPECIAL)
    {
      g_set_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_FAILED,
                   _ ("it is a device or pipe, not a file; save the report as a file first"));
      return NULL;
    }
  stream = g_file_read (file, cancellable, &problem);
  if (stream != NULL)
    return g_steal_pointer (&stream);
  why = ts_file_problem (problem);
  g_propagate_error (error, g_error_new_literal (problem->domain, problem->code, why));
  return NULL;
}

static gboolean
fill (GFile *file, int fd, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = open_file (file, cancellable, error);

  if (stream == NULL || !copy (G_INPUT_STREAM (stream), fd, cancellable, error))
    return FALSE;
  if (lseek (fd, 0, SEEK_CUR) == 0)
    {
      g_set_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_EMPTY, _ ("the file is empty"));
      return FALSE;
    }
  if (!ts_document_bytes_seal (fd, error))
    return FALSE;

  *bytes = ts_document_bytes_map (fd, error);
  if (*bytes != NULL && check_header (*bytes, error))
    return TRUE;
  g_clear_pointer (bytes, g_bytes_unref);

  return FALSE;
}

int
ts_intake_file_load (GFile *file, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  int fd = ts_document_bytes_create (name != NULL ? name : "", error);

  if (fd < 0)
    return -1;
  if (fill (file, fd, bytes, cancellable, error))
    return fd;
  close (fd);

  return -1;
}
