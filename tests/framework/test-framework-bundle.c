#include "config.h"

#include "framework/framework-private.h"

static int ended;

static gpointer
look_for_resources (gpointer data)
{
  while (!g_atomic_int_get (&ended))
    g_strfreev (g_resources_enumerate_children ("/nothing", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL));
  return NULL;
}

/* GTK's threads look for resources too, and then it is they who register ours.
 * Each process can do it but once.
 */
static void
test_threads (void)
{
  GThread *thread;

  if (g_test_subprocess ())
    {
      thread = g_thread_new (NULL, look_for_resources, NULL);
      g_usleep (2000);
      g_assert_nonnull (ts_framework_get_bundle ());
      g_atomic_int_set (&ended, 1);
      g_thread_join (thread);
      return;
    }
  for (int i = 0; i < 100; i++)
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/bundle/threads", test_threads);
  return g_test_run ();
}
