#include "config.h"

#include "publish/own-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAX_FILE (64 * 1024 * 1024) /* no letter is that large */
#define MAX_HEAD 4096
#define MAX_META (64 * 1024)

static gboolean
has (const char *bytes, gsize length, const char *text)
{
  return memmem (bytes, length, text, strlen (text)) != NULL;
}

static gboolean
is_own_html (const char *bytes, gsize length)
{
  return has (bytes, MIN (length, MAX_HEAD), "<meta name=\"generator\" content=\"Touchstone ");
}

/* What another program appended (a signature, notes) ends in a further "%%EOF". */
static gboolean
is_own_pdf (const char *bytes, gsize length)
{
  static const char end[] = "%%EOF";
  const char *first = memmem (bytes, length, end, strlen (end));

  return length > 5 && memcmp (bytes, "%PDF-", 5) == 0 && has (bytes, length, "/Creator (Touchstone ") &&
         first != NULL && length - (gsize) (first - bytes) <= strlen (end) + 2;
}

static gboolean
is_own_meta (struct archive *archive)
{
  g_autofree char *meta = g_malloc (MAX_META);
  la_ssize_t length = archive_read_data (archive, meta, MAX_META);

  return length > 0 && has (meta, (gsize) length, "<meta:generator>Touchstone/");
}

static gboolean
is_own_odt (const char *bytes, gsize length)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean own = FALSE;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, bytes, length) == ARCHIVE_OK)
    while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
      if (g_strcmp0 (archive_entry_pathname (entry), "meta.xml") == 0)
        {
          own = is_own_meta (archive);
          break;
        }
  archive_read_free (archive);
  return own;
}

/**
 * ts_publish_is_own_file:
 *
 * Returns: whether it is one of Touchstone's letters as it was written
 */
gboolean
ts_publish_is_own_file (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autofree char *folded = g_ascii_strdown (path, -1);
  const char *bytes = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  gsize length = file != NULL ? g_mapped_file_get_length (file) : 0;

  if (bytes == NULL || length == 0 || length > MAX_FILE)
    return FALSE;
  if (g_str_has_suffix (folded, ".odt"))
    return is_own_odt (bytes, length);
  if (g_str_has_suffix (folded, ".pdf"))
    return is_own_pdf (bytes, length);
  return is_own_html (bytes, length);
}
