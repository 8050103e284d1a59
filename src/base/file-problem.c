#include "config.h"

#include "base/file-problem.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GFileError file_code;
  GIOErrorEnum io_code;
  const char *text;
} Problem;

static const Problem problems[] = {
  { G_FILE_ERROR_NOENT, G_IO_ERROR_NOT_FOUND, N_ ("there is no such file or folder") },
  { G_FILE_ERROR_ISDIR, G_IO_ERROR_IS_DIRECTORY, N_ ("it is a folder, not a file") },
  { G_FILE_ERROR_NOTDIR, G_IO_ERROR_NOT_DIRECTORY, N_ ("a part of its path is a file, not a folder") },
  { G_FILE_ERROR_ACCES, G_IO_ERROR_PERMISSION_DENIED,
    N_ ("this user may not do that; look at the permissions of the file and its folder") },
  { G_FILE_ERROR_PERM, G_IO_ERROR_PERMISSION_DENIED,
    N_ ("this user may not do that; look at the permissions of the file and its folder") },
  { G_FILE_ERROR_ROFS, G_IO_ERROR_READ_ONLY, N_ ("the disk can only be read") },
  { G_FILE_ERROR_NOSPC, G_IO_ERROR_NO_SPACE, N_ ("the disk is full") },
  { G_FILE_ERROR_NAMETOOLONG, G_IO_ERROR_FILENAME_TOO_LONG, N_ ("the name is too long") },
  { G_FILE_ERROR_LOOP, G_IO_ERROR_TOO_MANY_LINKS, N_ ("the link leads back to itself") },
  { G_FILE_ERROR_IO, G_IO_ERROR_BROKEN_PIPE, N_ ("the disk reported an error") },
};

/* "Failed to open file “a.pdf”: Input/output error": what stands last says why. */
static char *
dup_last_part (const char *message)
{
  const char *last = g_strrstr (message, ": ");

  return g_strdup (last != NULL && last[2] != '\0' ? last + 2 : message);
}

/**
 * ts_file_problem:
 * @error: what a function of GLib reported
 *
 * Returns: (transfer full): why, translated
 */
char *
ts_file_problem (const GError *error)
{
  gboolean is_file = error->domain == G_FILE_ERROR;

  if (!is_file && error->domain != G_IO_ERROR)
    return g_strdup (error->message);
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (is_file ? (int) problems[i].file_code == error->code : (int) problems[i].io_code == error->code)
      return g_strdup (_ (problems[i].text));
  return dup_last_part (error->message);
}
