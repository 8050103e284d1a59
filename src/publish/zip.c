#include "config.h"

#include "publish/zip.h"

#include "publish/writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static la_ssize_t
append_cb (struct archive *archive, void *data, const void *bytes, size_t length)
{
  g_byte_array_append (data, bytes, (guint) length);
  return (la_ssize_t) length;
}

static gboolean
fail (struct archive *archive, GError **error)
{
  g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED, "The document could not be packed: %s",
               archive_error_string (archive));
  return FALSE;
}

static gboolean
write_entry (struct archive *archive, const TsZipEntry *file, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = 0;
  const void *bytes = g_bytes_get_data (file->bytes, &length);
  gboolean written;

  archive_entry_set_pathname (entry, file->name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);

  if (file->stored)
    archive_write_zip_set_compression_store (archive);
  else
    archive_write_zip_set_compression_deflate (archive);

  written = archive_write_header (archive, entry) == ARCHIVE_OK &&
            archive_write_data (archive, bytes, length) == (la_ssize_t) length &&
            archive_write_finish_entry (archive) == ARCHIVE_OK;
  archive_entry_free (entry);
  return written || fail (archive, error);
}

static guint
get16 (const GByteArray *bytes, gsize at)
{
  return bytes->data[at] | (guint) bytes->data[at + 1] << 8;
}

static guint
get32 (const GByteArray *bytes, gsize at)
{
  return get16 (bytes, at) | get16 (bytes, at + 2) << 16;
}

static void
put32 (GByteArray *bytes, gsize at, guint value)
{
  for (guint i = 0; i < 4; i++)
    bytes->data[at + i] = (guint8) (value >> (8 * i));
}

/* Programs that look into a file for its type expect the first entry's content
 * right behind its name, and OpenDocument forbids the extra field that libarchive
 * always writes between them: taken out here, and the places of the later entries
 * in the central directory moved up by its length.
 */
static void
drop_first_extra_field (GByteArray *zip)
{
  const gsize end_length = 22;
  guint extra = get16 (zip, 28);
  gsize end = zip->len - end_length;
  guint directory = get32 (zip, end + 16);
  gsize at = directory;

  for (guint i = 0; i < get16 (zip, end + 10); i++)
    {
      if (i > 0)
        put32 (zip, at + 42, get32 (zip, at + 42) - extra);
      at += 46 + get16 (zip, at + 28) + get16 (zip, at + 30) + get16 (zip, at + 32);
    }
  put32 (zip, end + 16, directory - extra);
  zip->data[28] = zip->data[29] = 0;
  g_byte_array_remove_range (zip, 30 + get16 (zip, 26), extra);
}

GBytes *
ts_zip_write (const TsZipEntry *entries, guint n_entries, GError **error)
{
  struct archive *archive = archive_write_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean written;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_per_block (archive, 0);
  written = archive_write_open (archive, bytes, NULL, append_cb, NULL) == ARCHIVE_OK || fail (archive, error);
  for (guint i = 0; written && i < n_entries; i++)
    written = write_entry (archive, &entries[i], error);
  if (written && archive_write_close (archive) != ARCHIVE_OK)
    written = fail (archive, error);
  archive_write_free (archive);
  if (written && n_entries > 0)
    drop_first_extra_field (bytes);
  return written ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
