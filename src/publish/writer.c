#include "config.h"

#include "publish/writer.h"

#include "base/file-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (ts_publish_error_quark, ts_publish_error)

static GBytes *
html_bytes (const TsBlockDocument *document, GError **error)
{
  char *html = ts_publish_to_html (document);

  return g_bytes_new_take (html, strlen (html));
}

typedef struct
{
  const char *ending;
  GBytes *(*write) (const TsBlockDocument *document, GError **error);
} Format;

static const Format formats[] = {
  { ".odt", ts_publish_to_odt },
  { ".pdf", ts_publish_to_pdf },
  { ".html", html_bytes },
  { ".htm", html_bytes },
};

static const Format *
find_format (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (folded, formats[i].ending))
      return &formats[i];
  return NULL;
}

/**
 * ts_publish_check_format:
 *
 * Returns: whether a file of this name can be written; else TS_PUBLISH_ERROR_FORMAT
 */
gboolean
ts_publish_check_format (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (find_format (path) != NULL)
    return TRUE;
  name = g_path_get_basename (path);
  g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FORMAT,
               _ ("“%s” does not end in .odt, .pdf or .html, the formats that can be written."), name);
  return FALSE;
}

/**
 * ts_publish_write:
 * @path: where to; the format goes by its ending
 *
 * The file is complete or what was there before. Returns: whether it was written;
 * else TS_PUBLISH_ERROR_FORMAT or TS_PUBLISH_ERROR_FAILED
 */
gboolean
ts_publish_write (const TsBlockDocument *document, const char *path, GError **error)
{
  const Format *format = find_format (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;

  if (!ts_publish_check_format (path, error))
    return FALSE;
  bytes = format->write (document, error);
  if (bytes == NULL)
    return FALSE;
  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                 &problem))
    {
      g_autofree char *why = ts_file_problem (problem);

      g_set_error (error, TS_PUBLISH_ERROR, TS_PUBLISH_ERROR_FAILED,
                   _ ("The letter could not be written: %s."), why);
      return FALSE;
    }
  return TRUE;
}
