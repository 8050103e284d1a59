#include "config.h"

#include "reader/pdf-bytes.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER       "%PDF-"
#define HEADER_REACH 1024 /* readers accept junk before the header up to here */

#define KEY         "/OutputIntents"
#define REPLACEMENT "/OutputIntentX"

static gboolean
read_all (int fd, guchar *data, gsize size, GError **error)
{
  for (gsize done = 0; done < size;)
    {
      gssize n = pread (fd, data + done, size - done, (off_t) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          g_set_error (error, TS_IPC_ERROR, TS_IPC_ERROR_FAILED, "Reading the document: %s",
                       n < 0 ? g_strerror (errno) : "it became shorter");
          return FALSE;
        }
      done += (gsize) n;
    }
  return TRUE;
}

GBytes *
ts_pdf_bytes_read (int fd, GError **error)
{
  struct stat info;
  guchar *data;
  gsize size;

  if (fstat (fd, &info) < 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_FAILED, "The document is not a file");
      return NULL;
    }
  if (info.st_size == 0)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_EMPTY, "The document is empty");
      return NULL;
    }
  if ((guint64) info.st_size > TS_IPC_MAX_DOCUMENT_BYTES)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_TOO_LARGE, "The document is too large");
      return NULL;
    }

  size = (gsize) info.st_size;
  data = g_try_malloc (size);
  if (data == NULL || !read_all (fd, data, size, error))
    {
      if (data == NULL)
        g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_TOO_LARGE, "There is not enough memory");
      g_free (data);
      return NULL;
    }
  if (memmem (data, MIN (size, HEADER_REACH), HEADER, strlen (HEADER)) == NULL)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_NOT_PDF, "The document is not a PDF");
      g_free (data);
      return NULL;
    }

  ts_pdf_bytes_rename_output_intents (data, size);
  return g_bytes_new_take (data, size);
}

/* White space and delimiters of PDF (ISO 32000-1, 7.2.2) end a name. */
static gboolean
ends_name (guchar c)
{
  return c == '\0' || strchr ("\t\n\f\r ()<>[]{}/%", c) != NULL;
}

guint
ts_pdf_bytes_rename_output_intents (guchar *data, gsize size)
{
  const gsize length = strlen (KEY);
  guchar *end = data + size;
  guchar *at = data;
  guint n = 0;

  while ((at = memmem (at, (gsize) (end - at), KEY, length)) != NULL)
    {
      if (at + length < end && ends_name (at[length]))
        {
          memcpy (at, REPLACEMENT, sizeof REPLACEMENT - 1);
          n++;
        }
      at += length;
    }
  return n;
}
