#include "config.h"

#include "base/file-problem.h"

#include <gio/gio.h>
#include <string.h>

static void
assert_problem (GError *error, const char *part)
{
  g_autoptr (GError) own = error;
  g_autofree char *problem = NULL;

  g_assert_nonnull (own);
  problem = ts_file_problem (own);
  g_assert_nonnull (strstr (problem, part));
  g_assert_null (strchr (problem, '/'));
}

static void
test_real_errors (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at/all.pdf");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  char *text = NULL;
  GError *error = NULL;

  g_file_get_contents ("/nowhere/at/all.pdf", &text, NULL, &error);
  assert_problem (g_steal_pointer (&error), "no such file");
  g_file_get_contents (g_get_tmp_dir (), &text, NULL, &error);
  assert_problem (g_steal_pointer (&error), "folder");
  g_file_set_contents ("/nowhere/at/all.pdf", "", 0, &error);
  assert_problem (g_steal_pointer (&error), "no such file or folder");
  g_file_load_contents (missing, NULL, &text, NULL, NULL, &error);
  assert_problem (g_steal_pointer (&error), "no such file");
  g_file_load_contents (folder, NULL, &text, NULL, NULL, &error);
  assert_problem (g_steal_pointer (&error), "folder");
  g_assert_null (text);
}

static void
test_others (void)
{
  assert_problem (g_error_new (G_FILE_ERROR, G_FILE_ERROR_FAILED, "Failed to open “x/y.tmp”: It rained"),
                  "It rained");
  assert_problem (g_error_new (G_MARKUP_ERROR, 0, "Colon: not a path"), "Colon: not a path");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/file-problem/real-errors", test_real_errors);
  g_test_add_func ("/base/file-problem/others", test_others);
  return g_test_run ();
}
