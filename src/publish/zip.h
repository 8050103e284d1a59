/* A zip archive in memory, for OpenDocument files.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One file of the archive. */
typedef struct
{
  const char *name;
  GBytes     *bytes;
  gboolean    stored; /* not compressed, as the first file of OpenDocument must be */
} TsZipEntry;

/* The archive's bytes, the same for the same entries: no times are kept. */
GBytes *ts_zip_write (const TsZipEntry *entries, guint n_entries, GError **error);

G_END_DECLS
