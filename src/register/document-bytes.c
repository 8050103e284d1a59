#include "config.h"

#include "register/document-bytes.h"

#include "store/connection.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <sys/stat.h>

static gboolean
fail_with_errno (GError **error)
{
  int saved_errno = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
               _ ("The document’s bytes could not be held in memory: %s"), g_strerror (saved_errno));
  return FALSE;
}

int
ts_document_bytes_create (const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf ("touchstone-%.64s", name);
  int fd = memfd_create (label, MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    fail_with_errno (error);

  return fd;
}

gboolean
ts_document_bytes_seal (int fd, GError **error)
{
  if (fcntl (fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_WRITE | F_SEAL_SEAL) < 0)
    return fail_with_errno (error);

  return TRUE;
}

GBytes *
ts_document_bytes_map (int fd, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (fd, FALSE, error);

  return mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
}

char *
ts_document_bytes_hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

gboolean
ts_document_bytes_verify (int fd, const char *sha256, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = ts_document_bytes_map (fd, error);
  g_autofree char *hash = NULL;

  if (bytes == NULL)
    return FALSE;
  hash = ts_document_bytes_hash (bytes);
  if (g_ascii_strcasecmp (hash, sha256) == 0)
    return TRUE;

  g_set_error (error, TS_STORE_ERROR, TS_STORE_ERROR_DAMAGED,
               _ ("The bytes of “%s” in the project are not those that were taken in. Take a copy of the"
                  " project from before, or add the report again from its source."),
               name);
  return FALSE;
}
