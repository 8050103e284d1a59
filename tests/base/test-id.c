#include "config.h"

#include "base/id.h"

static void
test_new (void)
{
  g_autofree char *one = ts_id_new ();
  g_autofree char *other = ts_id_new ();

  g_assert_true (ts_id_is_valid (one));
  g_assert_cmpstr (one, !=, other);
}

static void
test_for_name (void)
{
  g_autofree char *one = ts_id_for_name ("Bury Safeguarding Children Partnership");
  g_autofree char *again = ts_id_for_name ("Bury Safeguarding Children Partnership");
  g_autofree char *other = ts_id_for_name ("Leeds Safeguarding Children Partnership");

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
  g_assert_true (ts_id_is_valid (one));
  g_assert_cmpint (one[14], ==, '5');
}

static void
test_is_valid (void)
{
  g_assert_false (ts_id_is_valid (""));
  g_assert_false (ts_id_is_valid ("5c1d0e6a"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/new", test_new);
  g_test_add_func ("/base/id/for-name", test_for_name);
  g_test_add_func ("/base/id/is-valid", test_is_valid);
  return g_test_run ();
}
