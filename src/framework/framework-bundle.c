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
      g_once_init_leave (&registered, 1);
    }
  return ts_framework_get_resource ();
}
