#include "config.h"

#include "document/text-layer.h"

#include "document/text-layer-private.h"
#include "layout.h"

#include <string.h>

static const char report[] =
    "Annual report of Bury\nThe partnership’s looked-\nafter children and care\nleavers were consulted in"
    " the ﬁrst infor-\nmation survey.\f"
    "Safeguarding partners rated the plan;\nintegrated work followed. 2019–20 was a year of change for the "
    "multi-\f!\f"
    "agency team. Care leavers told us that\n“nobody had asked”. The end of part one\f"
    "and the last page.";

static void
assert_found (TsTextLayer *layer, const char *quote, int page, const char *expected, guint n)
{
  g_autoptr (GArray) ranges = ts_text_layer_find_quote (layer, quote, page);

  g_assert_cmpuint (ranges->len, ==, n);
  if (n > 0)
    layout_assert_range (layer, &g_array_index (ranges, TsTextRange, 0), expected);
}

static void
test_find (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);

  assert_found (layer, "looked-after children", -1, "looked-\nafter children", 1);
  assert_found (layer, "  The partnership's looked-\nafter  ", -1, "The partnership’s looked-\nafter", 1);
  assert_found (layer, "FIRST information SURVEY", -1, "ﬁrst infor-\nmation survey", 1);
  assert_found (layer, "care leavers", -1, "care\nleavers", 2);
  assert_found (layer, "care leavers", 3, "Care leavers", 1);
  assert_found (layer, "care leavers", 1, NULL, 0);
  assert_found (layer, "care leavers", 99, NULL, 0);
  assert_found (layer, "2019-20", -1, "2019–20", 1);
  assert_found (layer, "\"nobody had asked\"", -1, "“nobody had asked”", 1);
  assert_found (layer, "nobody was asked", -1, NULL, 0);
  assert_found (layer, "", -1, NULL, 0);
  assert_found (layer, " \n ", -1, NULL, 0);
  assert_found (layer, "and the last page.", -1, "and the last page.", 1);
}

static void
test_find_over_pages (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);

  assert_found (layer, "multi-agency team", -1, "multi-\n\n\nagency team", 1);
  assert_found (layer, "multi-agency team", 1, "multi-\n\n\nagency team", 1);
  assert_found (layer, "survey. Safeguarding partners", 0, "survey.\n\nSafeguarding partners", 1);
  assert_found (layer, "part one and the last", 3, "part one\n\nand the last", 1);
  assert_found (layer, "part one and the last", 4, NULL, 0);
}

static void
test_find_whole_words (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);

  assert_found (layer, "rated", -1, "rated", 1);
  assert_found (layer, "ntegrate", -1, "ntegrate", 1);
}

static void
test_find_many (void)
{
  g_autofree char *letters = g_strnfill (30000, 'a');
  g_autofree char *quote = g_strnfill (10000, 'a');
  g_autoptr (TsTextLayer) layer = layout_layer (letters);
  g_autoptr (GArray) ranges = ts_text_layer_find_quote (layer, quote, -1);

  g_assert_cmpuint (ranges->len, >, 0);
  g_assert_cmpuint (ranges->len, <=, 10000);
}

/* Joining folded pages is folding joined pages. */
static void
test_joined_random (void)
{
  static const gunichar pool[] = { 'a',  'B',   '7',    ' ', '-',    '\n',  0xfb01,
                                   0xe9, 0x301, 0x2013, '.', 0x2019, 0x200b };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) pages = g_string_new (NULL);
      g_autoptr (TsTextLayer) layer = NULL;
      g_autoptr (TsJoinedText) joined = NULL;
      g_autoptr (TsFoldedText) whole = NULL;
      gsize n;

      for (guint i = 0; i < 40; i++)
        if (g_test_rand_int_range (0, 10) == 0)
          g_string_append_c (pages, '\f');
        else
          g_string_append_unichar (pages, pool[g_test_rand_int_range (0, G_N_ELEMENTS (pool))]);

      layer = layout_layer (pages->str);
      joined = ts_joined_text_new (layer, -1, 0);
      g_strdelimit (pages->str, "\f", '\n');
      whole = ts_text_fold (pages->str, TS_TEXT_LAYER_FOLD);
      if (strstr (pages->str, "\n\xcc\x81") == NULL)
        g_assert_cmpstr (ts_joined_text_get_text (joined, &n), ==, whole->text);
    }
}

