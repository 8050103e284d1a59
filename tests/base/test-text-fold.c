#include "config.h"

#include "base/text.h"

#include <string.h>

static void
assert_fold (const char *text, TsFoldFlags flags, const char *expected)
{
  g_autoptr (TsFoldedText) folded = ts_text_fold (text, flags);

  g_assert_cmpstr (folded->text, ==, expected);
  g_assert_cmpuint (folded->length, ==, g_utf8_strlen (expected, -1));
}

static void
test_plain (void)
{
  assert_fold ("", TS_FOLD_NONE, "");
  assert_fold ("   \n\t ", TS_FOLD_NONE, "");
  assert_fold ("Bury", TS_FOLD_NONE, "Bury");
  assert_fold ("Bury", TS_FOLD_CASE, "bury");
  assert_fold ("  two \n words\t", TS_FOLD_NONE, "two words");
  assert_fold ("a\xc2\xa0"
               "b\xe2\x80\xaf"
               "c\xe3\x80\x80"
               "d\xe2\x80\xa8"
               "e",
               TS_FOLD_NONE, "a b c d e");
}

static void
test_letters (void)
{
  assert_fold ("ﬁnding oﬃce ﬂow ﬀ ﬄ ﬅ ﬆ", TS_FOLD_NONE, "finding office flow ff ffl st st");
  assert_fold ("½ ² … Ａ", TS_FOLD_NONE, "1⁄2 2 ... A");
  assert_fold ("e\xcc\x81", TS_FOLD_NONE, "é");
  assert_fold ("é", TS_FOLD_DIACRITICS, "e");
  assert_fold ("Ce\xcc\x81line É", TS_FOLD_DIACRITICS | TS_FOLD_CASE, "celine e");
  assert_fold ("STRASSE straße", TS_FOLD_CASE, "strasse strasse");
  assert_fold ("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", TS_FOLD_NONE, "한");
  assert_fold ("\xcc\x81", TS_FOLD_DIACRITICS, "");
}

static void
test_hidden (void)
{
  assert_fold ("in\xc2\xad"
               "formation",
               TS_FOLD_NONE, "information");
  assert_fold ("\xc2\xad", TS_FOLD_NONE, "");
  assert_fold ("in\xc2\xad\nformation", TS_FOLD_NONE, "information");
  assert_fold ("in\xc2\xad\n(formation", TS_FOLD_NONE, "in (formation");
  assert_fold ("zero\xe2\x80\x8bwidth\xef\xbb\xbf\xe2\x80\x8d", TS_FOLD_NONE, "zerowidth");
  assert_fold ("a\x01"
               "b\x7f"
               "c",
               TS_FOLD_NONE, "abc");
}

static void
test_quotes (void)
{
  assert_fold ("care leavers’ ‘voice’ “heard”", TS_FOLD_NONE, "care leavers' 'voice' \"heard\"");
  assert_fold ("`´ʼ′", TS_FOLD_NONE, "''''");
}

static void
test_hyphens (void)
{
  assert_fold ("looked-\nafter", TS_FOLD_NONE, "lookedafter");
  assert_fold ("looked-after", TS_FOLD_NONE, "lookedafter");
  assert_fold ("looked‐after looked‑after", TS_FOLD_NONE, "lookedafter lookedafter");
  assert_fold ("infor-\nmation", TS_FOLD_NONE, "information");
  assert_fold ("infor- \n mation", TS_FOLD_NONE, "information");
  assert_fold ("2019–20", TS_FOLD_NONE, "2019-20");
  assert_fold ("2019-\n20", TS_FOLD_NONE, "2019-20");
  assert_fold ("COVID-\n19", TS_FOLD_NONE, "COVID-19");
  assert_fold ("one — two", TS_FOLD_NONE, "one - two");
  assert_fold ("−5", TS_FOLD_NONE, "-5");
  assert_fold ("-", TS_FOLD_NONE, "-");
  assert_fold ("end-", TS_FOLD_NONE, "end-");
  assert_fold ("end-\n", TS_FOLD_NONE, "end-");
  assert_fold ("a--b", TS_FOLD_NONE, "a--b");
  assert_fold ("a-\xc2\xad"
               "b",
               TS_FOLD_NONE, "ab");
  assert_fold ("well- (so", TS_FOLD_NONE, "well- (so");
  assert_fold ("- item", TS_FOLD_NONE, "- item");
}

static void
test_map (void)
{
  static const guint starts[] = { 0, 2, 3, 3, 4, 5, 6 };
  static const guint ends[] = { 1, 3, 4, 4, 5, 6, 8 };
  /* 0 x, 1 zero width, 2 space, 3 fi, 4 n, 5 d, 6 e and 7 its accent */
  g_autoptr (TsFoldedText) folded = ts_text_fold ("x\xe2\x80\x8b ﬁnde\xcc\x81 ", TS_FOLD_NONE);

  g_assert_cmpstr (folded->text, ==, "x findé");
  g_assert_cmpmem (folded->starts, folded->length * sizeof (guint), starts, sizeof starts);
  g_assert_cmpmem (folded->ends, folded->length * sizeof (guint), ends, sizeof ends);
  g_assert_cmpuint (ts_folded_text_find (folded, 0), ==, 0);
  g_assert_cmpuint (ts_folded_text_find (folded, 1), ==, 1);
  g_assert_cmpuint (ts_folded_text_find (folded, 3), ==, 2);
  g_assert_cmpuint (ts_folded_text_find (folded, 7), ==, 6);
  g_assert_cmpuint (ts_folded_text_find (folded, 99), ==, 7);
}

