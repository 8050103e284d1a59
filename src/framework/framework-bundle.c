#include "config.h"

#include "framework/framework-private.h"

#include "framework-resources.h"

/* Registered by hand: the linker drops constructors of a static library whose
 * object nobody else uses.
 */
GResource *
ts_framework_get_bundle (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      ts_framework_register_resource ();
      /* Another thread may be registering it for us: this waits until it has. */
      g_resources_get_info ("/", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
      g_once_init_leave (&registered, 1);
    }
  return ts_framework_get_resource ();
}

/* Whether @xml is, byte for byte, a framework that ships with us, as nearly every
 * project has it: that one is known to be of the schema, and looking again would be
 * most of the time that opening it takes.
 */
gboolean
ts_framework_is_bundled (GBytes *xml)
{
  g_auto (GStrv) files = g_resource_enumerate_children (ts_framework_get_bundle (), TS_FRAMEWORK_RESOURCES,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".xml"))
      {
        g_autofree char *path = g_strconcat (TS_FRAMEWORK_RESOURCES, files[i], NULL);
        g_autoptr (GBytes) bundled =
            g_resource_lookup_data (ts_framework_get_bundle (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

        if (bundled != NULL && g_bytes_equal (bundled, xml))
          return TRUE;
      }
  return FALSE;
}
