#include "config.h"

#include "workbench/tag-popover.h"

static TsFramework *framework;

static guint
match (const char *item, const char *typed)
{
  return ts_tag_popover_match (framework, item, typed);
}

static void
test_ids (void)
{
  g_assert_cmpuint (match ("B2", "B2"), >, match ("B2", "b"));
  g_assert_cmpuint (match ("B2", "b2"), ==, match ("B2", "B2"));
  g_assert_cmpuint (match ("B1", "b2"), ==, 0);
  g_assert_cmpuint (match ("P3", "p3"), >, match ("P3", "p"));
}

static void
test_words (void)
{
  /* The start of any word of the title, without regard to case. */
  g_assert_cmpuint (match ("B2", "early"), >, 0);
  g_assert_cmpuint (match ("B2", "IMPACT"), >, 0);
  g_assert_cmpuint (match ("B2", "mpact"), ==, 0);
  /* A title counts more than a word searched for. */
  g_assert_cmpuint (match ("B2", "early help impact"), >=, match ("B2", "early"));
  g_assert_cmpuint (match ("B2", "zebra"), ==, 0);
}

static void
test_empty (void)
{
  g_assert_cmpuint (match ("A1", ""), ==, match ("P3", ""));
  g_assert_cmpuint (match ("A1", ""), >, 0);
}

static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "ﬁé ");
  g_assert_cmpuint (match ("A1", text->str), ==, 0);
  g_assert_cmpuint (match ("A1", "%s%n"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  framework = ts_framework_new_bundled ("wt2018", &error);
  g_assert_no_error (error);
  g_test_add_func ("/tag-match/ids", test_ids);
  g_test_add_func ("/tag-match/words", test_words);
  g_test_add_func ("/tag-match/empty", test_empty);
  g_test_add_func ("/tag-match/hostile", test_hostile);
  status = g_test_run ();
  g_object_unref (framework);
  return status;
}