/* Every piece of the text is found where it was taken from. */
static void
test_find_random (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);
  TsTextRange everything = { { 0, 0 }, { 9, 0 } };
  g_autofree char *text = ts_text_layer_dup_text (layer, &everything);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n_words = g_strv_length (words);

  for (guint round = 0; round < 300; round++)
    {
      guint first = (guint) g_test_rand_int_range (0, (gint32) n_words);
      guint n = (guint) g_test_rand_int_range (1, 12);
      g_autoptr (GString) quote = g_string_new (NULL);
      g_autoptr (GArray) ranges = NULL;

      for (guint i = first; i < MIN (first + n, n_words); i++)
        g_string_append_printf (quote, "%s\n", words[i]);
      g_strstrip (quote->str);
      /* A hyphen at the end of a piece says something else than within it. */
      if (*quote->str == '\0' || g_str_has_suffix (quote->str, "-"))
        continue;

      ranges = ts_text_layer_find_quote (layer, quote->str, -1);
      g_assert_cmpuint (ranges->len, >=, 1);
      for (guint i = 0; i < ranges->len; i++)
        {
          g_autofree char *found = ts_text_layer_dup_text (layer, &g_array_index (ranges, TsTextRange, i));
          g_autoptr (TsFoldedText) one = ts_text_fold (found, TS_FOLD_CASE);
          g_autoptr (TsFoldedText) other = ts_text_fold (quote->str, TS_FOLD_CASE);

          g_assert_cmpstr (one->text, ==, other->text);
          g_assert_false (g_ascii_isspace (found[0]) || g_ascii_isspace (found[strlen (found) - 1]));
        }
    }
}

static double
assert_nearest (TsTextLayer *layer, const char *quote, int page, const char *expected)
{
  TsTextRange range;
  double likeness = -1;

  if (!ts_text_layer_find_nearest (layer, quote, page, &range, &likeness))
    g_error ("Nothing like \"%s\"", quote);
  layout_assert_range (layer, &range, expected);
  g_assert_cmpfloat (likeness, >, 0.5);
  g_assert_cmpfloat (likeness, <=, 1);
  return likeness;
}

static void
test_nearest (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);
  double exact, close, far;

  exact = assert_nearest (layer, "care leavers told us that", -1, "Care leavers told us that");
  close = assert_nearest (layer, "care leaver told us that", -1, "Care leavers told us that");
  far = assert_nearest (layer, "care leavers we met told us", -1, "Care leavers told us");
  g_assert_cmpfloat (exact, ==, 1);
  g_assert_cmpfloat (close, <, exact);
  g_assert_cmpfloat (far, <, close);

  assert_nearest (layer, "Safegarding", -1, "Safeguarding");
  assert_nearest (layer, "the multi agency tem", -1, "the multi-\n\n\nagency team");
  assert_nearest (layer, "informations survey", 0, "infor-\nmation survey");
}

static void
test_nearest_none (void)
{
  g_autoptr (TsTextLayer) layer = layout_layer (report);
  g_autoptr (TsTextLayer) empty = layout_layer ("");

  g_assert_false (ts_text_layer_find_nearest (layer, "", -1, NULL, NULL));
  g_assert_false (ts_text_layer_find_nearest (layer, "zq", -1, NULL, NULL));
  g_assert_false (ts_text_layer_find_nearest (layer, "Quantum chromodynamics is hard", -1, NULL, NULL));
  g_assert_false (ts_text_layer_find_nearest (layer, "nobody had asked", 0, NULL, NULL));
  g_assert_false (ts_text_layer_find_nearest (layer, "care leavers", 42, NULL, NULL));
  g_assert_false (ts_text_layer_find_nearest (empty, "care leavers", -1, NULL, NULL));
}

/* A long quotation with a slip in it, in a long report. */
static void
test_nearest_large (void)
{
  g_autoptr (GString) pages = g_string_new (NULL);
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autoptr (TsTextLayer) layer = NULL;
  TsTextRange range;
  double likeness;

  for (guint page = 0; page < 124; page++)
    {
      for (guint line = 0; line < 40; line++)
        {
          for (guint word = 0; word < 11; word++)
            {
              guint before = (guint) pages->len;

              g_string_append_printf (pages, "%s%u ",
                                      word % 3 == 0   ? "children"
                                      : word % 3 == 1 ? "plan"
                                                      : "of",
                                      (page * 7919 + line * 104729 + word * 31) % 977);
              if (page == 100 && line >= 5 && line < 35)
                g_string_append (quote, word == 4 ? "slip " : pages->str + before);
            }
          g_string_append_c (pages, '\n');
        }
      g_string_append_c (pages, '\f');
    }

  layer = layout_layer (pages->str);
  g_assert_true (ts_text_layer_find_nearest (layer, quote->str, -1, &range, &likeness));
  g_assert_cmpuint (range.start.page, ==, 100);
  g_assert_cmpfloat (likeness, >, 0.85);
  g_assert_cmpfloat (likeness, <, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/text-find/find", test_find);
  g_test_add_func ("/document/text-find/over-pages", test_find_over_pages);
  g_test_add_func ("/document/text-find/whole-words", test_find_whole_words);
  g_test_add_func ("/document/text-find/many", test_find_many);
  g_test_add_func ("/document/text-find/joined-random", test_joined_random);
  g_test_add_func ("/document/text-find/random", test_find_random);
  g_test_add_func ("/document/text-find/nearest", test_nearest);
  g_test_add_func ("/document/text-find/nearest-none", test_nearest_none);
  g_test_add_func ("/document/text-find/nearest-large", test_nearest_large);
  return g_test_run ();
}
