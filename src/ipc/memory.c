#include "config.h"

#include "ipc/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)

static void
set_error (GError **error, const char *what)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", what, g_strerror (code));
}

int
ts_memory_new (const char *name, gsize size, GError **error)
{
  int fd = memfd_create (name, MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0 || ftruncate (fd, (off_t) size) < 0 || fcntl (fd, F_ADD_SEALS, SEALS) < 0)
    {
      set_error (error, "Shared memory for a page could not be made");
      if (fd >= 0)
        close (fd);
      return -1;
    }
  return fd;
}

gpointer
ts_memory_map (int fd, gboolean writable, gsize max, gsize *size, GError **error)
{
  struct stat info;
  int seals = fcntl (fd, F_GET_SEALS);
  gpointer data;

  if (seals < 0 || (seals & SEALS) != SEALS || fstat (fd, &info) < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Shared memory is not sealed");
      return NULL;
    }
  if (info.st_size < 1 || (guint64) info.st_size > max)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Shared memory has a wrong size");
      return NULL;
    }

  data = mmap (NULL, (gsize) info.st_size, PROT_READ | (writable ? PROT_WRITE : 0), MAP_SHARED, fd, 0);
  if (data == MAP_FAILED)
    {
      set_error (error, "Shared memory could not be mapped");
      return NULL;
    }
  *size = (gsize) info.st_size;
  return data;
}
