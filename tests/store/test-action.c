#include "config.h"

#include "store/action.h"

#include <string.h>

static void
assert_text (const char *action, const char *expected)
{
  g_autofree char *text = ts_action_dup_text (action, TRUE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_objects (void)
{
  g_autofree char *rate = ts_action_new ("rate %s %s", "B4", "not included", NULL);
  g_autofree char *plain = ts_action_new ("change setting", NULL);
  g_autofree char *turned = ts_action_new ("%2$s to %1$s", "one", "two", NULL);
  g_autofree char *many = ts_action_new (
      "add report %s",
      "The yearly report of the safeguarding partners of a long name\x1fwith\na \"%s\" in it", NULL);

  assert_text (rate, "rate B4 not included");
  g_assert_cmpstr (plain, ==, "change setting");
  assert_text (turned, "two to one");
  g_assert_null (strstr (many + strlen ("add report %s\x1f"), "\x1f"));
  assert_text (many, "add report The yearly report of the safeguarding…");
}

/* Names of older projects, and what a hostile file may have. */
static void
test_foreign (void)
{
  assert_text ("rate criterion", "rate criterion");
  assert_text ("", "");
  assert_text ("100 %s %n", "100 %s %n");
  assert_text ("%s%s%n\x1f"
               "one",
               "one%s%n");
  assert_text ("%9$s %0$s %1$\x1f"
               "one",
               "%9$s %0$s %1$");
  assert_text ("\x1f"
               "one",
               "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/action/objects", test_objects);
  g_test_add_func ("/store/action/foreign", test_foreign);
  return g_test_run ();
}
