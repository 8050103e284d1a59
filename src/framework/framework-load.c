#include "config.h"

#include "base/file-problem.h"
#include "framework/framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static TsFramework *
load (GBytes *xml, const char *name, GError **error)
{
  g_autoptr (TsFramework) self = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TsFrameworkReader reader = { .name = name, .ids = ids };
  xmlDoc *document = ts_framework_parse (xml, name, error);
  gboolean done;

  if (document == NULL)
    return NULL;
  self = ts_framework_new_empty ();
  self->xml = g_bytes_ref (xml);
  reader.framework = self;
  done = ts_reader_read (&reader, xmlDocGetRootElement (document), error);
  xmlFreeDoc (document);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * ts_framework_new_from_bytes:
 * @xml: the file
 * @name: what messages call it
 *
 * Loads a framework from anywhere: no entity is expanded, nothing else is read
 * and nothing fetched, whatever @xml says.
 *
 * Returns: (nullable): the framework, or %NULL with %TS_FRAMEWORK_ERROR_INVALID,
 *   its message giving the line and what is wrong there
 */
TsFramework *
ts_framework_new_from_bytes (GBytes *xml, const char *name, GError **error)
{
  g_return_val_if_fail (xml != NULL && name != NULL, NULL);

  return load (xml, name, error);
}

static GBytes *
fail_to_read (const GError *problem, GError **error)
{
  g_autofree char *why = ts_file_problem (problem);

  g_set_error_literal (error, problem->domain, problem->code, why);
  return NULL;
}

/* At most one byte more than a framework may have, so that an endless file ends. */
static GBytes *
read_limited (GFile *file, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &problem);
  g_autoptr (GByteArray) bytes = NULL;

  if (stream == NULL)
    return fail_to_read (problem, error);
  bytes = g_byte_array_new ();
  while (bytes->len <= TS_FRAMEWORK_MAX_BYTES)
    {
      guint8 chunk[16384];
      gssize n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, sizeof chunk, NULL, &problem);

      if (n < 0)
        return fail_to_read (problem, error);
      if (n == 0)
        break;
      g_byte_array_append (bytes, chunk, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * ts_framework_new_from_file:
 *
 * As ts_framework_new_from_bytes(), with the errors of reading a file besides.
 */
TsFramework *
ts_framework_new_from_file (GFile *file, GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("framework");
  g_autoptr (GBytes) xml = read_limited (file, error);

  return xml != NULL ? load (xml, name, error) : NULL;
}

/**
 * ts_framework_list_bundled:
 *
 * Returns: (transfer full): ids of the frameworks that ship with Touchstone
 */
GStrv
ts_framework_list_bundled (void)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) files = g_resource_enumerate_children (ts_framework_get_bundle (), TS_FRAMEWORK_RESOURCES,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".xml"))
      {
        g_autofree char *id = g_strndup (files[i], strlen (files[i]) - strlen (".xml"));

        g_strv_builder_add (ids, id);
      }
  return g_strv_builder_end (ids);
}

/**
 * ts_framework_new_bundled:
 * @id: one of ts_framework_list_bundled(), case ignored
 */
TsFramework *
ts_framework_new_bundled (const char *id, GError **error)
{
  g_auto (GStrv) ids = ts_framework_list_bundled ();
  g_autofree char *lower = g_ascii_strdown (id, -1);
  g_autofree char *known = g_strjoinv (", ", ids);
  g_autofree char *name = g_strconcat (lower, ".xml", NULL);
  g_autofree char *path = g_strconcat (TS_FRAMEWORK_RESOURCES, name, NULL);
  g_autoptr (GBytes) xml = NULL;

  if (!g_strv_contains ((const char *const *) ids, lower))
    {
      g_set_error (error, TS_FRAMEWORK_ERROR, TS_FRAMEWORK_ERROR_UNKNOWN,
                   _ ("There is no framework “%s”; there are: %s."), id, known);
      return NULL;
    }
  xml = g_resource_lookup_data (ts_framework_get_bundle (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return xml != NULL ? load (xml, name, error) : NULL;
}
