#include "config.h"

#include "base/text.h"

#include <string.h>

static void
assert_clean (const char *text, const char *context, const char *expected)
{
  g_autofree char *clean = ts_text_clean (text, context);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean ("", NULL, "");
  assert_clean (" \n ", NULL, "");
  assert_clean ("  two\n words\t ", NULL, "two words");
  assert_clean ("The ﬁrst “plan” of care leavers’", NULL, "The first “plan” of care leavers’");
  assert_clean ("in\xc2\xad"
                "for\xe2\x80\x8bmation\x01",
                NULL, "information");
  assert_clean ("in\xc2\xad\nformation", NULL, "information");
  assert_clean ("end-", NULL, "end-");
  assert_clean ("end-\n", NULL, "end-");
}

static void
test_clean_hyphens (void)
{
  assert_clean ("infor-\nmation", NULL, "information");
  assert_clean ("infor- \n  mation was", NULL, "information was");
  assert_clean ("looked-\nafter", NULL, "looked-after");
  assert_clean ("Multi-\nagency", NULL, "Multi-agency");
  assert_clean ("outcome-\nbased", NULL, "outcome-based");
  assert_clean ("safe-\nguarding", "the safe-guarding duty", "safe-guarding");
  assert_clean ("well-\ncome", "you are Wellcome", "wellcome");
  assert_clean ("looked-\nafter", "looked-\nafter", "looked-after");
  assert_clean ("face-to-\nface", NULL, "face-to-face");
  assert_clean ("COVID-\n19", NULL, "COVID-19");
  assert_clean ("Stoke-on-\nTrent", NULL, "Stoke-on-Trent");
  assert_clean ("2019–\n20", NULL, "2019–20");
  assert_clean ("pre-\nand post-natal", NULL, "pre- and post-natal");
  assert_clean ("care –\nleavers", NULL, "care – leavers");
  assert_clean ("care-leavers", NULL, "care-leavers");
  assert_clean ("- one\n- two", NULL, "- one - two");
}

/* Every line end asks the context: it is read once. */
static void
test_clean_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;

  while (text->len < 500000)
    g_string_append (text, "infor-\nmation and a looked-after looked-\nafter child. ");

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, i % 2 == 0 ? "a" : "-\n");
  g_string_append (text, " child.");

  clean = ts_text_clean (text->str, text->str);
  g_assert_null (strstr (clean, "infor-"));
  g_assert_null (strstr (clean, "lookedafter"));
  g_assert_true (g_str_has_suffix (clean, "child."));
}

static void
test_make_valid (void)
{
  g_autofree char *one = ts_text_make_valid ("a\xff"
                                             "b\x01"
                                             "c\r\nd\re\tf",
                                             -1);
  g_autofree char *nul = ts_text_make_valid ("a\0b", 3);
  g_autofree char *none = ts_text_make_valid ("", 0);
  g_autofree char *special = ts_text_make_valid ("x\xef\xbf\xbf\xc2\x85y\x7f", -1);

  g_assert_cmpstr (one, ==,
                   "a\xef\xbf\xbd"
                   "bc\nd\ne\tf");
  g_assert_true (g_utf8_validate (nul, -1, NULL));
  g_assert_true (g_str_has_prefix (nul, "a") && g_str_has_suffix (nul, "b"));
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (special, ==, "x\ny");
}

static void
assert_ellipsised (const char *text, guint max, const char *expected)
{
  g_autofree char *shortened = ts_text_ellipsise (text, max);

  g_assert_cmpstr (shortened, ==, expected);
  g_assert_cmpint (g_utf8_strlen (shortened, -1), <=, max);
}

static void
test_ellipsise (void)
{
  assert_ellipsised ("care leavers", 12, "care leavers");
  assert_ellipsised ("care leavers", 11, "care…");
  assert_ellipsised ("care leavers", 5, "care…");
  assert_ellipsised ("care leavers", 4, "car…");
  assert_ellipsised ("care, and more", 6, "care…");
  assert_ellipsised ("care – and more", 8, "care…");
  assert_ellipsised ("care", 1, "…");
  assert_ellipsised ("care", 0, "");
  assert_ellipsised ("", 0, "");
  assert_ellipsised ("cafe\xcc\x81s", 5, "caf…");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/clean-hyphens", test_clean_hyphens);
  g_test_add_func ("/base/text/clean-large", test_clean_large);
  g_test_add_func ("/base/text/make-valid", test_make_valid);
  g_test_add_func ("/base/text/ellipsise", test_ellipsise);
  return g_test_run ();
}