static void
assert_map_is_sound (const TsFoldedText *folded, guint original_length)
{
  g_assert_cmpuint (folded->length, ==, g_utf8_strlen (folded->text, -1));
  for (guint i = 0; i < folded->length; i++)
    {
      g_assert_cmpuint (folded->starts[i], <, folded->ends[i]);
      g_assert_cmpuint (folded->ends[i], <=, original_length);
      if (i > 0)
        {
          g_assert_cmpuint (folded->starts[i - 1], <=, folded->starts[i]);
          g_assert_cmpuint (folded->ends[i - 1], <=, folded->ends[i]);
        }
    }
}

static char *
random_text (guint n)
{
  static const gunichar pool[] = {
    'a',    'B',    'z',  '1',    '9',     ' ',    ' ',    '\n',   '-',    '.',
    '\'',   0xad,   0xe9, 0x301,  0x308,   0x2019, 0x2013, 0x2014, 0x2010, 0x200b,
    0xfb01, 0xfb03, 0xbd, 0xa0,   0x1f600, 0x1100, 0x1161, 0x11a8, 0xdf,   0x130,
    0x0345, 0xfdfa, 0x01, 0x2028, 0xfe0f,  0xb4,   0xa8,   0x3000, 0xff0d, 0x0f81,
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, pool[g_test_rand_int_range (0, G_N_ELEMENTS (pool))]);

  return g_string_free (text, FALSE);
}

/* The map never runs backwards, and what was folded stays as it is. */
static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      TsFoldFlags flags = (TsFoldFlags) g_test_rand_int_range (0, 4);
      guint n = (guint) g_test_rand_int_range (0, 40);
      g_autofree char *text = random_text (n);
      g_autoptr (TsFoldedText) folded = ts_text_fold (text, flags);

      assert_map_is_sound (folded, n);
      g_assert_true (g_utf8_validate (folded->text, -1, NULL));
      g_assert_false (g_str_has_prefix (folded->text, " "));
      g_assert_false (g_str_has_suffix (folded->text, " "));
      g_assert_null (strstr (folded->text, "  "));
      g_assert_null (strchr (folded->text, '\n'));
      g_assert_null (strstr (folded->text, "\xc2\xad"));
    }
}

/* However white space and line-end hyphens fall, what is compared is the same. */
static void
test_random_breaks (void)
{
  static const char *const words[] = { "looked-after", "children’s", "finding", "care", "2019-20", "(CCE)" };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) one = g_string_new (NULL);
      g_autoptr (GString) other = g_string_new (NULL);

      for (guint i = 0; i < 12; i++)
        {
          const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

          g_string_append_printf (one, "%s ", word);
          for (const char *p = word; *p != '\0'; p++)
            {
              g_string_append_c (other, *p);
              if (*p == '-' && g_test_rand_bit ())
                g_string_append (other, g_test_rand_bit () ? "\n" : " \n  ");
              else if (g_ascii_isalpha (p[0]) && g_ascii_isalpha (p[1]) && g_test_rand_bit ())
                g_string_append (other, "-\n");
            }
          g_string_append (other, g_test_rand_bit () ? "\n" : "\t \xc2\xa0");
        }

      g_autoptr (TsFoldedText) folded = ts_text_fold (one->str, TS_FOLD_CASE);

      assert_fold (other->str, TS_FOLD_CASE, folded->text);
    }
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("e");
  g_autoptr (TsFoldedText) folded = NULL;
  g_autoptr (TsFoldedText) folded_marks = NULL;
  g_autoptr (TsFoldedText) folded_hyphens = NULL;
  g_autofree char *hyphens = g_strnfill (1000000, '-');

  while (text->len < 1000000)
    g_string_append (text, "The ﬁrst looked-\nafter child’s plan — ");
  while (marks->len < 1000000)
    g_string_append (marks, "\xcc\x81\xcc\xa3");

  folded = ts_text_fold (text->str, TS_FOLD_CASE | TS_FOLD_DIACRITICS);
  assert_map_is_sound (folded, (guint) g_utf8_strlen (text->str, -1));
  g_assert_true (g_str_has_suffix (folded->text, "the first lookedafter child's plan -"));

  folded_marks = ts_text_fold (marks->str, TS_FOLD_NONE);
  assert_map_is_sound (folded_marks, (guint) g_utf8_strlen (marks->str, -1));
  folded_hyphens = ts_text_fold (hyphens, TS_FOLD_NONE);
  g_assert_cmpuint (folded_hyphens->length, ==, 1000000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text-fold/plain", test_plain);
  g_test_add_func ("/base/text-fold/letters", test_letters);
  g_test_add_func ("/base/text-fold/hidden", test_hidden);
  g_test_add_func ("/base/text-fold/quotes", test_quotes);
  g_test_add_func ("/base/text-fold/hyphens", test_hyphens);
  g_test_add_func ("/base/text-fold/map", test_map);
  g_test_add_func ("/base/text-fold/random", test_random);
  g_test_add_func ("/base/text-fold/random-breaks", test_random_breaks);
  g_test_add_func ("/base/text-fold/large", test_large);
  return g_test_run ();
}
